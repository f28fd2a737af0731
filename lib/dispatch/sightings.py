"""What searches found of the people of an unknown request, row by row, with what speaks against each call."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from lib.model.item import Identifiers
from lib.store import inquiries
from lib.store.connection import Reader
from lib.twin import sessions
from lib.twin.sessions import Session


@dataclass(frozen=True, slots=True)
class Number:
    """One number of an item that is unknown; `subject` says which one, and shows its last two digits only."""

    ordinal: int
    row: int
    digits: str = field(repr=False)
    subject: str


class Doubt(StrEnum):
    """Why a call that was found may not be this request's."""

    NO_CANDIDATE = "no_candidate"
    OTHER_NUMBER = "other_number"
    EARLIER = "earlier"
    ELSEWHERE = "elsewhere"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A call to one of the row's numbers, as TWIN told it at `asked_at`."""

    number: Number
    session: Session
    asked_at: datetime
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class RowSeen:
    """The calls found for one row.

    `match` is TWIN's candidate where exactly one can be meant, however often it was rung; else None.
    """

    ordinal: int
    row: int
    seen: tuple[Sighting, ...]
    match: Identifiers | None


@dataclass(frozen=True, slots=True)
class Sightings:
    """The rows for which something was found, and of how many numbers nothing, and of how many nothing can be said."""

    rows: tuple[RowSeen, ...] = ()
    nothing: int = 0
    unread: int = 0


def unknown_numbers(reader: Reader, attempt_id: int) -> tuple[Number, ...]:
    """Every number of the people of an attempt who are unknown now, in the order of the file."""
    return tuple(
        Number(ordinal, row, digits, f"{place}: {digits[-2:]}")
        for ordinal, row, numbers in inquiries.unknown_items(reader, attempt_id)
        for place, digits in enumerate(numbers, start=1)
    )


def sightings(
    reader: Reader, submission_id: str, attempt_id: int, numbers: Sequence[Number], *, since: datetime
) -> Sightings:
    """Read everything that was answered about these numbers; what was found once is not lost by a later answer."""
    own = {(each.ordinal, each.subject): each for each in numbers}
    found: dict[Number, dict[object, tuple[Session, datetime]]] = {}
    asked = set()
    for ordinal, subject, status, fault, body, at in inquiries.searches(reader, attempt_id):
        number = own.get((ordinal, subject))
        if number is None:
            continue  # settled meanwhile
        asked.add(number)
        told = sessions.read(status, fault or "", bytes(body or b""))
        if told is not None:
            # without an id, what differs is another call; the same call told later takes the place of the earlier
            found.setdefault(number, {}).update({each.id or each: (each, at) for each in told})
    doubtful = _doubts(reader, submission_id, found, since)
    rows: dict[tuple[int, int], list[Sighting]] = {}
    for number in numbers:
        for session, at in found.get(number, {}).values():
            seen = Sighting(number, session, at, doubtful[number, session])
            rows.setdefault((number.ordinal, number.row), []).append(seen)
    return Sightings(
        tuple(RowSeen(ordinal, row, tuple(seen), _match(seen)) for (ordinal, row), seen in rows.items()),
        nothing=sum(not told for told in found.values()),
        unread=len(asked - found.keys()),
    )


def _match(seen: Sequence[Sighting]) -> Identifiers | None:
    """The one candidate that no doubt is about."""
    clear = [each.session for each in seen if not each.doubts]
    if len({each.candidate_id for each in clear}) != 1:
        return None
    tasks = {each.task_id for each in clear}
    return Identifiers(tasks.pop() if len(tasks) == 1 else "", clear[0].candidate_id)


def _doubts(
    reader: Reader,
    submission_id: str,
    found: dict[Number, dict[object, tuple[Session, datetime]]],
    since: datetime,
) -> dict[tuple[Number, Session], tuple[Doubt, ...]]:
    every = [(number, session) for number, told in found.items() for session, _ in told.values()]
    ids = {session.candidate_id for _, session in every} - {""}
    owners: dict[str, set[tuple[str, int | None]]] = {}
    for candidate, owner, ordinal in inquiries.candidates(reader, sorted(ids)):
        owners.setdefault(candidate, set()).add((owner, ordinal))
    rows = Counter(candidate for candidate, _ in {(session.candidate_id, number.ordinal) for number, session in every})

    def of(number: Number, session: Session) -> dict[Doubt, bool]:
        candidate = session.candidate_id
        return {
            Doubt.NO_CANDIDATE: not candidate,
            Doubt.OTHER_NUMBER: _end(session.number) not in ("", _end(number.digits)),
            Doubt.EARLIER: _before(session.created or session.started, since),
            Doubt.ELSEWHERE: bool(owners.get(candidate, set()) - {(submission_id, number.ordinal)}),
            Doubt.SHARED: bool(candidate) and rows[candidate] > 1,
        }

    return {
        (number, session): tuple(doubt for doubt, holds in of(number, session).items() if holds)
        for number, session in every
    }


def _end(number: str) -> str:
    """The part that is the same however a number is written: with +7, with 8, or without either."""
    return "".join(each for each in number if each.isdigit())[-10:]


def _before(text: str, since: datetime) -> bool:
    """Whether a moment surely lies before `since`; one without a zone, or none at all, proves nothing (twin-api §4)."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return moment.tzinfo is not None and moment < since
