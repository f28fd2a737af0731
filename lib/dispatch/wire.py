"""What the sender needs of TWIN, put together from the link, the table of outcomes and the seal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.model.outcome import Answer, Outcome
from lib.settings import Settings
from lib.store import journal
from lib.store.seal import Seal
from lib.twin import payload, verdict
from lib.twin.link import Link


@dataclass(frozen=True, slots=True)
class Wire:
    """What the sender needs of TWIN and of the seal beside the store.

    `ready` sees to a token before anything is planned; `renew` logs in once more after a 401 and says whether there is
    another token now; `seal` keeps the highest attempt outside the store, and raises StoreFailed if it cannot.
    """

    body_of: Callable[[Sequence[bytes]], bytes]
    post: Callable[[bytes, str | None], Answer]
    """(body, the company it was released for) → how it ended"""
    judge: Callable[[Answer, Sequence[int], Sequence[int]], tuple[Outcome, tuple[journal.Given, ...]]]
    """(answer, numbers of each candidate, ordinals of each candidate) → what it means"""
    ready: Callable[[], object] = lambda: None
    renew: Callable[[], bool] = lambda: False
    seal: Callable[[int], object] = lambda highest: None


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
