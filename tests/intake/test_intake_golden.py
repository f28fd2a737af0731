"""One table in every kind of file that a spreadsheet saves; the files are made by other programs than ours.

`golden/people.xlsx` is XlsxWriter's; `.xlsm`, `.xls` and `.ods` are LibreOffice's of it, `.xlsb` is SheetJS's, and
`.csv` has what is to be read, hidden row too. `password.xlsx` has a password.
"""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.raw_cells import Area
from lib.intake.read import FileRead, read
from lib.intake.workbook import open_sheet
from lib.model.reading import FileFault, FileUnreadable, Reading, ReadingChoice, Unread, Unsure

GOLDEN = Path(__file__).parent / "golden"
KINDS = ("xlsx", "xlsm", "xls", "xlsb", "ods")
CONTENT = {kind: (GOLDEN / f"people.{kind}").read_bytes() for kind in (*KINDS, "csv")}


def opened(kind: str, choice: ReadingChoice | None = None) -> FileRead:
    return read(CONTENT[kind], f"people.{kind}", choice or ReadingChoice())


def listed(reading: Reading) -> dict[int, Unread]:
    return {line.row: line.reason for line in reading.unreadable}


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_reads_alike_whatever_it_was_saved_as(kind: str) -> None:
    one, other = opened(kind, ReadingChoice(hidden=True)), opened("csv")

    assert one.records.to_pylist() == other.records.to_pylist()
    assert (one.reading.header_row, one.reading.header) == (other.reading.header_row, other.reading.header)
    assert (one.reading.rows, one.reading.blank) == (other.reading.rows, other.reading.blank)
    assert listed(one.reading) == listed(other.reading)


def test_the_table_reads_as_the_operator_sees_it() -> None:
    file = opened("xlsx")

    first, second = file.records["cells"].to_pylist()[:2]
    assert dict(zip(file.reading.header, first, strict=True)) == {
        "Телефон": "79161234567", "Телефон 2": "+7 (916) 123-45-68", "Код": "0007", "Скидка": "50%",
        "Сумма": "1500.00", "Дата": "2026-12-01", "Время": "09:30:00", "Когда": "2026-12-01 09:30:00",
        "Согласие": "true", "Номер договора": "0012", "Формула": "14", "Ошибка": "нет", "Внутренний": "1",
        "Имя": "Анна",
    }  # fmt: skip
    assert second[0] == "79161234569"  # shown as 7,92E+10
    assert second[11] == "#N/A"


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_row_is_listed_and_a_hidden_column_is_told(kind: str) -> None:
    reading = opened(kind).reading

    assert listed(reading)[7] is Unread.HIDDEN_ROW
    assert (reading.hidden_rows, reading.hidden_columns, reading.hidden) == (1, (12,), False)
    assert reading.header[12] == "Внутренний"
    assert reading.unsure == ()
    assert next(line.raw for line in reading.unreadable if line.row == 7).startswith("79161234572\t")


@pytest.mark.parametrize("kind", KINDS)
def test_hidden_rows_are_read_when_they_are_wanted(kind: str) -> None:
    file = opened(kind, ReadingChoice(hidden=True))

    assert 7 in file.records["row"].to_pylist()
    assert (file.reading.hidden_rows, file.reading.hidden) == (1, True)
    assert Unread.HIDDEN_ROW not in listed(file.reading).values()


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_rows_alone_read_as_they_do_in_the_whole_file(kind: str) -> None:
    whole, first = opened(kind), read(CONTENT[kind], f"people.{kind}", ReadingChoice(sheet="Люди"), last=6)

    assert first.records.to_pylist() == [each for each in whole.records.to_pylist() if each["row"] <= 6]
    assert first.reading.header == whole.reading.header
    assert [line.row for line in first.unreadable] == [1]


@pytest.mark.parametrize("kind", (*KINDS, "csv"))
def test_what_a_report_adds_is_listed_with_its_reason(kind: str) -> None:
    reasons = listed(opened(kind).reading)
    reasons.pop(7, None)

    assert reasons == {
        1: Unread.TITLE_ROW, 10: Unread.GROUP_ROW, 12: Unread.REPEATED_HEADER, 14: Unread.TOTAL_ROW,
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_sheet_can_be_chosen_which_is_said_and_is_not_taken_by_itself_beside_people(kind: str) -> None:
    assert opened(kind).reading.sheets == ("Инструкция", "Люди", "Старые")
    assert opened(kind).reading.sheet == "Люди"
    old = opened(kind, ReadingChoice(sheet="Старые"))
    assert old.records["cells"].to_pylist() == [["79160000000", "Уфа"], ["79160000001", ""]]
    assert old.reading.unsure == (Unsure.HIDDEN_SHEET, Unsure.MERGED_CELLS)
    merged = open_sheet(CONTENT[kind], f"people.{kind}", ReadingChoice(sheet="Старые")).loaded.merged
    assert [area for area in merged if area.first < area.last] == [Area(2, 3, 2)]


def fault(content: bytes, name: str) -> FileFault:
    with pytest.raises(FileUnreadable) as refused:
        read(content, name)
    return refused.value.fault


def test_a_password_is_told_in_every_kind() -> None:
    assert fault((GOLDEN / "password.xlsx").read_bytes(), "people.xlsx") is FileFault.PASSWORD
    locked = CONTENT["xls"].replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00", 1)  # WRITEACCESS becomes FILEPASS
    assert fault(locked, "people.xls") is FileFault.PASSWORD
    ods = io.BytesIO(CONTENT["ods"])
    with zipfile.ZipFile(ods) as package:
        manifest = package.read("META-INF/manifest.xml")
    assert fault(_with(CONTENT["ods"], "META-INF/manifest.xml", manifest + b"<!-- encryption-data -->"), "a.ods") is (
        FileFault.PASSWORD
    )


def _with(content: bytes, part: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            after.writestr(name, data if name == part else before.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [
        (b'number-rows-repeated="', b'number-rows-repeated="99999', FileFault.SWOLLEN),
        (b'number-columns-repeated="', b'number-columns-repeated="99999', FileFault.SWOLLEN),
        (b"<text:p>", b'<text:p><text:s text:c="999999999"/>', FileFault.SWOLLEN),
        (b"<office:spreadsheet>", b"", FileFault.NOT_A_WORKBOOK),
    ],
    ids=["rows", "columns", "spaces", "broken"],
)
def test_what_an_ods_repeats_without_end_is_refused(before: bytes, after: bytes, refused: FileFault) -> None:
    with zipfile.ZipFile(io.BytesIO(CONTENT["ods"])) as package:
        xml = package.read("content.xml")
    assert before in xml

    assert fault(_with(CONTENT["ods"], "content.xml", xml.replace(before, after)), "people.ods") is refused


@settings(max_examples=40)
@given(data=st.data(), kind=st.sampled_from(KINDS), hidden=st.booleans())
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(data: st.DataObject, kind: str, hidden: bool) -> None:
    content = bytearray(CONTENT[kind])
    part = None
    if kind != "xls" and data.draw(st.booleans()):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [each for each in package.namelist() if each.endswith((".xml", ".bin")) and "theme" not in each]
            part = data.draw(st.sampled_from(names))
            content = bytearray(package.read(part))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(st.sampled_from([b"\xff\xff\xff\xff", b"\x00", b"9", b"<", b"", b"99999999999"]))
        content[at : at + data.draw(st.integers(0, 4))] = piece
    whole = _with(CONTENT[kind], part, bytes(content)) if part else bytes(content)

    try:
        file = read(whole, f"people.{kind}", ReadingChoice(hidden=hidden))
    except FileUnreadable:
        return
    rows = [*file.records["row"].to_pylist(), *listed(file.reading)]
    assert len(rows) == len(set(rows)) == file.reading.rows
