"""What a cell that is no phone number would become by a fix that cannot change what it means; None: no safe one."""

import re
from datetime import datetime

from lib.checks.switches import is_on
from lib.checks.timezones import seconds
from lib.model.text import DASHES, SPACES, UNSEEN

_PLAIN = str.maketrans({**dict.fromkeys(SPACES, " "), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(UNSEEN)})
_LATIN = str.maketrans("АВСЕасе", "ABCEace")
_HOURS = re.compile(r" ?(?:ч|час|часа|часов|h|hours?|hrs?)\.?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" ?\([^()]*\)$")
_WITHOUT_SIGN = re.compile(r"(utc|gmt|мск|msk) ?([0-9]{1,2}(?::[0-9]{2})?)", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]{32}")


def zone(cell: str, at: datetime) -> str | None:
    """The zone as `UTC+03:00`; `at` decides the offset of a zone with summer time.

    Words of hours and a remark in brackets go («+3 часа», «МСК+2 (Уфа)»), and UTC, GMT or МСК with a bare number gets
    its plus. A bare number stays: 3 may be hours, 180 minutes.
    """
    text = _IN_BRACKETS.sub("", cell.translate(_PLAIN).strip())
    if re.match("[+-]|utc|gmt|мск|msk", text, re.IGNORECASE):
        text = _HOURS.sub("", text)
    text = _WITHOUT_SIGN.sub(r"\1+\2", text) if _WITHOUT_SIGN.fullmatch(text) else text
    found = seconds(text, at)
    mended = None if found is None else written(found)
    return mended if mended != cell else None


def written(offset: int) -> str:
    """An offset of whole minutes, in seconds from UTC, as `UTC+03:00`."""
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def switch(cell: str) -> str | None:
    """`true` or `false` for a cell that says so in other words."""
    found = is_on(cell.translate(_PLAIN).strip())
    mended = None if found is None else str(found).lower()
    return mended if mended != cell else None


def uuid(cell: str) -> str | None:
    """The id in five groups of small letters, from one in braces, in capitals, without dashes or with Cyrillic letters
    that look like its own: hexadecimal digits are few enough that no other can be meant.
    """
    text = cell.translate(_PLAIN).translate(_LATIN).casefold().removeprefix("urn:uuid:")
    digits = re.sub(r"[\s{}()\"'’«»-]", "", text)
    if not _HEX.fullmatch(digits):
        return None
    mended = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    return mended if mended != cell else None
