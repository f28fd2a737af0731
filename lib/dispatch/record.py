"""What a request came to, written to the journal, its items and its submission in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from lib.dispatch import evidence, halves, pacing, plan
from lib.drafts.terms import Terms
from lib.model.item import ItemState
from lib.model.outcome import Outcome, Verdict
from lib.model.submission import Pause, SubmissionState
from lib.store import journal, pace, queue, submissions
from lib.store.connection import Tx

BECOMES = {
    Verdict.ACCEPTED: ItemState.ACCEPTED,
    Verdict.REJECTED: ItemState.REJECTED,
    Verdict.UNKNOWN: ItemState.UNKNOWN,
}

OF_THE_ACCOUNT = frozenset({Pause.TOKEN_REFUSED, Pause.NO_MONEY, Pause.FORBIDDEN})
"""What TWIN refuses for the account, it refuses for every submission: nothing is sent until a person has seen to it."""


def record(tx: Tx, endings: Sequence[journal.Ending], terms: Terms, *, now: datetime) -> None:
    """Close the attempts and move their items.

    Raises StoreConflict if one is closed already or a later start took over.
    """
    if not endings:
        return
    journal.end(tx, endings, generation=terms.generation, at=now)
    for verdict, to in BECOMES.items():
        move(tx, [each.attempt for each in endings if each.outcome.verdict is verdict], to, now)
    told = []
    for submission_id in by_submission([each.attempt for each in endings]):
        its_own = [each for each in endings if each.attempt.submission_id == submission_id]
        if _aftermath(tx, submission_id, its_own, terms, now):
            told += [each.attempt for each in its_own]
    hear(tx, told, now)


def move(tx: Tx, attempts: Sequence[journal.OpenAttempt], to: ItemState, now: datetime) -> None:
    """Move the items of attempts that have just been closed."""
    for submission_id, its_own in by_submission(attempts).items():
        submissions.move_items(
            tx,
            submission_id,
            [ordinal for attempt in its_own for ordinal in attempt.ordinals],
            source=ItemState.SENDING,
            to=to,
            at=now,
            requests=[attempt.request for attempt in its_own for _ in attempt.ordinals],
        )


def hear(tx: Tx, attempts: Sequence[journal.OpenAttempt], now: datetime) -> None:
    """Let what TWIN told by webhook while these requests were out settle their items."""
    for submission_id, its_own in by_submission(attempts).items():
        evidence.apply_waiting(tx, submission_id, [ordinal for each in its_own for ordinal in each.ordinals], now=now)


def by_submission(attempts: Sequence[journal.OpenAttempt]) -> dict[str, list[journal.OpenAttempt]]:
    """The attempts of each submission."""
    found: dict[str, list[journal.OpenAttempt]] = {}
    for attempt in attempts:
        found.setdefault(attempt.submission_id, []).append(attempt)
    return found


def _aftermath(tx: Tx, submission_id: str, endings: Sequence[journal.Ending], terms: Terms, now: datetime) -> bool:
    """What outcomes mean for the requests to come, and for a submission that is being stopped.

    Returns whether TWIN has told anything of the submission by webhook that waits.
    """
    state, undisturbed, told = submissions.standing(tx, submission_id)
    reasons = []
    for each in endings:
        if each.outcome.verdict is not Verdict.ACCEPTED:
            undisturbed = False
            reasons.append(_trouble(tx, each, terms, now))
        elif not undisturbed:
            pace.went_well(tx, submission_id, now)
    # what stops every submission comes before what stops this one
    given = sorted((each for each in reasons if each), key=lambda each: each not in OF_THE_ACCOUNT)
    reason = given[0] if given else None
    if reason:
        for concerned in _concerned(tx, submission_id, state, reason):
            plan.pause(tx, concerned, reason, now=now)
    if state is SubmissionState.STOPPING and not journal.has_open(tx, submission_id):
        plan.finish_stop(tx, submission_id, now=now)
    return told


def _concerned(tx: Tx, submission_id: str, state: SubmissionState, reason: Pause) -> list[str]:
    """Who pauses for this reason: what is being stopped does not, yet it may tell of everybody else."""
    concerned = set() if state is SubmissionState.STOPPING else {submission_id}
    if reason in OF_THE_ACCOUNT:
        concerned |= {each for each, moves in queue.unfinished(tx) if moves != SubmissionState.STOPPING}
    return sorted(concerned)


def _trouble(tx: Tx, ending: journal.Ending, terms: Terms, now: datetime) -> Pause | None:
    """Why the submission pauses after a request that was not accepted, if it does."""
    if ending.outcome.verdict in BECOMES:
        return _settled(tx, ending.attempt, ending.outcome, terms, now)
    return _again_or_not(tx, ending.attempt, ending.outcome, terms, now)


def enough_unknown(tx: Tx, submission_id: str) -> bool:
    """Whether as many requests became unknown as this submission's releaser allows."""
    unknown, limit = queue.unknown_requests(tx, submission_id)
    return unknown >= limit


def _settled(tx: Tx, attempt: journal.OpenAttempt, outcome: Outcome, terms: Terms, now: datetime) -> Pause | None:
    """After a request that was rejected, or is unknown."""
    if outcome.verdict is Verdict.REJECTED and halves.split_on(tx, attempt, outcome, now=now):
        return outcome.pause
    failed = pace.failed(tx, attempt.submission_id, now)
    tolerated = outcome.pause is Pause.UNKNOWN and not enough_unknown(tx, attempt.submission_id)
    if outcome.pause and not tolerated:
        return outcome.pause
    return Pause.FAILURES if failed >= terms.settings.breaker else None


def _again_or_not(tx: Tx, attempt: journal.OpenAttempt, outcome: Outcome, terms: Terms, now: datetime) -> Pause | None:
    """Surely not sent, or refused unread: again later, bounded; what is refused for a cause waits for a person."""
    if outcome.pause or outcome.renewed:
        return outcome.pause
    fruitless = pace.came_to_nothing(tx, attempt.submission_id)
    next_try = pacing.next_try(terms.settings, now, fruitless=fruitless, retry_after=outcome.retry_after)
    if outcome.verdict is Verdict.WAITING:
        asked = None if outcome.retry_after is None else (next_try - now).total_seconds()
        pace.all_wait_until(tx, next_try, asked=asked)
        return Pause.RATE_LIMIT if fruitless >= terms.settings.tries else None
    pace.wait_until(tx, attempt.submission_id, next_try)
    if fruitless < terms.settings.tries:
        return None
    move(tx, [attempt], ItemState.NOT_SENT, now)
    return Pause.UNREACHABLE
