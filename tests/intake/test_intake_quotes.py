"""Quotes around whole lines, and blanks beside quotes, are read as the program meant them that wrote them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.read import FileRead, read
from lib.model.reading import FileUnreadable, ReadingChoice, Unread, Unsure


def cells(file: FileRead) -> list[list[str]]:
    found: list[list[str]] = file.records["cells"].to_pylist()
    return found


@pytest.mark.parametrize(
    ("text", "delimiter", "found"),
    [
        pytest.param(
            '"phone;Name"\r\n"79161234567;Анна"\r\n"79161234568;""Ж; Б"""\r\n', ";",
            [["79161234567", "Анна"], ["79161234568", "Ж; Б"]], id="each line",
        ),
        pytest.param(
            '"phone,Name"\n79161234567,Bob\n"79161234568,Anna"\n"79161234569,""A, B"""\n', ",",
            [["79161234567", "Bob"], ["79161234568", "Anna"], ["79161234569", "A, B"]], id="most lines",
        ),
        pytest.param(
            'phone,Name\n79161234567,Bob\n"79161234568,""Anna, B"""\n79161234569,Ann\n', ",",
            [["79161234567", "Bob"], ["79161234568", "Anna, B"], ["79161234569", "Ann"]], id="one line",
        ),
        pytest.param(
            '"phone"\n"79161234567, 79161234568"\n"79161234569, 79161234570"\n', ";",
            [["79161234567, 79161234568"], ["79161234569, 79161234570"]], id="cells with several numbers",
        ),
        pytest.param(
            '"Иванов, 8 (916) 123-45-67, водитель"\n"Петров, 8 (916) 123-45-68"\n"Ия, 89161234569, а, б, в"\n', " ",
            [["Иванов", "8 (916) 123-45-67", "водитель"], ["Петров", "8 (916) 123-45-68", ""],
             ["Ия", "89161234569", "а, б, в"]], id="free lines",
        ),
    ],
)  # fmt: skip
def test_lines_that_a_spreadsheet_saved_as_one_cell_each_are_a_table(
    text: str, delimiter: str, found: list[list[str]]
) -> None:
    file = read(text.encode(), "people.csv")

    assert (file.reading.delimiter, file.unreadable) == (delimiter, ())
    assert cells(file) == found
    assert read(text.encode(), "people.csv", file.reading.choice).records == file.records


def test_a_line_in_quotes_that_has_not_the_cells_of_the_titles_is_listed_as_it_stands() -> None:
    file = read(b'phone;Name\n"79161234567;A;x"\n79161234568;B\n"79161234569"\n', "people.csv")

    assert cells(file) == [["79161234568", "B"]]
    assert [(line.row, line.reason, line.raw) for line in file.unreadable] == [
        (2, Unread.TOO_FEW_CELLS, '"79161234567;A;x"'),
        (4, Unread.TOO_FEW_CELLS, '"79161234569"'),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            '"phone", "Name"\n"79161234567", "Anna, B"\n"79161234568" , ""\n',
            [["79161234567", "Anna, B"], ["79161234568", ""]], id="commas",
        ),
        pytest.param(
            'phone; Name\n79161234567; "Ж; ""Б"" ; В"\n79161234568; "Я" \n79161234569; x\n',
            [["79161234567", 'Ж; "Б" ; В'], ["79161234568", "Я"], ["79161234569", " x"]], id="semicolons",
        ),
        pytest.param(
            'phone;Note\n79161234567;"Ж; ""Б"" ;В"\n79161234568;"Г; ""Д"" ;Е"\n',
            [["79161234567", 'Ж; "Б" ;В'], ["79161234568", 'Г; "Д" ;Е']], id="blanks inside a cell",
        ),
        pytest.param(
            'phone;Note\n79161234567; "Ромашка" ООО\n79161234568; "Мак" ИП\n',
            [["79161234567", ' "Ромашка" ООО'], ["79161234568", ' "Мак" ИП']], id="quotes around a word",
        ),
    ],
)  # fmt: skip
def test_blanks_between_quotes_and_delimiters_belong_to_no_cell(text: str, found: list[list[str]]) -> None:
    file = read(text.encode(), "people.csv")

    assert (cells(file), file.unreadable) == (found, ())


@settings(max_examples=100)
@given(
    st.lists(st.text(alphabet='Жa1 ;,"\n', max_size=24), min_size=1, max_size=9),
    st.sampled_from([None, ";", ",", " "]),
)
def test_however_lines_are_quoted_each_is_read_or_listed_or_blank(lines: list[str], delimiter: str | None) -> None:
    whole = [f'"{line}"' for line in ["phone;Имя", *lines]]
    content = "\n".join([*whole, '"79161234567;x"']).encode()
    try:
        file = read(content, "people.csv", ReadingChoice(delimiter=delimiter))
    except FileUnreadable:
        return

    rows = [*file.records["row"].to_pylist(), *(line.row for line in file.unreadable)]
    assert len(rows) == len(set(rows)) == file.reading.rows
    again = read(content, "people.csv", file.reading.choice)
    assert (again.reading, again.records) == (file.reading, file.records)


@pytest.mark.parametrize(
    ("text", "header", "found"),
    [
        pytest.param(
            'Телефон;Имя\n="79161234567";Анна\n="79161234568";Пётр\n', ("Телефон", "Имя"),
            [["79161234567", "Анна"], ["79161234568", "Пётр"]], id="as a formula is written",
        ),
        pytest.param(
            '="Телефон","Имя"\n"=""79161234567""","=""Ким, Анна"""\n', ("Телефон", "Имя"),
            [["79161234567", "Ким, Анна"]], id="in quotes, titles too",
        ),
        pytest.param(
            '="79161234567"\t="007"\n="79161234568"\t=""\n', ("A", "B"),
            [["79161234567", "007"], ["79161234568", ""]], id="without titles",
        ),
    ],
)  # fmt: skip
def test_formulas_that_are_texts_are_read_as_a_spreadsheet_shows_them_and_that_is_said(
    text: str, header: tuple[str, ...], found: list[list[str]]
) -> None:
    file = read(text.encode(), "people.csv")

    assert (file.reading.header, cells(file), file.unreadable) == (header, found, ())
    assert file.reading.unsure == (Unsure.TEXT_FORMULAS,)
    assert read(text.encode(), "people.csv", file.reading.choice).reading == file.reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('phone;Note\n79161234567;a\n79161234568;="b"\n79161234569;c\n79161234560;d\n', id="one of many"),
        pytest.param('phone;Note\n79161234567;=SUM(A1)\n79161234568;=A1&"x"\n', id="formulas of other kinds"),
        pytest.param('phone;Note\n79161234567;x="1"\n79161234568;a ="2"\n', id="text before it"),
        pytest.param('phone;Note\n79161234567;"a\n="b c"\n', id="inside a cell of several lines"),
    ],
)
def test_other_cells_that_begin_with_an_equals_sign_stay_as_they_are(text: str) -> None:
    file = read(text.encode(), "people.csv", ReadingChoice(delimiter=";"))

    assert file.reading.unsure == ()
    told = [*(cell for row in cells(file) for cell in row), *(line.raw for line in file.unreadable)]
    assert sum(cell.count("=") for cell in told) == text.count("=")
