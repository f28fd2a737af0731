"""What a cell that is no phone number would become by a fix that cannot change what it means; None: no safe one."""

import re
from collections.abc import Callable, Collection
from datetime import datetime

from lib.checks import shapes
from lib.checks.identifiers import CYRILLIC, LATIN, RUSSIAN_LIKE
from lib.checks.shapes import Shape
from lib.checks.switches import is_on
from lib.checks.timezones import seconds
from lib.model.text import BLANK, DASHES, SPACES, UNSEEN

_PLAIN = str.maketrans({**dict.fromkeys(SPACES, " "), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(UNSEEN)})
_HEX_LETTERS = str.maketrans("АВСЕасе", "ABCEace")
_QUOTES = "'\"‘’‛′`´“”„«»"
_HOURS = re.compile(r" ?(?:ч|час|часа|часов|h|hours?|hrs?)\.?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" ?\(([^()]*)\)$")
_WITHOUT_SIGN = re.compile(r"(utc|gmt|мск|msk) ?([0-9]{1,2}(?::[0-9]{2})?)", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]{32}")
_WORD = re.compile(r"[^\W_]+")
_LATIN_LETTER = re.compile("[A-Za-z]")
_LONG_DASH = re.compile(rf"(?<=[^\W_])[{DASHES[1:]}](?=[^\W_])")
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:[{SPACES[1:]}][0-9]{{3}})+")
_PLAIN_BUT_DASHES = str.maketrans({**dict.fromkeys(SPACES, " "), **dict.fromkeys(UNSEEN)})
_IN_LATIN = str.maketrans(CYRILLIC, LATIN)
_IN_RUSSIAN = str.maketrans(RUSSIAN_LIKE, CYRILLIC[: len(RUSSIAN_LIKE)])
_WITH_DOTS = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})(?![0-9]).*")


def zone(cell: str, at: datetime) -> str | None:
    """The zone as `UTC+03:00`; `at` decides the offset of a zone with summer time.

    An apostrophe or quotes, words of hours and a remark in brackets go («'+3», «+3 часа», «МСК+2 (Уфа)»), and UTC, GMT
    or МСК with a bare number gets its plus. A bare number stays: 3 may be hours, 180 minutes; and so does a zone with
    another one in brackets.
    """
    text, remark = _bare(cell), _IN_BRACKETS.search(_bare(cell))
    text = _IN_BRACKETS.sub("", text)
    if re.match("[+-]|utc|gmt|мск|msk", text, re.IGNORECASE):
        text = _HOURS.sub("", text)
    text = _WITHOUT_SIGN.sub(r"\1+\2", text) if _WITHOUT_SIGN.fullmatch(text) else text
    found = seconds(text, at)
    if found is None or (remark and seconds(remark[1].strip(), at) not in (None, found)):
        return None
    mended = written(found)
    return mended if mended != cell else None


def written(offset: int) -> str:
    """An offset of whole minutes, in seconds from UTC, as `UTC+03:00`."""
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def switch(cell: str) -> str | None:
    """`true` or `false` for a cell that says so in other words."""
    found = is_on(_bare(cell))
    mended = None if found is None else str(found).lower()
    return mended if mended != cell else None


def uuid(cell: str) -> str | None:
    """The id in five groups of small letters, from one in braces, in capitals, without dashes or with Cyrillic letters
    that look like its own: hexadecimal digits are few enough that no other can be meant.
    """
    text = cell.translate(_PLAIN).translate(_HEX_LETTERS).casefold().removeprefix("urn:uuid:")
    digits = re.sub(r"[\s{}()\"'’«»-]", "", text)
    if not _HEX.fullmatch(digits):
        return None
    mended = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    return mended if mended != cell else None


def one_alphabet(ids: Collection[str]) -> Callable[[str], str | None]:
    """What writes an id in one alphabet and in plain signs, given all ids of its column.

    A long dash within a word and a space become plain ones, and what cannot be seen goes. A word with a letter that
    only one alphabet has is of that one. Where each letter may be either, it is what all the other words of the column
    are; if those are in both alphabets, or in none, there is no telling. Neither is there of a number in groups of
    three: whether its spaces belong to it is not known.
    """
    latin = any(_is_latin(word) for text in ids for word in _WORD.findall(text))
    russian = any(_is_russian(word) for text in ids if not text.isascii() for word in _WORD.findall(text))

    def written(found: re.Match[str]) -> str:
        word = found[0]
        if word.isascii() or not _LATIN_LETTER.search(word):
            return word
        in_latin, in_russian = word.translate(_IN_LATIN), word.translate(_IN_RUSSIAN)
        may_be_latin, may_be_russian = in_latin.isascii(), _is_russian(in_russian)
        if may_be_latin and (not may_be_russian or (latin and not russian)):
            return in_latin
        return in_russian if may_be_russian and (not may_be_latin or (russian and not latin)) else word

    def offer(cell: str) -> str | None:
        if _GROUPED.fullmatch(cell.strip(BLANK)):
            return None
        mended = _WORD.sub(written, _LONG_DASH.sub("-", cell.translate(_PLAIN_BUT_DASHES)))
        return mended if mended != cell else None

    return offer


def _is_latin(word: str) -> bool:
    return word.isascii() and bool(_LATIN_LETTER.search(word))


def _is_russian(word: str) -> bool:
    return bool(re.fullmatch("[0-9А-Яа-яЁё]+", word) and not word.isdecimal())


def day(texts: Collection[str]) -> Callable[[str], str | None]:
    """What writes a number of days as the date that it is, given all cells of its column: as they are written there,
    01.12.2026, else 2026-12-01.
    """
    dates = [text for text in (each.strip(BLANK) for each in texts) if shapes.shape(text) is Shape.DATE]
    dots = 2 * sum(1 for text in dates if _WITH_DOTS.fullmatch(text)) > len(dates)

    def offer(cell: str) -> str | None:
        found = shapes.day(cell.strip(BLANK))
        return None if found is None else found.strftime("%d.%m.%Y" if dots else "%Y-%m-%d")

    return offer


def _bare(cell: str) -> str:
    """The text without what a spreadsheet or an export has put around it, its spaces and dashes plain."""
    text = cell.translate(_PLAIN).strip()
    inside = text.removeprefix("=")
    return inside.strip(_QUOTES + " ") if inside[:1] and inside[0] in _QUOTES else text
