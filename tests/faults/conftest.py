"""Sockets on loopback that do what a test says, and the client that meets them."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from lib.dispatch import worker
from lib.model.candidate import Candidate
from lib.model.outcome import Answer, Outcome
from lib.twin.client import Client
from lib.twin.exchange import Limits
from lib.twin.payload import body, encode
from lib.twin.sandbox import Sandbox, start
from lib.twin.verdict import judge
from tests.faults.live import TOKEN

PEM = Path(__file__).parent.parent / "twin" / "loopback.pem"

Serve = Callable[[socket.socket], None]
Listening = Callable[..., AbstractContextManager[tuple[int, list[int]]]]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sender of this process looks more often whether there is something to do."""
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.02)
    monkeypatch.setattr(worker, "REFUSED_SECONDS", 0.02)


@pytest.fixture(scope="session")
def pem() -> Path:
    """A certificate for 127.0.0.1 and localhost, its key, and its own issuer."""
    return PEM


@pytest.fixture(scope="session")
def twins(pem: Path) -> Iterator[tuple[Sandbox, Sandbox]]:
    """A sandbox, and one over TLS, that take the token of `live`."""
    running = start(token=TOKEN), start(token=TOKEN, tls=(pem, None))
    yield running
    for each in running:
        each.stop()


@pytest.fixture
def twin(twins: tuple[Sandbox, Sandbox]) -> Sandbox:
    """A sandbox that behaves, answers at once and remembers nobody."""
    return _forgetful(twins[0])


@pytest.fixture
def tls_twin(twins: tuple[Sandbox, Sandbox]) -> Sandbox:
    """The same over TLS."""
    return _forgetful(twins[1])


def _forgetful(twin: Sandbox) -> Sandbox:
    twin.ledger.reset()
    twin.faults.clear()
    twin.twin.latency = 0
    return twin


@pytest.fixture
def client() -> Callable[..., Client]:
    """The way to an address, with short limits; keywords change what a test needs otherwise."""

    def make(base_url: str, token: str = "token", **changed: Any) -> Client:
        usual = {
            "connect_timeout": 2,
            "read_timeout": 2,
            "total_timeout": 4,
            "answer_bytes": 100_000,
            "ca_bundle": PEM,
        }
        return Client(base_url=base_url, token=lambda _: SecretStr(token), limits=Limits(**usual | changed))

    return make


@pytest.fixture
def body_for() -> Callable[..., bytes]:
    """A request for so many candidates; `padding` makes each so many bytes longer."""

    def make(candidates: int, padding: int = 0) -> bytes:
        numbers = [f"7900{place:07d}" for place in range(candidates)]
        variables = (("padding", "x" * padding),)
        return body([encode(Candidate(place, f"k{place}", (each,), variables)) for place, each in enumerate(numbers)])

    return make


@pytest.fixture
def judged() -> Callable[[Answer, int], Outcome]:
    """What an answer means for so many candidates, with every switch as usual."""

    def make(answer: Answer, candidates: int) -> Outcome:
        switches = {"refuses_whole": False, "repeat_401": True, "repeat_429": True}
        now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
        return judge(answer, [1] * candidates, list(range(candidates)), **switches, now=now)[0]

    return make


@pytest.fixture
def listening() -> Listening:
    """A server that does `serve` with each connection; gives its port and a list that grows with each connection."""

    @contextmanager
    def listen(serve: Serve, host: str = "127.0.0.1") -> Iterator[tuple[int, list[int]]]:
        connections: list[int] = []
        listener = socket.create_server((host, 0))

        def run() -> None:
            with suppress(OSError):
                while True:
                    connection, address = listener.accept()
                    connections.append(address[1])
                    with connection, suppress(OSError):
                        connection.settimeout(10)
                        serve(connection)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1], connections
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            thread.join(5)

    return listen


@pytest.fixture
def full_queue() -> Iterator[int]:
    """A port that listens and takes nobody: its queue is full, so that a connect waits."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(listener.getsockname())
        time.sleep(0.05)
        yield listener.getsockname()[1]
        for each in waiting:
            each.close()


@pytest.fixture
def read_request() -> Callable[[socket.socket], bytes]:
    """Read one request whole, by its content-length."""

    def read(connection: socket.socket) -> bytes:
        def more() -> bytes:
            piece = connection.recv(65536)
            if not piece:
                raise ConnectionError("the client has left")
            return piece

        received = b""
        while b"\r\n\r\n" not in received:
            received += more()
        head, _, content = received.partition(b"\r\n\r\n")
        lengths = [line[15:] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        while len(content) < int(lengths[0] if lengths else 0):
            content += more()
        return head + b"\r\n\r\n" + content

    return read


@pytest.fixture
def over_tls() -> Callable[[Serve], Serve]:
    """The same service, after a TLS handshake with the test certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)

    def wrap(serve: Serve) -> Serve:
        def served(connection: socket.socket) -> None:
            with context.wrap_socket(connection, server_side=True) as secure:
                serve(secure)

        return served

    return wrap


@pytest.fixture
def tunnel(
    listening: Listening, read_request: Callable[[socket.socket], bytes], over_tls: Callable[[Serve], Serve]
) -> Callable[..., Any]:
    """A proxy that connects to wherever it is asked; gives its port and the list of what it was asked."""

    @contextmanager
    def open_one(*, secure: bool = False) -> Iterator[tuple[int, list[bytes]]]:
        asked: list[bytes] = []

        def serve(connection: socket.socket) -> None:
            asked.append(read_request(connection))
            host, _, port = asked[-1].split()[1].decode().partition(":")
            with socket.create_connection((host, int(port)), timeout=5) as there:
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                back = threading.Thread(target=_pass_on, args=(there, connection), daemon=True)
                back.start()
                _pass_on(connection, there)
                back.join(5)

        with listening(over_tls(serve) if secure else serve) as (port, _):
            yield port, asked

    return open_one


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
