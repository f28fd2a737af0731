"""Connections that never come about, from a release to its end: nobody is asked for, and then a person looks."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.model.pace import Pace
from lib.twin.sandbox import Misbehaviour, Sandbox, start
from tests.dispatch.scene import numbers, released, standing, states
from tests.faults.live import TOKEN, attempts, opened, quick, rests, resume, send, times, wait_until
from tests.ports import free_port

pytestmark = pytest.mark.faults

SEVERAL, TRIES = 4, 3
Serve = Callable[[socket.socket], object]


@dataclass(frozen=True, slots=True)
class Ways:
    """What a way to nowhere is made of."""

    serving: Callable[[Serve], str]
    """the address (host and port) of a server that does this with each connection"""
    full_queue: int
    tls_twin: Sandbox
    pem: Path

    def by_proxy(self, address: str) -> dict[str, str]:
        """A TWIN that is well, behind this proxy."""
        return {"TWIN_BASE_URL": self.tls_twin.url, "TWIN_CA_BUNDLE": str(self.pem), "TWIN_PROXY": f"http://{address}"}


def say(answer: bytes) -> Serve:
    """Read a little and answer so."""

    def serve(connection: socket.socket) -> None:
        connection.recv(1 << 16)
        connection.sendall(answer)

    return serve


def hang_up(connection: socket.socket) -> None:
    """Say nothing."""


def be_silent(connection: socket.socket) -> None:
    """Say nothing, for longer than the client waits."""
    time.sleep(0.3)


SOON = {"TWIN_CONNECT_TIMEOUT": "0.2"}
REFUSAL = b"HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n"
WAYS: dict[str, Callable[[Ways], dict[str, str]]] = {
    "a name that nobody has": lambda at: {"TWIN_BASE_URL": "http://name.invalid"},
    "a port that refuses": lambda at: {"TWIN_BASE_URL": f"http://127.0.0.1:{free_port()}"},
    "a full accept queue": lambda at: {"TWIN_BASE_URL": f"http://127.0.0.1:{at.full_queue}", **SOON},
    "garbage before the handshake": lambda at: {"TWIN_BASE_URL": f"https://{at.serving(say(b'no TLS' * 9))}"},
    "hung up on in the handshake": lambda at: {"TWIN_BASE_URL": f"https://{at.serving(hang_up)}"},
    "silence in the handshake": lambda at: {"TWIN_BASE_URL": f"https://{at.serving(be_silent)}", **SOON},
    "an issuer that nobody trusts": lambda at: {"TWIN_BASE_URL": at.tls_twin.url},
    "a proxy that is not there": lambda at: at.by_proxy(f"127.0.0.1:{free_port()}"),
    "a proxy without an address": lambda at: at.by_proxy("name.invalid:1"),
    "a proxy that refuses to connect": lambda at: at.by_proxy(at.serving(say(REFUSAL))),
    "a proxy that hangs up": lambda at: at.by_proxy(at.serving(hang_up)),
    "a proxy that says nothing": lambda at: at.by_proxy(at.serving(be_silent)) | SOON,
}


@pytest.fixture
def ways(
    listening: Callable[..., AbstractContextManager[tuple[int, list[int]]]],
    full_queue: int,
    tls_twin: Sandbox,
    pem: Path,
) -> Iterator[Ways]:
    with ExitStack() as stack:

        def serving(serve: Serve) -> str:
            return f"127.0.0.1:{stack.enter_context(listening(serve))[0]}"

        yield Ways(serving, full_queue, tls_twin, pem)


@pytest.mark.parametrize("size", [1, SEVERAL], ids=["one", "several"])
@pytest.mark.parametrize(
    ("way", "parallel"),
    [*((way, 1) for way in WAYS), ("a port that refuses", 4), ("a proxy that hangs up", 4)],
)
def test_after_the_tries_they_are_surely_not_sent_and_the_rest_waits_for_a_person(
    way: str, size: int, parallel: int, ways: Ways, tmp_path: Path
) -> None:
    changed = WAYS[way](ways)
    with opened(quick(tmp_path, changed.pop("TWIN_BASE_URL"), **changed)) as services:
        send(services, size + 1, Pace(size, parallel))
        found = states(services.store)
        # with both requests out at once, either may be the one that uses up the tries
        assert found in ([["not_sent"] * size + ["waiting"], ["waiting"] * size + ["not_sent"]][:parallel])
        assert standing(services.store) == ("paused", "unreachable")
        assert attempts(services) == TRIES
        with services.store.read() as reader:
            assert reader.rows("select distinct verdict, stage, status from attempt") == [
                ("not_sent", "connecting", None)
            ]

        resume(services)
        assert states(services.store) == ["not_sent"] * (size + 1), "nobody who was given up goes again by himself"
        assert attempts(services) == 2 * TRIES
    assert ways.tls_twin.ledger.totals().requests == 0


@pytest.mark.parametrize("size", [1, SEVERAL], ids=["one", "several"])
def test_a_twin_that_comes_back_between_two_tries_is_asked_once(size: int, tmp_path: Path) -> None:
    port = free_port()
    settings = quick(tmp_path, f"http://127.0.0.1:{port}", CALLBOARD_RETRY_SECONDS="0.3")
    with opened(settings) as services:
        released(services.store, numbers(size + 1), pace=Pace(size), address=services.terms.address)
        services.sender.start()
        wait_until(lambda: attempts(services) == 1 and states(services.store)[0] == "waiting", "the first try")
        twin = start(port, token=TOKEN)
        try:
            wait_until(lambda: rests(services), "the end")
            assert (states(services.store), standing(services.store)) == (
                ["accepted"] * (size + 1), ("finished", None),
            )  # fmt: skip
            assert times(twin, range(size + 1), "asked") == [1] * (size + 1)
            assert times(twin, range(size + 1), "called") == [1] * (size + 1)
        finally:
            twin.stop()


def test_a_proxy_that_dies_with_the_request_in_it_is_unknown(
    tls_twin: Sandbox, tunnel: Callable[..., AbstractContextManager[tuple[int, list[bytes]]]], pem: Path, tmp_path: Path
) -> None:
    tls_twin.plan(Misbehaviour.CUT_AFTER_ACCEPTING)
    with tunnel() as (port, _):
        settings = quick(tmp_path, tls_twin.url, TWIN_CA_BUNDLE=str(pem), TWIN_PROXY=f"http://127.0.0.1:{port}")
        with opened(settings) as services:
            send(services, 3, Pace(2))
            assert (states(services.store), standing(services.store)) == (
                ["unknown", "unknown", "waiting"], ("paused", "unknown"),
            )  # fmt: skip
            resume(services)
    assert times(tls_twin, range(3), "asked") == [1, 1, 1]
