"""TWIN's webhooks over HTTP: kept before they are answered, behind a secret that no log names."""

import http.client
import json
import logging
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from pydantic import SecretStr
from starlette.applications import Starlette

from lib import wiring
from lib.access import secret
from lib.model.columns import RESERVED_NAME
from lib.routes import ROUTES, access_log, webhooks
from lib.settings import Settings
from lib.store.connection import Store
from lib.store.errors import StoreFailed
from lib.twin.sandbox import Misbehaviour
from lib.twin.sandbox.webhooks import Manner
from lib.wiring import Services
from tests.dispatch.scene import numbers, released, states, wait_until
from tests.faults.server import Server

WRONG = "wrong-secret"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Hook:
    """Callboard's routes on a port, as TWIN meets them."""

    port: int
    services: Services

    @property
    def secret(self) -> str:
        """What its address ends in."""
        return self.services.webhook_secret.get_secret_value()

    @property
    def store(self) -> Store:
        """Where events are kept."""
        return self.services.store

    def send(self, body: bytes, *, secret: str | None = None, method: str = "POST") -> Answer:
        """One request to the address with the secret, its own unless told another."""
        return ask(self.port, method, f"/hooks/twin/{self.secret if secret is None else secret}", body)

    def events(self) -> int:
        """How many events are kept."""
        with self.store.read() as reader:
            return int(reader.value("select count(*) from event"))


def ask(port: int, method: str, path: str, body: bytes = b"") -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body)
    answer = connection.getresponse()
    told = Answer(answer.status, answer.read())
    connection.close()
    return told


def ended(row_key: str, *, padding: int = 0) -> bytes:
    callback_data = {RESERVED_NAME: row_key}
    return json.dumps({"event": "CALL_ENDED", "callbackData": callback_data, "flow": "x" * padding}).encode()


def unknown(store: Store, submission_id: str) -> str:
    """A released row of which nobody knows whether it was called; its row key."""
    released(store, numbers(1), submission_id)
    with store.write() as tx:
        tx.execute("update item set state = 'unknown' where submission_id = ?", [submission_id])
    return f"{submission_id}:2"


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hook]:
    """The routes on real services, served by uvicorn with its access log on."""
    data = tmp_path_factory.mktemp("data")
    services = wiring.build(Settings(CALLBOARD_DATA=data, CALLBOARD_SANDBOX_LATENCY=0))  # type: ignore[call-arg]
    wiring.set_running(services)
    access_log.hide_secrets()
    config = uvicorn.Config(Starlette(routes=ROUTES), log_config=None, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        wait_until(lambda: server.started)
        yield Hook(listening.getsockname()[1], services)
        server.should_exit = True
        thread.join(10)
    wiring.close(services)


def test_an_event_is_kept_and_settles_its_row_before_it_is_answered(hook: Hook) -> None:
    key, before = unknown(hook.store, "kept"), hook.events()
    assert hook.send(ended(key)) == Answer(200, b"")
    assert (states(hook.store, "kept"), hook.events()) == (["accepted"], before + 1)


def test_the_same_event_again_is_answered_and_kept_once(hook: Hook) -> None:
    key, before = unknown(hook.store, "twice"), hook.events()
    assert [hook.send(ended(key)).status for _ in range(3)] == [200] * 3
    assert hook.events() == before + 1


@pytest.mark.parametrize("body", [b"", b"no JSON", b'{"event":"NEW"}', ended("a stranger's")])
def test_whatever_twin_sends_is_kept(hook: Hook, body: bytes) -> None:
    before = hook.events()
    assert hook.send(body).status == 200
    assert hook.events() == before + 1


@pytest.mark.parametrize("wrong", [WRONG, "%D1%8F", "x" * 1000], ids=["another", "not ASCII", "long"])
def test_another_secret_finds_nothing_and_leaves_no_trace(
    hook: Hook, wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    key, before = unknown(hook.store, f"stranger {wrong[:9]}"), hook.events()
    with caplog.at_level(logging.DEBUG):
        assert hook.send(ended(key), secret=wrong).status == 404
    assert (states(hook.store, f"stranger {wrong[:9]}"), hook.events()) == (["unknown"], before)
    assert wrong not in caplog.text


def test_no_secret_and_more_than_the_secret_are_no_address(hook: Hook) -> None:
    assert ask(hook.port, "POST", "/hooks/twin/").status == 404
    assert ask(hook.port, "POST", f"/hooks/twin/{hook.secret}/more").status == 404


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_a_post_is_taken(hook: Hook, method: str) -> None:
    before = hook.events()
    assert hook.send(ended("somebody's"), method=method).status == 405
    assert hook.events() == before


def test_the_largest_body_is_kept_and_one_byte_more_is_not(hook: Hook) -> None:
    frame, before = len(ended("", padding=0)), hook.events()
    assert hook.send(ended("", padding=webhooks.BODY_BYTES - frame)).status == 200
    assert hook.send(ended("", padding=webhooks.BODY_BYTES - frame + 1)).status == 413
    assert hook.events() == before + 1


def test_a_body_that_breaks_off_is_not_kept(hook: Hook, caplog: pytest.LogCaptureFixture) -> None:
    before = hook.events()
    with socket.create_connection(("127.0.0.1", hook.port)) as cut:
        cut.sendall(f"POST /hooks/twin/{hook.secret} HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{{".encode())
    assert hook.send(ended("after the cut")).status == 200
    assert hook.events() == before + 1
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_store_that_refuses_is_a_503_and_the_next_time_it_is_kept(
    hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, before = unknown(hook.store, "refused"), hook.events()

    def refuse(*_: object, **__: object) -> None:
        raise StoreFailed("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("lib.store.evidence.settle", refuse)
        assert hook.send(ended(key)).status == 503
    assert (states(hook.store, "refused"), hook.events()) == (["unknown"], before)
    assert hook.send(ended(key)).status == 200
    assert states(hook.store, "refused") == ["accepted"]


def test_while_the_services_are_closed_twin_is_asked_to_come_again(hook: Hook) -> None:
    wiring.set_running(None)
    try:
        assert hook.send(ended("early")).status == 503
    finally:
        wiring.set_running(hook.services)


def test_the_store_being_busy_does_not_hold_up_the_server(hook: Hook) -> None:
    key = unknown(hook.store, "busy")
    with hook.store.write():
        sending = threading.Thread(target=hook.send, args=(ended(key),))
        sending.start()
        assert ask(hook.port, "GET", "/hooks/twin/x").status == 405
        assert states(hook.store, "busy") == ["unknown"]
    sending.join(10)
    assert states(hook.store, "busy") == ["accepted"]


@pytest.mark.parametrize(
    ("manner", "fault"),
    [
        (Manner.USUAL, Misbehaviour.CUT_AFTER_ACCEPTING), (Manner.REVERSED, Misbehaviour.CUT_AFTER_ACCEPTING),
        (Manner.BEFORE, Misbehaviour.CUT_AFTER_ACCEPTING), (Manner.TWICE, None), (Manner.BEFORE, None),
    ],
    ids=["cut, then told", "cut, then told in reverse", "told, then cut", "told twice", "told, then answered"],
)  # fmt: skip
def test_the_sandbox_calls_back_and_what_was_unknown_is_settled_once(
    hook: Hook, manner: Manner, fault: Misbehaviour | None
) -> None:
    submission_id, sandbox, before = f"{manner} {fault}", hook.services.sandbox, hook.events()
    assert sandbox
    released(hook.store, numbers(2, start=1000 + before), submission_id, address=hook.services.terms.address)
    sandbox.twin.webhooks.order(f"http://127.0.0.1:{hook.port}/hooks/twin/{hook.secret}", manner=manner, seconds=0)
    if fault:
        sandbox.plan(fault)
    assert hook.services.sender.step()
    sandbox.twin.webhooks.order(None)
    wait_until(lambda: hook.events() == before + 4)
    assert states(hook.store, submission_id) == ["accepted", "accepted"]
    with hook.store.read() as reader:
        told = reader.rows(
            "select ordinal, alarm from evidence where submission_id = ? order by ordinal", [submission_id]
        )
        ids = reader.rows(
            "select ordinal, matched, auto_call_candidate_id = '' from identifier where submission_id = ?"
            " order by ordinal",
            [submission_id],
        )
    assert told == [(0, False), (1, False)]
    assert ids == (
        [(0, "certain", True), (1, "certain", True)] if fault else [(0, "by_order", False), (1, "by_order", False)]
    )


def test_the_access_log_names_the_address_and_not_the_secret(hook: Hook, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        hook.send(ended("logged"))
        ask(hook.port, "POST", f"/hooks/twin/{hook.secret}?from=twin")
        ask(hook.port, "POST", f"/mistyped/{hook.secret}")
        wait_until(lambda: "mistyped" in caplog.text)
    assert '"POST /hooks/twin/[secret] HTTP/1.1" 200' in caplog.text
    assert "/hooks/twin/[secret]?from=twin" in caplog.text
    assert hook.secret not in caplog.text


def test_a_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "live.webhook.secret"
    made = secret.kept(path)
    path.chmod(0o644)
    assert secret.kept(path) == made
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(made.get_secret_value()) >= 43
    assert secret.kept(tmp_path / "sandbox.webhook.secret") != made
    assert made.get_secret_value() not in repr(made)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["live.webhook.secret", "sandbox.webhook.secret"]


def test_half_a_file_of_an_earlier_start_is_no_secret(tmp_path: Path) -> None:
    path = tmp_path / "live.webhook.secret"
    path.write_text("")
    (tmp_path / "live.webhook.secret.new").write_text("hal")
    assert isinstance(secret.kept(path), SecretStr)
    assert len(path.read_text()) >= 43


def test_a_folder_that_cannot_be_written_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "live.webhook.secret").mkdir()
    with pytest.raises(StoreFailed, match=r"live\.webhook\.secret can be neither read nor written"):
        secret.kept(tmp_path / "live.webhook.secret")


@pytest.mark.faults
@pytest.mark.parametrize(
    "command",
    [
        ("streamlit", "run", "app.py", "--server.headless", "true", "--server.port"),
        ("uvicorn", "app:app", "--port"),
        ("uvicorn", "app:app", "--log-level", "trace", "--port"),
    ],
    ids=["streamlit", "uvicorn", "uvicorn, all it can say"],
)
def test_no_line_of_the_real_servers_log_names_the_secret(tmp_path: Path, command: tuple[str, ...]) -> None:
    log = tmp_path / "server.log"
    server = Server({"CALLBOARD_DATA": str(tmp_path / "data")}, log, command)
    server.begin()
    own = (tmp_path / "data" / "sandbox.webhook.secret").read_text()
    for value, status in ((own, 200), (WRONG, 404)):
        assert ask(server.port, "POST", f"/hooks/twin/{value}", ended("somebody's")).status == status
        assert ask(server.port, "GET", f"/hooks/twin/{value}").status == 405
    assert ask(server.port, "POST", f"/hooks/mistyped/{own}").status == 405
    server.end(signal.SIGTERM)
    said = log.read_text(encoding="utf-8")
    assert command[0] == "streamlit" or '"POST /hooks/twin/[secret] HTTP/1.1" 200' in said
    assert own not in said
    assert WRONG not in said
