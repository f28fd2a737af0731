"""The books of the machine over people's actions: what was released, asked, answered and said, kept plainly.

`Books` is what the store must say at this moment, and goes back with it when an older copy is restored. The ledger is
what TWIN was asked for, and never goes back. Both are decided by the design and twin-api §3, never by the code's
verdicts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from json import dumps

from lib.model.item import BLOCKS, Exclusion, Identifiers, ItemState
from lib.model.outcome import Answer, Fault
from lib.model.pace import Pace
from lib.model.submission import SubmissionState
from lib.store.journal import OpenAttempt
from tests.dispatch.scene import CUT, NEVER_READY, status

GUARD = timedelta(days=7)
DAY = timedelta(days=1)
WINDOW = timedelta(minutes=10)
SHORT_STOP = timedelta(minutes=15)
HEARTBEAT = timedelta(seconds=30)

MOVING = SubmissionState.RUNNING
"""Queued or running: the books do not tell them apart."""
PAUSED, STOPPING, STOPPED, FINISHED = (
    SubmissionState.PAUSED,
    SubmissionState.STOPPING,
    SubmissionState.STOPPED,
    SubmissionState.FINISHED,
)


class Fate(StrEnum):
    """What an answer means for the people of its request."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    NEVER_ARRIVED = "never arrived"
    UNREAD = "refused unread"


MAY_CALL = frozenset({Fate.ACCEPTED, Fate.UNKNOWN})
BECOMES = {
    Fate.ACCEPTED: ItemState.ACCEPTED,
    Fate.REJECTED: ItemState.REJECTED,
    Fate.UNKNOWN: ItemState.UNKNOWN,
    Fate.NEVER_ARRIVED: ItemState.WAITING,
    Fate.UNREAD: ItemState.WAITING,
}


def _receipt(pairs: Iterable[Identifiers]) -> Answer:
    told = [
        {
            "autoCallId": {"identity": each.auto_call_id},
            "autoCallCandidateId": {"identity": each.auto_call_candidate_id},
        }
        for each in pairs
    ]
    return status(200, dumps([told]).encode())


def _says(answer: Answer) -> Callable[[Sequence[Identifiers]], Answer]:
    return lambda pairs: answer


def _too_many(pairs: Sequence[Identifiers]) -> Answer:
    return _receipt([*pairs, Identifiers(pairs[0].auto_call_id, f"{pairs[0].auto_call_candidate_id} more")])


def _broken_off(pairs: Sequence[Identifiers]) -> Answer:
    return replace(_receipt(pairs), body=_receipt(pairs).body[:-3], truncated=True, fault=Fault.CUT)


@dataclass(frozen=True, slots=True)
class Played:
    """An answer that TWIN may give, made of the ids of a request, and what twin-api §3 says of it.

    `whole` is for several candidates where TWIN is known to refuse whole. It `halts` a submission whatever its releaser
    allows, and everybody's where it is `of_the_account`; `asks` is a Retry-After in seconds.
    """

    answer: Callable[[Sequence[Identifiers]], Answer]
    one: Fate
    several: Fate
    whole: Fate | None = None
    halts: bool = False
    of_the_account: bool = False
    too_big: bool = False
    asks: float | None = None

    def fate(self, people: int, *, refuses_whole: bool) -> Fate:
        """What becomes of a request of so many."""
        if people == 1:
            return self.one
        return self.whole if refuses_whole and self.whole else self.several


_UNKNOWN = (Fate.UNKNOWN, Fate.UNKNOWN)
_UNREAD = (Fate.UNREAD, Fate.UNREAD)
PLAYED = {
    "accepted": Played(_receipt, Fate.ACCEPTED, Fate.ACCEPTED),
    "accepted in another order": Played(lambda pairs: _receipt(pairs[::-1]), Fate.ACCEPTED, Fate.ACCEPTED),
    "accepted with too many pairs": Played(_too_many, Fate.ACCEPTED, Fate.ACCEPTED),
    "no answer": Played(_says(CUT), *_UNKNOWN),
    "accepted, the answer cut": Played(_broken_off, *_UNKNOWN),
    "accepted, no receipt": Played(_says(status(200, b"{}")), *_UNKNOWN),
    "500": Played(_says(status(500)), *_UNKNOWN),
    "302": Played(_says(status(302)), *_UNKNOWN, halts=True),
    "422": Played(_says(status(422)), Fate.REJECTED, Fate.UNKNOWN, Fate.REJECTED),
    "413": Played(_says(status(413)), Fate.REJECTED, Fate.REJECTED, too_big=True),
    "never ready": Played(_says(NEVER_READY), Fate.NEVER_ARRIVED, Fate.NEVER_ARRIVED),
    "401": Played(_says(status(401)), *_UNREAD, halts=True, of_the_account=True),
    "402": Played(_says(status(402)), Fate.UNREAD, Fate.UNKNOWN, Fate.UNREAD, halts=True, of_the_account=True),
    "429": Played(_says(status(429)), *_UNREAD),
    "429 for 40 s": Played(_says(status(429, retry_after="40")), *_UNREAD, asks=40),
    "429 for an hour": Played(_says(status(429, retry_after="3600")), *_UNREAD, asks=3600),
}


@dataclass(frozen=True, slots=True)
class House:
    """How this installation is set; times in seconds."""

    refuses_whole: bool = False
    day_limit: int = 1_000_000
    tries: int = 2
    breaker: int = 3
    retry: float = 2
    cap: float = 300


@dataclass(slots=True)
class Row:
    """One record of a released file; `object` is what was previewed of it, `since` when it last moved.

    `sent` is the last attempt that it was in; `heard` what TWIN told of it while that was out, each time the
    candidate's id, if it named one. What was `refused_with` others goes again in a smaller request only, and is split
    further by a refusal if it is `splitting`.
    """

    key: str
    numbers: tuple[str, ...]
    object: bytes
    state: ItemState
    since: datetime
    sent: int | None = None
    heard: list[str] = field(default_factory=list)
    splitting: bool = False
    refused_with: frozenset[str] = frozenset()


@dataclass(slots=True)
class Submission:
    """A released file: its rows in order, and how its requests fared since a person last let it go on."""

    id: str
    rows: list[Row]
    pace: Pace
    state: SubmissionState = MOVING
    fruitless: int = 0
    failed: int = 0
    unknown: int = 0
    not_before: datetime | None = None

    def waiting(self) -> list[Row]:
        """Who has not left."""
        return [row for row in self.rows if row.state is ItemState.WAITING]

    def counts(self) -> Counter[ItemState]:
        """How many rows are in each bucket."""
        return Counter(row.state for row in self.rows)

    def stop(self, now: datetime) -> None:
        """Nothing of it is out: what waits is cancelled."""
        move(self.waiting(), ItemState.CANCELLED, now)
        self.state = STOPPED

    def fares_anew(self) -> None:
        """What came to nothing before does not count."""
        self.fruitless, self.failed, self.not_before = 0, 0, None


@dataclass(slots=True)
class Asked:
    """One person of one request, for ever: `may` TWIN be calling them, was that `settled`, or `denied` by a person?"""

    key: str
    numbers: tuple[str, ...]
    submission: str
    at: datetime
    may: bool = True
    settled: bool = False
    denied: bool = False


@dataclass(slots=True)
class Sent:
    """One attempt of the journal, by its number and its request's: `fate` is None while it is out.

    `asked` are its people's places in the ledger, and `receipt` the ids of an answer that came.
    """

    id: int
    request: int
    submission: Submission
    ordinals: tuple[int, ...]
    at: datetime
    asked: tuple[int, ...]
    fate: Fate | None = None
    too_big: bool = False
    receipt: frozenset[str] = frozenset()

    @property
    def rows(self) -> list[Row]:
        """Its people."""
        return [self.submission.rows[ordinal] for ordinal in self.ordinals]


@dataclass(slots=True)
class Draft:
    """A file under review: the numbers of each record, none where the record has an error."""

    id: str
    people: tuple[tuple[str, ...], ...]
    let_in: bool = False

    def going(self) -> list[tuple[str, ...]]:
        """The numbers of each record that can go: one that repeats an earlier one of these cannot, unless let in."""
        seen: set[str] = set()
        found: list[tuple[str, ...]] = []
        for numbers in self.people:
            goes = bool(numbers) and (self.let_in or seen.isdisjoint(numbers))
            seen |= set(numbers) if goes else set()
            found.append(numbers if goes else ())
        return found


def move(rows: Iterable[Row], to: ItemState, now: datetime) -> None:
    """Move rows."""
    for row in rows:
        row.state, row.since = to, now


@dataclass(slots=True)
class Books:
    """What the store must say, and what may leave."""

    house: House
    ledger: list[Asked]
    submissions: dict[str, Submission] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    alive_at: datetime | None = None
    locked: bool = False
    unlocked: bool = False
    ids: set[str] = field(default_factory=set)
    certain: dict[str, tuple[str, int]] = field(default_factory=dict)
    """TWIN's candidate ids that TWIN or a person has given to one row: its submission and its ordinal."""
    alarms: set[tuple[str, int]] = field(default_factory=set)
    """Of whom we had said that nobody was called: submission and ordinal."""
    events: set[bytes] = field(default_factory=set)
    asked_until: datetime | None = None
    """until when TWIN has asked everybody to wait"""

    def copy(self) -> "Books":
        """These books as a copy of the store keeps them; the ledger is no part of it."""
        return deepcopy(self, {id(self.ledger): self.ledger})

    def out(self, submission: Submission | None = None) -> list[Sent]:
        """The requests without an outcome."""
        return [each for each in self.sent if each.fate is None and submission in (None, each.submission)]

    def blocked(self, submission_id: str, numbers: Iterable[str], now: datetime) -> Exclusion | None:
        """What the guard says of these numbers: the open ones elsewhere come before those called lately."""
        found = {
            row.state in BLOCKS
            for other in self.submissions.values()
            for row in other.rows
            if other.id != submission_id
            and not set(numbers).isdisjoint(row.numbers)
            and (row.state in BLOCKS or (row.state is ItemState.ACCEPTED and now - row.since < GUARD))
        }
        return None if not found else Exclusion.IN_ANOTHER if True in found else Exclusion.CALLED_ALREADY

    def called(self, since: datetime, submission: Submission | None = None) -> int:
        """How many people TWIN was asked for since then, or may have been."""
        return sum(
            len(each.ordinals)
            for each in self.sent
            if each.at > since and submission in (None, each.submission) and each.fate in (None, *MAY_CALL)
        )

    def leave(self, attempt: OpenAttempt, now: datetime) -> Sent:
        """A request leaves: may it?"""
        submission, ordinals = self.submissions[attempt.submission_id], attempt.ordinals
        rows = [submission.rows[ordinal] for ordinal in ordinals]
        self._refuse_unasked(submission, rows)
        self._refuse_pace(submission, len(rows), now)
        self._refuse_second(submission, rows, now)
        first = len(self.ledger)
        self.ledger += [Asked(row.key, row.numbers, submission.id, now) for row in rows]
        sent = Sent(attempt.id, attempt.request, submission, ordinals, now, tuple(range(first, len(self.ledger))))
        self.sent.append(sent)
        move(rows, ItemState.SENDING, now)
        for row in rows:
            row.sent = attempt.id
        return sent

    def _refuse_unasked(self, submission: Submission, rows: Sequence[Row]) -> None:
        """P1: only what was released leaves, and only while nobody and nothing has it stand."""
        assert not self.locked, "something left a locked store"
        assert submission.state is MOVING, f"something of a submission left that is {submission.state}"
        assert rows, "an empty request"
        assert all(row.state is ItemState.WAITING for row in rows), "somebody left who does not wait"
        for row in rows:
            if row.refused_with:
                assert {each.key for each in rows} < row.refused_with, "refused whole, and whole it went again"

    def _refuse_pace(self, submission: Submission, people: int, now: datetime) -> None:
        """P5, and the pace that people set."""
        pace, out = submission.pace, len(self.out(submission))
        assert people <= pace.batch_size
        assert out < (1 if submission.fruitless else pace.parallel), "too many at once"
        assert submission.fruitless < self.house.tries, "repeated without an end"
        assert submission.not_before is None or submission.not_before <= now, "repeated without a pause"
        assert self.asked_until is None or self.asked_until <= now, "TWIN has asked everybody to wait"
        if pace.per_ten_minutes is not None:
            assert self.called(now - WINDOW, submission) + people <= pace.per_ten_minutes
        assert self.called(now - DAY) + people <= self.house.day_limit

    def _refuse_second(self, submission: Submission, rows: Sequence[Row], now: datetime) -> None:
        """P4: nobody whom TWIN may have been asked for already, by this key or in another submission by this number.

        What a restored store does not know any more may go again, but not before a person has unlocked it.
        """
        known = {place for each in self.sent for place in each.asked}
        for row in rows:
            assert not self.blocked(submission.id, row.numbers, now), "the guard was not looked up"
            for place, asked in enumerate(self.ledger):
                again = asked.key == row.key
                if not asked.may or not (again or _called_elsewhere(asked, submission, row, now)):
                    continue
                assert place not in known, "asked for twice" if again else "a number that may have been called"
                assert self.unlocked, "asked for twice, and nobody has unlocked"

    def record(self, ended: Sequence[tuple[Sent, Played]], now: datetime) -> None:
        """What came back is written: the people first, then what it means for what is to come, then what was told."""
        for sent, played in ended:
            sent.fate = played.fate(len(sent.ordinals), refuses_whole=self.house.refuses_whole)
            sent.too_big = played.too_big
            move(sent.rows, BECOMES[sent.fate], now)
            for place in sent.asked:
                self.ledger[place].may = sent.fate in MAY_CALL
                self.ledger[place].settled = sent.fate is Fate.ACCEPTED
            self.ids |= sent.receipt if sent.fate is Fate.ACCEPTED else set()
            self.alive_at = now
        for sent, played in ended:
            self._aftermath(sent, played, now)
        for submission in {sent.submission.id: sent.submission for sent, _ in ended}.values():
            if submission.state is STOPPING and not self.out(submission):
                submission.stop(now)
        for sent, _ in ended:
            self._hear(sent, now)

    def _aftermath(self, sent: Sent, played: Played, now: datetime) -> None:
        submission = sent.submission
        if sent.fate is Fate.ACCEPTED:
            submission.fares_anew()
        elif sent.fate is Fate.REJECTED and self._splits(sent, played):
            self.split(sent, splitting=not (played.too_big and submission.pace.halve), now=now)
        elif sent.fate in (Fate.REJECTED, Fate.UNKNOWN):
            self._failed(sent, played)
        elif not played.halts:
            self._fruitless(sent, played, now)
        if played.of_the_account:
            for each in self.submissions.values():
                self.pause(each)
        elif played.halts:
            self.pause(submission)

    def _failed(self, sent: Sent, played: Played) -> None:
        submission, failed = sent.submission, sent.submission.failed + 1
        submission.fares_anew()
        submission.failed = failed
        submission.unknown += sent.fate is Fate.UNKNOWN
        enough = sent.fate is Fate.UNKNOWN and submission.unknown >= submission.pace.unknown_limit
        if enough or failed >= self.house.breaker:
            self.pause(submission)

    def _fruitless(self, sent: Sent, played: Played, now: datetime) -> None:
        submission = sent.submission
        submission.fruitless += 1
        back_off = min(self.house.retry * 2 ** (submission.fruitless - 1), self.house.cap)
        if played.asks is None:
            submission.not_before = now + timedelta(seconds=back_off)
        else:
            until = now + timedelta(seconds=min(played.asks, self.house.cap))
            self.asked_until = max(until, self.asked_until or until)
        if submission.fruitless >= self.house.tries:
            if sent.fate is Fate.NEVER_ARRIVED:
                move(sent.rows, ItemState.NOT_SENT, now)
            self.pause(submission)

    def _splits(self, sent: Sent, played: Played) -> bool:
        wanted = (played.too_big and sent.submission.pace.halve) or all(row.splitting for row in sent.rows)
        return len(sent.ordinals) > 1 and wanted

    def split(self, sent: Sent, *, splitting: bool, now: datetime) -> None:
        """A refused request goes again in halves."""
        keys = frozenset(row.key for row in sent.rows)
        move(sent.rows, ItemState.WAITING, now)
        for row in sent.rows:
            row.refused_with, row.splitting = keys, splitting

    def _hear(self, sent: Sent, now: datetime) -> None:
        for ordinal, row in zip(sent.ordinals, sent.rows, strict=True):
            heard, row.heard = row.heard, []
            for candidate_id in heard:
                self.told(sent.submission, ordinal, candidate_id, now)

    def told(self, submission: Submission, ordinal: int, candidate_id: str, now: datetime) -> None:
        """TWIN or a person says that this row was called: it counts as accepted, and an id that was named is its own.

        While its request is out, that is kept until it has an outcome.
        """
        row = submission.rows[ordinal]
        if row.state is ItemState.SENDING:
            row.heard.append(candidate_id)
            return
        if row.state is not ItemState.ACCEPTED:
            self.alarms |= {(submission.id, ordinal)} if row.state is not ItemState.UNKNOWN else set()
            move([row], ItemState.ACCEPTED, now)
        for asked in self.ledger:
            asked.settled = asked.settled or asked.key == row.key
        if candidate_id and row.sent is not None:
            self.ids.add(candidate_id)
            self.certain[candidate_id] = (submission.id, ordinal)

    def denied(self, sent: Sent, rows: Sequence[Row], now: datetime) -> None:
        """A person says that TWIN does not have these people of a request: they were not sent."""
        move(rows, ItemState.NOT_SENT, now)
        keys = {row.key for row in rows}
        for place in sent.asked:
            self.ledger[place].denied = self.ledger[place].denied or self.ledger[place].key in keys

    def pause(self, submission: Submission) -> None:
        """Something has it stand, if it moves."""
        if submission.state is MOVING:
            submission.state = PAUSED

    def start(self, now: datetime, *, locks: bool) -> None:
        """A start of the server: what was out is unknown, and only a short, clean stop goes on by itself."""
        self.locked = self.locked or locks
        long_ago = self.alive_at is None or abs(now - self.alive_at) >= SHORT_STOP
        for sent in self.out():
            sent.fate = Fate.UNKNOWN
            sent.submission.unknown += 1
            move(sent.rows, ItemState.UNKNOWN, now)
            self._hear(sent, now)
            self.alive_at = now
            if sent.submission.unknown >= sent.submission.pace.unknown_limit:
                self.pause(sent.submission)
        for submission in self.submissions.values():
            if submission.state is STOPPING:
                submission.stop(now)
            elif self.locked or long_ago:
                self.pause(submission)


def _called_elsewhere(asked: Asked, submission: Submission, row: Row, now: datetime) -> bool:
    """Whether TWIN may have called a number of this row for another submission, lately or nobody knows."""
    if asked.submission == submission.id or asked.denied or set(asked.numbers).isdisjoint(row.numbers):
        return False
    return not asked.settled or now - asked.at < GUARD
