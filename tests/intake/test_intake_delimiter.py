import pytest

from lib.intake.delimiter import DELIMITERS
from lib.intake.read import read
from lib.model.reading import ReadingChoice, Unread


@pytest.mark.parametrize(
    ("text", "delimiter", "header"),
    [
        pytest.param(
            'Телефон;City;Debt\n7916;"Омск; центр";11854,86\n7917;Казань;5912,55\n',
            ";",
            ("Телефон", "City", "Debt"),
            id="semicolons with decimal commas",
        ),
        pytest.param(
            'phone,Note\n7916,"a; b; c"\n7917,"d; e; f"\n', ",", ("phone", "Note"), id="commas with quoted semicolons"
        ),
        pytest.param("phone\tName\n7916\tAnn, Bob; Eve\n", "\t", ("phone", "Name"), id="tabs, one row"),
        pytest.param("phone|Name\n7916|Ann\n", "|", ("phone", "Name"), id="bars"),
        pytest.param("Контакт;Сумма\n7916;1,5\n", ";", ("Контакт", "Сумма"), id="unknown titles, one row"),
        pytest.param("Phone, mobile;Name\n7916;1,5\n7917;2\n", ";", ("Phone, mobile", "Name"), id="a comma in a title"),
        pytest.param("Телефон\n79161234567\n79161234568\n", ";", ("Телефон",), id="one column"),
        pytest.param("Телефон\n7,98765E+10\n7,98765E+10\n", ";", ("Телефон",), id="one column, damaged"),
        pytest.param("Контакт\n7,98765E+10\n79161234567\n", ";", ("Контакт",), id="one column, unknown title"),
        pytest.param(
            "Список, ноябрь, Омск\n\nТелефон;Имя\n7916;Пётр\n", ";", ("Телефон", "Имя"), id="commas in a title above"
        ),
        pytest.param('phone;Note\n7916;"a\nb, c\nd"\n7917;x\n', ";", ("phone", "Note"), id="line ends in quotes"),
    ],
)
def test_the_delimiter_is_found(text: str, delimiter: str, header: tuple[str, ...]) -> None:
    reading = read(text.encode(), "people.csv").reading

    assert (reading.delimiter, reading.header) == (delimiter, header)
    assert [line for line in reading.unreadable if line.reason is not Unread.TITLE_ROW] == []


def test_broken_rows_do_not_make_another_delimiter_look_better() -> None:
    text = "Контакт;Имя;Город\n" + "7916;Пётр\n7917;Мария;Омск\n7918;Иван;Омск\n" * 5

    reading = read(text.encode(), "people.csv").reading

    assert reading.delimiter == ";"
    assert {line.reason for line in reading.unreadable} == {Unread.TOO_FEW_CELLS}


def test_a_small_file_of_which_most_is_broken_keeps_its_delimiter() -> None:
    reading = read(b'phone;Note\n7916;"a\nb"c\n7917;x\n', "people.csv").reading

    assert (reading.delimiter, reading.header, len(reading.unreadable)) == (";", ("phone", "Note"), 2)


def test_a_table_of_which_no_row_can_be_read_is_a_table_by_its_titles() -> None:
    reading = read('Телефон\tИмя\n89161234567\t"Мак" ООО\n'.encode(), "pasted.txt").reading

    assert (reading.delimiter, reading.header) == ("\t", ("Телефон", "Имя"))
    assert [(line.row, line.reason) for line in reading.unreadable] == [(2, Unread.TEXT_AFTER_QUOTE)]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_delimiter_that_is_offered_can_be_chosen(delimiter: str) -> None:
    text = f"phone{delimiter}Name\n7916{delimiter}Ann\n"

    file = read(text.encode(), "people.csv", ReadingChoice(delimiter=delimiter))

    assert file.reading.delimiter == delimiter
    assert file.records["cells"].to_pylist() == [["7916", "Ann"]]


def test_the_chosen_delimiter_wins_over_the_one_that_reads_better() -> None:
    file = read(b"phone;Name\n7916;Ann\n", "people.csv", ReadingChoice(delimiter=","))

    assert file.reading.header == ("phone;Name",)


def test_a_delimiter_that_is_not_offered_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="not offered"):
        read(b"phone;Name\n7916;Ann\n", "people.csv", ReadingChoice(delimiter="e"))


@pytest.mark.parametrize("line", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_a_spreadsheets_hidden_line_names_the_delimiter_and_is_no_row(line: str) -> None:
    file = read((line + "phone;Name, all\n7916;a,b\n").encode(), "people.csv")

    assert (file.reading.delimiter, file.reading.header_row) == (";", 1)
    assert file.records["row"].to_pylist() == [2]


def test_the_hidden_line_stays_hidden_when_another_delimiter_is_chosen() -> None:
    reading = read(b"sep=;\nphone,Name\n7916,x\n", "people.csv", ReadingChoice(delimiter=",")).reading

    assert (reading.delimiter, reading.header, reading.header_row) == (",", ("phone", "Name"), 1)
