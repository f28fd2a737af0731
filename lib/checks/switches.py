"""The check of `checkPhone`: yes or no, in both languages and as spreadsheets write it."""

from lib.model.check import Check
from lib.model.columns import Field
from lib.model.finding import Code, Severity

_WORDS = {
    **dict.fromkeys(("true", "1", "yes", "y", "да", "истина"), True),
    **dict.fromkeys(("false", "0", "no", "n", "нет", "ложь"), False),
}

CHECKS = (Check(Code.CHECK_PHONE_INVALID, Severity.ERROR, "is_on is null", (Field.CHECK_PHONE,)),)


def is_on(text: str) -> bool | None:
    """Read a cell, None if it says neither yes nor no."""
    return _WORDS.get(text.casefold())
