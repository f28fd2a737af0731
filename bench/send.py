"""How long sending takes, against what the network alone would take: requests × latency ÷ requests at a time."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import people
from lib import wiring
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.store import queue

PEOPLE = 100_000
PACE = Pace(batch_size=100, parallel=4)
AT_MOST = {0.05: 1.5, 0.5: 1.1}
"""Seconds that TWIN takes for an answer, and the ratio that the whole send may have."""
DEADLINE = 600
TOKEN = "bench"


def measure() -> None:
    """Print the ratio of the whole send to what the network alone takes, for each latency, journal and all."""
    for latency, at_most in AT_MOST.items():
        with stand_in(latency) as url, tempfile.TemporaryDirectory() as folder:
            settings = Settings(
                CALLBOARD_DATA=Path(folder), TWIN_BASE_URL=url, TWIN_TOKEN=TOKEN, CALLBOARD_DAY_LIMIT=PEOPLE
            )
            services = wiring.build(settings)
            try:
                seconds = _send(services)
            finally:
                wiring.close(services)
        network = PEOPLE / PACE.batch_size * latency / PACE.parallel
        print(
            f"{PEOPLE:,} candidates at {PACE.batch_size} a request, {PACE.parallel} at a time, {latency * 1000:.0f} ms:"
            f" {seconds:.2f} s, requests × latency ÷ {PACE.parallel}: {network:.2f} s,"
            f" ratio {seconds / network:.2f} (at most {at_most})"
        )


@contextmanager
def stand_in(latency: float) -> Iterator[str]:
    """The sandbox in a process of its own, as TWIN is elsewhere."""
    command = [sys.executable, "-m", "lib", "sandbox", "--port", "0", "--latency", str(latency), "--token", TOKEN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield next(word for word in process.stdout.readline().split() if word.startswith("http://"))
        process.terminate()


def released(services: wiring.Services, count: int, pace: Pace) -> str:
    """Release a file of so many people and return the submission's id; nothing is sent before the sender starts."""
    services.sender.step()  # it has been alive before the release, as a server has
    draft_id = services.drafts.create(people.file(count), "people.csv", by=LOCAL)
    services.drafts.check(draft_id, by=LOCAL)
    plan = services.releases.plan(draft_id, pace=pace)
    return services.releases.release(draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=pace, by=LOCAL)


def _send(services: wiring.Services) -> float:
    released(services, PEOPLE, PACE)
    began = time.perf_counter()
    services.sender.start()
    while _moves(services):
        if time.perf_counter() - began > DEADLINE:
            raise SystemExit("the send did not end: the measurement means nothing")
        time.sleep(0.25)
    return time.perf_counter() - began


def _moves(services: wiring.Services) -> bool:
    """Whether the sender still has something to do: a look that costs it nothing, unlike a page."""
    with services.store.read() as reader:
        return bool(queue.unfinished(reader))
