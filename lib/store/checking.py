"""The cells of a staged file, and the declared checks as SQL over them, apart from the store, which is not locked.

Two views, whose columns a `Check` may name:

- `text_view`, one row for each distinct text of each column that a check looks at: `place` (of the column, from 0),
  `nth` of the column's texts it is, `value` (trimmed, '' if blank), and what was read out of it. Of a phone `numbers`
  and of each its `NumberKind` (`kinds`), or its `fault`, whether the digits are `national`, and whether `ambiguous`; of
  a zone its `seconds` and what is `amiss`; of a switch whether it `is_on`; of a template or scenario, by its id or its
  name, the `uuid`; of a variable what is `amiss`, its `shape` where that is not the one of its column, whether its name
  is `dotted`, and whether its format is `unsure`; of callback data what is `amiss`;
- `row_view`, one row for each record: `phone_cells` (how many are not blank), `first_row` (the earlier row that it
  repeats, or null), and `place` and `value` of the cell that repeats it, else of the first phone column.

They lie in a database of their own, in memory, and no statement joins twice: DuckDB 2.0.0 fails at joins of joined rows
(its issue 24807), and such a failure shuts the whole database, which must never be the one with the journal.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

import pyarrow as pa
import pyarrow.compute as pc

from lib.model.check import Check
from lib.model.columns import Field
from lib.model.text import BLANK
from lib.store.connection import Reader, Store, Tx, open_apart

ROW_VIEW = pa.schema([
    ("nth", pa.int32()), ("phone_cells", pa.int32()), ("first_row", pa.int32()), ("place", pa.int32()),
    ("value", pa.string()),
])  # fmt: skip


def cells(
    reader: Reader,
    draft_id: str,
    places: Sequence[int],
    *,
    only: Collection[int] | None = None,
    first: int | None = None,
) -> pa.Table:
    """The cells at these places as the file has them, '' where a row ends before: `row` and then one column for each
    place, by row. With `only`, of these rows alone; with `first`, of so many of the first rows.
    """
    chosen = ""
    values: list[object] = [draft_id]
    if only is not None:
        chosen = " and row in (select unnest(?::integer[]))"
        values.append(list(only))
    limit = "" if first is None else f" order by row limit {first}"
    texts = "".join(f", coalesce(cells[{place + 1}], '') as place_{place}" for place in places)
    found = reader.arrow(f"select row{texts} from draft_record where draft_id = ?{chosen}{limit}", values)
    rows = found["row"]
    in_order = len(rows) < 2 or pc.all(pc.less(rows[:-1], rows[1:])).as_py()
    return found if in_order else found.sort_by("row")


def filled(reader: Reader, draft_id: str, places: Sequence[int]) -> dict[int, int]:
    """How many cells of these columns are not blank."""
    blank = "".join(f"\\x{{{ord(each):x}}}" for each in BLANK)
    counts = ", ".join(
        f"count(*) filter (case when len(cells[{place + 1}]) > 0"
        f" then not (contains(?, cells[{place + 1}][1]) and regexp_full_match(cells[{place + 1}], '[{blank}]*')) end)"
        for place in places
    )
    sql = f"select {counts} from draft_record where draft_id = ?"
    found = reader.one(sql, [*[BLANK] * len(places), draft_id]) if places else ()
    return dict(zip(places, found or (), strict=True))


_idle: list[Store] = []
"""Opening and closing one costs more than checking a small file does."""


@contextmanager
def apart() -> Iterator[Tx]:
    """A database of its own, in memory; one in which something failed is not taken again."""
    own = _idle.pop() if _idle else open_apart()
    try:
        with own.write() as tx:
            yield tx
    except BaseException:
        own.close()
        raise
    _idle.append(own)


def in_texts(tx: Tx, views: Mapping[Field, pa.Table], checks: Iterable[Check]) -> pa.Table:
    """What the checks that look at cells find: place and nth of the text, code, severity, value, detail.

    `views` has a text view of the columns that fill each field.
    """
    holds = [
        (check, views[field], f"value <> '' and ({check.when})")
        for check in checks for field in check.fields if field in views
    ]  # fmt: skip
    return _found(tx, holds)


def in_rows(tx: Tx, view: pa.Table, checks: Iterable[Check]) -> pa.Table:
    """What the checks that look at rows find in a `ROW_VIEW`: place, nth of the row, code, severity, value, detail."""
    return _found(tx, [(check, view, check.when) for check in checks if not check.fields])


_FOUND = pa.schema([
    ("place", pa.int32()), ("nth", pa.int32()), ("code", pa.string()), ("severity", pa.string()),
    ("value", pa.string()), ("detail", pa.string()),
])  # fmt: skip


FEW = 1_000
"""Of so many texts or rows what is found comes by rows: DuckDB then plans the checks once, and for Arrow twice."""


def _found(tx: Tx, holds: Iterable[tuple[Check, pa.Table, str]]) -> pa.Table:
    selects: list[str] = []
    names: dict[int, str] = {}
    views: dict[str, pa.Table] = {}
    for check, view, condition in holds:
        if view.num_rows:
            # by their order, so that the same checks of another file are the same statement
            name = names.setdefault(id(view), f"view_{len(names)}")
            views[name] = view
            selects.append(
                f"select place, nth, '{check.code}' as code, '{check.severity}' as severity, {check.value} as value,"
                f" {check.detail} as detail from {name} where {condition}"
            )
    if not selects:
        return _FOUND.empty_table()
    with ExitStack() as stack:
        for name, view in views.items():
            stack.enter_context(tx.table(name, view))
        sql = " union all ".join(selects)
        if sum(view.num_rows for view in views.values()) > FEW:
            return tx.arrow(sql).cast(_FOUND)
        found = zip(*tx.rows(sql), strict=True)
        columns = [pa.array(each, field.type) for each, field in zip(found, _FOUND, strict=False)]
        return pa.table(columns, schema=_FOUND) if columns else _FOUND.empty_table()
