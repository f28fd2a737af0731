"""Yesterday's data put back, a copy, a seal that is gone: nobody is asked for again before a person has unlocked it."""

import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib import wiring
from lib.dispatch.orders import StoreLocked
from lib.model.evidence import Lock
from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.model.submission import Pause, SubmissionState
from lib.twin import sandbox
from lib.twin.sandbox.ledger import Ledger
from tests.faults.live import TOKEN, assert_nobody_twice, environment, opened, people, release, wait_until
from tests.faults.server import Server

pytestmark = pytest.mark.faults

PEOPLE, A_REQUEST = 8, 2
LONGER_THAN_A_TURN = 1.0
"""A sender that would send asks three times in this many seconds."""


@pytest.fixture
def twin() -> Iterator[sandbox.Sandbox]:
    """A TWIN that has not been asked for anybody yet."""
    running = sandbox.start(token=TOKEN)
    yield running
    running.stop()


@dataclass(frozen=True, slots=True)
class Data:
    """The data folder of a live installation whose TWIN is the sandbox."""

    settings: dict[str, str]
    ledger: Ledger

    @property
    def file(self) -> Path:
        """The database; its seal and its log of writes stand beside it."""
        return Path(self.settings["CALLBOARD_DATA"]) / "live.duckdb"

    def release(self) -> str:
        """Release the people, ask for the first two of them, and return the submission's id."""
        with opened(self.settings) as services:
            submission_id = release(services, people(PEOPLE), Pace(A_REQUEST))
            assert services.sender.step()
        return submission_id

    def send(self, requests: int) -> None:
        """Send so many requests more, in a start of its own."""
        with opened(self.settings) as services:
            assert [services.sender.step() for _ in range(requests)] == [True] * requests

    def asked(self) -> list[int]:
        """How often TWIN was asked for each number that it was asked for, in rising order."""
        return sorted(times.asked for times in self.ledger.numbers().values())


@pytest.fixture
def data(tmp_path: Path, twin: sandbox.Sandbox) -> Data:
    """An installation whose data folder is not there yet."""
    return Data(environment(tmp_path, twin.url), twin.ledger)


def nothing_leaves(services: wiring.Services, submission_id: str, reason: Lock) -> None:
    """It is locked for this reason, everything unsent stands, and neither the sender nor a person lets it go on."""
    assert services.locks.reason() is reason
    assert not services.sender.step()
    found = services.history.submission(submission_id)
    assert (found.state, found.pause) == (SubmissionState.PAUSED, Pause.RESTORED)
    with pytest.raises(StoreLocked):
        services.orders.resume(submission_id, by=LOCAL)
    assert not services.sender.step()


def missing(services: wiring.Services) -> int | None:
    """How many requests the page says are missing at least."""
    state = services.locks.state()
    assert state
    return state.missing


def resume(services: wiring.Services, submission_id: str) -> None:
    """Let it go on as a person does, to its end."""
    services.orders.resume(submission_id, by=LOCAL)
    while services.sender.step():
        pass
    assert services.history.submission(submission_id).buckets[ItemState.ACCEPTED] == PEOPLE


def test_yesterdays_copy_put_back_under_the_real_server_calls_nobody(tmp_path: Path, data: Data) -> None:
    submission_id = data.release()
    shutil.copy2(data.file, tmp_path / "yesterday")
    server = Server(data.settings, tmp_path / "server.log")
    server.begin()
    wait_until(lambda: server.health()["submissions"] == {"finished": 1}, "the rest to be sent")
    server.end(signal.SIGTERM)
    assert data.asked() == [1] * PEOPLE

    shutil.copy2(tmp_path / "yesterday", data.file)
    server.begin()
    time.sleep(LONGER_THAN_A_TURN)
    assert server.health()["submissions"] == {"paused": 1}
    assert server.health()["locked"] == "behind"
    server.end(signal.SIGTERM)
    assert data.asked() == [1] * PEOPLE

    with opened(data.settings) as services:
        nothing_leaves(services, submission_id, Lock.BEHIND)
        assert missing(services) == 3
    assert_nobody_twice([data.ledger])


def test_unlocked_and_resumed_it_calls_those_again_whom_the_copy_does_not_know_and_nobody_else(
    tmp_path: Path, data: Data
) -> None:
    """What cannot be prevented: the copy has no trace of the later requests, and a person said that it may go on."""
    submission_id = data.release()
    shutil.copy2(data.file, tmp_path / "yesterday")
    data.send(2)
    shutil.copy2(tmp_path / "yesterday", data.file)
    with opened(data.settings) as services:
        nothing_leaves(services, submission_id, Lock.BEHIND)
        services.locks.unlock(by=LOCAL, note="the cabinet was not looked at")
        assert not services.sender.step(), "unlocking alone lets nothing leave"
        assert data.asked() == [1] * 3 * A_REQUEST
        resume(services, submission_id)
    assert data.asked() == [1] * 2 * A_REQUEST + [2] * 2 * A_REQUEST
    with opened(data.settings) as services:
        assert services.locks.reason() is None


def test_a_copy_in_another_folder_calls_nobody_and_the_original_goes_on(tmp_path: Path, data: Data) -> None:
    submission_id = data.release()
    shutil.copytree(data.file.parent, tmp_path / "copy")
    with opened(data.settings | {"CALLBOARD_DATA": str(tmp_path / "copy")}) as services:
        nothing_leaves(services, submission_id, Lock.OTHER_FILE)
    data.send(3)
    assert data.asked() == [1] * PEOPLE


def test_a_seal_that_is_gone_locks_until_somebody_has_looked(data: Data) -> None:
    submission_id = data.release()
    data.file.with_name("live.duckdb.seal").unlink()
    with opened(data.settings) as services:
        nothing_leaves(services, submission_id, Lock.NO_SEAL)
        assert missing(services) is None
        services.locks.unlock(by=LOCAL, note="nothing was put back")
        resume(services, submission_id)
    assert data.asked() == [1] * PEOPLE


def test_a_copy_of_a_running_server_with_its_log_of_writes_is_known_too(tmp_path: Path, data: Data) -> None:
    submission_id = data.release()
    log = data.file.with_name("live.duckdb.wal")
    with opened(data.settings) as services:
        assert services.sender.step()
        for each in (data.file, log):
            shutil.copy2(each, tmp_path / each.name)
        assert services.sender.step()
    for each in (data.file, log):
        shutil.copy2(tmp_path / each.name, each)
    with opened(data.settings) as services:
        nothing_leaves(services, submission_id, Lock.BEHIND)
        assert missing(services) == 1
    assert data.asked() == [1] * 3 * A_REQUEST
