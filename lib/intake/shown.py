"""A number as an .ods shows it: its text there depends on the language of whoever saved it, and may hide digits."""

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal

from lib.intake import cells
from lib.intake.number_format import PHONE

_PHONE = 10 ** (PHONE - 1)
_LONGEST = 255
_EXACT = Context(prec=2_000)
_WORDS = {"TRUE": "true", "ИСТИНА": "true", "FALSE": "false", "ЛОЖЬ": "false"}
_CORE = re.compile(r"\d(?:.*\d)?", re.DOTALL)
_PLAIN_CORE = re.compile(r"\d+(?:[\s.,'\u2019]\d+)*")
_SEPARATORS = re.compile(r"[\s.,'\u2019]")
_LAST = re.compile(r"(.*)[.,](\d+)", re.DOTALL)


def number(value: float, shown: str) -> str:
    """What is shown, thousands together and with a dot for the decimal sign, if it is this number; else the number.

    Zeros in front, decimals, a percent sign, a currency and a phone's brackets stay; an exponent does not.
    """
    if shown.isdecimal() and shown.isascii() and float(shown) == value:
        return shown
    if shown.strip().upper() in _WORDS:
        return _WORDS[shown.strip().upper()]
    core = _CORE.search(shown)
    if not math.isfinite(value) or len(shown) > _LONGEST:
        return shown or str(value)
    if not core or "E" in shown.upper():
        return cells.text(value)
    before, after = shown[: core.start()], shown[core.end() :]
    exact = cells.decimal(value).scaleb(2 if "%" in after else 0, _EXACT)
    if _PLAIN_CORE.fullmatch(core[0]):
        for text, decimals in _meant(core[0]):
            rounded = exact.copy_abs().quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)
            if Decimal(text) == rounded:
                text = text.partition(".")[0] if rounded >= _PHONE and rounded == rounded.to_integral_value() else text
                return (before + text + after.replace("\xa0%", "%").replace(" %", "%")).strip()
    digits = "".join(filter(str.isdigit, shown))
    same = value > 0 and value == int(value) and digits.endswith(str(int(value)))
    return shown.strip() if same and not _PLAIN_CORE.fullmatch(core[0]) else cells.text(value)


def _meant(core: str) -> list[tuple[str, int]]:
    """The numbers that the digits may mean, with how many decimals: all of them whole, or the last ones a fraction."""
    found = [(_SEPARATORS.sub("", core), 0)]
    if match := _LAST.fullmatch(core):
        found.insert(0, (f"{_SEPARATORS.sub('', match[1])}.{match[2]}", len(match[2])))
    return found
