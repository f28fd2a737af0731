"""kill -9 in the middle of a fix or of its undo: after the next start the draft is whole, as before it or as after."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lib import wiring
from lib.model.mending import ChangeState, Fix
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.wiring import Services
from tests.drafts.mended import cells
from tests.faults.killed_while_mending import TAILS

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[2]
FILE = "phone;Name\r\n" + "".join(f"7916001000{each}.0;Anna\r\n" for each in range(6)) + "79160020000;Olga\r\n"


@contextmanager
def opened(folder: Path) -> Iterator[Services]:
    services = wiring.build(Settings(CALLBOARD_DATA=folder))
    yield services
    wiring.close(services)


def killed(folder: Path, draft_id: str, verb: str, writes: int) -> None:
    command = [sys.executable, "-m", "tests.faults.killed_while_mending", str(folder), draft_id, verb, str(writes)]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode == -signal.SIGKILL


@pytest.mark.parametrize("writes", [1, 2, 3])
@pytest.mark.parametrize("verb", ["apply", "undo"])
def test_a_draft_whose_mending_was_killed_is_whole_after_the_next_check(tmp_path: Path, verb: str, writes: int) -> None:
    with opened(tmp_path) as services:
        draft_id = services.drafts.create(FILE.encode(), "tails.csv", by=LOCAL)
        services.drafts.check(draft_id, by=LOCAL)
        before = cells(services.store, draft_id)
        if verb == "undo":
            services.mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=LOCAL)
    killed(tmp_path, draft_id, verb, writes)
    with opened(tmp_path) as services:
        assert not services.drafts.get(draft_id).checked
        services.drafts.check(draft_id, by=LOCAL)
        whole = verb == "apply" and writes == 3
        assert (cells(services.store, draft_id) == before) is not whole
        assert services.drafts.review(draft_id).can_go == (7 if whole else 1)
        state = ChangeState.DONE if whole else ChangeState.UNDONE if verb == "undo" else ChangeState.CUT_OFF
        assert [each.state for each in services.mending.changes(draft_id)] == [state]
