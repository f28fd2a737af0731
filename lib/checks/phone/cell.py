"""What one cell of a phone column says.

Numbers are read so that nobody else is called: only separators may go (spaces, brackets, dashes, dots, slashes, a
leading apostrophe, what cannot be seen). A letter, an extension or a `?` makes the whole cell faulty, and so does
one bad number among several. How each number is read is said in `number`.
"""

import re

from lib.checks.phone.damage import SEPARATORS, damage
from lib.checks.phone.number import TEN_DIGITS, PhoneCell, one
from lib.checks.phone.together import apart
from lib.model.finding import PhoneFault
from lib.model.text import DASHES, PLUSES, SPACES, UNSEEN

APOSTROPHES = "'’‘ʼ`´"
_PLAIN = str.maketrans({
    **dict.fromkeys(SPACES, " "), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(UNSEEN), **dict.fromkeys(PLUSES, "+"),
})  # fmt: skip
_BETWEEN = re.compile(r"[,;|\r\n\t]| :::(?= )| +(?:и|или|or|and|&) +| +(?=\+)", re.IGNORECASE)


def read(text: str, country: str) -> PhoneCell:
    """Read a cell that is not blank; `country` is the ISO code of the default country."""
    text = plain(text)
    damaged = damage(text)  # before the parts: a comma may be a decimal one
    if damaged:
        return PhoneCell(fault=damaged)
    read_parts = [_part(part, country) for part in parts(text, country)] or [PhoneCell(fault=PhoneFault.NOT_A_NUMBER)]
    for part in read_parts:
        if part.fault:
            return part
    return PhoneCell(
        numbers=tuple(number for part in read_parts for number in part.numbers),
        national=any(part.national for part in read_parts),
        ambiguous=any(part.ambiguous for part in read_parts),
    )


def plain(text: str) -> str:
    """The text with plain spaces and dashes, and without what cannot be seen or an apostrophe in front."""
    return text.translate(_PLAIN).strip().lstrip(APOSTROPHES + " ")


def parts(text: str, country: str) -> list[str]:
    """The pieces of a plain text that each have to be a number; a piece of nothing but separators is none."""
    pieces = [piece for between in _BETWEEN.split(text) for piece in _closer_parts(between, country)]
    return [piece for piece in pieces if SEPARATORS.sub("", piece)]


def _part(text: str, country: str) -> PhoneCell:
    found = one(text, country)
    if found.fault and apart(text, country):
        return PhoneCell(fault=PhoneFault.RUN_TOGETHER)
    return found


def _closer_parts(text: str, country: str) -> list[str]:
    """Two full numbers with only a space or a slash between them are two; otherwise these are separators within one."""
    words = text.split()
    if all(sum(map(str.isdecimal, word)) >= TEN_DIGITS for word in words):
        return [piece for word in words for piece in _around_slashes(word, country)]
    return _around_slashes(text, country)


def _around_slashes(text: str, country: str) -> list[str]:
    # "8 495 123-45-67/68" is one number and the end of another, never one number of thirteen digits
    pieces = text.split("/")
    several = len(pieces) > 1 and any(one(piece, country).fault is None for piece in pieces)
    return pieces if several else [text]
