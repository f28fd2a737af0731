"""Stores in memory that are emptied and taken again: opening one and making its tables costs ten times as much."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lib.store.connection import MEMORY, Store, open_store
from lib.store.errors import StoreFailed

RECORD_OF_STEPS = "schema_version"
Shape = list[tuple[object, ...]]

_idle: list[tuple[Store, Shape]] = []


@contextmanager
def fresh_store() -> Iterator[Store]:
    """A store in memory as `open_store` leaves it: its tables are there and empty."""
    with fresh_database() as opened:
        yield opened()


@contextmanager
def fresh_database() -> Iterator[Callable[[], Store]]:
    """What opens one database in memory, again and again: a store that is closed leaves there what it wrote."""
    store, shape = _idle.pop() if _idle else _opened()
    lent: list[Store] = []

    def opened() -> Store:
        # by a connection of its own: whatever it counts begins at 0, and closing it closes nothing else
        lent.append(Store(store._connection.cursor(), None))
        return lent[-1]

    try:
        yield opened
    finally:
        for each in lent:
            each.close()
        if _emptied(store, shape):
            _idle.append((store, shape))
        else:
            store.close()


def _opened() -> tuple[Store, Shape]:
    store = open_store(MEMORY)
    # so few rows are one thread's work; a second that waits for some costs each statement a tenth
    store._connection.execute("set threads = 1")
    return store, _shape(store)


def _shape(store: Store) -> Shape:
    """Every table, view and index with the statement that makes it."""
    with store.read() as reader:
        return reader.rows(
            """select table_name, sql from duckdb_tables()
            union all select view_name, sql from duckdb_views() where not internal
            union all select index_name, sql from duckdb_indexes() order by all"""
        )


def _emptied(store: Store, shape: Shape) -> bool:
    """Whether it is again as it was opened; a test may have closed it, broken it or given it another table."""
    try:
        if _shape(store) != shape:
            return False
        with store.write() as tx:
            filled = "select table_name from duckdb_tables() where estimated_size > 0 and table_name <> ?"
            for (table,) in tx.rows(filled, [RECORD_OF_STEPS]):
                tx.execute(f"delete from {table}")
        return True
    except StoreFailed:
        return False
