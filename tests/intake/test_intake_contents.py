"""A title that may mean any number is a phone only where the column holds phones or no other column does."""

import pytest

from lib.intake import contents
from lib.intake.columns import match
from lib.intake.read import read
from lib.model.columns import Column, Field

PHONE, VARIABLE = Field.PHONE, Field.VARIABLE


def matched(text: str, *chosen: str) -> list[tuple[Field, str]]:
    file = read(text.encode(), "people.csv")
    columns: tuple[Column, ...] = match(file.reading.header)
    return [(each.field, each.name) for each in contents.match(columns, file.reading, file.records, chosen)]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(
            "Номер;Телефон\n1;89161234567\n2;89161234568\n", [(VARIABLE, "Номер"), (PHONE, "")], id="of a row"
        ),
        pytest.param("Телефон;Номер\n89161234567;ЦБ-0017\n", [(PHONE, ""), (VARIABLE, "Номер")], id="of a contract"),
        pytest.param(
            "Номер;variables.Номер;Телефон\n1;x;89161234567\n",
            [(VARIABLE, "Номер_1"), (VARIABLE, "Номер"), (PHONE, "")],
            id="whose name is taken",
        ),
        pytest.param("Номер;Телефон 2\n89161234567;89161234568\n", [(PHONE, ""), (PHONE, "")], id="of a phone"),
        pytest.param(
            "Номер;Телефон 2\n8 916 123-45-67 Анна;\n7,98E+10;89161234568\n", [(PHONE, ""), (PHONE, "")], id="damaged"
        ),
        pytest.param("Номер;Телефон\n;89161234567\n", [(PHONE, ""), (PHONE, "")], id="blank"),
        pytest.param("Номер;Имя\n0017;Анна\n", [(PHONE, ""), (VARIABLE, "Имя")], id="alone"),
        pytest.param("Номер;Телефон\n17;нет\n18;нет\n", [(PHONE, ""), (PHONE, "")], id="beside no numbers"),
        pytest.param("Моб.;Телефон\n17;89161234567\n", [(PHONE, ""), (PHONE, "")], id="a title that says it"),
    ],
)
def test_a_number_of_something_else_is_no_phone_beside_one(text: str, fields: list[tuple[Field, str]]) -> None:
    assert matched(text) == fields


def test_what_the_operator_chose_is_never_overruled() -> None:
    assert matched("Номер;Телефон\n1;89161234567\n", "НОМЕР") == [(PHONE, ""), (PHONE, "")]
