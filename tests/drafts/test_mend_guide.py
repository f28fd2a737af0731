"""The sheet beside the rows to mend: each kind of error once, with what to do in Excel and in LibreOffice."""

import io

import openpyxl
import pytest

from lib.drafts import brought, mend
from lib.drafts.drafts import Drafts
from lib.drafts.mend import Format
from lib.drafts.mending import Mending
from lib.intake.read import read
from lib.model.person import LOCAL
from lib.store.connection import Store
from lib.words import LANGUAGES, words

ROWS = "phone;Name\r\n7916001000;Anna\r\n7916001001;Olga\r\n79160010003.0;Ivan\r\n89160010004;NULL\r\n"


def workbook_of(drafts: Drafts, store: Store, content: str, language: str = "en") -> bytes:
    draft_id = drafts.create(content.encode(), "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    return mend.report(store, drafts.get(draft_id), say=words(language), kind=Format.WORKBOOK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_error_is_told_once_with_its_count_and_both_recipes(
    drafts: Drafts, store: Store, language: str
) -> None:
    say = words(language)
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(drafts, store, ROWS, language)))
    assert book.sheetnames == [say("mend-sheet"), say("guide-sheet")]
    assert all(cell.alignment.wrap_text for cell in book[say("guide-sheet")][2])
    titles, *kinds = book[say("guide-sheet")].values
    assert titles == tuple(say(f"guide-{each}") for each in ("what", "count", "how", "excel", "calc"))
    assert kinds == [
        (say("phone-digit_missing"), 2, say("phone-digit_missing-why"),
         say("spreadsheet-cell-excel"), say("spreadsheet-cell-calc")),
        (say("phone-float_tail"), 1, say("phone-float_tail-why"),
         say("spreadsheet-no_decimals-excel"), say("spreadsheet-no_decimals-calc")),
    ]  # fmt: skip


def test_a_file_whose_rows_can_all_go_has_no_such_sheet(drafts: Drafts, store: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(drafts, store, "phone\r\n89160010004\r\n")))
    assert book.sheetnames == ["Rows to mend"]


@pytest.mark.parametrize(("title", "rows"), [("phone", 3), ("Кому", 4), ("", 4)])
def test_the_rows_are_read_and_never_the_sheet_beside_them(
    drafts: Drafts, mending: Mending, store: Store, title: str, rows: int
) -> None:
    content = workbook_of(drafts, store, ROWS.replace("phone", title, 1))
    assert read(content, "to-mend.xlsx").reading.sheet == "Rows to mend"
    draft = drafts.get("draft1")
    found = brought.compare(mending, draft, content, "to-mend.xlsx")
    assert (found.replaced, found.unchanged, found.not_found) == (0, rows, ())
