"""What one number says, written with digits and separators.

`+` or `00` in front: international. In a country with code 7, eleven digits from 8, and whatever else begins with 8 and
is nobody's number abroad: that country. Digits that are a valid number of the default country as it is dialled there,
and do not begin with its own code: that country. All else: the country code first, as TWIN writes numbers. A Russian
number that lost a digit (in Russia, nine digits or ten from 7 or 8) is never another country's; who means one of the
few foreign numbers of nine digits writes the `+`. One with a digit too many (eleven from 9, twelve from 8) may be one:
it is read as TWIN writes numbers, and called ambiguous.
"""

import re
from dataclasses import dataclass, replace

from lib.checks.phone.damage import SEPARATORS, damage, stray
from lib.checks.phone.verdict import calling_code, has_zeros, national, short, verdict
from lib.model.finding import PhoneFault

NUMBER = re.compile(r"[ ().\-/]*(\+?)[ ().\-/]*([0-9][0-9 ().\-/]*)")

TEN_DIGITS = 10
RUSSIAS = 7
SHORT = 6
LOST_A_DIGIT = {"RU": re.compile(r"[78][0-9]{9}|[1-9][0-9]{8}"), "KZ": re.compile(r"8[0-9]{9}|[1-9][0-9]{8}")}
GAINED_A_DIGIT = re.compile(r"9[0-9]{10}|8[0-9]{11}")
LIST_ITEM = re.compile(r"[0-9]{1,3}(?:\)|\. )")
_LOST_A_DIGIT_AFTER_SEVEN = re.compile(r"7[0-9]{9}")


@dataclass(frozen=True, slots=True)
class PhoneCell:
    """The numbers of a cell (E.164 digits without `+`, in order, and twice what stands there twice), or the fault that
    keeps it from going.

    `national` says that a number was written as it is dialled at home; `ambiguous` that the same digits, read the other
    way, are somebody else's number, or that they are one abroad and look like one at home with a digit too many.
    """

    numbers: tuple[str, ...] = ()
    fault: PhoneFault | None = None
    national: bool = False
    ambiguous: bool = False


def one(text: str, country: str) -> PhoneCell:
    """Read a plain text that is to be one number; `country` is the ISO code of the default country.

    «1. 9162345678» is no number in America, but one at home behind that of a list's item.
    """
    found = _one(text, country)
    item = LIST_ITEM.match(text) if found.numbers else None
    if item and one(text[item.end() :].strip(), country).numbers not in ((), found.numbers):
        return PhoneCell(fault=PhoneFault.TOO_LONG)
    return found


def _one(text: str, country: str) -> PhoneCell:
    found = NUMBER.fullmatch(text)
    fault = damage(text) or (None if found else stray(text))
    if fault or not found:
        return PhoneCell(fault=fault)
    plus, written = found.groups()
    digits = SEPARATORS.sub("", written)
    # no country's code is a lone 8: "8 (862) …" is dialled at home, and "+8 (495) …" is nobody's number
    lone_eight = re.match("8[^0-9]", written) is not None
    if plus:
        return PhoneCell(fault=PhoneFault.UNKNOWN_COUNTRY) if lone_eight else _international(digits)
    if digits.startswith("00"):
        return _international(digits[2:])
    dialled_as_it_is = short(digits, country) if len(digits) <= SHORT else None
    return PhoneCell(fault=dialled_as_it_is) if dialled_as_it_is else _plain(digits, lone_eight, country)


def _plain(digits: str, lone_eight: bool, country: str) -> PhoneCell:
    lost_a_digit = LOST_A_DIGIT.get(country)
    if lost_a_digit and lost_a_digit.fullmatch(digits):
        return PhoneCell(fault=PhoneFault.DIGIT_MISSING)
    as_it_stands, of_russias_plan = _international(digits), calling_code(country) == RUSSIAS
    from_eight = lone_eight or digits.startswith("8") and (len(digits) == TEN_DIGITS + 1 or as_it_stands.fault)
    if from_eight and of_russias_plan:
        return _dialled_at_home(f"7{digits[1:]}", digits)
    at_home = national(digits, country)
    if at_home and not (as_it_stands.numbers and digits.startswith(str(calling_code(country)))):
        return _dialled_at_home(at_home, digits)
    if as_it_stands.fault and has_zeros(country) and national(f"0{digits}", country):
        return PhoneCell(fault=PhoneFault.ZERO_LOST)
    # "4930123456" in Germany: the country's own code first, as TWIN writes it, though one may dial that there as well
    gained = of_russias_plan and as_it_stands.numbers and GAINED_A_DIGIT.fullmatch(digits)
    return replace(as_it_stands, ambiguous=bool(at_home or gained))


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
    too_many = fault and number.startswith("7") and len(number) > TEN_DIGITS + 1
    return PhoneFault.TOO_LONG if too_many else fault
