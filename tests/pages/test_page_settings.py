"""The settings: what is configured, and how far a connection comes."""

from collections.abc import Callable

from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, open_screen, press, told


def test_the_connection_check_asks_nothing_and_calls_nobody(services: Services) -> None:
    page = press(open_screen(Screen.SETTINGS), "reach")
    assert SAY("settings-reached") in [each.value for each in page.success]
    assert services.sandbox
    assert services.sandbox.ledger.totals().requests == 0


def test_an_address_that_does_not_answer_is_told_with_what_to_look_at(serve: Callable[..., Services]) -> None:
    serve(TWIN_TOKEN="token", TWIN_BASE_URL="http://127.0.0.1:9", TWIN_CONNECT_TIMEOUT=1)
    page = press(open_screen(Screen.SETTINGS), "reach")
    assert SAY("settings-failed-tcp") in [each.value for each in page.error]


def test_a_token_is_said_to_be_there_and_never_shown(serve: Callable[..., Services]) -> None:
    serve(TWIN_TOKEN="secret-token-value", TWIN_BASE_URL="http://127.0.0.1:9")
    page = told(open_screen(Screen.SETTINGS))
    assert SAY("settings-token-unknown-end") in page
    assert "secret-token-value" not in page


def test_every_limit_is_shown(services: Services) -> None:
    page = told(open_screen(Screen.SETTINGS))
    for key in ("settings-day-limit", "settings-guard-days", "settings-upload", "settings-read_timeout"):
        assert SAY(key) in page
    assert str(services.settings.data.name) in page.replace("\\", "")
