"""What TWIN told by itself: kept as it came, and joined to the row that it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.model.event import Event
from lib.store.connection import Reader, Row, Tx

RECENT = timedelta(days=7)
"""Nearly every event is about a row that moved within this time: that part of a long history is searched first."""


@dataclass(frozen=True, slots=True)
class Place:
    """The row that an event is about."""

    submission_id: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Told:
    """What an event says of its row; of the ids, None where it names none."""

    event_id: str
    ordinal: int
    task_id: str | None
    candidate_id: str | None


def place(reader: Reader, event: Event, *, now: datetime) -> Place | None:
    """The row that an event is about, None if there is no one row.

    By our row key; without one by the candidate's id, else by call task and number together.
    """
    if event.row_key:
        return _by_row_key(reader, event.row_key, now - RECENT) or _by_row_key(reader, event.row_key)
    by_candidate = _by_candidate(reader, event.candidate_id) if event.candidate_id else None
    if by_candidate or not (event.task_id and event.number):
        return by_candidate
    return _only(
        reader.rows(
            "select submission_id, ordinal from item where list_contains(numbers, ?)"
            " and submission_id in (select submission_id from identifier where auto_call_id = ?)",
            [event.number, event.task_id],
        )
    )


def _by_row_key(reader: Reader, row_key: str, since: datetime | None = None) -> Place | None:
    moved = "" if since is None else " and changed_at > ?"
    return _only(
        reader.rows(
            f"select submission_id, ordinal from item where row_key = ?{moved}",
            [row_key] if since is None else [row_key, since],
        )
    )


def _by_candidate(reader: Reader, candidate_id: str) -> Place | None:
    return _only(
        reader.rows(
            "select distinct submission_id, ordinal from identifier"
            " where auto_call_candidate_id = ? and ordinal is not null",
            [candidate_id],
        )
    )


def _only(rows: Sequence[Row]) -> Place | None:
    return Place(*rows[0]) if len(rows) == 1 else None


def add(tx: Tx, event: Event, about: Place | None, *, waits: bool, at: datetime) -> bool:
    """Keep an event; returns whether it is new: the same bytes are kept once, however often they come."""
    return bool(
        tx.change(
            "insert into event (id, received_at, event, call_id, task_id, candidate_id, row_key, number, body,"
            " submission_id, ordinal, waits) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            [event.id, at, event.name, event.call_id, event.task_id, event.candidate_id, event.row_key, event.number,
             event.body, about.submission_id if about else None, about.ordinal if about else None, waits],
        )
    )  # fmt: skip


def is_out(reader: Reader, about: Place) -> bool:
    """Whether this row is in a request that has no outcome yet."""
    return bool(
        reader.value(
            "select count(*) from attempt where submission_id = ? and closed_at is null and list_contains(ordinals, ?)",
            [about.submission_id, about.ordinal],
        )
    )


def take_waiting(tx: Tx, submission_id: str, ordinals: Sequence[int]) -> tuple[Told, ...]:
    """The events that came for these rows while their request was out, in the order they came; they wait no more.

    Nearly always none: one statement that looks at what waits only.
    """
    waiting = tx.rows(
        "select id, ordinal, task_id, candidate_id from event where waits and submission_id = ?"
        " order by received_at, rowid",
        [submission_id],
    )
    own = frozenset(ordinals) if waiting else frozenset()
    found = [Told(*row) for row in waiting if row[1] in own]
    if found:
        tx.change_exactly(
            len(found),
            "update event set waits = false where waits and list_contains(?, id)",
            [[each.event_id for each in found]],
        )
    return tuple(found)


def heard(reader: Reader) -> Row:
    """When the last event came; how many there are, how many told of a row by our key, and how many of one by TWIN's
    ids.
    """
    return reader.rows(
        "select max(received_at), count(*), count(*) filter (where submission_id is not null and row_key is not null),"
        " count(*) filter (where submission_id is not null and row_key is null) from event"
    )[0]
