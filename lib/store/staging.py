"""A draft's file as rows: its records, what they say, what is wrong with them. Written in chunks that never hold up the
journal; `staged` reads them.

One thing at a time may write the rows of one draft: a draft's caller sees to that.
"""

import pyarrow as pa

from lib.store.connection import Store, Tx

ROWS_AT_ONCE = 10_000
"""The most rows that one transaction writes or takes away."""

_OF_THE_CHECK = ("draft_row", "draft_finding")
_TABLES = ("draft_record", *_OF_THE_CHECK)


def stage(store: Store, draft_id: str, records: pa.Table) -> None:
    """Replace the draft's records, and drop what was found in the old ones; every record gets an opaque key of its own.

    `records` has `row` (as the spreadsheet shows it) and `cells` (as the file has them).
    """
    for table in _TABLES:
        _empty(store, table, draft_id)
    for chunk in _chunks(records):
        with store.write() as tx, tx.table("incoming", chunk):
            tx.execute(
                "insert into draft_record by name"
                " select ? as draft_id, row, cells, replace(uuid()::varchar, '-', '') as row_key from incoming",
                [draft_id],
            )


def keep(store: Store, draft_id: str, rows: pa.Table, findings: pa.Table) -> None:
    """Replace what the check made of the draft's records; columns as in `draft_row` and `draft_finding` but the id."""
    for table, found in zip(_OF_THE_CHECK, (rows, findings), strict=True):
        _empty(store, table, draft_id)
        for chunk in _chunks(found):
            with store.write() as tx, tx.table("incoming", chunk):
                tx.execute(f"insert into {table} by name select ? as draft_id, * from incoming", [draft_id])


def drop(tx: Tx, draft_id: str) -> None:
    """Take away all rows of a draft in the caller's transaction: what is released lives on as items."""
    for table in _TABLES:
        tx.execute(f"delete from {table} where draft_id = ?", [draft_id])


def drop_orphans(store: Store) -> None:
    """Take away rows whose draft is not there, as a stop in the middle of an upload leaves them."""
    for table in _TABLES:
        with store.read() as reader:
            drafts = reader.rows("select id from draft where state = 'open'")
            staged = reader.rows(f"select distinct draft_id from {table}")
        for (draft_id,) in set(staged) - set(drafts):
            _empty(store, table, draft_id)


def _empty(store: Store, table: str, draft_id: str) -> None:
    touched = ROWS_AT_ONCE
    while touched == ROWS_AT_ONCE:
        with store.write() as tx:
            touched = tx.change(
                f"delete from {table} where rowid in"
                f" (select rowid from {table} where draft_id = ? limit {ROWS_AT_ONCE})",
                [draft_id],
            )


def _chunks(rows: pa.Table) -> list[pa.Table]:
    return [rows.slice(start, ROWS_AT_ONCE) for start in range(0, rows.num_rows, ROWS_AT_ONCE)]
