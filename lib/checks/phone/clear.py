"""What `number.one` says of plain texts, a whole column at once, wherever that is sure.

Everything here mirrors `number` rule by rule. Where the library might do more than the patterns know (take a prefix off
that is no fixed one, see an international one), and where a text may be more than one number, it is not sure.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.phone.damage import CUT_OFF, FLOAT_TAIL
from lib.checks.phone.dialled import dialled
from lib.checks.phone.number import GAINED_A_DIGIT, LIST_ITEM, LOST_A_DIGIT, RUSSIAS, SHORT, TEN_DIGITS
from lib.checks.phone.patterns import Judged, judge
from lib.checks.phone.plan import FAULTS, Flags, Marks, flags, sizes
from lib.checks.phone.together import FEWEST as FEWEST_OF_TWO
from lib.checks.phone.verdict import calling_code, has_zeros
from lib.model.finding import PhoneFault

_WRITTEN = r"^['` ]*[ ().\-]*\+?[ ().\-]*[0-9][0-9 ().\-]*$"
_DAMAGED = f"^['` ]*(?:{FLOAT_TAIL.pattern}|{CUT_OFF.pattern}) *$"
_BEHIND_AN_ITEM = f"^['` ]*{LIST_ITEM.pattern}"
_LONE_EIGHT = "^[^0-9]*8(?: +[^ ]|[^0-9 ])"
_DIGIT_MISSING = FAULTS.index(PhoneFault.DIGIT_MISSING)
_TOO_LONG = FAULTS.index(PhoneFault.TOO_LONG)
_UNKNOWN_COUNTRY = FAULTS.index(PhoneFault.UNKNOWN_COUNTRY)
_TEN = 10
_NO_DIGITS = bytes(each for each in range(256) if not chr(each).isdecimal())


@dataclass(frozen=True, slots=True)
class Clear:
    """Of the texts at `rows`: the number (right where there is no fault), the fault and the kind as marks of `plan`,
    and the two flags of a `PhoneCell`.
    """

    rows: npt.NDArray[np.int64]
    numbers: pa.StringArray
    faults: Marks
    kinds: Marks
    national: Flags
    ambiguous: Flags


@dataclass(frozen=True, slots=True)
class _AtHome:
    """Digits as they are dialled at home: whether they are `surely` meant so, the E.164 digits, the verdict."""

    surely: Flags
    numbers: pa.StringArray
    judged: Judged


def read_clear(texts: pa.StringArray, country: str) -> tuple[Clear, ...]:
    """Read texts with plain spaces and dashes; `country` is the ISO code of the default country.

    No row is in two of what it returns, and a row that is in none is not clear.
    """
    rows = np.flatnonzero(_written(texts))
    texts = texts.take(pa.array(rows))
    plus, lone_eight = flags(pc.match_substring(texts, "+")), flags(pc.match_substring_regex(texts, _LONE_EIGHT))
    digits = _digits(texts)
    size = sizes(digits)
    zeros = ~plus & flags(pc.starts_with(digits, "00"))
    perhaps_two = size >= FEWEST_OF_TWO
    abroad = np.flatnonzero((plus | zeros) & ~perhaps_two)
    at_home = np.flatnonzero(~plus & ~zeros & ~perhaps_two & (size > SHORT))
    return (
        _international(rows[abroad], digits.take(pa.array(abroad)), zeros[abroad], (plus & lone_eight)[abroad]),
        _plain(rows[at_home], digits.take(pa.array(at_home)), lone_eight[at_home], country),
    )


def _written(texts: pa.StringArray) -> Flags:
    """Which texts are digits, separators and at most one plus in front, not damaged and no item of a list."""
    written = flags(pc.match_substring_regex(texts, _WRITTEN)) & ~flags(
        pc.match_substring_regex(texts, _BEHIND_AN_ITEM)
    )
    dotted = np.flatnonzero(written & flags(pc.match_substring(texts, ".")))
    written[dotted] = ~flags(pc.match_substring_regex(texts.take(pa.array(dotted)), _DAMAGED))
    return written


def _digits(texts: pa.StringArray) -> pa.StringArray:
    """The digits of each text, none of them empty, byte by byte: a pattern takes twice as long."""
    if not len(texts):
        return texts
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)[texts.offset :][: len(texts) + 1]
    written = data.slice(ends[0], ends[-1] - ends[0])
    digit = np.frombuffer(written, np.uint8) - np.uint8(ord("0")) < _TEN
    kept = np.zeros(len(ends), np.int32)
    kept[1:] = np.cumsum(digit, dtype=np.int32)[ends[1:] - ends[0] - 1]
    only_digits = pa.py_buffer(written.to_pybytes().translate(None, _NO_DIGITS))
    return pa.StringArray.from_buffers(len(texts), pa.py_buffer(kept), only_digits)


def _international(rows: npt.NDArray[np.int64], digits: pa.StringArray, zeros: Flags, nobody: Flags) -> Clear:
    numbers = pc.if_else(pa.array(zeros), pc.utf8_slice_codeunits(digits, 2), digits)
    said = _judge(numbers)
    faults = np.where(nobody, _UNKNOWN_COUNTRY, said.faults).astype(np.uint8)
    no = np.zeros(len(rows), np.bool_)
    return _sure(~said.doubtful | nobody, Clear(rows, numbers, faults, said.kinds, no, no))


def _plain(rows: npt.NDArray[np.int64], digits: pa.StringArray, lone_eight: Flags, country: str) -> Clear:
    code = calling_code(country)
    as_it_stands = _judge(digits)
    stands = as_it_stands.faults == 0
    home = _at_home(digits, lone_eight, stands, country)
    valid = home.judged.faults == 0
    taken = home.surely | (valid & ~(stands & flags(pc.starts_with(digits, str(code)))))
    faults = np.where(taken, home.judged.faults, as_it_stands.faults)
    sure = ~home.judged.doubtful & ~as_it_stands.doubtful
    lost = _lost_a_digit(digits, country)
    faults[lost], sure[lost] = _DIGIT_MISSING, True
    good = faults == 0
    if has_zeros(country):
        sure &= good  # it may have lost its own 0
    return _sure(
        sure,
        Clear(
            rows,
            pc.if_else(pa.array(taken), home.numbers, digits),
            faults,
            np.where(taken, home.judged.kinds, as_it_stands.kinds),
            taken & good,
            np.where(taken, stands, valid | _gained_a_digit(digits, country)) & good,
        ),
    )


def _at_home(digits: pa.StringArray, lone_eight: Flags, stands: Flags, country: str) -> _AtHome:
    """In a country with code 7, an 8 stands for it if it is alone, if ten digits follow, or if the whole is no number
    abroad; else the country's plan says.
    """
    from_eight = lone_eight | (((sizes(digits) == TEN_DIGITS + 1) | ~stands) & flags(pc.starts_with(digits, "8")))
    if calling_code(country) != RUSSIAS:
        from_eight[:] = False
    numbers = pc.binary_join_element_wise("7", pc.utf8_slice_codeunits(digits, 1), "")
    others = np.flatnonzero(~from_eight)
    by_plan = dialled(digits.take(pa.array(others)), country)
    numbers = pc.replace_with_mask(numbers, pa.array(~from_eight), by_plan.numbers)
    asked = from_eight.copy()
    asked[others] = by_plan.possible
    faults, kinds = np.full(len(digits), _UNKNOWN_COUNTRY, np.uint8), np.zeros(len(digits), np.uint8)
    doubtful = np.zeros(len(digits), np.bool_)
    doubtful[others] = ~by_plan.sure
    home = _judge(numbers.filter(pa.array(asked)))
    faults[asked], kinds[asked] = home.faults, home.kinds
    doubtful[asked] |= home.doubtful
    return _AtHome(from_eight, numbers, Judged(faults, kinds, doubtful))


def _lost_a_digit(digits: pa.StringArray, country: str) -> npt.NDArray[np.int64]:
    """The places of the country's numbers that lack a digit."""
    if country not in LOST_A_DIGIT:
        return np.zeros(0, np.int64)
    short = np.flatnonzero(sizes(digits) <= TEN_DIGITS)
    pattern = f"^(?:{LOST_A_DIGIT[country].pattern})$"
    return short[flags(pc.match_substring_regex(digits.take(pa.array(short)), pattern))]


def _gained_a_digit(digits: pa.StringArray, country: str) -> Flags:
    """Which look like the country's numbers with a digit too many."""
    if calling_code(country) != RUSSIAS:
        return np.zeros(len(digits), np.bool_)
    return flags(pc.match_substring_regex(digits, f"^(?:{GAINED_A_DIGIT.pattern})$"))


def _judge(numbers: pa.StringArray) -> Judged:
    """The patterns' verdict and what `number` adds to the library's."""
    said, size = judge(numbers), sizes(numbers)
    seven = flags(pc.starts_with(numbers, "7"))
    lost_a_digit = seven & (size == TEN_DIGITS)
    faults = np.where(lost_a_digit, _DIGIT_MISSING, said.faults).astype(np.uint8)
    faults[seven & (faults > 0) & (size > TEN_DIGITS + 1)] = _TOO_LONG
    return Judged(faults, said.kinds, said.doubtful & ~lost_a_digit)


def _sure(sure: Flags, read: Clear) -> Clear:
    return Clear(
        read.rows[sure],
        read.numbers.filter(pa.array(sure)),
        read.faults[sure],
        read.kinds[sure],
        read.national[sure],
        read.ambiguous[sure],
    )
