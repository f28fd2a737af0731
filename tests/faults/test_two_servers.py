"""Two servers on one store: the second is refused, says who holds it, and sends nothing, whatever the first does."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.twin.sandbox import Sandbox
from tests.faults.killed_at import How, Step
from tests.faults.live import environment, finish, opened, people, release, settle, wait_until
from tests.faults.server import Harness, Server

pytestmark = pytest.mark.faults

CANDIDATES, A_REQUEST = 30, 3


@pytest.fixture
def first(twin: Sandbox, tmp_path: Path) -> Iterator[Harness]:
    """An installation with a released file, and what sends of it first."""
    twin.twin.latency = 0.05
    settings = environment(tmp_path, twin.url)
    with opened(settings) as services:
        submission_id = release(services, people(CANDIDATES), Pace(A_REQUEST))
    harness = Harness(settings, tmp_path, submission_id)
    harness.begin()
    wait_until(lambda: twin.ledger.totals().asked, "the first to send")
    yield harness
    harness.end()


@pytest.fixture
def second(first: Harness, tmp_path: Path) -> Harness:
    """Another process on the same data folder."""
    folder = tmp_path / "second"
    folder.mkdir()
    return Harness(first.environment, folder, first.submission_id)


def assert_refused(second: Harness, holder: Harness) -> None:
    """It does not start, and says in a sentence which process to end."""
    assert holder.process
    assert second.run(Step.NEVER, 1, How.KILL) == 1
    assert f"is in use by the process {holder.process.pid}. One Callboard runs on one data folder" in second.log()
    assert second.said() == [], "it did not open the store"


def assert_called_once(first: Harness, twin: Sandbox) -> set[str]:
    """Everybody was called once, or is unknown; returns who is."""
    with opened(first.environment) as services:
        return settle(services, first.submission_id, twin.ledger).keys(ItemState.UNKNOWN)


def test_the_second_is_refused_and_the_first_goes_on(first: Harness, second: Harness, twin: Sandbox) -> None:
    assert_refused(second, first)
    wait_until(lambda: twin.ledger.totals().asked == CANDIDATES, "the first to send to everybody")
    assert first.end(signal.SIGTERM) == 0
    assert assert_called_once(first, twin) == set()
    assert len(first.committed()) == CANDIDATES // A_REQUEST, "all of it was the first's"


def test_after_the_first_was_killed_the_second_may_start(first: Harness, second: Harness, twin: Sandbox) -> None:
    assert_refused(second, first)
    assert first.end(signal.SIGKILL) == -signal.SIGKILL
    second.begin()
    assert second.end(signal.SIGTERM) == 0
    finish(first.environment, first.submission_id)
    assert len(assert_called_once(first, twin)) in (0, A_REQUEST)


def test_a_first_that_is_stopped_keeps_the_store_and_goes_on_when_it_wakes(
    first: Harness, second: Harness, twin: Sandbox
) -> None:
    assert first.process
    first.process.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, first.process.pid, os.WSTOPPED | os.WNOWAIT)
    time.sleep(0.1)  # so that what it had sent has arrived
    asked = twin.ledger.totals().asked
    assert asked < CANDIDATES
    for _ in range(2):
        assert_refused(second, first)
    assert twin.ledger.totals().asked == asked, "nobody sends while it is stopped"
    first.process.send_signal(signal.SIGCONT)
    wait_until(lambda: twin.ledger.totals().asked == CANDIDATES, "the first to send to everybody")
    assert first.end(signal.SIGTERM) == 0
    assert assert_called_once(first, twin) == set()


def test_the_real_server_refuses_to_be_the_second(first: Harness, twin: Sandbox, tmp_path: Path) -> None:
    assert first.process
    server = Server(dict(first.environment), tmp_path / "server.log")
    assert server.start().wait(30) != 0
    said = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert "Callboard cannot start." in said
    assert f"is in use by the process {first.process.pid}." in said
    wait_until(lambda: twin.ledger.totals().asked == CANDIDATES, "the first to send to everybody")
    first.end(signal.SIGKILL)
    server.begin()
    assert server.health()["mode"] == "live"
    assert server.end(signal.SIGTERM) in (0, -signal.SIGTERM)
    finish(first.environment, first.submission_id)
    assert len(assert_called_once(first, twin)) in (0, A_REQUEST)
