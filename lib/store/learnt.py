"""What the journal tells of how TWIN answers: flat rows of the requests that went to one address."""

from collections.abc import Sequence

from lib.model.submission import SubmissionState
from lib.store.connection import Reader, Row

# One join a statement, this one: rows that came out of a join and are joined once more can take DuckDB 2.0.0 down.
_OURS = "submission_id in (select id from submission where address = ?)"
_OVER = (SubmissionState.FINISHED.value, SubmissionState.STOPPED.value)

LARGEST_READ = 1024 * 1024
"""Answers longer than so many bytes are not read again to learn from them."""


def receipts(reader: Reader, address: str, first: Sequence[str], limit: int) -> list[Row]:
    """id, submission_id, ordinals, body of accepted requests: those of the submissions `first`, then the newest."""
    return reader.rows(
        "select id, submission_id, ordinals, body from attempt where verdict = 'accepted' and octet_length(body) <= ?"
        f" and {_OURS} order by list_contains(?::varchar[], submission_id) desc, id desc limit ?",
        [LARGEST_READ, address, list(first), limit],
    )


def numbers(reader: Reader, submission_ids: Sequence[str]) -> dict[tuple[str, int], int]:
    """How many numbers the items with more than one have, by submission and ordinal."""
    rows = reader.rows(
        "select submission_id, ordinal, len(numbers) from item where len(numbers) > 1"
        " and submission_id in (select unnest(?))",
        [list(submission_ids)],
    )
    return {(submission_id, ordinal): count for submission_id, ordinal, count in rows}


def tasks(reader: Reader, address: str) -> Row:
    """How many requests answered with call tasks; how many tasks belong to one request and to several, and a request
    that shows each.
    """
    return reader.rows(
        "select (select count(distinct attempt_id) from identifier where auto_call_id <> '' and " + _OURS + "),"
        " count(*) filter (where requests = 1), max(last) filter (where requests = 1),"
        " count(*) filter (where requests > 1), max(last) filter (where requests > 1)"
        " from (select auto_call_id, count(distinct attempt_id) as requests, max(attempt_id) as last from identifier"
        f" where auto_call_id <> '' and {_OURS} group by auto_call_id)",
        [address, address],
    )[0]


def several_tasks(reader: Reader, address: str) -> Row:
    """How many requests opened more than one call task, and one that shows it."""
    return reader.rows(
        "select count(*), max(attempt_id) from (select attempt_id from identifier where auto_call_id <> ''"
        f" and {_OURS} group by attempt_id having count(distinct auto_call_id) > 1)",
        [address],
    )[0]


def refusals(reader: Reader, address: str, statuses: Sequence[int], limit: int) -> list[Row]:
    """id, submission_id, request, ordinals, status of the newest requests of several people with one of these."""
    return reader.rows(
        "select id, submission_id, request, ordinals, status from attempt where len(ordinals) > 1"
        f" and list_contains(?::integer[], status) and closed_at is not null and {_OURS} order by id desc limit ?",
        [list(statuses), address, limit],
    )


def settled(reader: Reader, submission_id: str, request: int, ordinals: Sequence[int]) -> tuple[int, int]:
    """Of the items of a request that went in no later one: how many TWIN turned out to call, and how many a person did
    not find there.
    """
    own = [
        row[0]
        for row in reader.rows(
            "select ordinal from item where submission_id = ? and coalesce(request, ?) = ?"
            " and ordinal in (select unnest(?))",
            [submission_id, request, request, list(ordinals)],
        )
    ]
    called, absent = reader.rows(
        "select count(distinct ordinal) filter (where became = 'accepted'),"
        " count(distinct ordinal) filter (where became = 'not_sent') from evidence"
        " where submission_id = ? and ordinal in (select unnest(?))",
        [submission_id, own],
    )[0]
    told = reader.value(
        "select count(distinct ordinal) from event where submission_id = ? and ordinal in (select unnest(?))",
        [submission_id, own],
    )
    return max(called, told), absent


def largest(reader: Reader, address: str) -> Row:
    """Of accepted requests: the most people and the attempt, the most bytes and the attempt; null if none was."""
    return reader.rows(
        "select max(len(ordinals)), arg_max(id, len(ordinals)), max(body_bytes), arg_max(id, body_bytes)"
        f" from attempt where verdict = 'accepted' and {_OURS}",
        [address],
    )[0]


def too_large(reader: Reader, address: str) -> Row:
    """How many requests were refused as too large (413), the fewest bytes of one, and its attempt."""
    return reader.rows(
        f"select count(*), min(body_bytes), arg_min(id, body_bytes) from attempt where status = 413 and {_OURS}",
        [address],
    )[0]


def slowed(reader: Reader, address: str, limit: int) -> list[Row]:
    """id, headers (JSON) of the newest requests that were answered with 429."""
    return reader.rows(
        f"select id, headers from attempt where status = 429 and {_OURS} order by id desc limit ?", [address, limit]
    )


def times(reader: Reader, address: str) -> Row:
    """How many whole answers there are, their median and longest time in seconds and the attempt of that; then how many
    requests had no answer within the time limit, and one of them.
    """
    return reader.rows(
        "select count(*) filter (where whole), median(seconds) filter (where whole), max(seconds) filter (where whole),"
        " arg_max(id, seconds) filter (where whole), count(*) filter (where late), max(id) filter (where late)"
        " from (select id, seconds, status is not null and coalesce(fault, '') = '' as whole,"
        f" coalesce(fault, '') in ('read_timeout', 'deadline') as late from attempt where {_OURS})",
        [address],
    )[0]


def rehearsals(reader: Reader, address: str) -> list[Row]:
    """id, number, rehearsal, state, released_at of every step of a rehearsal, the oldest first."""
    return reader.rows(
        "select id, number, rehearsal, state, released_at from submission"
        " where rehearsal is not null and address = ? order by number",
        [address],
    )


def rehearsed(reader: Reader) -> tuple[int, str | None]:
    """How many steps of a rehearsal were ever released from this store, and one that is not over."""
    count, under_way = reader.rows(
        "select count(*), max(id) filter (where state not in (select unnest(?))) from submission"
        " where rehearsal is not null",
        [list(_OVER)],
    )[0]
    return int(count), under_way


def attempts(reader: Reader, submission_ids: Sequence[str]) -> list[Row]:
    """id, submission_id, ordinals, verdict, status, fault, count_differs of their ended attempts, the oldest first."""
    return reader.rows(
        "select id, submission_id, ordinals, verdict, status, fault, count_differs from attempt"
        " where closed_at is not null and submission_id in (select unnest(?)) order by id",
        [list(submission_ids)],
    )


def items(reader: Reader, submission_ids: Sequence[str]) -> list[Row]:
    """submission_id, ordinal, numbers, payload, state of their rows."""
    return reader.rows(
        "select submission_id, ordinal, numbers, payload, state from item_now"
        " where list_contains(?::varchar[], submission_id) order by submission_id, ordinal",
        [list(submission_ids)],
    )


def candidates(reader: Reader, submission_ids: Sequence[str]) -> list[Row]:
    """submission_id, ordinal, attempt_id, auto_call_candidate_id given to their rows, in the order they came."""
    return reader.rows(
        "select submission_id, ordinal, attempt_id, auto_call_candidate_id from identifier where ordinal is not null"
        " and auto_call_candidate_id <> '' and submission_id in (select unnest(?)) order by attempt_id, rowid",
        [list(submission_ids)],
    )


def places(reader: Reader, attempt_ids: Sequence[int]) -> dict[int, tuple[str, int]]:
    """The submission and the request of each of these attempts."""
    rows = reader.rows(
        "select id, submission_id, request from attempt where id in (select unnest(?::bigint[]))", [list(attempt_ids)]
    )
    return {id_: (submission_id, request) for id_, submission_id, request in rows}


def answer(reader: Reader, attempt_id: int) -> Row | None:
    """submission_id, request, people, body_bytes, opened_at, status, fault, headers, body, truncated, seconds."""
    return reader.one(
        "select submission_id, request, len(ordinals), body_bytes, opened_at, status, fault, headers, body, truncated,"
        " seconds from attempt where id = ?",
        [attempt_id],
    )
