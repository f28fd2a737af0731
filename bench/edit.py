"""How long it takes until an edited cell of a million-row draft is checked, and all that depends on it."""

import tempfile
import time
from pathlib import Path
from statistics import median

from bench import mixed
from lib import wiring
from lib.drafts.mending import Edit
from lib.model.person import LOCAL
from lib.settings import Settings

ROWS = 1_000_000
EDITS = 7


def measure() -> None:
    """Print the median time of an edit, its write and its check, beside the check of the whole file."""
    with tempfile.TemporaryDirectory() as folder:
        services = wiring.build(Settings(CALLBOARD_DATA=Path(folder)))
        try:
            draft_id = services.drafts.create(mixed.file(ROWS), "million.csv", by=LOCAL)
            began = time.perf_counter()
            services.drafts.check(draft_id, by=LOCAL)
            whole = time.perf_counter() - began
            taken = [_edit(services, draft_id, nth) for nth in range(EDITS)]
        finally:
            wiring.close(services)
    print(
        f"one cell of {ROWS:,} rows edited and checked: median {median(taken) * 1000:.0f} ms,"
        f" longest {max(taken) * 1000:.0f} ms; the whole file checked: {whole:.1f} s"
    )


def _edit(services: wiring.Services, draft_id: str, nth: int) -> float:
    version = services.drafts.get(draft_id).version
    edit = Edit(2 + nth * (ROWS // EDITS), 0, f"7916{nth:07}")
    began = time.perf_counter()
    if services.mending.edit(draft_id, edit, version=version, by=LOCAL) is None:
        raise SystemExit("nothing was edited: the measurement means nothing")
    return time.perf_counter() - began


if __name__ == "__main__":
    measure()
