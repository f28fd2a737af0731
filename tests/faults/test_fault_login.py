"""401 where Callboard logs in by itself: once is mended by a login and sent again exactly once; for good, it pauses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lib import wiring
from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.twin.sandbox import Misbehaviour, Sandbox
from tests.faults.live import Books, attempts, books, opened, people, quick, release, rests, resume, wait_until

pytestmark = pytest.mark.faults

CANDIDATES, A_REQUEST = 10, 2
EXPIRED = Misbehaviour.STATUS_401


@contextmanager
def sent(twin: Sandbox, folder: Path, parallel: int) -> Iterator[tuple[wiring.Services, str]]:
    """A release that has been sent until nothing moves any more, with a login for a token."""
    login = {"TWIN_LOGIN": "somebody@example.com", "TWIN_PASSWORD": "secret", "TWIN_IAM_URL": twin.url}
    with opened(quick(folder, twin.url, **login)) as services:
        assert services.terms.credentials.ready()
        submission_id = release(services, people(CANDIDATES), Pace(A_REQUEST, parallel))
        services.sender.start()
        wait_until(lambda: rests(services), "an end")
        yield services, submission_id


def asked(twin: Sandbox, seen: Books) -> list[tuple[int, int]]:
    """How often each of the file was asked for, and called, in its order."""
    ledger = twin.ledger.rows()
    return [(ledger[key].asked, ledger[key].called) if key in ledger else (0, 0) for key in seen.states]


@pytest.mark.parametrize("parallel", [1, 4])
def test_once_it_logs_in_once_and_sends_the_same_request_again_once(
    parallel: int, twin: Sandbox, tmp_path: Path
) -> None:
    for _ in range(parallel):
        twin.plan(EXPIRED)
    with sent(twin, tmp_path, parallel) as (services, submission_id):
        seen = books(services, submission_id)
        assert seen.keys(ItemState.ACCEPTED) == seen.states.keys()
        again = A_REQUEST * parallel
        assert asked(twin, seen) == [(2, 1)] * again + [(1, 1)] * (CANDIDATES - again)
        assert twin.ledger.totals().logins == 2
        assert attempts(services) == CANDIDATES // A_REQUEST + parallel


@pytest.mark.parametrize("parallel", [1, 4])
def test_twice_it_puts_the_rows_back_and_waits_for_a_person(parallel: int, twin: Sandbox, tmp_path: Path) -> None:
    twin.plan(EXPIRED, times=None)
    with sent(twin, tmp_path, parallel) as (services, submission_id):
        seen = books(services, submission_id)
        found = services.history.submission(submission_id)
        assert (found.state.value, found.pause) == ("paused", "token_refused")
        assert seen.keys(ItemState.WAITING) == seen.states.keys()
        assert attempts(services) <= 2 * parallel, "each request at most once more"
        assert {times for times, _ in asked(twin, seen)} <= {0, 1, 2}
        assert twin.ledger.totals().called == 0
        assert twin.ledger.totals().logins == 2

        twin.faults.clear()
        resume(services, submission_id)
        after = books(services, submission_id)
        assert after.keys(ItemState.ACCEPTED) == after.states.keys()
        assert {called for _, called in asked(twin, after)} == {1}
