"""The rows to mend as a file in the format that was brought, and that file brought back."""

import io
import json
from collections.abc import Callable

import openpyxl
import pytest

from lib.drafts import brought, mend
from lib.drafts.drafts import Drafts
from lib.drafts.mend import Format
from lib.drafts.mending import Edit, Mending
from lib.model.mending import ChangeKind, Mend
from lib.model.person import LOCAL, Person
from lib.model.reading import ReadingChoice
from lib.store.connection import Store
from lib.words import words
from tests.intake.written import KINDS

HEADER = "Телефон;ID клиента;Имя\r\n"
ROWS = "79160010001;A-1;Анна\r\n7916001000;A-2;Ольга\r\nнет;;Иван\r\n"
ANNA = Person("anna", "Anna")


@pytest.fixture
def bring(drafts: Drafts) -> Callable[..., str]:
    def of(content: bytes, name: str = "people.csv") -> str:
        draft_id = drafts.create(content, name, by=LOCAL)
        drafts.check(draft_id, by=LOCAL)
        return draft_id

    return of


def book_of(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("encoding", "delimiter", "language"),
    [("cp1251", ";", "ru"), ("cp1251", ";", "en"), ("utf-16", "\t", "ru"), ("utf-8", "|", "en"), ("koi8-r", ",", "ru")],
)
def test_text_comes_back_in_its_own_delimiter_and_encoding(
    drafts: Drafts, bring: Callable[..., str], store: Store, encoding: str, delimiter: str, language: str
) -> None:
    content = (HEADER + ROWS * 3).replace(";", delimiter).encode(encoding)
    draft = drafts.get(bring(content))
    lines = mend.report(store, draft, say=words(language)).decode(encoding).lstrip("\ufeff").splitlines()
    own = delimiter.join(mend.titles(words(language)))
    assert lines[0] == f"{HEADER.strip().replace(';', delimiter)}{delimiter}{own}"
    assert lines[1].startswith(delimiter.join(["7916001000", "A-2", "Ольга", "3", ""]))
    assert words(language)("phone-digit_missing") in lines[1]


def test_letters_that_the_encoding_lacks_are_never_lost(
    drafts: Drafts, bring: Callable[..., str], store: Store
) -> None:
    draft_id = bring("phone;name\r\n79160010001;Zoë\r\n7916001000;Zoë\r\n".encode("cp1252"))
    drafts.read_differently(draft_id, ReadingChoice(encoding="cp1252"), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    draft = drafts.get(draft_id)
    assert draft.reading.encoding == "cp1252"
    assert "Не хватает цифры" in mend.report(store, draft, say=words("ru")).decode("utf-8-sig")


def test_a_workbook_comes_back_as_a_workbook_with_the_bad_cells_marked(
    drafts: Drafts, bring: Callable[..., str], store: Store
) -> None:
    content = book_of([["Телефон", "ID клиента", "Имя"], ["7916001000", "0007", "Анна"], ["79160010001", "2", "Ольга"]])
    draft = drafts.get(bring(content, "people.xlsx"))
    assert mend.formats(draft) == (Format.WORKBOOK, Format.TEXT)
    sheet = openpyxl.load_workbook(io.BytesIO(mend.report(store, draft, say=words("en")))).active
    assert [cell.value for cell in sheet[2]][:5] == ["7916001000", "0007", "Анна", 2, "A digit is missing"]
    assert sheet["A2"].comment.text == "A digit is missing"
    assert (sheet["A2"].fill.start_color.rgb, sheet["B2"].fill.fill_type) == ("FFF4C7C3", None)
    assert {cell.number_format for cell in sheet[2][:3]} == {"@"}
    assert {cell.data_type for cell in sheet[2][:3]} == {"s"}
    assert sheet.max_row == 2


@pytest.mark.parametrize(
    ("name", "text", "workbook"),
    [("people.csv", "csv", "xlsx"), ("people.TSV", "tsv", "xlsx"), ("people.txt", "txt", "xlsx"),
     ("people", "csv", "xlsx"), ("people.dat", "csv", "xlsx")],
)  # fmt: skip
def test_text_has_the_ending_that_was_brought(
    drafts: Drafts, bring: Callable[..., str], name: str, text: str, workbook: str
) -> None:
    draft = drafts.get(bring((HEADER + ROWS).encode(), name))
    assert [mend.ending(draft, kind) for kind in mend.formats(draft)] == [text, workbook]


def test_a_report_has_the_format_that_its_name_says() -> None:
    assert [mend.format_of(name) for name in ("OUT.XLSX", "out.csv", "out.json", "out")] == [
        Format.WORKBOOK, Format.TEXT, Format.JSON, Format.TEXT,
    ]  # fmt: skip


JSON_ROWS = """{"batch": [{"phone": "79160010001", "variables": {"Имя": "Анна"}, "callbackData": {"id": {"a": [1]}}},
    {"phone": 7916001000, "variables": {"Имя": "Ольга"}, "callbackData": {"id": {"a": [2]}}}]}"""


@pytest.mark.parametrize("name", ["people.json", *(f"people.{kind}" for kind in KINDS)])
def test_whatever_was_brought_the_rows_to_mend_come_back_into_it(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store, name: str
) -> None:
    table = [["Телефон", "Имя"], ["79160010001", "Анна"], ["7916001000", "Ольга"]]
    content = JSON_ROWS.encode() if name.endswith("json") else KINDS[name.split(".")[1]](table, ())
    draft = drafts.get(bring(content, name))
    for kind in mend.formats(draft):
        taken = mend.report(store, draft, say=words("en"), kind=kind)
        found = brought.compare(mending, draft, taken, f"to-mend.{kind}")
        assert (found.replaced, found.unchanged, found.not_found, found.unreadable) == (0, 1, (), 0)
    taken = mend.report(store, draft, say=words("en"), kind=Format.TEXT).replace(b"7916001000", b"79160010002")
    brought.replace_rows(mending, draft, taken, "mended.csv", version=draft.version, by=ANNA)
    assert [each.phone for each in drafts.going(draft.id).candidates] == [("79160010001",), ("79160010002",)]


def test_a_request_comes_back_as_json_and_nothing_else_does(
    drafts: Drafts, bring: Callable[..., str], store: Store
) -> None:
    draft = drafts.get(bring(JSON_ROWS.encode(), "request.json"))
    assert mend.formats(draft)[0] is Format.JSON
    assert json.loads(mend.report(store, draft, say=words("en"))) == [
        {
            "phone": "7916001000", "variables.Имя": "Ольга", "callbackData.id": '{"a": [2]}', "Callboard: row": 2,
            "Callboard: what is wrong": "A digit is missing",
            "Callboard: how to mend it": words("en")("phone-digit_missing-why"),
        }
    ]  # fmt: skip
    assert Format.JSON not in mend.formats(drafts.get(bring((HEADER + ROWS).encode())))


@pytest.mark.parametrize("kind", [Format.TEXT, Format.WORKBOOK])
def test_rows_mended_and_brought_back_are_replaced_and_nothing_else(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store, kind: Format
) -> None:
    draft = drafts.get(bring((HEADER + ROWS).encode("cp1251")))
    taken = mend.report(store, draft, say=words("ru"), kind=kind)
    if kind is Format.TEXT:
        taken = taken.replace(b"7916001000;", b"79160010002;")
    else:
        book = openpyxl.load_workbook(io.BytesIO(taken))
        book.active["A2"] = "79160010002"
        out = io.BytesIO()
        book.save(out)
        taken = out.getvalue()
    found = brought.compare(mending, draft, taken, f"mended.{kind.value}")
    assert (found.replaced, found.unchanged, found.not_found) == (1, 1, ())
    assert found.page() == (Mend(3, 0, "7916001000", "79160010002"),)
    assert drafts.get(draft.id).version == draft.version
    change = brought.replace_rows(mending, draft, taken, "mended.csv", version=draft.version, by=ANNA)
    assert change is not None
    assert (change.kind, change.cells, change.detail) == (ChangeKind.BROUGHT, 1, "mended.csv")
    assert drafts.review(draft.id).can_go == 2
    mending.undo(draft.id, version=drafts.get(draft.id).version, by=ANNA)
    assert [each.phone for each in drafts.going(draft.id).candidates] == [("79160010001",)]


def test_a_file_whose_rows_are_other_peoples_replaces_nobody(
    drafts: Drafts, mending: Mending, bring: Callable[..., str]
) -> None:
    draft = drafts.get(bring((HEADER + ROWS).encode()))
    own = ";".join(mend.titles(words("ru")))
    other = (
        f"{HEADER.strip()};{own}\r\n"
        "79160010009;A-7;Ольга;3;x;y\r\n"  # another external id
        "79160010009;;Пётр;4;x;y\r\n"  # no id, and another name
        "79160010009;A-1;Анна;2;x;y\r\n"  # a row without an error
        "79160010009;A-9;Анна;99;x;y\r\n"
        "79160010009;A-9;Анна;;x;y\r\n"
    )
    found = brought.compare(mending, draft, other.encode(), "other.csv")
    assert (found.replaced, found.unchanged) == (0, 0)
    assert found.not_found == ("3", "4", "2", "99", "")
    assert brought.replace_rows(mending, draft, other.encode(), "other.csv", version=1, by=ANNA) is None


def test_rows_sorted_otherwise_find_their_places_and_a_column_sorted_alone_finds_none(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store
) -> None:
    rows = "".join(f"791600100{each};B-{each};N{each}\r\n" for each in range(4))
    draft = drafts.get(bring((HEADER + rows).encode()))
    lines = mend.report(store, draft, say=words("en")).decode("utf-8-sig").replace(";B", "9;B").splitlines()
    sorted_back = "\r\n".join([lines[0], *reversed(lines[1:])]).encode()
    found = brought.compare(mending, draft, sorted_back, "sorted.csv")
    assert found.replaced == 4
    assert found.page()[0] == Mend(2, 0, "7916001000", "79160010009")
    cells = [line.split(";") for line in lines[1:]]
    alone = [";".join([cells[-1 - nth][0], cells[-1 - nth][1], *each[2:]]) for nth, each in enumerate(cells)]
    found = brought.compare(mending, draft, "\r\n".join([lines[0], *alone]).encode(), "torn.csv")
    assert (found.replaced, found.not_found) == (0, ("2", "3", "4", "5"))


def test_a_row_number_that_stands_twice_belongs_to_nobody(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store
) -> None:
    draft = drafts.get(bring((HEADER + ROWS).encode()))
    lines = mend.report(store, draft, say=words("en")).decode("utf-8-sig").replace("7916001000;", "79160010002;")
    head, first, *rest = lines.splitlines()
    found = brought.compare(mending, draft, "\r\n".join([head, first, first, *rest]).encode(), "twice.csv")
    assert (found.replaced, found.unchanged, found.not_found) == (0, 1, ("3", "3"))


def test_where_a_row_has_nothing_but_its_number_the_reason_tells_it(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store
) -> None:
    draft = drafts.get(bring(b"phone;name\r\n79160010001;\r\n7916001000;\r\n"))
    taken = mend.report(store, draft, say=words("ru")).decode("utf-8-sig").replace("7916001000;", "79160010002;")
    assert brought.compare(mending, draft, taken.encode(), "a.csv").replaced == 1
    other = taken.replace("Не хватает цифры", "Номер слишком длинный")
    assert brought.compare(mending, draft, other.encode(), "a.csv").not_found == ("3",)


def test_what_was_mended_here_meanwhile_is_not_overwritten(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store
) -> None:
    draft = drafts.get(bring((HEADER + ROWS).encode()))
    taken = mend.report(store, draft, say=words("en"))
    mending.edit(draft.id, Edit(3, 0, "79160010005"), version=1, by=ANNA)
    found = brought.compare(mending, drafts.get(draft.id), taken.replace(b"7916001000;", b"79160010002;"), "a.csv")
    assert (found.replaced, found.not_found) == (0, ("3",))


def test_a_file_that_is_brought_twice_finds_its_rows_as_they_are(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store
) -> None:
    draft = drafts.get(bring((HEADER + ROWS).encode()))
    taken = mend.report(store, draft, say=words("en")).replace(b"7916001000;", b"79160010002;")
    brought.replace_rows(mending, draft, taken, "a.csv", version=1, by=ANNA)

    again = brought.compare(mending, drafts.get(draft.id), taken, "a.csv")

    assert (again.replaced, again.unchanged, again.not_found) == (0, 2, ())
    assert brought.replace_rows(mending, draft, taken, "a.csv", version=2, by=ANNA) is None


def test_rows_that_could_not_be_read_are_counted_apart(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store
) -> None:
    draft = drafts.get(bring((HEADER + ROWS + "79160010007;A-7\r\n").encode()))
    found = brought.compare(mending, draft, mend.report(store, draft, say=words("en")), "a.csv")
    assert (found.replaced, found.unchanged, found.unreadable, found.not_found) == (0, 2, 1, ())


def test_a_cell_made_harmless_for_a_spreadsheet_is_not_a_change(
    drafts: Drafts, mending: Mending, bring: Callable[..., str], store: Store
) -> None:
    draft = drafts.get(bring((HEADER + "7916001000;A-2;=1+1\r\n").encode()))
    for kind in Format:
        taken = mend.report(store, draft, say=words("en"), kind=kind)
        assert brought.compare(mending, draft, taken, f"a.{kind.value}").unchanged == 1
