"""How long a journal commit waits while somebody uploads a file of a million rows."""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench import people
from bench.send import released, stand_in
from lib import wiring
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.store.connection import Tx

PEOPLE = 20_000
ROWS = 1_000_000
PACE = Pace(batch_size=10, parallel=2)
AT_MOST = 0.1


def measure() -> None:
    """Print the longest transaction of the sender during the upload, beside the longest before it."""
    content = people.file(ROWS)
    with stand_in(0.02) as url, tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            CALLBOARD_DATA=Path(folder), TWIN_BASE_URL=url, TWIN_TOKEN="bench", CALLBOARD_DAY_LIMIT=PEOPLE
        )
        services = wiring.build(settings)
        try:
            released(services, PEOPLE, PACE)
            before, meanwhile = _transactions(services, content)
        finally:
            wiring.close(services)
    later = max(meanwhile) - max(before)
    print(
        f"journal commits while {ROWS:,} rows are staged: {len(meanwhile)}, median {median(meanwhile) * 1000:.0f} ms,"
        f" longest {max(meanwhile) * 1000:.0f} ms; before: median {median(before) * 1000:.0f} ms,"
        f" longest {max(before) * 1000:.0f} ms; later by {later * 1000:.0f} ms (at most {AT_MOST * 1000:.0f} ms)"
    )


def _transactions(services: wiring.Services, content: bytes) -> tuple[list[float], list[float]]:
    """Seconds of each transaction of the sender, the wait for its turn included: for five seconds, then meanwhile."""
    taken: list[float] = []
    write = services.store.write

    @contextmanager
    def timed() -> Iterator[Tx]:
        began = time.perf_counter()
        with write() as tx:
            yield tx
        if threading.current_thread().name == "sender":
            taken.append(time.perf_counter() - began)

    services.store.write = timed  # type: ignore[method-assign]
    services.sender.start()
    time.sleep(5)
    before = list(taken)
    services.drafts.create(content, "million.csv", by=LOCAL)
    return before, taken[len(before) :]
