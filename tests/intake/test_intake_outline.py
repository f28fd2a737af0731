"""Rows of a report that are no people; and that no person is ever taken for one."""

import csv
import io
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.read import FileRead, read
from lib.model.reading import ReadingChoice, Unread

REPORT = """\
Отчёт по клиентам;;;
Период: декабрь 2026;;;
;;;
№;Телефон;Клиент;Дата
Филиал Казань;;;
1;8 (916) 123-45-67;Иванов;25.11.2025 9:30:00
2;+7 916 123-45-68;Петров;25.11.2025 10:05:00
Итого по филиалу Казань;;2;
Филиал Москва;;;
Отдел продаж;;;
№;Телефон;Клиент;Дата
3;79161234569;Сидорова;26.11.2025 0:00:00
4;;Без телефона;26.11.2025 0:00:00
Итого;;4;
Всего записей: 4;;;
"""


def opened(text: str, choice: ReadingChoice | None = None) -> FileRead:
    return read(text.encode(), "people.csv", choice or ReadingChoice())


def reasons(file: FileRead) -> dict[int, Unread]:
    return {line.row: line.reason for line in file.reading.unreadable}


def test_a_report_reads_as_its_table() -> None:
    file = opened(REPORT)

    assert (file.reading.header_row, file.reading.header) == (4, ("№", "Телефон", "Клиент", "Дата"))
    assert file.records["row"].to_pylist() == [6, 7, 12, 13]
    assert file.records["cells"].to_pylist()[0] == ["1", "8 (916) 123-45-67", "Иванов", "25.11.2025 9:30:00"]
    assert reasons(file) == {
        1: Unread.TITLE_ROW,
        2: Unread.TITLE_ROW,
        5: Unread.GROUP_ROW,
        8: Unread.TOTAL_ROW,
        9: Unread.GROUP_ROW,
        10: Unread.GROUP_ROW,
        11: Unread.REPEATED_HEADER,
        14: Unread.TOTAL_ROW,
        15: Unread.TOTAL_ROW,
    }
    assert (file.reading.rows, file.reading.blank) == (13, 1)
    assert [line.row for line in file.reading.unreadable] == sorted(reasons(file))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Итого: 2 человека;;;", Unread.TOTAL_ROW),
        ("ИТОГО К ОПЛАТЕ;;;300", Unread.TOTAL_ROW),
        ("Итого, руб.;;;1 500,00", Unread.TOTAL_ROW),
        ("Всего (тыс. руб.):;;;1,5", Unread.TOTAL_ROW),
        ("Подытог;;;5", Unread.TOTAL_ROW),
        ("Общее количество: 2;;;", Unread.TOTAL_ROW),
        ('\ufeff"№";"Телефон";"Клиент";"Дата"', Unread.REPEATED_HEADER),
        ('\f"№";"Телефон";"Клиент";"Дата"', Unread.REPEATED_HEADER),
        ("№;ТЕЛЕФОН; клиент;Дата:", Unread.REPEATED_HEADER),
        ("1;2;3;4", Unread.COLUMN_NUMBERS),
    ],
)
def test_totals_and_titles_are_told_however_they_are_written(line: str, reason: Unread) -> None:
    file = opened(f"№;Телефон;Клиент;Дата\n1;79160000001;a;b\n{line}\n2;79160000002;a;b\n")

    assert file.records["row"].to_pylist() == [2, 4]
    assert reasons(file) == {3: reason}


def test_what_is_listed_keeps_its_text() -> None:
    raw = {line.row: line.raw for line in opened(REPORT).reading.unreadable}

    assert (raw[5], raw[8]) == ("Филиал Казань", "Итого по филиалу Казань;;2")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Итого;79161234567;;", id="a number beside a total"),
        pytest.param("Филиал;79161234567;;", id="a number beside a group's word"),
        pytest.param(";;;79161234567", id="a number in another column"),
        pytest.param("Итого;;79161234567;", id="a number that may be a sum"),
        pytest.param(";12345;;", id="a number far too short"),
        pytest.param("1;нет;Иванов;", id="a word for the number"),
        pytest.param(";;Иванов;", id="one cell that is not the first"),
        pytest.param("15;;;", id="one cell without a word"),
        pytest.param("Итого;;Иванов;", id="a total beside a name"),
        pytest.param("Total Oil;;;Казань", id="a name that begins like a total"),
        pytest.param("Всеволод;;1;", id="a name that begins with letters of a total"),
        pytest.param("№;;Клиент;Дата", id="titles with one left out"),
        pytest.param("1;2;3;5", id="numbers that are not those of the columns"),
        pytest.param("1;2;3;", id="numbers of some columns"),
        pytest.param("Итого Иванов;;;5", id="a name behind a total"),
        pytest.param("Всего К.;;;5", id="a letter behind a total"),
        pytest.param("Итого 2;Анна;;", id="a name beside a counted total"),
    ],
)
def test_what_may_be_a_person_stays_a_record(line: str) -> None:
    file = opened(f"№;Телефон;Клиент;Дата\n1;79160000001;a;b\n{line}\n2;79160000002;a;b\n")

    assert file.records["row"].to_pylist() == [2, 3, 4]
    assert file.reading.unreadable == ()


def test_headings_and_totals_with_fewer_cells_than_titles_are_told_as_what_they_are() -> None:
    lines = ["Филиал Казань", "1;79160000001;Анна;Уфа", "Итого;1", "2;79160000002", '"Отдел продаж";', "квартиру", '"']
    people = [f"{number};7916000010{number};Инна;Уфа" for number in range(3, 9)]
    file = opened("\n".join(["№;Телефон;Имя;Город", *lines, '"', *people]))

    assert file.records["row"].to_pylist() == [3, *range(9, 15)]
    assert reasons(file) == {
        2: Unread.GROUP_ROW,
        4: Unread.TOTAL_ROW,
        5: Unread.TOO_FEW_CELLS,
        6: Unread.GROUP_ROW,
        7: Unread.TOO_FEW_CELLS,
    }
    assert [line.raw for line in file.reading.unreadable] == [lines[0], *lines[2:-1]]


def test_one_word_among_names_is_a_person_with_blanks_unless_it_names_a_group() -> None:
    file = opened("Имя;Телефон;Город\nАнна;79160000001;Казань\nОльга;;\nОтдел продаж;;\nИнна;79160000002;Уфа\n")

    assert file.records["row"].to_pylist() == [2, 3, 5]
    assert reasons(file) == {4: Unread.GROUP_ROW}


def test_one_cell_in_a_narrow_table_is_a_record_with_a_blank() -> None:
    file = opened("Телефон;Имя\n79160000001;Анна\nФилиал Казань;\nИтого;1\n")

    assert file.records["row"].to_pylist() == [2, 3]
    assert reasons(file) == {4: Unread.TOTAL_ROW}


def test_a_table_without_a_phone_column_keeps_every_row() -> None:
    file = opened("Код;Имя;Город\n1;Анна;Уфа\nФилиал Казань;;\nИтого;;\n", ReadingChoice(header_row=1))

    assert (len(file.records), file.reading.unreadable) == (3, ())


def test_a_report_in_a_workbook_reads_alike(workbook: Callable[..., bytes]) -> None:
    rows = list(csv.reader(io.StringIO(REPORT), delimiter=";"))
    cells = {
        f"{chr(65 + column)}{row}": value
        for row, line in enumerate(rows, 1)
        for column, value in enumerate(line)
        if value
    }

    file, other = read(workbook(S=cells), "report.xlsx"), opened(REPORT)

    assert reasons(file) == reasons(other)
    assert file.records.to_pylist() == other.records.to_pylist()


word = st.text(alphabet="абвИтогВсеTl №:.-", min_size=0, max_size=8)
cell = st.one_of(
    word, st.sampled_from(["Итого", "Всего: 5", "Филиал Казань", "Телефон", "Имя", "Город", "Total", "15,5"])
)
number = st.sampled_from(["79161234567", "8 (916) 123-45-67", "+7 916 1234567", "9161234567 доб. 2", "7,98765E+10"])


def test_a_first_line_of_nothing_but_a_quote_stays_listed_as_it_was() -> None:
    file = opened('№;Телефон;Имя\n1;79160000001;Анна\n"\nб"\n')

    assert reasons(file) == {3: Unread.TOO_FEW_CELLS, 4: Unread.TOO_FEW_CELLS}


@settings(max_examples=80)
@given(
    rows=st.lists(st.tuples(st.lists(cell, min_size=3, max_size=3), number | st.none()), min_size=1, max_size=12),
    place=st.integers(0, 2),
)
def test_a_row_with_a_number_is_always_a_record(rows: Sequence[tuple[list[str], str | None]], place: int) -> None:
    titles = ["Имя", "Город"]
    titles.insert(place, "Телефон")
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(titles)
    numbered = []
    for own, phone in rows:
        line = [*own[:place], own[place] if phone is None else phone, *own[place + 1 :]]
        writer.writerow(line)
        numbered.append(phone is not None)

    file = opened(text.getvalue() + '"";"79160000000";""\n', ReadingChoice(delimiter=";", header_row=1))

    records = file.records["row"].to_pylist()
    assert {row for row, is_person in enumerate(numbered, 2) if is_person} <= set(records)
    assert len(records) + len(file.reading.unreadable) + file.reading.blank == len(rows) + 1
