"""How a finding is mended in the spreadsheet itself, in Excel and in LibreOffice."""

from enum import StrEnum

import streamlit as st

from lib.model.finding import Code, PhoneFault
from lib.ui import frame
from lib.ui.session import Visit


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


NOT_IN_THE_FILE = frozenset({
    Code.NATIONAL_FORM, Code.NUMBER_TWICE, Code.COLUMN_NOT_PHONES, Code.COLUMN_NOT_TIMEZONES, Code.COLUMN_NOT_IDS,
    Code.COLUMN_NOT_SWITCHES,
})  # fmt: skip
"""Nothing has to be mended, or it is mended on the page of columns."""

_OF_CODES = {
    Code.PHONE_MISSING: FixRecipe.EMPTY,
    Code.VARIABLE_MISSING: FixRecipe.EMPTY,
    Code.PHONE_DAMAGED: FixRecipe.AS_TEXT,
    Code.SEVERAL_NUMBERS: FixRecipe.SPLIT,
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


def draw(visit: Visit, code: Code, detail: str) -> None:
    """A button that opens the recipe, one paragraph for each program; nothing where there is none."""
    found, say = recipe(code, detail), visit.say
    if found is None:
        return
    key = f"spreadsheet-{code.value}-{detail}"
    with st.popover(say("spreadsheet-fix"), icon=":material/table_view:", type=frame.discreet(visit), key=key):
        for program in ("excel", "calc"):
            st.markdown(f"**{say(f'spreadsheet-{program}')}**  \n{say(f'spreadsheet-{found.value}-{program}')}")
