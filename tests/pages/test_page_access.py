"""Every page stands on its own: cold, with nothing behind its address, and before the services are there."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import screens
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, open_screen

OF_A_DRAFT = (Screen.COLUMNS, Screen.REVIEW, Screen.RELEASE)


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize("query", [{}, {"draft": "nothing"}, {"draft": "' or 1=1 --"}], ids=["none", "unknown", "odd"])
@pytest.mark.parametrize("screen", OF_A_DRAFT)
def test_an_address_without_a_draft_is_a_calm_sentence(screen: Screen, query: dict[str, str]) -> None:
    page = open_screen(screen, **query)
    assert SAY("trouble-no-such-draft") in [each.value for each in page.error]


@pytest.mark.usefixtures("services")
def test_an_address_without_a_submission_is_a_calm_sentence() -> None:
    page = open_screen(Screen.SUBMISSION, id="nothing")
    assert SAY("trouble-no-such-submission") in [each.value for each in page.error]


@pytest.mark.parametrize("screen", Screen)
def test_before_the_services_are_there_a_page_says_so_and_nothing_else(screen: Screen) -> None:
    page = AppTest.from_file(str(screens.script(screen)), default_timeout=30).run()
    assert not page.exception
    assert [each.value for each in page.error] == [SAY("trouble-not-running")]
    assert not page.button


def test_what_a_fault_says_reaches_neither_the_page_nor_the_log(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("79160000001 is in this text")

    monkeypatch.setattr("lib.ui.filters.draw", fail)
    page = AppTest.from_file(str(Path(screens.__file__).parent / "shell" / "script.py"), default_timeout=30).run()
    page.switch_page(str(screens.script(Screen.HISTORY))).run()
    assert SAY("trouble-unexpected") in [each.value for each in page.error]
    assert "RuntimeError" in caplog.text
    assert "79160000001" not in caplog.text + str(page)
    assert services
