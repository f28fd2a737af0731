"""A staged file checked, all rows at once."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks import duplicates, reserved
from lib.checks.catalogue import catalogue
from lib.checks.phone.column import read_column
from lib.checks.switches import is_on
from lib.checks.timezones import seconds
from lib.model.columns import Column, Field
from lib.model.finding import Severity
from lib.store import checking, staging
from lib.store.connection import Store


def check(
    store: Store,
    draft_id: str,
    columns: Sequence[Column],
    *,
    country: str,
    duplicates_let_in: bool,
    header_row: int = 1,
    at: datetime | None = None,
) -> None:
    """Read the draft's records and replace what was found in them; the store is locked only to write, in chunks.

    `country` is the ISO code of the default country; `at` (None: now) decides the offset of a zone with summer time.
    """
    checks = catalogue(duplicates_let_in=duplicates_let_in)
    with store.read() as reader, checking.apart(reader, draft_id, columns, checks) as file:
        checking.lay_out(file, _readings(file, country, at or datetime.now(UTC)))
        rows = checking.rows(file)
        in_cells = checking.cell_findings(file, checks)
        hindered = set(_hindered(in_cells).to_pylist())
        repeats = duplicates.repeats(checking.shared(file, rows), hindered=hindered, let_in=duplicates_let_in)
        in_rows = checking.row_findings(file, checks, rows, repeats)
    found = pa.concat_tables([in_cells, in_rows, _of_header(columns, header_row, in_cells.schema)])
    rows = rows.append_column("hindered", pc.is_in(rows["row"], _hindered(found)))
    staging.keep(store, draft_id, rows.drop_columns(["phone_cells"]), found)


def _hindered(findings: pa.Table) -> pa.Array:
    return findings.filter(pc.equal(findings["severity"], Severity.ERROR.value))["row"].unique()


def _readings(file: checking.Apart, country: str, at: datetime) -> pa.Table:
    """What every distinct cell says that has to be read at all."""
    phones = read_column(checking.texts(file, Field.PHONE), country)
    zones = _each(checking.texts(file, Field.TIMEZONE), "seconds", lambda text: seconds(text, at))
    switches = _each(checking.texts(file, Field.CHECK_PHONE), "is_on", is_on)
    readings = ((Field.PHONE, phones), (Field.TIMEZONE, zones), (Field.CHECK_PHONE, switches))
    return pa.concat_tables([_as_reading(field, table) for field, table in readings])


def _each(texts: pa.StringArray, name: str, read: Callable[[str], object]) -> pa.Table:
    return pa.table({"value": texts, name: pa.array(map(read, texts.to_pylist()), checking.READING.field(name).type)})


def _as_reading(field: Field, table: pa.Table) -> pa.Table:
    table = table.append_column("field", pa.repeat(pa.scalar(field.value), table.num_rows))
    return pa.table(
        [
            table[column.name] if column.name in table.column_names else pa.nulls(table.num_rows, column.type)
            for column in checking.READING
        ],
        schema=checking.READING,
    )


def _of_header(columns: Sequence[Column], header_row: int, schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(
        [
            {"row": each.row, "place": None, "column": each.column, "code": each.code.value,
             "severity": each.severity.value, "value": each.value, "detail": each.detail}
            for each in reserved.find(columns, header_row)
        ],
        schema=schema,
    )  # fmt: skip
