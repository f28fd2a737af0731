"""What a request came to, written to the journal, its items and its submission in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from lib.dispatch import pacing, plan
from lib.drafts.terms import Terms
from lib.model.item import ItemState
from lib.model.outcome import Outcome, Verdict
from lib.model.submission import Pause, SubmissionState
from lib.store import journal, queue, submissions
from lib.store.connection import Store, Tx

BECOMES = {
    Verdict.ACCEPTED: ItemState.ACCEPTED,
    Verdict.REJECTED: ItemState.REJECTED,
    Verdict.UNKNOWN: ItemState.UNKNOWN,
}


def record(
    store: Store,
    attempt: journal.OpenAttempt,
    outcome: Outcome,
    given: Sequence[journal.Given],
    terms: Terms,
    *,
    now: datetime,
) -> None:
    """Close the attempt and move its items; raises StoreConflict if it is closed already or a later start took over."""
    with store.write() as tx:
        journal.close_attempt(tx, attempt, outcome, given, generation=terms.generation, at=now)
        settled = BECOMES.get(outcome.verdict)
        if settled:
            _move(tx, attempt, settled, now)
            submissions.set_pace(tx, attempt.submission_id, fruitless=0, next_try_at=None)
            reason = outcome.pause
        else:
            reason = _again_or_not(tx, attempt, outcome, terms, now)
        if submissions.state(tx, attempt.submission_id) is SubmissionState.STOPPING:
            plan.finish_stop(tx, attempt.submission_id, now=now)
        elif reason:
            plan.pause(tx, attempt.submission_id, reason, now=now)


def _again_or_not(tx: Tx, attempt: journal.OpenAttempt, outcome: Outcome, terms: Terms, now: datetime) -> Pause | None:
    """Surely not sent, or refused unread: again later, bounded; what is refused for a cause waits for a person."""
    if outcome.pause:
        return outcome.pause
    fruitless = queue.fruitless(tx, attempt.submission_id) + 1
    next_try = pacing.next_try(terms.settings, now, fruitless=fruitless, retry_after=outcome.retry_after)
    submissions.set_pace(tx, attempt.submission_id, fruitless=fruitless, next_try_at=next_try)
    if fruitless < terms.settings.tries:
        return None
    if outcome.verdict is Verdict.WAITING:
        return Pause.RATE_LIMIT
    _move(tx, attempt, ItemState.NOT_SENT, now)
    return Pause.UNREACHABLE


def _move(tx: Tx, attempt: journal.OpenAttempt, to: ItemState, now: datetime) -> None:
    submissions.move_items(
        tx,
        attempt.submission_id,
        attempt.ordinals,
        source=ItemState.SENDING,
        to=to,
        at=now,
        request=attempt.request,
    )
