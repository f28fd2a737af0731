import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue

import pytest

from lib.model.outcome import Fault
from lib.twin.progress import Step
from lib.twin.reach import Reach, reach

PEM = Path(__file__).parent / "loopback.pem"


@contextmanager
def recording(*, secure: bool, answer: bytes = b"") -> Iterator[tuple[int, SimpleQueue[bytes]]]:
    """A server that writes down what each connection sends until it hangs up; `answer` is sent after a first piece."""
    listener = socket.create_server(("127.0.0.1", 0))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    received: SimpleQueue[bytes] = SimpleQueue()

    def record(connection: socket.socket) -> None:
        connection.settimeout(5)
        with suppress(OSError), context.wrap_socket(connection, server_side=True) if secure else connection as spoken:
            heard = b""
            while piece := spoken.recv(4096):
                heard += piece
                if answer:
                    spoken.sendall(answer)
            received.put(heard)

    def run() -> None:
        with suppress(OSError):
            while True:
                record(listener.accept()[0])

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], received
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def told(found: Reach) -> tuple[Step, str]:
    return found.step, found.fault


@pytest.mark.parametrize("secure", [False, True], ids=["http", "https"])
def test_the_check_comes_as_far_as_a_request_would_and_not_one_byte_of_http_arrives(secure: bool) -> None:
    with recording(secure=secure) as (port, received):
        found = reach(f"http{'s' if secure else ''}://127.0.0.1:{port}", timeout=3, ca_bundle=PEM)
        assert received.get(timeout=5) == b""
    assert told(found) == (Step.READY, "")
    assert 0 < found.seconds < 3


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("http://name.invalid", (Step.NAME, Fault.NAME), id="the name"),
        pytest.param("http://127.0.0.1:1", (Step.TCP, Fault.REFUSED), id="the port"),
        pytest.param("nonsense", (Step.SETTINGS, Fault.SETTINGS), id="the address"),
    ],
)
def test_the_step_that_fails_is_named(address: str, expected: tuple[Step, Fault]) -> None:
    assert told(reach(address, timeout=3)) == expected


def test_a_certificate_that_nobody_trusts_is_told_as_tls() -> None:
    with recording(secure=True) as (port, received):
        assert told(reach(f"https://127.0.0.1:{port}", timeout=3)) == (Step.TLS, Fault.TLS)
    assert received.empty()


def test_a_server_that_never_shakes_hands_ends_the_check_in_time() -> None:
    with recording(secure=False) as (port, _):
        found = reach(f"https://127.0.0.1:{port}", timeout=0.3, ca_bundle=PEM)
    assert told(found) == (Step.TLS, Fault.TLS)
    assert found.seconds < 2


def test_a_proxy_is_asked_to_connect_and_for_nothing_else() -> None:
    with recording(secure=False, answer=b"HTTP/1.1 403 No\r\n\r\n") as (port, received):
        found = reach("https://twin.test", timeout=3, proxy=f"http://127.0.0.1:{port}", ca_bundle=PEM)
        assert received.get(timeout=5) == b"CONNECT twin.test:443 HTTP/1.0\r\n\r\n"
    assert told(found) == (Step.PROXY, Fault.PROXY)
    assert received.empty()


def test_a_proxy_on_the_way_to_a_plain_address_is_connected_to_and_asked_for_nothing() -> None:
    with recording(secure=False) as (port, received):
        found = reach("http://twin.test", timeout=3, proxy=f"http://127.0.0.1:{port}")
        assert received.get(timeout=5) == b""
    assert told(found) == (Step.READY, "")


def test_a_proxy_that_is_not_there_is_told_as_the_proxy() -> None:
    assert told(reach("https://twin.test", timeout=3, proxy="http://127.0.0.1:1")) == (Step.TCP, Fault.PROXY)


def test_the_environment_names_no_proxy_for_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with recording(secure=False) as (port, received):
        assert reach(f"http://127.0.0.1:{port}", timeout=3).step is Step.READY
        assert received.get(timeout=5) == b""
