"""The checks of who is who: one number under two external ids or with other variables, one external id again, a number
twice in a row. None of them keeps a row from going.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from lib.checks.hits import Hits
from lib.checks.numbers import Numbers
from lib.checks.sheet import Flags, Ints, Sheet, Texts
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.kind import ColumnKind

CODES = (Code.NUMBER_TWICE, Code.EXTERNAL_ID_AGAIN, Code.NUMBER_OF_TWO_IDS, Code.VARIABLES_CONTRADICT)
"""What is found here."""


def find(sheet: Sheet, numbers: Numbers, shared: Flags) -> Iterator[Hits]:
    """Every finding of this module, kind by kind; `shared` tells the numbers that several rows have."""
    rows = numbers.rows[shared]
    who = np.unique(numbers.values[shared], return_inverse=True)[1]
    yield from _twice(sheet, numbers)
    for ids in sheet.of(Field.CLIENT_EXTERNAL_ID):
        yield from _again(sheet, ids)
        other, first = _differing(ids, rows, who)
        yield from _hits(
            ColumnKind(ids.place, Code.NUMBER_OF_TWO_IDS, "", Severity.WARNING), other, ids, sheet.rows[first]
        )
    yield from _contradicting(sheet, rows, who)


def _twice(sheet: Sheet, numbers: Numbers) -> Iterator[Hits]:
    """A row that has the same number twice, in one cell or in two; it goes once."""
    places = {column.place: column for column in sheet.of(Field.PHONE)}
    rows, firsts = np.unique(numbers.rows[numbers.again], return_index=True)
    for place, column in places.items():
        here = rows[numbers.places[numbers.again][firsts] == place]
        yield from _hits(ColumnKind(place, Code.NUMBER_TWICE, "", Severity.NOTE), here, column, np.zeros(0, np.int64))


def _again(sheet: Sheet, ids: Texts) -> Iterator[Hits]:
    """A row whose external id an earlier one has."""
    first = np.zeros(len(ids.texts), np.int64)
    first[ids.nth[::-1]] = np.arange(len(ids.nth))[::-1]
    again = np.flatnonzero((first[ids.nth] < np.arange(len(ids.nth))) & ids.filled_rows())
    kind = ColumnKind(ids.place, Code.EXTERNAL_ID_AGAIN, "", Severity.WARNING)
    yield from _hits(kind, again, ids, sheet.rows[first[ids.nth[again]]])


def _contradicting(sheet: Sheet, rows: Ints, who: Ints) -> Iterator[Hits]:
    """A row that says something else of a number than the first row that says anything, in the first such column."""
    found = np.zeros(len(sheet.rows), np.bool_)
    for texts in sheet.of(Field.VARIABLE):
        other, first = _differing(texts, rows, who)
        fresh = ~found[other]
        found[other] = True
        kind = ColumnKind(texts.place, Code.VARIABLES_CONTRADICT, "", Severity.WARNING)
        yield from _hits(kind, other[fresh], texts, sheet.rows[first[fresh]])


def _differing(texts: Texts, rows: Ints, who: Ints) -> tuple[Ints, Ints]:
    """The rows with another text than the first that has one and shares a number, and the earliest such row of each.

    `rows` ascend, one for each shared number of a row, and `who` says which number, counted from 0.
    """
    filled = texts.filled_rows()[rows]
    rows, who = rows[filled], who[filled]
    first_of = np.zeros(who.max(initial=-1) + 1, np.int64)
    first_of[who[::-1]] = rows[::-1]
    first = first_of[who]
    differs = texts.nth[first] != texts.nth[rows]
    rows, first = rows[differs], first[differs]
    in_order = np.lexsort((first, rows))
    other, at = np.unique(rows[in_order], return_index=True)
    return other, first[in_order][at]


def _hits(kind: ColumnKind, rows: Ints, texts: Texts, earlier: Ints) -> Iterator[Hits]:
    """Hits whose values are the cells of a column, and whose details the spreadsheet's numbers of the earlier rows."""
    if len(rows):
        values = texts.texts.take(pa.array(texts.nth[rows]))
        details = pa.array(earlier).cast(pa.string()) if len(earlier) else pa.array([""] * len(rows), pa.string())
        yield Hits(kind, rows, np.arange(len(rows)), values, details)
