"""A draft's file as rows: its records, what they say, what is wrong with them. Written in chunks that never hold up the
journal; `staged` reads them.

One thing at a time may write the rows of one draft: a draft's caller sees to that.
"""

from collections.abc import Collection, Iterator, Sequence

import pyarrow as pa

from lib.model.reading import Unreadable
from lib.store.connection import ROW_GROUP, Store, Tx

_OF_THE_CHECK = ("draft_row", "draft_finding", "draft_column")
_TABLES = ("draft_record", "draft_unread", "draft_left_out", *_OF_THE_CHECK)


def stage(store: Store, draft_id: str, records: pa.Table, unread: Sequence[Unreadable] = ()) -> None:
    """Replace the draft's records, and drop what was found in the old ones; every record gets an opaque key of its own.

    `records` has `row` (as the spreadsheet shows it) and `cells` (as the file has them); `unread` are the rows that are
    no records.
    """
    _empty(store, _TABLES, draft_id)
    for chunk in _chunks(store, records):
        with store.write() as tx, tx.table("incoming", chunk):
            tx.execute(
                "insert into draft_record by name"
                " select ? as draft_id, row, cells, replace(uuid()::varchar, '-', '') as row_key from incoming",
                [draft_id],
            )
    for chunk in _chunks(store, _listed(unread)):
        with store.write() as tx, tx.table("incoming", chunk):
            tx.execute("insert into draft_unread by name select ? as draft_id, * from incoming", [draft_id])


def keep(store: Store, draft_id: str, rows: pa.Table, findings: pa.Table, columns: pa.Table) -> None:
    """Replace what the check made of the draft's records; with the columns of `draft_row`, `draft_finding` and
    `draft_column` but for the draft's id.
    """
    _empty(store, _OF_THE_CHECK, draft_id)
    for table, found in zip(_OF_THE_CHECK, (rows, findings, columns), strict=True):
        for chunk in _chunks(store, found):
            with store.write() as tx, tx.table("incoming", chunk):
                tx.execute(f"insert into {table} by name select ? as draft_id, * from incoming", [draft_id])


def keep_only(
    store: Store,
    draft_id: str,
    touched: Collection[int],
    rows: pa.Table,
    findings: pa.Table,
    of_columns: pa.Table,
) -> None:
    """Replace what the check made of these records, whether they are still there or not, and what it says of whole
    columns and the header; the rest stays as it is. All of it at once: for no more than `ROWS_AT_ONCE` rows.
    """
    with store.write() as tx, tx.table("touched", pa.table({"row": pa.array(touched, pa.int32())})):
        of_these = "draft_id = ? and row in (select row from touched)"
        tx.execute(f"delete from draft_row where {of_these}", [draft_id])
        tx.execute(f"delete from draft_finding where {of_these}", [draft_id])
        tx.execute("delete from draft_finding where draft_id = ? and (place is null or covers is not null)", [draft_id])
        for table, found in (("draft_row", rows), ("draft_finding", pa.concat_tables([findings, of_columns]))):
            with tx.table("incoming", found):
                tx.execute(f"insert into {table} by name select ? as draft_id, * from incoming", [draft_id])
        tx.execute("update draft_column set moved = moved + ? where draft_id = ?", [len(touched), draft_id])


def drop(tx: Tx, draft_id: str) -> None:
    """Take away all rows of a draft in the caller's transaction: what is released lives on as items."""
    for table in _TABLES:
        tx.execute(f"delete from {table} where draft_id = ?", [draft_id])


def drop_orphans(store: Store) -> None:
    """Take away rows whose draft is not there, as a stop in the middle of an upload leaves them."""
    staged = " union ".join(f"select draft_id from {table}" for table in _TABLES)
    with store.read() as reader:
        orphans = reader.rows(f"{staged} except select id from draft where state = 'open'")
    for (draft_id,) in orphans:
        _empty(store, _TABLES, draft_id)


def _empty(store: Store, tables: Sequence[str], draft_id: str) -> None:
    with store.read() as reader:
        some = [f"select '{each}' where exists (select 1 from {each} where draft_id = $draft)" for each in tables]
        filled = reader.rows(" union all ".join(some), {"draft": draft_id})
    for (table,) in filled:
        touched = most = store.rows_at_once
        while touched == most:
            with store.write() as tx:
                touched = tx.change(
                    f"delete from {table} where rowid in (select rowid from {table} where draft_id = ? limit {most})",
                    [draft_id],
                )


def _listed(unread: Sequence[Unreadable]) -> pa.Table:
    return pa.table(
        {
            "row": pa.array([each.row for each in unread], pa.int32()),
            "reason": pa.array([each.reason.value for each in unread], pa.string()),
            "raw": pa.array([each.raw for each in unread], pa.string()),
        }
    )


def _chunks(store: Store, rows: pa.Table) -> Iterator[pa.Table]:
    """What one transaction writes; in batches of a row group, or DuckDB lets one thread alone write them."""
    for start in range(0, rows.num_rows, store.rows_at_once):
        chunk = rows.slice(start, store.rows_at_once).combine_chunks()
        yield pa.Table.from_batches(chunk.to_batches(ROW_GROUP))
