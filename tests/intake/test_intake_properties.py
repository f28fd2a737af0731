"""Whatever an operator brings: every record is read or listed, and nothing else than our own error is raised."""

import csv
import io
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.intake.columns import match
from lib.intake.delimiter import DELIMITERS
from lib.intake.encoding import ENCODINGS
from lib.intake.free_lines import FREE
from lib.intake.read import FileRead, read
from lib.model.columns import Field
from lib.model.reading import FileUnreadable, ReadingChoice

SAMPLE = Path(__file__).parents[2] / "lib" / "drafts" / "sample-cabinet-cp1251.csv"
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
LINE_ENDS = st.sampled_from(["\n", "\r", "\r\n"])
cells = st.text(alphabet=f"{CYRILLIC}abcXYZ0123456789 .,;|\t\"'\n\r_-+()@", max_size=12)
plain_cells = st.text(alphabet=f"{CYRILLIC}abc0123456789 .-", min_size=1, max_size=10).filter(str.strip)


def adds_up(file: FileRead) -> None:
    reading = file.reading
    assert len(file.records) + len(reading.unreadable) == reading.rows
    numbers = sorted([*file.records["row"].to_pylist(), *(line.row for line in reading.unreadable)])
    assert len(numbers) == len(set(numbers))
    last = max([reading.header_row, *numbers], default=0)
    assert reading.rows + reading.blank + bool(reading.header_row) >= last
    assert reading.header_row not in numbers
    assert {len(line) for line in file.records["cells"].to_pylist()} <= {len(reading.header)}


@settings(max_examples=150)
@given(
    rows=st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=12),
    delimiter=st.sampled_from(DELIMITERS),
    encoding=st.sampled_from([each for each in ENCODINGS if each != "cp1252"]),
    end=LINE_ENDS,
    all_quoted=st.booleans(),
    chosen=st.booleans(),
)
def test_a_table_comes_back_cell_by_cell_and_row_by_row(
    rows: list[list[str]], delimiter: str, encoding: str, end: str, all_quoted: bool, chosen: bool
) -> None:
    file = io.StringIO(newline="")
    # Python's writer leaves a CR or LF unquoted where it is no part of its own line end.
    breaks = any(set(cell) & set("\r\n") for row in rows for cell in row)
    quoting = csv.QUOTE_ALL if all_quoted or breaks else csv.QUOTE_MINIMAL
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerows([["Телефон", "Имя", "Город"], *(["79161234567", *row] for row in rows)])
    told = encoding in ("koi8-r", "cp866")  # random letters are no Russian words, by which these are found
    choice = ReadingChoice(encoding=encoding, delimiter=delimiter) if chosen or told else ReadingChoice()
    mark = "\ufeff" if encoding.startswith("utf-16") else ""

    read_file = read((mark + file.getvalue()).encode(encoding), "people.csv", choice)

    assert read_file.reading.header == ("Телефон", "Имя", "Город")
    assert read_file.reading.encoding == encoding
    assert read_file.records.to_pylist() == [
        {"row": number, "cells": ["79161234567", *row]} for number, row in enumerate(rows, 2)
    ]


@settings(max_examples=300)
@given(
    content=st.one_of(
        st.binary(max_size=300),
        st.text(alphabet="phoneТелефон79161234567;,\t|\"'\r\n \x00\x1a\ufeff", max_size=120).map(str.encode),
        st.text(alphabet='phone7;"\n ', max_size=80).map(lambda text: text.encode("utf-16-le")),
        st.binary(max_size=120).map(lambda noise: b"phone;Name\n1;a\n" + noise),
        st.binary(max_size=80).map(lambda noise: b"PK\x03\x04" + noise),
        st.text(alphabet='{}[]",:phone1 \n\\u', max_size=60).map(lambda text: f'[{{"phone":{text}'.encode()),
        st.text(alphabet="Иван 8(916)123-45-67,.;+№\n", max_size=120).map(lambda text: text.encode("koi8-r", "ignore")),
    ),
    name=st.sampled_from(["people.csv", "people.xlsx", "people.json"]),
    choice=st.builds(
        ReadingChoice,
        encoding=st.none() | st.sampled_from(ENCODINGS),
        delimiter=st.none() | st.sampled_from((*DELIMITERS, FREE)),
        sheet=st.none() | st.just("S"),
        header_row=st.none() | st.integers(-1, 5),
        skip=st.just(0) | st.integers(0, 3),
        hidden=st.booleans(),
    ),
)
@example(content=b"PK\x05\x06" + b"\x00" * 18, name="people.csv", choice=ReadingChoice())
def test_any_bytes_are_read_or_refused_and_the_sum_holds(content: bytes, name: str, choice: ReadingChoice) -> None:
    try:
        file = read(content, name, choice)
    except FileUnreadable:
        return
    adds_up(file)
    match(file.reading.header)
    again = read(content, name, file.reading.choice)
    assert (again.reading, again.records) == (file.reading, file.records)


@settings(max_examples=150)
@example(lines=["1111111111", "1,"], end="\n")
@given(lines=st.lists(st.text(alphabet="Жab7 ;,\t89161234567", max_size=30), min_size=1, max_size=8), end=LINE_ENDS)
def test_without_quotes_every_line_is_a_record_or_listed_or_blank_or_the_header(lines: list[str], end: str) -> None:
    content = end.join([*lines, "79161234567;x"]).encode()
    try:
        reading = read(content, "people.csv").reading
    except FileUnreadable:
        return
    assert reading.rows + reading.blank + bool(reading.header_row) == len(lines) + 1


@settings(max_examples=150)
@given(
    rows=st.lists(st.lists(plain_cells, min_size=2, max_size=2), min_size=2, max_size=12),
    at=st.tuples(st.integers(0, 11), st.integers(0, 2)),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_a_stray_quote_at_the_start_of_a_cell_loses_its_own_line_only(
    rows: list[list[str]], at: tuple[int, int], quoting: int
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\n", quoting=quoting)
    writer.writerows([["Телефон", "Имя", "Город"], *(["7", *row] for row in rows)])
    lines = file.getvalue().splitlines()
    broken = 1 + at[0] % len(rows)
    parts = lines[broken].split(";")
    parts[at[1]] = '"' + parts[at[1]]
    lines[broken] = ";".join(parts)

    read_file = read("\n".join(lines).encode(), "people.csv", ReadingChoice(delimiter=";"))

    adds_up(read_file)
    kept = read_file.records["row"].to_pylist()
    assert [row for row in range(2, len(rows) + 2) if row not in kept] == [broken + 1]


@settings(max_examples=100)
@given(header=st.lists(st.text(max_size=12), max_size=8))
def test_any_header_is_matched_column_by_column_and_no_name_is_given_twice(header: list[str]) -> None:
    columns = match(header)

    assert [(column.index, column.title) for column in columns] == list(enumerate(header))
    named = [(column.field, column.name) for column in columns if column.name]
    assert len(named) == len(set(named))
    assert all(bool(column.name) == (column.field in (Field.VARIABLE, Field.CALLBACK_DATA)) for column in columns)


def test_the_bundled_sample_is_read_as_the_cabinet_wrote_it() -> None:
    reading = read(SAMPLE.read_bytes(), SAMPLE.name).reading

    assert (reading.encoding, reading.delimiter, reading.header_row) == ("cp1251", ";", 1)
    assert (reading.rows, reading.blank, reading.unreadable) == (214, 0, ())
    assert [column.field for column in match(reading.header)] == [
        Field.PHONE,
        Field.CLIENT_EXTERNAL_ID,
        Field.TIMEZONE,
        *[Field.VARIABLE] * 4,
    ]
