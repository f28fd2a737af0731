"""What one cell of a phone column says.

Numbers are read so that nobody else is called: only separators may go (spaces, brackets, dashes, dots, slashes, a
leading apostrophe, what cannot be seen). A letter, an extension or a `?` makes the whole cell faulty, and so does
one bad number among several.

`+` or `00` in front: international. In a country with code 7, eleven digits from 8: that country. Digits that are a
valid number of the default country as it is dialled there, and do not begin with its own code: that country. All else:
the country code first, as TWIN writes numbers. A Russian number that lost a digit (in Russia, nine digits or ten from
7 or 8) is never another country's; who means one of the few foreign numbers of nine digits writes the `+`.
"""

import re
from dataclasses import dataclass, replace

from lib.checks.phone.verdict import calling_code, national, verdict
from lib.model.finding import PhoneFault
from lib.model.text import DASHES, SPACES, UNSEEN

APOSTROPHES = "'’‘ʼ`´"
_PLAIN = str.maketrans({**dict.fromkeys(SPACES, " "), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(UNSEEN), "＋": "+"})

EXPONENT = re.compile(r"[+-]?[0-9 ]+(?:[.,][0-9]+)?[eEеЕ][+-]?[0-9]+")
FLOAT_TAIL = re.compile(r"\+?[0-9][0-9 ]{4,}[.,]0+")
_EXTENSION = re.compile(
    r"[0-9)][\s,;.(]*(?:доб(?:авочный)?|доп|вн(?:утр(?:енний)?)?|ext(?:n|ension)?|[xх#])[\s.:=]*[0-9]{1,6}\W*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;|\r\n\t]| +(?:и|или|or|and|&) +| +(?=\+)", re.IGNORECASE)
_NUMBER = re.compile(r"[ ().\-/]*(\+?)[ ().\-/]*([0-9][0-9 ().\-/]*)")
_SEPARATORS = re.compile(r"[ ().\-/]+")
_LOOKALIKES = frozenset("OoОоIlІіLЗзЧчSsбБBВ")

_TEN_DIGITS = 10
_LOST_A_DIGIT = {"RU": re.compile(r"[78][0-9]{9}|[1-9][0-9]{8}"), "KZ": re.compile(r"8[0-9]{9}")}
_LOST_A_DIGIT_AFTER_SEVEN = re.compile(r"7[0-9]{9}")


@dataclass(frozen=True, slots=True)
class PhoneCell:
    """The numbers of a cell (E.164 digits without `+`, each once, in order), or the fault that keeps it from going.

    `national` says that a number was written as it is dialled at home; `ambiguous` that the same digits, read the other
    way, are somebody else's number.
    """

    numbers: tuple[str, ...] = ()
    fault: PhoneFault | None = None
    national: bool = False
    ambiguous: bool = False


def read(text: str, country: str) -> PhoneCell:
    """Read a cell that is not blank; `country` is the ISO code of the default country."""
    text = text.translate(_PLAIN).strip().lstrip(APOSTROPHES).strip()
    damage = _damage(text)  # before the parts: a comma may be a decimal one
    if damage:
        return PhoneCell(fault=damage)
    read_parts = [_one(part, country) for part in _parts(text, country)] or [PhoneCell(fault=PhoneFault.NOT_A_NUMBER)]
    for part in read_parts:
        if part.fault:
            return part
    return PhoneCell(
        numbers=tuple(dict.fromkeys(number for part in read_parts for number in part.numbers)),
        national=any(part.national for part in read_parts),
        ambiguous=any(part.ambiguous for part in read_parts),
    )


def _damage(text: str) -> PhoneFault | None:
    if EXPONENT.fullmatch(text):
        return PhoneFault.EXPONENT
    if FLOAT_TAIL.fullmatch(text):
        return PhoneFault.FLOAT_TAIL
    return PhoneFault.EXTENSION if _EXTENSION.search(text) else None


def _parts(text: str, country: str) -> list[str]:
    """The pieces of a cell that each have to be a number; a piece of nothing but separators is none."""
    pieces = [piece for between in _BETWEEN.split(text) for piece in _closer_parts(between, country)]
    return [piece for piece in pieces if _SEPARATORS.sub("", piece)]


def _closer_parts(text: str, country: str) -> list[str]:
    """Two full numbers with only a space or a slash between them are two; otherwise these are separators within one."""
    words = text.split()
    if all(sum(map(str.isdecimal, word)) >= _TEN_DIGITS for word in words):
        return [piece for word in words for piece in _around_slashes(word, country)]
    return _around_slashes(text, country)


def _around_slashes(text: str, country: str) -> list[str]:
    # "8 495 123-45-67/68" is one number and the end of another, never one number of thirteen digits
    pieces = text.split("/")
    several = len(pieces) > 1 and any(_one(piece, country).fault is None for piece in pieces)
    return pieces if several else [text]


def _one(text: str, country: str) -> PhoneCell:
    found = _NUMBER.fullmatch(text)
    fault = _damage(text) or (None if found else _stray(text))
    if fault or not found:
        return PhoneCell(fault=fault)
    plus, written = found.groups()
    digits = _SEPARATORS.sub("", written)
    # no country's code is a lone 8: "8 (862) …" is dialled at home, and "+8 (495) …" is nobody's number
    lone_eight = re.match("8[^0-9]", written) is not None
    if plus:
        return PhoneCell(fault=PhoneFault.UNKNOWN_COUNTRY) if lone_eight else _international(digits)
    if digits.startswith("00"):
        return _international(digits[2:])
    return _plain(digits, lone_eight, country)


def _plain(digits: str, lone_eight: bool, country: str) -> PhoneCell:
    lost_a_digit = _LOST_A_DIGIT.get(country)
    if lost_a_digit and lost_a_digit.fullmatch(digits):
        return PhoneCell(fault=PhoneFault.DIGIT_MISSING)
    eleven_from_eight = digits.startswith("8") and len(digits) == _TEN_DIGITS + 1
    if (eleven_from_eight or lone_eight) and calling_code(country) == 7:
        return _dialled_at_home(f"7{digits[1:]}", digits)
    at_home = national(digits, country)
    as_it_stands = _international(digits)
    if at_home and not (as_it_stands.numbers and digits.startswith(str(calling_code(country)))):
        return _dialled_at_home(at_home, digits)
    # "4930123456" in Germany: the country's own code first, as TWIN writes it, though one may dial that there as well
    return replace(as_it_stands, ambiguous=at_home is not None)


def _dialled_at_home(number: str, digits: str) -> PhoneCell:
    fault = _fault(number)
    if fault:
        return PhoneCell(fault=fault)
    return PhoneCell(numbers=(number,), national=True, ambiguous=verdict(digits) is None)


def _international(digits: str) -> PhoneCell:
    fault = _fault(digits)
    return PhoneCell(fault=fault) if fault else PhoneCell(numbers=(digits,))


def _fault(number: str) -> PhoneFault | None:
    if _LOST_A_DIGIT_AFTER_SEVEN.fullmatch(number):
        return PhoneFault.DIGIT_MISSING
    fault = verdict(number) if number else PhoneFault.TOO_SHORT
    # the library sees a number between ten digits and the fourteen of a few services
    too_many = fault and number.startswith("7") and len(number) > _TEN_DIGITS + 1
    return PhoneFault.TOO_LONG if too_many else fault


def _stray(text: str) -> PhoneFault:
    written = _SEPARATORS.sub("", text.lstrip("+"))
    strange = [each for each in written if not each.isdecimal()]
    if strange and len(strange) < len(written) / 2 and _LOOKALIKES.issuperset(strange):
        return PhoneFault.LOOKALIKE
    return PhoneFault.LETTERS if any(map(str.isalpha, written)) else PhoneFault.NOT_A_NUMBER
