"""How long reading and checking a file takes, and in how much memory: against DuckDB's bare read of the same file with
all columns as text, and against the same work done row by row. Each size in pairs, one after the other.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import mixed, row_by_row
from lib.drafts.inspection import inspect
from lib.store.connection import open_apart

SIZES = {100_000: 5, 1_000_000: 3}
"""How many rows, and how many pairs."""

AT_MOST = 10
ROWS_ONE_BY_ONE = 20_000
MEMORY_AT_MOST = 6
_PEAK = """
import sys
from pathlib import Path
from bench import check
before = check.peak()
check.look(Path(sys.argv[1]), int(sys.argv[2]))
print(before, check.peak())
"""


def measure() -> None:
    """Print the median ratio of each size, the peak of memory, and what the loop over rows takes."""
    one_by_one = _one_by_one()
    for rows, pairs in SIZES.items():
        content = mixed.file(rows)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "people.csv"
            path.write_bytes(content)
            looked, bare, ratio = _paired(path, rows, pairs)
            before, peak = _memory(path, rows)
        size = len(content) / 2**20
        print(
            f"read, match and check {rows:,} rows of 8 columns ({size:.0f} MB): {looked:.2f} s; DuckDB's bare read:"
            f" {bare:.2f} s; ratio {ratio:.1f} (at most {AT_MOST}; median of {pairs} pairs)\n"
            f"  row by row (csv, phonenumbers, the same checks; {ROWS_ONE_BY_ONE:,} rows, scaled):"
            f" {one_by_one * rows:.0f} s, {one_by_one * rows / looked:.0f} times as long\n"
            f"  peak memory of the process: {peak:.0f} MB, of it {before:.0f} MB before the file was opened;"
            f" {peak / size:.1f} times the file{f' (at most {MEMORY_AT_MOST})' if rows == max(SIZES) else ''}"
        )


def look(path: Path, rows: int) -> None:
    """Read and check a file of `mixed`; its bytes are kept by nobody else."""
    with inspect(path.read_bytes(), path.name, country="RU") as found:
        if found.review.can_go != rows:
            raise SystemExit(f"only {found.review.can_go} of {rows} rows can go: the measurement means nothing")


def _paired(path: Path, rows: int, pairs: int) -> tuple[float, float, float]:
    """Seconds with us, seconds of the bare read, and the ratio; medians, the first pair left out."""
    taken = [(_seconds(lambda: look(path, rows)), _seconds(lambda: bare_read(path))) for _ in range(pairs + 1)][1:]
    ours, bare = (statistics.median(each) for each in zip(*taken, strict=True))
    return ours, bare, statistics.median(one / other for one, other in taken)


def bare_read(path: Path) -> None:
    """DuckDB reads the same file, all columns as text."""
    store = open_apart()
    with store.write() as tx:
        tx.execute("create table bare as select * from read_csv(?, all_varchar = true, delim = ';')", [str(path)])
    store.close()


def _one_by_one() -> float:
    """Seconds a row of the usual loop."""
    content = mixed.file(ROWS_ONE_BY_ONE)
    return _seconds(lambda: _expect(row_by_row.check(content))) / ROWS_ONE_BY_ONE


def _expect(good: int) -> None:
    if good != ROWS_ONE_BY_ONE:
        raise SystemExit(f"row by row only {good} of {ROWS_ONE_BY_ONE} rows can go: the measurement means nothing")


def _memory(path: Path, rows: int) -> tuple[float, float]:
    """MB that a fresh process has at most, before it opens the file and in all."""
    command = [sys.executable, "-c", _PEAK, str(path), str(rows)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    before, peak = map(int, told.stdout.split())
    return before / 1024, peak / 1024


def peak() -> int:
    """The most memory that this process has had, in kB; `ru_maxrss` would count the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    measure()
