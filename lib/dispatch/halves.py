"""A refused request goes again in halves: where a releaser set it so (413), or a person looks for the culprit."""

from datetime import datetime

from lib.model.item import ItemState
from lib.model.outcome import Outcome
from lib.store import journal, parts, submissions
from lib.store.connection import Tx

TOO_BIG = 413


def split_on(tx: Tx, attempt: journal.OpenAttempt, outcome: Outcome, *, now: datetime) -> bool:
    """Split a request that was just rejected, if its releaser or a person wanted that; returns whether it was."""
    if len(attempt.ordinals) < 2:
        return False
    too_big = outcome.answer.status == TOO_BIG and parts.halves_wanted(tx, attempt.submission_id)
    if not (too_big or parts.splitting(tx, attempt.submission_id, attempt.ordinals)):
        return False
    split(tx, attempt.submission_id, attempt.ordinals, splitting=not too_big, now=now)
    return True


def split(tx: Tx, submission_id: str, ordinals: tuple[int, ...], *, splitting: bool, now: datetime) -> None:
    """Let rejected items wait again, each half in a request of its own; with `splitting`, until the culprit is alone.

    Only for a request that is known to have been refused whole. Raises StoreConflict if one of the items is not
    rejected.
    """
    submissions.move_items(tx, submission_id, ordinals, source=ItemState.REJECTED, to=ItemState.WAITING, at=now)
    middle = len(ordinals) // 2
    for half in (ordinals[:middle], ordinals[middle:]):
        parts.set_apart(tx, submission_id, half, splitting=splitting)
