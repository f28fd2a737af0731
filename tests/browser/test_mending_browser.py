"""A damaged file is mended on the review page: a cell edited, a fix looked at and applied, undone, rows left out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import operator_at_work as operator
from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

FILE = (
    "Телефон;ID клиента;Имя\r\n"
    "79160010001;A-1;Анна\r\n"
    "7916001000;A-2;Ольга\r\n"
    "79160010003.0;A-3;Иван\r\n"
    "79160010004,0;A-4;Пётр\r\n"
    "нет номера;A-5;Олег\r\n"
)


def entry(page: Page, kind: str) -> None:
    """Open an entry of the to-do list; one that came back with an undo may still be open."""
    operator.ready(page)
    fold = page.locator(f".st-key-kind-{kind} details")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
        # its rows alone are shown then: the page has been drawn anew, and a press is not lost in that
        expect(page.locator(".st-key-all button")).to_be_visible()
    expect(fold).to_have_attribute("open", "")
    operator.ready(page)


def count(page: Page, people: int) -> None:
    """Wait until so many people can go."""
    expect(page.locator(".st-key-release")).to_contain_text(f"Go to release with {people} p")


def write(page: Page, text: str) -> None:
    """Write into the first cell of the phone column by the keyboard alone."""
    # cells are drawn on a canvas; the one to mend stands after the row's number, where a narrow window shows it too
    grid = page.locator("[data-testid=stDataFrame]").first
    expect(grid.locator("canvas").first).to_be_visible()
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 120, box["y"] + 48)
    page.keyboard.type(text, delay=80)  # as a person types: the first stroke opens the cell
    page.keyboard.press("Enter")


def tabs_are_free(page: Page) -> None:
    """Nothing that comes up under the pointer lies over the tabs above the rows."""
    page.locator("[data-testid=stDataFrame]").first.hover()
    toolbar = page.locator("[data-testid=stDataFrame] [data-testid=stElementToolbar]").first
    expect(toolbar).to_be_visible()
    tabs = page.get_by_role("radiogroup", name="Rows").bounding_box()
    above = toolbar.bounding_box()
    assert tabs is not None
    assert above is not None
    assert tabs["y"] + tabs["height"] <= above["y"]


def test_a_file_is_mended_looked_at_undone_and_released_with_the_rest_left_out(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(f"{serve().url}/batch")
    path = tmp_path / "damaged.csv"
    path.write_text(FILE, encoding="cp1251")
    operator.upload(page, path)
    operator.columns(page)
    operator.review(page)
    count(page, 1)
    tabs_are_free(page)

    entry(page, "phone_invalid-digit_missing")
    expect(page.get_by_text("Only: A digit is missing")).to_be_visible()
    operator.ready(page)
    write(page, "79160010002")
    expect(page.locator(".st-key-save")).to_contain_text("Save 1 change")
    expect(page.locator(".st-key-save button")).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-release button")).to_be_disabled()
    operator.press(page, "save")
    count(page, 2)

    entry(page, "phone_damaged-float_tail")
    operator.press(page, "fix-float_tail-phone_damaged")
    expect(page.get_by_role("dialog")).to_contain_text("checked anew")
    count(page, 2)
    operator.press(page, "apply")
    count(page, 4)
    expect(page.locator(".st-key-undo")).to_contain_text("Undo: took the tail off 2 numbers")
    operator.press(page, "undo")
    count(page, 2)
    expect(page.locator(".st-key-undo")).to_contain_text("Undo: edited 1 cell")

    entry(page, "phone_damaged-float_tail")
    operator.press(page, "out-phone_damaged-float_tail")
    expect(page.get_by_text("2 left out")).to_be_visible()
    count(page, 2)

    with page.expect_download() as taken:
        operator.press(page, "changes")
        expect(page.get_by_text("took the tail off 2 numbers")).to_be_visible()
        operator.press(page, "original")
    assert Path(taken.value.path()).read_bytes() == FILE.encode("cp1251")
    page.keyboard.press("Escape")

    operator.press(page, "outside")
    with page.expect_download() as errors:
        operator.press(page, "mend-csv")
    mended = tmp_path / "mended.csv"
    mended.write_bytes(Path(errors.value.path()).read_bytes().replace("нет номера".encode("cp1251"), b"79160010005"))
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(mended)
    expect(page.get_by_role("dialog")).to_contain_text("1 row would be replaced.")
    operator.press(page, "replace")
    count(page, 3)
    operator.release(page)
    expect(page.get_by_text("Left out by hand")).to_be_visible()
    operator.send(page, 3)
    operator.finished(page)
