"""What digits without a country code would be as a number of the default country, a whole column at once.

Mirrors what the library's `parse` does with digits and a region, as far as that is sure.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers import PhoneMetadata

from lib.checks.phone.plan import (
    ENOUGH,
    Flags,
    by_length,
    flags,
    general,
    lengths,
    literal_prefix,
    may_lose_any_prefix,
    plan,
    too_long,
)
from lib.checks.phone.verdict import calling_code


@dataclass(frozen=True, slots=True)
class Dialled:
    """For each text: whether the rest is `sure`, whether it is `possible` that it is dialled so at home, and the E.164
    digits that it would be; whether somebody has that number is another question.
    """

    sure: Flags
    possible: Flags
    numbers: pa.StringArray


def dialled(digits: pa.StringArray, country: str) -> Dialled:
    """Read digits as they are dialled in `country` (its ISO code)."""
    code = calling_code(country)
    if not code:
        return Dialled(np.ones(len(digits), np.bool_), np.zeros(len(digits), np.bool_), digits)
    of = plan(code, country)
    sure = ~flags(pc.match_substring_regex(digits, f"^(?:{of.international_prefix or '[^0-9]'})"))
    possible = np.ones(len(digits), np.bool_)
    begins = np.flatnonzero(flags(pc.starts_with(digits, str(code))))
    own, own_sure = _has_its_own_code(digits.take(pa.array(begins)), str(code), of)
    possible[begins], sure[begins] = ~own, sure[begins] & own_sure
    numbers, known = _with_code(digits, str(code), of)
    possible &= flags(pc.not_equal(numbers, digits))
    return Dialled(sure & (known | ~possible), possible, numbers)


def _has_its_own_code(digits: pa.StringArray, code: str, of: PhoneMetadata) -> tuple[Flags, Flags]:
    """Whether the library takes the country's code off that these begin with, and whether nothing more goes then."""
    national = pc.utf8_slice_codeunits(digits, len(code))
    own = too_long(digits, of) | (~general(digits, of) & general(national, of))
    return own, ~may_lose_any_prefix(national, of)


def _with_code(digits: pa.StringArray, code: str, of: PhoneMetadata) -> tuple[pa.StringArray, Flags]:
    """The code in front, in place of the prefix that is dialled at home, and whether it is sure what that prefix is."""
    loses, prefix = may_lose_any_prefix(digits, of), literal_prefix(of)
    whole = pc.binary_join_element_wise(code, digits, "")
    if not prefix:
        return whole, ~loses
    left = pc.utf8_slice_codeunits(digits, len(prefix))
    loses &= np.isin(by_length(of)[lengths(left)], ENOUGH)
    return pc.if_else(pa.array(loses), pc.binary_join_element_wise(code, left, ""), whole), np.ones(
        len(loses), np.bool_
    )
