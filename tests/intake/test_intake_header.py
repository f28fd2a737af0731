import tracemalloc
from itertools import islice

import pytest

from lib.intake.header import letters
from lib.intake.read import read
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice, Unread, Unsure


@pytest.mark.parametrize(
    ("text", "row", "header"),
    [
        pytest.param("phone;Name\n1;a\n", 1, ("phone", "Name"), id="first row"),
        pytest.param("\n\nСписок на обзвон\n\nТелефон;Имя\n1;a\n", 5, ("Телефон", "Имя"), id="below a title"),
        pytest.param("Список;;\nТелефон;Имя;Город\n1;a;b\n", 2, ("Телефон", "Имя", "Город"), id="a padded title"),
        pytest.param("Отчёт от:;01.11.2026\nИмя;Телефон\na;1\n", 2, ("Имя", "Телефон"), id="a title of two cells"),
        pytest.param("Список\nКонтакт;Имя\n1;a\n", 2, ("Контакт", "Имя"), id="unknown titles below a title"),
        pytest.param("Телефоны клиентов;\nКто;Телефон\nЯ;1\n", 2, ("Кто", "Телефон"), id="a title that says phones"),
        pytest.param("Контактные телефоны\n\nКто;Номер\nЯ;1\n", 3, ("Кто", "Номер"), id="one over a blank row"),
        pytest.param("Мобильные телефоны\n1\n2\n", 1, ("Мобильные телефоны",), id="one column of phones"),
        pytest.param("Контакт\n1\n2\n", 1, ("Контакт",), id="one unknown title"),
        pytest.param("Кто;Контакт\nЯ;79161234567\n", 1, ("Кто", "Контакт"), id="an unknown title over numbers"),
        pytest.param("Кто;01.11.2025\nЯ;1\n", 1, ("Кто", "01.11.2025"), id="a date as a title"),
        pytest.param("\n" * 50 + "phone\n1\n", 51, ("phone",), id="below many blank rows"),
        pytest.param("Отбор:;все\n" * 29 + "phone;Name\n1;a\n", 30, ("phone", "Name"), id="below many lines of titles"),
        pytest.param(
            "ИНН:;7701234567;;;;\nТелефон;Имя;Город;Долг;Дата;Код\n1;a;b;c;d;e\n",
            2,
            ("Телефон", "Имя", "Город", "Долг", "Дата", "Код"),
            id="a number in the title lines",
        ),
        pytest.param('"Номер\nтелефона";Имя\n1;a\n', 1, ("Номер\nтелефона", "Имя"), id="a title over two lines"),
        pytest.param(
            '"Отчёт" ноябрь;x\nТелефон;Имя\n1;a\n', 2, ("Телефон", "Имя"), id="below a line that cannot be read"
        ),
    ],
)
def test_the_header_row_is_found(text: str, row: int, header: tuple[str, ...]) -> None:
    file = read(text.encode(), "people.csv")

    assert (file.reading.header_row, file.reading.header) == (row, header)
    assert file.records["row"][0].as_py() == row + 1
    assert [line.row for line in file.reading.unreadable if line.reason is not Unread.TITLE_ROW] == []


def test_a_row_above_the_header_is_listed_with_its_text_and_is_no_record() -> None:
    file = read('\nОтчёт от:;"а;б"\n"x" y;\nТелефон;Имя\n1;a\n\n'.encode(), "people.csv")

    assert [(line.row, line.reason, line.raw) for line in file.reading.unreadable] == [
        (2, Unread.TITLE_ROW, 'Отчёт от:;"а;б"'),
        (3, Unread.TITLE_ROW, '"x" y;'),
    ]
    assert (file.reading.rows, file.reading.blank, file.records["row"].to_pylist()) == (3, 2, [5])


def test_rows_right_below_the_header_can_be_passed_over_and_are_listed() -> None:
    text = 'phone;Name\n\n1;"a;b"\n2\n3;c\n'

    file = read(text.encode(), "people.csv", ReadingChoice(skip=3))

    assert [(line.row, line.reason, line.raw) for line in file.reading.unreadable] == [
        (3, Unread.SKIPPED, '1;"a;b"'),
        (4, Unread.SKIPPED, "2"),
    ]
    assert (file.reading.rows, file.reading.blank, file.reading.skip) == (3, 1, 3)
    assert file.records.to_pylist() == [{"row": 5, "cells": ["3", "c"]}]


def test_a_file_whose_every_row_is_passed_over_has_no_rows() -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(b"phone;Name\n1;a\n", "people.csv", ReadingChoice(skip=5))

    assert refused.value.fault is FileFault.NO_ROWS


@pytest.mark.parametrize(
    ("text", "header", "rows"),
    [
        pytest.param("79161234567;Ann\n79161234568;Bob\n", ("A", "B"), [1, 2], id="a number first"),
        pytest.param("Ann;+7 (916) 123-45-67;\nBob;89161234568;x\n", ("A", "B", "C"), [1, 2], id="a number later"),
        pytest.param("7,98765E+10;Ann\n79161234568;Bob\n", ("A", "B"), [1, 2], id="a damaged number"),
        pytest.param("7916123;Ann\n79161234568;Bob\n", ("A", "B"), [1, 2], id="a number cut off"),
        pytest.param("ann@example.com;Ann\nbob@example.com;Bob\n", ("A", "B"), [1, 2], id="an address"),
        pytest.param("79161234567\n", ("A",), [1], id="one number"),
        pytest.param("79161234567;Ann;Phone\n79161234568;Bob;Phone\n", ("A", "B", "C"), [1, 2], id="a title's word"),
        pytest.param("ID 5;79161234567\nID 6;79161234568\n", ("A", "B"), [1, 2], id="a word before the number"),
        pytest.param("Ann;;x\nBob;79161234568;y\nEve;79161234569;z\n", ("A", "B", "C"), [1, 2, 3], id="no number"),
    ],
)
def test_a_file_that_begins_with_data_has_no_header(text: str, header: tuple[str, ...], rows: list[int]) -> None:
    file = read(text.encode(), "people.csv")

    assert (file.reading.header_row, file.reading.header) == (0, header)
    assert file.records["row"].to_pylist() == rows
    assert file.reading.unreadable == ()


@pytest.mark.parametrize(
    ("titles", "reason"),
    [
        pytest.param('"Телефон;Имя'.encode(), Unread.OPEN_QUOTE, id="an open quote"),
        pytest.param('"Телефон" x;Имя'.encode(), Unread.TEXT_AFTER_QUOTE, id="text after a quote"),
        pytest.param("Телефон;Имя".encode()[:-1], Unread.BAD_ENCODING, id="half a letter"),
    ],
)
def test_titles_that_cannot_be_read_are_listed_and_the_rows_below_are_read_without_them(
    titles: bytes, reason: Unread
) -> None:
    file = read(titles + "\n79161234567;Анна\n79161234568;Пётр\n79161234569\n".encode(), "people.csv")

    assert [(line.row, line.reason) for line in file.unreadable] == [(1, reason), (4, Unread.TOO_FEW_CELLS)]
    assert (file.reading.header_row, file.reading.header) == (0, ("A", "B"))
    assert file.records["cells"].to_pylist() == [["79161234567", "Анна"], ["79161234568", "Пётр"]]
    assert file.reading.unsure == (Unsure.TITLES_UNREAD,)


def test_rows_that_are_not_like_most_of_a_file_without_a_header_are_listed() -> None:
    file = read("Список\n79161234567;a\n79161234568;b\n79161234569;c;d\n79161234560;e\n".encode(), "people.csv")

    assert [(line.row, line.reason) for line in file.reading.unreadable] == [
        (1, Unread.TOO_FEW_CELLS),
        (4, Unread.TOO_MANY_CELLS),
    ]
    assert file.reading.rows == 5


def test_the_operator_may_say_that_there_is_no_header() -> None:
    file = read(b"phone;Name\n1;a\n", "people.csv", ReadingChoice(header_row=0))

    assert (file.reading.header_row, file.reading.header, file.reading.rows) == (0, ("A", "B"), 2)


def test_columns_without_a_title_are_named_as_in_a_spreadsheet() -> None:
    names = list(islice(letters(), 703))

    assert (names[0], names[25], names[26], names[701], names[702]) == ("A", "Z", "AA", "ZZ", "AAA")


def test_rows_of_data_are_never_passed_over_for_a_later_row_that_looks_like_a_header() -> None:
    text = "Контакт;Канал\n79161234567;mobile\n;mobile\nТелефон;Имя\n79161234568;mobile\n"

    file = read(text.encode(), "people.csv")

    assert file.reading.header_row == 1
    assert file.reading.rows == 4


def test_the_operator_may_choose_the_header_row() -> None:
    text = "Телефон;общий\nКонтакт;Имя\n1;a\n"

    file = read(text.encode(), "people.csv", ReadingChoice(header_row=2))

    assert (file.reading.header_row, file.reading.header) == (2, ("Контакт", "Имя"))
    assert file.records["row"].to_pylist() == [3]


@pytest.mark.parametrize(
    ("text", "choice", "row"),
    [
        pytest.param("phone;Name\n79161234567;a\n", ReadingChoice(header_row=2), "2", id="chosen data"),
        pytest.param("phone;Name\n\n1;a\n", ReadingChoice(header_row=2), "2", id="chosen blank row"),
        pytest.param("phone;Name\n1;a\n", ReadingChoice(header_row=9), "9", id="chosen beyond the end"),
        pytest.param("phone;Name\n1;a\n", ReadingChoice(header_row=-1), "-1", id="chosen before the start"),
        pytest.param('Контакт;"Имя" x\n1;a\n', ReadingChoice(None, ";", header_row=1), "1", id="chosen and broken"),
    ],
)
def test_a_row_that_is_no_header_is_refused_and_never_taken_for_one(text: str, choice: ReadingChoice, row: str) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(text.encode(), "people.csv", choice)

    assert (refused.value.fault, refused.value.value) == (FileFault.NO_HEADER, row)


def test_a_header_with_a_number_shown_in_the_error_is_named_by_row_only() -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(b"79161234567;Ann\n", "people.csv", ReadingChoice(header_row=1))

    assert "79161234567" not in f"{refused.value!r}{refused.value.value}"


def test_two_columns_with_one_title_are_two_columns() -> None:
    file = read("Телефон;Имя;Телефон;Имя\n1;a;2;b\n".encode(), "people.csv")

    assert file.reading.header == ("Телефон", "Имя", "Телефон", "Имя")
    assert file.records["cells"].to_pylist() == [["1", "a", "2", "b"]]


def test_titles_that_differ_in_case_are_two_columns() -> None:
    assert read(b"phone;Name;name\n1;a;b\n", "people.csv").reading.header == ("phone", "Name", "name")


@pytest.mark.parametrize(("columns", "refused"), [(1_000, False), (1_001, True)])
def test_a_file_has_at_most_a_thousand_columns(columns: int, refused: bool) -> None:
    text = ";".join(["phone", *map(str, range(columns - 1))]) + "\n" + "1;" * (columns - 1) + "1\n"
    try:
        fault = None
        read(text.encode(), "people.csv")
    except FileUnreadable as unreadable:
        fault = unreadable.fault

    assert fault is (FileFault.TOO_MANY_COLUMNS if refused else None)


def test_a_tail_of_delimiters_makes_no_columns() -> None:
    text = "phone;Name" + ";" * 5_000 + "\n1;a" + ";" * 5_000 + "\n2;b\n"

    file = read(text.encode(), "people.csv")

    assert file.reading.header == ("phone", "Name")
    assert file.records["cells"].to_pylist() == [["1", "a"], ["2", "b"]]


def test_thousands_of_empty_columns_are_not_looked_at_cell_by_cell() -> None:
    text = "\n".join([f"phone;Name{';' * 5_000}", *[f"79161234567;a{';' * 5_000}"] * 200]).encode()

    tracemalloc.start()
    file = read(text, "people.csv")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (len(file.records), file.reading.header) == (200, ("phone", "Name"))
    assert most < 30 * len(text)


def test_a_column_without_a_title_that_has_data_late_is_there() -> None:
    file = read(("phone;Name;;\n" + "1;a;;\n" * 500 + "2;b;x;\n").encode(), "people.csv")

    assert file.reading.header == ("phone", "Name", "")
    assert file.records["cells"].to_pylist()[-2:] == [["1", "a", ""], ["2", "b", "x"]]
    assert file.unreadable == ()


def test_a_column_without_a_title_that_has_data_is_there() -> None:
    file = read(b"phone;;Name;;;\n1;x;a;y;;\n2;;b;;;\n3;;c\n", "people.csv")

    assert file.reading.header == ("phone", "", "Name", "")
    assert file.records["cells"].to_pylist() == [["1", "x", "a", "y"], ["2", "", "b", ""]]
    assert [line.row for line in file.reading.unreadable] == [4]
