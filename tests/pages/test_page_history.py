"""The history: found by every filter, and no person's data in an address."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.submission import SubmissionState
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, calm, open_screen, people, released, sent, told


@pytest.fixture
def monday(services: Services) -> str:
    return sent(services, people(2), "monday.csv")


@pytest.fixture
def tuesday(services: Services) -> str:
    return released(services, people(3, first=10), "tuesday.csv")


def files(page: AppTest) -> list[str]:
    if not page.table:
        return []
    cells = page.table[0].value[SAY("history-file")]
    return [cell.split("]")[0].removeprefix("[").replace("\\", "") for cell in cells]


def test_nothing_yet_is_said(services: Services) -> None:
    page = open_screen(Screen.HISTORY)
    assert SAY("history-empty") in told(page)
    assert not page.table
    page = open_screen(Screen.HISTORY, file="monday")
    assert SAY("history-nothing") in told(page)


@pytest.mark.usefixtures("monday", "tuesday")
def test_every_submission_is_there_the_newest_first() -> None:
    page = open_screen(Screen.HISTORY)
    assert files(page) == ["tuesday.csv", "monday.csv"]
    assert SAY("history-found", count=2, rows="5") in told(page)


@pytest.mark.usefixtures("monday", "tuesday")
@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("file", "TUES", ["tuesday.csv"]),
        ("number", "+7 (916) 000-00-01", ["monday.csv"]),
        ("external-id", "C-11", ["tuesday.csv"]),
        ("task", "nothing", []),
    ],
    ids=["file", "number", "external id", "task"],
)
def test_a_submission_is_found_by(key: str, value: str, found: list[str]) -> None:
    page = calm(open_screen(Screen.HISTORY).text_input(key=key).set_value(value).run())
    assert files(page) == found


def test_a_submission_is_found_by_its_task(services: Services, monday: str, tuesday: str) -> None:
    task = services.history.submission(monday).tasks[0]
    page = calm(open_screen(Screen.HISTORY).text_input(key="task").set_value(task).run())
    assert files(page) == ["monday.csv"]


@pytest.mark.usefixtures("monday", "tuesday")
def test_submissions_are_found_by_state_and_by_day(services: Services) -> None:
    page = calm(open_screen(Screen.HISTORY).selectbox(key="state").set_value(SubmissionState.FINISHED).run())
    assert files(page) == ["monday.csv"]
    tomorrow = services.clock().date() + timedelta(days=2)
    page = calm(open_screen(Screen.HISTORY).date_input(key="since").set_value(tomorrow).run())
    assert files(page) == []


@pytest.mark.usefixtures("monday", "tuesday")
def test_filters_stand_in_the_address_but_nothing_of_a_person() -> None:
    page = open_screen(Screen.HISTORY)
    fields = [*page.text_input, *page.date_input, *page.selectbox]
    in_address = {field.proto.query_param_key for field in fields} - {""}
    assert in_address == {"file", "task", "since", "until", "state"}


@pytest.mark.usefixtures("monday", "tuesday")
def test_an_address_with_filters_opens_as_it_was() -> None:
    assert files(open_screen(Screen.HISTORY, file="monday")) == ["monday.csv"]
