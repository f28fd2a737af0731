"""What the sender needs of TWIN, put together from the link, the table of outcomes and the seal."""

from collections.abc import Callable, Sequence
from datetime import datetime

from lib.dispatch.worker import Wire
from lib.model.outcome import Answer, Outcome
from lib.settings import Settings
from lib.store import journal
from lib.store.seal import Seal
from lib.twin import payload, verdict
from lib.twin.link import Link


def wire_to(link: Link, settings: Settings, seal: Seal, *, clock: Callable[[], datetime]) -> Wire:
    """The wire to the TWIN of this start; the settings' switches turn lines of the table of outcomes."""

    def judge(
        answer: Answer, numbers: Sequence[int], ordinals: Sequence[int]
    ) -> tuple[Outcome, tuple[journal.Given, ...]]:
        return verdict.judge(
            answer,
            numbers,
            ordinals,
            refuses_whole=settings.refuses_whole,
            repeat_401=settings.repeat_401,
            repeat_429=settings.repeat_429,
            now=clock(),
        )

    return Wire(
        body_of=payload.body,
        post=link.client.post,
        judge=judge,
        ready=link.credentials.ready,
        renew=link.credentials.renew_last,
        seal=seal.note_attempt,
    )
