"""What the history reads: flat rows, one statement each."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from lib.store.connection import Reader, Row


class Condition(NamedTuple):
    """A `where` clause over `submission` and its bound values."""

    sql: str
    params: list[object]


def condition(
    *,
    since: date | None = None,
    until: date | None = None,
    state: str | None = None,
    text: str = "",
    number: str = "",
    external_id: str = "",
    task_id: str = "",
) -> Condition:
    """Put a filter into SQL: every condition given must hold; dates are days in UTC, both ends included."""
    clauses: list[tuple[str, object]] = []
    if since:
        clauses.append(("released_at >= ?", since))
    if until:
        clauses.append(("released_at < ?", until + timedelta(days=1)))
    if state:
        clauses.append(("state = ?", state))
    if text:
        clauses.append(("contains(lower(file_name), lower(?))", text))
    if number:
        clauses.append(("id in (select submission_id from item where list_contains(numbers, ?))", number))
    if external_id:
        clauses.append(("id in (select submission_id from item where client_external_id = ?)", external_id))
    if task_id:
        clauses.append(("id in (select submission_id from identifier where auto_call_id = ?)", task_id))
    sql = " and ".join(sql for sql, _ in clauses) or "true"
    return Condition(sql, [value for _, value in clauses])


def submissions(reader: Reader, where: Condition, *, offset: int, limit: int) -> list[Row]:
    """id, number, file_name, state, pause, released_at, released_by, rehearsal; the newest first."""
    return reader.rows(
        "select id, number, file_name, state, pause, released_at, released_by, rehearsal from submission"
        f" where {where.sql} order by number desc limit ? offset ?",
        [*where.params, limit, offset],
    )


def count(reader: Reader, where: Condition) -> tuple[int, int]:
    """How many submissions, and how many rows of their files."""
    row = reader.rows(
        f"with chosen as (select id from submission where {where.sql})"
        " select (select count(*) from chosen), count(*) from item where submission_id in (from chosen)",
        where.params,
    )[0]
    return int(row[0]), int(row[1])


def ids(reader: Reader, where: Condition) -> list[str]:
    """The ids of the submissions, the oldest first."""
    return [row[0] for row in reader.rows(f"select id from submission where {where.sql} order by number", where.params)]


def released(reader: Reader, submission_ids: Sequence[str]) -> list[Row]:
    """id, number, file_name, header, released_at, released_by; the oldest first."""
    return reader.rows(
        "select id, number, file_name, header, released_at, released_by from submission"
        " where id in (select unnest(?)) order by number",
        [list(submission_ids)],
    )


def buckets(reader: Reader, submission_ids: Sequence[str]) -> dict[str, dict[str, int]]:
    """For each submission how many of its rows are in each state."""
    found: dict[str, dict[str, int]] = {each: {} for each in submission_ids}
    for submission_id, state, rows in reader.rows(
        "select submission_id, state, count(*) from item_now where submission_id in (select unnest(?)) group by all",
        [list(submission_ids)],
    ):
        found[submission_id][state] = rows
    return found


def names(reader: Reader, submission_ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """For each submission its number and its file's name."""
    rows = reader.rows(
        "select id, number, file_name from submission where id in (select unnest(?))", [list(submission_ids)]
    )
    return {submission_id: (number, name) for submission_id, number, name in rows}


def submission(reader: Reader, submission_id: str) -> Row | None:
    """id, number, draft_id, file_name, state, pause, released_at, released_by, address, next_try_at, asked_to_wait,
    rehearsal, follows, then how it is sent: batch_size, parallel, per_ten_minutes, unknown_limit, its reason, halve.
    """
    return reader.one(
        "select id, number, draft_id, file_name, state, pause, released_at, released_by, address, next_try_at,"
        " asked_to_wait, rehearsal, follows, batch_size, parallel, per_ten_minutes, unknown_limit,"
        " coalesce(unknown_reason, ''), halve from submission where id = ?",
        [submission_id],
    )


def in_states(reader: Reader, wanted: Sequence[str]) -> list[str]:
    """The ids of the submissions that stand in one of these states, the oldest first."""
    return [
        row[0]
        for row in reader.rows(
            "select id from submission where state in (select unnest(?)) order by number", [list(wanted)]
        )
    ]


def followers(reader: Reader, submission_id: str) -> list[str]:
    """The submissions in which rows of this one went again, the oldest first."""
    return [
        row[0] for row in reader.rows("select id from submission where follows = ? order by number", [submission_id])
    ]


def speed(reader: Reader, last: int = 20) -> float | None:
    """How many seconds a request takes: the median of the last that TWIN answered; None before the first."""
    seconds = reader.value(
        "select median(seconds) from (select seconds from attempt where status is not null order by id desc limit ?)",
        [last],
    )
    return None if seconds is None else float(seconds)


def paced(reader: Reader, submission_id: str, since: datetime) -> list[Row]:
    """opened_at and people of each request of this submission that counts in its pace, the oldest first."""
    return reader.rows(
        "select opened_at, len(ordinals) from attempt where submission_id = ? and opened_at > ?"
        " and (verdict is null or verdict in ('accepted', 'unknown')) order by id",
        [submission_id, since],
    )


def exclusions(reader: Reader, submission_id: str) -> list[Row]:
    """Each reason why rows do not go, and how many."""
    return reader.rows(
        "select excluded, count(*) from item where submission_id = ? and state = 'excluded'"
        " group by excluded order by excluded",
        [submission_id],
    )


def tasks(reader: Reader, submission_id: str) -> tuple[str, ...]:
    """TWIN's autoCallId of every request that was accepted, in the order they were opened."""
    rows = reader.rows(
        "select auto_call_id from identifier where submission_id = ? and auto_call_id <> ''"
        " group by auto_call_id order by min(attempt_id)",
        [submission_id],
    )
    return tuple(row[0] for row in rows)


def requests(reader: Reader, submission_id: str) -> tuple[int, datetime | None]:
    """How many requests have an outcome that is not "again", and when the last attempt opened."""
    row = reader.rows(
        "select count(distinct request) filter (where verdict in ('accepted', 'rejected', 'unknown')), max(opened_at)"
        " from attempt where submission_id = ?",
        [submission_id],
    )[0]
    return int(row[0]), row[1]


def last_problem(reader: Reader, submission_id: str) -> Row | None:
    """status, body, fault of the last request that was not accepted; None if the last one was."""
    return reader.one(
        "select status, body, fault from (select * from attempt where submission_id = ? and closed_at is not null"
        " order by id desc limit 1) where verdict <> 'accepted'",
        [submission_id],
    )


def states(reader: Reader) -> list[Row]:
    """Each state and how many submissions stand in it."""
    return reader.rows("select state, count(*) from submission group by state order by state")


def unknown(reader: Reader) -> int:
    """How many people of this store may have been called, and nobody knows."""
    return int(reader.value("select count(*) from item where state = 'unknown'"))
