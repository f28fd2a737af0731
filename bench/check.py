"""How long reading and checking a file takes, against DuckDB's bare read of the same file."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import people
from lib.drafts.inspection import inspect
from lib.store.connection import MEMORY, open_store

ROWS = 100_000
RUNS = 5


def measure() -> None:
    """Print the median ratio of check to bare read over paired runs."""
    content = people.file(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        path.write_bytes(content)
        pairs = [(_seconds(lambda: _check(content)), _seconds(lambda: _bare_read(path))) for _ in range(RUNS + 1)][1:]
    checked, bare = (statistics.median(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(
        f"check of {ROWS:,} rows: {checked:.2f} s, DuckDB's bare read of the file: {bare:.2f} s,"
        f" ratio {ratio:.1f} (median of {RUNS} pairs)"
    )


def _check(content: bytes) -> None:
    found = inspect(content, "people.csv", country="RU")
    found.store.close()
    if found.review.can_go != ROWS:
        raise SystemExit(f"only {found.review.can_go} of {ROWS} rows can go: the measurement means nothing")


def _bare_read(path: Path) -> None:
    store = open_store(MEMORY)
    with store.write() as tx:
        tx.execute("create table bare as select * from read_csv(?, all_varchar = true, delim = ';')", [str(path)])
    store.close()


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
