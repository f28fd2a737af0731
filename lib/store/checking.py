"""The declared checks, compiled to SQL over a staged file, apart from the store: nothing of it is locked meanwhile.

Two views, whose columns a `Check` may name:

- the cell view, one row for each cell of a column that a check looks at: `row`, `place` (of the column, from 0),
  `title`, `field`, `value` (trimmed, '' if blank) and what was read out of the value, null where it says no such
  thing: `numbers`, `fault`, `national`, `ambiguous` (of a phone), `seconds` (of a time zone), `is_on` (of a switch);
- the row view, one row for each record: `row`, `phone_cells` (how many are not blank), `first_row` (the earlier row
  that it repeats, or null), and `place`, `title`, `value` of the cell that repeats it, else of the first phone cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass

import pyarrow as pa
import pyarrow.compute as pc

from lib.model.check import Check
from lib.model.columns import Column, Field
from lib.model.text import BLANK
from lib.store.connection import MEMORY, Reader, open_store

READING = pa.schema([
    ("field", pa.string()),
    ("value", pa.string()),
    ("numbers", pa.list_(pa.string())),
    ("fault", pa.string()),
    ("national", pa.bool_()),
    ("ambiguous", pa.bool_()),
    ("seconds", pa.int32()),
    ("is_on", pa.bool_()),
])  # fmt: skip
"""What was read out of each distinct cell; the pair of field and value is unique."""

_COLUMN = pa.schema([("place", pa.int32()), ("title", pa.string()), ("field", pa.string())])
_REPEAT = pa.schema([("row", pa.int32()), ("place", pa.int32()), ("first_row", pa.int32())])

_CELL_VIEW = """
    cell_view as (
        select cell.row, cell.place, title, field, value, numbers, fault, national, ambiguous, seconds, is_on
        from cell join file_column using (place) left join reading using (field, value)
    )
"""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A phone cell and one of its numbers."""

    row: int
    place: int
    number: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """The cell by which a row repeats an earlier one."""

    row: int
    place: int
    first_row: int


@contextmanager
def laid_out(reader: Reader, draft_id: str, columns: Sequence[Column], checks: Sequence[Check]) -> Iterator[Reader]:
    """Read the cells that a check looks at, once, and give a reader that the functions below see them by.

    Without a phone column, every record has one blank phone cell. The reader's database is one of its own, in memory:
    a fault inside DuckDB shuts the database it happens in, and a check must not stop the journal.
    """
    wanted = {field for check in checks for field in check.fields}
    seen = [(column.index, column.title, column.field.value) for column in columns if column.field in wanted]
    if not any(field == Field.PHONE for _, _, field in seen):
        seen.append((-1, "", Field.PHONE.value))
    shown = _table(seen, _COLUMN)
    with reader.table("file_column", shown):
        cells = reader.arrow(
            "select row, place, coalesce(cells[place + 1], '') as value from draft_record cross join file_column"
            " where draft_id = ?",
            [draft_id],
        )
    # trimming in SQL by a set of characters takes forty times as long
    trimmed = cells.set_column(2, "value", pc.utf8_trim(cells["value"], characters=BLANK))
    apart = open_store(MEMORY)
    try:
        with apart.read() as own, own.table("file_column", shown), own.table("cell", trimmed):
            yield own
    finally:
        apart.close()


def texts(reader: Reader, field: Field) -> pa.StringArray:
    """The distinct cells of the columns that fill a field, blank ones left out."""
    found = reader.arrow(
        "select distinct value from cell join file_column using (place) where field = ? and value <> ''", [field.value]
    )
    return pa.concat_arrays(found["value"].chunks) if found.num_rows else pa.array([], pa.string())


def rows(reader: Reader) -> pa.Table:
    """What each record says, as `draft_row` holds it but for `hindered`, and `phone_cells`; in any order."""
    places = reader.rows("select place from file_column where field = 'phone' order by place")
    numbers = ", ".join(f"any_value(numbers) filter (place = {int(place)})" for (place,) in places)
    return reader.arrow(
        f"""
        with {_CELL_VIEW}, gathered as (
            select
                row,
                flatten([{numbers}]) as numbers,
                {_value_of(Field.CLIENT_EXTERNAL_ID)} as client_external_id,
                max(seconds) as timezone,
                {_value_of(Field.BOT_SETTINGS_ID)} as bot_settings_id,
                {_value_of(Field.AUTO_CALL_TEMPLATE_ID)} as auto_call_template_id,
                bool_or(is_on) as check_phone,
                count(*) filter (field = 'phone' and value <> '') as phone_cells
            from cell_view group by row
        )
        select * replace (
            case when len(numbers) < 2 then numbers
            else list_filter(numbers, lambda each, nth: list_position(numbers, each) = nth) end as numbers
        ) from gathered
        """
    )


def cell_findings(reader: Reader, checks: Sequence[Check]) -> pa.Table:
    """What the checks that look at cells find, as `draft_finding` holds it."""
    return reader.arrow(f"with {_CELL_VIEW} {_compiled('cell_view', [check for check in checks if check.fields])}")


def row_findings(reader: Reader, checks: Sequence[Check], rows: pa.Table, repeats: Sequence[Repeat]) -> pa.Table:
    """What the checks that look at rows find, as `draft_finding` holds it; `rows` as `rows` returns them."""
    row_view = """
        row_view as (
            select cell.row, cell.place, title, value, phone_cells, first_row
            from staged_row
            left join repeat using (row)
            join cell
                on cell.row = staged_row.row
                and cell.place = coalesce(repeat.place, (select min(place) from file_column where field = 'phone'))
            join file_column on file_column.place = cell.place
        )
    """
    with reader.table("staged_row", rows), reader.table("repeat", _table(map(astuple, repeats), _REPEAT)):
        return reader.arrow(f"with {row_view} {_compiled('row_view', [each for each in checks if not each.fields])}")


def shared(reader: Reader, rows: pa.Table) -> list[Numbered]:
    """The numbered cells of every row that has a number in common with another row, by row and place."""
    with reader.table("staged_row", rows):
        # no join after the last unnest: DuckDB 2.0.0 has failed at that
        cells = reader.rows(
            f"""
            with {_CELL_VIEW},
            number_of as (select row, unnest(numbers) as number from staged_row),
            again as (select number from number_of group by number having count(*) > 1),
            sharing as (select distinct row from number_of semi join again using (number))
            select row, place, unnest(numbers) from cell_view semi join sharing using (row) order by row, place
            """
        )
    return [Numbered(*cell) for cell in cells]


def _compiled(view: str, checks: Sequence[Check]) -> str:
    found = ", ".join(
        f"case when {_holds(check)} then {{'code': '{check.code}', 'severity': '{check.severity}',"
        f" 'value': {check.value}, 'detail': {check.detail}}} end"
        for check in checks
    )
    return f"""
        select row, place, title as "column", found.code, found.severity, found.value, found.detail
        from (select row, place, title, unnest([{found}]) as found from {view}
              where {" or ".join(f"({_holds(check)})" for check in checks)})
        where found is not null
    """


def _holds(check: Check) -> str:
    fields = ", ".join(f"'{field}'" for field in check.fields)
    return f"field in ({fields}) and value <> '' and ({check.when})" if fields else check.when


def _value_of(field: Field) -> str:
    return f"max(value) filter (field = '{field}' and value <> '')"


def _table(tuples: Iterable[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*tuples, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )
