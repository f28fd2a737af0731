"""The template to download: on the first screen with typed names, on the columns screen with the draft's own."""

from streamlit.testing.v1 import AppTest

from lib.model.person import LOCAL
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, calm, open_screen, people, told

KINDS = ["template-xlsx", "template-semicolon", "template-comma"]


def offered(page: object) -> list[str]:
    return [each.key for each in page.get("download_button") if each.key in KINDS]  # type: ignore[attr-defined]


def take(page: AppTest) -> AppTest:
    (button,) = [each for each in page.button if each.label == SAY("form-names-take")]
    return calm(button.click().run())


def test_the_template_is_offered_before_there_is_a_file_and_takes_names_that_are_typed(services: Services) -> None:
    page = open_screen(Screen.BATCH)
    assert page.text_area(key="template-names").value == ""
    assert offered(page) == KINDS
    page.text_area(key="template-names").set_value("Имя\n名前")
    page = take(page)
    assert "Check phone, Имя, 名前" in told(page)
    assert offered(page) == ["template-xlsx", "template-comma"]
    assert SAY("form-not-cp1251") in told(page)
    assert SAY("form-unfit", names="a.b") not in told(page).replace("\\", "")
    page.text_area(key="template-names").set_value("Имя\na.b")
    page = take(page)
    assert SAY("form-unfit", names="a.b") in told(page).replace("\\", "")
    assert "Check phone, Имя" in told(page)


def test_the_names_of_the_present_draft_are_chosen_already(services: Services) -> None:
    draft_id = services.drafts.create(people(1), "people.csv", by=LOCAL)
    page = open_screen(Screen.COLUMNS, draft=draft_id)
    assert page.text_area(key="template-names").value == "Name"
    assert offered(page) == KINDS
