"""The client against sockets that misbehave after the handshake: the one right verdict, and who was called by then."""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.model.outcome import Answer, Fault, Outcome, Stage, Verdict
from lib.model.submission import Pause
from lib.twin.client import Client
from lib.twin.sandbox import Misbehaviour, Sandbox, start

pytestmark = pytest.mark.faults

MakeClient = Callable[..., Client]
Judged = Callable[[Answer, int], Outcome]
M, P, V = Misbehaviour, Pause, Verdict
CANDIDATES = 4


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "tls"])
def sandbox(request: pytest.FixtureRequest, pem: Path) -> Iterator[Sandbox]:
    running = start(tls=(pem, None) if request.param else None)
    yield running
    running.stop()


ACCEPTED, REJECTED, WAITING = (V.ACCEPTED, None), (V.REJECTED, None), (V.WAITING, None)
UNKNOWN = (V.UNKNOWN, P.UNKNOWN)

# the misbehaviour: the kind of fault seen; the verdict for one candidate and for four; how many of each are called
MATRIX = [
    (M.STATUS_400, "", REJECTED, UNKNOWN, 0, 0),
    (M.STATUS_401, "", (V.WAITING, P.TOKEN_REFUSED), (V.WAITING, P.TOKEN_REFUSED), 0, 0),
    (M.STATUS_402, "", (V.WAITING, P.NO_MONEY), (V.UNKNOWN, P.NO_MONEY), 0, 0),
    (M.STATUS_403, "", (V.WAITING, P.FORBIDDEN), (V.UNKNOWN, P.FORBIDDEN), 0, 0),
    (M.STATUS_404, "", REJECTED, UNKNOWN, 0, 0),
    (M.STATUS_405, "", REJECTED, REJECTED, 0, 0),
    (M.STATUS_408, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.STATUS_409, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.STATUS_413, "", REJECTED, REJECTED, 0, 0),
    (M.STATUS_415, "", REJECTED, REJECTED, 0, 0),
    (M.STATUS_422, "", REJECTED, UNKNOWN, 0, 0),
    (M.HALF_THEN_422, "", REJECTED, UNKNOWN, 0, 2),
    (M.STATUS_425, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.STATUS_429, "", WAITING, WAITING, 0, 0),
    (M.RETRY_AFTER_429, "", WAITING, WAITING, 0, 0),
    (M.STATUS_500, "", UNKNOWN, UNKNOWN, 1, 4),
    (M.HTML_502, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.STATUS_503, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.REDIRECT, "", (V.UNKNOWN, P.REDIRECTED), (V.UNKNOWN, P.REDIRECTED), 0, 0),
    (M.HTML_200, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.EMPTY, "", UNKNOWN, UNKNOWN, 1, 4),
    (M.EMPTY_OBJECT, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.EMPTY_LIST, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.EMPTY_GROUP, "", UNKNOWN, UNKNOWN, 0, 0),
    (M.TRUNCATED_JSON, "", UNKNOWN, UNKNOWN, 1, 4),
    (M.FEWER, "", UNKNOWN, ACCEPTED, 1, 4),
    (M.CUT_BEFORE_READING, Fault.BROKEN, UNKNOWN, UNKNOWN, None, None),
    (M.CUT_AFTER_ACCEPTING, Fault.BROKEN, UNKNOWN, UNKNOWN, 1, 4),
    (M.CUT_IN_BODY, Fault.CUT, UNKNOWN, UNKNOWN, 1, 4),
    (M.CUT_IN_CHUNK, Fault.CUT, UNKNOWN, UNKNOWN, 1, 4),
    (M.GARBAGE, Fault.NOT_HTTP, UNKNOWN, UNKNOWN, 1, 4),
    (M.DRIP, Fault.DEADLINE, UNKNOWN, UNKNOWN, 1, 4),
    (M.DRIP_BODY, Fault.DEADLINE, UNKNOWN, UNKNOWN, 1, 4),
]


def test_the_matrix_has_every_misbehaviour() -> None:
    assert [line[0] for line in MATRIX] == list(Misbehaviour)


@pytest.mark.parametrize("line", MATRIX, ids=[line[0].value for line in MATRIX])
@pytest.mark.parametrize("candidates", [1, CANDIDATES], ids=["one", "several"])
def test_each_misbehaviour_has_its_one_verdict_and_calls_whom_it_calls(
    line: tuple[Any, ...],
    candidates: int,
    sandbox: Sandbox,
    client: MakeClient,
    body_for: Callable[..., bytes],
    judged: Judged,
) -> None:
    misbehaviour, fault, *by_size = line
    expected, called = by_size[candidates > 1], by_size[2 + (candidates > 1)]
    if misbehaviour is M.GARBAGE and sandbox.url.startswith("https"):
        fault = Fault.TLS  # what a failed handshake is too; only the stage tells them apart
    total = 0.4 if misbehaviour in (M.DRIP, M.DRIP_BODY) else 4
    sandbox.ledger.reset()
    sandbox.plan(misbehaviour)
    answer = client(sandbox.url, sandbox.token, total_timeout=total).post(body_for(candidates))
    outcome = judged(answer, candidates)
    assert (answer.fault, (outcome.verdict, outcome.pause)) == (fault, expected)
    assert answer.stage is (Stage.SENT if answer.status is None else Stage.ANSWERED)
    assert answer.truncated == (answer.status is not None and bool(fault))
    assert outcome.count_differs == (outcome.verdict is V.ACCEPTED)
    assert outcome.retry_after == (2 if misbehaviour is M.RETRY_AFTER_429 else None)
    totals = sandbox.ledger.totals()
    assert (totals.requests, totals.connections) == (1, 1)
    assert (totals.asked, totals.called) == ((0, 0) if called is None else (candidates, called))
    assert all(times.asked == 1 for times in sandbox.ledger.rows().values())


def test_a_request_after_all_of_that_is_accepted(
    sandbox: Sandbox, client: MakeClient, body_for: Callable[..., bytes], judged: Judged
) -> None:
    answer = client(sandbox.url, sandbox.token).post(body_for(CANDIDATES))
    assert judged(answer, CANDIDATES).verdict is V.ACCEPTED


class TestMayHaveArrived:
    """A fault after the connection was ready: unknown, whatever it looks like, and asked for once."""

    @pytest.fixture
    def is_unknown(self, judged: Judged) -> Callable[[Answer, Stage, Fault], bool]:
        def check(answer: Answer, stage: Stage, fault: Fault) -> bool:
            seen = {(outcome.verdict, outcome.pause) for outcome in (judged(answer, 1), judged(answer, CANDIDATES))}
            return (answer.stage, answer.fault, seen) == (stage, fault, {UNKNOWN})

        return check

    def test_silence_until_the_read_timeout(self, listening, client, body_for, is_unknown) -> None:
        with listening(lambda connection: connection.recv(1 << 20) and time.sleep(1)) as (port, connections):
            answer = client(f"http://127.0.0.1:{port}", read_timeout=0.3).post(body_for(2))
        assert is_unknown(answer, Stage.SENT, Fault.READ_TIMEOUT)
        assert len(connections) == 1

    def test_silence_in_the_answer(self, listening, client, body_for, is_unknown) -> None:
        def begin(connection: socket.socket) -> None:
            connection.recv(1 << 20)
            connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n[[")
            time.sleep(1)

        with listening(begin) as (port, _):
            answer = client(f"http://127.0.0.1:{port}", read_timeout=0.3).post(body_for(2))
        assert is_unknown(answer, Stage.ANSWERED, Fault.READ_TIMEOUT)
        assert (answer.body, answer.truncated) == (b"[[", True)

    @pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
    def test_a_server_that_takes_the_connection_and_never_reads(
        self, secure, listening, over_tls, client, body_for, is_unknown
    ) -> None:
        def sleep(connection: socket.socket) -> None:
            time.sleep(1.2)

        with listening(over_tls(sleep) if secure else sleep) as (port, connections):
            address = f"http{'s' if secure else ''}://127.0.0.1:{port}"
            answer = client(address, read_timeout=30, total_timeout=0.5).post(body_for(40, padding=1 << 20))
        assert is_unknown(answer, Stage.SENT, Fault.DEADLINE)
        assert 0.4 < answer.seconds < 3
        assert len(connections) == 1

    def test_a_reset_while_sending(self, listening, client, body_for, is_unknown) -> None:
        def reset(connection: socket.socket) -> None:
            connection.recv(10)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")

        with listening(reset) as (port, connections):
            answer = client(f"http://127.0.0.1:{port}").post(body_for(4, padding=1 << 20))
        assert is_unknown(answer, Stage.SENT, Fault.BROKEN)
        assert len(connections) == 1

    @pytest.mark.parametrize(
        ("raw", "fault"),
        [
            pytest.param(b"HTTP/1.1 twohundred\r\n\r\n", Fault.NOT_HTTP, id="no status"),
            pytest.param(b"SSH-2.0-OpenSSH_9.9\r\n", Fault.NOT_HTTP, id="another protocol"),
            pytest.param(
                b"HTTP/1.1 200 OK\r\nx: " + b"y" * 70_000 + b"\r\n\r\n", Fault.NOT_HTTP, id="an endless header"
            ),
            pytest.param(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 200 + b"\r\n", Fault.NOT_HTTP, id="endless headers"),
            pytest.param(b"", Fault.BROKEN, id="hung up"),
        ],
    )
    def test_what_is_no_answer(self, raw, fault, listening, read_request, client, body_for, is_unknown) -> None:
        def answer_so(connection: socket.socket) -> None:
            read_request(connection)
            connection.sendall(raw)

        with listening(answer_so) as (port, _):
            assert is_unknown(client(f"http://127.0.0.1:{port}").post(body_for(2)), Stage.SENT, fault)

    def test_an_answer_in_a_coding_that_nobody_asked_for_and_that_is_none(
        self, listening, read_request, client, body_for, is_unknown
    ) -> None:
        def answer_so(connection: socket.socket) -> None:
            read_request(connection)
            connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\ncontent-encoding: gzip\r\n\r\n[[]]    ")

        with listening(answer_so) as (port, _):
            assert is_unknown(client(f"http://127.0.0.1:{port}").post(body_for(2)), Stage.ANSWERED, Fault.CUT)

    def test_an_answer_without_a_length_that_the_deadline_ends(
        self, listening, read_request, client, body_for, is_unknown
    ) -> None:
        def never_end(connection: socket.socket) -> None:
            read_request(connection)
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n[[]]")
            time.sleep(1)

        with listening(never_end) as (port, _):
            answer = client(f"http://127.0.0.1:{port}", total_timeout=0.4).post(body_for(2))
        assert is_unknown(answer, Stage.ANSWERED, Fault.DEADLINE)
        assert answer.truncated


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status, listening, read_request, client, body_for, judged) -> None:
    with listening(lambda connection: None) as (elsewhere, visits):

        def redirect(connection: socket.socket) -> None:
            read_request(connection)
            location = f"http://127.0.0.1:{elsewhere}/"
            connection.sendall(f"HTTP/1.1 {status} Moved\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n".encode())

        with listening(redirect) as (port, connections):
            answer = client(f"http://127.0.0.1:{port}").post(body_for(1))
    assert (judged(answer, 1).verdict, judged(answer, 1).pause) == (V.UNKNOWN, P.REDIRECTED)
    assert (len(connections), visits) == (1, [])


def test_a_connection_that_the_server_would_keep_is_not_used_again(
    listening, read_request, client, body_for, judged
) -> None:
    def keep(connection: socket.socket) -> None:
        while read_request(connection):
            connection.sendall(b"HTTP/1.1 429 Slow down\r\ncontent-length: 0\r\nconnection: keep-alive\r\n\r\n")

    with listening(keep) as (port, connections):
        one = client(f"http://127.0.0.1:{port}")
        assert [judged(one.post(body_for(1)), 1).verdict for _ in range(3)] == [V.WAITING] * 3
    assert len(set(connections)) == 3


def test_an_early_refusal_of_a_body_that_is_still_being_sent_is_heard(listening, client, body_for, judged) -> None:
    def refuse(connection: socket.socket) -> None:
        connection.recv(1000)
        connection.sendall(b"HTTP/1.1 413 Too big\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        while connection.recv(1 << 20):
            pass

    with listening(refuse) as (port, _):
        answer = client(f"http://127.0.0.1:{port}").post(body_for(4, padding=1 << 20))
    assert judged(answer, CANDIDATES).verdict is V.REJECTED
