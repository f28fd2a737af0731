"""The checks of who is who: one number under two external ids or with other variables, one external id again, a number
twice in a row. None of them keeps a row from going.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

import numpy as np
import pyarrow as pa

from lib.checks.duplicates import SharedNumber
from lib.checks.hits import Hits
from lib.checks.numbers import Numbers
from lib.checks.sheet import Ints, Sheet, Texts
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.kind import ColumnKind

CODES = (Code.NUMBER_TWICE, Code.EXTERNAL_ID_AGAIN, Code.NUMBER_OF_TWO_IDS, Code.VARIABLES_CONTRADICT)
"""What is found here."""


def find(sheet: Sheet, numbers: Numbers, shared: Sequence[SharedNumber]) -> Iterator[Hits]:
    """Every finding of this module, kind by kind; `shared` are the numbers that several rows have, by row."""
    yield from _twice(sheet, numbers)
    for ids in sheet.of(Field.CLIENT_EXTERNAL_ID):
        yield from _again(sheet, ids)
        yield from _of_two_ids(sheet, ids, shared)
    yield from _contradicting(sheet, shared)


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


def _of_two_ids(sheet: Sheet, ids: Texts, shared: Iterable[SharedNumber]) -> Iterator[Hits]:
    """A row that shares a number with an earlier one of another external id."""
    first: dict[int, int] = {}
    rows, earlier = [], []
    for row, of_row in _by_row(shared):
        own = ids.texts[int(ids.nth[row])].as_py()
        if not own:
            continue
        others = [there for each in of_row if (there := first.setdefault(each.number, row)) != row]
        different = [there for there in others if ids.texts[int(ids.nth[there])].as_py() != own]
        if different:
            rows.append(row)
            earlier.append(min(different))
    kind = ColumnKind(ids.place, Code.NUMBER_OF_TWO_IDS, "", Severity.WARNING)
    yield from _hits(kind, np.array(rows, np.int64), ids, sheet.rows[np.array(earlier, np.int64)])


def _contradicting(sheet: Sheet, shared: Iterable[SharedNumber]) -> Iterator[Hits]:
    """A row that says something else of a number than the first row that says anything, in the first such column."""
    variables = sheet.of(Field.VARIABLE)
    filled = [texts.filled_rows() for texts in variables]
    first: list[dict[int, int]] = [{} for _ in variables]
    found: dict[int, list[tuple[int, int]]] = {}
    for row, of_row in _by_row(shared):
        numbers = [each.number for each in of_row]
        others = [
            {said.setdefault(number, row) for number in numbers} if says[row] else set()
            for said, says in zip(first, filled, strict=True)
        ]  # fmt: skip
        for nth, (texts, said_there) in enumerate(zip(variables, others, strict=True)):
            different = [there for there in said_there if texts.nth[there] != texts.nth[row]]
            if different:
                found.setdefault(nth, []).append((row, min(different)))
                break
    for nth, pairs in found.items():
        rows, earlier = (np.array(each, np.int64) for each in zip(*pairs, strict=True))
        kind = ColumnKind(variables[nth].place, Code.VARIABLES_CONTRADICT, "", Severity.WARNING)
        yield from _hits(kind, rows, variables[nth], sheet.rows[earlier])


def _by_row(shared: Iterable[SharedNumber]) -> Iterator[tuple[int, list[SharedNumber]]]:
    return ((row, list(of_row)) for row, of_row in groupby(shared, key=attrgetter("row")))


def _hits(kind: ColumnKind, rows: Ints, texts: Texts, earlier: Ints) -> Iterator[Hits]:
    """Hits whose values are the cells of a column, and whose details the spreadsheet's numbers of the earlier rows."""
    if len(rows):
        values = texts.texts.take(pa.array(texts.nth[rows]))
        details = pa.array(earlier).cast(pa.string()) if len(earlier) else pa.array([""] * len(rows), pa.string())
        yield Hits(kind, rows, np.arange(len(rows)), values, details)
