"""The check of `checkPhone`: yes or no, in both languages and as spreadsheets write it.

`+` and `-` are not taken: a dash fills empty cells as often as it says no.
"""

from lib.model.check import Check
from lib.model.columns import Field
from lib.model.finding import Code, Severity

_YES = "true t 1 1.0 1,0 yes y on да д истина вкл включено включен включён ✓ ✔"
_NO = "false f 0 0.0 0,0 no n off нет н ложь выкл выключено выключен ✗ ✘"
_WORDS = {**dict.fromkeys(_YES.split(), True), **dict.fromkeys(_NO.split(), False)}

CHECKS = (Check(Code.CHECK_PHONE_INVALID, Severity.ERROR, "is_on is null", (Field.CHECK_PHONE,)),)


def is_on(text: str) -> bool | None:
    """Read a cell, None if it says neither yes nor no."""
    return _WORDS.get(text.casefold().rstrip(".!"))
