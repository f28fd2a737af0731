"""Monday's file: set up once, saved under a name, and then a few clicks each week."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import operator_at_work as operator
from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

TITLES = "Телефон;Код клиента;ФИО;Дата приёма;Врач"
TEMPLATE = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
IN_THE_FILE_DIALOG = 2  # the file, and the button that opens it: the dialog is the system's, where nothing counts
OF_OURS = 3
MOST_CLICKS = 6
COUNTING = "window.clicks = 0; window.addEventListener('click', event => window.clicks += event.isTrusted, true)"


def monday(path: Path, titles: str, first: int) -> Path:
    rows = [f"{79_160_010_000 + first + each};C-{first + each};Ким Анна;25.11.2025 9:30:00;Цой" for each in range(5)]
    path.write_text("\r\n".join([titles, *rows, ""]), encoding="cp1251")
    return path


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of the select box that is open to be seen."""
    page.get_by_role("combobox", name=label).locator("visible=true").click()
    page.get_by_role("option", name=option, exact=True).click()


def choose_file(page: Page, path: Path) -> None:
    """Bring a file as a hand does: the button of the uploader opens the dialog."""
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploaderDropzone").locator("button").click()
    chooser.value.set_files(path)


def set_up(page: Page) -> None:
    """The first Monday: all other columns are callback data, the name is a variable, a template, and a recipe of it."""
    page.locator(".st-key-others button").click()
    page.get_by_role("option", name="become callback data").or_(
        page.get_by_role("menuitem", name="become callback data")
    ).click()
    expect(page.get_by_role("combobox", name="Врач")).to_have_value("Callback data Врач")
    choose(page, "ФИО", "Variable ФИО")
    draft_id = parse_qs(urlsplit(page.url).query)["draft"][0]
    page.locator(f".st-key-variable-{draft_id}-2 button").click()
    choose(page, "Written", "first name")
    expect(page.get_by_text("Ким Анна becomes Анна").first).to_be_visible()
    page.keyboard.press("Escape")
    operator.review(page)
    operator.press(page, "values")
    choose(page, "Template", "Reminder, clinic 2")
    operator.press(page, "values-save")
    expect(page.get_by_text("Reminder, clinic 2").first).to_be_visible()
    page.keyboard.press("Escape")
    operator.press(page, "recipe")
    page.get_by_label("Name of the recipe").fill("Clinic 2 Monday")
    operator.press(page, "recipe-save")
    expect(page.get_by_text("Saved. When these titles come again")).to_be_visible()


def test_mondays_file_takes_at_most_six_clicks_from_the_upload_to_the_release(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve()
    page = visit(f"{server.url}/names")
    page.get_by_label("Name", exact=True).fill("Reminder, clinic 2")
    page.get_by_label("Its id in TWIN").fill(TEMPLATE)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text(TEMPLATE).first).to_be_visible()
    page.goto(f"{server.url}/batch")
    operator.upload(page, monday(tmp_path / "first.csv", TITLES, 0))
    operator.columns(page)
    set_up(page)

    again = visit(f"{server.url}/batch")
    again.evaluate(COUNTING)
    choose_file(again, monday(tmp_path / "second.csv", TITLES.replace("Врач", "Филиал"), 100))
    operator.columns(again)
    for said in ("Read as Clinic 2 Monday", "column missing: Врач", "new column: Филиал"):
        expect(again.get_by_text(said).first).to_be_visible()
    operator.review(again)
    operator.release(again)
    clicks = again.evaluate("window.clicks")
    assert clicks >= OF_OURS, "the press on the uploader and on the buttons of two pages"
    assert clicks + IN_THE_FILE_DIALOG <= MOST_CLICKS
    expect(again.get_by_text("Reminder, clinic 2").first).to_be_visible()
    operator.press(again, "request")
    body = again.get_by_role("dialog").locator("code").inner_text()
    assert (
        f'"variables":{{"ФИО":"Анна","Филиал":"Цой"}},"clientExternalId":"C-100","autoCallTemplateId":"{TEMPLATE}"'
        in body
    )
