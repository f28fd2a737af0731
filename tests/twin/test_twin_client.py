import logging
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from lib.model.outcome import Answer, Fault, Stage
from lib.settings import BATCH_PATH
from lib.twin.client import Client
from lib.twin.connection import WatchedConnection
from lib.twin.progress import Progress
from lib.twin.sandbox import Misbehaviour, Sandbox

ClientOf = Callable[..., Client]
BodyOf = Callable[[int], bytes]


def test_a_request_arrives_byte_for_byte_with_the_documented_headers(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf
) -> None:
    answer = client_of(sandbox).post(body_of(2))
    (received,) = sandbox.ledger.recent()
    assert received.body == body_of(2)
    assert dict(received.headers) == {
        "host": sandbox.url.removeprefix("http://"),
        "accept": "application/json",
        "accept-encoding": "identity",
        "authorization": f"Bearer {sandbox.token}",
        "connection": "close",
        "content-length": str(len(body_of(2))),
        "content-type": "application/json",
        "user-agent": "callboard",
    }
    assert (answer.stage, answer.status, answer.fault, answer.truncated) == (Stage.ANSWERED, 200, "", False)
    assert answer.body.startswith(b'[[{"autoCallId"')
    assert answer.headers == (("content-type", "application/json"),)
    assert 0 < answer.seconds < 5


def test_each_request_has_a_connection_of_its_own(sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf) -> None:
    client = client_of(sandbox)
    client.post(body_of(1))
    client.post(body_of(1))
    assert (sandbox.ledger.totals().connections, sandbox.ledger.totals().requests) == (2, 2)


@pytest.mark.parametrize(("spare", "truncated"), [(0, False), (-1, True)], ids=["just fits", "one byte more"])
def test_an_answer_is_read_up_to_its_cap(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf, spare: int, truncated: bool
) -> None:
    length = len(client_of(sandbox).post(body_of(3)).body)
    answer = client_of(sandbox, answer_bytes=length + spare).post(body_of(3))
    assert (len(answer.body), answer.truncated, answer.fault) == (length + spare, truncated, "")


def test_only_headers_that_mean_something_are_kept(sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf) -> None:
    sandbox.plan(Misbehaviour.RETRY_AFTER_429)
    sandbox.plan(Misbehaviour.REDIRECT)
    assert client_of(sandbox).post(body_of(1)).headers == (("content-type", "application/json"), ("retry-after", "2"))
    assert dict(client_of(sandbox).post(body_of(1)).headers).keys() == {"content-type"}


@pytest.mark.parametrize(
    "secret",
    ["", "two\nlines", "токен", "tab\tbed", " spaced ", "nul\x00"],
    ids=["none", "a line break", "another script", "a tab", "spaces around", "a control character"],
)
def test_a_token_that_no_header_can_carry_never_leaves(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf, secret: str
) -> None:
    assert client_of(sandbox, token=SecretStr(secret)).post(body_of(1)) == Answer(
        Stage.CONNECTING, fault=Fault.TOKEN, seconds=pytest.approx(0, abs=0.5)
    )
    assert sandbox.ledger.totals().connections == 0


def test_the_token_and_the_proxys_password_are_in_no_repr_log_or_answer(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "s3cr3t-token"  # the sandbox refuses it, and so does nothing that listens nowhere
    sandbox.plan(Misbehaviour.CUT_AFTER_ACCEPTING)
    clients = [
        client_of(sandbox, token=SecretStr(secret)),
        client_of(sandbox, token=SecretStr(secret), base_url="http://127.0.0.1:1"),
        client_of(sandbox, token=SecretStr(secret), proxy="http://user:hunter2@127.0.0.1:1"),
        client_of(sandbox, token=SecretStr(secret + "\n")),
    ]
    told = repr([(client, str(client), client.post(body_of(1))) for client in clients])
    told += caplog.text
    assert secret not in told
    assert "hunter2" not in told
    assert "79000000000" not in told


def test_a_name_and_password_in_the_address_do_not_replace_the_token(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf
) -> None:
    address = sandbox.url.replace("http://", "http://user:pass@")
    assert client_of(sandbox, base_url=address).post(body_of(1)).status == 200


def test_nothing_comes_from_the_environment(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password else\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "nowhere.pem"))
    monkeypatch.setenv("CURL_CA_BUNDLE", str(tmp_path / "nowhere.pem"))
    assert urllib.request.getproxies()["http"] == "http://127.0.0.1:1"
    assert client_of(sandbox).post(body_of(1)).status == 200
    assert dict(sandbox.ledger.recent()[0].headers)["authorization"] == f"Bearer {sandbox.token}"


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"base_url": "http://"}, id="no host"),
        pytest.param({"base_url": "twin24.ai"}, id="no scheme"),
        pytest.param({"base_url": "http://127.0.0.1:port"}, id="no port"),
        pytest.param({"proxy": "socks5://127.0.0.1:1"}, id="a proxy of another kind"),
        pytest.param({"proxy": "http://"}, id="a proxy without a host"),
        pytest.param({"ca_bundle": Path("nowhere.pem")}, id="no such bundle"),
    ],
)
def test_settings_that_name_no_way_to_twin_are_nothing_sent(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf, changed: dict[str, object]
) -> None:
    answer = client_of(sandbox, **changed).post(body_of(1))
    assert (answer.stage, answer.fault) == (Stage.CONNECTING, Fault.SETTINGS)
    assert sandbox.ledger.totals().connections == 0


def test_the_address_is_the_batch_address_below_the_settings_address(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf
) -> None:
    assert BATCH_PATH == "/cis/api/v1/telephony/autoCallCandidate/single/batch"
    assert client_of(sandbox, base_url=sandbox.url + "/elsewhere").post(body_of(1)).status == 404
    assert sandbox.ledger.totals().requests == 0


def test_a_connection_connects_once_and_never_quietly_again(sandbox: Sandbox) -> None:
    port = int(sandbox.url.rpartition(":")[2])
    with Progress(5) as progress:
        connection = WatchedConnection("127.0.0.1", port, timeout=1, progress=progress, read_timeout=1)
        assert progress.stage is Stage.CONNECTING
        connection.connect()
        assert progress.stage is Stage.SENT
        connection.close()
        with pytest.raises(ConnectionError):
            connection.request("GET", "/")
    assert progress.stage is Stage.SENT
    assert sandbox.ledger.totals().connections <= 1
