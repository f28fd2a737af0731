"""The composition root: which mode, which store, and what a start says when it cannot."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib import settings, wiring
from lib.model.finding import Code
from lib.model.mode import Mode
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.store.errors import StoreBusy, StoreError
from lib.twin.credentials import NO_TOKEN, Kind
from lib.twin.sandbox import Sandbox, start
from lib.twin.token import PasteRefused, claims
from tests.dispatch.scene import wait_until

SECOND = """
import sys
from pathlib import Path
from lib import wiring
from lib.settings import Settings
wiring.build(Settings(CALLBOARD_DATA=Path(sys.argv[1])))
"""
"""Another server on the same data folder."""

LIVE = {"TWIN_TOKEN": "secret-token", "TWIN_BASE_URL": "http://127.0.0.1:9"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A TWIN with an IAM, which this server takes for the real one."""
    running = start()
    yield running
    running.stop()


def login_at(sandbox: Sandbox) -> dict[str, str]:
    return {
        "TWIN_BASE_URL": sandbox.url, "TWIN_IAM_URL": sandbox.url, "TWIN_LOGIN": "ops@team.test",
        "TWIN_PASSWORD": "hidden",
    }  # fmt: skip


def build(data: Path, **values: object) -> wiring.Services:
    return wiring.build(Settings(CALLBOARD_DATA=data, **values))


def test_without_credentials_it_is_the_sandbox(tmp_path: Path) -> None:
    services = build(tmp_path)
    assert (services.mode, services.terms.address, services.terms.day_limit) == (Mode.SANDBOX, "sandbox", None)
    assert services.sandbox is not None
    wiring.close(services)
    assert (tmp_path / "sandbox.duckdb").exists()
    assert not (tmp_path / "live.duckdb").exists()


def test_a_draft_is_checked_against_the_size_of_a_request_that_is_set(tmp_path: Path) -> None:
    services = build(tmp_path, CALLBOARD_BODY_BYTES=2_000)
    draft_id = services.drafts.create(f"phone;Name\n79160010001;{'x' * 2_000}\n".encode(), "people.csv", by=LOCAL)
    services.drafts.check(draft_id, by=LOCAL)
    kinds = services.drafts.review(draft_id).kinds
    wiring.close(services)
    assert Code.BODY_TOO_BIG in {kind.code for kind in kinds}


def test_with_a_token_it_is_live_in_a_store_of_its_own_with_ten_people_a_day(tmp_path: Path) -> None:
    services = build(tmp_path, **LIVE)
    assert (services.mode, services.terms.address, services.terms.day_limit) == (Mode.LIVE, "http://127.0.0.1:9", 10)
    assert services.sandbox is None
    wiring.close(services)
    assert not (tmp_path / "sandbox.duckdb").exists()


def test_what_was_live_is_never_the_sandbox_again(tmp_path: Path) -> None:
    wiring.close(build(tmp_path, **LIVE))
    services = build(tmp_path)
    assert (services.mode, services.sandbox) == (Mode.LIVE_NO_TOKEN, None)
    wiring.close(services)


def test_with_a_login_it_is_live_and_asks_nobody_before_the_start(tmp_path: Path, sandbox: Sandbox) -> None:
    services = build(tmp_path, **login_at(sandbox))
    try:
        assert (services.mode, services.credentials.kind, services.sandbox) == (Mode.LIVE, Kind.LOGIN, None)
        assert services.claims.company_id is services.terms.company is None
        assert sandbox.ledger.totals().logins == 0
        wiring.start(services)
        wait_until(lambda: services.terms.company == "sandbox")
        assert services.claims.expires_at
    finally:
        wiring.close(services)
    assert sandbox.ledger.totals().logins == 1
    assert "hidden" not in repr(services)


def test_a_pasted_token_makes_live_what_was_live_and_is_gone_after_a_restart(tmp_path: Path, sandbox: Sandbox) -> None:
    wiring.close(build(tmp_path, **LIVE))
    services = build(tmp_path, TWIN_BASE_URL=sandbox.url)
    try:
        assert services.mode is Mode.LIVE_NO_TOKEN
        before = services.terms
        services.tokens.paste(sandbox.token, by=LOCAL)
        assert (services.mode, services.terms, services.terms.company) == (Mode.LIVE, before, "sandbox")
        assert services.terms.day_limit == 10
        with services.store.read() as reader:
            ((subject, detail),) = reader.rows("select subject, detail from audit where verb = 'token pasted'")
    finally:
        wiring.close(services)
    ends = claims(sandbox.token).expires_at
    assert ends
    assert (subject, json.loads(detail)) == ("", {"company": "sandbox", "ends": ends.isoformat()})
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert sandbox.token.encode() not in kept
    assert sandbox.token.rsplit(".", 1)[1].encode() not in kept
    again = build(tmp_path, TWIN_BASE_URL=sandbox.url)
    assert again.mode is Mode.LIVE_NO_TOKEN
    wiring.close(again)


def test_a_token_that_cannot_be_audited_is_not_used(tmp_path: Path, sandbox: Sandbox) -> None:
    wiring.close(build(tmp_path, **LIVE))
    services = build(tmp_path)
    with services.store.write() as tx:
        tx.execute("drop table audit")
    with pytest.raises(StoreError):
        services.tokens.paste(sandbox.token, by=LOCAL)
    assert (services.mode, services.credentials.token()) == (Mode.LIVE_NO_TOKEN, NO_TOKEN)
    wiring.close(services)


def test_the_sandbox_is_never_made_live_by_a_token(tmp_path: Path, sandbox: Sandbox) -> None:
    services = build(tmp_path)
    with pytest.raises(PasteRefused):
        services.tokens.paste(sandbox.token, by=LOCAL)
    assert services.mode is Mode.SANDBOX
    assert services.credentials.token().get_secret_value() != sandbox.token
    with services.store.read() as reader:
        assert reader.value("select count(*) from audit where verb = 'token pasted'") == 0
    wiring.close(services)


def test_every_start_is_a_later_generation(tmp_path: Path) -> None:
    first = build(tmp_path)
    wiring.close(first)
    second = build(tmp_path)
    assert second.terms.generation == first.terms.generation + 1
    wiring.close(second)


def test_the_token_is_in_no_text_of_the_services(tmp_path: Path) -> None:
    services = build(tmp_path, **LIVE)
    assert "secret-token" not in repr(services)
    wiring.close(services)


def test_a_second_server_on_the_same_data_is_told_who_holds_it(tmp_path: Path) -> None:
    services = build(tmp_path)
    try:
        other = subprocess.run(
            [sys.executable, "-c", SECOND, str(tmp_path)], capture_output=True, text=True, check=False
        )
    finally:
        wiring.close(services)
    assert StoreBusy.__name__ in other.stderr
    assert "is in use by the process" in other.stderr


def test_a_page_before_the_start_meets_a_refusal() -> None:
    wiring.set_running(None)
    with pytest.raises(wiring.NotRunning):
        wiring.running()


def test_a_setting_that_cannot_be_used_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLBOARD_BATCH_SIZE", "seventeen")
    monkeypatch.setenv("TWIN_BASE_URL", "ftp://user:hidden@host")
    with pytest.raises(settings.SettingsUnusable) as refused:
        settings.load()
    assert "CALLBOARD_BATCH_SIZE" in str(refused.value)
    assert "TWIN_BASE_URL" in str(refused.value)
    assert "seventeen" not in str(refused.value)
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        pytest.param({"TWIN_LOGIN": "ops@team.test"}, "TWIN_LOGIN and TWIN_PASSWORD belong together", id="no password"),
        pytest.param({"TWIN_PASSWORD": "hidden"}, "TWIN_LOGIN and TWIN_PASSWORD belong together", id="no login"),
        pytest.param(
            {"TWIN_LOGIN": "ops@team.test", "TWIN_PASSWORD": "hidden", "TWIN_TOKEN": "hidden"},
            "TWIN_TOKEN and TWIN_LOGIN are both set",
            id="two ways",
        ),
        pytest.param(
            {"TWIN_LOGIN": "ops@team.test", "TWIN_PASSWORD": "hidden", "TWIN_BASE_URL": "https://twin.example"},
            "say in TWIN_IAM_URL where TWIN_LOGIN logs in",
            id="another address without its IAM",
        ),
        pytest.param(
            {"TWIN_LOGIN": "ops@team.test", "TWIN_PASSWORD": "hidden", "TWIN_IAM_URL": "https://u:hidden@iam.example"},
            "TWIN_IAM_URL: it holds no name and password",
            id="a password in the address",
        ),
    ],
)
def test_a_login_that_cannot_work_is_refused_at_the_start_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], sentence: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(settings.SettingsUnusable) as refused:
        settings.load()
    assert sentence in str(refused.value)
    assert "hidden" not in str(refused.value)
    assert "ops@team.test" not in str(refused.value)


def test_blank_credentials_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TWIN_TOKEN", "TWIN_LOGIN", "TWIN_PASSWORD", "TWIN_IAM_URL"):
        monkeypatch.setenv(name, " ")
    assert wiring.mode_of(settings.load().model_copy(update={"data": tmp_path})) is Mode.SANDBOX


def test_a_login_at_twin_itself_asks_twins_iam() -> None:
    found = Settings(TWIN_LOGIN="ops@team.test", TWIN_PASSWORD="hidden")
    assert found.iam_address == "https://iam.twin24.ai"
    assert "hidden" not in repr(found)
