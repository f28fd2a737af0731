"""Ask TWIN for calls to the people of an unknown request: what it finds is evidence, and settles nothing by itself."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.access import audit
from lib.dispatch.addressee import require_here
from lib.dispatch.sightings import Number, Sightings, sightings, unknown_numbers
from lib.drafts.terms import Terms
from lib.model.evidence import Inquiry
from lib.model.outcome import Answer, Fault
from lib.model.person import Person
from lib.store import inquiries
from lib.store.connection import Reader, Store
from lib.store.inquiries import NewInquiry, Reply
from lib.twin import sessions

SLICE = 20
"""Numbers in one go: a page waits for these, and then shows how far it has come."""
PER_SECOND = 5.0
CLOCKS_DIFFER = timedelta(minutes=1)
"""How far TWIN's clock may be behind ours; calls are looked for from so long before the request."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why the asking stopped: TWIN's status, or the kind of `Fault`."""

    status: int | None
    fault: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What one go came to: so many numbers asked about now, and `asked` of `of` all together."""

    now: int
    asked: int
    of: int
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """Searches for the people of a request whose outcome is unknown; nothing here sends, moves or settles anything.

    `ask(number, since)` asks once. A person takes what was found by reconciling (`lib/dispatch/reconcile.py`).
    """

    store: Store
    terms: Terms
    ask: Callable[[str, datetime], Answer]
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    per_second: float = PER_SECOND

    def progress(self, attempt_id: int, *, since: datetime | None = None) -> Asked:
        """How many numbers there are of people still unknown, and how many were asked about, ever or since a moment."""
        with self.store.read() as reader:
            numbers = unknown_numbers(reader, attempt_id)
            left = _left(reader, attempt_id, numbers, since)
        return Asked(0, len(numbers) - len(left), len(numbers))

    def found(self, attempt_id: int) -> Sightings:
        """What was found so far, row by row, with what speaks against each; nothing is asked for it."""
        with self.store.read() as reader:
            attempt = inquiries.unknown_attempt(reader, attempt_id)
            if attempt is None:
                return Sightings()
            submission_id, opened_at = attempt
            since = opened_at - CLOCKS_DIFFER
            return sightings(reader, submission_id, attempt_id, unknown_numbers(reader, attempt_id), since=since)

    def ask_about(self, attempt_id: int, *, by: Person, since: datetime | None = None) -> Asked:
        """Ask about the next `SLICE` numbers: those never asked about, or not since `since`.

        It stops at the first answer that cannot be read, and that number's turn comes again after all the others.
        Raises OtherTwin, before anything is asked, if the request went to another address or company.
        """
        with self.store.read() as reader:
            attempt = inquiries.unknown_attempt(reader, attempt_id)
            numbers = unknown_numbers(reader, attempt_id)
            left = _left(reader, attempt_id, numbers, since)
            if attempt is None or not left:
                return Asked(0, len(numbers), len(numbers))
            submission_id, opened_at = attempt
            require_here(reader, self.terms, submission_id)
        said = tuple(self._asked(left[:SLICE], opened_at - CLOCKS_DIFFER))
        found = tuple(sessions.read(reply.status, reply.fault, reply.body) for _, _, reply in said)
        stop = Stop(said[-1][2].status, said[-1][2].fault) if found[-1] is None else None
        with self.store.write() as tx:
            for number, at, reply in said:
                new = NewInquiry(
                    self.new_id(), Inquiry.SESSIONS, submission_id, number.subject, attempt_id, number.ordinal
                )
                inquiries.add(tx, new, at=at, by=by, reply=reply)
            audit.record(
                tx, audit.Verb.ASKED, submission_id, at=self.clock(), by=by, attempt=attempt_id, numbers=len(said),
                found=sum(bool(each) for each in found), unread=sum(each is None for each in found),
            )  # fmt: skip
        return Asked(len(said), len(numbers) - len(left) + len(said), len(numbers), stop)

    def _asked(self, numbers: Sequence[Number], since: datetime) -> Iterator[tuple[Number, datetime, Reply]]:
        """Ask about each, paced, up to the first answer that cannot be read."""
        for place, number in enumerate(numbers):
            if place:
                time.sleep(1 / self.per_second)
            answer = self.ask(number.digits, since)
            reply = reply_of(answer)
            yield number, self.clock(), reply
            if sessions.read(reply.status, reply.fault, reply.body) is None:
                return


def reply_of(answer: Answer) -> Reply:
    """An answer as it is kept: one of which only the beginning is there counts as cut."""
    return Reply(answer.status, answer.fault or (Fault.CUT.value if answer.truncated else ""), answer.body)


def _left(
    reader: Reader, attempt_id: int, numbers: Sequence[Number], since: datetime | None
) -> tuple[Number, ...]:  # fmt: skip
    """The numbers to ask about, those never asked about first, then the one whose last time is longest ago."""
    last = {(ordinal, subject): at for ordinal, subject, at in inquiries.asked(reader, attempt_id)}
    never = [each for each in numbers if (each.ordinal, each.subject) not in last]
    before = [each for each in numbers if since and (at := last.get((each.ordinal, each.subject))) and at < since]
    return (*never, *sorted(before, key=lambda each: last[each.ordinal, each.subject]))
