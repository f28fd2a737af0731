"""libphonenumber's verdict over a whole column of digits: its own metadata as RE2 patterns.

Follows `phonenumberutil` of the library (9.0): `region_code_for_number`, `is_valid_number_for_region`,
`_number_type_helper` and `_test_number_length`. Tests hold it against the library for every country.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from lib.checks.phone.plan import (
    FAULTS,
    Flags,
    Marks,
    by_length,
    kinds,
    lengths,
    literal_prefix,
    may_lose_its_prefix,
    plan,
    sizes,
)
from lib.model.finding import PhoneFault

_CODES = {str(code): code for code in COUNTRY_CODE_TO_REGION_CODE}
_TOO_SHORT = FAULTS.index(PhoneFault.TOO_SHORT)
_UNKNOWN_COUNTRY = FAULTS.index(PhoneFault.UNKNOWN_COUNTRY)
_NO_SUCH_NUMBER = FAULTS.index(PhoneFault.NO_SUCH_NUMBER)
_MOST = 19
_FEWEST = 3  # fewer digits after a plus are no number to the library, whatever their country


@dataclass(frozen=True, slots=True)
class Judged:
    """One mark for each number: which of `FAULTS` it has and which of `KINDS` it is; `doubtful`: ask the library.

    A number without a fault has a kind.
    """

    faults: Marks
    kinds: Marks
    doubtful: Flags

    @property
    def valid(self) -> Flags:
        """Which numbers somebody may surely have."""
        return np.asarray((self.faults == 0) & ~self.doubtful)


def judge(digits: pa.StringArray) -> Judged:
    """Judge E.164 digits without `+` as `verdict` does.

    A number from which the library takes a national prefix off is not the one that was given. Doubtful is what begins
    with one, after the country code, where it is no fixed one; and what is longer than any number.
    """
    faults = np.full(len(digits), _UNKNOWN_COUNTRY, np.uint8)
    found = np.zeros(len(digits), np.uint8)
    doubtful = np.zeros(len(digits), np.bool_)
    codes = calling_codes(digits)
    for code in np.unique(codes[codes > 0]).tolist():
        rows = np.flatnonzero(codes == code)
        here = digits if len(rows) == len(digits) else digits.take(pa.array(rows))
        national = pc.utf8_slice_codeunits(here, len(str(code)))
        main = plan(code, COUNTRY_CODE_TO_REGION_CODE[code][0])
        kinds_here = _kinds(national, code)
        impossible = by_length(main)[lengths(national)]
        impossible[impossible == 0] = _NO_SUCH_NUMBER
        faults[rows] = np.where(kinds_here == 0, impossible, 0)
        found[rows] = kinds_here
        changed = rows[may_lose_its_prefix(national, main)]
        if literal_prefix(main):
            faults[changed] = _NO_SUCH_NUMBER
        else:
            doubtful[changed] = True
    doubtful[sizes(digits) >= _MOST] = True
    faults[lengths(digits) < _FEWEST] = _TOO_SHORT
    return Judged(faults, np.where(faults == 0, found, 0).astype(np.uint8), doubtful)


def code_of(digits: str) -> int:
    """The country's code that a number begins with, 0 where no country has it."""
    return next((_CODES[digits[:size]] for size in (1, 2, 3) if digits[:size] in _CODES), 0)


def calling_codes(digits: pa.StringArray) -> npt.NDArray[np.int32]:
    """The country's code that each number begins with, 0 where no country has it."""
    starts = pc.utf8_slice_codeunits(digits, 0, 3).dictionary_encode()
    codes = [code_of(start) for start in starts.dictionary.to_pylist()]
    return np.array(codes, np.int32)[starts.indices.to_numpy()] if codes else np.zeros(0, np.int32)


def _kinds(national: pa.StringArray, code: int) -> Marks:
    """The first region of the code whose leading digits match, or, where it has none, whose patterns do, decides."""
    plans = [plan(code, region) for region in COUNTRY_CODE_TO_REGION_CODE[code]]
    if len(plans) == 1:
        return kinds(national, plans[0])
    decided, found = np.zeros(len(national), np.bool_), np.zeros(len(national), np.uint8)
    for each in plans:
        rows = np.flatnonzero(~decided)
        left = national.take(pa.array(rows))
        leading = each.leading_digits
        if leading:
            begins = pc.match_substring_regex(left, f"^(?:{leading})")
            rows = rows[begins.to_numpy(zero_copy_only=False)]
            left = left.filter(begins)
        here = kinds(left, each)
        found[rows] = here
        decided[rows if leading else rows[here > 0]] = True
    return found
