"""The check of time zones, and how one is read: seconds, hours from UTC or Moscow, a zone's name.

A bare 3 may be hours and a bare 180 minutes, so a number without a sign has to be seconds: 0, or quarter hours of an
hour or more, as every zone of today is. TWIN's field cannot express UTC+12:45 to UTC+14; nobody lives as far
behind UTC.
"""

import re
from datetime import datetime
from functools import cache
from zoneinfo import available_timezones

from lib.checks.cities import name_of_zone, offset
from lib.checks.identifiers import CYRILLIC, LATIN
from lib.model.check import Check
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.text import DASHES, PLUSES, SPACES, UNSEEN

FARTHEST = 43_200
"""TWIN takes −43200…43200 (twin-api §1)."""

_LAST = 50_400
"""UTC+14, the farthest zone that there is."""

_HOUR = 3_600
_QUARTER = 900
_SECONDS = re.compile(r"([+-]?[0-9]{4,6}|0)(?:[.,]0+)?")
_OFFSET = re.compile(r"(UTC|GMT|MCK|MSK)? ?(?:([+-]) ?([0-9]{1,2}(?![0-9])|[0-9]{2})(?::?([0-5][0-9]))?)?")
_BASES = {None: 0, "UTC": 0, "GMT": 0, "MCK": 3 * _HOUR, "MSK": 3 * _HOUR}
_IN_LATIN = str.maketrans(CYRILLIC, LATIN)
_WINDOWS = re.compile(r"\((utc|gmt)([+-][0-9]{1,2}(?::[0-9]{2})?)?\).*")
_NAMES_TOO = frozenset({"артем", "владимир"})
"""Cities that are first names as well: in a column of time zones such a word is rather a shifted row."""

_PLAIN = str.maketrans({
    **dict.fromkeys(SPACES, " "), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(UNSEEN), **dict.fromkeys(PLUSES, "+"),
})  # fmt: skip

BEYOND = "beyond"
"""What is amiss with a zone that is one and that TWIN cannot take."""

CHECKS = (
    Check(Code.TIMEZONE_INVALID, Severity.ERROR, "seconds is null and amiss is null", (Field.TIMEZONE,)),
    Check(Code.TIMEZONE_BEYOND, Severity.ERROR, f"amiss = '{BEYOND}'", (Field.TIMEZONE,)),
)


def seconds(text: str, at: datetime) -> int | None:
    """Read a cell: seconds from UTC, None if it names no zone or one that TWIN cannot take.

    `at` decides which offset a zone with summer time has.
    """
    found = _read(text, at)
    return found if found is not None and abs(found) <= FARTHEST else None


def amiss(text: str, at: datetime) -> str | None:
    """`BEYOND` for a zone that people live in and TWIN's field cannot express (UTC+12:45 to UTC+14), else None."""
    found = _read(text, at)
    return BEYOND if found is not None and found > FARTHEST else None


def _read(text: str, at: datetime) -> int | None:
    text = text.translate(_PLAIN).casefold()
    windows = _WINDOWS.fullmatch(text)
    if windows:
        text = windows[1] + (windows[2] or "")
    found = _as_seconds(text)
    if found is None:
        found = _as_offset(text)
    if found is None:
        found = _as_name(text, at)
    return found if found is not None and abs(found) <= _LAST and found % _QUARTER == 0 else None


def _as_seconds(text: str) -> int | None:
    match = _SECONDS.fullmatch(text)
    number = int(match[1]) if match else None
    return number if number == 0 or (number and abs(number) >= _HOUR) else None


def _as_offset(text: str) -> int | None:
    match = _OFFSET.fullmatch(text.upper().translate(_IN_LATIN))  # «МСК», whose letters may be of either alphabet
    if not match or not text:
        return None
    base, sign, hours, minutes = match.groups()
    ahead = int(hours or 0) * _HOUR + int(minutes or 0) * 60
    return _BASES[base] + (-ahead if sign == "-" else ahead)


def _as_name(text: str, at: datetime) -> int | None:
    name = _names().get(text.replace(" ", "_"))
    if not name and text.replace("ё", "е") not in _NAMES_TOO:
        name = name_of_zone(text)
    if not name:
        return None
    found = offset(name, at)
    said = (_as_offset(part.strip()) for part in text.split(","))
    return found if all(each in (None, found) for each in said) else None  # "Омск, UTC+3" is two zones


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name}
