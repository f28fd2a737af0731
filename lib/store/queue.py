"""What the dispatcher reads: whose turn it is, what waits, how many were called lately."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from lib.store.connection import Reader, Tx


@dataclass(frozen=True, slots=True)
class Mover:
    """A submission that moves; `fruitless` is how many requests in a row came to nothing, `due` whether it may send."""

    id: str
    state: str
    address: str
    company: str | None
    batch_size: int
    parallel: int
    per_ten_minutes: int | None
    rehearsal: bool
    fruitless: int
    due: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that may leave: its numbers, its frozen object, and the request of its own that it belongs to."""

    ordinal: int
    numbers: tuple[str, ...]
    payload: bytes
    part: int | None


_MOVING = "('queued', 'running', 'stopping')"

# a wait that is longer than any that is given was given before the clock was set back
_DUE = (
    "(next_try_at is null or next_try_at <= $now"
    " or next_try_at > $now + to_seconds(coalesce(asked_to_wait, $longest_wait)::double))"
)


def turns(reader: Reader, now: datetime, *, longest_wait: float) -> tuple[Mover, ...]:
    """Every submission that moves: those to be stopped first, then the one that was served longest ago.

    `longest_wait`, in seconds, is the longest that one waits for its next try unless TWIN asked for more.
    """
    rows = reader.rows(
        "select id, state, address, company, batch_size, parallel, per_ten_minutes, rehearsal is not null, fruitless,"
        f" {_DUE} from submission where state in {_MOVING} order by state <> 'stopping', served_at nulls first, number",
        {"now": now, "longest_wait": longest_wait},
    )
    return tuple(Mover(*row) for row in rows)


def any_due(reader: Reader, now: datetime, *, longest_wait: float) -> bool:
    """Whether anything may be about to leave; `longest_wait` as in `turns`."""
    return bool(
        reader.value(
            f"select count(*) from submission where state = 'stopping' or (state in ('queued', 'running') and {_DUE})",
            {"now": now, "longest_wait": longest_wait},
        )
    )


def waiting(reader: Reader, submission_id: str, limit: int, *, out: Collection[int] = ()) -> tuple[Waiting, ...]:
    """The first items that wait and are not `out`, in the order of the file.

    Where the first of them belongs to a request of its own, only those of that request.
    """
    first = [
        ordinal
        for (ordinal,) in reader.rows(
            "select ordinal from item where submission_id = ? and state = 'waiting' order by ordinal limit ?",
            [submission_id, limit + len(out)],
        )
        if ordinal not in out
    ][:limit]
    if not first:
        return ()
    # a span of ordinals is found without a look at every item of the file
    rows = reader.rows(
        "select ordinal, numbers, payload, part from item where submission_id = ? and state = 'waiting'"
        " and ordinal between ? and ? order by ordinal",
        [submission_id, first[0], first[-1]],
    )
    found = [
        Waiting(ordinal, tuple(numbers), payload, part)
        for ordinal, numbers, payload, part in rows
        if ordinal not in out
    ]
    return tuple(each for each in found if each.part == found[0].part)


def served(tx: Tx, submission_id: str, now: datetime) -> None:
    """Note that the submission has its turn, and runs."""
    tx.change_exactly(
        1,
        "update submission set served_at = ?, state = 'running' where id = ? and state in ('queued', 'running')",
        [now, submission_id],
    )


def called(reader: Reader, since: datetime, submission_id: str | None = None) -> int:
    """How many people were asked for after `since`, or may have been: of one submission, or of all."""
    return int(
        reader.value(
            "select coalesce(sum(len(ordinals)), 0) from attempt"
            " where opened_at > ? and (verdict is null or verdict in ('accepted', 'unknown'))"
            " and (? is null or submission_id = ?)",
            [since, submission_id, submission_id],
        )
    )


def unfinished(reader: Reader) -> list[tuple[str, str]]:
    """id and state of every submission that is queued, running or stopping."""
    return [
        (submission_id, state)
        for submission_id, state in reader.rows(
            f"select id, state from submission where state in {_MOVING} order by number"
        )
    ]


def unknown_requests(reader: Reader, submission_id: str) -> tuple[int, int]:
    """How many requests became unknown since a person last left some so on purpose, and at how many it pauses."""
    limit, left = reader.rows("select unknown_limit, unknown_mark from submission where id = ?", [submission_id])[0]
    unknown = reader.value(
        "select count(*) from attempt where submission_id = ? and verdict = 'unknown'", [submission_id]
    )
    return int(unknown) - int(left), int(limit)
