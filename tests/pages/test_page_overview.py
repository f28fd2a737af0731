"""The overview: a welcome first, later what waits and what runs."""

from collections.abc import Callable

import pytest

from lib.twin.sandbox import Misbehaviour
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import words
from tests.pages.scene import SAY, calm, go, open_screen, people, press, released, sent, told

RU = words("ru")


@pytest.mark.usefixtures("services")
def test_a_first_visit_says_what_this_is_and_that_nobody_is_called() -> None:
    page = told(open_screen())
    assert SAY("overview-welcome") in page
    assert SAY("mode-sandbox-sentence") in page


def test_the_sample_opens_as_a_draft_of_its_own_address(services: Services) -> None:
    page = press(open_screen(), "sample")
    assert services.drafts.get(page.query_params["draft"]).reading.rows == 214
    assert "cabinet" in page.title[0].value


@pytest.mark.usefixtures("services")
def test_the_language_is_the_browsers_until_it_is_switched_and_stays_so() -> None:
    page = open_screen(locale="ru-RU")
    assert RU("overview-welcome") in told(page)
    page = calm(page.segmented_control(key="language_switch").set_value("en").run())
    assert SAY("overview-welcome") in told(page)
    assert page.title[0].value != go(page, Screen.HISTORY).title[0].value == SAY("nav-history")


def test_what_runs_does_not_wait_for_anybody(services: Services) -> None:
    released(services, people(3), "monday.csv")
    page = open_screen()
    assert SAY("overview-nothing-waits") in told(page)
    assert SAY("overview-accepted-of", accepted=0, count=3) in told(page)


def test_a_paused_submission_waits_for_somebody_with_its_reason(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    submission_id = sent(services, people(3))
    page = open_screen()
    assert SAY("pause-unknown", count=3) in told(page)
    assert SAY("overview-nothing-runs") in told(page)
    page = press(page, f"open-{submission_id}")
    assert page.query_params["id"] == submission_id


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize("screen", Screen)
def test_a_sender_that_does_not_run_is_said_on_every_page(screen: Screen) -> None:
    assert SAY("shell-sender-never") in [each.value for each in open_screen(screen).error]


def test_a_live_server_that_lost_its_token_says_that_nothing_leaves(serve: Callable[..., Services]) -> None:
    serve(TWIN_TOKEN="token", TWIN_BASE_URL="http://127.0.0.1:9").store.close()
    serve()
    assert SAY("shell-no-token") in [each.value for each in open_screen(Screen.SETTINGS).warning]
