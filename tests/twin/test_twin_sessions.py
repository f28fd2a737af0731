"""The search of calls: what is asked, what is understood, and that no log ever holds the number."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from lib.model.outcome import Answer, Fault, Stage
from lib.twin import sessions
from lib.twin.client import Client
from lib.twin.exchange import Limits
from lib.twin.sandbox import Misbehaviour, Sandbox, cabinet, control, start
from lib.twin.sessions import Session

NUMBER = "79000000001"
SINCE = datetime(2026, 7, 10, 10, 49, 36, tzinfo=UTC)
LIMITS = Limits(connect_timeout=5, read_timeout=5, total_timeout=10, answer_bytes=100_000)


def asked(sandbox: Sandbox, number: str = NUMBER, since: datetime | None = None, token: str | None = None) -> Answer:
    secret = SecretStr(sandbox.token if token is None else token)
    when = since or datetime.now(UTC) - timedelta(minutes=1)
    return sessions.ask(sandbox.url, lambda: secret, LIMITS, number, when)


def read(answer: Answer) -> tuple[Session, ...] | None:
    return sessions.read(answer.status, answer.fault, answer.body)


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
def called(sandbox: Sandbox, client_of: Callable[..., Client], body_of: Callable[[int], bytes]) -> Sandbox:
    """A sandbox that has called two people, the second of whom has `NUMBER`."""
    assert client_of(sandbox).post(body_of(2)).status == 200
    return sandbox


def test_a_call_since_then_is_found_with_its_candidate_and_moment(called: Sandbox) -> None:
    (found,) = read(asked(called)) or ()
    ((given,),) = (called.ledger.rows()["k1"].identifiers,)
    assert (found.number, found.candidate_id, found.status) == (NUMBER, given.auto_call_candidate_id, "NOANSWER")
    assert datetime.fromisoformat(found.created).tzinfo is not None
    assert found.task_id == ""  # nobody's code asks for it


def test_nothing_found_is_read_as_nothing(called: Sandbox) -> None:
    assert read(asked(called, "79000000009")) == ()
    assert read(asked(called, since=datetime.now(UTC) + timedelta(minutes=1))) == ()
    called.twin.cabinet.lags = True
    assert read(asked(called)) == ()


def test_the_question_is_a_read_in_the_words_of_others_code(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(cabinet.Cabinet, "answer", lambda _self, method, target, _: seen.append(f"{method} {target}"))
    asked(sandbox, since=SINCE)
    (question,) = seen
    assert question == (
        "GET /analyse/api/v1/search/cis/sessions?fields=id,number,currentStatusName,autoCallCandidateId,createdAt,"
        "startedAt&phone=79000000001&from=2026-07-10T10:49:36%2B00:00&limit=50"
    )


@pytest.mark.parametrize(
    ("misbehaviour", "status", "fault"),
    [
        (Misbehaviour.STATUS_401, 401, ""),
        (Misbehaviour.STATUS_429, 429, ""),
        (Misbehaviour.STATUS_500, 500, ""),
        (Misbehaviour.REDIRECT, 307, ""),
        (Misbehaviour.HTML_200, 200, ""),
        (Misbehaviour.EMPTY, 200, ""),
        (Misbehaviour.EMPTY_LIST, 200, ""),
        (Misbehaviour.CUT_BEFORE_READING, None, Fault.BROKEN),
        (Misbehaviour.CUT_IN_BODY, 200, Fault.CUT),
        (Misbehaviour.GARBAGE, None, Fault.BROKEN),
    ],
)
def test_whatever_else_comes_could_not_be_read(
    called: Sandbox, misbehaviour: Misbehaviour, status: int | None, fault: str
) -> None:
    called.twin.cabinet.plan.add(misbehaviour)
    answer = asked(called)
    assert (answer.status, answer.fault) == (status, fault)
    assert read(answer) is None
    assert read(asked(called))  # the next one is another question


def test_a_token_that_is_refused_or_absent_finds_nothing_out(called: Sandbox) -> None:
    assert asked(called, token="wrong").status == 401
    before = called.ledger.totals().connections
    absent = asked(called, token="")
    assert (absent.stage, absent.fault, read(absent)) == (Stage.CONNECTING, Fault.TOKEN, None)
    assert called.ledger.totals().connections == before


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"count": 1},
        {"items": []},
        {"count": 1, "items": []},
        {"count": 0, "items": [{}]},
        {"count": True, "items": [{}]},
        {"count": "1", "items": [{}]},
        {"count": 1, "items": {}},
        {"count": 1, "items": ["a"]},
        [],
        None,
        7,
    ],
)
def test_another_shape_is_not_guessed_at(told: object) -> None:
    assert sessions.read(200, "", json.dumps(told).encode()) is None


def test_inside_a_session_what_is_missing_or_strange_is_empty() -> None:
    items = [
        {},
        {"id": 7, "autoCallCandidateId": {"identity": "c"}, "taskId": "t", "createdAt": None, "number": [1]},
    ]
    assert sessions.read(200, "", json.dumps({"count": 2, "items": items}).encode()) == (
        Session("", "", "", "", "", "", ""),
        Session("7", "", "", "c", "t", "", ""),
    )


def test_deep_nesting_and_broken_text_are_not_read() -> None:
    assert sessions.read(200, "", b"[" * 200_000) is None
    assert sessions.read(200, "", b"\xff") is None


def test_no_log_line_holds_the_number_or_the_token(called: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for misbehaviour in (None, Misbehaviour.HTML_502, Misbehaviour.GARBAGE, Misbehaviour.CUT_IN_CHUNK):
        if misbehaviour:
            called.twin.cabinet.plan.add(misbehaviour)
        answer = asked(called)
        assert NUMBER not in repr(answer).replace(repr(answer.body), "")
    assert NUMBER not in caplog.text
    assert called.token not in caplog.text


def test_asking_calls_nobody(called: Sandbox) -> None:
    before = called.ledger.totals()
    asked(called)
    after = called.ledger.totals()
    assert (after.requests, after.called, after.connections) == (
        before.requests, before.called, before.connections + 1,
    )  # fmt: skip


def ordered(sandbox: Sandbox, order: bytes) -> int:
    key = {control.KEY_HEADER: sandbox.control_key}
    return control.answer(sandbox.twin, sandbox.control_key, "POST", f"{control.PATH}faults", key, order).status


def test_the_control_of_the_sandbox_lets_searches_lag_and_fail(called: Sandbox) -> None:
    assert ordered(called, b'{"sessions_lag": true, "cabinet_fault": "503"}') == 200
    assert [asked(called).status, read(asked(called))] == [503, ()]
    assert ordered(called, b'{"sessions_lag": "no"}') == ordered(called, b'{"cabinet_fault": "?"}') == 422
    assert ordered(called, b'{"sessions_lag": false}') == 200
    assert read(asked(called))
