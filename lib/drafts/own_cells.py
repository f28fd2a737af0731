"""Several numbers of one cell, each in a phone cell of its own: the row has the same numbers in the same order."""

from collections.abc import Mapping, Sequence, Set
from itertools import zip_longest

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.phone.column import read_column
from lib.drafts import number_offers
from lib.drafts.draft import Draft
from lib.model.columns import Field
from lib.model.finding import Code
from lib.model.text import BLANK
from lib.store import checking, faulty, staged
from lib.store.connection import ROWS_AT_ONCE, Reader
from lib.store.faulty import Asked
from lib.store.mending import MENDS

MOST_NEW = 5
"""A row whose numbers need more new columns than this keeps them in one cell: every row of the file would get them."""

_DOUBTS = (Code.PHONE_INVALID, Code.PHONE_DAMAGED, Code.AMBIGUOUS_COUNTRY, Code.COLUMN_NOT_PHONES)

_Mends = list[tuple[int, int, str | None, str]]


def mends(reader: Reader, draft: Draft, asked: Asked, country: str) -> pa.Table:
    """The phone cells of the rows with this finding, and of every row those of the columns that are added for it.

    A row with a phone cell that cannot be read, or that reads two ways, stays as it is: its doubt would not be seen any
    more. `country` is the ISO code of the default country; returns the columns of `MENDS`, the new cells that stay
    empty last.
    """
    below = draft.reading.header_row
    doubted = {
        row
        for code in _DOUBTS
        for row in faulty.rows(reader, draft.id, Asked(code=code), below=below)["row"].to_pylist()
    }
    several = faulty.cells(reader, draft.id, asked)
    several_at = set(zip(several["row"].to_pylist(), several["place"].to_pylist(), strict=True))
    rows = sorted({row for row, _ in several_at} - doubted)
    parts = [rows[at : at + ROWS_AT_ONCE] for at in range(0, len(rows), ROWS_AT_ONCE)]
    some = pa.concat_tables([_table([]), *(_of_rows(reader, draft, part, several_at, country) for part in parts)])
    last = pc.max(some["place"]).as_py()
    every = faulty.every_row(reader, draft.id)["row"]
    new = range(len(draft.reading.header), (last or 0) + 1)
    return pa.concat_tables([some, *(_rest(some, every, place) for place in new)])


def _of_rows(
    reader: Reader, draft: Draft, rows: Sequence[int], several_at: Set[tuple[int, int]], country: str
) -> pa.Table:
    places = [column.index for column in draft.columns if column.field is Field.PHONE]
    end = len(draft.reading.header)
    slots = [*places, *range(end, end + MOST_NEW)]
    says = {each.row: each.numbers for each in staged.said_by(reader, draft.id, rows)}
    cells_of = _written({number for numbers in says.values() for number in numbers}, country)
    table = checking.cells(reader, draft.id, places, only=rows)
    cells = {
        (row, place): cell
        for place, column in zip(places, table.columns[1:], strict=True)
        for row, cell in zip(table["row"].to_pylist(), column.to_pylist(), strict=True)
    }
    alone = _alone({at: cell for at, cell in cells.items() if at not in several_at}, country)
    return _table([
        mend
        for row in table["row"].to_pylist() if len(says[row]) <= len(slots)
        for mend in _apart(row, slots, says[row], cells, alone, cells_of)
    ])  # fmt: skip


def _apart(
    row: int,
    slots: Sequence[int],
    numbers: Sequence[str],
    cells: Mapping[tuple[int, int], str],
    alone: Mapping[tuple[int, int], str],
    cells_of: Mapping[str, str],
) -> _Mends:
    """The cells of a row that change: a number that stands in its place alone already keeps its spelling."""
    found: _Mends = []
    for place, number in zip_longest(slots, numbers, fillvalue=""):
        at = (row, int(place))
        cell = cells.get(at)
        if (number or cell) and (not number or alone.get(at) != number):
            found.append((*at, cell, cells_of[number] if number else ""))
    return found


def _alone(cells: Mapping[tuple[int, int], str], country: str) -> dict[tuple[int, int], str]:
    """The number of each cell that has one."""
    texts = pc.utf8_trim(pa.array(cells.values(), pa.string()), characters=BLANK).unique()
    said = read_column(texts.filter(pc.not_equal(texts, "")), country).select(["value", "numbers"]).to_pylist()
    number = {each["value"]: each["numbers"][0] for each in said if each["numbers"]}
    return {at: number[cell.strip(BLANK)] for at, cell in cells.items() if cell.strip(BLANK) in number}


def _written(numbers: set[str], country: str) -> dict[str, str]:
    array = pa.array(sorted(numbers), pa.string())
    return dict(zip(array.to_pylist(), number_offers.written(array, country).to_pylist(), strict=True))


def _rest(some: pa.Table, every: pa.Array, place: int) -> pa.Table:
    """The cells of a new column in the rows that have no number for it."""
    filled = some.filter(pc.equal(some["place"], place))["row"].combine_chunks()
    rows = every.filter(pc.invert(pc.is_in(every, filled)))
    return pa.table({
        "row": rows, "place": pa.repeat(pa.scalar(place, pa.int32()), len(rows)), "before": pa.nulls(len(rows)),
        "after": pa.repeat(pa.scalar(""), len(rows)),
    }).cast(MENDS)  # fmt: skip


def _table(found: _Mends) -> pa.Table:
    columns = zip(*found, strict=True) if found else ((), (), (), ())
    return pa.table([pa.array(column, each.type) for column, each in zip(columns, MENDS, strict=True)], schema=MENDS)
