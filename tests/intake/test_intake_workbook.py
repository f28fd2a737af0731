"""A workbook is read as its operator sees it: cells, sheets, places, titles."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from lib.intake.grid import Grid
from lib.intake.read import read
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice, Unread, Unsure
from tests.intake.packages import SHEET, fault, rewritten

Workbook = Callable[..., bytes]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(79161234567, "79161234567", id="a number with all its digits"),
        pytest.param(79161234567.0, "79161234567", id="without a float tail"),
        pytest.param("79161234567", "79161234567", id="a number as text"),
        pytest.param("007 ", "007 ", id="text as it is"),
        pytest.param(11854.86, "11854.86", id="a fraction"),
        pytest.param(0.30000000000000004, "0.3", id="without the dust of arithmetic"),
        pytest.param(1e20, "1e+20", id="a huge number"),
        pytest.param(-5, "-5", id="a negative number"),
        pytest.param(0, "0", id="zero"),
        pytest.param(True, "true", id="true"),
        pytest.param(False, "false", id="false"),
        pytest.param(date(2026, 12, 1), "2026-12-01", id="a date"),
        pytest.param(datetime(2026, 12, 1, 9, 30), "2026-12-01 09:30:00", id="a date and time"),  # noqa: DTZ001
        pytest.param(datetime(2026, 12, 1, 9, 29, 59, 999_999), "2026-12-01 09:30:00", id="to the second"),  # noqa: DTZ001
        pytest.param(time(9, 30), "09:30:00", id="a time"),
        pytest.param(timedelta(hours=30, minutes=5), "30:05:00", id="a duration"),
        pytest.param("#N/A", "#N/A", id="an error"),
        pytest.param("one\ntwo", "one\ntwo", id="a line break"),
    ],
)
def test_a_cell_comes_as_the_operator_sees_it(workbook: Workbook, value: Any, text: str) -> None:
    file = read(workbook(S={"A1": "phone", "B1": "x", "A2": "1", "B2": value}), "people.xlsx")

    assert file.records["cells"].to_pylist() == [["1", text]]


def test_a_workbook_says_its_sheet_and_has_no_encoding_or_delimiter(workbook: Workbook) -> None:
    reading = read(workbook(Лист={"A1": "phone", "A2": 1}), "people.xlsx").reading

    assert (reading.sheet, reading.sheets, reading.encoding, reading.delimiter) == ("Лист", ("Лист",), "", "")


def test_row_numbers_are_the_sheets_own_below_empty_rows_and_columns(workbook: Workbook) -> None:
    cells = {"C4": "Список на обзвон", "C6": "Телефон", "D6": "Имя", "C7": 1, "D7": "a", "C9": 2, "D9": "b"}

    file = read(workbook(S=cells), "people.xlsx")

    assert (file.reading.header_row, file.reading.header) == (6, ("Телефон", "Имя"))
    assert file.records.to_pylist() == [{"row": 7, "cells": ["1", "a"]}, {"row": 9, "cells": ["2", "b"]}]
    assert [(line.row, line.reason) for line in file.reading.unreadable] == [(4, Unread.TITLE_ROW)]
    assert (file.reading.rows, file.reading.blank) == (3, 5)


def test_cells_that_a_row_lacks_are_blanks_of_the_grid(workbook: Workbook) -> None:
    cells = {"A1": "phone", "B1": "Name", "C1": "City", "A2": 1, "C2": "x", "A3": 2}

    assert read(workbook(S=cells), "people.xlsx").records["cells"].to_pylist() == [["1", "", "x"], ["2", "", ""]]


def test_a_column_without_a_title_that_has_data_is_there(workbook: Workbook) -> None:
    cells = {"A1": "phone", "C1": "Name", "A2": 1, "B2": "x", "C2": "a", "D2": "called on Monday"}

    file = read(workbook(S=cells), "people.xlsx")

    assert file.reading.header == ("phone", "", "Name", "")
    assert file.records["cells"].to_pylist() == [["1", "x", "a", "called on Monday"]]


def test_a_cell_away_from_the_table_makes_its_row_unreadable_and_no_column(workbook: Workbook) -> None:
    file = read(workbook(S={"A1": "phone", "A2": 1, "A3": 2, "D3": "note"}), "people.xlsx")

    assert file.reading.header == ("phone",)
    assert file.records["row"].to_pylist() == [2]
    assert [(line.row, line.reason, line.raw) for line in file.reading.unreadable] == [
        (3, Unread.TOO_MANY_CELLS, "2\t\t\tnote")
    ]


def test_the_first_sheet_with_a_phone_column_is_read(workbook: Workbook) -> None:
    content = workbook(Инструкция={"A1": "Заполните лист"}, Empty={}, Люди={"A2": "Телефон", "A3": 1})

    reading = read(content, "people.xlsx").reading

    assert (reading.sheet, reading.sheets) == ("Люди", ("Инструкция", "Empty", "Люди"))


@pytest.mark.parametrize(
    "first",
    [
        pytest.param({"A1": "Телефон", "B1": "Имя"}, id="a form to fill in"),
        pytest.param({"A1": "Инструкция"}, id="a title"),
    ],
)
@pytest.mark.parametrize(
    "second",
    [
        pytest.param({"A1": "Телефон", "A2": 79161234567}, id="with a phone column"),
        pytest.param({"A1": "Контакт", "A2": 79161234567}, id="without a known title"),
        pytest.param({"A1": 79161234567}, id="without titles"),
    ],
)
def test_a_sheet_of_titles_alone_is_passed_over_for_one_with_people(
    workbook: Workbook, first: dict[str, str], second: dict[str, str]
) -> None:
    file = read(workbook(Form=first, People=second), "people.xlsx")

    assert (file.reading.sheet, file.records["cells"].to_pylist()) == ("People", [["79161234567"]])


def test_a_sheet_all_of_whose_titles_are_ours_is_read_only_when_it_is_chosen(workbook: Workbook) -> None:
    ours = {"A1": "Callboard: column", "B1": "Callboard: what to write there", "A2": "Phone", "A3": "Name"}
    brought = {"A1": "Callboard: row", "B1": "Phone", "A2": "7", "B2": "79161234567"}

    assert read(workbook(One=ours, Two=brought), "people.xlsx").reading.sheet == "Two"
    assert read(workbook(One=ours, Two=brought), "people.xlsx", ReadingChoice(sheet="One")).reading.sheet == "One"
    with pytest.raises(FileUnreadable):
        read(workbook(One=ours), "people.xlsx")


def test_without_a_phone_column_the_first_sheet_with_anything_is_read(workbook: Workbook) -> None:
    content = workbook(Empty={}, One={"A1": "x", "A2": "1"}, Two={"A1": "y", "A2": "2"})

    assert read(content, "people.xlsx").reading.sheet == "One"


def hiding(content: bytes, *names: str) -> bytes:
    book = load_workbook(io.BytesIO(content))
    for name in names:
        book[name].sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param({}, id="nothing is shown"),
        pytest.param({"A1": "Инструкция"}, id="words alone are shown"),
        pytest.param({"A1": "Телефон", "B1": "Имя"}, id="titles alone are shown"),
    ],
)
def test_people_that_are_on_a_hidden_sheet_only_are_read_from_it_and_that_is_said(
    workbook: Workbook, shown: dict[str, str]
) -> None:
    cells = {"A1": "Телефон", "B1": "Имя", "A2": "79161234567", "B2": "Анна"}
    content = hiding(workbook(Shown=shown, Lists={"A1": "a", "A2": "b"}, Hidden=cells), "Lists", "Hidden")

    file = read(content, "people.xlsx")

    assert file.records["cells"].to_pylist() == [["79161234567", "Анна"]]
    assert (file.reading.sheet, file.reading.sheets) == ("Hidden", ("Shown", "Lists", "Hidden"))
    assert file.reading.unsure == (Unsure.HIDDEN_SHEET,)
    assert read(content, "people.xlsx", file.reading.choice).reading == file.reading


def test_a_hidden_sheet_never_takes_the_place_of_one_with_rows_or_of_empty_titles(workbook: Workbook) -> None:
    hidden = {"A1": "Телефон", "A2": "79161234567"}
    people = workbook(Hidden=hidden, People={"A1": "x", "A2": "y"})
    lists = workbook(Lists={"A1": "Города", "A2": "Москва"}, People={"A1": "Телефон", "B1": "Имя"})

    reading = read(hiding(people, "Hidden"), "people.xlsx").reading

    assert (reading.sheet, reading.unsure) == ("People", ())
    assert fault(hiding(lists, "Lists")) == (FileFault.NO_ROWS, "")


def test_a_hidden_sheet_is_read_only_when_it_is_chosen(workbook: Workbook) -> None:
    book = load_workbook(io.BytesIO(workbook(Old={"A1": "phone", "A2": 1}, New={"A1": "phone", "A2": 2})))
    book["Old"].sheet_state = "hidden"
    book.active = 1
    file = io.BytesIO()
    book.save(file)

    assert read(file.getvalue(), "people.xlsx").reading.sheet == "New"
    assert read(file.getvalue(), "people.xlsx", ReadingChoice(sheet="Old")).reading.sheet == "Old"


def test_the_sheet_and_the_header_row_may_be_chosen(workbook: Workbook) -> None:
    content = workbook(One={"A1": "phone", "A2": 1}, Two={"B3": "Контакт", "B5": "Абонент", "B6": 2})

    file = read(content, "people.xlsx", ReadingChoice(sheet="Two", header_row=5))

    assert (file.reading.sheet, file.reading.header_row, file.reading.header) == ("Two", 5, ("Абонент",))
    assert file.records.to_pylist() == [{"row": 6, "cells": ["2"]}]


@pytest.mark.parametrize(
    ("choice", "refused"),
    [
        (ReadingChoice(sheet="Three"), (FileFault.NO_SUCH_SHEET, "Three")),
        (ReadingChoice(sheet="Empty"), (FileFault.EMPTY, "")),
        (ReadingChoice(header_row=2), (FileFault.NO_HEADER, "2")),
        (ReadingChoice(header_row=99), (FileFault.NO_HEADER, "99")),
    ],
    ids=["no such sheet", "an empty sheet", "a row above the first", "a row below the last"],
)
def test_a_choice_that_does_not_fit_the_workbook_is_refused(
    workbook: Workbook, choice: ReadingChoice, refused: tuple[FileFault, str]
) -> None:
    assert fault(workbook(One={"A3": "phone", "A4": 1}, Empty={}), choice=choice) == refused


def test_faults_of_a_table_are_told_as_in_a_text_file(workbook: Workbook) -> None:
    assert fault(workbook(S={}))[0] is FileFault.EMPTY
    assert fault(workbook(S={"A1": "phone"}))[0] is FileFault.NO_ROWS
    chosen = ReadingChoice(header_row=1)
    assert fault(workbook(S={"A1": 79161234567, "A2": 79161234568}), choice=chosen) == (FileFault.NO_HEADER, "1")


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
def test_an_error_in_the_last_row_and_column_is_kept_as_its_text(workbook: Workbook, error: str) -> None:
    cells = {"B3": "phone", "C3": "x", "D3": "y", "B4": 1, "C4": error, "D4": "a", "B5": error, "D5": error}

    file = read(workbook(S=cells), "people.xlsx")

    assert file.records["cells"].to_pylist() == [["1", error, "a"], [error, "", error]]


@pytest.mark.parametrize(
    ("area", "unsure"),
    [("B4:B5", (Unsure.MERGED_CELLS,)), ("A1:C1", ()), ("A1:B2", ()), ("B4:C4", ())],
    ids=["several rows", "a title", "a title of two rows", "one row"],
)
def test_cells_merged_over_several_rows_are_said(workbook: Workbook, area: str, unsure: tuple[Unsure, ...]) -> None:
    cells = {"A1": "Список", "A3": "phone", "B3": "City", "A4": 1, "B4": "Уфа", "A5": 2}
    book = load_workbook(io.BytesIO(workbook(S=cells)))
    book["S"].merge_cells(area)
    file = io.BytesIO()
    book.save(file)

    found = read(file.getvalue(), "people.xlsx")

    assert found.reading.unsure == unsure
    assert found.records["cells"].to_pylist() == [["1", "Уфа"], ["2", ""]]


@pytest.mark.parametrize("hidden", [False, True])
def test_a_hidden_row_of_other_titles_is_no_header(workbook: Workbook, hidden: bool) -> None:
    cells = {"A1": "phone", "B1": "first_name", "A2": "Телефон", "B2": "Имя", "A3": 1, "B3": "Анна"}
    book = load_workbook(io.BytesIO(workbook(S=cells)))
    book["S"].row_dimensions[1].hidden = True
    file = io.BytesIO()
    book.save(file)

    reading = read(file.getvalue(), "people.xlsx", ReadingChoice(hidden=hidden)).reading

    assert reading.header == (("phone", "first_name") if hidden else ("Телефон", "Имя"))
    assert reading.header_row == (1 if hidden else 2)


def test_rows_that_are_empty_above_the_titles_are_not_looked_at_one_by_one(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    line = Grid.line

    def counted(grid: Grid, row: int) -> list[str] | None:
        looked_at.append(row)
        return line(grid, row)

    monkeypatch.setattr(Grid, "line", counted)
    file = read(workbook(S={"A100000": "phone", "A100001": "79161234567"}), "people.xlsx")

    assert (file.reading.header_row, file.reading.blank, file.reading.rows) == (100_000, 99_999, 1)
    assert set(looked_at) <= {100_000, 100_001}


def test_formats_without_values_cost_no_columns_and_no_rows(workbook: Workbook) -> None:
    book = load_workbook(io.BytesIO(workbook(S={"A1": "phone", "A2": 1})))
    for place in ("XFD1", "A1048576", "XFD1048576"):
        book["S"][place].number_format = "@"
    file = io.BytesIO()
    book.save(file)

    reading = read(file.getvalue(), "people.xlsx").reading

    assert (reading.header, reading.rows, reading.blank) == (("phone",), 1, 0)


@pytest.mark.parametrize(
    "spelling",
    [
        pytest.param(rb'<c r="\1"', id="as spreadsheets write it"),
        pytest.param(rb"<c  r = '\1'", id="other quotes"),
        pytest.param(rb'<c\n\tr="\1"', id="other white space"),
        pytest.param(rb'<x:c xmlns:x="urn:x" r="\1"', id="a prefix"),
    ],
)
def test_a_stray_cell_far_away_costs_its_own_row_only(workbook: Workbook, spelling: bytes) -> None:
    end = b"</x:c>" if b"x:c" in spelling else b"</c>"

    def respell(xml: bytes) -> bytes:
        return re.sub(rb'<c r="(XFD1048576)"(.*?)</c>', spelling + rb"\2" + end, xml)

    content = rewritten(workbook(S={"A1": "phone", "A2": 1, "XFD1048576": "x"}), SHEET, respell)
    file = read(content, "people.xlsx")

    assert (file.reading.header, file.records["row"].to_pylist()) == (("phone",), [2])
    assert [(line.row, line.reason) for line in file.reading.unreadable] == [(1_048_576, Unread.TOO_MANY_CELLS)]
    assert file.reading.blank == 1_048_573


def test_a_stray_title_far_away_is_refused(workbook: Workbook) -> None:
    content = workbook(S={"A1": "phone", "A2": 1, "XFD1": "x"})

    assert fault(content) == (FileFault.TOO_MANY_COLUMNS, "16384")


def test_a_place_that_no_sheet_has_makes_a_broken_workbook(workbook: Workbook) -> None:
    def respell(xml: bytes) -> bytes:
        return xml.replace(b'r="A2"', b'r="A1048577"')

    assert fault(rewritten(workbook(S={"A1": "phone", "A2": 1}), SHEET, respell))[0] is FileFault.NOT_A_WORKBOOK


def test_cells_that_do_not_say_where_they_are_stand_one_after_the_other(workbook: Workbook) -> None:
    def without_places(xml: bytes) -> bytes:
        return re.sub(rb' r="[A-Z]*\d+"', b"", xml)

    content = rewritten(workbook(S={"A1": "phone", "B1": "x", "A2": 1, "B2": "#N/A"}), SHEET, without_places)

    assert read(content, "people.xlsx").records.to_pylist() == [{"row": 2, "cells": ["1", "#N/A"]}]
