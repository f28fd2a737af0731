"""A country's numbering plan out of libphonenumber's metadata, put to whole columns of national digits."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers import PhoneMetadata
from phonenumbers.phonemetadata import PhoneNumberDesc

from lib.model.finding import PhoneFault
from lib.model.number import NumberKind

Flags = npt.NDArray[np.bool_]
Marks = npt.NDArray[np.uint8]

FAULTS = (None, *PhoneFault)
"""What the numbers of `Marks` mean where they are faults."""

KINDS = (None, *NumberKind)
"""What the numbers of `Marks` mean where they are kinds; 0 is no kind: nobody has such a number."""

ENOUGH = (0, FAULTS.index(PhoneFault.TOO_LONG))
"""What `by_length` says of a length at which the library leaves a prefix off."""

_SHORTEST, _LONGEST = 2, 17  # of any national number, by the library
_IN_ORDER = (
    ("premium_rate", NumberKind.PREMIUM),
    ("toll_free", NumberKind.TOLL_FREE),
    ("shared_cost", NumberKind.SHARED_COST),
    ("voip", NumberKind.VOIP),
    ("personal_number", NumberKind.PERSONAL),
    ("pager", NumberKind.PAGER),
    ("uan", NumberKind.COMPANY),
    ("voicemail", NumberKind.VOICEMAIL),
)


def plan(code: int, region: str) -> PhoneMetadata:
    """The plan of a region, or of a network without one (`001`); LookupError where the library has none."""
    metadata = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    if metadata is None:
        raise LookupError(f"the library has no metadata of {region}")
    return metadata


@dataclass(frozen=True, slots=True)
class _Left:
    """National numbers whose kind is not known yet: their places in the column, digits and lengths."""

    rows: npt.NDArray[np.int64]
    national: pa.StringArray
    lengths: npt.NDArray[np.int32]

    def only(self, which: Flags) -> "_Left":
        """Some of them."""
        return _Left(self.rows[which], self.national.filter(pa.array(which)), self.lengths[which])


def kinds(national: pa.StringArray, of: PhoneMetadata) -> Marks:
    """Which of `KINDS` each number is in this region, as the library's `_number_type_helper` says."""
    found = np.zeros(len(national), np.uint8)
    possible, _ = _fitting(_Left(np.arange(len(national)), national, lengths(national)), of.general_desc)
    left, mobiles = _fitting(possible, _anything_but_mobile(of))
    for name, kind in _IN_ORDER:
        taken, left = _fitting(left, getattr(of, name))
        found[taken.rows] = KINDS.index(kind)
    mobile = None if of.same_mobile_and_fixed_line_pattern else of.mobile
    landlines, left = _fitting(left, of.fixed_line)
    found[landlines.rows] = KINDS.index(NumberKind.LANDLINE)
    both = landlines if of.same_mobile_and_fixed_line_pattern else _fitting(landlines, mobile)[0]
    found[both.rows] = KINDS.index(NumberKind.LANDLINE_OR_MOBILE)
    for others in (left, mobiles):
        found[_fitting(others, mobile)[0].rows] = KINDS.index(NumberKind.MOBILE)
    return found


def _anything_but_mobile(of: PhoneMetadata) -> PhoneNumberDesc:
    """One pattern in place of nine: most numbers are mobiles, which it tells from the others at once."""
    described = [getattr(of, name) for name, _ in _IN_ORDER] + [of.fixed_line]
    patterns = [each.national_number_pattern for each in described if each and each.national_number_pattern]
    return PhoneNumberDesc(national_number_pattern="|".join(patterns))


def general(national: pa.StringArray, of: PhoneMetadata) -> Flags:
    """Whether each has the general shape of the plan's numbers, whatever its length."""
    return flags(pc.match_substring_regex(national, f"^(?:{_general(of).national_number_pattern})$"))


def may_lose_its_prefix(national: pa.StringArray, of: PhoneMetadata) -> Flags:
    """Whether the library might take a national prefix off each number; it does so only where enough is left."""
    losing = may_lose_any_prefix(national, of)
    if not literal_prefix(of):
        return losing
    left = np.maximum(lengths(national) - len(literal_prefix(of)), 0)
    return losing & np.isin(by_length(of)[left], ENOUGH)


def may_lose_any_prefix(national: pa.StringArray, of: PhoneMetadata) -> Flags:
    """As `may_lose_its_prefix`, whatever is left; exact where the prefix is literal."""
    pattern = of.national_prefix_for_parsing
    if not pattern:
        return np.zeros(len(national), np.bool_)
    prefix = literal_prefix(of)
    begins = flags(
        pc.starts_with(national, prefix) if prefix else pc.match_substring_regex(national, f"^(?:{pattern})")
    )
    rows = np.flatnonzero(begins)
    if prefix and len(rows):
        here = national.take(pa.array(rows))
        left = pc.utf8_slice_codeunits(here, len(prefix))
        begins[rows] = ~general(here, of) | general(left, of)
    return begins


def literal_prefix(of: PhoneMetadata) -> str:
    """The digits that are dialled before a number at home; empty where there are none, or not always the same."""
    pattern = of.national_prefix_for_parsing or ""
    return pattern if pattern.isdecimal() else ""


@cache
def _by_length(possible: tuple[int, ...], local: tuple[int, ...]) -> Marks:
    verdicts: list[PhoneFault | None] = []
    for length in range(_LONGEST + 2):
        if length < _SHORTEST or length in local or length < possible[0]:
            verdicts.append(PhoneFault.TOO_SHORT)
        elif length > min(possible[-1], _LONGEST):
            verdicts.append(PhoneFault.TOO_LONG)
        else:
            verdicts.append(None if length in possible else PhoneFault.NO_SUCH_NUMBER)
    return np.array([FAULTS.index(each) for each in verdicts], np.uint8)


def by_length(of: PhoneMetadata) -> Marks:
    """What is wrong with a national number of each length up to 18, which stands for all longer ones; 0 nothing."""
    described = _general(of)
    return _by_length(tuple(described.possible_length), tuple(described.possible_length_local_only))


def _general(of: PhoneMetadata) -> PhoneNumberDesc:
    """What holds for every number of the plan; the library has it of every plan."""
    if of.general_desc is None:
        raise LookupError(f"the library describes no number of {of.id}")
    return of.general_desc


def too_long(national: pa.StringArray, of: PhoneMetadata) -> Flags:
    """Whether each is longer than any number of the plan."""
    return np.asarray(by_length(of)[lengths(national)] == FAULTS.index(PhoneFault.TOO_LONG))


def sizes(texts: pa.StringArray) -> npt.NDArray[np.int32]:
    """The length of each text of digits."""
    return np.array(pc.binary_length(texts).to_numpy(zero_copy_only=False))


def lengths(texts: pa.StringArray) -> npt.NDArray[np.int32]:
    """The length of each text, 18 at the most."""
    return np.minimum(sizes(texts), _LONGEST + 1)


def _fitting(left: _Left, description: PhoneNumberDesc | None) -> tuple[_Left, _Left]:
    """Those that have the length and the shape that is described, and the others."""
    if description is None or not description.national_number_pattern or not len(left.rows):
        return left.only(np.zeros(len(left.rows), np.bool_)), left
    possible = np.zeros(_LONGEST + 2, np.bool_)
    possible[list(description.possible_length) or slice(None)] = True
    fitting = possible[left.lengths]
    if fitting.any():
        fitting &= flags(pc.match_substring_regex(left.national, f"^(?:{description.national_number_pattern})$"))
    if fitting.all():
        return left, left.only(~fitting)
    return left.only(fitting), left.only(~fitting) if fitting.any() else left


def flags(found: pa.BooleanArray) -> Flags:
    """Arrow's booleans as an array that can be written to."""
    return np.array(found.to_numpy(zero_copy_only=False))
