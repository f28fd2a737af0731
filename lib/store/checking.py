"""The declared checks, compiled to SQL over a staged file, apart from the store: nothing of it is locked meanwhile.

Two tables, whose columns a `Check` may name:

- `cell_view`, one row for each cell of a column that a check looks at: `row`, `place` (of the column, from 0), `value`
  (trimmed, '' if blank) and what was read out of the value, null where it says no such thing: `numbers`, `fault`,
  `national`, `ambiguous` (of a phone), `seconds` (of a time zone), `is_on` (of a switch);
- `row_view`, one row for each record: `row`, `phone_cells` (how many are not blank), `first_row` (the earlier row that
  it repeats, or null), and `place` and `value` of the cell that repeats it, else of the first phone column.

They lie in a database of their own, in memory, and no statement joins twice: DuckDB 2.0.0 fails at joins of joined rows
(its issue 24807), and such a failure shuts the whole database, which must never be the one with the journal.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass

import pyarrow as pa
import pyarrow.compute as pc

from lib.model.check import Check
from lib.model.columns import Column, Field
from lib.model.text import BLANK
from lib.store.connection import MEMORY, Reader, Tx, open_store

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

_REPEAT = pa.schema([("row", pa.int32()), ("place", pa.int32()), ("value", pa.string()), ("first_row", pa.int32())])


@dataclass(frozen=True, slots=True)
class SharedCell:
    """A phone cell of a row that has a number in common with another row."""

    row: int
    place: int
    value: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The cell by which a row repeats an earlier one."""

    row: int
    place: int
    value: str
    first_row: int


@dataclass(frozen=True, slots=True)
class Apart:
    """A staged file's cells, in a database of their own; without a phone column, each row has one blank phone cell."""

    tx: Tx
    columns: tuple[Column, ...]

    def places(self, *fields: Field) -> list[int]:
        """Where the columns are that fill one of these fields."""
        return [column.index for column in self.columns if column.field in fields]


@contextmanager
def apart(reader: Reader, draft_id: str, columns: Sequence[Column], checks: Sequence[Check]) -> Iterator[Apart]:
    """Read the cells that a check looks at, once, and set them apart."""
    wanted = {field for check in checks for field in check.fields}
    seen = tuple(column for column in columns if column.field in wanted)
    if not any(column.field is Field.PHONE for column in seen):
        seen = (*seen, Column(len(columns), "", Field.PHONE))
    cells = reader.arrow(
        "select row, place, coalesce(cells[place + 1], '') as value"
        " from draft_record cross join (select unnest(?::integer[]) as place) where draft_id = ?",
        [[column.index for column in seen], draft_id],
    )
    # trimming in SQL by a set of characters takes forty times as long
    trimmed = cells.set_column(2, "value", pc.utf8_trim(cells["value"], characters=BLANK))
    own = open_store(MEMORY)
    try:
        with own.write() as tx, tx.table("cell", trimmed):
            yield Apart(tx, seen)
    finally:
        own.close()


def texts(file: Apart, field: Field) -> pa.StringArray:
    """The distinct cells of the columns that fill a field, blank ones left out."""
    found = file.tx.arrow(
        "select distinct value from cell where list_contains(?, place) and value <> ''", [file.places(field)]
    )
    return pa.concat_arrays(found["value"].chunks) if found.num_rows else pa.array([], pa.string())


def lay_out(file: Apart, readings: pa.Table) -> None:
    """Make `cell_view`; `readings` has the columns of `READING`."""
    fields = [""] * (max(column.index for column in file.columns) + 1)
    for column in file.columns:
        fields[column.index] = column.field.value
    with file.tx.table("reading", readings):
        file.tx.execute(
            """
            create table cell_view as
            select row, place, cell.value, numbers, fault, national, ambiguous, seconds, is_on
            from cell left join reading on reading.value = cell.value and reading.field = list_extract(?, place + 1)
            """,
            [fields],
        )


def rows(file: Apart) -> pa.Table:
    """What each record says, as `draft_row` holds it but for `hindered`, and `phone_cells`; in any order."""
    numbers = ", ".join(f"any_value(numbers) filter (place = {place})" for place in file.places(Field.PHONE))
    return file.tx.arrow(
        f"""
        with gathered as (
            select
                row,
                flatten([{numbers}]) as numbers,
                {_text_of(file, Field.CLIENT_EXTERNAL_ID)} as client_external_id,
                max(seconds) as timezone,
                {_text_of(file, Field.BOT_SETTINGS_ID)} as bot_settings_id,
                {_text_of(file, Field.AUTO_CALL_TEMPLATE_ID)} as auto_call_template_id,
                bool_or(is_on) as check_phone,
                count(*) filter ({_at(file, Field.PHONE)} and value <> '') as phone_cells
            from cell_view group by row
        )
        select * replace (
            case when len(numbers) < 2 then numbers
            else list_filter(numbers, lambda each, nth: list_position(numbers, each) = nth) end as numbers
        ) from gathered
        """
    )


def cell_findings(file: Apart, checks: Iterable[Check]) -> pa.Table:
    """What the checks that look at cells find, as `draft_finding` holds it."""
    holds = {
        check: f"{_at(file, *check.fields)} and value <> '' and ({check.when})" for check in checks if check.fields
    }
    return _found(file, "cell_view", holds)


def row_findings(file: Apart, checks: Iterable[Check], rows: pa.Table, repeats: Sequence[Repeat]) -> pa.Table:
    """What the checks that look at rows find, as `draft_finding` holds it; `rows` as `rows` returns them."""
    found = list(zip(*map(astuple, repeats), strict=True)) or [()] * len(_REPEAT)
    repeated = pa.table(
        [pa.array(each, field.type) for each, field in zip(found, _REPEAT, strict=True)], schema=_REPEAT
    )
    with file.tx.table("staged_row", rows), file.tx.table("repeat", repeated):
        file.tx.execute(
            """
            create table row_view as
            select staged_row.row, phone_cells, first_row, coalesce(place, ?) as place, coalesce(value, '') as value
            from staged_row left join repeat on repeat.row = staged_row.row
            """,
            [min(file.places(Field.PHONE))],
        )
    return _found(file, "row_view", {check: check.when for check in checks if not check.fields})


def shared(file: Apart, rows: pa.Table) -> list[SharedCell]:
    """The phone cells of every row that has a number in common with another row, by row and place."""
    with file.tx.table("staged_row", rows):
        file.tx.execute(
            """
            create table sharing as
            with number_of as (select row, unnest(numbers) as number from staged_row),
            again as (select number from number_of group by number having count(*) > 1)
            select distinct row from number_of semi join again using (number)
            """
        )
    cells = file.tx.rows(
        "select row, place, value, numbers from cell_view semi join sharing using (row)"
        f" where {_at(file, Field.PHONE)} and numbers is not null order by row, place"
    )
    return [SharedCell(row, place, value, tuple(numbers)) for row, place, value, numbers in cells]


def _found(file: Apart, view: str, holds: dict[Check, str]) -> pa.Table:
    cases = ", ".join(
        f"case when {condition} then {{'code': '{check.code}', 'severity': '{check.severity}',"
        f" 'value': {check.value}, 'detail': {check.detail}}} end"
        for check, condition in holds.items()
    )
    found = file.tx.arrow(
        f"""
        select row, place, found.code, found.severity, found.value, found.detail
        from (select row, place, unnest([{cases}]) as found from {view} where {" or ".join(holds.values())})
        where found is not null
        """
    )
    titles = {column.index: column.title for column in file.columns}
    by_place = pa.array([titles.get(place, "") for place in range(max(titles) + 1)], pa.string())
    return found.add_column(2, "column", by_place.take(found["place"]))


def _at(file: Apart, *fields: Field) -> str:
    places = ", ".join(map(str, file.places(*fields)))
    return f"place in ({places})" if places else "false"


def _text_of(file: Apart, field: Field) -> str:
    return f"max(value) filter ({_at(file, field)} and value <> '')"
