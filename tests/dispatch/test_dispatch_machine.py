"""Any order of releases, answers, stops, resumes, kills and restarts: nobody is asked for twice, nobody is lost."""

import os
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule, run_state_machine_as_test

from lib.dispatch.worker import Sender
from lib.model.outcome import Answer
from lib.model.person import LOCAL
from lib.store.errors import StoreConflict
from tests.dispatch.scene import CUT, NEVER_READY, Scene, asked, numbers, released, status
from tests.in_memory import fresh_store

GUARD = timedelta(days=7)
POOL = numbers(10)
ODD = b'[[{"autoCallId":{"identity":"t"},"autoCallCandidateId":{"identity":"c"}}]]'

ANSWERS = {
    "accepted": None,
    "accepted, the receipt does not fit": status(200, ODD),
    "cut": CUT,
    "500": status(500),
    "200 without a receipt": status(200, b"{}"),
    "422": status(422),
    "never ready": NEVER_READY,
    "413": status(413),
    "401": status(401),
    "402": status(402),
    "429": status(429),
    "429 for an hour": status(429, retry_after="3600"),
}
REFUSED = {"never ready", "413", "401", "429", "429 for an hour"}
"""After these TWIN surely did not obey, however many candidates the request had."""
REFUSED_ALONE = {"402", "422"}
"""After these it surely did not if the request had one candidate."""


class Killed(BaseException):
    """The process ended here."""


class Dispatch(RuleBasedStateMachine):
    """The dispatcher against a plain account of what TWIN was asked for."""

    submissions = Bundle("submissions")

    def __init__(self) -> None:
        super().__init__()
        self.opened = fresh_store()
        self.scene = Scene(self.opened.__enter__())
        self.scene.twin.meanwhile = self.take
        self.sender: Sender = self.scene.start(CALLBOARD_TRIES=2)
        self.older: list[Sender] = []
        self.sending_as: Sender = self.sender
        self.rows: dict[str, int] = {}
        self.number_of: dict[str, str] = {}
        self.obeyed: dict[str, str] = {}
        """by row key: the answer after which TWIN may be calling them"""
        self.called: list[tuple[str, str, bool]] = []
        """(number, submission, surely) as `obeyed`"""
        self.when: dict[tuple[str, str], object] = {}
        self.ended: set[str] = set()
        self.answer = "accepted"
        self.event = "nothing"
        self.seen = (0, 0, 0)
        """the store's commits and the account's size when last compared: nothing can differ before one has grown"""

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        del self.scene, self.sender, self.sending_as, self.older

    @rule(
        target=submissions,
        people=st.lists(st.sampled_from(POOL), min_size=2, max_size=6, unique=True),
        batch_size=st.integers(1, 3),
        errors=st.integers(0, 1),
    )
    def release(self, people: list[str], batch_size: int, errors: int) -> object:
        """A release, the guard of the release left out: the one before each request stands alone here."""
        if len(self.rows) == 5:
            return multiple()
        name = f"s{len(self.rows) + 1}"
        released(self.scene.store, people, name, batch_size=batch_size, errors=errors, at=self.scene.clock())
        self.rows[name] = len(people) + errors
        self.number_of |= {f"{name}:{row}": number for row, number in enumerate(people, start=2)}
        return name

    @rule(
        answer=st.sampled_from(["accepted", *sorted(ANSWERS)]),
        event=st.sampled_from(["nothing", "nothing", "stop", "kill", "take over"]),
    )
    def send(self, answer: str, event: str) -> None:
        """A turn of the sender, and what happens while its request is out."""
        self.answer, self.event, self.sending_as = answer, event, self.sender
        self.scene.twin.answers = [found] if (found := ANSWERS[answer]) else []
        out = len(self.scene.twin.bodies)
        if event == "take over":
            old = self.sender
            try:
                old.step()
            except StoreConflict:
                assert len(self.scene.twin.bodies) == out + 1
        else:
            try:
                self.sender.step()
            except Killed:
                self.restart(minutes=1)
        self.scene.twin.answers = []
        self.scene.clock.pass_(seconds=1)

    def take(self) -> None:
        """TWIN takes a request: the account is compared and kept."""
        keys = asked(self.scene.twin.bodies[-1])
        submission = keys[0].split(":")[0]
        now = self.scene.clock()
        assert self.sending_as is self.sender, "an older start has posted"
        assert submission not in self.ended, "posted after a stop"
        assert not set(keys) & set(self.obeyed), "asked for twice"
        for key in keys:
            for number, elsewhere, surely in self.called:
                lately = now - self.when[number, elsewhere] < GUARD  # type: ignore[operator]
                if number == self.number_of[key] and elsewhere != submission:
                    assert surely and not lately, "a number that may have been called elsewhere"
        alone = len(keys) == 1
        if self.event in ("kill", "take over"):
            self._obeyed(keys, submission, surely=False)
        elif self.answer not in REFUSED and not (alone and self.answer in REFUSED_ALONE):
            self._obeyed(keys, submission, surely=self.answer.startswith("accepted"))
        if self.event == "stop":
            self.scene.orders.stop(submission, by=LOCAL)
            self.ended.add(submission)
        if self.event == "kill":
            raise Killed
        if self.event == "take over":
            self.restart(minutes=1)

    def _obeyed(self, keys: tuple[str, ...], submission: str, *, surely: bool) -> None:
        for key in keys:
            number = self.number_of[key]
            self.obeyed[key] = self.answer
            self.called.append((number, submission, surely))
            self.when[number, submission] = self.scene.clock()

    @rule(submission=submissions)
    def stop(self, submission: str) -> None:
        """A person presses Stop between requests."""
        self.scene.orders.stop(submission, by=LOCAL)
        if self.scene.standing(submission)[0] != "finished":
            assert self.scene.standing(submission) == ("stopped", None)
            self.ended.add(submission)

    @rule(turns=st.integers(1, 4))
    def go_on(self, turns: int) -> None:
        """A person resumes whatever has paused, and the sender has some turns that all go well."""
        for submission in self.rows:
            self.scene.orders.resume(submission, by=LOCAL, leaving_unknown=True)
            assert self.scene.standing(submission)[0] != "paused"
        for _ in range(turns):
            self.send("accepted", "nothing")

    @rule(minutes=st.sampled_from([1, 14, 16, 60 * 24 * 8]))
    def restart(self, minutes: int) -> None:
        """The server is gone for some minutes and starts again; the older sender is not dead yet, only late."""
        self.older.append(self.sender)
        self.scene.clock.pass_(minutes=minutes)
        self.sender = self.scene.start(CALLBOARD_TRIES=2)
        self.rest_settled()

    @rule(hours=st.sampled_from([1, 24 * 5]))
    def wait(self, hours: int) -> None:
        """Time passes."""
        self.scene.clock.pass_(hours=hours)

    @rule()
    def an_older_start_wakes(self) -> None:
        """It can neither post nor write."""
        for old in self.older[-2:]:
            self.sending_as = old
            with pytest.raises(StoreConflict):
                old.step()

    def rest_settled(self) -> None:
        """After a start nothing is out, and what was is unknown."""
        for submission in self.rows:
            assert "sending" not in self.scene.states(submission)

    @invariant()
    def everybody_is_accounted_for(self) -> None:
        """The buckets add up, who may be calling reads so, and what has ended has nothing left."""
        known = self.scene.store.commits, len(self.obeyed), len(self.rows)
        if known == self.seen:
            return
        self.seen = known
        with self.scene.store.read() as reader:
            items = reader.rows("select submission_id, submission_id || ':' || row, state from item_now")
            standing = reader.rows("select id, state, pause from submission")
            twice = reader.rows(
                "select submission_id, ordinal from (select submission_id, unnest(ordinals) as ordinal from attempt"
                " where verdict is null or verdict in ('accepted', 'unknown')) group by all having count(*) > 1"
            )
        assert not twice
        assert Counter(submission for submission, _, _ in items) == self.rows
        assert {key for _, key, state in items if state in ("sending", "accepted", "unknown")} == set(self.obeyed)
        unsent = {submission for submission, _, state in items if state in ("waiting", "sending")}
        for submission, state, pause in standing:
            assert (state == "paused") == (pause is not None)
            assert not (state in ("stopped", "finished") and submission in unsent)


EXAMPLES = 600 if os.environ.get("CALLBOARD_SOAK") else 30 if os.environ.get("CALLBOARD_FULL") else 10


@pytest.mark.full
@pytest.mark.timeout(900)
def test_in_any_order_of_events_nobody_is_asked_for_twice_and_nobody_is_lost() -> None:
    run_state_machine_as_test(Dispatch, settings=settings(max_examples=EXAMPLES, stateful_step_count=30))


def test_the_account_knows_every_answer_that_is_played() -> None:
    assert set(ANSWERS) >= REFUSED | REFUSED_ALONE
    assert all(found is None or isinstance(found, Answer) for found in ANSWERS.values())
