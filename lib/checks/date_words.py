"""A date in words: 25.11.2025 9:30:00 → «25 ноября», where it is sure which number is the day; words stay words."""

import re
from datetime import date
from functools import cache

from babel.dates import get_month_names

_TIME = r"(?:(?:T|,? (?:в |at )?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-./])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-./])(\d{{1,2}})\2(\d{{4}}|\d{{2}})(?: ?г\.?)?{_TIME}")
_IN_WORDS = re.compile(rf"(\d{{1,2}})[ .-]([^\W\d_]+)(?:[.-]\d{{2}}|\.?,?[ .-]\d{{4}}(?: ?(?:г\.?|года))?|\.?){_TIME}")
_MONTH_FIRST = re.compile(rf"([A-Za-z]+)\.? (\d{{1,2}})(?:, ?\d{{4}})?{_TIME}")
_CENTURY = 2000
_MONTHS = 12
_LEAP = 2000


def day_and_month(text: str, language: str) -> str | None:
    """«25 ноября», "25 November": a day without year and time; None for what is no date, or one that reads two ways."""
    found = _read(" ".join(text.split()))
    return f"{found.day} {_months(language)[found.month]}" if found else None


def _read(text: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
        return _date(int(year), int(month), int(day))
    if match := _IN_WORDS.fullmatch(text):
        return _named(*match.groups())
    if match := _MONTH_FIRST.fullmatch(text):
        return _named(*match.groups()[::-1])
    if not (match := _YEAR_LAST.fullmatch(text)):
        return None
    first, separator, second, year_text = match.groups()
    day, month = int(first), int(second)
    year = int(year_text) if len(year_text) > 2 else _CENTURY + int(year_text)
    if separator == ".":
        return _date(year, month, day)
    # with a slash or a dash, America writes the month first, and a year of two digits may stand in front
    if len(year_text) == 2 or (max(day, month) <= _MONTHS and day != month):
        return None
    return _date(year, month, day) if month <= _MONTHS else _date(year, day, month)


def _named(day: str, month: str) -> date | None:
    """A day of a month that is written as a word, of whatever year."""
    place = _known_months().get(month.casefold())
    return _date(_LEAP, place, int(day)) if place else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months(language: str) -> dict[int, str]:
    """The months as they stand after a day."""
    return dict(get_month_names("wide", context="format", locale=language))


@cache
def _known_months() -> dict[str, int]:
    """Every month as Russian and English write it behind a day: in full, or its first three letters."""
    whole = [(name.casefold(), place) for language in ("ru", "en") for place, name in _months(language).items()]
    return {form: place for name, place in whole for form in (name, name[:3])} | {"май": 5}
