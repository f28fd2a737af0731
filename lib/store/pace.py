"""How a submission is sent, and what its requests came to lately."""

from datetime import datetime

from lib.model.pace import Pace
from lib.store.connection import Tx


def change(tx: Tx, submission_id: str, pace: Pace) -> bool:
    """Change how a submission that has not ended is sent; returns whether there is one."""
    return bool(
        tx.change(
            "update submission set batch_size = ?, parallel = ?, per_ten_minutes = ?, unknown_limit = ?,"
            " unknown_reason = ?, halve = ? where id = ? and state in ('queued', 'running', 'paused')",
            [*values(pace), submission_id],
        )
    )


_WAITS_ON = (
    "next_try_at = case when next_try_at > $now then next_try_at end,"
    " asked_to_wait = case when next_try_at > $now then asked_to_wait end"
)
"""A wait that TWIN asked for meanwhile is not cut short by the answer to a request that was out."""


def went_well(tx: Tx, submission_id: str, now: datetime) -> None:
    """A request of it was accepted: whatever came to nothing before does not count any more."""
    tx.change_exactly(
        1,
        f"update submission set fruitless = 0, failed = 0, {_WAITS_ON} where id = $id",
        {"id": submission_id, "now": now},
    )


def came_to_nothing(tx: Tx, submission_id: str) -> int:
    """A request of it surely did not arrive, or was refused unread; returns how many in a row."""
    return int(
        tx.value("update submission set fruitless = fruitless + 1 where id = ? returning fruitless", [submission_id])
    )


def failed(tx: Tx, submission_id: str, now: datetime) -> int:
    """A request of it has an outcome that is not "accepted"; returns how many in a row."""
    return int(
        tx.value(
            f"update submission set failed = failed + 1, fruitless = 0, {_WAITS_ON} where id = $id returning failed",
            {"id": submission_id, "now": now},
        )
    )


def wait_until(tx: Tx, submission_id: str, moment: datetime) -> None:
    """Let the next try of this submission leave at `moment`, or later where it waits for longer already."""
    tx.change(
        "update submission set next_try_at = ?, asked_to_wait = null"
        " where id = ? and (next_try_at is null or next_try_at < ?)",
        [moment, submission_id, moment],
    )


def all_wait_until(tx: Tx, moment: datetime, *, asked: float | None) -> None:
    """Let nothing leave before `moment`, for TWIN asks everybody to wait: `asked` seconds, if it said how long.

    What is paused may be resumed before that, and what is being stopped tells whoever comes next.
    """
    tx.change(
        "update submission set next_try_at = ?, asked_to_wait = ?"
        " where state in ('queued', 'running', 'paused', 'stopping') and (next_try_at is null or next_try_at < ?)",
        [moment, asked, moment],
    )


# longer than TWIN asked for: then the clock was set back meanwhile
_ASKED = "asked_to_wait is not null and next_try_at > $now and next_try_at <= $now + to_seconds(asked_to_wait)"


def start_anew(tx: Tx, submission_id: str, now: datetime) -> None:
    """A person lets it go on: failures up to now do not count, and what is unknown was left so on purpose.

    What is out still counts when it becomes unknown, and what TWIN asked to wait is waited.
    """
    tx.change_exactly(
        1,
        f"update submission set fruitless = 0, failed = 0, next_try_at = case when {_ASKED} then next_try_at end,"
        f" asked_to_wait = case when {_ASKED} then asked_to_wait end,"
        " unknown_mark = (select count(*) from attempt where submission_id = submission.id and verdict = 'unknown')"
        " where id = $id",
        {"id": submission_id, "now": now},
    )


def values(pace: Pace) -> list[object]:
    """batch_size, parallel, per_ten_minutes, unknown_limit, unknown_reason, halve: as the columns take them."""
    return [
        pace.batch_size,
        pace.parallel,
        pace.per_ten_minutes,
        pace.unknown_limit,
        pace.unknown_reason,
        pace.halve,
    ]
