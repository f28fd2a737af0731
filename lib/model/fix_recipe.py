"""How a kind of finding is mended in the spreadsheet itself: which recipe it has for Excel and for LibreOffice."""

from enum import StrEnum

from lib.model.finding import Code, PhoneFault

PROGRAMS = ("excel", "calc")
"""Each recipe is told for these, as the words name them (`spreadsheet-…`)."""


class FixRecipe(StrEnum):
    """What has to be done in the spreadsheet."""

    CELL = "cell"
    AS_TEXT = "as_text"
    NO_DECIMALS = "no_decimals"
    REPLACE = "replace"
    SPLIT = "split"
    REPEATS = "repeats"
    COMPARE = "compare"
    EMPTY = "empty"
    VALUES = "values"
    TITLE = "title"
    UTF_8 = "utf_8"
    WIDER = "wider"
    CLEAN = "clean"
    LONG = "long"
    DATE = "date"
    PLACEHOLDER = "placeholder"
    ZONES = "zones"
    SWITCHES = "switches"


NOT_IN_THE_FILE = frozenset({Code.NATIONAL_FORM, Code.NUMBER_TWICE, Code.COLUMN_NOT_PHONES, Code.COLUMN_NOT_IDS})
"""Nothing has to be mended, or it is mended on the page of columns, or on that of templates."""

_OF_CODES = {
    Code.PHONE_MISSING: FixRecipe.EMPTY,
    Code.VARIABLE_MISSING: FixRecipe.EMPTY,
    Code.PHONE_DAMAGED: FixRecipe.AS_TEXT,
    Code.SEVERAL_NUMBERS: FixRecipe.SPLIT,
    Code.COLUMN_NOT_TIMEZONES: FixRecipe.ZONES,
    Code.COLUMN_NOT_SWITCHES: FixRecipe.SWITCHES,
    Code.DUPLICATE_IN_FILE: FixRecipe.REPEATS,
    Code.EXTERNAL_ID_AGAIN: FixRecipe.COMPARE,
    Code.NUMBER_OF_TWO_IDS: FixRecipe.COMPARE,
    Code.VARIABLES_CONTRADICT: FixRecipe.COMPARE,
    Code.RESERVED_NAME: FixRecipe.TITLE,
    Code.NAME_WITH_DOT: FixRecipe.TITLE,
    Code.NAME_WITH_BRACES: FixRecipe.TITLE,
    Code.NAMES_ALIKE: FixRecipe.TITLE,
    Code.PLACEHOLDER: FixRecipe.PLACEHOLDER,
    Code.NO_VALUE: FixRecipe.REPLACE,
    Code.LOOKALIKE_IN_ID: FixRecipe.REPLACE,
    Code.CONTROL_CHARACTERS: FixRecipe.CLEAN,
    Code.MOJIBAKE: FixRecipe.UTF_8,
    Code.EXTERNAL_ID_TOO_LONG: FixRecipe.LONG,
    Code.VARIABLE_TOO_LONG: FixRecipe.LONG,
    Code.TEXT_CUT_OFF: FixRecipe.WIDER,
    Code.DAY_NUMBER: FixRecipe.DATE,
    Code.BODY_TOO_BIG: FixRecipe.LONG,
}
_OF_FAULTS = {
    PhoneFault.EXPONENT: FixRecipe.AS_TEXT,
    PhoneFault.ZERO_LOST: FixRecipe.AS_TEXT,
    PhoneFault.FLOAT_TAIL: FixRecipe.NO_DECIMALS,
    PhoneFault.CUT_OFF: FixRecipe.WIDER,
    PhoneFault.FORMULA_ERROR: FixRecipe.VALUES,
    PhoneFault.RUN_TOGETHER: FixRecipe.SPLIT,
    PhoneFault.LOOKALIKE: FixRecipe.REPLACE,
}


def recipe(code: Code, detail: str) -> FixRecipe | None:
    """What to do in the spreadsheet about a kind of finding; None where nothing is to be done there."""
    if code in NOT_IN_THE_FILE:
        return None
    of_fault = _OF_FAULTS.get(PhoneFault(detail)) if detail in set(PhoneFault) else None
    return of_fault or _OF_CODES.get(code, FixRecipe.CELL)
