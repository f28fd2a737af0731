"""How a cell came back from a spreadsheet: as it went, as the program wrote it anew by itself, or as somebody wrote it.

A text file says nothing of what its cells are. Excel and LibreOffice take 0079 and +79160010001 for numbers and
2026-12-01 for a day, show a phone as 7,916E+10, keep fifteen digits, and save what they show: also of the cells that
nobody touched.
"""

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from lib.drafts import sheet, workbook_file
from lib.model.text import SPACES

_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:[.,][0-9]{1,40})?(?:[Ee][+-]?[0-9]{1,2})?")
_ANEW = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?")
_EXPONENT = re.compile(r"-?[1-9](?:[.,][0-9]+)?[Ee][+-][0-9]{1,2}")
_DIGITS_KEPT = 15
"""Of any number, by Excel and LibreOffice alike."""

_TIME = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}})(?:[ T]{_TIME})?")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([./-])([0-9]{{1,2}})\2([0-9]{{4}})(?: {_TIME})?")
_MONTHS = 12
_TRUTHS = ({"true", "истина"}, {"false", "ложь"})

_GAPS = str.maketrans(dict.fromkeys(SPACES))


class CameBack(StrEnum):
    """`respelt` is the same number or day as a spreadsheet writes it, `rounded` what it left of a number, which others
    may share.
    """

    AS_IT_WENT = "as_it_went"
    RESPELT = "respelt"
    ROUNDED = "rounded"
    CHANGED = "changed"


def came_back(was: str, brought: str) -> CameBack:
    """Compare a cell of the draft with what the file has for it."""
    if was == brought:
        return CameBack.AS_IT_WENT
    as_written = (was, str(sheet.harmless(was)), workbook_file.storable(was))
    if _lines(brought) in map(_lines, as_written):
        return CameBack.AS_IT_WENT
    number, found = _number(was.translate(_GAPS).lstrip("'")), brought.strip()
    value = _number(found)
    if number is None or value is None:
        return CameBack.RESPELT if _is_same_day(was.strip(), found) else CameBack.CHANGED
    if _ANEW.fullmatch(found) and value == number:
        return CameBack.RESPELT
    shortened = _EXPONENT.fullmatch(found) or len(number.as_tuple().digits) > _DIGITS_KEPT
    return CameBack.ROUNDED if shortened and value in _roundings(number) else CameBack.CHANGED


def _lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.strip().splitlines()]


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _is_same_day(was: str, found: str) -> bool:
    """Whether a day, perhaps with a time, that reads one way only is what was found, or whether both say yes or no."""
    days = _days(was)
    if len(days) == 1:
        return days <= _days(found)
    return any({was.lower(), found.lower()} <= each for each in _TRUTHS)


def _days(text: str) -> set[tuple[int, ...]]:
    """Year, month, day, hour, minute and second, in every reading that the text has."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day, *time = match.groups("0")
        return {(int(year), int(month), int(day), *map(int, time))}
    if not (match := _YEAR_LAST.fullmatch(text)):
        return set()
    first, separator, second, year, *time = match.groups("0")
    readings = [(second, first)] if separator == "." else [(second, first), (first, second)]
    return {(int(year), int(month), int(day), *map(int, time)) for month, day in readings if int(month) <= _MONTHS}


def _roundings(number: Decimal) -> set[Decimal]:
    """The number to so many digits as a column may be wide for; Excel cuts the sixteenth off."""
    rounded = {Context(prec=digits, rounding=ROUND_HALF_UP).plus(number) for digits in range(1, _DIGITS_KEPT + 1)}
    return rounded | {Context(prec=_DIGITS_KEPT, rounding=ROUND_DOWN).plus(number)}
