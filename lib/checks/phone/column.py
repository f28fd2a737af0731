"""A whole column of phone cells at once: the clear ones by patterns, the rest one by one.

Clear is a cell of digits and separators that is one number, surely valid, and surely no other number as well. Both ways
give the same answer; a test compares them.
"""

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.phone.cell import FLOAT_TAIL, PhoneCell, read
from lib.checks.phone.patterns import mark
from lib.checks.phone.verdict import calling_code

SCHEMA = pa.schema([
    ("value", pa.string()),
    ("numbers", pa.list_(pa.string())),
    ("fault", pa.string()),
    ("national", pa.bool_()),
    ("ambiguous", pa.bool_()),
])  # fmt: skip

_WRITTEN = r"^'?\+? ?[0-9][0-9 ().\-]*$"
_LONE_EIGHT = r"^'?\+? ?8[^0-9]"  # no country's code
_DAMAGED = f"^'?{FLOAT_TAIL.pattern}$"
# in a country with code 7: dialled at home; neither that nor a Russian number that lost a digit
_AT_HOME = "^(?:8([0-9]{10})|([349][0-9]{9}))$"
_ABROAD = "^(?:[1-79][0-9]{10}|[1-9][0-9]{11,12})$"


def read_column(texts: pa.StringArray, country: str) -> pa.Table:
    """Read distinct cells, none of them blank; `country` is the ISO code of the default country.

    Returns `SCHEMA`, one row for each cell in any order: `fault` a `PhoneFault` or null, `numbers` empty with a fault.
    """
    numbers, at_home, clear = _clear(texts, country)
    others = texts.filter(pc.invert(clear))
    return pa.concat_tables([
        _clear_table(texts.filter(clear), numbers.filter(clear), at_home.filter(clear)),
        _table(others, [read(text, country) for text in others.to_pylist()]),
    ])  # fmt: skip


def _clear(texts: pa.StringArray, country: str) -> tuple[pa.StringArray, pa.BooleanArray, pa.BooleanArray]:
    """For each cell its number and whether it was dialled at home, right where the third, clear, is true."""
    written = pc.and_not(pc.match_substring_regex(texts, _WRITTEN), pc.match_substring_regex(texts, _DAMAGED))
    code_first = pc.and_not(written, pc.match_substring_regex(texts, _LONE_EIGHT))
    plus = pc.match_substring(texts, "+")
    digits = pc.replace_substring_regex(texts, "[^0-9]+", "")
    as_written = mark(digits)
    if calling_code(country) != 7:
        return digits, _no(texts), pc.and_(pc.and_(code_first, plus), as_written.valid)
    at_home = pc.and_not(pc.and_(written, pc.match_substring_regex(digits, _AT_HOME)), plus)
    numbers = pc.if_else(at_home, pc.replace_substring_regex(digits, _AT_HOME, r"7\1\2"), digits)
    nobody_elses = pc.invert(pc.or_(as_written.valid, as_written.doubtful))
    abroad = pc.and_(code_first, pc.or_(plus, pc.match_substring_regex(digits, _ABROAD)))
    clear = pc.if_else(at_home, pc.and_(mark(numbers).valid, nobody_elses), pc.and_(abroad, as_written.valid))
    return numbers, at_home, clear


def _clear_table(texts: pa.StringArray, numbers: pa.StringArray, at_home: pa.BooleanArray) -> pa.Table:
    one_each = pa.ListArray.from_arrays(pa.array(range(len(numbers) + 1), pa.int32()), numbers)
    return pa.table([texts, one_each, pa.nulls(len(texts), pa.string()), at_home, _no(texts)], schema=SCHEMA)


def _table(texts: pa.StringArray, cells: list[PhoneCell]) -> pa.Table:
    return pa.table(
        {
            "value": texts,
            "numbers": [cell.numbers for cell in cells],
            "fault": [cell.fault for cell in cells],
            "national": [cell.national for cell in cells],
            "ambiguous": [cell.ambiguous for cell in cells],
        },
        schema=SCHEMA,
    )


def _no(like: pa.Array) -> pa.BooleanArray:
    return pa.repeat(pa.scalar(False), len(like))
