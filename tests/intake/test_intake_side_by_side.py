"""A row that seems to hold several people beside one another is said to, and nothing of it is changed."""

import pytest

from lib.intake.read import read
from lib.model.reading import Unsure
from tests.intake.written import KINDS, Row


@pytest.mark.parametrize(
    "text",
    [
        "ФИО\tТелефон\tФИО\tТелефон\nИванов\t89161234567\tПетров\t89161234568\n",
        "№;ФИО;Телефон;№;ФИО;Телефон 2\n1;Иванов;89161234567;2;Петров;89161234568\n",
        "Иванов\t89161234567\tПетров\t89161234568\nКим\t89161234569\tЦой\t89161234560\n",
        "89161234567;Иванов;89161234568;Петров\n",
    ],
)
def test_people_beside_one_another_are_said_to_be_perhaps_that(text: str) -> None:
    file = read(text.encode(), "people.csv")

    assert file.reading.unsure == (Unsure.SIDE_BY_SIDE,)
    assert (file.unreadable, len(file.records)) == ((), file.reading.rows)
    assert read(text.encode(), "people.csv", file.reading.choice).reading == file.reading


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_said_of_workbooks_too(kind: str) -> None:
    titled: list[Row] = [["Имя", "Телефон", "Имя", "Телефон"], ["Анна", "79161234567", "Пётр", "79161234568"]]

    assert read(KINDS[kind](titled, ()), f"people.{kind}").reading.unsure == (Unsure.SIDE_BY_SIDE,)
    assert read(KINDS[kind](titled[1:], ()), f"people.{kind}").reading.unsure == (Unsure.SIDE_BY_SIDE,)


@pytest.mark.parametrize(
    "text",
    [
        "ФИО;Телефон 1;Телефон 2\nИванов;89161234567;89161234568\n",
        "Имя;Имя;Телефон\nАнна;Анна;89161234567\n",
        "Mobile Phone,Street,Street 2,Primary Phone\n79161234567,a,b,\n",
        "Телефон;;Телефон 2;\n79161234567;x;;y\n",
        "Иванов;89161234567;89161234568;Москва\n",
        "89161234567;Иванов;89161234568\n",
        "Иванов;89161234567;15;89161234568\n",
    ],
)
def test_several_numbers_of_one_person_are_not_said_to_be_several_people(text: str) -> None:
    assert read(text.encode(), "people.csv").reading.unsure == ()
