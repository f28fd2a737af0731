"""The next requests: whose turn it is, which items, looked up once more by the guard, written to the journal."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.access import audit
from lib.dispatch import pacing
from lib.drafts.terms import Terms
from lib.model.mode import Mode
from lib.model.person import CALLBOARD
from lib.model.submission import Pause, SubmissionState
from lib.store import guard, journal, owner, queue, submissions
from lib.store.connection import Reader, Tx

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Request:
    """A request whose intent is in the journal: its attempt, its body, whom it was released for, and how many numbers
    each candidate has.
    """

    attempt: journal.OpenAttempt
    body: bytes
    company: str | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """How many people a request may have, how many requests may leave, and how many people in all: 0 or less if the
    day's limit is reached.
    """

    size: int
    requests: int
    people: int


@dataclass(frozen=True, slots=True)
class Body:
    """A request that is not in the journal yet; `numbers` is how many numbers each of its candidates has."""

    intent: journal.Intent
    body: bytes
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a turn is taken with: the transaction, the terms of this start, how a body is made, the time."""

    tx: Tx
    terms: Terms
    body_of: Callable[[Sequence[bytes]], bytes]
    now: datetime


def next_requests(
    tx: Tx,
    terms: Terms,
    body_of: Callable[[Sequence[bytes]], bytes],
    *,
    now: datetime,
    free: int,
    out: Sequence[journal.OpenAttempt] = (),
) -> tuple[Request, ...]:
    """Write the intents of at most `free` requests, each for the submission that was served longest ago.

    `out` are the open attempts of this start, as its sender knows them; the journal looks for itself. A turn without a
    request still moves things: it finishes, stops or pauses a submission. Raises StoreConflict if a later start has
    taken over.
    """
    if free < 1 or not owner.may_send(tx, terms.generation):
        return ()
    turn = _Turn(tx, terms, body_of, now)
    found: list[Request] = []
    coming = list(queue.turns(tx, now, longest_wait=terms.longest_wait))
    alone = len(coming) == 1
    while coming and len(found) < free:
        mover = coming.pop(0)
        its_own = [each for each in (*out, *(request.attempt for request in found)) if each.submission_id == mover.id]
        requests = _take(turn, mover, its_own, free - len(found) if alone else 1)
        found += requests
        if requests and not alone:
            coming.append(mover)  # its next turn comes after everybody else's
    return tuple(found)


def room_for(reader: Reader, mover: queue.Mover, terms: Terms, at_most: int, *, now: datetime) -> Room:
    """What the submission's pace and the day leave of `at_most` requests."""
    size = mover.batch_size
    if mover.per_ten_minutes is not None:
        size = min(size, mover.per_ten_minutes)
        called = queue.called(reader, now - pacing.WINDOW, mover.id)
        at_most = min(at_most, pacing.room(mover.per_ten_minutes, called) // size)
    people = size * at_most
    if at_most and terms.day_limit is not None:
        people = min(people, terms.day_limit - queue.called(reader, now - DAY))
    return Room(size, at_most, people)


def bodies(
    terms: Terms, body_of: Callable[[Sequence[bytes]], bytes], items: tuple[queue.Waiting, ...], room: Room
) -> tuple[Body, ...]:
    """The next requests; a body that is too big is halved until it fits, a single candidate goes whatever its size."""
    found: list[Body] = []
    while items and len(found) < room.requests:
        chosen = items[: room.size]
        body = body_of([item.payload for item in chosen])
        while len(body) > terms.settings.body_bytes and len(chosen) > 1:
            chosen = chosen[: len(chosen) // 2]
            body = body_of([item.payload for item in chosen])
        intent = journal.Intent(tuple(item.ordinal for item in chosen), hashlib.sha256(body).hexdigest(), len(body))
        found.append(Body(intent, body, tuple(len(item.numbers) for item in chosen)))
        items = items[len(chosen) :]
    return tuple(found)


def begin(tx: Tx, terms: Terms, mover: queue.Mover, chosen: Sequence[Body], *, now: datetime) -> tuple[Request, ...]:
    """Write the intents of these bodies; raises StoreConflict as `journal.begin` does."""
    attempts = journal.begin(tx, mover.id, [each.intent for each in chosen], generation=terms.generation, at=now)
    return tuple(
        Request(attempt, each.body, mover.company, each.numbers) for attempt, each in zip(attempts, chosen, strict=True)
    )


def may_not(mover: queue.Mover, terms: Terms, now: datetime) -> Pause | None:
    """Why nothing of the submission may leave until a person has seen to it."""
    if terms.credentials.ended(now):
        return Pause.TOKEN_ENDED
    if terms.mode is Mode.LIVE_NO_TOKEN:
        return Pause.NO_TOKEN
    if (mover.address, mover.company) != (terms.address, terms.company):
        return Pause.OTHER_ADDRESS
    return None


def no_token_yet(terms: Terms) -> bool:
    """Whether a login is under way, or IAM is asked again in a while; the settings page tells."""
    return terms.mode is Mode.LIVE and not terms.credentials.in_hand()


def finish_stop(tx: Tx, submission_id: str, *, now: datetime) -> None:
    """Cancel what waits and end the submission; nothing of it may be in an open attempt."""
    submissions.cancel_waiting(tx, submission_id, at=now)
    submissions.move(tx, submission_id, to=SubmissionState.STOPPED)


def pause(tx: Tx, submission_id: str, reason: Pause, *, now: datetime) -> None:
    """Pause a submission for a person to look at, and say so in the audit."""
    if submissions.move(tx, submission_id, to=SubmissionState.PAUSED, pause=reason):
        audit.record(tx, audit.Verb.PAUSED, submission_id, at=now, by=CALLBOARD, reason=reason.value)


def _take(turn: _Turn, mover: queue.Mover, out: Sequence[journal.OpenAttempt], at_most: int) -> tuple[Request, ...]:
    if mover.state == SubmissionState.STOPPING:
        if not out:
            finish_stop(turn.tx, mover.id, now=turn.now)
        return ()
    # while one try after another comes to nothing, a single request at a time finds out when that ends
    room = (1 if mover.fruitless else mover.parallel) - len(out)
    if not mover.due or room < 1:
        return ()
    reason = may_not(mover, turn.terms, turn.now)
    if reason is not Pause.TOKEN_ENDED and no_token_yet(turn.terms):
        return ()
    if reason:
        pause(turn.tx, mover.id, reason, now=turn.now)
        return ()
    return _open(turn, mover, out, min(room, at_most))


def _open(turn: _Turn, mover: queue.Mover, out: Sequence[journal.OpenAttempt], at_most: int) -> tuple[Request, ...]:
    tx = turn.tx
    room = room_for(tx, mover, turn.terms, at_most, now=turn.now)
    if not room.requests:
        return ()
    taken = {ordinal for attempt in out for ordinal in attempt.ordinals}
    found = queue.waiting(tx, mover.id, max(room.people, 1), out=taken)
    items = found if mover.rehearsal else _not_taken(turn, mover.id, found)
    if not items:
        if not out and not queue.waiting(tx, mover.id, 1):
            submissions.move(tx, mover.id, to=SubmissionState.FINISHED)
        return ()
    cut = room.people < room.size
    if room.people <= 0 or (mover.rehearsal and cut and len(queue.waiting(tx, mover.id, room.size)) > room.people):
        # a step of a rehearsal leaves whole, as it was shown, or not at all
        pause(tx, mover.id, Pause.DAY_LIMIT, now=turn.now)
        return ()
    queue.served(tx, mover.id, turn.now)
    chosen = bodies(turn.terms, turn.body_of, items, room)
    return begin(tx, turn.terms, mover, chosen, now=turn.now)


def _not_taken(turn: _Turn, submission_id: str, items: tuple[queue.Waiting, ...]) -> tuple[queue.Waiting, ...]:
    since = turn.terms.called_since(turn.now)
    numbers = [item.numbers for item in items]
    every = [number for own in numbers for number in own]
    if not guard.any_taken(turn.tx, every, called_since=since, but_not=submission_id):
        return items
    taken = guard.blocked(turn.tx, [item.ordinal for item in items], numbers, called_since=since, but_not=submission_id)
    submissions.exclude(turn.tx, submission_id, taken, at=turn.now)
    stays = {each.key for each in taken}
    return tuple(item for item in items if item.ordinal not in stays)
