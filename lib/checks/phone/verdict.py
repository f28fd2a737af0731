"""Can somebody have this number? libphonenumber's verdict, and its reason."""

import re
from functools import cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumberType, ValidationResult

from lib.model.finding import PhoneFault
from lib.model.number import NumberKind

_REFUSED = {
    NumberParseException.INVALID_COUNTRY_CODE: PhoneFault.UNKNOWN_COUNTRY,
    NumberParseException.NOT_A_NUMBER: PhoneFault.TOO_SHORT,  # a single digit is not even viable
    NumberParseException.TOO_SHORT_AFTER_IDD: PhoneFault.TOO_SHORT,
    NumberParseException.TOO_SHORT_NSN: PhoneFault.TOO_SHORT,
    NumberParseException.TOO_LONG: PhoneFault.TOO_LONG,
}
_IMPOSSIBLE = {
    ValidationResult.INVALID_COUNTRY_CODE: PhoneFault.UNKNOWN_COUNTRY,
    ValidationResult.TOO_SHORT: PhoneFault.TOO_SHORT,
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: PhoneFault.TOO_SHORT,
    ValidationResult.TOO_LONG: PhoneFault.TOO_LONG,
}
KIND_OF = {
    PhoneNumberType.FIXED_LINE: NumberKind.LANDLINE,
    PhoneNumberType.MOBILE: NumberKind.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: NumberKind.LANDLINE_OR_MOBILE,
    PhoneNumberType.TOLL_FREE: NumberKind.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE: NumberKind.PREMIUM,
    PhoneNumberType.SHARED_COST: NumberKind.SHARED_COST,
    PhoneNumberType.VOIP: NumberKind.VOIP,
    PhoneNumberType.PERSONAL_NUMBER: NumberKind.PERSONAL,
    PhoneNumberType.PAGER: NumberKind.PAGER,
    PhoneNumberType.UAN: NumberKind.COMPANY,
    PhoneNumberType.VOICEMAIL: NumberKind.VOICEMAIL,
}
"""Our names for the library's types of valid numbers."""


def verdict(digits: str) -> PhoneFault | None:
    """Judge E.164 digits without `+` (ASCII, at least one): None if the number is valid, else why it is not.

    The library quietly takes a national prefix off, as in `+44 (0)20…`. What it would have to change to make it
    valid is not the number that was written, so that is `NO_SUCH_NUMBER`.
    """
    try:
        number = phonenumbers.parse(f"+{digits}")
    except NumberParseException as refused:
        return _REFUSED[refused.error_type]
    if e164(number) != digits:
        return PhoneFault.NO_SUCH_NUMBER
    if phonenumbers.is_valid_number(number):
        return None
    return _IMPOSSIBLE.get(phonenumbers.is_possible_number_with_reason(number), PhoneFault.NO_SUCH_NUMBER)


def kind(digits: str) -> NumberKind:
    """What kind of line a valid number is, by its E.164 digits without `+`."""
    return KIND_OF[phonenumbers.number_type(phonenumbers.parse(f"+{digits}"))]


def national(digits: str, country: str) -> str | None:
    """The E.164 digits of a valid number of `country` (its ISO code) written as people there dial it.

    None if that is no such number, or if `digits` begin with the country's own code already. Nothing but a trunk
    prefix in front (0, 8, 06…) may go: a number that the library rewrites within is not taken.
    """
    try:
        number = phonenumbers.parse(digits, country)
    except NumberParseException:
        return None
    found = e164(number)
    stands_there = found != digits and digits.endswith(phonenumbers.national_significant_number(number))
    at_home = number.country_code == calling_code(country)
    return found if stands_there and at_home and phonenumbers.is_valid_number(number) else None


def short(digits: str, country: str) -> PhoneFault | None:
    """Whether the digits are dialled as they are in `country`: an emergency call, or another short number."""
    if phonenumbers.is_emergency_number(digits, country):
        return PhoneFault.EMERGENCY
    plan = PhoneMetadata.short_metadata_for_region(country)
    pattern = plan and plan.short_code and plan.short_code.national_number_pattern
    return PhoneFault.SHORT_NUMBER if pattern and re.fullmatch(pattern, digits) else None


@cache
def has_zeros(country: str) -> bool:
    """Whether numbers of a country begin with a 0 that belongs to them, as in Italy."""
    plan = PhoneMetadata.metadata_for_region(country, None)
    examples = [each.example_number for each in (plan.fixed_line, plan.mobile) if each] if plan else []
    return any(example.startswith("0") for example in examples if example)


def calling_code(country: str) -> int:
    """The calling code of a country by its ISO code, 0 if there is no such country."""
    return int(phonenumbers.country_code_for_region(country))


def e164(number: phonenumbers.PhoneNumber) -> str:
    """The digits of a parsed number, country code first, without `+`."""
    return f"{number.country_code}{phonenumbers.national_significant_number(number)}"
