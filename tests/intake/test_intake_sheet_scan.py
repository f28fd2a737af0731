"""The quick way through a sheet's XML, held against the parser; and random workbooks."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake import sheet_scan, sheet_xml
from lib.intake.raw_cells import Raw
from lib.intake.read import read
from lib.model.reading import FileUnreadable, ReadingChoice

GOLDEN = Path(__file__).parent / "golden"
PART = "sheet.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\r\n<worksheet><cols><col min="2" max="3" hidden="1"/></cols>'


def package(xml: str) -> zipfile.ZipFile:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(PART, xml)
    return zipfile.ZipFile(file)


def sheet(rows: str, head: str = HEAD) -> zipfile.ZipFile:
    return package(f'{head}<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A3:B4"/></mergeCells></worksheet>')


def told(raw: Raw) -> tuple[Any, ...]:
    columns = (raw.columns, raw.rows, raw.styles, raw.kinds, raw.values)
    return [each.tolist() for each in columns], raw.hidden_rows, raw.hidden_columns, raw.merged, raw.formulas


texts = st.sampled_from(["1", "0", "79161234567", "", "x &amp; y", "Иван", "_x0041_", "&#1071;", "1.5E+10", " a\nb "])
values = st.builds(lambda text: f"<v>{text}</v>", texts) | st.just("<v/>") | st.just("")
formulas = st.sampled_from(["", "<f>A1&gt;B1</f>", "<f/>", '<f t="shared" si="0"/>', '<f t="shared">C1</f>'])
inline = st.builds(
    lambda space, text: f"<is><t{space}>{text}</t></is>", st.sampled_from(["", ' xml:space="preserve"']), texts
)
odd = st.sampled_from([
    "<is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is>", "<v>1</v><is><t>2</t></is>", "<v> 1 </v>",
    "<!-- <v>5</v> -->", "<v><![CDATA[5]]></v>",
])  # fmt: skip
inside = st.builds(lambda formula, value: formula + value, formulas, values) | inline


def cells(insides: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    style = st.sampled_from(["", ' s="0"', ' s="12"'])
    kind = st.sampled_from(["", ' t="s"', ' t="str"', ' t="inlineStr"', ' t="b"', ' t="e"', ' t="n"', ' t="d"'])
    whole = st.builds(lambda s, t, body: f'<c r="@"{s}{t}>{body}</c>', style, kind, insides)
    return whole | st.builds(lambda s: f'<c r="@"{s}/>', style)


def sheets(insides: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    hidden = st.sampled_from(["", ' hidden="1"', ' spans="1:3" hidden="0"', ' ht="15"'])
    return st.lists(st.tuples(hidden, st.lists(cells(insides), max_size=4)), max_size=5).map(_numbered)


def _numbered(rows: list[tuple[str, list[str]]]) -> str:
    written = []
    for row, (hidden, own) in enumerate(rows, 3):
        placed = [
            cell.replace("@", f"{column}{row}") for column, cell in zip(("A", "B", "AA", "ABC"), own, strict=False)
        ]
        written.append(f'<row r="{row}"{hidden}>{"".join(placed)}</row>' if placed else f'<row r="{row}"{hidden}/>')
    return "".join(written)


@settings(max_examples=50)
@given(rows=sheets(inside))
def test_the_quick_way_finds_what_the_parser_finds(rows: str) -> None:
    made = sheet(rows)
    quick = sheet_scan.scan(made, PART)

    assert quick is not None
    assert told(quick) == told(sheet_xml.by_parser(made, PART))


@settings(max_examples=40)
@given(rows=sheets(inside | odd))
def test_what_is_written_otherwise_is_left_to_the_parser(rows: str) -> None:
    made = sheet(rows)
    quick = sheet_scan.scan(made, PART)

    assert quick is None or told(quick) == told(sheet_xml.by_parser(made, PART))


@settings(max_examples=20)
@given(rows=sheets(inside), last=st.integers(1, 8))
def test_a_sheet_may_be_read_up_to_a_row(rows: str, last: int) -> None:
    made = sheet(rows)
    whole, quick, parsed = (
        sheet_xml.by_parser(made, PART), sheet_scan.scan(made, PART, last), sheet_xml.by_parser(made, PART, last)
    )  # fmt: skip

    assert quick is not None
    for first in (quick, parsed):
        assert first.values.tolist() == whole.values.filter(pa.array(whole.rows <= last)).tolist()


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("<row r='1'><c r='A1'><v>1</v></c></row>", id="other quotes"),
        pytest.param('<row r="1"><c t="n" r="A1"><v>1</v></c></row>', id="another order"),
        pytest.param('<row r="1"><c r="A1" cm="1"><v>1</v></c></row>', id="another attribute"),
        pytest.param("<row><c><v>1</v></c></row>", id="no places"),
        pytest.param('<row r="1">\r\n<c r="A1" t="str"><v>a > b</v></c></row>', id="a sign that may be escaped"),
        pytest.param('<row hidden="1"><c r="A1"><v>1</v></c></row>', id="a hidden row without a number"),
    ],
)
def test_the_parser_reads_what_the_quick_way_leaves(rows: str) -> None:
    made = sheet(rows)

    assert sheet_scan.scan(made, PART) is None
    assert len(sheet_xml.read(made, PART).values) == 1


def test_chunks_are_cut_between_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 300))
    made = sheet(rows)
    whole = sheet_scan.scan(made, PART)
    monkeypatch.setattr(sheet_scan, "_CHUNK", 1_000)
    in_pieces = sheet_scan.scan(made, PART)

    assert whole is not None
    assert in_pieces is not None
    assert told(in_pieces) == told(whole)


@pytest.mark.parametrize("name", ["people.xlsx", "people.xlsm"])
def test_what_spreadsheets_write_goes_the_quick_way(name: str) -> None:
    with zipfile.ZipFile(GOLDEN / name) as opened:
        assert sheet_scan.scan(opened, "xl/worksheets/sheet2.xml") is not None


anything = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**16), 10**16), st.floats(allow_nan=False, allow_infinity=False),
    st.text(alphabet="абвabc019 +-,;&<'\"_x\n", max_size=12), st.datetimes(datetime(1900, 3, 1)),  # noqa: DTZ001
    st.sampled_from(["#N/A", "=1+1", "_x0041_", "  "]),
)  # fmt: skip
formats = st.sampled_from(["General", "0", "0000", "0%", "0.00", "@", "+0 (000) 000-00-00", "dd.mm.yyyy", "#,##0 ₽"])


@settings(max_examples=20)
@given(
    rows=st.lists(st.lists(st.tuples(anything, formats), min_size=3, max_size=3), min_size=1, max_size=8),
    hides=st.sets(st.integers(2, 9), max_size=3),
    hidden=st.booleans(),
)
def test_a_random_workbook_loses_no_row(rows: list[list[tuple[Any, str]]], hides: set[int], hidden: bool) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Телефон", "Имя", "Город"])
    for row, line in enumerate(rows, 2):
        for column, (value, code) in enumerate(line, 1):
            book.active.cell(row, column, value).number_format = code
    for row in hides:
        book.active.row_dimensions[row].hidden = True
    file = io.BytesIO()
    book.save(file)

    try:
        found = read(file.getvalue(), "people.xlsx", ReadingChoice(header_row=1, hidden=hidden))
    except FileUnreadable:
        found = None

    filled = [
        row
        for row, line in enumerate(rows, 2)
        if any(value is not None and value != "=1+1" and str(value).strip() for value, _ in line)
    ]
    if found is None:
        assert not filled
        return
    listed = [line.row for line in found.reading.unreadable]
    assert sorted([*found.records["row"].to_pylist(), *listed]) == filled
    assert hidden or not hides.intersection(found.records["row"].to_pylist())


def test_a_workbook_may_count_its_days_from_1904(workbook: Callable[..., bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(S={"A1": "phone", "B1": "x", "A2": 1})))
    book.epoch = openpyxl.utils.datetime.MAC_EPOCH
    book["S"]["B2"] = datetime(2026, 12, 1)  # noqa: DTZ001
    file = io.BytesIO()
    book.save(file)

    assert read(file.getvalue(), "people.xlsx").records["cells"].to_pylist() == [["1", "2026-12-01"]]
