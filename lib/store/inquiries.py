"""What TWIN was asked beside the batch request, and what it answered; and whom that is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.model.evidence import Inquiry
from lib.model.person import Person
from lib.store.connection import Reader, Row, Tx


@dataclass(frozen=True, slots=True)
class NewInquiry:
    """A question before its answer.

    `subject` is a task's autoCallId, or which number of the item `ordinal` it is about: never the whole number.
    """

    id: str
    kind: Inquiry
    submission_id: str
    subject: str
    attempt_id: int | None = None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """TWIN's answer as it is kept: `fault` is a `Fault`, or empty for an answer that came whole."""

    status: int | None
    fault: str
    body: bytes


def add(tx: Tx, new: NewInquiry, *, at: datetime, by: Person, reply: Reply | None = None) -> None:
    """Write a question; without a reply it counts as asked and not answered until `answered` is called."""
    status, fault, body = (reply.status, reply.fault, reply.body) if reply else (None, None, None)
    tx.execute(
        "insert into inquiry (id, happened_at, kind, submission_id, attempt_id, ordinal, subject, status, fault, body,"
        " person_id, person_name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [new.id, at, new.kind.value, new.submission_id, new.attempt_id, new.ordinal, new.subject, status, fault, body,
         by.id, by.name],
    )  # fmt: skip


def answered(tx: Tx, inquiry_id: str, reply: Reply) -> None:
    """Write the answer to a question; raises StoreConflict if it has one."""
    tx.change_exactly(
        1,
        "update inquiry set status = ?, fault = ?, body = ? where id = ? and fault is null",
        [reply.status, reply.fault, reply.body, inquiry_id],
    )


def released_for(reader: Reader, submission_id: str) -> tuple[str, str | None] | None:
    """The address and company of a submission's release; None if there is no such submission."""
    row = reader.one("select address, company from submission where id = ?", [submission_id])
    return (row[0], row[1]) if row else None


def unknown_attempt(reader: Reader, attempt_id: int) -> tuple[str, datetime] | None:
    """The submission and the opening of an attempt whose outcome is unknown; None of any other."""
    row = reader.one(
        "select submission_id, opened_at from attempt where id = ? and verdict = 'unknown'", [attempt_id]
    )  # fmt: skip
    return (row[0], row[1]) if row else None


def unknown_items(reader: Reader, attempt_id: int) -> list[Row]:
    """ordinal, row, numbers of the items of an attempt that are unknown now, in the order of the file."""
    return reader.rows(
        "select ordinal, row, numbers from item where state = 'unknown'"
        " and submission_id = (select submission_id from attempt where id = $id)"
        " and ordinal in (select unnest(ordinals) from attempt where id = $id) order by ordinal",
        {"id": attempt_id},
    )


def asked(reader: Reader, attempt_id: int) -> list[Row]:
    """ordinal, subject, and when each was asked about last, of an attempt."""
    return reader.rows(
        "select ordinal, subject, max(happened_at) from inquiry where attempt_id = ? and kind = ? group by all",
        [attempt_id, Inquiry.SESSIONS.value],
    )


def searches(reader: Reader, attempt_id: int) -> list[Row]:
    """ordinal, subject, status, fault, body, happened_at of every search for an attempt, the oldest first."""
    return reader.rows(
        "select ordinal, subject, status, fault, body, happened_at from inquiry where attempt_id = ? and kind = ?"
        " order by happened_at, rowid",
        [attempt_id, Inquiry.SESSIONS.value],
    )


def candidates(reader: Reader, candidate_ids: Sequence[str]) -> list[Row]:
    """Those of TWIN's candidates that this store knows: auto_call_candidate_id, submission_id, ordinal (or null)."""
    return reader.rows(
        "select auto_call_candidate_id, submission_id, ordinal from identifier"
        " where auto_call_candidate_id in (select unnest(?))",
        [list(candidate_ids)],
    )


def tasks(reader: Reader, submission_id: str) -> list[Row]:
    """auto_call_id and how many candidates of each of a submission's tasks, in the order they were opened."""
    return reader.rows(
        # an id of dots alone is no task's: in an address it would lead elsewhere
        "select auto_call_id, count(distinct auto_call_candidate_id) from identifier where submission_id = ?"
        " and trim(auto_call_id, '.') <> '' group by auto_call_id order by min(attempt_id), auto_call_id",
        [submission_id],
    )


def others_in(reader: Reader, submission_id: str, task_ids: Sequence[str]) -> list[Row]:
    """auto_call_id and submission_id of the other submissions of this store that have candidates in these tasks."""
    return reader.rows(
        "select distinct auto_call_id, submission_id from identifier where submission_id <> ?"
        " and auto_call_id in (select unnest(?))",
        [submission_id, list(task_ids)],
    )


def orders(reader: Reader, task_ids: Sequence[str]) -> list[Row]:
    """subject, kind, status, fault, body, happened_at, person_name of every order for these tasks, the oldest first."""
    return reader.rows(
        "select subject, kind, status, fault, body, happened_at, person_name from inquiry"
        " where kind in ('pause', 'play', 'halted') and subject in (select unnest(?)) order by happened_at, rowid",
        [list(task_ids)],
    )
