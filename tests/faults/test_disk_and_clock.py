"""A disk that refuses and a clock that jumps, in the middle of it all: nobody twice, nothing lost, and it says so."""

import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lib import wiring
from lib.dispatch import worker
from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.twin.sandbox import Misbehaviour, Sandbox
from tests.dispatch.scene import Clock, numbers, released, standing, states
from tests.faults.killed_at import How, Step
from tests.faults.live import (
    environment,
    finish,
    opened,
    people,
    quick,
    release,
    rests,
    settle,
    times,
    wait_until,
)
from tests.faults.server import Harness

pytestmark = pytest.mark.faults

A_REQUEST, CANDIDATES = 3, 12


@pytest.fixture
def harness(twin: Sandbox, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Harness]:
    settings, parallel = environment(tmp_path, twin.url), getattr(request, "param", 1)
    with opened(settings) as services:
        submission_id = release(services, people(CANDIDATES * parallel), Pace(A_REQUEST, parallel))
    harness = Harness(settings, tmp_path, submission_id)
    yield harness
    harness.end()


AT_BOTH = pytest.mark.parametrize("step", [Step.INTENT_WRITTEN, Step.OUTCOME_WRITTEN], ids=["intent", "outcome"])


@pytest.mark.parametrize("harness", [1, 4], ids=["one at a time", "four at once"], indirect=True)
class TestFullDisk:
    """No file grows any more, from the second request on."""

    @AT_BOTH
    def test_freed_it_writes_what_it_knows_and_goes_on(self, step: Step, harness: Harness, twin: Sandbox) -> None:
        harness.start(step, 2, How.FULL)
        wait_until(lambda: "health StoreFailed running False" in harness.said(), "the sender to say what is wrong")
        time.sleep(0.1)  # so that what was out has arrived
        asked = twin.ledger.totals().asked
        assert asked > 0
        time.sleep(0.2)  # ten times as long as it waits before it tries again
        assert twin.ledger.totals().asked == asked, "nothing is sent whose intent cannot be written"
        assert harness.end(signal.SIGUSR1) == 0
        with opened(harness.environment) as services:
            seen = settle(services, harness.submission_id, twin.ledger)
        assert seen.keys(ItemState.ACCEPTED) == seen.states.keys()

    @AT_BOTH
    def test_ended_in_it_what_could_not_be_written_is_unknown(
        self, step: Step, harness: Harness, twin: Sandbox
    ) -> None:
        assert harness.run(step, 2, How.FULL_KILL) == -signal.SIGKILL
        with opened(harness.environment) as services:
            before = settle(services, harness.submission_id, twin.ledger, at_rest=False)
            assert services.history.submission(harness.submission_id).pause == "unknown"
        unknown = before.keys(ItemState.UNKNOWN)
        assert A_REQUEST <= len(unknown) <= (4 + worker.UNWRITTEN) * A_REQUEST
        finish(harness.environment, harness.submission_id)
        with opened(harness.environment) as services:
            assert settle(services, harness.submission_id, twin.ledger).keys(ItemState.UNKNOWN) == unknown


class TestReadOnly:
    """Nobody may write there any more."""

    @pytest.mark.parametrize(
        ("place", "mode", "sentence"),
        [
            pytest.param("live.duckdb", 0o400, "is the disk full, or the file not ours?", id="the file"),
            pytest.param("", 0o500, "Callboard cannot start.", id="its folder"),
        ],
    )
    def test_it_does_not_start_says_so_and_sends_nothing(
        self, place: str, mode: int, sentence: str, harness: Harness, twin: Sandbox, tmp_path: Path
    ) -> None:
        path = tmp_path / "data" / place
        usual = path.stat().st_mode
        path.chmod(mode)
        assert harness.run(Step.NEVER, 1, How.KILL) == 1
        assert sentence in harness.log()
        assert twin.ledger.totals().connections == 0
        path.chmod(usual)
        finish(harness.environment, harness.submission_id)
        with opened(harness.environment) as services:
            seen = settle(services, harness.submission_id, twin.ledger)
        assert seen.keys(ItemState.ACCEPTED) == seen.states.keys()

    def test_a_folder_that_becomes_so_in_the_middle_changes_nothing(
        self, harness: Harness, twin: Sandbox, tmp_path: Path
    ) -> None:
        code = harness.run(Step.INTENT_WRITTEN, 2, How.READ_ONLY)
        (tmp_path / "data").chmod(0o700)
        assert (code, len(harness.committed())) == (0, 4), "what is open stays writable"
        with opened(harness.environment) as services:
            seen = settle(services, harness.submission_id, twin.ledger)
        assert seen.keys(ItemState.ACCEPTED) == seen.states.keys()


HOURS = pytest.mark.parametrize("hours", [1, -1], ids=["an hour forward", "an hour back"])


class TestClock:
    """The clock of the machine is set while Callboard runs, or while it does not."""

    @HOURS
    def test_in_the_middle_of_sending_everybody_is_called_once_and_the_guard_knows_it(
        self, hours: int, twin: Sandbox, tmp_path: Path
    ) -> None:
        clock = Clock()
        with opened(quick(tmp_path, twin.url), clock=clock) as services:
            released(services.store, numbers(6), address=twin.url)
            assert services.sender.step()
            clock.pass_(hours=hours)
            while services.sender.step():
                continue
            assert (states(services.store), standing(services.store)) == (["accepted"] * 6, ("finished", None))
            released(services.store, numbers(6), "s2", address=twin.url)
            assert not any(services.sender.step() for _ in range(4))
            assert states(services.store, "s2") == ["excluded"] * 6
        assert times(twin, range(6), "asked") == [1] * 6

    @HOURS
    def test_while_a_request_is_out_its_outcome_is_written_all_the_same(
        self, hours: int, twin: Sandbox, tmp_path: Path
    ) -> None:
        clock, twin.twin.latency = Clock(), 0.1
        with opened(quick(tmp_path, twin.url), clock=clock) as services:
            released(services.store, numbers(4), address=twin.url)
            services.sender.start()
            wait_until(lambda: twin.ledger.totals().asked, "a request that is out")
            clock.pass_(hours=hours)
            wait_until(lambda: rests(services), "the end")
            assert states(services.store) == ["accepted"] * 4
            assert services.history.submission("s1").state == "finished"
            assert services.sender.health().running
        assert times(twin, range(4), "asked") == [1] * 4

    @HOURS
    def test_a_back_off_is_over(self, hours: int, twin: Sandbox, tmp_path: Path) -> None:
        clock = Clock()
        with opened(environment(tmp_path, twin.url), clock=clock) as services:
            twin.plan(Misbehaviour.RETRY_AFTER_429)
            released(services.store, numbers(2), address=twin.url)
            assert services.sender.step()
            assert not services.sender.step(), "TWIN has asked for two seconds"
            clock.pass_(hours=hours)
            assert services.sender.step()
            assert states(services.store) == ["accepted"] * 2
        assert times(twin, range(2), "asked") == [2] * 2
        assert times(twin, range(2), "called") == [1] * 2

    @HOURS
    def test_the_pace_is_never_exceeded_by_a_clock_that_goes_back(
        self, hours: int, twin: Sandbox, tmp_path: Path
    ) -> None:
        clock = Clock()
        with opened(quick(tmp_path, twin.url), clock=clock) as services:
            released(services.store, numbers(4), address=twin.url, pace=Pace(2, per_ten_minutes=2))
            assert services.sender.step()
            clock.pass_(hours=hours)
            if hours < 0:
                assert not services.sender.step(), "who was called in what is the future now counts"
                clock.pass_(hours=1, minutes=10)
            assert services.sender.step()
        assert times(twin, range(4), "asked") == [1] * 4

    @pytest.mark.parametrize(
        ("minutes", "goes_on"),
        [(14, True), (16, False), (60, False), (-14, True), (-16, False), (-60, False)],
    )
    def test_after_a_stop_only_a_short_one_by_any_clock_goes_on_by_itself(
        self, minutes: int, goes_on: bool, twin: Sandbox, tmp_path: Path
    ) -> None:
        clock, settings = Clock(), quick(tmp_path, twin.url)
        with opened(settings, clock=clock) as services:
            released(services.store, numbers(4), address=twin.url)
            assert services.sender.step()
        clock.pass_(minutes=minutes)
        with opened(settings, clock=clock) as services:
            assert standing(services.store) == (("running", None) if goes_on else ("paused", "restarted"))
            assert services.sender.step() is goes_on
            if not goes_on:
                services.orders.resume("s1", by=LOCAL)
                assert services.sender.step()
            assert states(services.store) == ["accepted"] * 4
        assert times(twin, range(4), "asked") == [1] * 4

    @pytest.mark.parametrize(
        "begin",
        [datetime(2026, 3, 29, 0, 55, tzinfo=UTC), datetime(2026, 10, 25, 0, 55, tzinfo=UTC)],
        ids=["to summer time", "to winter time"],
    )
    def test_over_a_change_of_daylight_saving_nothing_moves(
        self, begin: datetime, twin: Sandbox, tmp_path: Path, in_berlin: ZoneInfo
    ) -> None:
        ten_minutes = timedelta(minutes=10)
        assert begin.astimezone(in_berlin).utcoffset() != (begin + ten_minutes).astimezone(in_berlin).utcoffset()
        assert wiring.now().utcoffset() == timedelta(0)
        clock, settings = Clock(begin), quick(tmp_path, twin.url)
        with opened(settings, clock=clock) as services:
            released(services.store, numbers(6), address=twin.url, pace=Pace(2, per_ten_minutes=2), at=begin)
            assert services.sender.step()
            clock.now = begin + ten_minutes - timedelta(seconds=1)
            assert not services.sender.step(), "ten minutes are ten minutes"
        clock.now = begin + ten_minutes
        with opened(settings, clock=clock) as services:
            assert standing(services.store) == ("running", None), "a stop of a second"
            assert services.sender.step()
            clock.now = begin + 2 * ten_minutes
            assert services.sender.step()
            with services.store.read() as reader:
                moments = reader.rows("select opened_at, closed_at from attempt order by id")
        assert moments == [(begin + ten_minutes * number,) * 2 for number in range(3)]
        assert times(twin, range(6), "asked") == [1] * 6


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """A machine whose own time changes twice a year."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield ZoneInfo("Europe/Berlin")
    time.tzset()
