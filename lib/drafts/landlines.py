"""The landlines of rows that have another number too, taken off for an operator who wants mobiles alone."""

from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.phone.column import read_column
from lib.checks.phone.offer import written
from lib.drafts.draft import Draft
from lib.model.columns import Field
from lib.model.number import NumberKind
from lib.model.text import BLANK
from lib.store import checking, faulty
from lib.store.connection import Reader
from lib.store.faulty import Asked
from lib.store.mending import MENDS


def mends(reader: Reader, draft: Draft, asked: Asked, country: str) -> pa.Table:
    """The phone cells without their landlines, of the rows with this finding that have another number left.

    A cell that cannot be read stays as it is, and a row of nothing but landlines too: whether to leave it out is for a
    person to say. `country` is the ISO code of the default country; returns the columns of `MENDS`, by row.
    """
    rows = faulty.rows(reader, draft.id, asked, below=draft.reading.header_row)["row"]
    places = [column.index for column in draft.columns if column.field is Field.PHONE]
    table = checking.cells(reader, draft.id, places, only=rows.to_pylist())
    bare = [pc.utf8_trim(table[nth + 1], characters=BLANK).combine_chunks() for nth in range(len(places))]
    left = [_left(cells, country) for cells in bare]
    others = reduce(pc.or_, (pc.fill_null(pc.greater(pc.binary_length(cells), 0), False) for cells in left))
    found = [
        pa.table([table["row"], pa.repeat(place, len(table)), table[nth + 1], left[nth]], MENDS.names)
        .filter(pc.and_(others, pc.fill_null(pc.not_equal(bare[nth], left[nth]), False)))
        .cast(MENDS)
        for nth, place in enumerate(places)
    ]  # fmt: skip
    return pa.concat_tables(found).sort_by([("row", "ascending"), ("place", "ascending")])


def _left(cells: pa.StringArray, country: str) -> pa.StringArray:
    """Of each cell what is left without its landlines; null where it is blank or cannot be read."""
    texts = cells.unique()
    said = read_column(texts.filter(pc.not_equal(texts, "")), country)
    said = said.filter(pc.is_null(said["fault"]))
    one = pc.equal(pc.list_value_length(said["numbers"]), 1)
    alone, several = said.filter(one), said.filter(pc.invert(one))
    is_landline = pc.equal(pc.list_element(alone["kinds"], 0), NumberKind.LANDLINE.value)
    mobiles = [
        _mobiles(cell.as_py(), numbers.as_py(), kinds.as_py(), country)
        for cell, numbers, kinds in zip(several["value"], several["numbers"], several["kinds"], strict=True)
    ]
    read = pa.chunked_array([*alone["value"].chunks, *several["value"].chunks], pa.string())
    left = pa.chunked_array(
        [*pc.if_else(is_landline, "", alone["value"]).chunks, pa.array(mobiles, pa.string())], pa.string()
    )
    return left.combine_chunks().take(pc.index_in(cells, read.combine_chunks()))


def _mobiles(cell: str, numbers: list[str], kinds: list[str], country: str) -> str:
    left = [number for number, kind in zip(numbers, kinds, strict=True) if kind != NumberKind.LANDLINE]
    return cell if len(left) == len(numbers) else ", ".join(written(number, country) for number in left)
