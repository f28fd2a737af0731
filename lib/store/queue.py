"""What the dispatcher reads: whose turn it is, what waits, how many were called lately."""

from dataclasses import dataclass
from datetime import datetime

from lib.store.connection import Reader, Tx


@dataclass(frozen=True, slots=True)
class Turn:
    """The submission whose turn it is."""

    id: str
    state: str
    address: str
    company: str | None
    batch_size: int
    fruitless: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that may leave: its numbers and its frozen object."""

    ordinal: int
    numbers: tuple[str, ...]
    payload: bytes


def turn(reader: Reader, now: datetime) -> Turn | None:
    """The submission that has been served longest ago among those that may send now, or that is to be stopped."""
    row = reader.one(
        "select id, state, address, company, batch_size, fruitless from submission"
        " where state = 'stopping' or (state in ('queued', 'running') and (next_try_at is null or next_try_at <= ?))"
        " order by state <> 'stopping', served_at nulls first, number limit 1",
        [now],
    )
    return Turn(*row) if row else None


def waiting(reader: Reader, submission_id: str, limit: int) -> tuple[Waiting, ...]:
    """The first items that wait, in the order of the file; the submission must have no open attempt."""
    rows = reader.rows(
        "select ordinal, numbers, payload from item where submission_id = ? and state = 'waiting'"
        " order by ordinal limit ?",
        [submission_id, limit],
    )
    return tuple(Waiting(ordinal, tuple(numbers), payload) for ordinal, numbers, payload in rows)


def served(tx: Tx, submission_id: str, now: datetime) -> None:
    """Note that the submission had its turn."""
    tx.change_exactly(1, "update submission set served_at = ? where id = ?", [now, submission_id])


def called(reader: Reader, since: datetime) -> int:
    """How many people were asked for after `since`, or may have been."""
    return int(
        reader.value(
            "select coalesce(sum(len(ordinals)), 0) from attempt"
            " where opened_at > ? and (verdict is null or verdict in ('accepted', 'unknown'))",
            [since],
        )
    )


def unfinished(reader: Reader) -> list[tuple[str, str]]:
    """id and state of every submission that is queued, running or stopping."""
    return [
        (submission_id, state)
        for submission_id, state in reader.rows(
            "select id, state from submission where state in ('queued', 'running', 'stopping') order by number"
        )
    ]


def fruitless(reader: Reader, submission_id: str) -> int:
    """How many requests in a row came to nothing."""
    return int(reader.value("select fruitless from submission where id = ?", [submission_id]))
