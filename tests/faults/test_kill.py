"""`kill -9` at any moment of a send: nobody is asked for twice, nobody and no identifier is lost."""

import os
import random
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import pytest

from lib.dispatch import worker
from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.model.submission import SubmissionState
from lib.twin.sandbox import Sandbox, start
from tests.faults.live import TOKEN, books, environment, finish, opened, people, release, settle, wait_until
from tests.faults.server import Harness, Server

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

RUNS = 200 if os.environ.get("CALLBOARD_SOAK") else 25
AT_ONCE = 2
CANDIDATES, ERRORS, A_REQUEST = 100, 3, 5
REQUESTS = CANDIDATES // A_REQUEST
CALM_ENDS = (0, -signal.SIGTERM)
"""The server lets everything end and then, as the one below it does, ends by the signal that it was sent."""


@dataclass(frozen=True, slots=True)
class Run:
    """One installation that is killed and started again; what chance decides comes from its seed."""

    seed: int
    twin: Sandbox
    folder: Path

    @property
    def parallel(self) -> int:
        """Several requests at once in half of the runs."""
        return 4 if self.seed % 2 else 1

    @property
    def open_at_most(self) -> int:
        """How many requests may have no outcome in the journal: one at a time means exactly one."""
        return self.parallel + worker.UNWRITTEN if self.parallel > 1 else 1

    @property
    def kills(self) -> int:
        """Some are killed once more."""
        return 2 if self.seed % 4 == 0 else 1

    @property
    def settings(self) -> dict[str, str]:
        """Its environment."""
        return environment(self.folder, self.twin.url)

    def play(self) -> int:
        """Release, kill, start again, finish and compare the books; returns how many people are unknown."""
        chance = random.Random(self.seed)
        self.folder.mkdir()
        self.twin.ledger.reset()
        with opened(self.settings) as services:
            content = people(CANDIDATES, first=self.seed, errors=ERRORS)
            submission_id = release(services, content, Pace(A_REQUEST, self.parallel))
        # now and then it is the whole server
        whole = self.seed % 8 == 0
        server = Server(self.settings, self.folder / "server.log")
        harness = Harness(self.settings, self.folder, submission_id)
        for kill in range(self.kills):
            if kill:
                with opened(self.settings) as services:
                    services.orders.resume(submission_id, by=LOCAL, leaving_unknown=True)
            self._kill_at_a_random_moment(chance, server if whole else harness)
        finish(self.settings, submission_id)
        with opened(self.settings) as services, services.store.read() as reader:
            seen = settle(services, submission_id, self.twin.ledger)
            verdicts = dict(reader.rows("select id, verdict from attempt"))
            assert services.history.submission(submission_id).buckets[ItemState.EXCLUDED] == ERRORS
        unknown = seen.keys(ItemState.UNKNOWN)
        assert len(seen.states) == CANDIDATES
        assert len(unknown) <= self.kills * self.open_at_most * A_REQUEST
        assert harness.committed().items() <= verdicts.items(), "a committed outcome is lost"
        return len(unknown)

    def _kill_at_a_random_moment(self, chance: random.Random, sender: Server | Harness) -> None:
        """Before, between or in the middle of requests, or when all is done."""
        asked = self.twin.ledger.totals().requests
        more = chance.randrange(max(1, REQUESTS - asked))
        sender.begin()
        end = time.monotonic() + 5
        while self.twin.ledger.totals().requests < asked + more and time.monotonic() < end:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.03))
        sender.end()


@pytest.fixture(scope="module")
def free_twins() -> Iterator[SimpleQueue[Sandbox]]:
    """As many sandboxes as runs at once."""
    running = [start(token=TOKEN, latency=0.02) for _ in range(AT_ONCE)]
    free = SimpleQueue[Sandbox]()
    for each in running:
        free.put(each)
    yield free
    for each in running:
        each.stop()


def test_killed_restarted_and_resumed_it_calls_everybody_once(tmp_path: Path, free_twins: SimpleQueue[Sandbox]) -> None:
    def run(seed: int) -> int:
        twin = free_twins.get()
        try:
            return Run(seed, twin, tmp_path / f"run{seed}").play()
        except BaseException as error:
            error.add_note(f"seed {seed}")
            raise
        finally:
            free_twins.put(twin)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        unknown = list(pool.map(run, range(RUNS)))
    assert sum(map(bool, unknown)) > RUNS // 4, "few kills met a request that was out: this proves little"


@pytest.mark.parametrize(
    "command",
    [("streamlit", "run", "app.py", "--server.port"), ("uvicorn", "app:app", "--port")],
    ids=["streamlit run app.py", "uvicorn app:app"],
)
def test_told_to_end_it_lets_the_open_request_finish_and_goes_on_at_the_next_start(
    tmp_path: Path, twin: Sandbox, command: tuple[str, ...]
) -> None:
    twin.twin.latency = 0.4
    server = Server(environment(tmp_path, twin.url), tmp_path / "server.log", command)
    with opened(server.environment) as services:
        submission_id = release(services, people(CANDIDATES), Pace(A_REQUEST))
    server.begin()
    wait_until(lambda: twin.ledger.totals().requests >= 2, "a second request")
    assert server.end(signal.SIGTERM) in CALM_ENDS
    with opened(server.environment) as services:
        found, seen = services.history.submission(submission_id), books(services, submission_id)
        assert found.state is SubmissionState.RUNNING, "a short, clean stop goes on by itself"
        assert found.buckets[ItemState.UNKNOWN] == 0
        assert seen.keys(ItemState.ACCEPTED) == twin.ledger.rows().keys()
        assert len(twin.ledger.rows()) == 2 * A_REQUEST
    server.begin()
    wait_until(lambda: twin.ledger.totals().requests >= 3, "the third request")
    assert server.end(signal.SIGTERM) in CALM_ENDS
    with opened(server.environment) as services:
        settle(services, submission_id, twin.ledger, at_rest=False)
