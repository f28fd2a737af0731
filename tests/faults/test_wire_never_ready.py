"""Connections that were never ready: surely not sent, for one candidate and for several; and the proxy on the way."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.model.outcome import Answer, Fault, Outcome, Stage, Verdict
from lib.twin.sandbox import Misbehaviour, Sandbox, start

pytestmark = pytest.mark.faults


@pytest.fixture
def is_not_sent(judged: Callable[[Answer, int], Outcome]) -> Callable[[Answer, Fault], bool]:
    def check(answer: Answer, fault: Fault) -> bool:
        seen = {(outcome.verdict, outcome.pause) for outcome in (judged(answer, 1), judged(answer, 4))}
        return (answer.stage, answer.status, answer.fault, seen) == (
            Stage.CONNECTING, None, fault, {(Verdict.NOT_SENT, None)},
        )  # fmt: skip

    return check


@pytest.fixture(scope="module")
def secure(pem: Path) -> Iterator[Sandbox]:
    running = start(tls=(pem, None))
    yield running
    running.stop()


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        return int(unused.getsockname()[1])


def test_a_name_that_nobody_has(client, body_for, is_not_sent) -> None:
    assert is_not_sent(client("http://name.invalid").post(body_for(2)), Fault.NAME)


def test_a_name_lookup_that_does_not_return(client, body_for, is_not_sent, monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_a_port_that_refuses(scheme, client, body_for, is_not_sent) -> None:
    assert is_not_sent(client(f"{scheme}://127.0.0.1:{unused_port()}").post(body_for(2)), Fault.REFUSED)


def test_a_second_address_is_tried_when_the_first_is_dead(
    secure, full_queue, client, body_for, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(secure.url.rpartition(":")[2])
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", each)) for each in (full_queue, port)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    answer = client(secure.url, secure.token, connect_timeout=0.6).post(body_for(1))
    assert answer.status == 200


@pytest.mark.parametrize("limits", [{"connect_timeout": 0.3}, {"connect_timeout": 30, "total_timeout": 0.3}],
                         ids=["the connect timeout", "the deadline"])  # fmt: skip
def test_a_server_that_takes_no_connection(limits, full_queue, client, body_for, is_not_sent) -> None:
    answer = client(f"http://127.0.0.1:{full_queue}", **limits).post(body_for(2))
    assert is_not_sent(answer, Fault.CONNECT_TIMEOUT)
    assert 0.2 < answer.seconds < 2


class TestHandshake:
    """TLS that does not come to its end."""

    def test_garbage(self, listening, client, body_for, is_not_sent) -> None:
        def garbage(connection: socket.socket) -> None:
            connection.recv(4096)
            connection.sendall(b"\x00neither TLS nor HTTP\r\n" * 3)

        with listening(garbage) as (port, connections):
            assert is_not_sent(client(f"https://127.0.0.1:{port}").post(body_for(2)), Fault.TLS)
        assert len(connections) == 1

    def test_hung_up_on(self, listening, client, body_for, is_not_sent) -> None:
        with listening(lambda connection: None) as (port, _):
            assert is_not_sent(client(f"https://127.0.0.1:{port}").post(body_for(2)), Fault.TLS)

    def test_silence(self, listening, client, body_for, is_not_sent) -> None:
        with listening(lambda connection: time.sleep(0.6)) as (port, _):
            answer = client(f"https://127.0.0.1:{port}", connect_timeout=0.3).post(body_for(2))
        assert is_not_sent(answer, Fault.TLS)

    def test_a_drip_until_the_deadline(self, listening, client, body_for, is_not_sent) -> None:
        def drip(connection: socket.socket) -> None:
            connection.sendall(b"\x16\x03\x03\x40\x00")  # the head of a record that is never filled
            while True:
                connection.sendall(b"\x02")
                time.sleep(0.05)

        with listening(drip) as (port, _):
            answer = client(f"https://127.0.0.1:{port}", total_timeout=0.5).post(body_for(2))
        assert is_not_sent(answer, Fault.TLS)
        assert 0.4 < answer.seconds < 2

    def test_an_issuer_that_nobody_trusts(self, secure, client, body_for, is_not_sent) -> None:
        secure.ledger.reset()
        assert is_not_sent(client(secure.url, secure.token, ca_bundle=None).post(body_for(2)), Fault.TLS)
        assert secure.ledger.totals().requests == 0

    def test_the_certificate_of_another_name(self, listening, over_tls, client, body_for, is_not_sent) -> None:
        with listening(over_tls(lambda connection: connection.recv(1 << 20)), "127.0.0.2") as (port, _):
            assert is_not_sent(client(f"https://127.0.0.2:{port}").post(body_for(2)), Fault.TLS)

    def test_a_bundle_that_is_none(self, secure, client, body_for, is_not_sent, tmp_path: Path) -> None:
        (tmp_path / "ca.pem").write_text("no certificate\n", encoding="utf-8")
        answer = client(secure.url, secure.token, ca_bundle=tmp_path / "ca.pem").post(body_for(2))
        assert is_not_sent(answer, Fault.TLS)


class TestProxy:
    """The proxy of the settings, on the way to an https address."""

    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_that_refuses_the_connection(self, scheme, secure, client, body_for, is_not_sent) -> None:
        proxy = f"{scheme}://127.0.0.1:{unused_port()}"
        assert is_not_sent(client(secure.url, proxy=proxy).post(body_for(2)), Fault.PROXY)

    def test_that_has_no_address(self, secure, client, body_for, is_not_sent) -> None:
        assert is_not_sent(client(secure.url, proxy="http://name.invalid:1").post(body_for(2)), Fault.PROXY)

    @pytest.mark.parametrize(
        "answer",
        [
            pytest.param(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n", id="403"),
            pytest.param(b"HTTP/1.1 407 Who are you\r\n\r\n", id="407"),
            pytest.param(b"HTTP/1.1 502 Nobody there\r\n\r\n", id="502"),
            pytest.param(b"garbage\r\n\r\n", id="garbage"),
            pytest.param(b"", id="hung up"),
        ],
    )
    def test_that_refuses_to_connect(
        self, answer, secure, listening, read_request, client, body_for, is_not_sent
    ) -> None:
        asked: list[bytes] = []

        def refuse(connection: socket.socket) -> None:
            asked.append(read_request(connection))
            connection.sendall(answer)

        secure.ledger.reset()
        with listening(refuse) as (port, connections):
            proxied = client(secure.url, secure.token, proxy=f"http://127.0.0.1:{port}").post(body_for(2))
        assert is_not_sent(proxied, Fault.PROXY)
        assert len(connections) == 1
        assert asked[0].startswith(b"CONNECT 127.0.0.1:")
        assert secure.token.encode() not in asked[0]
        assert secure.ledger.totals().connections == 0

    def test_that_never_answers(self, secure, listening, client, body_for, is_not_sent) -> None:
        with listening(lambda connection: time.sleep(0.6)) as (port, _):
            proxy = f"http://127.0.0.1:{port}"
            assert is_not_sent(client(secure.url, proxy=proxy, connect_timeout=0.3).post(body_for(2)), Fault.PROXY)

    def test_that_lets_through_but_not_to_tls(
        self, secure, listening, read_request, client, body_for, is_not_sent
    ) -> None:
        def swallow(connection: socket.socket) -> None:
            read_request(connection)
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            connection.recv(4096)

        with listening(swallow) as (port, _):
            assert is_not_sent(client(secure.url, proxy=f"http://127.0.0.1:{port}").post(body_for(2)), Fault.TLS)

    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_that_lets_through(self, scheme, secure, tunnel, client, body_for) -> None:
        with tunnel(secure=scheme == "https") as (port, asked):
            proxy = f"{scheme}://someone:hunter2@127.0.0.1:{port}"
            assert client(secure.url, secure.token, proxy=proxy).post(body_for(2)).status == 200
        assert b"proxy-authorization: basic" in asked[0].lower()
        assert secure.token.encode() not in asked[0]

    def test_that_dies_with_the_request_in_it_is_unknown(self, secure, tunnel, client, body_for, judged) -> None:
        secure.plan(Misbehaviour.CUT_AFTER_ACCEPTING)
        with tunnel() as (port, _):
            answer = client(secure.url, secure.token, proxy=f"http://127.0.0.1:{port}").post(body_for(2))
        assert (answer.stage, judged(answer, 2).verdict) == (Stage.SENT, Verdict.UNKNOWN)
