"""Whatever people do, in any order, with whatever TWIN answers: the promises hold, and the store says what happened."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import cycle, repeat
from pathlib import Path

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

from lib.dispatch import record
from lib.drafts.following import AGAIN
from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.store import guard, journal, seal
from lib.store.connection import Tx
from tests.dispatch.held import hold
from tests.faults.people_at_work import AtWork
from tests.faults.people_model import FINISHED, PAUSED, PLAYED, STOPPED, House, Submission

pytestmark = pytest.mark.faults

POOL = [f"7916{place * 13:07d}" for place in range(14)]
FILES = 6
"""How many are brought at most: a file takes the longest of all that happens here."""

PICK = st.integers(0, 30)
"""Which one of those that are there: modulo how many there are, the latest first."""
PEOPLE = st.lists(
    st.sampled_from([*((number,) for number in POOL), (), (POOL[0], POOL[1]), (POOL[2], POOL[3])]),
    min_size=1,
    max_size=6,
)
"""Who is in a file: mostly one number each; none is a record with an error."""
WHO = st.one_of(PEOPLE, PEOPLE, PEOPLE, PICK)
"""Who is in a file, or in which earlier one."""
PACES = st.builds(
    Pace,
    batch_size=st.sampled_from([1, 2, 3, 3]),
    parallel=st.sampled_from([1, 1, 2, 3]),
    per_ten_minutes=st.sampled_from([None, None, None, 3]),
    unknown_limit=st.sampled_from([1, 1, 2]),
    unknown_reason=st.just("we know"),
    halve=st.booleans(),
)
ANSWERS = st.sampled_from(["accepted", "accepted", "413", "422", *PLAYED])
SEVERAL = st.lists(ANSWERS, min_size=1, max_size=4)
TIMES = st.integers(1, 3)
SECONDS = st.sampled_from([0, 4, 400])
USUALLY = st.sampled_from([True, True, True, False])
SELDOM = st.integers(0, 9).map(lambda drawn: drawn == 9)
ORDERS = st.sampled_from([
    "pause", "pause and resume", "resume", "resume, leaving unknown", "stop", "stop", "stop everything",
    "pace", "prepare for an update", "carry on",
])  # fmt: skip

files_left = precondition(lambda machine: machine.at.files < FILES)
out = precondition(lambda machine: machine.at.on_the_wire)


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch)


class People(RuleBasedStateMachine):
    """What people, TWIN and the clock do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())

    @initialize(
        refuses_whole=st.booleans(),
        day_limit=st.sampled_from([1_000_000, 1_000_000, 1_000_000, 1_000_000, 12]),
        eager=st.booleans(),
        people=st.integers(3, 7),
        pace=PACES,
    )
    def install(self, refuses_whole: bool, day_limit: int, eager: bool, people: int, pace: Pace) -> None:
        """A first file is brought, and nothing leaves; it is released."""
        self.at = AtWork(self.folder, House(refuses_whole, day_limit), eager=eager)
        draft = self.at.bring([(number,) for number in POOL[:people]])
        self.at.turn()
        assert not self.at.on_the_wire, "something left before a release"
        self.at.release(draft, pace)
        self.begins()

    def begins(self) -> None:
        """What has happened before everything else."""

    def teardown(self) -> None:
        if hasattr(self, "at"):
            self.at.close()
        shutil.rmtree(self.folder)

    @invariant()
    def the_promises_hold(self) -> None:
        """P1 to P5 are looked at whenever something leaves."""
        if self.at.eager:
            self.at.turn()
        self.at.compare()
        self.at.compare_ids()
        self.at.compare_pages()

    @rule(answers=SEVERAL, obeys=st.booleans(), times=TIMES, seconds=SECONDS)
    def send(self, answers: Sequence[str], obeys: bool, times: int, seconds: float) -> None:
        """Whatever is out comes back, and what may leave then does; so many times."""
        answer = cycle(answers)
        for _ in range(times):
            if not self.at.on_the_wire:
                self.at.turn()
            if self.at.on_the_wire:
                self.at.answer_all(answer, obeys=obeys)
            self.at.clock.pass_(seconds=seconds)

    @rule(answers=SEVERAL, obeys=st.booleans(), times=TIMES, seconds=SECONDS)
    def resume_and_send(self, answers: Sequence[str], obeys: bool, times: int, seconds: float) -> None:
        """Somebody lets everything go on before."""
        self.at.resume_everything()
        self.send(answers, obeys, times, seconds)

    @rule(answers=SEVERAL, obeys=st.booleans(), times=TIMES, seconds=SECONDS)
    def unlock_and_send(self, answers: Sequence[str], obeys: bool, times: int, seconds: float) -> None:
        """Somebody lets everything go on before, whatever holds it."""
        self._everything_goes_on()
        self.send(answers, obeys, times, seconds)

    def _everything_goes_on(self) -> None:
        self.at.carry_on()
        if self.at.books.locked:
            self.at.unlock()
        self.at.resume_everything()

    @out
    @rule(pick=PICK, answer=ANSWERS, obeys=st.booleans())
    def come_back(self, pick: int, answer: str, obeys: bool) -> None:
        """One of those that are out is answered."""
        self.at.answer(pick, answer, obeys=obeys)
        self.at.turn()

    @out
    @rule(pick=PICK, answer=ANSWERS, obeys=st.booleans())
    def come_back_unseen(self, pick: int, answer: str, obeys: bool) -> None:
        """One is answered, and the sender has not looked yet when the next thing happens."""
        self.at.answer(pick, answer, obeys=obeys)

    @rule(pick=PICK, event=st.sampled_from(["CALL_ENDED", "CANDIDATE_CHANGED"]), named=st.booleans(), times=TIMES)
    def tell(self, pick: int, event: str, named: bool, times: int) -> None:
        """TWIN tells of a row by webhook: before it was asked for, while it is, after, twice."""
        for _ in range(times if self.at.keys else 0):
            self.at.tell(self.at.keys[-1 - pick % len(self.at.keys)], event, named=named)

    @files_left
    @rule(who=WHO, let_in=st.booleans(), pace=PACES, at_once=USUALLY, days=st.sampled_from([0, 0, 4, 8]))
    def upload(self, who: list[tuple[str, ...]] | int, let_in: bool, pace: Pace, at_once: bool, days: int) -> None:
        """Some days later: other people, some of the same, or all of the same under another file name."""
        self.at.clock.pass_(days=days)
        for again in self._one(who) if isinstance(who, int) else ():
            who = [row.numbers for row in again.rows]
        draft = self.at.bring(who if isinstance(who, list) else [()], let_in=let_in)
        if at_once:
            self.at.release(draft, pace)

    @precondition(lambda self: self.at.lying())
    @rule(pick=PICK, pace=PACES, wrong=st.sampled_from(["nothing", "nothing", "count", "terms"]))
    def release(self, pick: int, pace: Pace, wrong: str) -> None:
        """A draft that was left lying is released, perhaps with another count, or other terms, than was shown."""
        drafts = self.at.lying()
        self.at.release(drafts[pick % len(drafts)], pace, wrong=wrong)

    @rule(order=ORDERS, pick=PICK, pace=PACES, answers=SEVERAL)
    def order(self, order: str, pick: int, pace: Pace, answers: Sequence[str]) -> None:
        """A button is pressed, perhaps a second time."""
        everywhere: dict[str, Callable[[], None]] = {
            "stop everything": self.at.stop_everything,
            "prepare for an update": lambda: self.at.prepare_for_an_update(cycle(answers)),
            "carry on": self.at.carry_on,
        }
        if order in everywhere:
            everywhere[order]()
        else:
            for each in self._one(pick):
                self._order(order, each, pace)

    def _order(self, order: str, submission: Submission, pace: Pace) -> None:
        if order == "pace":
            self.at.change_the_pace(submission, pace)
        if order == "stop":
            self.at.stop(submission)
        if order.startswith("pause"):
            self.at.pause(submission)
        if "resume" in order:
            self.at.resume(submission, leaving_unknown=order != "resume")

    def _one(self, pick: int) -> list[Submission]:
        there = self.at.submissions
        return [there[pick % len(there)]] if there else []

    @precondition(lambda self: self.at.refused())
    @rule(pick=PICK, two=USUALLY, pace=PACES)
    def find_the_culprit(self, pick: int, two: bool, pace: Pace) -> None:
        """A refused request goes again in halves; if they are `two`, the other one has just sent its people again."""
        refused = self.at.refused()
        sent = refused[pick % len(refused)]
        if two and self.at.files < FILES:
            self._send_again(sent.submission, AGAIN, pace)
        self.at.find_the_culprit(sent)

    @files_left
    @precondition(lambda self: any(row.state in AGAIN for each in self.at.submissions for row in each.rows))
    @rule(pick=PICK, states=st.sampled_from([AGAIN, AGAIN, AGAIN[:1], AGAIN[1:2]]), pace=PACES, at_once=USUALLY)
    def send_again(self, pick: int, states: tuple[ItemState, ...], pace: Pace, at_once: bool) -> None:
        """A draft of those that surely were not called, released at once or left lying."""
        for each in self._one(pick):
            self._send_again(each, states, pace if at_once else None)

    def _send_again(self, submission: Submission, states: tuple[ItemState, ...], pace: Pace | None) -> None:
        draft = self.at.send_again(submission, states)
        if draft and pace:
            self.at.release(draft, pace)

    @precondition(lambda self: self.at.unknown())
    @rule(
        pick=PICK,
        said=st.sampled_from(["found", "not in TWIN", "not in TWIN", "left", "too late"]),
        chosen=st.integers(1, 7),
        minutes=st.sampled_from([0, 31]),
    )
    def reconcile(self, pick: int, said: str, chosen: int, minutes: int) -> None:
        """Somebody looks into TWIN's cabinet, soon or later."""
        self.at.clock.pass_(minutes=minutes)
        unknown = self.at.unknown()
        self.at.reconcile(unknown[pick % len(unknown)], said, chosen)

    @rule(minutes=st.sampled_from([1, 1, 14, 20]), answers=st.none() | SEVERAL, copied=st.booleans(), unsealed=SELDOM)
    def restart(self, minutes: float, answers: Sequence[str] | None, copied: bool, unsealed: bool) -> None:
        """The server is gone for some minutes; without answers to what was out, it was killed.

        Meanwhile somebody copies its data, or loses the file beside them.
        """
        self.at.stop_the_server(cycle(answers) if answers else None)
        if copied:
            self.at.copy()
        if unsealed:
            self.at.lose_the_seal()
        self.at.clock.pass_(minutes=minutes)
        self.at.start(locks=unsealed and bool(self.at.books.submissions))

    @precondition(lambda self: self.at.copies and not self.at.books.locked)
    @rule(pick=PICK, in_place=st.booleans())
    def restore(self, pick: int, in_place: bool) -> None:
        """An older copy of the store is put back while the server stands still for a moment."""
        self.at.restore(pick, in_place=in_place)

    @precondition(lambda self: self.at.books.locked)
    @rule()
    def unlock(self) -> None:
        """A person has looked at what a restored store would send."""
        self.at.unlock()

    @precondition(lambda self: self.at.files > FILES // 2 and (self.at.moves() or self._waits()))
    @rule()
    def a_good_day(self) -> None:
        """Everybody lets everything go on and TWIN accepts everything: then nobody waits any more."""
        self.at.answer_all(repeat("accepted"), obeys=True)
        self._everything_goes_on()
        for _ in range(40):
            self.at.answer_all(repeat("accepted"), obeys=True)
            if not (self.at.on_the_wire or self.at.moves()):
                break
            self.at.clock.pass_(minutes=10)
        rest = {each.state for each in self.at.submissions}
        assert rest <= {FINISHED, STOPPED} or self.at.books.house.day_limit < 100, "something never ends"

    def _waits(self) -> bool:
        return any(each.state is PAUSED for each in self.at.submissions)


MORE = 20 if os.environ.get("CALLBOARD_SOAK") else 1
LENGTH = 40
NO_CHECK = list(HealthCheck)
"""A step opens a database: none of these is news."""


@pytest.mark.timeout(600 * MORE)
def test_whatever_people_do_in_any_order_the_promises_hold() -> None:
    run_state_machine_as_test(
        People,
        settings=settings(
            max_examples=14 * MORE,
            stateful_step_count=LENGTH,
            print_blob=True,
            suppress_health_check=NO_CHECK,
        ),
    )


def never_taken(patch: pytest.MonkeyPatch) -> None:
    """The guard is not looked up again before each request."""
    patch.setattr(guard, "any_taken", lambda *_, **__: False)


def unknown_waits(patch: pytest.MonkeyPatch) -> None:
    """Who is unknown waits again, and the journal does not refuse a second request."""
    usual = record.move

    def move_all_but_unknown(tx: Tx, attempts: Sequence[journal.OpenAttempt], to: ItemState, now: datetime) -> None:
        if to is not ItemState.UNKNOWN:
            usual(tx, attempts, to, now)

    patch.setattr(record, "move", move_all_but_unknown)
    patch.setattr(journal, "_refuse_second", lambda *_, **__: None)


def never_locked(patch: pytest.MonkeyPatch) -> None:
    """A restored store is taken for the one that sent last."""
    patch.setattr(seal, "differs", lambda *_: None)


class AfterARefusal(People):
    """It begins with a request of several that was refused: so it is soon that two look after the same people."""

    def begins(self) -> None:
        """The whole file in one request, and that is too big."""
        self.at.change_the_pace(self.at.submissions[0], Pace(len(POOL)))
        self.at.turn()
        self.at.answer_all(repeat("413"), obeys=False)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("sabotage", "machine", "seen"),
    [
        (never_taken, AfterARefusal, "the guard was not looked up"),
        (unknown_waits, People, "somebody left who does not wait|a row is in another bucket"),
        (never_locked, People, "locked, or not"),
    ],
)
def test_the_machine_catches_a_program_that_breaks_its_promises(
    sabotage: Callable[[pytest.MonkeyPatch], None], machine: type[People], seen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sabotage(monkeypatch)
    with pytest.raises(AssertionError, match=seen):
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=100,
                stateful_step_count=LENGTH,
                database=None,
                derandomize=True,
                phases=[Phase.generate],
                report_multiple_bugs=False,
                suppress_health_check=NO_CHECK,
            ),
        )


# what the machine has found, as plain stories
