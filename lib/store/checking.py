"""The declared checks, compiled to SQL over a staged file, on a reader's cursor: nothing is locked while they run.

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

from lib.model.check import Check
from lib.model.columns import Column, Field
from lib.model.finding import Severity
from lib.model.text import BLANK
from lib.store.connection import Reader

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

_CELL = """
cell as (
    select
        record.row, part.place, part.title, part.field,
        trim(coalesce(record.cells[part.place + 1], ''), $blank) as value
    from draft_record as record cross join file_column as part
    where record.draft_id = $draft
)
"""
_READ_CELL = f"""
{_CELL}, read_cell as (
    select cell.*, numbers, fault, national, ambiguous, seconds, is_on from cell left join reading using (field, value)
)
"""


@dataclass(frozen=True, slots=True)
class Shared:
    """A phone cell with a number that another row has too; `hindered` if its row has an error already."""

    row: int
    place: int
    number: str
    hindered: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    """The cell by which a row repeats an earlier one."""

    row: int
    place: int
    first_row: int


@contextmanager
def columns_bound(reader: Reader, columns: Iterable[Column], checks: Sequence[Check]) -> Iterator[None]:
    """Let the functions below see those columns that a check looks at; without a phone column every phone is blank."""
    wanted = {field for check in checks for field in check.fields}
    seen = [(column.index, column.title, column.field.value) for column in columns if column.field in wanted]
    if not any(field == Field.PHONE for _, _, field in seen):
        seen.append((-1, "", Field.PHONE.value))
    with reader.table("file_column", _table(seen, _COLUMN)):
        yield


def texts(reader: Reader, draft_id: str, field: Field) -> pa.StringArray:
    """The distinct cells of the columns that fill a field, trimmed, blank ones left out."""
    found = reader.arrow(
        f"with {_CELL} select distinct value from cell where field = $field and value <> ''",
        {"draft": draft_id, "blank": BLANK, "field": field.value},
    )
    return pa.concat_arrays(found["value"].chunks) if found.num_rows else pa.array([], pa.string())


def rows(reader: Reader, draft_id: str) -> pa.Table:
    """What each record says, as `draft_row` holds it but for `hindered`, and `phone_cells`; in any order."""
    places = reader.rows("select place from file_column where field = 'phone' order by place")
    numbers = ", ".join(f"any_value(numbers) filter (place = {int(place)})" for (place,) in places)
    return reader.arrow(
        f"""
        with {_READ_CELL}, gathered as (
            select
                row,
                flatten([{numbers}]) as numbers,
                {_value_of(Field.CLIENT_EXTERNAL_ID)} as client_external_id,
                max(seconds) as timezone,
                {_value_of(Field.BOT_SETTINGS_ID)} as bot_settings_id,
                {_value_of(Field.AUTO_CALL_TEMPLATE_ID)} as auto_call_template_id,
                bool_or(is_on) as check_phone,
                count(*) filter (field = 'phone' and value <> '') as phone_cells
            from read_cell group by row
        )
        select * replace (
            case when len(numbers) < 2 then numbers
            else list_filter(numbers, lambda each, nth: list_position(numbers, each) = nth) end as numbers
        ) from gathered
        """,
        {"draft": draft_id, "blank": BLANK},
    )


def cell_findings(reader: Reader, draft_id: str, checks: Sequence[Check]) -> pa.Table:
    """What the checks that look at cells find, as `draft_finding` holds it."""
    return reader.arrow(
        f"with {_READ_CELL} {_compiled('read_cell', [check for check in checks if check.fields])}",
        {"draft": draft_id, "blank": BLANK},
    )


def row_findings(
    reader: Reader, draft_id: str, checks: Sequence[Check], rows: pa.Table, repeats: Sequence[Repeat]
) -> pa.Table:
    """What the checks that look at rows find, as `draft_finding` holds it; `rows` as `rows` returns them."""
    row_view = """
        row_view as (
            select
                staged.row, part.place, part.title, staged.phone_cells, repeat.first_row,
                trim(coalesce(record.cells[part.place + 1], ''), $blank) as value
            from staged_row as staged
            join draft_record as record on record.draft_id = $draft and record.row = staged.row
            left join repeat on repeat.row = staged.row
            join file_column as part
                on part.place = coalesce(repeat.place, (select min(place) from file_column where field = 'phone'))
        )
    """
    with reader.table("staged_row", rows), reader.table("repeat", _table(map(astuple, repeats), _REPEAT)):
        return reader.arrow(
            f"with {row_view} {_compiled('row_view', [check for check in checks if not check.fields])}",
            {"draft": draft_id, "blank": BLANK},
        )


def shared(reader: Reader, draft_id: str, rows: pa.Table, findings: pa.Table) -> list[Shared]:
    """The phone cells of all rows that have a number in common with another row, by row and place."""
    again = """
        number_of as (select row, unnest(numbers) as number from staged_row),
        again as (select number from number_of group by number having count(*) > 1),
        sharing as (select distinct row from number_of semi join again using (number))
    """
    with reader.table("staged_row", rows), reader.table("found", findings):
        if not reader.value(f"with {again} select count(*) from sharing"):
            return []
        cells = reader.rows(
            f"""
            with {_READ_CELL}, {again}, number_in as (
                select row, place, unnest(numbers) as number from read_cell semi join sharing using (row)
            )
            select row, place, number, row in (select row from found where severity = '{Severity.ERROR}')
            from number_in semi join again using (number) order by row, place
            """,
            {"draft": draft_id, "blank": BLANK},
        )
    return [Shared(*cell) for cell in cells]


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
