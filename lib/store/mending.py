"""What people changed in a draft: the changes, the cells of each before and after, and the rows left out.

A change of many rows is written in chunks that never hold up the journal. Its own row says how far it is: while that is
`writing` or `undoing`, the draft counts as not checked, and whoever checks it next takes the whole change back. Making
a cell what it is to be twice is making it so once, so that may be cut off as well.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import pyarrow as pa

from lib.model.mending import Change, ChangeKind, ChangeState, Fix
from lib.model.person import Person
from lib.store.connection import Reader, Row, Store, Tx

MENDS = pa.schema([("row", pa.int32()), ("place", pa.int32()), ("before", pa.string()), ("after", pa.string())])
"""The columns of a `Mend`, for many of them at once."""

_UNFINISHED = (ChangeState.WRITING, ChangeState.UNDOING)
_CHANGE = "number, kind, state, happened_at, person_name, cells, rows, fix, code, detail, added, undone_at, undone_by"

_CELLS = """
update {table} set cells = list_transform(
    range(case when cut is null then greatest(len(cells), reach) else least(cut, len(cells)) end),
    lambda nth: case when map_contains(text, nth) then map_extract_value(text, nth) else cells[nth + 1] end
)
from (
    select
        row, map(list(place::bigint order by place), list(after order by place)) as text,
        min(place) filter (after is null) as cut, max(place) + 1 as reach
    from chunk where place is not null group by row
) as wanted
where {table}.draft_id = ? and {table}.row = wanted.row
"""
# A cell that is to be no more is among the last of its row: the row is cut before it, or was so by an earlier chunk.


def claim(tx: Tx, draft_id: str, version: int) -> bool:
    """Compare-and-set: an open, checked draft of this version gets the next one and is to be checked again."""
    return bool(
        tx.change(
            "update draft set version = version + 1, checked = false"
            " where id = ? and version = ? and state = 'open' and checked",
            [draft_id, version],
        )
    )


def begin(tx: Tx, draft_id: str, change: Change, *, by: Person) -> None:
    """Insert a change under its own number; what it changes is yet to be written."""
    tx.execute(
        "insert into draft_change (draft_id, number, happened_at, person_id, person_name, kind, fix, code, detail,"
        " cells, rows, state, added) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [draft_id, change.number, change.happened_at, by.id, by.name, change.kind.value,
         change.fix and change.fix.value, change.code, change.detail, change.cells, change.rows, change.state.value,
         change.added],
    )  # fmt: skip


def next_number(reader: Reader, draft_id: str) -> int:
    """The number of the draft's next change, from 1."""
    return int(reader.value("select coalesce(max(number), 0) + 1 from draft_change where draft_id = ?", [draft_id]))


def write(tx: Tx, draft_id: str, number: int, chunk: pa.Table) -> None:
    """Remember a chunk of a change and make it so; columns as in `MENDS`."""
    with tx.table("chunk", chunk):
        tx.execute("insert into draft_mend by name select ? as draft_id, ? as number, * from chunk", [draft_id, number])
    make(tx, draft_id, chunk)


def make(tx: Tx, draft_id: str, chunk: pa.Table) -> None:
    """Let the cells be as they are `after`, and the rows be in or out; columns as in `MENDS`."""
    with tx.table("chunk", chunk):
        tx.execute(
            "insert into draft_record by name select draft_id, row, cells, row_key from draft_left_out"
            " where draft_id = ? and row in (select row from chunk where place is null and after is null)",
            [draft_id],
        )
        tx.execute(
            "delete from draft_left_out"
            " where draft_id = ? and row in (select row from chunk where place is null and after is null)",
            [draft_id],
        )
        for table in ("draft_record", "draft_left_out"):
            tx.execute(_CELLS.format(table=table), [draft_id])
        tx.execute(
            "insert into draft_left_out by name select draft_id, row, cells, row_key, after as reason"
            " from draft_record join (select row, after from chunk where place is null and after is not null)"
            " using (row) where draft_id = ?",
            [draft_id],
        )
        tx.execute(
            "delete from draft_record"
            " where draft_id = ? and row in (select row from chunk where place is null and after is not null)",
            [draft_id],
        )


def move(tx: Tx, draft_id: str, number: int, *, was: ChangeState, to: ChangeState) -> None:
    """Compare-and-set of a change's state; raises StoreConflict."""
    tx.change_exactly(
        1,
        "update draft_change set state = ? where draft_id = ? and number = ? and state = ?",
        [to.value, draft_id, number, was.value],
    )


def taken_back(
    tx: Tx, draft_id: str, number: int, *, was: ChangeState, to: ChangeState, at: datetime, by: Person
) -> None:
    """`move`, and who took the change back and when."""
    move(tx, draft_id, number, was=was, to=to)
    tx.execute(
        "update draft_change set undone_at = ?, undone_by_id = ?, undone_by = ? where draft_id = ? and number = ?",
        [at, by.id, by.name, draft_id, number],
    )


def void(tx: Tx, draft_id: str, *, at: datetime, by: Person) -> None:
    """No change of the draft holds any more: its file is read anew."""
    tx.execute(
        f"update draft_change set state = '{ChangeState.VOID}', undone_at = ?, undone_by_id = ?, undone_by = ?"
        f" where draft_id = ? and state in ('{ChangeState.DONE}', '{ChangeState.WRITING}', '{ChangeState.UNDOING}')",
        [at, by.id, by.name, draft_id],
    )


def reversed_mends(reader: Reader, draft_id: str, number: int) -> pa.Table:
    """What takes a change back; columns as in `MENDS`."""
    return reader.arrow(
        "select row, place, after as before, before as after from draft_mend where draft_id = ? and number = ?"
        " order by row, place",
        [draft_id, number],
    )


def earlier(reader: Reader, draft_id: str) -> dict[int, dict[int, frozenset[str]]]:
    """Of each cell that somebody changed, in the rows that still have an error: by row and place, all that stood in it
    before.
    """
    found: dict[int, dict[int, frozenset[str]]] = {}
    for row, place, before in reader.rows(
        "select row, place, list(distinct before) from draft_mend where draft_id = ? and before is not null"
        " and place is not null and number in (select number from draft_change where draft_id = ? and state = ?)"
        " and row in (select row from draft_row where draft_id = ? and hindered) group by row, place",
        [draft_id, draft_id, ChangeState.DONE.value, draft_id],
    ):
        found.setdefault(row, {})[place] = frozenset(before)
    return found


def rows_of(reader: Reader, draft_id: str, number: int) -> list[int]:
    """The rows that a change touched."""
    sql = "select distinct row from draft_mend where draft_id = ? and number = ?"
    return [row for (row,) in reader.rows(sql, [draft_id, number])]


def chunks(store: Store, mends: pa.Table) -> Iterator[pa.Table]:
    """The mends in chunks of what one transaction may write."""
    return (mends.slice(start, store.rows_at_once) for start in range(0, mends.num_rows, store.rows_at_once))


def changes(reader: Reader, draft_id: str) -> tuple[Change, ...]:
    """Every change of the draft, the last one first."""
    rows = reader.rows(f"select {_CHANGE} from draft_change where draft_id = ? order by number desc", [draft_id])
    return tuple(map(_change, rows))


def mends(reader: Reader, draft_id: str) -> list[Row]:
    """number, row, place, before, after of every cell and row that a change touched, the first change first."""
    return reader.rows(
        "select number, row, place, before, after from draft_mend where draft_id = ? order by number, row, place",
        [draft_id],
    )


def last(reader: Reader, draft_id: str) -> Change | None:
    """The change that an undo takes back, None if there is none."""
    row = reader.one(
        f"select {_CHANGE} from draft_change where draft_id = ? and state = '{ChangeState.DONE}'"
        " order by number desc limit 1",
        [draft_id],
    )
    return _change(row) if row else None


def unfinished(reader: Reader, draft_id: str) -> tuple[Change, ...]:
    """The changes that were cut off in the middle, the last one first."""
    return tuple(change for change in changes(reader, draft_id) if change.state in _UNFINISHED)


def left_out_count(reader: Reader, draft_id: str) -> int:
    """How many rows people left out."""
    return int(reader.value("select count(*) from draft_left_out where draft_id = ?", [draft_id]))


def reasons(reader: Reader, draft_id: str, rows: Sequence[int]) -> dict[int, str]:
    """Why each of these rows is left out, as far as it is."""
    found = reader.rows(
        "select row, reason from draft_left_out where draft_id = ? and row in (select unnest(?::integer[]))",
        [draft_id, list(rows)],
    )
    return dict(found)


def left_out(reader: Reader, draft_id: str, *, offset: int, limit: int) -> list[Row]:
    """A page of the rows that people left out: row, cells, reason."""
    return reader.rows(
        "select row, cells, reason from draft_left_out where draft_id = ? order by row limit ? offset ?",
        [draft_id, limit, offset],
    )


def _change(row: Row) -> Change:
    number, kind, state, happened_at, by, cells, rows, fix, code, detail, added, undone_at, undone_by = row
    return Change(
        number=number,
        kind=ChangeKind(kind),
        state=ChangeState(state),
        happened_at=happened_at,
        by=by,
        cells=cells,
        rows=rows,
        fix=Fix(fix) if fix else None,
        code=code,
        detail=detail,
        added=added,
        undone_at=undone_at,
        undone_by=undone_by,
    )
