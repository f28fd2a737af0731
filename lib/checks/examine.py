"""What the rows of a sheet say, and everything that is found in them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks import bodies, duplicates, hits, numbers, people, readings, sheet, variable_names, zone_doubts
from lib.checks.catalogue import catalogue
from lib.checks.duplicates import Repeat, SharedNumber
from lib.checks.hits import Hits
from lib.checks.levels import Levels
from lib.checks.memory import give_back
from lib.checks.numbers import Numbers
from lib.checks.shapes import Shape
from lib.checks.sheet import Flags, Sheet, Texts
from lib.checks.terms import Terms
from lib.model.columns import Field
from lib.model.kind import ColumnKind
from lib.store import checking
from lib.store.connection import Reader


@dataclass(frozen=True, slots=True)
class Examined:
    """What the rows of a sheet say, and what was found in them, kind by kind."""

    sheet: Sheet
    says: pa.Table
    hits: tuple[Hits, ...]

    def totals(self) -> dict[ColumnKind, int]:
        """How many rows have each kind."""
        return {each.kind: len(each.rows) for each in self.hits}

    def without_first(self, count: int) -> "Examined":
        """The same but for so many of the first rows."""
        columns = tuple(replace(texts, nth=texts.nth[count:]) for texts in self.sheet.columns)
        left = [(each, each.rows >= count) for each in self.hits]
        found = (
            replace(each, rows=each.rows[kept] - count, which=each.which[kept]) for each, kept in left if kept.any()
        )
        return Examined(Sheet(self.sheet.rows[count:], columns), self.says.slice(count), tuple(found))

    def rows(self, judged: Levels) -> pa.Table:
        """What each row says, with the columns of `draft_row` but for the draft's id."""
        counted = hits.counted(self.sheet, self.hits, judged)
        hindered = hits.hindered(self.sheet, self.hits)
        return self.says.append_column("hindered", hindered).append_column("counted", counted)


def examine(
    reader: Reader,
    draft_id: str,
    terms: Terms,
    holds: Mapping[int, Shape],
    only: Collection[int] | None = None,
) -> Examined:
    """Look at the draft's records; with `only`, at these rows as if the file had no others."""
    loaded = sheet.load(reader, draft_id, terms.columns, only)
    give_back()
    said = {texts.place: readings.read(texts, terms, holds) for texts in loaded.columns}
    give_back()
    checks = catalogue(duplicates_let_in=terms.duplicates_let_in, mobiles_only=terms.mobiles_only)
    with checking.apart() as tx:
        in_texts = checking.in_texts(tx, _views(loaded, said), checks)
        found = [each for texts in loaded.columns for each in _of_column(texts, in_texts)]
        del in_texts
        said = {place: view.select(_of_rows(view.column_names)) for place, view in said.items()}
        give_back()
        said_by_rows = numbers.gather(loaded, said)
        shared = said_by_rows.shared() & ~said_by_rows.again
        found += bodies.find(loaded, terms.body_bytes)
        hindered = np.asarray(hits.hindered(loaded, found))
        repeats = duplicates.repeats(_shared(said_by_rows, shared), hindered=hindered, let_in=terms.duplicates_let_in)
        found += hits.of_rows(checking.in_rows(tx, _row_view(loaded, repeats), checks))
    give_back()
    found += people.find(loaded, said_by_rows, shared)
    found += zone_doubts.find(loaded, said, said_by_rows, terms.at, terms.timezone)
    found += variable_names.missing(loaded)
    return Examined(loaded, _says(loaded, said, said_by_rows), tuple(found))


def _of_rows(names: Iterable[str]) -> list[str]:
    """Of what was read out of texts, what the rows take over."""
    return [name for name in names if name in ("value", "numbers", "seconds", "uuid", "is_on")]


def _views(loaded: Sheet, said: Mapping[int, pa.Table]) -> dict[Field, pa.Table]:
    fields = {texts.column.field for texts in loaded.columns}
    return {field: pa.concat_tables([said[texts.place] for texts in loaded.of(field)]) for field in fields}


def _of_column(texts: Texts, found: pa.Table) -> list[Hits]:
    return list(hits.of_texts(texts, found.filter(pc.equal(found["place"], texts.place))))


def _shared(said: Numbers, shared: Flags) -> list[SharedNumber]:
    return [
        SharedNumber(row, place, number)
        for row, place, number in zip(
            said.rows[shared].tolist(), said.places[shared].tolist(), said.values[shared].tolist(), strict=True
        )
    ]


def _row_view(loaded: Sheet, repeats: Sequence[Repeat]) -> pa.Table:
    phones = {texts.place: texts for texts in loaded.of(Field.PHONE)}
    count = len(loaded.rows)
    repeated = np.array([each.row for each in repeats], np.int64)
    repeats_some = np.zeros(count, np.bool_)
    repeats_some[repeated] = True
    first_rows, places = np.zeros(count, np.int32), np.full(count, min(phones), np.int32)
    first_rows[repeated] = loaded.rows[np.array([each.first_row for each in repeats], np.int64)]
    places[repeated] = [each.place for each in repeats]
    cells = (phones[each.place].texts[int(phones[each.place].nth[each.row])].as_py() for each in repeats)
    columns = [
        pa.array(np.arange(count, dtype=np.int32)),
        pa.array(np.sum([texts.filled_rows() for texts in phones.values()], axis=0, dtype=np.int32)),
        pa.array(first_rows, mask=~repeats_some),
        pa.array(places),
        pc.replace_with_mask(pa.repeat(pa.scalar(""), count), pa.array(repeats_some), pa.array(cells, pa.string())),
    ]
    return pa.table(columns, schema=checking.ROW_VIEW)


def _says(loaded: Sheet, said: Mapping[int, pa.Table], of_rows: Numbers) -> pa.Table:
    """The columns of `draft_row` that hold what a row says."""

    def one(field: Field, name: str, kind: pa.DataType) -> pa.Array | pa.ChunkedArray:
        for texts in loaded.of(field):
            values = said[texts.place][name].combine_chunks().take(pa.array(texts.nth))
            return pc.if_else(pc.equal(values, ""), None, values) if name == "value" else values
        return pa.nulls(len(loaded.rows), kind)

    return pa.table({
        "row": pa.array(loaded.rows, pa.int32()),
        "numbers": of_rows.of_rows(),
        "client_external_id": one(Field.CLIENT_EXTERNAL_ID, "value", pa.string()),
        "timezone": one(Field.TIMEZONE, "seconds", pa.int32()),
        "bot_settings_id": one(Field.BOT_SETTINGS_ID, "uuid", pa.string()),
        "auto_call_template_id": one(Field.AUTO_CALL_TEMPLATE_ID, "uuid", pa.string()),
        "check_phone": one(Field.CHECK_PHONE, "is_on", pa.bool_()),
    })  # fmt: skip
