"""`kill -9` of the server at any moment of a send: nobody is asked for twice, nobody and no identifier is lost."""

import os
import random
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import pytest

from lib import wiring
from lib.model.item import ItemState
from lib.model.person import LOCAL
from lib.model.submission import SubmissionState
from lib.settings import Settings
from tests.faults.server import TOKEN, SandboxProcess, Server, sandbox, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

RUNS = 200 if os.environ.get("CALLBOARD_SOAK") else 20
AT_ONCE = 3
CANDIDATES, ERRORS, A_REQUEST = 300, 3, 10
STARTS = 4
CALM_ENDS = (0, -signal.SIGTERM)
"""The server lets everything end and then, as the one below it does, ends by the signal that it was sent."""


def people(first: int) -> bytes:
    """A file of invented numbers, and some rows that cannot go."""
    rows = [f"7916{first + place * 13:07d};A-{place};Anna" for place in range(CANDIDATES)]
    return "\r\n".join(["phone;Client Id;Name", *rows, *["none;;Olga"] * ERRORS, ""]).encode()


@dataclass(frozen=True, slots=True)
class Installation:
    """A data folder, the TWIN that it calls, and its server."""

    settings: Settings
    twin: SandboxProcess
    server: Server

    @contextmanager
    def between_servers(self) -> Iterator[wiring.Services]:
        """The same services on the same data, while no server runs; nothing is sent."""
        services = wiring.build(self.settings)
        try:
            yield services
        finally:
            wiring.close(services)

    def release(self, content: bytes) -> str:
        """Bring, check and release a file, and return the submission's id."""
        with self.between_servers() as services:
            assert not services.sender.step(), "nothing is sent before a release"  # and it has noted that it is alive
            draft_id = services.drafts.create(content, "people.csv", by=LOCAL)
            services.drafts.check(draft_id, by=LOCAL)
            plan = services.releases.plan(draft_id, batch_size=A_REQUEST)
            assert plan.candidates == CANDIDATES
            return services.releases.release(
                draft_id, fingerprint=plan.fingerprint, typed=CANDIDATES, batch_size=A_REQUEST, by=LOCAL
            )


def installation(folder: Path, twin: SandboxProcess, *command: str) -> Installation:
    """An installation that is live: it has a token, and its TWIN is the sandbox."""
    environment = {
        "CALLBOARD_DATA": str(folder / "data"),
        "CALLBOARD_DAY_LIMIT": "1000000",
        "TWIN_BASE_URL": twin.url,
        "TWIN_TOKEN": TOKEN,
    }
    folder.mkdir()
    server = Server(environment, folder / "server.log")
    if command:
        server.command = command
    return Installation(Settings.model_validate(environment), twin, server)


def kill_at_a_random_moment(at: Installation, chance: random.Random) -> None:
    """Start the server and kill it: before, between or in the middle of requests, or when all is done."""
    asked = at.twin.requests()
    more = chance.randrange(max(1, CANDIDATES // A_REQUEST - asked - 1))
    at.server.start()
    end = time.monotonic() + 5
    while at.twin.requests() < asked + more and time.monotonic() < end:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.05))
    at.server.kill()


def finish(at: Installation, submission_id: str) -> None:
    """Start, stop and resume as people would until the submission has finished."""
    for _ in range(STARTS):
        at.server.start()
        wait_until(at.server.rests, "the submission to finish or pause")
        assert at.server.stop() in CALM_ENDS
        with at.between_servers() as services:
            if services.history.submission(submission_id).state is SubmissionState.FINISHED:
                return
            services.orders.resume(submission_id, by=LOCAL)
    pytest.fail(f"not finished after {STARTS} starts")


def settle_accounts(at: Installation, submission_id: str, *, kills: int) -> int:
    """Compare what the store says with what TWIN was asked; returns how many people are unknown."""
    ledger = at.twin.ledger()
    with at.between_servers() as services, services.store.read() as reader:
        buckets = services.history.submission(submission_id).buckets
        rows = reader.rows(
            "select row_key, state, numbers[1], auto_call_id, auto_call_candidate_id from item"
            " left join identifier using (submission_id, ordinal) where submission_id = ? and state <> 'excluded'",
            [submission_id],
        )
    accepted = {key: (task, candidate) for key, state, _, task, candidate in rows if state == ItemState.ACCEPTED}
    unknown = {key for key, state, *_ in rows if state == ItemState.UNKNOWN}

    assert {each["asked"] for each in ledger["rows"].values()} == {1}, "somebody was asked for twice"
    assert {each["asked"] for each in ledger["numbers"].values()} == {1}, "a number was asked for twice"
    assert sum(count for _, count in buckets.counts) == buckets.rows == CANDIDATES + ERRORS
    assert buckets[ItemState.EXCLUDED] == ERRORS
    assert len(rows) == CANDIDATES == len(accepted) + len(unknown), "somebody is in no bucket, in two, or still waits"
    assert accepted.keys() <= ledger["rows"].keys() <= accepted.keys() | unknown
    assert len(unknown) <= kills * A_REQUEST
    acknowledged = {
        key: [(pair["auto_call_id"], pair["auto_call_candidate_id"]) for pair in each["identifiers"]]
        for key, each in ledger["rows"].items()
    }
    assert all(acknowledged[key] == [pair] for key, pair in accepted.items()), "an acknowledged identifier is lost"
    return len(unknown)


@pytest.fixture(scope="module")
def twins() -> Iterator[SimpleQueue[SandboxProcess]]:
    """As many sandboxes as runs at once."""
    free = SimpleQueue[SandboxProcess]()
    with sandbox(0.02) as one, sandbox(0.02) as two, sandbox(0.02) as three:
        for each in (one, two, three):
            free.put(each)
        yield free


def test_killed_restarted_and_resumed_it_calls_everybody_once(
    tmp_path: Path, twins: SimpleQueue[SandboxProcess]
) -> None:
    def run(seed: int) -> int:
        chance, kills, twin = random.Random(seed), 2 if seed % 4 == 0 else 1, twins.get()
        try:
            twin.forget()
            at = installation(tmp_path / f"run{seed}", twin)
            submission_id = at.release(people(first=seed))
            kill_at_a_random_moment(at, chance)
            for _ in range(kills - 1):
                with at.between_servers() as services:
                    services.orders.resume(submission_id, by=LOCAL)
                kill_at_a_random_moment(at, chance)
            finish(at, submission_id)
            return settle_accounts(at, submission_id, kills=kills)
        except BaseException as error:
            error.add_note(f"seed {seed}")
            raise
        finally:
            twins.put(twin)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        unknown = list(pool.map(run, range(RUNS)))
    assert any(unknown), "no kill met a request that was out: this proves little"


@pytest.mark.parametrize(
    "command",
    [("streamlit", "run", "app.py", "--server.port"), ("uvicorn", "app:app", "--port")],
    ids=["streamlit run app.py", "uvicorn app:app"],
)
def test_told_to_end_it_lets_the_open_request_finish_and_goes_on_at_the_next_start(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    with sandbox(0.4) as twin:
        at = installation(tmp_path / "calm", twin, *command)
        submission_id = at.release(people(first=9000))
        at.server.start()
        wait_until(lambda: at.twin.requests() >= 2, "a second request")
        assert at.server.stop() in CALM_ENDS
        asked = set(at.twin.ledger()["rows"])
        with at.between_servers() as services, services.store.read() as reader:
            found = services.history.submission(submission_id)
            accepted = reader.rows("select row_key from item where state = 'accepted'")
            assert reader.value("select count(*) from attempt where verdict <> 'accepted'") == 0
        assert found.state is SubmissionState.RUNNING, "a short, clean stop goes on by itself"
        assert found.buckets[ItemState.UNKNOWN] == 0
        assert {row[0] for row in accepted} == asked
        assert len(asked) == 2 * A_REQUEST
        at.server.start()
        wait_until(lambda: at.twin.requests() >= 3, "the third request")
        assert at.server.stop() in CALM_ENDS
        assert {each["asked"] for each in at.twin.ledger()["rows"].values()} == {1}
