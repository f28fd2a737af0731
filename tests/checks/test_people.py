"""Who is who in a file: one number under two ids or with other variables, one id again, a number twice in a row."""

from collections.abc import Callable

from lib.model.finding import Code, Severity
from tests.checks.conftest import Checked

Check = Callable[..., Checked]
A, B, C = "79161234567", "79161234568", "79161234569"


def test_a_number_in_two_cells_of_a_row_is_noted_and_goes_once(checked: Check) -> None:
    file = checked(["phone", "phone 2"], [A, "8 (916) 123-45-67"], [B, C])
    twice = [each for each in file.findings if each.code is Code.NUMBER_TWICE]
    assert [(each.row, each.severity) for each in twice] == [(2, Severity.NOTE)]
    assert file.numbers() == {2: [A], 3: [B, C]}


def test_a_number_that_stands_twice_in_one_cell_is_noted_and_goes_once(checked: Check) -> None:
    file = checked(["phone"], [f"{A}, 8 (916) 123-45-67"], [f"{B}, {C}"])
    assert [each[:1] for each in file.found if each[2] == "number_twice"] == [(2,)]
    assert file.numbers() == {2: [A], 3: [B, C]}


def test_an_external_id_that_comes_again_names_the_first_row_that_has_it(checked: Check) -> None:
    file = checked(["phone", "id"], [A, "C-1"], [B, " C-1"], [C, ""], ["79161234570", ""], ["79161234571", "C-1"])
    assert file.found == [(3, "id", "external_id_again", "2"), (6, "id", "external_id_again", "2")]
    assert file.review.can_go == 5


def test_one_number_under_two_external_ids_is_a_warning_beside_the_repeat(checked: Check) -> None:
    file = checked(["phone", "id"], [A, "C-1"], [B, "C-9"], [A, "C-2"], [A, ""], let_in=True)
    assert [each for each in file.found if each[2] != "duplicate_in_file"] == [(4, "id", "number_of_two_ids", "2")]
    assert file.review.can_go == 4


def test_the_same_person_twice_contradicts_nobody(checked: Check) -> None:
    file = checked(["phone", "id", "Name", "Debt"], [A, "C-1", "Анна", "5"], [A, "C-1", "Анна ", ""])
    assert {each[2] for each in file.found} == {"duplicate_in_file", "external_id_again", "variable_missing"}


def test_the_same_number_with_another_variable_names_the_row_and_the_column_that_differ(checked: Check) -> None:
    file = checked(
        ["phone", "phone 2", "Name", "Debt"], [A, "", "Анна", "5"], [B, "", "Пётр", "7"], [C, A, "Анна", "9"]
    )
    assert [each for each in file.found if each[2] == "variables_contradict"] == [
        (4, "Debt", "variables_contradict", "2"),
    ]
    assert [each.value for each in file.findings if each.code is Code.VARIABLES_CONTRADICT] == ["9"]


def test_a_row_is_held_against_the_first_that_says_anything_of_the_number(checked: Check) -> None:
    rows = [[A, "", "5"], [A, "Анна", ""], [A, "Пётр", "5"], [A, "Анна", "7"], [A, "анна", ""], [B, "Олег", "9"]]
    file = checked(["phone", "Name", "Debt"], *rows)
    assert [each for each in file.found if each[2] == "variables_contradict"] == [
        (4, "Name", "variables_contradict", "3"),
        (5, "Debt", "variables_contradict", "2"),
        (6, "Name", "variables_contradict", "3"),
    ]
