"""Lines that people wrote for people: the number is found in each, and no character of a line is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake import contents
from lib.intake.columns import match
from lib.intake.free_lines import FREE, parts
from lib.intake.header import looks_like_number
from lib.intake.read import FileRead, read
from lib.model.columns import Field
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice, Unread, Unsure

BESIDE = re.compile("[\\s,;|:\u2010-\u2015-]")


def phones(file: FileRead) -> list[str]:
    columns = contents.match(match(file.reading.header), file.reading, file.records)
    return [column.title for column in columns if column.field is Field.PHONE]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Иванов Иван, 8 (916) 123-45-67, водитель", ["Иванов Иван", "8 (916) 123-45-67", "водитель"]),
        ("Иванов Иван 8 916 123-45-67 водитель", ["Иванов Иван", "8 916 123-45-67", "водитель"]),
        ("Пётр — +79161234567; 89161234568 (жена)", ["Пётр", "+79161234567", "", "89161234568", "(жена)"]),
        ("ИНН 7701234567, 89161234567", ["ИНН 7701234567", "89161234567", ""]),
        ("договор № 1234567890 Анна", ["договор № 1234567890 Анна"]),
        ("25.11.2025 09:30 Анна (89161234567)", ["25.11.2025 09:30 Анна", "(89161234567)", ""]),
        ("2025-11-25 8-916-123-45-67", ["2025-11-25", "8-916-123-45-67", ""]),
        ("8916123456О Анна", ["", "8916123456О", "Анна"]),
        ("8916123456? Анна", ["", "8916123456?", "Анна"]),
        ("8 495 123-45-67 доб. 12 склад", ["", "8 495 123-45-67 доб. 12", "склад"]),
        ("7,98765E+10 Анна", ["", "7,98765E+10", "Анна"]),
        ("89161234567 89161234568 Анна", ["", "89161234567 89161234568", "Анна"]),
        ("Анна, 5 этаж", ["Анна, 5 этаж"]),
    ],
)  # fmt: skip
def test_a_line_is_parted_at_its_numbers(line: str, cells: list[str]) -> None:
    assert parts(line) == cells


@settings(max_examples=200)
@given(line=st.text(alphabet="0123456789 +()-–.,;:№ИНдобabc?/", max_size=60))
def test_no_character_of_a_line_is_lost_but_what_stands_between_cells(line: str) -> None:
    assert BESIDE.sub("", "".join(parts(line))) == BESIDE.sub("", line)


def test_a_draft_of_free_lines_has_its_numbers_in_columns_of_their_own() -> None:
    text = "Список:\nИванов Иван 8 (916) 123-45-67 водитель\n\nПётр, +79161234568, 89161234569\nбез номера\n"

    file = read(text.encode(), "pasted.txt")

    assert file.reading.delimiter == FREE
    assert (file.reading.header, phones(file)) == (("A", "B", "C", "D"), ["B", "D"])
    assert file.records.to_pylist() == [
        {"row": 1, "cells": ["Список:", "", "", ""]},
        {"row": 2, "cells": ["Иванов Иван", "8 (916) 123-45-67", "водитель", ""]},
        {"row": 4, "cells": ["Пётр", "+79161234568", "", "89161234569"]},
        {"row": 5, "cells": ["без номера", "", "", ""]},
    ]
    assert (file.reading.rows, file.reading.blank) == (4, 1)


@pytest.mark.parametrize(
    ("text", "delimiter", "numbers"),
    [
        pytest.param("Имя\tТелефон\nИван\t89161234567\n", "\t", ["Телефон"], id="a table with titles"),
        pytest.param("1 ;Иван;89161234567\n2 ;Пётр;89161234568\n", ";", ["C"], id="a column of numbers of rows"),
        pytest.param("Иван\t89161234567\tМосква\nПётр\t89161234568\tТверь\n", "\t", ["B"], id="without titles"),
        pytest.param("Иван, 8 (916) 123-45-67, врач\nПётр, 89161234568, повар\n", ",", ["B"], id="regular commas"),
        pytest.param("Иван, 89161234567\nПётр, Тверь, 89161234568, врач\nАнна 89161234569", FREE, ["B"], id="uneven"),
        pytest.param(
            "Иван, 89161234567, врач\n" * 3 + "Пётр, Тверь, 89161234568, врач\n", FREE, ["B"], id="one of four uneven"
        ),
        pytest.param("89161234567\n89161234568\n", ";", ["A"], id="numbers alone"),
        pytest.param("Иван – 89161234567;\nПётр – 89161234568;\n", FREE, ["B"], id="a semicolon behind each line"),
        pytest.param("79161234567 79161234568 79161234569\n", ";", ["A"], id="numbers with blanks between them"),
        pytest.param("Анна 79161234567 79161234568\n", FREE, ["B"], id="several numbers in a line"),
        pytest.param("Клиент;Заметка\nИван;звонить 89161234567 утром\n", ";", [], id="a number inside a note"),
    ],
)
def test_a_table_is_a_table_and_lines_are_lines(text: str, delimiter: str, numbers: list[str]) -> None:
    file = read(text.encode(), "pasted.txt")

    assert file.reading.delimiter == delimiter
    assert phones(file) == numbers


def test_the_operator_may_say_that_lines_are_free_or_are_not() -> None:
    table, lines = b"89161234567;Anna\n", b"Anna 89161234567 x\nBob 89161234568 y\n"

    assert read(table, "a.csv", ReadingChoice(delimiter=FREE)).records["cells"].to_pylist() == [
        ["", "89161234567", "Anna"]
    ]
    assert read(lines, "a.csv", ReadingChoice(delimiter=";", header_row=0)).reading.header == ("A",)


def test_a_byte_that_does_not_fit_takes_its_own_line_only() -> None:
    content = "Анна 89161234567 x\nБорис 89161234568 y\nВера 89161234569".encode()

    file = read(content + b" \xd0\n", "a.txt")

    assert file.records["row"].to_pylist() == [1, 2]
    assert [line.row for line in file.reading.unreadable] == [3]


def test_titles_of_the_file_are_never_overruled_by_what_stands_below() -> None:
    file = read("Клиент;Заказ\nАнна;79161234567\n".encode(), "a.csv")

    assert phones(file) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Телефон;Имя;Долг\r\n79160000000;Анна\r\n79160000001;Олег\r\n", Unread.TOO_FEW_CELLS),
        ("Телефон;Имя\r\n79160000000;Анна;x\r\n79160000001;Олег;y\r\n", Unread.TOO_MANY_CELLS),
    ],
)
def test_a_table_whose_rows_all_have_a_cell_too_many_or_too_few_is_told_so_and_not_taken_for_lines(
    content: str, reason: Unread
) -> None:
    file = read(content.encode(), "people.csv")
    assert file.reading.header[:2] == ("Телефон", "Имя")
    assert [(each.row, each.reason) for each in file.unreadable] == [(2, reason), (3, reason)]
    assert file.records.num_rows == 0


@pytest.mark.parametrize(
    "line",
    [
        "А, 8 916 123-45-67; Б, 8 916 123-45-68",
        "Иванов 89161234567 Петров 89161234568",
        "89161234567 Иванов, 89161234568 Петров",
        "1) иванов 89161234567 2) петров 89161234568",
        "Иванов, моб. 89161234567, Петров, раб. 89161234568",
        "Иванов\t89161234567; Петров\t89161234568",
    ],
)
def test_a_line_with_several_people_is_listed_and_the_number_of_none_is_anothers(line: str) -> None:
    file = read(f"{line}\nСидоров, 89161234569\n".encode(), "pasted.txt")

    assert file.records.to_pylist() == [{"row": 2, "cells": ["Сидоров", "89161234569"]}]
    assert [(each.row, each.reason, each.raw) for each in file.unreadable] == [(1, Unread.SEVERAL_PEOPLE, line)]
    assert (file.reading.rows, phones(file)) == (2, ["B"])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("А, 8916 123-45-67; Б, 8916 123-45-68", 1),
        ("Иванов, 89161234567, Петров, 89161234568\nСидоров, 89161234569, Козлов, 89161234560\n", 2),
        ("Иванов 89161234567; Петров 89161234568\nСидоров 89161234569; Козлов 89161234560\n", 2),
        ("Иванов 89161234567\tПетров 89161234568\n", 1),
    ],
)
def test_where_every_line_has_several_people_that_is_said_of_the_whole(text: str, count: int) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(text.encode(), "pasted.txt")
    assert refused.value.fault is FileFault.SEVERAL_PEOPLE

    mixed = read(f"{text.rstrip()}\n".encode() + "Анна 89161234561\n".encode() * count, "pasted.txt")
    assert [each.reason for each in mixed.unreadable] == [Unread.SEVERAL_PEOPLE] * count


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Иванов, 8 916 123-45-67, 8 917 123-45-67", ["8 916 123-45-67", "8 917 123-45-67"]),
        ("Иванов, моб. 89161234567, раб. 89161234568 доб. 12, водитель", ["89161234567", "89161234568 доб. 12"]),
        ("Пётр — +79161234567; 89161234568 (жена)", ["+79161234567", "89161234568"]),
        ("89161234567 Иванов Иван 89161234568", ["89161234567", "89161234568"]),
    ],
)
def test_one_person_with_two_numbers_keeps_both(line: str, numbers: list[str]) -> None:
    file = read(f"{line}\nСидоров 89161234569\n".encode(), "pasted.txt")

    assert file.unreadable == ()
    first = dict(zip(file.reading.header, file.records["cells"].to_pylist()[0], strict=True))
    assert [first[title] for title in phones(file)] == numbers


def test_people_side_by_side_in_the_columns_of_a_spreadsheet_stay_columns() -> None:
    file = read("Иванов\t89161234567\tМосква\t84951234567\n".encode() * 2, "pasted.txt")

    assert (file.reading.delimiter, phones(file), file.unreadable) == ("\t", ["B", "D"], ())


@pytest.mark.parametrize(
    "text",
    [
        "Иванов Иван\n89161234567\nПётр\n8 (916) 123-45-68\n",
        "Иванов Иван\n\nтел. 89161234567\n",
        "89161234567\nИванов Иван\n\n89161234568\nПётр\n",
    ],
)
def test_names_and_numbers_by_turns_are_not_joined_and_that_is_said(text: str) -> None:
    file = read(text.encode(), "pasted.txt")

    assert file.reading.unsure == (Unsure.BY_TURNS,)
    assert (file.reading.header_row, file.unreadable) == (0, ())
    for cells in file.records["cells"].to_pylist():
        filled = list(filter(None, cells))
        assert not any(map(looks_like_number, filled)) or not any(map(str.isalpha, "".join(filled).replace("тел.", "")))
    assert len(file.records) == file.reading.rows == len(text.split("\n")) - 1 - text.count("\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "Телефон\n89161234567\n",
        "Список\n89161234567\n89161234568\n",
        "Иван 89161234567\nПётр\n",
        "Клиент;Заметка\n89161234567;\n",
    ],
)
def test_what_is_not_by_turns_is_not_said_to_be(text: str) -> None:
    assert read(text.encode(), "pasted.txt").reading.unsure == ()


def test_a_damaged_number_of_a_free_line_is_a_number_and_no_variable() -> None:
    assert phones(read("Анна, 8916123456О, врач\n".encode(), "pasted.txt")) == ["B"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1. 9162345678\n2. 9162345679\n", [["", "9162345678"], ["", "9162345679"]]),
        (
            "1) Иванов 9162345678\n\n2) Ким\n3) 8 (916) 234-56-79",
            [["Иванов", "9162345678"], ["Ким", ""], ["", "8 (916) 234-56-79"]],
        ),
        ("1. 9162345678", [["", "9162345678"]]),
        ("1 9162345678 Ким\n2 9162345679\n", [["", "9162345678", "Ким"], ["", "9162345679", ""]]),
        ("1)9162345678\n2)9162345679\n", [["", "9162345678"], ["", "9162345679"]]),
        ("№1 9162345678\n№ 2 9162345679\n", [["", "9162345678"], ["", "9162345679"]]),
        ("1- 9162345678\n2- 8 916 234-56-79\n", [["", "9162345678"], ["", "8 916 234-56-79"]]),
        ("1. 9162345678; Ким\n2. 9162345679; Олег\n", [["", "9162345678", "Ким"], ["", "9162345679", "Олег"]]),
        ("1. Ким, 9162345678\n2. Олег, 9162345679\n", [["Ким", "9162345678"], ["Олег", "9162345679"]]),
        ("Список:\n1. 9162345678\n2. Ким 9162345679\n", [["Список:", ""], ["", "9162345678"], ["Ким", "9162345679"]]),
    ],
)
def test_the_numbers_of_a_list_are_no_part_of_a_number_or_a_name_and_that_is_said(
    text: str, rows: list[list[str]]
) -> None:
    file = read(text.encode(), "pasted.txt")

    assert (file.records["cells"].to_pylist(), phones(file)) == (rows, ["B"])
    assert Unsure.NUMBERED_LINES in file.reading.unsure
    assert read(text.encode(), "pasted.txt", file.reading.choice).reading == file.reading


def test_items_that_do_not_count_from_one_stay_where_they_are_and_out_of_the_numbers() -> None:
    file = read("3. 9162345678 Анна\n7. 9162345679 Ким\n".encode(), "pasted.txt")

    assert file.records["cells"].to_pylist() == [["3.", "9162345678", "Анна"], ["7.", "9162345679", "Ким"]]
    assert file.reading.unsure == ()


def test_an_item_is_no_part_of_the_number_where_nothing_else_stands_in_its_line() -> None:
    file = read(b"3. 9162345678\n7. 9162345679\n", "pasted.txt")

    assert (file.records["cells"].to_pylist(), phones(file)) == ([["3.", "9162345678"], ["7.", "9162345679"]], ["B"])


@pytest.mark.parametrize(
    "text",
    [
        "1 916 234 5678 Ann\n1 916 234 5679 Bob\n",
        "1 916 234 5678 Ann\n",
        "".join(f"{nth} 9162345678 Ann\n" for nth in range(1, 1_002)) + "380 50 1234567 Ihor\n",
    ],
)
def test_digits_that_do_not_count_the_lines_belong_to_their_numbers(text: str) -> None:
    file = read(text.encode(), "pasted.txt")

    last = text.splitlines()[-1].rpartition(" ")[0]
    assert last in file.records["cells"].to_pylist()[-1]
    assert file.reading.unsure == ()


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Анна, кв. 1 9162345678", ["Анна, кв. 1", "9162345678", ""]),
        ("Анна дом 5, 8 916 234-56-78", ["Анна дом 5", "8 916 234-56-78", ""]),
        ("Анна дом 8 916 234-56-78", ["Анна дом 8", "916 234-56-78", ""]),
        ("Анна дом 49 1511 2345678", ["Анна дом", "49 1511 2345678", ""]),
        ("к 44 7911 123456", ["к", "44 7911 123456", ""]),
    ],
)
def test_the_number_of_a_house_before_a_mobile_is_no_part_of_it(line: str, cells: list[str]) -> None:
    assert parts(line) == cells


@pytest.mark.parametrize("number", ["916. 123. 45. 67", "8. 916. 123 45 67", "(916) 123-45-67", "495) 123-45-67"])
def test_a_number_that_begins_like_an_item_keeps_its_digits(number: str) -> None:
    cells = parts(f"{number} Анна")

    assert cells[-1] == "Анна"
    assert re.sub(r"\D", "", "".join(cells)) == re.sub(r"\D", "", number)
    assert len(re.sub(r"\D", "", cells[1])) >= 10


@pytest.mark.parametrize(
    "stamp",
    [
        "[30.11.2026, 18:05:33] +7 916 000-00-00: ",
        "30.11.2026, 18:05 - Иван: ",
        "[11/30/26, 6:05 PM] +1 916 234-56-78: ",
    ],
)
def test_who_sent_a_message_is_not_called_for_what_stands_in_it(stamp: str) -> None:
    file = read(f"{stamp}Анна Ким +7 916 123-45-67\n{stamp}Олег 89161234568, врач\n".encode(), "pasted.txt")

    assert file.records["cells"].to_pylist() == [
        [f"{stamp}Анна Ким", "+7 916 123-45-67", ""],
        [f"{stamp}Олег", "89161234568", "врач"],
    ]
    assert (phones(file), file.unreadable) == (["B"], ())


def test_the_bullets_of_a_list_are_no_part_of_a_name() -> None:
    file = read("• Иванов Иван: 89161234567\n* 89161234568 Ким\n– Олег — 89161234569\n".encode(), "pasted.txt")

    assert [cells[:2] for cells in file.records["cells"].to_pylist()] == [
        ["Иванов Иван", "89161234567"], ["", "89161234568"], ["Олег", "89161234569"],
    ]  # fmt: skip


def test_names_in_quotes_before_the_numbers_make_no_broken_table() -> None:
    file = read('"Иванов Иван" 89161234567\n"Ким Анна" 89161234568\n'.encode(), "pasted.txt")

    assert file.records["cells"].to_pylist() == [['"Иванов Иван"', "89161234567"], ['"Ким Анна"', "89161234568"]]
    assert file.unreadable == ()
