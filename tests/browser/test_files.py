"""Files that cannot be read end in a sentence, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import operator_at_work as operator
from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

ODD = {
    "empty.csv": b"",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "header.csv": b"phone;name\r\n",
    "broken.xlsx": b"PK\x03\x04 not a workbook",
}


def test_a_file_that_cannot_be_read_is_explained_and_another_can_be_brought(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(f"{serve().url}/batch")
    for name, content in ODD.items():
        (tmp_path / name).write_bytes(content)
        operator.upload(page, tmp_path / name)
        expect(page.get_by_role("alert").filter(has_text=name)).to_be_visible()
        page.reload()
        operator.ready(page)
    good = tmp_path / "good.csv"
    good.write_bytes(b"phone;name\r\n79160010001;Anna\r\n")
    operator.upload(page, good)
    operator.columns(page)


def test_a_column_that_is_not_known_is_chosen_by_hand(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(f"{serve().url}/batch")
    odd = tmp_path / "odd.csv"
    odd.write_bytes(b"whom;name\r\n79160010001;Anna\r\n79160010002;Olga\r\n")
    operator.upload(page, odd)
    page.wait_for_url("**/columns?*")
    expect(page.locator(".st-key-check button")).to_be_disabled()
    page.get_by_role("combobox", name="whom").click()
    page.get_by_role("option", name="Phone", exact=True).click()
    operator.review(page)
    expect(page.get_by_text("Go to release with 2 people")).to_be_visible()
