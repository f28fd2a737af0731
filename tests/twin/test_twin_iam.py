"""A login over real sockets: a token, or the kind of trouble; and no secret in any text."""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pydantic import SecretStr

from lib.twin.exchange import Limits
from lib.twin.iam import TTL, Login, Trouble, login
from lib.twin.sandbox import Sandbox, start
from lib.twin.sandbox.iam import LoginManner, make_token
from lib.twin.token import claims
from lib.twin.token_check import Taken, TokenCheck, check_token

EMAIL, PASSWORD = "ops@team.test", "S3cret-pässword"
LIMITS = Limits(connect_timeout=2, read_timeout=2, total_timeout=3, answer_bytes=100_000)


def ask(url: str, *, ttl: int = TTL) -> Login:
    return login(url, EMAIL, SecretStr(PASSWORD), LIMITS, ttl=ttl)


@pytest.fixture
def answers() -> Iterator[Callable[[int, bytes], tuple[str, list[tuple[str, bytes]]]]]:
    """A server that answers every POST as told, and keeps what it was asked: (authorization, body)."""
    servers = []

    def serve(status: int, body: bytes) -> tuple[str, list[tuple[str, bytes]]]:
        asked: list[tuple[str, bytes]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                given = self.rfile.read(int(self.headers["content-length"]))
                asked.append((self.headers.get("authorization", ""), given))
                self.send_response(status)
                self.send_header("location", "/elsewhere")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}", asked

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_login_gives_a_token_that_lives_as_long_as_asked_and_that_the_batch_address_takes(
    sandbox: Sandbox, client_of: Callable, body_of: Callable
) -> None:
    found = ask(sandbox.url, ttl=600)
    assert (found.trouble, found.status, found.fault) == (None, 200, "")
    assert found.token
    assert claims(found.token.get_secret_value()).company_id == "sandbox"
    assert client_of(sandbox, token=found.token).post(body_of(1)).status == 200
    assert sandbox.ledger.totals().logins == 1


def test_the_login_is_asked_as_documented_and_without_a_bearer(answers: Callable) -> None:
    url, asked = answers(200, json.dumps({"token": make_token()}).encode())
    ask(url)
    ((authorization, body),) = asked
    assert authorization == ""
    assert json.loads(body) == {"email": EMAIL, "password": PASSWORD, "ttl": 24 * 3600}


@pytest.mark.parametrize(
    ("status", "body", "trouble"),
    [
        pytest.param(401, b'{"error":"no"}', Trouble.REFUSED, id="401"),
        pytest.param(403, b"", Trouble.REFUSED, id="403"),
        pytest.param(422, b"", Trouble.REFUSED, id="422"),
        pytest.param(404, b"", Trouble.ODD, id="another address"),
        pytest.param(302, b"", Trouble.ODD, id="redirect"),
        pytest.param(503, b"", Trouble.ODD, id="503"),
        pytest.param(201, b'{"token":"a"}', Trouble.ODD, id="201"),
        pytest.param(200, b"", Trouble.ODD, id="empty"),
        pytest.param(200, b"<html>", Trouble.ODD, id="page"),
        pytest.param(200, b"[" * 20_000, Trouble.ODD, id="nested beyond reading"),
        pytest.param(200, b'["token"]', Trouble.ODD, id="list"),
        pytest.param(200, b'{"token":""}', Trouble.ODD, id="empty token"),
        pytest.param(200, b'{"token":5}', Trouble.ODD, id="a token that is a number"),
        pytest.param(200, b'{"token":"a\\r\\nx: y"}', Trouble.ODD, id="a token that no header can carry"),
        pytest.param(200, b'{"refreshToken":"a"}', Trouble.ODD, id="only the other token"),
    ],
)
def test_anything_but_200_with_a_token_is_trouble_and_asked_once(
    answers: Callable, status: int, body: bytes, trouble: Trouble
) -> None:
    url, asked = answers(status, body)
    assert ask(url) == Login(None, trouble, status)
    assert len(asked) == 1


def test_nobody_there_is_told_with_the_fault_of_the_connection() -> None:
    running = start()
    running.stop()
    assert ask(running.url) == Login(None, Trouble.UNREACHABLE, None, "refused")


@pytest.mark.parametrize(
    ("manner", "trouble", "status"),
    [
        (LoginManner.REFUSES, Trouble.REFUSED, 401),
        (LoginManner.FAILS, Trouble.ODD, 503),
        (LoginManner.NO_TOKEN, Trouble.ODD, 200),
    ],
)
def test_the_sandbox_can_be_told_how_to_answer_a_login(
    sandbox: Sandbox, manner: LoginManner, trouble: Trouble, status: int
) -> None:
    sandbox.twin.iam.manner = manner
    found = ask(sandbox.url)
    assert (found.token, found.trouble, found.status) == (None, trouble, status)


def test_neither_secret_is_in_any_text(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    found = ask(sandbox.url)
    assert found.token
    token = found.token.get_secret_value()
    told = repr(found) + str(found) + caplog.text + repr(ask("http://127.0.0.1:1")) + repr(ask("nowhere"))
    assert token not in told
    assert PASSWORD not in told


def test_a_token_is_checked_by_a_read_that_calls_nobody(sandbox: Sandbox) -> None:
    def check(url: str, token: str) -> TokenCheck:
        return check_token(url, lambda: SecretStr(token), LIMITS)

    assert check(sandbox.url, sandbox.token) == TokenCheck(Taken.TAKEN, 200)
    assert check(sandbox.url, make_token()) == TokenCheck(Taken.REFUSED, 401)
    assert check(sandbox.url + "/elsewhere", sandbox.token) == TokenCheck(Taken.UNCLEAR, 404)
    assert check("http://127.0.0.1:1", sandbox.token) == TokenCheck(Taken.NOT_REACHED)
    assert check(sandbox.url, "") == TokenCheck(Taken.NOT_REACHED)
    assert sandbox.ledger.totals().requests == 0
