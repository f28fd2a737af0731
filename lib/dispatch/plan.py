"""The next request: whose turn it is, which items, looked up once more by the guard, written to the journal."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.access import audit
from lib.drafts.terms import Terms
from lib.model.mode import Mode
from lib.model.person import CALLBOARD
from lib.model.submission import Pause, SubmissionState
from lib.store import guard, journal, queue, submissions
from lib.store.connection import Store, Tx

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Request:
    """A request whose intent is in the journal: its attempt, its body, and how many numbers each candidate has."""

    attempt: journal.OpenAttempt
    body: bytes
    numbers: tuple[int, ...]


def next_request(
    store: Store, terms: Terms, body_of: Callable[[Sequence[bytes]], bytes], *, now: datetime
) -> Request | None:
    """Commit the intent to send the next request and return it; None if this turn sent nothing.

    A turn without a request still moves things: it finishes, stops or pauses a submission. Raises StoreConflict if a
    later start has taken over.
    """
    with store.write() as tx:
        turn = queue.turn(tx, now)
        if turn is None:
            return None
        queue.served(tx, turn.id, now)
        if turn.state == SubmissionState.STOPPING:
            finish_stop(tx, turn.id, now=now)
            return None
        reason = _may_not(turn, terms)
        if reason:
            pause(tx, turn.id, reason, now=now)
            return None
        return _open(tx, turn, terms, body_of, now)


def finish_stop(tx: Tx, submission_id: str, *, now: datetime) -> None:
    """Cancel what waits and end the submission; nothing of it may be in an open attempt."""
    submissions.cancel_waiting(tx, submission_id, at=now)
    submissions.move(tx, submission_id, to=SubmissionState.STOPPED)


def pause(tx: Tx, submission_id: str, reason: Pause, *, now: datetime) -> None:
    """Pause a submission for a person to look at, and say so in the audit."""
    if submissions.move(tx, submission_id, to=SubmissionState.PAUSED, pause=reason):
        audit.record(tx, audit.Verb.PAUSED, submission_id, at=now, by=CALLBOARD, reason=reason.value)


def _may_not(turn: queue.Turn, terms: Terms) -> Pause | None:
    if terms.mode is Mode.LIVE_NO_TOKEN:
        return Pause.NO_TOKEN
    if (turn.address, turn.company) != (terms.address, terms.company):
        return Pause.OTHER_ADDRESS
    return None


def _open(
    tx: Tx, turn: queue.Turn, terms: Terms, body_of: Callable[[Sequence[bytes]], bytes], now: datetime
) -> Request | None:
    size = turn.batch_size
    if terms.day_limit is not None:
        size = min(size, terms.day_limit - queue.called(tx, now - DAY))
    items = _not_taken(tx, turn.id, queue.waiting(tx, turn.id, max(size, 1)), terms, now)
    if not items:
        if not queue.waiting(tx, turn.id, 1):
            submissions.move(tx, turn.id, to=SubmissionState.FINISHED)
        return None
    if size <= 0:
        pause(tx, turn.id, Pause.DAY_LIMIT, now=now)
        return None
    body = body_of([item.payload for item in items])
    if turn.state != SubmissionState.RUNNING:
        submissions.move(tx, turn.id, to=SubmissionState.RUNNING)
    attempt = journal.open_attempt(
        tx,
        turn.id,
        [item.ordinal for item in items],
        generation=terms.generation,
        body_sha256=hashlib.sha256(body).hexdigest(),
        body_bytes=len(body),
        at=now,
    )
    return Request(attempt, body, tuple(len(item.numbers) for item in items))


def _not_taken(
    tx: Tx, submission_id: str, items: tuple[queue.Waiting, ...], terms: Terms, now: datetime
) -> tuple[queue.Waiting, ...]:
    taken = guard.blocked(
        tx,
        [item.ordinal for item in items],
        [item.numbers for item in items],
        called_since=terms.called_since(now),
        but_not=submission_id,
    )
    submissions.exclude(tx, submission_id, taken, at=now)
    stays = {each.key for each in taken}
    return tuple(item for item in items if item.ordinal not in stays)
