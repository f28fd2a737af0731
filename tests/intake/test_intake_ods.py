"""What an .ods may have besides the golden one."""

import io
import zipfile

import pytest

from lib.intake.read import FileRead, read
from lib.model.reading import ReadingChoice, Unsure

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
TITLES = "<table:table-row>{}</table:table-row>".format(
    "".join(f"<table:table-cell><text:p>{title}</text:p></table:table-cell>" for title in ("phone", "x", "y"))
)


def opened(rows: str, choice: ReadingChoice | None = None, styles: str = "") -> FileRead:
    xml = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="S" table:style-name="s">{TITLES}{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("content.xml", xml)
    return read(file.getvalue(), "people.ods", choice or ReadingChoice())


def row(cell: str, attributes: str = "") -> str:
    phone = 'office:value-type="float" office:value="79161234567"><text:p>7,9E+10</text:p>'
    return f"<table:table-row {attributes}><table:table-cell {phone}</table:table-cell>{cell}</table:table-row>"


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        pytest.param(
            "<text:p>a<text:s text:c='2'/>b<text:tab/>c</text:p><text:p>d</text:p>", "a  b\tc\nd", id="spaces"
        ),
        pytest.param("<text:p><text:span>Ив</text:span>ан</text:p>", "Иван", id="pieces"),
        pytest.param(
            "<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a", id="a note"
        ),
        pytest.param("<draw:frame><text:p>box</text:p></draw:frame><text:p>a</text:p>", "a", id="a box"),
    ],
)
def test_a_cells_text_is_what_stands_in_it(cell: str, texts: str) -> None:
    file = opened(row(f'<table:table-cell office:value-type="string">{cell}</table:table-cell>'))

    assert file.records["cells"].to_pylist() == [["79161234567", texts, ""]]


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('office:value-type="boolean" office:boolean-value="true"', "true"),
        ('office:value-type="date" office:date-value="2026-12-01"', "2026-12-01"),
        ('office:value-type="date" office:date-value="2026-12-01T09:30:00"', "2026-12-01 09:30:00"),
        ('office:value-type="date" office:date-value="-0044-03-15"', "shown"),
        ('office:value-type="time" office:time-value="PT30H05M00S"', "30:05:00"),
        ('office:value-type="string" office:string-value=""', "shown"),
    ],
)
def test_a_value_is_told_by_its_type(attributes: str, text: str) -> None:
    file = opened(row(f"<table:table-cell {attributes}><text:p>shown</text:p></table:table-cell>"))

    assert file.records["cells"].to_pylist() == [["79161234567", text, ""]]


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("01.12.2026", "2026-12-01"),
        ("1 декабря 2026 г.", "2026-12-01"),
        ("01.12.26 09:30", "2026-12-01 09:30:00"),
        ("9:30", "09:30:00"),
        ("09:30:00 AM", "09:30:00"),
    ],
)
def test_of_a_date_and_time_as_much_is_told_as_is_shown(shown: str, text: str) -> None:
    attributes = 'office:value-type="date" office:date-value="2026-12-01T09:30:00"'
    file = opened(row(f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"))

    assert file.records["cells"].to_pylist() == [["79161234567", text, ""]]


def test_a_formula_without_a_value_is_said() -> None:
    without = opened(row('<table:table-cell table:formula="of:=1+1"/>'))
    worked_out = opened(row('<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'))

    assert (without.reading.unsure, worked_out.reading.unsure) == ((Unsure.FORMULAS,), ())
    assert worked_out.records["cells"].to_pylist() == [["79161234567", "2", ""]]


def test_what_is_repeated_counts_as_often_as_it_stands_there() -> None:
    twice = '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>'

    file = opened(row(twice, 'table:number-rows-repeated="2"') + row("", 'table:visibility="filter"'))

    assert file.records.to_pylist() == [{"row": number, "cells": ["79161234567", "a", "a"]} for number in (2, 3)]
    assert [(line.row, line.raw) for line in file.reading.unreadable] == [(4, "79161234567")]


def test_rows_and_columns_that_are_empty_to_the_sheets_end_cost_nothing() -> None:
    rest = '<table:table-cell table:number-columns-repeated="16383"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>{rest}</table:table-row>'

    reading = opened(row(rest) + empty).reading

    assert (reading.rows, reading.blank, len(reading.header)) == (1, 0, 3)
