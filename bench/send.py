"""How long sending takes, against what the network alone would take: requests × latency."""

import tempfile
import time
from pathlib import Path

from bench import people
from lib import wiring
from lib.model.person import LOCAL
from lib.model.submission import MOVING
from lib.settings import Settings

PEOPLE = 5_000
BATCH = 100
LATENCY = 0.05
AT_MOST = 1.7
DEADLINE = 120


def measure() -> None:
    """Print the ratio of the whole send to requests × latency; the issue allows 1.7."""
    with tempfile.TemporaryDirectory() as folder:
        services = wiring.build(Settings(CALLBOARD_DATA=Path(folder), CALLBOARD_SANDBOX_LATENCY=LATENCY))
        try:
            seconds = _send(services)
        finally:
            wiring.close(services)
    network = PEOPLE / BATCH * LATENCY
    print(
        f"{PEOPLE:,} candidates at {BATCH} a request: {seconds:.2f} s, requests × latency: {network:.2f} s,"
        f" ratio {seconds / network:.2f} (at most {AT_MOST})"
    )


def _send(services: wiring.Services) -> float:
    draft_id = services.drafts.create(people.file(PEOPLE), "people.csv", by=LOCAL)
    services.drafts.check(draft_id, by=LOCAL)
    plan = services.releases.plan(draft_id, batch_size=BATCH)
    submission_id = services.releases.release(
        draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, batch_size=BATCH, by=LOCAL
    )
    began = time.perf_counter()
    services.sender.start()
    while services.history.submission(submission_id).state in MOVING:
        if time.perf_counter() - began > DEADLINE:
            raise SystemExit("the send did not end: the measurement means nothing")
        time.sleep(0.02)
    return time.perf_counter() - began
