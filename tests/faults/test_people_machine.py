"""Whatever people do, in any order, with whatever TWIN answers: the promises hold, and the store says what happened."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from itertools import count, cycle, repeat
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lib import wiring
from lib.dispatch import evidence, record, worker
from lib.dispatch.orders import NotRefusedWhole, StoreLocked, UnknownFirst
from lib.dispatch.plan import Request
from lib.dispatch.reconcile import WAIT, Found, TooSoon
from lib.dispatch.update import Updates
from lib.dispatch.wire import wire_to
from lib.dispatch.worker import Sender
from lib.drafts.draft import Refusal, ReleaseRefused
from lib.drafts.following import AGAIN, NobodyToFollow
from lib.history.views import HistoryFilter
from lib.model.columns import RESERVED_NAME
from lib.model.item import Exclusion, Identifiers, ItemState
from lib.model.outcome import Answer
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.store import guard, journal, seal
from lib.store.connection import Tx
from lib.store.errors import StoreConflict
from tests.dispatch.scene import Clock
from tests.faults.people_model import (
    DAY,
    FINISHED,
    HEARTBEAT,
    MOVING,
    PAUSED,
    PLAYED,
    STOPPED,
    STOPPING,
    Books,
    Draft,
    Fate,
    House,
    Played,
    Row,
    Sent,
    Submission,
    move,
)

pytestmark = pytest.mark.faults

POOL = [f"7916{place * 13:07d}" for place in range(14)]
RESTS = (PAUSED, STOPPED, FINISHED)
PICK = st.integers(0, 30)
"""Which one of those that are there: modulo how many there are."""
PACES = st.builds(
    Pace,
    batch_size=st.sampled_from([1, 2, 3, 3]),
    parallel=st.sampled_from([1, 1, 2, 3]),
    per_ten_minutes=st.sampled_from([None, None, None, 3]),
    unknown_limit=st.sampled_from([1, 1, 2]),
    unknown_reason=st.just("we know"),
    halve=st.booleans(),
)
ANSWERS = st.sampled_from(["accepted", "accepted", *PLAYED])
SEVERAL = st.lists(ANSWERS, min_size=1, max_size=4)
SECONDS = st.sampled_from([0, 4, 400])
ORDERS = st.sampled_from([
    "pause", "pause and resume", "resume", "resume, leaving unknown", "stop", "stop", "stop everything",
    "pace", "prepare for an update", "carry on",
])  # fmt: skip
PEOPLE = st.lists(
    st.sampled_from([*((number,) for number in POOL), (), (POOL[0], POOL[1]), (POOL[2], POOL[3])]),
    min_size=1,
    max_size=6,
)
"""Who is in a file: mostly one number each; none is a record with an error."""
USUALLY = st.sampled_from([True, True, True, False])
SELDOM = st.integers(0, 9).map(lambda drawn: drawn == 9)
RARELY = st.sampled_from([False, False, False, True])


FILES = 6
"""A file takes the longest of all that happens here."""
files_left = precondition(lambda machine: machine.files < FILES)
released = precondition(lambda machine: machine.books.submissions)
"""Only where something was released."""


class Held:
    """Stands in for `threading.Thread` in the sender: a request that is out, until the machine lets it meet TWIN."""

    out: list["Held"] = []

    def __init__(self, target: Callable[..., object], args: tuple[Request, ...] = (), **_: object) -> None:
        self.target, self.args = target, args

    def start(self) -> None:
        self.out.append(self)

    def is_alive(self) -> bool:
        return False

    @property
    def attempt(self) -> journal.OpenAttempt:
        return self.args[0].attempt

    def meet(self) -> None:
        self.target(*self.args)


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender's turns and its requests happen when the machine says so, in any order that threads could have."""
    monkeypatch.setattr(worker, "threading", SimpleNamespace(Thread=Held, Event=Event))
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0)


class People(RuleBasedStateMachine):
    """People, TWIN and the clock, against one installation and its books."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.ids = count(1)
        self.twin: dict[str, Identifiers] = {}
        """by row key: what TWIN has, whatever it answered"""
        self.pairs = count(1)
        self.keys: list[str] = []
        """of every row that was ever released, also of those that a restored store does not know"""
        self.services: Any = None
        self.files = 0
        self.broken: AssertionError | None = None
        self.shown: object = None
        self.copies: list[tuple[Path, Books]] = []
        self.file = self.folder / "data" / "live.duckdb"

    @initialize(
        refuses_whole=st.booleans(),
        day_limit=st.sampled_from([1_000_000, 1_000_000, 1_000_000, 1_000_000, 12]),
        people=st.integers(3, 7),
        pace=PACES,
        eager=st.booleans(),
    )
    def install(self, refuses_whole: bool, day_limit: int, people: int, pace: Pace, eager: bool) -> None:
        """A first file is released; an `eager` sender looks after everything that people and TWIN do."""
        self.eager = eager
        self.books = Books(House(refuses_whole, day_limit), [])
        self.settings = Settings.model_validate({
            "CALLBOARD_DATA": str(self.folder / "data"),
            "CALLBOARD_DAY_LIMIT": str(day_limit),
            "CALLBOARD_TRIES": str(self.books.house.tries),
            "CALLBOARD_BREAKER": str(self.books.house.breaker),
            "CALLBOARD_RETRY_SECONDS": str(self.books.house.retry),
            "CALLBOARD_RETRY_AFTER_CAP": str(self.books.house.cap),
            "TWIN_REFUSES_WHOLE": str(refuses_whole),
            "TWIN_TOKEN": "a-fixed-token",
            "TWIN_BASE_URL": "http://127.0.0.1:9",
        })  # fmt: skip
        self._start(locks=False)
        draft = self._bring([(number,) for number in POOL[:people]], "first.csv", let_in=False)
        self._turn()
        assert not self.wire, "something left before a release"
        self._release(draft, pace)

    def teardown(self) -> None:
        self._close()
        shutil.rmtree(self.folder)

    def _close(self) -> None:
        if self.services:
            wiring.close(self.services)
        self.services = None

    def _start(self, *, locks: bool) -> None:
        self.services = wiring.build(self.settings, clock=self.clock, new_id=lambda: f"id{next(self.ids)}")
        self.books.start(self.clock(), locks=locks)
        wire = wire_to(self.services.link, self.settings, self.services.locks.seal, clock=self.clock)
        self.sender = Sender(
            self.services.store, self.services.terms, replace(wire, post=self._post), clock=self.clock
        )  # fmt: skip
        self.updates = Updates(self.services.store, self.sender, self.clock)
        self.noted = None
        self.draining = False
        self.wire: list[tuple[Held, Sent]] = []
        self.back: list[tuple[Sent, Played]] = []
        Held.out.clear()

    # what TWIN does

    def _post(self, body: bytes, company: str | None) -> Answer:
        try:
            return self._taken(body, company)
        except AssertionError as error:
            self.broken = error  # the sender would keep it to itself until its next turn
            raise

    def _taken(self, body: bytes, company: str | None) -> Answer:
        """TWIN takes a request: P2 and P3."""
        self.services.credentials.token_for(company)
        sent, played, obeys = self.meeting
        objects = b",".join(row.object for row in sent.rows)
        assert body == b'{"batch":[' + objects + b"]}", "not what was previewed"
        with self.services.store.read() as reader:
            intent = reader.rows(
                "select submission_id, ordinals, body_sha256, body_bytes, closed_at from attempt where id = ?",
                [sent.id],
            )
        assert intent == [(sent.submission.id, list(sent.ordinals), sha256(body).hexdigest(), len(body), None)]
        sealed = self.services.locks.seal.read()
        assert sealed
        assert sealed.highest >= sent.id
        task = f"task {next(self.pairs)}"
        pairs = [Identifiers(task, f"candidate {next(self.pairs)}") for _ in sent.rows]
        fate = played.fate(len(pairs), refuses_whole=self.books.house.refuses_whole)
        if fate is Fate.ACCEPTED or (fate is Fate.UNKNOWN and obeys):
            self.twin |= {row.key: pair for row, pair in zip(sent.rows, pairs, strict=True)}
        sent.receipt = frozenset(pair.auto_call_candidate_id for pair in pairs)
        return played.answer(pairs)

    def _meets(self, place: int, answer: str, *, obeys: bool) -> None:
        held, sent = self.wire.pop(place % len(self.wire))
        self.meeting = (sent, PLAYED[answer], obeys)
        held.meet()
        if self.broken:
            raise self.broken
        self.back.append((sent, PLAYED[answer]))

    def _turn(self) -> None:
        """A turn of the sender: what came back is written, and what may leave does."""
        now = self.clock()
        ended, self.back = self.back, []
        if self.noted is None or now - self.noted >= HEARTBEAT:
            self.noted = self.books.alive_at = now
        self.sender._note_alive()
        self.sender._turn()
        self.books.record(ended, now)
        left = Held.out[:]
        Held.out.clear()
        self._left_out()
        assert not (left and self.draining), "something left while an update is prepared"
        self.wire += [(held, self.books.leave(held.attempt, now)) for held in left]
        self._rests()
        self.clock.pass_(seconds=1)

    def _left_out(self) -> None:
        """Who the guard has left out when it was looked up once more, and rightly so."""
        if not any(each.state is MOVING and each.waiting() for each in self.books.submissions.values()):
            return
        with self.services.store.read() as reader:
            excluded = set(reader.rows("select submission_id, ordinal from item where state = 'excluded'"))
        found = [
            (each, row)
            for each in self.books.submissions.values()
            for ordinal, row in enumerate(each.rows)
            if row.state is ItemState.WAITING and (each.id, ordinal) in excluded
        ]
        for each, row in found:
            assert self.books.blocked(each.id, row.numbers, self.clock()), "left out without a reason"
        move([row for _, row in found], ItemState.EXCLUDED, self.clock())

    def _rests(self) -> None:
        """What has finished, or waits for another day, and rightly so."""
        if not any(each.state is MOVING for each in self.books.submissions.values()):
            return
        for each, (state, pause) in self._standing().items():
            submission = self.books.submissions[each]
            if submission.state is not MOVING:
                continue
            if state == FINISHED:
                assert not submission.waiting()
                assert not self.books.out(submission)
                submission.state = FINISHED
            if state == PAUSED and pause == "day_limit":
                assert self.books.called(self.clock() - DAY) >= self.books.house.day_limit
                submission.state = PAUSED

    @rule(answers=SEVERAL, obeys=st.booleans(), times=st.integers(1, 3), seconds=SECONDS)
    def send(self, answers: Sequence[str], obeys: bool, times: int, seconds: float) -> None:
        """Whatever is out comes back, and what may leave then does; so many times."""
        answer = cycle(answers)
        for _ in range(times):
            if not self.wire:
                self._turn()
            if self.wire:
                self._all_come_back(answer, obeys=obeys)
            self.clock.pass_(seconds=seconds)

    @rule(answers=SEVERAL, obeys=st.booleans(), times=st.integers(1, 3), seconds=SECONDS)
    def resume_and_send(self, answers: Sequence[str], obeys: bool, times: int, seconds: float) -> None:
        self._everything_resumed()
        self.send(answers, obeys, times, seconds)

    @rule(answers=SEVERAL, obeys=st.booleans(), times=st.integers(1, 3), seconds=SECONDS)
    def unlock_and_send(self, answers: Sequence[str], obeys: bool, times: int, seconds: float) -> None:
        self._everything_goes_on()
        self.send(answers, obeys, times, seconds)

    def _all_come_back(self, answers: Iterator[str], *, obeys: bool) -> None:
        while self.wire:
            self._meets(0, next(answers), obeys=obeys)
        self._turn()

    def _everything_resumed(self) -> None:
        for each in self.books.submissions.values():
            self._resume(each, leaving_unknown=True)

    def _everything_goes_on(self) -> None:
        self._carry_on()
        if self.books.locked:
            self._unlock()
        self._everything_resumed()

    @precondition(lambda self: self.wire)
    @rule(pick=PICK, answer=ANSWERS, obeys=st.booleans())
    def come_back(self, pick: int, answer: str, obeys: bool) -> None:
        """One of those that are out is answered."""
        self._meets(pick, answer, obeys=obeys)
        self._turn()

    @precondition(lambda self: self.wire)
    @rule(pick=PICK, answer=ANSWERS, obeys=st.booleans())
    def come_back_unseen(self, pick: int, answer: str, obeys: bool) -> None:
        """One is answered, and the sender has not looked yet when the next thing happens."""
        self._meets(pick, answer, obeys=obeys)

    @precondition(lambda self: self.keys)
    @rule(
        pick=PICK, event=st.sampled_from(["CALL_ENDED", "CANDIDATE_CHANGED"]), named=st.booleans(), twice=st.booleans()
    )
    def tell(self, pick: int, event: str, named: bool, twice: bool) -> None:
        """TWIN tells of a row by webhook: before it was asked for, while it is, after, twice."""
        key = self.keys[pick % len(self.keys)]
        pair = self.twin.get(key) if named else None
        ids = {"taskId": pair.auto_call_id, "autoCallCandidateId": pair.auto_call_candidate_id} if pair else {}
        body = json.dumps(
            {"event": event, "id": f"call of {key}", "callbackData": {RESERVED_NAME: key}, **ids}
        ).encode()
        for _ in range(1 + twice):
            new = self.services.evidence.receive(body)
            assert new is (body not in self.books.events)
            if new:
                self.books.events.add(body)
                self._is_told(key, pair)

    def _is_told(self, key: str, pair: Identifiers | None) -> None:
        for each in self.books.submissions.values():
            for ordinal, row in enumerate(each.rows):
                if row.key == key:
                    self.books.told(each, ordinal, pair.auto_call_candidate_id if pair else "", self.clock())

    # what people do

    @files_left
    @rule(
        people=PEOPLE,
        again=st.none() | PICK,
        let_in=st.booleans(),
        pace=PACES,
        at_once=USUALLY,
        days=st.sampled_from([0, 0, 4, 8]),
    )
    def upload(
        self, people: list[tuple[str, ...]], again: int | None, let_in: bool, pace: Pace, at_once: bool, days: int
    ) -> None:
        """Some days later: new people, or the same ones as before under another file name."""
        self.clock.pass_(days=days)
        if again is not None and self.books.submissions:
            people = [row.numbers for row in self._pick(again).rows]
        draft = self._bring(people, f"{next(self.ids)}.csv", let_in=let_in)
        if at_once:
            self._release(draft, pace)

    @precondition(lambda self: self.books.drafts)
    @rule(pick=PICK, pace=PACES, mistyped=RARELY)
    def release(self, pick: int, pace: Pace, mistyped: bool) -> None:
        drafts = list(self.books.drafts.values())
        self._release(drafts[pick % len(drafts)], pace, mistyped=mistyped)

    def _bring(self, people: Sequence[tuple[str, ...]], name: str, *, let_in: bool) -> Draft:
        rows = [";".join([*(numbers or ("none",)), "", ""][:2]) + f";c{place}" for place, numbers in enumerate(people)]
        content = "\r\n".join(["phone 1;phone 2;Client Id", *rows, ""])
        draft = Draft(self.services.drafts.create(content.encode(), name, by=LOCAL), tuple(people), let_in)
        if let_in:
            self.services.drafts.let_duplicates_in(draft.id, let_in, by=LOCAL)
        self.services.drafts.check(draft.id, by=LOCAL)
        self.books.drafts[draft.id] = draft
        self.files += 1
        return draft

    def _release(self, draft: Draft, pace: Pace, *, mistyped: bool = False) -> None:
        """Plan, look at the bytes, type the count, press twice."""
        now, releases, going = self.clock(), self.services.releases, draft.going()
        blocked = [self.books.blocked("", numbers, now) for numbers in going]
        candidates = sum(bool(numbers) and not why for numbers, why in zip(going, blocked, strict=True))
        plan = releases.plan(draft.id, pace=pace)
        assert (plan.rows, plan.candidates) == (len(going), candidates)
        assert (plan.errors, sum(each.rows for each in plan.left_out)) == (
            going.count(()),
            len(going) - blocked.count(None),
        )
        refusal = Refusal.LOCKED if self.books.locked else None if candidates else Refusal.NOBODY
        assert plan.refusal is refusal
        previews = [
            releases.request(draft.id, number, batch_size=pace.batch_size).body
            for number in range(1, plan.requests + 1)
        ]

        def press(typed: int) -> str:
            return releases.release(draft.id, fingerprint=plan.fingerprint, typed=typed, pace=pace, by=LOCAL)

        if refusal or mistyped:
            with pytest.raises(ReleaseRefused):
                press(candidates + mistyped)
            return
        submission_id = press(candidates)
        with pytest.raises(ReleaseRefused):
            press(candidates)
        del self.books.drafts[draft.id]
        self._released(submission_id, going, blocked, pace, previews)

    def _released(
        self,
        submission_id: str,
        going: Sequence[tuple[str, ...]],
        blocked: Sequence[Exclusion | None],
        pace: Pace,
        previews: Sequence[bytes],
    ) -> None:
        objects = {key: each for body in previews for key, each in objects_of(body)}
        with self.services.store.read() as reader:
            items = reader.rows(
                "select row_key, numbers, payload, excluded from item where submission_id = ? order by ordinal",
                [submission_id],
            )
        rows = []
        for (key, numbers, payload, excluded), own, why in zip(items, going, blocked, strict=True):
            left_out = why or (None if own else Exclusion.ERROR)
            assert (tuple(numbers), excluded) == (own, left_out.value if left_out else None)
            assert left_out or payload == objects[key]
            state = ItemState.EXCLUDED if left_out else ItemState.WAITING
            rows.append(Row(key, own, objects.get(key, b""), state, self.clock()))
        self.books.submissions[submission_id] = Submission(submission_id, rows, pace)
        self.keys += [row.key for row in rows]

    def _pick(self, pick: int) -> Submission:
        """The latest first, so that small picks play with what has just happened."""
        there = list(self.books.submissions.values())[::-1]
        return there[pick % len(there)]

    @released
    @rule(order=ORDERS, pick=PICK, pace=PACES, answer=ANSWERS)
    def order(self, order: str, pick: int, pace: Pace, answer: str) -> None:
        """A button is pressed, perhaps a second time."""
        submission = self._pick(pick)
        if order.startswith("pause"):
            self.services.orders.pause(submission.id, by=LOCAL)
            self.books.pause(submission)
        if order == "pause and resume":
            self._resume(submission, leaving_unknown=True)
        elif order == "stop":
            self.services.orders.stop(submission.id, by=LOCAL)
            self._stopped([submission])
        elif order == "prepare for an update":
            self._prepare_for_an_update(answer)
        elif order == "pace":
            self._change_the_pace(submission, pace)
        elif order == "carry on":
            self._carry_on()
        elif order == "stop everything":
            stopped = self.services.orders.stop_everything(by=LOCAL)
            assert stopped == self._stopped(list(self.books.submissions.values()))
        elif order.startswith("resume"):
            self._resume(submission, leaving_unknown=order == "resume, leaving unknown")

    def _resume(self, submission: Submission, *, leaving_unknown: bool) -> None:
        def press() -> None:
            self.services.orders.resume(submission.id, by=LOCAL, leaving_unknown=leaving_unknown)

        if submission.state is PAUSED and self.books.locked:
            with pytest.raises(StoreLocked):
                press()
        elif submission.state is PAUSED and submission.counts()[ItemState.UNKNOWN] and not leaving_unknown:
            with pytest.raises(UnknownFirst):
                press()
        else:
            press()
            if submission.state is PAUSED:
                submission.state = MOVING
                submission.fares_anew()
                submission.unknown = 0

    def _stopped(self, submissions: Sequence[Submission]) -> int:
        stoppable = [each for each in submissions if each.state in (MOVING, PAUSED)]
        for each in stoppable:
            each.state = STOPPING
            if not self.books.out(each):
                each.stop(self.clock())
        return len(stoppable)

    def _change_the_pace(self, submission: Submission, pace: Pace) -> None:
        changed = self.services.orders.set_pace(submission.id, pace, by=LOCAL)
        assert changed is (submission.state in (MOVING, PAUSED))
        if changed:
            submission.pace = pace

    @precondition(lambda self: self._refused())
    @rule(pick=PICK, pace=PACES, two=st.booleans())
    def find_the_culprit(self, pick: int, pace: Pace, two: bool) -> None:
        """A refused request goes again in halves; if they are `two`, the other one has just sent its people again."""
        refused = [each for each in self._refused() if self._still(each)] or self._refused()
        sent = refused[pick % len(refused)]
        if two and self.files < FILES:
            self._send_again(sent.submission, AGAIN, pace, at_once=True)
        whole = len(sent.ordinals) > 1 and (sent.too_big or self.books.house.refuses_whole)

        def press() -> None:
            self.services.orders.split(sent.submission.id, sent.request, by=LOCAL)

        if not (self._still(sent) and whole):
            with pytest.raises(NotRefusedWhole):
                press()
        elif sent.submission.state in (STOPPING, STOPPED):
            with pytest.raises(StoreConflict):
                press()
        else:
            press()
            self.books.split(sent, splitting=True, now=self.clock())
            if sent.submission.state is FINISHED:
                sent.submission.state = MOVING

    def _refused(self) -> list[Sent]:
        return [each for each in self.books.sent if each.fate is Fate.REJECTED]

    def _still(self, sent: Sent) -> bool:
        return all((row.state, row.sent) == (ItemState.REJECTED, sent.id) for row in sent.rows)

    @precondition(lambda self: self._unknown())
    @rule(
        pick=PICK,
        chosen=st.integers(1, 7),
        said=st.sampled_from(["found", "not in TWIN", "not in TWIN", "left", "too late"]),
        minutes=st.sampled_from([0, 31]),
    )
    def reconcile(self, pick: int, chosen: int, said: str, minutes: int) -> None:
        self.clock.pass_(minutes=minutes)
        unknown = self._unknown()
        sent = unknown[pick % len(unknown)]
        still = [
            (ordinal, row)
            for ordinal, row in zip(sent.ordinals, sent.rows, strict=True)
            if row.state is ItemState.UNKNOWN
        ]
        people = [each for place, each in enumerate(still) if chosen & 1 << place] or still
        if said == "found":
            self._found(sent, people)
        elif said == "not in TWIN":
            self._not_in_twin(sent, people)
        elif said == "left":
            self.services.reconcile.leave(sent.id, by=LOCAL, note="nobody knows")
        elif len(still) < len(sent.ordinals):
            with pytest.raises(StoreConflict):
                self.services.reconcile.found(sent.id, [Found(each) for each in sent.ordinals], by=LOCAL, note="late")

    def _unknown(self) -> list[Sent]:
        return [
            each
            for each in self.books.sent
            if each.fate is Fate.UNKNOWN and any(row.state is ItemState.UNKNOWN for row in each.rows)
        ]

    def _found(self, sent: Sent, people: Sequence[tuple[int, Row]]) -> None:
        pairs = {ordinal: self.twin.get(row.key) for ordinal, row in people}
        matches = [Found(ordinal, (pair,) if pair else ()) for ordinal, pair in pairs.items()]
        self.services.reconcile.found(sent.id, matches, by=LOCAL, note="seen in the cabinet")
        for ordinal, pair in pairs.items():
            self.books.told(sent.submission, ordinal, pair.auto_call_candidate_id if pair else "", self.clock())

    def _not_in_twin(self, sent: Sent, people: Sequence[tuple[int, Row]]) -> None:
        def press() -> None:
            ordinals = [ordinal for ordinal, _ in people]
            self.services.reconcile.not_in_twin(sent.id, ordinals, by=LOCAL, note="looked, nothing there")

        if self.clock() < sent.at + WAIT:
            with pytest.raises(TooSoon):
                press()
            return
        press()
        move([row for _, row in people], ItemState.NOT_SENT, self.clock())
        for place in sent.asked:
            asked = self.books.ledger[place]
            asked.denied = asked.denied or asked.key in {row.key for _, row in people}

    @files_left
    @precondition(lambda self: any(row.state in AGAIN for each in self.books.submissions.values() for row in each.rows))
    @rule(pick=PICK, states=st.sampled_from([AGAIN, AGAIN, AGAIN[:1], AGAIN[1:2]]), pace=PACES, at_once=USUALLY)
    def send_again(self, pick: int, states: tuple[ItemState, ...], pace: Pace, at_once: bool) -> None:
        self._send_again(self._pick(pick), states, pace, at_once=at_once)

    def _send_again(self, submission: Submission, states: tuple[ItemState, ...], pace: Pace, *, at_once: bool) -> None:
        """A draft of those that surely were not called."""
        people = tuple(row.numbers for row in submission.rows if row.state in states)

        def press() -> str:
            return self.services.following.draft_of(submission.id, states=states, again="again", by=LOCAL)

        if submission.state not in RESTS or not people:
            with pytest.raises(NobodyToFollow):
                press()
            return
        draft = Draft(press(), people)
        self.services.drafts.check(draft.id, by=LOCAL)
        self.books.drafts[draft.id] = draft
        self.files += 1
        if at_once:
            self._release(draft, pace)

    def _prepare_for_an_update(self, answer: str) -> None:
        """Nothing more leaves, what is out comes back, and then it is safe to restart."""
        self.updates.prepare(by=LOCAL)
        self.draining = True
        self._all_come_back(repeat(answer), obeys=True)
        assert self.sender.health().out == 0

    def _carry_on(self) -> None:
        self.updates.carry_on(by=LOCAL)
        self.draining = False

    @rule(minutes=st.sampled_from([1, 1, 14, 20]), answer=st.none() | ANSWERS, copied=st.booleans(), unsealed=SELDOM)
    def restart(self, minutes: float, answer: str | None, copied: bool, unsealed: bool) -> None:
        """The server is gone for some minutes; without an answer to what was out, it was killed.

        Meanwhile somebody copies its data, or loses the file beside them.
        """
        if answer:
            self.sender.stop(wait_seconds=0)
            self._all_come_back(repeat(answer), obeys=True)
        seal = self.services.locks.seal.path
        self._close()
        if copied:
            copy = self.folder / f"copy {next(self.ids)}"
            copy.mkdir()
            for each in self._files():
                shutil.copy2(each, copy)
            self.copies.append((copy, self.books.copy()))
        if unsealed:
            seal.unlink(missing_ok=True)
        self.clock.pass_(minutes=minutes)
        self._start(locks=unsealed and bool(self.books.submissions))

    def _files(self) -> list[Path]:
        """The database, and its log of writes if there is one."""
        return [each for each in (self.file, self.file.with_name(f"{self.file.name}.wal")) if each.exists()]

    @precondition(lambda self: self.copies and not self.books.locked)
    @rule(pick=PICK, in_place=st.booleans())
    def restore(self, pick: int, in_place: bool) -> None:
        """An older copy of the store is put back; the seal beside it stays."""
        copy, books = self.copies[-1 - pick % len(self.copies)]
        if not (books.submissions or self.services.locks.seal.path.exists()):
            return  # an empty store and nothing beside it: nobody can tell
        self._close()
        for each in self._files():
            if each != self.file or not in_place:
                each.rename(self.folder / f"put aside {next(self.ids)}")
        for each in copy.iterdir():
            shutil.copy2(each, self.file.parent)
        self.books = books.copy()
        self._start(locks=True)

    @precondition(lambda self: self.books.locked)
    @rule()
    def unlock(self) -> None:
        self._unlock()

    def _unlock(self) -> None:
        self.services.locks.unlock(by=LOCAL, note="looked at what would be sent")
        self.books.locked, self.books.unlocked = False, True
        for each in self.books.submissions.values():
            self.books.pause(each)

    @precondition(lambda self: self.files > 3)
    @precondition(
        lambda self: any(each.state in (MOVING, PAUSED, STOPPING) for each in self.books.submissions.values())
    )
    @rule()
    def a_good_day(self) -> None:
        """Everybody lets everything go on, TWIN accepts everything: then nobody waits any more."""
        self._all_come_back(repeat("accepted"), obeys=True)
        self._everything_goes_on()
        for _ in range(40):
            self._all_come_back(repeat("accepted"), obeys=True)
            if not self.wire and not any(each.state in (MOVING, STOPPING) for each in self.books.submissions.values()):
                break
            self.clock.pass_(minutes=10)
        rest = {each.state for each in self.books.submissions.values()}
        assert rest <= {FINISHED, STOPPED} or self.books.house.day_limit < 100

    # what holds always

    def _standing(self) -> dict[str, tuple[str, str | None]]:
        with self.services.store.read() as reader:
            rows = reader.rows("select id, state, pause from submission")
        return {each: (state, pause) for each, state, pause in rows}

    @invariant()
    def the_promises_hold(self) -> None:
        if self.eager:
            self._turn()
        self._the_store_says_what_the_books_say()
        self._no_id_is_lost()
        if self.shown != (told := [each.counts() for each in self.books.submissions.values()]):
            self.shown = told
            self._the_pages_show_what_the_books_say()

    def _the_store_says_what_the_books_say(self) -> None:
        """P6, P7: every row is in the one bucket where it belongs, and every submission stands as it should."""
        books = self.books
        with self.services.store.read() as reader:
            items = reader.rows("select submission_id, ordinal, state from item_now")
            attempts = reader.rows("select id, closed_at is null from attempt")
        assert {(each, ordinal): state for each, ordinal, state in items} == {
            (each.id, ordinal): row.state
            for each in books.submissions.values()
            for ordinal, row in enumerate(each.rows)
        }
        assert dict(attempts) == {each.id: each.fate is None for each in books.sent}
        standing = self._standing()
        assert {each: MOVING if state == "queued" else state for each, (state, _) in standing.items()} == {
            each.id: each.state for each in books.submissions.values()
        }
        assert all((state == PAUSED) == (pause is not None) for state, pause in standing.values())
        assert (self.services.locks.reason() is not None) == books.locked

    def _no_id_is_lost(self) -> None:
        """P6: what TWIN acknowledged is there, and what it told of one row is that row's."""
        with self.services.store.read() as reader:
            given = reader.rows("select auto_call_candidate_id, submission_id, ordinal, matched from identifier")
        assert {candidate for candidate, *_ in given} >= self.books.ids
        certain = {
            (candidate, submission, ordinal) for candidate, submission, ordinal, how in given if how == "certain"
        }
        assert certain >= {(candidate, *row) for candidate, row in self.books.certain.items()}

    def _the_pages_show_what_the_books_say(self) -> None:
        """P7, as people read it."""
        submissions = self.books.submissions
        shown = self.services.history.search(HistoryFilter())
        assert {
            each.id: (each.buckets.rows, {state: n for state, n in each.buckets.counts if n}) for each in shown
        } == {each.id: (len(each.rows), dict(each.counts())) for each in submissions.values()}
        unknown = sum(each.counts()[ItemState.UNKNOWN] for each in submissions.values())
        assert self.services.history.unknown() == unknown
        assert sum(each.people for each in self.services.reconcile.requests()) == unknown
        alarms = {(each.submission_id, row.row - 2) for each in self.services.evidence.alarms() for row in each.rows}
        assert alarms == self.books.alarms


def objects_of(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Row key and bytes of each object of a request."""
    text, place = body.decode(), len('{"batch":[')
    while text[place] == "{":
        value, end = json.JSONDecoder().raw_decode(text, place)
        yield value["callbackData"][RESERVED_NAME], text[place:end].encode()
        place = end + 1


MORE = 20 if os.environ.get("CALLBOARD_SOAK") else 1


@pytest.mark.timeout(120 * MORE)
def test_whatever_people_do_in_any_order_the_promises_hold() -> None:
    run_state_machine_as_test(
        People, settings=settings(max_examples=15 * MORE, stateful_step_count=40, deadline=None, print_blob=True)
    )


def _never_taken(patch: pytest.MonkeyPatch) -> None:
    """The guard is not looked up again before each request."""
    patch.setattr(guard, "any_taken", lambda *_, **__: False)


def _unknown_waits(patch: pytest.MonkeyPatch) -> None:
    """Who is unknown waits again, and the journal does not refuse a second request."""
    usual = record.move

    def move_all_but_unknown(tx: Tx, attempts: Sequence[journal.OpenAttempt], to: ItemState, now: datetime) -> None:
        if to is not ItemState.UNKNOWN:
            usual(tx, attempts, to, now)

    patch.setattr(record, "move", move_all_but_unknown)
    patch.setattr(journal, "_refuse_second", lambda *_: None)


def _never_locked(patch: pytest.MonkeyPatch) -> None:
    """A restored store is taken for the one that sent last."""
    patch.setattr(seal, "differs", lambda *_: None)


def _deaf(patch: pytest.MonkeyPatch) -> None:
    """What TWIN tells while a request is out is forgotten."""
    patch.setattr(evidence, "apply_waiting", lambda *_, **__: 0)


LONG = pytest.mark.soak
"""Found only after many examples."""


@pytest.mark.parametrize(
    "sabotage",
    [pytest.param(_never_taken, marks=LONG), _unknown_waits, _never_locked, pytest.param(_deaf, marks=LONG)],
)
def test_the_machine_catches(sabotage: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    sabotage(monkeypatch)
    quick = settings(
        max_examples=200,
        stateful_step_count=40,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(People, settings=quick)
