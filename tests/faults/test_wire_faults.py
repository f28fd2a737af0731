"""The client against real sockets that misbehave: the one right verdict each time, and who was called by then."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from lib.model.candidate import Candidate
from lib.model.outcome import Answer, Fault, Outcome, Stage, Verdict
from lib.model.submission import Pause
from lib.twin.client import Client
from lib.twin.payload import body, encode
from lib.twin.sandbox import Misbehaviour, Sandbox, start
from lib.twin.verdict import judge

pytestmark = pytest.mark.faults

PEM = Path(__file__).parent.parent / "twin" / "loopback.pem"
M, P, V = Misbehaviour, Pause, Verdict
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CANDIDATES = 4


@pytest.fixture(scope="module")
def plain() -> Iterator[Sandbox]:
    running = start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def over_tls() -> Iterator[Sandbox]:
    running = start(tls=(PEM, None))
    yield running
    running.stop()


def client(base_url: str, token: str = "token", **changed: Any) -> Client:
    usual = {
        "base_url": base_url,
        "token": SecretStr(token),
        "connect_timeout": 2,
        "read_timeout": 2,
        "total_timeout": 4,
        "answer_bytes": 100_000,
        "ca_bundle": PEM,
    }
    return Client(**usual | changed)


def body_for(candidates: int, padding: int = 0) -> bytes:
    numbers = [f"7900{place:07d}" for place in range(candidates)]
    variables = (("padding", "x" * padding),)
    return body([encode(Candidate(place, f"k{place}", (each,), variables)) for place, each in enumerate(numbers)])


def judged(answer: Answer, candidates: int) -> Outcome:
    switches = {"refuses_whole": False, "repeat_401": True, "repeat_429": True}
    return judge(answer, [1] * candidates, list(range(candidates)), **switches, now=NOW)[0]


def is_not_sent(answer: Answer, fault: Fault) -> bool:
    seen = (answer.stage, answer.status, answer.fault, *(judged(answer, many).verdict for many in (1, CANDIDATES)))
    return seen == (Stage.CONNECTING, None, fault, V.NOT_SENT, V.NOT_SENT)


def is_unknown(answer: Answer, stage: Stage, fault: Fault) -> bool:
    seen = (answer.stage, answer.fault, *((judged(answer, many).verdict, judged(answer, many).pause) for many in (1, 9)))
    return seen == (stage, fault, (V.UNKNOWN, P.UNKNOWN), (V.UNKNOWN, P.UNKNOWN))


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


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("line", MATRIX, ids=[line[0].value for line in MATRIX])
def test_each_misbehaviour_has_its_one_verdict_and_calls_whom_it_calls(
    line: tuple[Any, ...], secure: bool, plain: Sandbox, over_tls: Sandbox
) -> None:
    misbehaviour, fault, *verdicts, one_called, all_called = line
    sandbox = over_tls if secure else plain
    if secure and misbehaviour is M.GARBAGE:
        fault = Fault.TLS
    waits = {"total_timeout": 0.4} if misbehaviour in (M.DRIP, M.DRIP_BODY) else {}
    for candidates, expected, called in ((1, verdicts[0], one_called), (CANDIDATES, verdicts[1], all_called)):
        sandbox.ledger.reset()
        sandbox.plan(misbehaviour)
        answer = client(sandbox.url, sandbox.token, **waits).post(body_for(candidates))
        outcome = judged(answer, candidates)
        assert (answer.fault, (outcome.verdict, outcome.pause)) == (fault, expected)
        assert answer.truncated == (answer.status is not None and bool(fault))
        assert outcome.count_differs == (outcome.verdict is V.ACCEPTED)
        assert outcome.retry_after == (2 if misbehaviour is M.RETRY_AFTER_429 else None)
        totals = sandbox.ledger.totals()
        assert (totals.requests, totals.connections) == (1, 1)
        assert (totals.asked, totals.called) == ((0, 0) if called is None else (candidates, called))
        assert all(times.asked == 1 for times in sandbox.ledger.rows().values())
    assert client(sandbox.url, sandbox.token).post(body_for(1)).status == 200


def test_garbage_after_the_body_looks_like_a_failed_handshake_and_is_unknown(over_tls: Sandbox) -> None:
    over_tls.ledger.reset()
    over_tls.plan(M.GARBAGE)
    answer = client(over_tls.url, over_tls.token).post(body_for(CANDIDATES))
    assert is_unknown(answer, Stage.SENT, Fault.TLS)
    assert over_tls.ledger.totals().called == CANDIDATES


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[tuple[int, list[int]]]:
    """A server that does `serve` with each connection; yields its port and a list that grows by one with each."""
    connections: list[int] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                connections.append(1)
                with connection, suppress(OSError):
                    serve(connection)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], connections
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def read_request(connection: socket.socket) -> bytes:
    """Headers and body of one request, by its content-length."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, content = received.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
    while len(content) < length:
        content += connection.recv(65536)
    return received


class TestNothingLeft:
    """The connection was never ready: surely not sent, for one candidate and for several."""

    def test_a_name_that_nobody_has(self) -> None:
        assert is_not_sent(client("http://name.invalid").post(body_for(2)), Fault.NAME)

    def test_a_name_that_cannot_be_one(self) -> None:
        assert is_not_sent(client(f"http://{'a' * 64}.invalid").post(body_for(2)), Fault.SETTINGS)

    def test_a_name_lookup_that_does_not_return(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = threading.Event()

        def never(*_: object, **__: object) -> list[Any]:
            asked.wait(10)
            return []

        monkeypatch.setattr(socket, "getaddrinfo", never)
        answer = client("http://twin.test", connect_timeout=0.2).post(body_for(2))
        asked.set()
        assert is_not_sent(answer, Fault.NAME)
        assert answer.seconds < 2

    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_a_port_that_refuses(self, scheme: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as unused:
            port = unused.getsockname()[1]
        assert is_not_sent(client(f"{scheme}://127.0.0.1:{port}").post(body_for(2)), Fault.REFUSED)

    def test_a_server_that_does_not_take_the_connection(self) -> None:
        with socket.socket() as listener, full_queue(listener) as port:
            answer = client(f"http://127.0.0.1:{port}", connect_timeout=0.3).post(body_for(2))
        assert is_not_sent(answer, Fault.CONNECT_TIMEOUT)
        assert answer.seconds < 2

    def test_the_deadline_ends_also_a_connect(self) -> None:
        with socket.socket() as listener, full_queue(listener) as port:
            answer = client(f"http://127.0.0.1:{port}", connect_timeout=30, total_timeout=0.3).post(body_for(2))
        assert is_not_sent(answer, Fault.CONNECT_TIMEOUT)
        assert answer.seconds < 2

    def test_garbage_in_the_handshake(self) -> None:
        def garbage(connection: socket.socket) -> None:
            connection.recv(4096)
            connection.sendall(b"\x00neither TLS nor HTTP\r\n" * 3)

        with listening(garbage) as (port, connections):
            assert is_not_sent(client(f"https://127.0.0.1:{port}").post(body_for(2)), Fault.TLS)
            assert len(connections) == 1

    def test_a_handshake_that_is_hung_up_on(self) -> None:
        with listening(lambda connection: connection.close()) as (port, _):
            assert is_not_sent(client(f"https://127.0.0.1:{port}").post(body_for(2)), Fault.TLS)

    def test_a_handshake_that_drips_until_the_deadline(self) -> None:
        def drip(connection: socket.socket) -> None:
            connection.sendall(b"\x16\x03\x03\x40\x00")  # a handshake record that is never filled
            while True:
                connection.sendall(b"\x02")
                time.sleep(0.05)

        with listening(drip) as (port, _):
            answer = client(f"https://127.0.0.1:{port}", total_timeout=0.5).post(body_for(2))
        assert is_not_sent(answer, Fault.TLS)
        assert 0.4 < answer.seconds < 2

    @pytest.mark.parametrize("changed", [{"ca_bundle": None}, {"base_url": "localhost."}], ids=["an unknown issuer", "another name"])
    def test_a_certificate_that_proves_nothing(self, over_tls: Sandbox, changed: dict[str, Any]) -> None:
        over_tls.ledger.reset()
        if "base_url" in changed:
            changed = {"base_url": over_tls.url.replace("127.0.0.1", "127.0.0.2")}
        with forwarded(over_tls) if "base_url" in changed else nothing_else(over_tls) as address:
            answer = client(**{"base_url": address, "token": over_tls.token} | {k: v for k, v in changed.items() if k != "base_url"}).post(body_for(2))
        assert is_not_sent(answer, Fault.TLS)
        assert over_tls.ledger.totals().requests == 0
