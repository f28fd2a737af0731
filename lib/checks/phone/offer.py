"""What a phone cell would become by a fix that changes nobody's number.

Only what separates digits may go: spaces, brackets, dashes, dots, slashes, quotes, an apostrophe, a lone underscore,
the commas between thousands, what cannot be seen, and a decimal tail of zeros as a whole. What is left is then read
anew. A letter, an extension, a `?` or a lost digit has no offer, and neither has a cell with one bad number in it, or
with one that stands there in full and may still be somebody else's: the plus that would say so is not ours to write.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from lib.checks.phone.cell import APOSTROPHES, parts, plain
from lib.checks.phone.damage import FLOAT_TAIL
from lib.checks.phone.number import PhoneCell, one
from lib.checks.phone.together import apart

_QUOTES_AND_BRACKETS = str.maketrans(dict.fromkeys(APOSTROPHES + '"“”„«»[]{}·\\', " "))
_AS_TEXT = re.compile(r'="([^"]*)"')  # how a spreadsheet is made to keep a number as text
_UNDERSCORE = re.compile(r"(?<=[0-9)])_(?=[0-9(])")
_THOUSANDS = re.compile(r"\+?[0-9]{1,3}(?:,[0-9]{3}){3,}")
_TAIL = re.compile(r"[.,]0+$")


class Mend(StrEnum):
    """What an offer does to the cell; where it does several things, the one that changes most."""

    DIGITS = "digits"
    NATIONAL = "national"
    FLOAT_TAIL = "float_tail"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Offer:
    """The text that the cell would have, and what was done."""

    text: str
    mend: Mend


def offer(cell: str, country: str) -> str | None:
    """The text that the cell would have; None where there is nothing to change or no safe way.

    `country` is the ISO code of the default country. The text reads back, by `cell.read`, to the very numbers that the
    cell holds, each once and plainly: no fault, not national, not ambiguous, one after another with a comma between.
    """
    found = offered(cell, country)
    return found.text if found else None


def offered(cell: str, country: str) -> Offer | None:
    """As `offer`, with what is done."""
    text = _without_more(plain(cell))
    tail = FLOAT_TAIL.fullmatch(text) is not None
    if tail:
        text = _TAIL.sub("", text)
    pieces = parts(text, country)
    tail = tail or any(FLOAT_TAIL.fullmatch(piece) for piece in pieces)
    found = [number for piece in pieces for number in _numbers(piece, country)]
    if not found or any(each.fault or (each.ambiguous and not each.national) for each in found):
        return None
    numbers = dict.fromkeys(each.numbers[0] for each in found)
    mended = ", ".join(written(number, country) for number in numbers)
    return Offer(mended, _mend(found, tail)) if mended != cell else None


def _without_more(text: str) -> str:
    """The text without the separators that reading does not pass over by itself."""
    as_text = _AS_TEXT.fullmatch(text)
    text = (as_text[1] if as_text else text).translate(_QUOTES_AND_BRACKETS).strip()
    text = "".join(str(unicodedata.decimal(each, each)) for each in text)
    text = _UNDERSCORE.sub("-", text)
    return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text


def _numbers(piece: str, country: str) -> list[PhoneCell]:
    if FLOAT_TAIL.fullmatch(piece):
        piece = _TAIL.sub("", piece)
    found = one(piece, country)
    pair = apart(piece, country) if found.fault else None
    return [one(each, country) for each in pair] if pair else [found]


def written(number: str, country: str) -> str:
    """A number (E.164 without the plus) in a cell: the digits alone where they read back as they stand, else with a
    plus: they would be another country's.
    """
    return number if one(number, country) == PhoneCell((number,)) else f"+{number}"


def _mend(found: list[PhoneCell], tail: bool) -> Mend:
    if len(found) > 1:
        return Mend.SPLIT
    if tail:
        return Mend.FLOAT_TAIL
    return Mend.NATIONAL if found[0].national else Mend.DIGITS
