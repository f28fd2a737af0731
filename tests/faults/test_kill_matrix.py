"""`kill -9` and SIGTERM at every step of the journal: nobody twice, nothing lost, what was in the air is unknown."""

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.dispatch import worker
from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.twin.sandbox import Sandbox, start
from tests.faults.killed_at import How, Step
from tests.faults.live import TOKEN, Books, books, environment, finish, opened, people, release, settle, wait_until
from tests.faults.server import Harness

pytestmark = pytest.mark.faults

A_REQUEST, CANDIDATES = 3, 12
SECOND = 2
PARALLEL = 4
OF_ONE_REQUEST = (Step.CONNECTED, Step.BODY_SENT, Step.ANSWERED)
"""The other steps are taken for all requests of a turn at once."""


@pytest.fixture(scope="module")
def twin() -> Iterator[Sandbox]:
    running = start(token=TOKEN, latency=0.02)
    yield running
    running.stop()


@dataclass(frozen=True, slots=True)
class Found:
    """What the start after the end of the harness finds, before anybody does anything."""

    books: Books
    standing: tuple[str, str | None]
    asked: int
    code: int


@dataclass(frozen=True, slots=True)
class Installation:
    """A released file on a data folder, and its TWIN."""

    twin: Sandbox
    harness: Harness

    def end_at(self, step: Step, nth: int, how: How, *, asked: int = 0) -> Found:
        """Let the harness send until it ends at this step, and start anew."""
        code = self.harness.run(step, nth, how)
        # what was sent is read, whether or not the sender is there by then
        wait_until(lambda: self.twin.ledger.totals().asked >= asked, "TWIN to have read what was sent")
        with opened(self.harness.environment) as services:
            found = services.history.submission(self.harness.submission_id)
            if found.pause:
                assert not services.sender.step(), "what has paused waits for a person"
            seen = books(services, self.harness.submission_id)
            committed = self.harness.committed()
            assert set(committed.values()) <= {"accepted"}
            assert len(seen.keys(ItemState.ACCEPTED)) >= len(committed) * A_REQUEST, "a committed outcome is lost"
            pause = found.pause.value if found.pause else None
            return Found(seen, (found.state.value, pause), self.twin.ledger.totals().asked, code)

    def finish(self, before: Books) -> None:
        """Resume as a person would, and compare the books: what was settled is as it was, nobody was asked twice."""
        finish(self.harness.environment, self.harness.submission_id)
        with opened(self.harness.environment) as services:
            after = settle(services, self.harness.submission_id, self.twin.ledger)
        assert after.keys(ItemState.UNKNOWN) == before.keys(ItemState.UNKNOWN)
        settled = before.keys(ItemState.ACCEPTED)
        assert all(after.identifiers[key] == before.identifiers[key] for key in settled)


@pytest.fixture
def released(tmp_path: Path, twin: Sandbox, request: pytest.FixtureRequest) -> Iterator[Installation]:
    twin.ledger.reset()
    parallel = getattr(request, "param", 1)
    settings = environment(tmp_path, twin.url)
    with opened(settings) as services:
        content = people(CANDIDATES * parallel, errors=2)
        submission_id = release(services, content, Pace(A_REQUEST, parallel))
    harness = Harness(settings, tmp_path, submission_id)
    yield Installation(twin, harness)
    harness.end()


# the step, at its second request of four: how many are accepted and unknown then, and how many TWIN was asked for
KILLED = [
    (Step.INTENT_WRITTEN, 0, 3, 3),  # the outcome of the first is in the same commit
    (Step.INTENT_COMMITTED, 3, 3, 3),
    (Step.SEALED, 3, 3, 3),
    (Step.CONNECTED, 3, 3, 3),
    (Step.BODY_SENT, 3, 3, 6),
    (Step.ANSWERED, 3, 3, 6),
    (Step.OUTCOME_WRITTEN, 3, 3, 6),
    (Step.OUTCOME_COMMITTED, 6, 3, 6),  # and so is the intent of the third
]


def test_the_matrix_has_every_step() -> None:
    assert [Step.NEVER, *(line[0] for line in KILLED), Step.RECOVERING] == list(Step)


@pytest.mark.parametrize("line", KILLED, ids=[line[0].value for line in KILLED])
def test_killed_at_a_step_what_was_in_the_air_is_unknown(line, released: Installation) -> None:
    step, accepted, unknown, asked = line
    found = released.end_at(step, SECOND, How.KILL, asked=asked)
    assert found.code == -signal.SIGKILL
    assert found.books.counts() == {
        state: count
        for state, count in (("accepted", accepted), ("unknown", unknown), ("waiting", 12 - accepted - unknown))
        if count
    }
    assert (found.asked, found.standing) == (asked, ("paused", "unknown"))
    released.finish(found.books)


@pytest.mark.parametrize("step", [line[0] for line in KILLED])
def test_told_to_end_at_a_step_it_lets_finish_what_is_out_and_goes_on_at_the_next_start(
    step: Step, released: Installation
) -> None:
    found = released.end_at(step, SECOND, How.TERM)
    # once the outcome of the second is being written, the third is being planned in the same commit
    asked = 9 if step in (Step.OUTCOME_WRITTEN, Step.OUTCOME_COMMITTED) else 6
    assert found.code == 0
    assert found.books.counts() == {"accepted": asked, "waiting": CANDIDATES - asked}
    assert (found.asked, found.standing) == (asked, ("running", None)), "a short, clean stop goes on by itself"
    released.finish(found.books)


@pytest.mark.parametrize("released", [PARALLEL], indirect=True, ids=["parallel"])
@pytest.mark.parametrize("how", [How.KILL, How.TERM])
@pytest.mark.parametrize("step", [line[0] for line in KILLED])
def test_with_several_requests_out_at_once(step: Step, how: How, released: Installation) -> None:
    nth = 6 if step in OF_ONE_REQUEST else 2
    found = released.end_at(step, nth, how)
    unknown = found.books.keys(ItemState.UNKNOWN)
    if how is How.KILL:
        assert found.code == -signal.SIGKILL
        assert 0 < len(unknown) <= (PARALLEL + worker.UNWRITTEN) * A_REQUEST
        assert found.standing == ("paused", "unknown")
    else:
        assert found.code == 0
        assert not unknown
        assert found.asked == len(found.books.keys(ItemState.ACCEPTED))
        assert found.standing == ("running", None)
    released.finish(found.books)


@pytest.mark.parametrize(
    ("step", "accepted"),
    [(Step.INTENT_WRITTEN, None), (Step.OUTCOME_WRITTEN, 9), (Step.OUTCOME_COMMITTED, 12)],
    ids=["before the first intent", "before the last outcome", "after the last outcome"],
)
def test_at_both_ends_of_a_submission(step: Step, accepted: int | None, released: Installation) -> None:
    found = released.end_at(step, 1 if accepted is None else 4, How.KILL)
    if accepted is None:
        assert (found.books.counts(), found.asked) == ({"waiting": 12}, 0)
        assert found.standing == ("queued", None), "nothing has left: it goes on by itself"
    elif accepted == CANDIDATES:
        assert (found.books.counts(), found.standing) == ({"accepted": 12}, ("finished", None))
    else:
        assert (found.books.counts(), found.standing) == ({"accepted": 9, "unknown": 3}, ("paused", "unknown"))
    released.finish(found.books)


def test_killed_at_one_start_after_another(released: Installation) -> None:
    for step in (Step.CONNECTED, Step.INTENT_COMMITTED, Step.ANSWERED):
        released.end_at(step, 1, How.KILL)
        with opened(released.harness.environment) as services:
            services.orders.resume(released.harness.submission_id, by=LOCAL, leaving_unknown=True)
    with opened(released.harness.environment) as services:
        seen = books(services, released.harness.submission_id)
    assert seen.counts() == {"unknown": 9, "waiting": 3}
    released.finish(seen)


def test_killed_while_the_next_start_settles_what_it_found(released: Installation) -> None:
    assert released.harness.run(Step.ANSWERED, SECOND, How.KILL) == -signal.SIGKILL
    found = released.end_at(Step.RECOVERING, 1, How.KILL)
    assert found.code == -signal.SIGKILL
    assert (found.books.counts(), found.standing) == (
        {"accepted": 3, "unknown": 3, "waiting": 6}, ("paused", "unknown"),
    )  # fmt: skip
    released.finish(found.books)
