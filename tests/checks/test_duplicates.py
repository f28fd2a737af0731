"""Numbers that come again in the file."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.checks.duplicates import Repeat, SharedNumber, repeats
from tests.checks.conftest import Checked

Check = Callable[..., Checked]
A, B, C = "79161234567", "79161234568", "79161234569"


def test_the_second_and_later_rows_name_the_first(checked: Check) -> None:
    file = checked(["phone"], [A], [B], ["8 916 123-45-67"], [f"+{A}"])
    duplicates = [found for found in file.found if found[2] == "duplicate_in_file"]
    assert duplicates == [(4, "phone", "duplicate_in_file", "2"), (5, "phone", "duplicate_in_file", "2")]
    assert file.numbers() == {2: [A], 3: [B]}
    assert file.review.duplicates == 2


def test_one_shared_number_is_enough_and_the_cell_that_repeats_it_is_named(checked: Check) -> None:
    file = checked(["phone", "phone 2"], [A, B], [C, B])
    assert file.found == [(3, "phone 2", "duplicate_in_file", "2")]
    assert file.findings[0].value == B


def test_a_row_with_an_error_of_its_own_makes_no_later_row_a_duplicate(checked: Check) -> None:
    file = checked(["phone", "zone"], [A, "99999"], [A, "+3"], [A, "+3"])
    assert file.found == [(2, "zone", "timezone_invalid", ""), (4, "phone", "duplicate_in_file", "3")]
    assert list(file.numbers()) == [3]


def test_a_row_that_is_left_out_as_a_duplicate_makes_no_later_row_one(checked: Check) -> None:
    file = checked(["phone", "phone 2"], [A, ""], [A, B], [B, ""])
    assert file.found == [(3, "phone", "duplicate_in_file", "2")]
    assert file.numbers() == {2: [A], 4: [B]}


def test_let_in_duplicates_are_warned_of_and_go(checked: Check) -> None:
    file = checked(["phone", "phone 2"], [A, ""], [A, B], [B, ""], let_in=True)
    assert [(each.row, each.severity.value, each.detail) for each in file.findings] == [
        (3, "warning", "2"),
        (4, "warning", "3"),
    ]
    assert list(file.numbers()) == [2, 3, 4]
    assert file.review.numbers == 2


def test_a_row_that_repeats_two_earlier_ones_names_the_first_of_them(checked: Check) -> None:
    assert checked(["phone"], [A], [B], [f"{B}, {A}"]).found[0] == (4, "phone", "duplicate_in_file", "2")


numbers = st.sampled_from([A, B, C, "79161234570", "79161234571"])
files = st.lists(st.tuples(st.lists(numbers, min_size=1, max_size=3, unique=True), st.booleans()), max_size=12)


def _greedy(file: Sequence[tuple[list[str], bool]], *, let_in: bool) -> dict[int, int]:
    """The rule as its sentence says it: row → the first row that it repeats."""
    found: dict[int, int] = {}
    going: dict[int, set[str]] = {}
    for row, (mine, is_hindered) in enumerate(file):
        first = next((earlier for earlier, theirs in going.items() if theirs & set(mine)), None)
        if first is not None:
            found[row] = first
        if not is_hindered and (let_in or first is None):
            going[row] = set(mine)
    return found


def _shared(file: Sequence[tuple[list[str], bool]]) -> list[SharedNumber]:
    return [SharedNumber(row, 0, int(number)) for row, (mine, _) in enumerate(file) for number in mine]


@given(file=files, let_in=st.booleans())
def test_a_row_is_a_duplicate_exactly_if_an_earlier_row_that_may_go_shares_a_number(
    file: list[tuple[list[str], bool]], let_in: bool
) -> None:
    hindered = np.array([is_hindered for _, is_hindered in file], np.bool_)
    found = repeats(_shared(file), hindered=hindered, let_in=let_in)
    assert {each.row: each.first_row for each in found} == _greedy(file, let_in=let_in)


@given(file=files)
def test_no_number_goes_twice_unless_let_in(file: list[tuple[list[str], bool]]) -> None:
    nobody = np.zeros(len(file), np.bool_)
    left_out = {each.row for each in repeats(_shared(file), hindered=nobody, let_in=False)}
    going = [number for row, (mine, _) in enumerate(file) if row not in left_out for number in mine]
    assert len(going) == len(set(going))


@pytest.mark.parametrize("let_in", [True, False])
def test_no_shared_number_is_no_duplicate(let_in: bool) -> None:
    nobody = np.zeros(4, np.bool_)
    assert repeats([], hindered=nobody, let_in=let_in) == []
    assert repeats([SharedNumber(2, 0, 1), SharedNumber(3, 0, 2)], hindered=nobody, let_in=let_in) == []


def test_a_repeat_points_at_the_column_of_the_number_that_comes_again() -> None:
    shared = [SharedNumber(2, 0, 1), SharedNumber(3, 0, 3), SharedNumber(3, 1, 2), SharedNumber(3, 1, 1)]
    assert repeats(shared, hindered=np.zeros(4, np.bool_), let_in=False) == [Repeat(3, 1, 2)]
