"""No record of a workbook is ever lost: each is read, listed or blank, or the file is refused as a whole."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.read import FileRead, read
from lib.model.reading import FileUnreadable, ReadingChoice
from tests.intake.written import KINDS, Row

TITLES = ["Телефон", "Имя", "Город"]
texts = st.text(alphabet="Анна Итогоxyz0123456789+() .,-", max_size=8)
cells = st.none() | texts | st.integers(0, 10**11).map(float) | st.floats(-1e6, 1e6).map(lambda each: round(each, 2))
tables = st.lists(st.lists(cells, min_size=3, max_size=4), min_size=1, max_size=8)
kinds = st.sampled_from(tuple(KINDS))


def read_so(kind: str, content: bytes, choice: ReadingChoice) -> FileRead | None:
    try:
        return read(content, f"people.{kind}", choice)
    except FileUnreadable:
        return None


def rows_of(file: FileRead) -> list[int]:
    rows = [*file.records["row"].to_pylist(), *(line.row for line in file.unreadable)]
    assert len(rows) == len(set(rows)) == file.reading.rows
    return sorted(rows)


def filled(table: list[Row]) -> list[int]:
    return [row for row, line in enumerate(table, 1) if any(str(each).strip() for each in line if each is not None)]


@settings(max_examples=60)
@given(table=tables, hides=st.sets(st.integers(2, 9), max_size=3), hidden=st.booleans(), kind=kinds)
def test_each_row_of_a_workbook_is_read_or_listed_or_blank(
    table: list[Row], hides: set[int], hidden: bool, kind: str
) -> None:
    whole = [TITLES, *table]
    file = read_so(kind, KINDS[kind](whole, hides), ReadingChoice(header_row=1, hidden=hidden))

    if file is None:
        assert filled(whole) == [1]
        return
    assert rows_of(file) == filled(whole)[1:]
    last = filled(whole)[-1]
    assert file.reading.rows + file.reading.blank + 1 == last
    assert hidden or not hides.intersection(file.records["row"].to_pylist())
    again = read(KINDS[kind](whole, hides), f"people.{kind}", replace(file.reading.choice, hidden=hidden))
    assert (again.reading, again.records) == (file.reading, file.records)


@settings(max_examples=40)
@given(table=tables, kind=kinds, share=st.floats(0, 1))
def test_of_a_workbook_that_is_cut_off_no_row_is_missing_without_a_word(
    table: list[Row], kind: str, share: float
) -> None:
    whole = [TITLES, *table, ["79161234567", "Анна", ""]]
    content = KINDS[kind](whole, ())

    file = read_so(kind, content[: int(len(content) * share)], ReadingChoice(header_row=1))

    assert file is None or rows_of(file) == filled(whole)[1:]


@settings(max_examples=80)
@given(table=tables, kind=kinds, data=st.data())
def test_of_a_workbook_with_wrong_bytes_each_row_that_is_told_is_there_once(
    table: list[Row], kind: str, data: st.DataObject
) -> None:
    content = bytearray(KINDS[kind]([TITLES, *table], (3,)))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    file = read_so(kind, bytes(content), ReadingChoice())

    if file is not None:
        rows_of(file)
        assert {len(line) for line in file.records["cells"].to_pylist()} <= {len(file.reading.header)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_the_same_table(kind: str) -> None:
    table: list[Row] = [TITLES, [79161234567.0, "Пётр", None], [None, None, None], ["79161234568", None, "Уфа"]]

    file = read(KINDS[kind](table, ()), f"people.{kind}")

    assert file.records.to_pylist() == [
        {"row": 2, "cells": ["79161234567", "Пётр", ""]},
        {"row": 4, "cells": ["79161234568", "", "Уфа"]},
    ]
