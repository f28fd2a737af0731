"""A text file as rows: what is blank above them costs nothing, and changes nothing but their numbers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.intake import free_lines
from lib.intake.read import FileRead, read
from lib.intake.records import Line, Reader
from lib.model.reading import FileUnreadable, ReadingChoice

NUMBER = "79161234567"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \t\n", ";\n"])
def test_lines_that_are_blank_above_the_titles_are_not_looked_at_one_by_one(
    monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    looked_at: list[int] = []
    record = Reader.record

    def counted(reader: Reader, at: int, row: int) -> tuple[Line, int]:
        looked_at.append(row)
        return record(reader, at, row)

    monkeypatch.setattr(Reader, "record", counted)
    file = read(f"{end * 5_000}Телефон;Имя\n{NUMBER};Анна\n".encode(), "people.csv")

    assert (file.reading.header_row, file.reading.blank, file.reading.rows) == (5_001, 5_000, 1)
    assert file.records.to_pylist() == [{"row": 5_002, "cells": [NUMBER, "Анна"]}]
    assert len(looked_at) < 100


def test_free_lines_below_many_blank_ones_are_read_and_those_are_not_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    parted: list[str] = []
    parts = free_lines.parts

    def counted(line: str) -> list[str]:
        parted.append(line)
        return parts(line)

    monkeypatch.setattr(free_lines, "parts", counted)
    file = read(("\n" * 5_000 + f"Анна {NUMBER} врач\n").encode(), "pasted.txt")

    assert file.records.to_pylist() == [{"row": 5_001, "cells": ["Анна", NUMBER, "врач"]}]
    assert (file.reading.blank, file.reading.header_row) == (5_000, 0)
    assert not any(line.isspace() for line in parted)


@pytest.mark.parametrize("table", [f"{NUMBER};Анна\n", f"{NUMBER}\n", f"Анна;{NUMBER};\n"])
def test_a_table_without_titles_is_found_below_any_number_of_blank_lines(table: str) -> None:
    file = read(("\n" * 1_500 + table * 2).encode(), "people.csv")

    assert (file.reading.header_row, file.reading.rows, file.reading.blank) == (0, 2, 1_500)
    assert (file.reading.delimiter, len(file.reading.header)) == (";", table.count(";") + 1)


def test_a_title_row_is_chosen_by_its_number_below_blank_lines() -> None:
    content = b"\n\n\nsome words\nwho;number\nAnna;79161234567\n"

    assert read(content, "people.csv", ReadingChoice(header_row=5)).reading.header == ("who", "number")
    with pytest.raises(FileUnreadable):
        read(content, "people.csv", ReadingChoice(header_row=2))


@given(
    table=st.text(alphabet='Телефон7; ,\t|"\n', max_size=60).filter(str.strip),
    blank=st.lists(st.sampled_from(["\n", " \r\n", "\t\n"]), min_size=1, max_size=40),
    choice=st.builds(
        ReadingChoice, delimiter=st.none() | st.sampled_from(";,\t|"), header_row=st.none() | st.integers(0, 4)
    ),
)
def test_blank_lines_above_shift_the_rows_and_change_nothing_else(
    table: str, blank: list[str], choice: ReadingChoice
) -> None:
    table, above = table.lstrip() + f"\n{NUMBER};Анна\n", len(blank)
    lower = replace(choice, header_row=choice.header_row + above if choice.header_row else choice.header_row)

    def told(content: str, chosen: ReadingChoice) -> FileRead | None:
        try:
            return read(content.encode(), "people.csv", chosen)
        except FileUnreadable:
            return None

    alone, below = told(table, choice), told("".join(blank) + table, lower)

    assert (alone is None) is (below is None)
    if alone and below:
        assert below.reading.header == alone.reading.header
        assert [row - above for row in below.records["row"].to_pylist()] == alone.records["row"].to_pylist()
        assert below.records["cells"] == alone.records["cells"]
        assert [(line.row - above, line.raw) for line in below.unreadable] == [
            (line.row, line.raw) for line in alone.unreadable
        ]
        assert below.reading.blank == alone.reading.blank + above
