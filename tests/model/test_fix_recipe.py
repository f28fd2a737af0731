"""Every kind of finding that is mended in the file has a recipe for the spreadsheet programs."""

from lib.model.finding import Code, PhoneFault
from lib.model.fix_recipe import NOT_IN_THE_FILE, FixRecipe, recipe

_TOLD_APART = {Code.PHONE_INVALID, Code.PHONE_DAMAGED}
KINDS = [
    *((code, "") for code in Code if code not in _TOLD_APART),
    *((code, fault.value) for code in _TOLD_APART for fault in PhoneFault),
]


def test_every_kind_that_is_mended_in_the_file_has_a_recipe() -> None:
    assert {code for code, detail in KINDS if recipe(code, detail) is None} == NOT_IN_THE_FILE


def test_every_recipe_is_of_some_kind() -> None:
    assert {recipe(code, detail) for code, detail in KINDS} - {None} == set(FixRecipe)


def test_what_has_no_recipe_needs_no_mending_or_another_column() -> None:
    assert {Code.NATIONAL_FORM, Code.NUMBER_TWICE, Code.COLUMN_NOT_PHONES, Code.COLUMN_NOT_IDS} == NOT_IN_THE_FILE
    assert recipe(Code.COLUMN_NOT_TIMEZONES, "") is FixRecipe.ZONES
    assert recipe(Code.COLUMN_NOT_SWITCHES, "") is FixRecipe.SWITCHES


def test_a_row_number_as_detail_changes_nothing() -> None:
    assert recipe(Code.DUPLICATE_IN_FILE, "17") is FixRecipe.REPEATS


def test_damage_by_a_spreadsheet_is_mended_where_it_came_about() -> None:
    assert recipe(Code.PHONE_DAMAGED, PhoneFault.EXPONENT) is FixRecipe.AS_TEXT
    assert recipe(Code.PHONE_DAMAGED, PhoneFault.FLOAT_TAIL) is FixRecipe.NO_DECIMALS


def test_nobody_is_told_to_remove_rows_behind_which_another_person_may_be() -> None:
    for code in (Code.EXTERNAL_ID_AGAIN, Code.NUMBER_OF_TWO_IDS, Code.VARIABLES_CONTRADICT):
        assert recipe(code, "17") is FixRecipe.COMPARE
