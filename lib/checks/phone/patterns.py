"""libphonenumber's verdict over a whole column of digits: its own metadata as RE2 patterns.

Follows `phonenumberutil` of the library (9.0): `region_code_for_number`, `is_valid_number_for_region` and
`_number_type_helper`. Tests hold it against the library for every country.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata
from phonenumbers.phonemetadata import PhoneNumberDesc

_KINDS = ("premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
          "fixed_line")  # fmt: skip
_CODES = {str(code): code for code in COUNTRY_CODE_TO_REGION_CODE}


@dataclass(frozen=True, slots=True)
class Marks:
    """One mark for each number, as Arrow booleans: `valid` is sure; neither `valid` nor `doubtful`: surely invalid."""

    valid: pa.BooleanArray
    doubtful: pa.BooleanArray


def mark(digits: pa.StringArray) -> Marks:
    """Judge E.164 digits without `+`; doubtful is what has a national prefix after the country code, which the library
    may take off.
    """
    codes = _calling_codes(digits)
    matches = prefixed = _all(False, digits)
    for code in codes.unique().drop_null().to_pylist():
        here = pc.fill_null(pc.equal(codes, code), False)
        national = pc.utf8_slice_codeunits(digits.filter(here), len(str(code)))
        matches = pc.replace_with_mask(matches, here, _matches(national, code))
        prefixed = pc.replace_with_mask(prefixed, here, _prefixed(national, code))
    return Marks(valid=pc.and_not(matches, prefixed), doubtful=pc.and_(matches, prefixed))


def _calling_codes(digits: pa.StringArray) -> pa.Int32Array:
    starts = pc.utf8_slice_codeunits(digits, 0, 3).dictionary_encode()
    codes = [
        next((_CODES[start[:size]] for size in (1, 2, 3) if start[:size] in _CODES), None)
        for start in starts.dictionary.to_pylist()
    ]
    return pa.array(codes, pa.int32()).take(starts.indices)


def _matches(national: pa.StringArray, code: int) -> pa.BooleanArray:
    """The first region of the code whose leading digits match, or, where it has none, whose patterns do, decides."""
    regions = [_metadata(code, region) for region in COUNTRY_CODE_TO_REGION_CODE[code]]
    if len(regions) == 1:
        return _of_region(national, regions[0])
    valid, open_still = _all(False, national), _all(True, national)
    for region in regions:
        matching = _of_region(national, region)
        mine = _begins(national, region.leading_digits) if region.leading_digits else matching
        valid = pc.or_(valid, pc.and_(open_still, pc.and_(mine, matching)))
        open_still = pc.and_not(open_still, mine)
    return valid


def _of_region(national: pa.StringArray, region: PhoneMetadata) -> pa.BooleanArray:
    kinds = [getattr(region, kind) for kind in _KINDS]
    if not region.same_mobile_and_fixed_line_pattern:
        kinds.append(region.mobile)
    of_a_kind = _all(False, national)
    for lengths, patterns in _by_lengths(kinds).items():
        of_a_kind = pc.or_(of_a_kind, _fits(national, patterns, lengths))
    for lengths, patterns in _by_lengths([region.general_desc]).items():
        of_a_kind = pc.and_(of_a_kind, _fits(national, patterns, lengths))
    return of_a_kind


def _by_lengths(descriptions: Sequence[PhoneNumberDesc | None]) -> dict[tuple[int, ...], list[str]]:
    patterns: dict[tuple[int, ...], list[str]] = {}
    for each in descriptions:
        if each is not None and each.national_number_pattern:
            patterns.setdefault(tuple(each.possible_length), []).append(each.national_number_pattern)
    return patterns


def _fits(national: pa.StringArray, patterns: Sequence[str], lengths: Sequence[int]) -> pa.BooleanArray:
    right_length = pc.is_in(pc.utf8_length(national), pa.array(lengths, pa.int32()))
    return pc.and_(right_length, pc.match_substring_regex(national, f"^(?:{'|'.join(patterns)})$"))


def _prefixed(national: pa.StringArray, code: int) -> pa.BooleanArray:
    prefix = _metadata(code, COUNTRY_CODE_TO_REGION_CODE[code][0]).national_prefix_for_parsing
    return _begins(national, prefix) if prefix else _all(False, national)


def _metadata(code: int, region: str) -> PhoneMetadata:
    metadata = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    if metadata is None:
        raise LookupError(f"the library has no metadata of {region}")
    return metadata


def _begins(national: pa.StringArray, pattern: str) -> pa.BooleanArray:
    return pc.match_substring_regex(national, f"^(?:{pattern})")


def _all(value: bool, like: pa.Array) -> pa.BooleanArray:
    return pa.repeat(pa.scalar(value), len(like))
