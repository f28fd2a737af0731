"""The cards about what TWIN tells by itself: the address to paste, and the alarms."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from lib.dispatch.evidence import Evidence
from lib.model.columns import RESERVED_NAME
from lib.ui import alarms, webhook_address
from lib.wiring import Services
from tests.pages.scene import SAY, calm, people, press, released, told


def card(name: str) -> AppTest:
    """One card alone."""
    script = f"from lib.ui import {name}, session\n{name}.draw(session.enter())"
    page = AppTest.from_string(script, default_timeout=30)
    page.context = {"locale": "en-US", "timezone": "Europe/Moscow"}
    return calm(page.run())


def name_of(module: object) -> str:
    return str(module.__name__).rsplit(".", 1)[1]  # type: ignore[attr-defined]


def told_of(services: Services, submission_id: str, ordinal: int) -> bytes:
    """An event about this row."""
    with services.store.read() as reader:
        key = reader.value("select row_key from item where submission_id = ? and ordinal = ?", [submission_id, ordinal])
    return b'{"event":"CALL_ENDED","callbackData":{"%s":"%s"}}' % (RESERVED_NAME.encode(), key.encode())


def test_the_address_is_shown_where_twin_can_reach_it(serve: Callable[..., Services]) -> None:
    services = serve(CALLBOARD_PUBLIC_URL="https://calls.example.com/")
    (shown,) = card(name_of(webhook_address)).code
    assert shown.value == f"https://calls.example.com/hooks/twin/{services.webhook_secret.get_secret_value()}"


def test_without_a_public_address_the_page_says_which_setting_is_missing(services: Services) -> None:
    page = card(name_of(webhook_address))
    assert not page.code
    assert services.webhook_secret.get_secret_value() not in told(page)
    assert "CALLBOARD_PUBLIC_URL" in page.info[0].value
    assert SAY("webhook-nothing") in told(page)


def test_an_alarm_stands_until_somebody_has_looked(services: Services) -> None:
    assert not card(name_of(alarms)).error
    submission_id = released(services, people(3), "*evening*.csv")
    evidence = Evidence(services.store, services.clock)
    for ordinal in (0, 2):
        evidence.receive(told_of(services, submission_id, ordinal))
    page = card(name_of(alarms))
    assert SAY("alarm-where", count=2, submission="\\#1", file=r"\*evening\*\.csv", rows="2, 4") in page.error[0].value
    assert f"{SAY('state-waiting')}: 2" in told(page)
    assert not press(page, f"alarm-{submission_id}-seen").error
    assert not card(name_of(alarms)).error
