"""What an operator sees in a workbook though its cells do not hold it: titles over several rows, values of formulas."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from lib.intake.read import read
from lib.model.reading import Unsure

Workbook = Callable[..., bytes]


@pytest.mark.parametrize(
    ("rows", "areas", "header_row", "header"),
    [
        pytest.param(
            [["ФИО", "Контакты", ""], ["", "phone", "phone 2"]], ["A1:A2", "B1:C1"], 2, ("ФИО", "phone", "phone 2"),
            id="the lower row has the phone",
        ),
        pytest.param(
            [["phone", "ФИО", ""], ["", "Фамилия", "Имя"]], ["A1:A2", "B1:C1"], 2, ("phone", "Фамилия", "Имя"),
            id="the upper row has the phone",
        ),
        pytest.param(
            [["ФИО", "Контакты", ""], ["", "телефоны", ""], ["", "моб.", "доп."]], ["A1:A3", "B1:C1", "B2:C2"], 3,
            ("ФИО", "моб.", "доп."), id="three rows",
        ),
        pytest.param([["phone", "Город"], ["79161234567", ""]], ["B1:B3"], 1, ("phone", "Город"), id="over data"),
        pytest.param([["phone", "Город"], ["", "x"]], [], 1, ("phone", "Город"), id="nothing merged"),
    ],
)  # fmt: skip
def test_a_title_merged_over_rows_of_titles_stands_in_the_last_of_them(
    rows: list[list[str]], areas: list[str], header_row: int, header: tuple[str, ...]
) -> None:
    book = openpyxl.Workbook()
    for row in [*rows, ["79161234568", "Уфа", "a"][: len(rows[0])]]:
        book.active.append(row)
    for area in areas:
        book.active.merge_cells(area)
    content = io.BytesIO()
    book.save(content)

    found = read(content.getvalue(), "people.xlsx")

    assert (found.reading.header_row, found.reading.header) == (header_row, header)
    assert found.records["row"][-1].as_py() == len(rows) + 1
    assert [line.row for line in found.unreadable] == list(range(1, header_row))
    assert read(content.getvalue(), "people.xlsx", found.reading.choice).reading == found.reading


@pytest.mark.parametrize(
    ("value", "recalculated", "text", "unsure"),
    [
        pytest.param(b"<v />", True, "", (Unsure.FORMULAS,), id="never worked out, as openpyxl writes it"),
        pytest.param(b"", False, "", (Unsure.FORMULAS,), id="nothing at all"),
        pytest.param(b"<v>0</v>", True, "0", (Unsure.FORMULAS,), id="a zero in its place, as XlsxWriter writes it"),
        pytest.param(b"<v>0</v>", False, "0", (), id="a zero that was worked out"),
        pytest.param(b"<v>14</v>", True, "14", (), id="worked out"),
    ],
)
def test_formulas_come_as_their_values_and_where_there_are_none_it_is_said(
    workbook: Workbook, value: bytes, recalculated: bool, text: str, unsure: tuple[Unsure, ...]
) -> None:
    made = workbook(S={"A1": "phone", "B1": "x", "A2": 1, "B2": "=7+7"})
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(content, "w") as after:
        for name in before.namelist():
            data = before.read(name).replace(b"<v />", value)
            after.writestr(name, data if recalculated else data.replace(b' fullCalcOnLoad="1"', b""))

    found = read(content.getvalue(), "people.xlsx")

    assert found.records["cells"].to_pylist() == [["1", text]]
    assert found.reading.unsure == unsure
