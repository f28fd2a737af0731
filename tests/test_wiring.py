"""The composition root: which mode, which store, and what a start says when it cannot."""

import subprocess
import sys
from pathlib import Path

import pytest

from lib import settings, wiring
from lib.model.mode import Mode
from lib.settings import Settings
from lib.store.errors import StoreBusy

SECOND = """
import sys
from pathlib import Path
from lib import wiring
from lib.settings import Settings
wiring.build(Settings(CALLBOARD_DATA=Path(sys.argv[1])))
"""
"""Another server on the same data folder."""

LIVE = {"TWIN_TOKEN": "secret-token", "TWIN_BASE_URL": "http://127.0.0.1:9"}


def build(data: Path, **values: object) -> wiring.Services:
    return wiring.build(Settings(CALLBOARD_DATA=data, **values))


def test_without_credentials_it_is_the_sandbox(tmp_path: Path) -> None:
    services = build(tmp_path)
    assert (services.mode, services.terms.address, services.terms.day_limit) == (Mode.SANDBOX, "sandbox", None)
    assert services.sandbox is not None
    wiring.close(services)
    assert (tmp_path / "sandbox.duckdb").exists()
    assert not (tmp_path / "live.duckdb").exists()


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
