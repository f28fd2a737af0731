"""The time zone of a row from its city, as cells: in the column of time zones, or in a new one at the end."""

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.cities import name_of_zone
from lib.drafts.draft import Draft
from lib.model.columns import Field
from lib.model.text import BLANK
from lib.store import faulty
from lib.store.connection import Reader
from lib.store.faulty import Asked
from lib.store.mending import MENDS


def mends(reader: Reader, draft: Draft, asked: Asked | None) -> pa.Table:
    """What rows would get, with the columns of `MENDS`: those without a zone of their own, or with such a finding.

    Where the file has no column of time zones, every row gets a cell in a new one; the ones that stay empty come last.
    """
    city = next((column.index for column in draft.columns if column.says_city), None)
    if city is None:
        return MENDS.empty_table()
    end = len(draft.reading.header)
    place = next((column.index for column in draft.columns if column.field is Field.TIMEZONE), end)
    new = place == end
    cells = faulty.two_columns(reader, draft.id, city, place, left_out=new)
    zones = {text: name_of_zone(text) for text in cells["first"].unique().to_pylist()}
    after = pa.array([zones[text] for text in cells["first"].to_pylist()], pa.string())
    table = pa.table({
        "row": cells["row"], "place": pa.repeat(pa.scalar(place, pa.int32()), cells.num_rows),
        "before": cells["second"], "after": after,
    }).cast(MENDS)  # fmt: skip
    known = pc.is_valid(table["after"])
    if new:
        rest = table.filter(pc.invert(known))
        rest = rest.set_column(3, "after", pa.repeat(pa.scalar(""), rest.num_rows))
        some = table.filter(known)
        return pa.concat_tables([some, rest.cast(MENDS)]) if some.num_rows else MENDS.empty_table()
    return table.filter(pc.and_(known, _wanted(reader, draft, asked, table)))


def _wanted(reader: Reader, draft: Draft, asked: Asked | None, table: pa.Table) -> pa.Array:
    if asked is None:
        return pc.equal(pc.utf8_trim(table["before"], characters=BLANK), "")
    return pc.is_in(
        table["row"], faulty.rows(reader, draft.id, asked, below=draft.reading.header_row)["row"].combine_chunks()
    )
