"""A whole column of phone cells at once: the clear ones by patterns, the rest one by one.

Clear is a cell of digits and separators that is one number or none, and the patterns are sure which, in every reading
that matters. Both ways give the same answer; a test compares them.
"""

import re
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.phone.cell import APOSTROPHES, read
from lib.checks.phone.clear import Clear, read_clear
from lib.checks.phone.number import PhoneCell
from lib.checks.phone.patterns import judge
from lib.checks.phone.plan import FAULTS, KINDS
from lib.checks.phone.verdict import kind
from lib.model.text import DASHES, PLUSES, SPACES, UNSEEN

SCHEMA = pa.schema([
    ("value", pa.string()),
    ("numbers", pa.list_(pa.string())),
    ("fault", pa.string()),
    ("national", pa.bool_()),
    ("ambiguous", pa.bool_()),
    ("kinds", pa.list_(pa.string())),
])  # fmt: skip

_PART = 65_536  # that many at a time, on every core: Arrow works beside other threads
_FAULTS = pa.array([each and each.value for each in FAULTS], pa.string())
_KINDS = pa.array([each and each.value for each in KINDS], pa.string())


def read_column(texts: pa.StringArray, country: str) -> pa.Table:
    """Read cells, none of them blank; `country` is the ISO code of the default country.

    Returns `SCHEMA`, one row for each cell: `fault` a `PhoneFault` or null, `numbers` empty with a fault, and of each
    number its `NumberKind` in `kinds`.
    """
    parts = [texts.slice(start, _PART) for start in range(0, len(texts), _PART)] or [texts]
    with ThreadPoolExecutor(pa.cpu_count()) as pool:
        return pa.concat_tables(pool.map(lambda part: _read(part, country), parts))


def _read(texts: pa.StringArray, country: str) -> pa.Table:
    clear = read_clear(_plain(texts), country)
    known = np.zeros(len(texts), np.bool_)
    for part in clear:
        known[part.rows] = True
    rest = np.flatnonzero(~known)
    others = texts.take(pa.array(rest))
    found = pa.concat_tables([
        *(_clear_table(texts.take(pa.array(part.rows)), part) for part in clear),
        _table(others, [read(text, country) for text in others.to_pylist()]),
    ])  # fmt: skip
    in_order = np.argsort(np.concatenate([*(part.rows for part in clear), rest]))
    return found.take(pa.array(in_order))


def _plain(texts: pa.StringArray) -> pa.StringArray:
    """The texts with plain spaces and dashes: what `cell.plain` does where it does anything to ASCII but trim it."""
    unusual = pc.invert(pc.string_is_ascii(texts))
    if not pc.any(unusual).as_py():
        return texts
    changed = texts.filter(unusual)
    for characters, stand_for in ((SPACES, " "), (DASHES, "-"), (UNSEEN, ""), (PLUSES, "+")):
        changed = pc.replace_substring_regex(changed, f"[{re.escape(characters)}]", stand_for)
    changed = pc.utf8_ltrim(pc.utf8_trim_whitespace(changed), characters=APOSTROPHES + " ")
    return pc.replace_with_mask(texts, unusual, changed)


def _clear_table(texts: pa.StringArray, clear: Clear) -> pa.Table:
    good = clear.faults == 0
    ends = pa.array(np.concatenate([[0], np.cumsum(good)]).astype(np.int32))
    columns = [
        texts,
        pa.ListArray.from_arrays(ends, clear.numbers.filter(pa.array(good))),
        _FAULTS.take(pa.array(clear.faults)),
        pa.array(clear.national),
        pa.array(clear.ambiguous),
        pa.ListArray.from_arrays(ends, _KINDS.take(pa.array(clear.kinds[good]))),
    ]
    return pa.table(columns, schema=SCHEMA)


def _table(texts: pa.StringArray, cells: list[PhoneCell]) -> pa.Table:
    numbers = pa.array([cell.numbers for cell in cells], pa.list_(pa.string()))
    columns = [
        texts,
        numbers,
        pa.array([cell.fault for cell in cells], pa.string()),
        pa.array([cell.national for cell in cells], pa.bool_()),
        pa.array([cell.ambiguous for cell in cells], pa.bool_()),
        pa.ListArray.from_arrays(numbers.offsets, _kinds(numbers.flatten())),
    ]
    return pa.table(columns, schema=SCHEMA)


def _kinds(numbers: pa.StringArray) -> pa.StringArray:
    judged = judge(numbers)
    by_library = [kind(number) for number in numbers.filter(pa.array(judged.doubtful)).to_pylist()]
    return pc.replace_with_mask(
        _KINDS.take(pa.array(judged.kinds)), pa.array(judged.doubtful), pa.array(by_library, pa.string())
    )
