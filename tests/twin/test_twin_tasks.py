"""Orders for call tasks: one order, one address, and an answer that is called "done" only where TWIN said so."""

from collections.abc import Callable, Iterator

import pytest
from pydantic import SecretStr

from lib.model.evidence import Inquiry
from lib.model.outcome import Answer, Fault
from lib.twin import tasks
from lib.twin.client import Client
from lib.twin.exchange import Limits
from lib.twin.sandbox import Misbehaviour, Sandbox, start
from lib.twin.tasks import Said

LIMITS = Limits(connect_timeout=5, read_timeout=5, total_timeout=10, answer_bytes=100_000)


def order(sandbox: Sandbox, kind: Inquiry, task_id: str, token: str | None = None) -> Answer:
    secret = SecretStr(sandbox.token if token is None else token)
    return tasks.order(sandbox.url, lambda: secret, LIMITS, kind, task_id)


def said(answer: Answer) -> Said:
    return tasks.said(answer.status, answer.fault, answer.body)


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    """One sandbox for this file."""
    sandbox = start()
    yield sandbox
    sandbox.stop()


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    """The same for every test, remembering nothing."""
    running.ledger.reset()
    running.twin.cabinet.reset()
    return running


@pytest.fixture
def task(sandbox: Sandbox, client_of: Callable[..., Client], body_of: Callable[[int], bytes]) -> str:
    """The one task that a request has opened."""
    assert client_of(sandbox).post(body_of(2)).status == 200
    (only,) = sandbox.twin.cabinet.tasks()
    return only


def test_a_task_is_paused_let_go_on_and_ended(sandbox: Sandbox, task: str) -> None:
    for kind, status in ((Inquiry.PAUSE, "PAUSED"), (Inquiry.PLAY, "PROCESS"), (Inquiry.HALT, "HALTED")):
        assert said(order(sandbox, kind, task)) is Said.DONE
        assert sandbox.twin.cabinet.tasks() == {task: status}


def test_an_order_never_reaches_the_batch_address(sandbox: Sandbox, task: str) -> None:
    before = sandbox.ledger.totals()
    for kind in tasks.ORDERS:
        order(sandbox, kind, task)
        order(sandbox, kind, "../autoCallCandidate/single/batch?x=")
    after = sandbox.ledger.totals()
    assert (after.requests, after.called, after.refused) == (before.requests, before.called, before.refused)
    assert after.connections == before.connections + 6


def test_an_id_stays_one_part_of_the_address(sandbox: Sandbox, task: str) -> None:
    for strange in (f"x/../{task}", f"{task}/play", f"{task}?", f"{task}#", "a b", "задача"):
        assert order(sandbox, Inquiry.PAUSE, strange).status == 404
    assert sandbox.twin.cabinet.tasks() == {task: "PROCESS"}


@pytest.mark.parametrize("dots", ["", ".", ".."])
def test_an_id_that_would_lead_to_another_address_is_asked_of_nobody(sandbox: Sandbox, dots: str) -> None:
    with pytest.raises(ValueError, match="no order"):
        order(sandbox, Inquiry.PAUSE, dots)
    assert sandbox.ledger.totals().connections == 0


def test_a_question_is_no_order(sandbox: Sandbox, task: str) -> None:
    before = sandbox.ledger.totals().connections
    for kind in (Inquiry.SESSIONS, Inquiry.READ):
        with pytest.raises(ValueError, match="no order"):
            order(sandbox, kind, task)
    assert sandbox.ledger.totals().connections == before


@pytest.mark.parametrize(
    ("misbehaviour", "expected", "stands"),
    [
        (Misbehaviour.STATUS_401, Said.REFUSED, "PROCESS"),
        (Misbehaviour.STATUS_403, Said.REFUSED, "PROCESS"),
        (Misbehaviour.STATUS_429, Said.REFUSED, "PROCESS"),
        (Misbehaviour.STATUS_408, Said.UNKNOWN, "PROCESS"),
        (Misbehaviour.STATUS_500, Said.UNKNOWN, "PAUSED"),
        (Misbehaviour.HTML_502, Said.UNKNOWN, "PROCESS"),
        (Misbehaviour.REDIRECT, Said.UNKNOWN, "PROCESS"),
        (Misbehaviour.HTML_200, Said.UNKNOWN, "PROCESS"),
        (Misbehaviour.CUT_BEFORE_READING, Said.UNKNOWN, "PROCESS"),
        (Misbehaviour.CUT_AFTER_ACCEPTING, Said.UNKNOWN, "PAUSED"),
        (Misbehaviour.GARBAGE, Said.UNKNOWN, "PAUSED"),
    ],
)
def test_what_is_not_a_clear_yes_or_no_is_unknown(
    sandbox: Sandbox, task: str, misbehaviour: Misbehaviour, expected: Said, stands: str
) -> None:
    sandbox.twin.cabinet.plan.add(misbehaviour)
    assert said(order(sandbox, Inquiry.PAUSE, task)) is expected
    assert sandbox.twin.cabinet.tasks() == {task: stands}


def test_without_a_token_nothing_leaves(sandbox: Sandbox, task: str) -> None:
    before = sandbox.ledger.totals().connections
    assert said(order(sandbox, Inquiry.PAUSE, task, token="")) is Said.NOT_REACHED
    assert sandbox.ledger.totals().connections == before


@pytest.mark.parametrize(
    ("status", "fault", "body", "expected"),
    [
        (200, "", b"", Said.DONE),
        (204, "", b"", Said.DONE),
        (200, "", b'{"status": "PAUSED"}', Said.DONE),
        (200, "", b'{"error": "no"}', Said.UNKNOWN),
        (200, "", b"<html>", Said.UNKNOWN),
        (200, Fault.CUT, b"{}", Said.UNKNOWN),
        (404, "", b"", Said.REFUSED),
        (425, "", b"", Said.UNKNOWN),
        (100, "", b"", Said.UNKNOWN),
        (None, "", b"", Said.UNKNOWN),
        (None, Fault.TLS, b"", Said.UNKNOWN),
        (None, Fault.READ_TIMEOUT, b"", Said.UNKNOWN),
        (None, Fault.NAME, b"", Said.NOT_REACHED),
        (None, Fault.PROXY, b"", Said.NOT_REACHED),
    ],
)
def test_each_answer_has_one_meaning(status: int | None, fault: str, body: bytes, expected: Said) -> None:
    assert tasks.said(status, fault, body) is expected
