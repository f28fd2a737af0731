"""The sandbox calls back: what, when, how often, and never beyond loopback."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from lib.twin.client import Client
from lib.twin.sandbox import Misbehaviour, Sandbox
from lib.twin.sandbox.webhooks import TRIES, Manner, address
from lib.twin.webhook import read
from tests.dispatch.scene import wait_until


class Receiver:
    """Takes events on a port, answering with the statuses told, then with 200."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.bodies: list[bytes] = []
        receiver = self

        class _Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.bodies.append(body)
                self.send_response(receiver.statuses.pop(0) if receiver.statuses else 200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hooks/twin/secret"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def told(self) -> list[tuple[str, str | None]]:
        """Event and row key of what came."""
        return [(event.name, event.row_key) for event in map(read, self.bodies)]


@pytest.fixture
def receiving() -> Iterator[Callable[..., Receiver]]:
    opened: list[Receiver] = []

    def make(*statuses: int) -> Receiver:
        opened.append(Receiver(*statuses))
        return opened[-1]

    yield make
    for each in opened:
        each.server.shutdown()
        each.server.server_close()


Posts = Callable[..., Client]
Bodies = Callable[[int], bytes]


@pytest.mark.parametrize(
    ("manner", "events"),
    [
        (Manner.USUAL, ["CALL_ENDED", "CANDIDATE_CHANGED"]),
        (Manner.TWICE, ["CALL_ENDED", "CALL_ENDED", "CANDIDATE_CHANGED", "CANDIDATE_CHANGED"]),
        (Manner.REVERSED, ["CANDIDATE_CHANGED", "CALL_ENDED"]),
        (Manner.BEFORE, ["CALL_ENDED", "CANDIDATE_CHANGED"]),
    ],
)
def test_each_called_candidate_yields_its_events(
    sandbox: Sandbox, client_of: Posts, body_of: Bodies, receiving: Callable[..., Receiver], manner: Manner,
    events: list[str],
) -> None:  # fmt: skip
    receiver = receiving()
    sandbox.twin.webhooks.order(receiver.url, manner=manner, seconds=0.01)
    answer = client_of(sandbox).post(body_of(2))
    if manner is Manner.BEFORE:
        assert len(receiver.bodies) == 4
    wait_until(lambda: len(receiver.bodies) == 2 * len(events))
    assert receiver.told == [(event, key) for key in ("k0", "k1") for event in events]
    assert len(set(receiver.bodies)) == 4
    tasks = {pair["autoCallId"]["identity"] for group in json.loads(answer.body) for pair in group}
    assert {read(body).task_id for body in receiver.bodies} == tasks
    numbers = {event.number for event in map(read, receiver.bodies) if event.name == "CALL_ENDED"}
    assert numbers == {"79000000000", "79000000001"}


def test_only_those_who_are_called_yield_events(
    sandbox: Sandbox, client_of: Posts, body_of: Bodies, receiving: Callable[..., Receiver]
) -> None:
    receiver = receiving()
    sandbox.twin.webhooks.order(receiver.url, manner=Manner.BEFORE)
    for fault in (Misbehaviour.STATUS_422, Misbehaviour.HALF_THEN_422):
        sandbox.plan(fault)
        client_of(sandbox).post(body_of(2))
    assert receiver.told == [("CALL_ENDED", "k0"), ("CANDIDATE_CHANGED", "k0")]
    sandbox.twin.webhooks.order(None)
    client_of(sandbox).post(body_of(2))
    assert len(receiver.bodies) == 2


def test_an_event_is_sent_again_until_it_is_answered_with_200_and_not_for_ever(
    sandbox: Sandbox, client_of: Posts, body_of: Bodies, receiving: Callable[..., Receiver],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("lib.twin.sandbox.webhooks.FIRST_WAIT_SECONDS", 0.001)
    receiver = receiving(503, 202, 200, *[404] * TRIES, 200)
    sandbox.twin.webhooks.order(receiver.url, manner=Manner.BEFORE)
    client_of(sandbox).post(body_of(1))
    assert [event for event, _ in receiver.told] == ["CALL_ENDED"] * 3 + ["CANDIDATE_CHANGED"] * TRIES


def test_where_nobody_listens_the_sandbox_answers_all_the_same(
    sandbox: Sandbox, client_of: Posts, body_of: Bodies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.twin.sandbox.webhooks.FIRST_WAIT_SECONDS", 0.001)
    sandbox.twin.webhooks.order("http://127.0.0.1:1/hooks", manner=Manner.BEFORE)
    assert client_of(sandbox).post(body_of(1)).status == 200


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/x", "http://10.0.0.1/x", "http://twin24.ai/", "http://localhost/x", "127.0.0.1:80", "", "http://",
     "http://127.0.0.1.example/", "http://127.0.0.1:99999/"],
)  # fmt: skip
def test_it_calls_back_on_loopback_only(sandbox: Sandbox, url: str) -> None:
    with pytest.raises(ValueError):
        sandbox.twin.webhooks.order(url)


def test_an_address_does_not_show_its_secret_when_it_is_printed() -> None:
    found = address("http://[::1]:8501/hooks/twin/secret")
    assert (found.host, found.port, found.path) == ("::1", 8501, "/hooks/twin/secret")
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("order", "status"),
    [
        ({"webhook": "http://127.0.0.1:9/x", "manner": "twice", "seconds": 1}, 200), ({"webhook": None}, 200),
        ({"webhook": "http://10.0.0.1/"}, 422), ({"webhook": 7}, 422), ({}, 422), ([], 422), ("x", 422),
        ({"webhook": None, "manner": "never"}, 422), ({"webhook": None, "seconds": -1}, 422),
        ({"webhook": None, "seconds": 1e9}, 422),
    ],
    ids=str,
)  # fmt: skip
def test_the_control_orders_it(sandbox: Sandbox, order: object, status: int) -> None:
    request = urllib.request.Request(
        f"{sandbox.url}/_sandbox/webhook", json.dumps(order).encode(), {"x-sandbox-key": sandbox.control_key}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            assert answer.status == status
    except urllib.error.HTTPError as refused:
        with refused:
            assert refused.code == status
