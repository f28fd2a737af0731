"""Several numbers of one cell, each in a phone cell of its own: the row has the same numbers in the same order."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.phone.column import read_column
from lib.drafts import number_offers
from lib.drafts.draft import Draft
from lib.model.columns import Field
from lib.model.text import BLANK
from lib.store import checking, faulty
from lib.store.connection import Reader
from lib.store.faulty import Asked
from lib.store.mending import MENDS

MOST_NEW = 5
"""A row whose numbers need more new columns than this keeps them in one cell: every row of the file would get them."""

_Mends = list[tuple[int, int, str | None, str]]


def mends(reader: Reader, draft: Draft, asked: Asked, country: str) -> pa.Table:
    """The phone cells of the rows with this finding, and of every row those of the columns that are added for it.

    A row with a phone cell that cannot be read, or that reads two ways, stays as it is: its doubt would not be seen any
    more. `country` is the ISO code of the default country; returns the columns of `MENDS`, the new cells that stay
    empty last.
    """
    places = [column.index for column in draft.columns if column.field is Field.PHONE]
    end = len(draft.reading.header)
    rows = faulty.rows(reader, draft.id, asked, below=draft.reading.header_row)["row"]
    table = checking.cells(reader, draft.id, places, only=rows.to_pylist())
    said = _said(table, country)
    cells_of = _written({number for numbers in said.values() for number in numbers or ()}, country)
    found: _Mends = []
    for row, *cells in zip(*(column.to_pylist() for column in table.columns), strict=True):
        read = [said[cell.strip(BLANK)] for cell in cells]
        if None not in read:
            slots = [*zip(places, cells, strict=True), *((end + nth, None) for nth in range(MOST_NEW))]
            found += _apart(row, slots, [each or () for each in read], cells_of)
    some = _table(found)
    last = pc.max(some["place"]).as_py()
    every = faulty.every_row(reader, draft.id)["row"]
    return pa.concat_tables([some, *(_rest(some, every, place) for place in range(end, (last or 0) + 1))])


def _apart(
    row: int, slots: Sequence[tuple[int, str | None]], read: Sequence[tuple[str, ...]], cells_of: Mapping[str, str]
) -> _Mends:
    """The cells of a row that change; none where the slots (place and cell, None for a new one) do not suffice."""
    numbers = list(dict.fromkeys(number for each in read for number in each))
    if len(numbers) > len(slots):
        return []
    found: _Mends = []
    for nth, (place, cell) in enumerate(slots):
        number = numbers[nth : nth + 1]
        alone = nth < len(read) and list(read[nth]) == number
        if not alone and (number or cell):
            found.append((row, place, cell, cells_of[number[0]] if number else ""))
    return found


def _said(table: pa.Table, country: str) -> dict[str, tuple[str, ...] | None]:
    """The numbers of each text, None where it cannot be read one way."""
    texts = pa.chunked_array([chunk for column in table.columns[1:] for chunk in column.chunks], pa.string())
    texts = pc.utf8_trim(texts, characters=BLANK).unique()
    said = read_column(texts.filter(pc.not_equal(texts, "")), country).drop_columns(["kinds"]).to_pylist()
    unsure = {each["value"] for each in said if each["fault"] or each["ambiguous"]}
    return {"": (), **{each["value"]: None if each["value"] in unsure else tuple(each["numbers"]) for each in said}}


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
