"""The check of time zones, and how one is read: seconds, hours from UTC or Moscow, a zone's name.

A bare 3 may be hours and a bare 180 minutes, so a number without a sign has to be seconds: 0, or quarter hours of an
hour or more, as every zone of today is. TWIN's field cannot express UTC+13 and UTC+14.
"""

import re
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from lib.model.check import Check
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.text import DASHES, SPACES

FARTHEST = 43_200
"""TWIN takes −43200…43200 (twin-api §1)."""

_HOUR = 3_600
_QUARTER = 900
_SECONDS = re.compile(r"([+-]?[0-9]{4,6}|0)(?:[.,]0+)?")
_OFFSET = re.compile(r"(utc|gmt|мск|msk)? ?(?:([+-]) ?([0-9]{1,2}(?![0-9])|[0-9]{2})(?::?([0-5][0-9]))?)?")
_BASES = {None: 0, "utc": 0, "gmt": 0, "мск": 3 * _HOUR, "msk": 3 * _HOUR}
_CITIES = {
    "калининград": "Europe/Kaliningrad",
    "москва": "Europe/Moscow",
    "санкт-петербург": "Europe/Moscow",
    "самара": "Europe/Samara",
    "екатеринбург": "Asia/Yekaterinburg",
    "омск": "Asia/Omsk",
    "новосибирск": "Asia/Novosibirsk",
    "красноярск": "Asia/Krasnoyarsk",
    "иркутск": "Asia/Irkutsk",
    "якутск": "Asia/Yakutsk",
    "владивосток": "Asia/Vladivostok",
    "магадан": "Asia/Magadan",
    "камчатка": "Asia/Kamchatka",
}
_PLAIN = str.maketrans({**dict.fromkeys(SPACES, " "), **dict.fromkeys(DASHES, "-")})

CHECKS = (Check(Code.TIMEZONE_INVALID, Severity.ERROR, "seconds is null", (Field.TIMEZONE,)),)


def seconds(text: str, at: datetime) -> int | None:
    """Read a cell: seconds from UTC, None if it names no zone or one that TWIN cannot take.

    `at` decides which offset a zone with summer time has.
    """
    text = text.translate(_PLAIN).casefold()
    found = _as_seconds(text)
    if found is None:
        found = _as_offset(text)
    if found is None:
        found = _as_name(text, at)
    return found if found is not None and abs(found) <= FARTHEST and found % _QUARTER == 0 else None


def _as_seconds(text: str) -> int | None:
    match = _SECONDS.fullmatch(text)
    number = int(match[1]) if match else None
    return number if number == 0 or (number and abs(number) >= _HOUR) else None


def _as_offset(text: str) -> int | None:
    match = _OFFSET.fullmatch(text)
    if not match or not text:
        return None
    base, sign, hours, minutes = match.groups()
    offset = int(hours or 0) * _HOUR + int(minutes or 0) * 60
    return _BASES[base] + (-offset if sign == "-" else offset)


def _as_name(text: str, at: datetime) -> int | None:
    name = _CITIES.get(text) or _names().get(text.replace(" ", "_"))
    offset = at.astimezone(ZoneInfo(name)).utcoffset() if name else None
    return None if offset is None else int(offset / timedelta(seconds=1))


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name}
