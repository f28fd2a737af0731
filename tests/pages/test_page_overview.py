"""The overview: a welcome first, later what waits and what runs."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.submission import Pause
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import words
from tests.pages.conftest import SAY, calm, open_screen, people, released, texts

RU = words("ru")


def test_a_first_visit_says_what_this_is_and_that_nobody_is_called(visit: Callable[..., AppTest]) -> None:
    told = texts(visit())
    assert SAY("overview-welcome") in told
    assert SAY("mode-sandbox-sentence") in told


def test_the_sample_opens_as_a_draft(visit: Callable[..., AppTest], services: Services) -> None:
    page = calm(visit().button(key="sample").click().run())
    assert "cabinet" in page.title[0].value
    assert services.drafts.get(page.query_params["draft"][0]).reading.rows == 214


def test_the_language_is_the_browsers_until_it_is_switched(services: Services) -> None:
    page = open_screen(locale="ru-RU")
    assert RU("overview-welcome") in texts(page)
    page.segmented_control(key="language_switch").set_value("en")
    page = calm(page.run())
    assert SAY("overview-welcome") in texts(page)
    assert SAY("nav-history") in texts(calm(page.switch_page(_path(Screen.HISTORY)).run()))


def test_what_runs_stands_apart_from_what_waits(services: Services, visit: Callable[..., AppTest]) -> None:
    released(services, people(3), "monday.csv")
    told = texts(visit())
    assert SAY("overview-nothing-waits") in told
    assert SAY("overview-accepted-of", accepted=0, count=3) in [each.text for each in visit().get("progress")]


def test_a_paused_submission_waits_for_somebody(services: Services, visit: Callable[..., AppTest]) -> None:
    submission_id = released(services, people(3))
    assert services.sandbox
    services.sandbox.stop()
    while services.sender.step():
        pass
    found = services.history.submission(submission_id)
    page = visit()
    if found.pause is Pause.UNREACHABLE:
        assert SAY("pause-unreachable", count=0) in texts(page)
        calm(page.button(key=f"open-{submission_id}").click().run())


@pytest.mark.parametrize("screen", Screen, ids=lambda each: each.value)
def test_a_sender_that_does_not_run_is_said_on_every_page(services: Services, screen: Screen) -> None:
    page = open_screen(screen)
    assert SAY("shell-sender-never") in [each.value for each in page.error]


def _path(screen: Screen) -> str:
    from lib.ui import screens

    return str(screens.script(screen))
