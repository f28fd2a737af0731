"""Can somebody have this number? libphonenumber's verdict, and its reason."""

import phonenumbers
from phonenumbers import NumberParseException, ValidationResult

from lib.model.finding import PhoneFault

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


def calling_code(country: str) -> int:
    """The calling code of a country by its ISO code, 0 if there is no such country."""
    return int(phonenumbers.country_code_for_region(country))


def e164(number: phonenumbers.PhoneNumber) -> str:
    """The digits of a parsed number, country code first, without `+`."""
    return f"{number.country_code}{phonenumbers.national_significant_number(number)}"
