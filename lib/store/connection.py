"""The one connection to a DuckDB file: a cursor per call, one write path, commit only here."""

import logging
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from lib.store import migrations
from lib.store.errors import StoreBusy, StoreConflict, StoreFailed
from lib.store.statement import Params, bound, name_of, parsed

log = logging.getLogger(__name__)

MEMORY = ":memory:"
TIDY_BYTES = 16 * 1024 * 1024

ROWS_AT_ONCE = 10_000
"""The most rows that one transaction writes where a journal waits for the same write path."""

ROW_GROUP = 122_880
"""So many rows on end go into the file pressed, as they come, and are not held in memory."""
_THREADS = 2

Row = tuple[Any, ...]


class Reader:
    """One cursor: every statement is read whole before the call returns."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.failed = False
        """Whether a statement was refused: DuckDB commits such a transaction without a word, and discards all of it."""

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """Run a query and return its rows."""
        with _ours(sql, self):
            return self._cursor.execute(parsed(self._cursor, sql), bound(params)).fetchall()

    def one(self, sql: str, params: Params = ()) -> Row | None:
        """Run a query and return its first row, None if there is none."""
        rows = self.rows(sql, params)
        return rows[0] if rows else None

    def value(self, sql: str, params: Params = ()) -> Any:
        """Run a query that returns exactly one value."""
        (row,) = self.rows(sql, params)
        return row[0]

    def arrow(self, sql: str, params: Params = ()) -> pa.Table:
        """Run a query and return an Arrow table: for many rows at once."""
        with _ours(sql, self):
            return self._cursor.sql(parsed(self._cursor, sql), params=bound(params)).to_arrow_table()

    @contextmanager
    def table(self, name: str, rows: pa.Table) -> Iterator[None]:
        """Let statements inside the block read an Arrow table under this name."""
        self._cursor.register(name, rows)
        yield
        # not after an error: a failed transaction refuses it and would hide the reason; the cursor ends anyway
        self._cursor.unregister(name)


class Tx(Reader):
    """One write transaction; `Store.write` opens and commits it."""

    def execute(self, sql: str, params: Params = ()) -> None:
        """Run a statement for its effect."""
        self.rows(sql, params)

    def change(self, sql: str, params: Params = ()) -> int:
        """Run an insert, update or delete and return how many rows it touched."""
        return int(self.value(sql, params))

    def change_exactly(self, count: int, sql: str, params: Params = ()) -> None:
        """Run a guarded change; any other number of rows than `count` raises StoreConflict and undoes it all."""
        touched = self.change(sql, params)
        if touched != count:
            raise StoreConflict(f"{name_of(sql)}: touched {touched} rows, not {count}")

    def insert(self, table: str, rows: pa.Table) -> None:
        """Insert an Arrow table whose columns are named like the table's."""
        if rows.num_rows:
            with self.table("incoming", rows):
                self.execute(f"insert into {table} by name select * from incoming")


class Store:
    """An open store; made by `open_store`. `rows_at_once` is the most rows that one transaction should write."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self._connection = connection
        self._writing = threading.Lock()
        self._next = threading.Lock()
        self.path = path
        self.rows_at_once = ROWS_AT_ONCE
        self.commits = 0
        """How many write transactions were committed: while it stays the same, what was read still holds."""

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A cursor for reading; two statements in it may see two states of the store."""
        cursor = self._cursor()
        try:
            yield Reader(cursor)
        finally:
            cursor.close()

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """The one write path: a transaction, committed at the end of the block, undone by any exception."""
        # whoever waits is the next: without that, a thread that writes one chunk after another keeps everybody out
        with self._next:
            self._writing.acquire()
        try:
            cursor = self._cursor()
            try:
                cursor.begin()
                tx = Tx(cursor)
                yield tx
                if tx.failed:
                    raise StoreFailed("a statement before it was refused")
                with _ours("commit"):
                    cursor.commit()
                self.commits += 1
            except BaseException:
                _roll_back(cursor)
                raise
            finally:
                cursor.close()
        finally:
            self._writing.release()

    def tidy(self) -> None:
        """Fold the write-ahead log into the file if it has grown: for a moment at which nobody waits for a commit."""
        log_file = self.path.with_name(f"{self.path.name}.wal") if self.path else None
        if log_file and log_file.exists() and log_file.stat().st_size >= TIDY_BYTES:
            self.checkpoint()

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file."""
        with self._writing, self.read() as reader:
            reader.rows("checkpoint")

    def close(self) -> None:
        """Close the file; whoever reads or writes after gets StoreFailed."""
        with self._writing:
            self._connection.close()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with _ours("open a cursor"):
            return self._connection.cursor()


def open_store(path: Path | str) -> Store:
    """Open (or make) the store at `path`, `":memory:"` for one without a file, and bring its tables up to date.

    Raises StoreBusy if another process holds the file, StoreTooNew if a later Callboard wrote it, StoreFailed if it is
    no store, or the disk refuses.
    """
    file = None if path == MEMORY else Path(path)
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            log.error("making the data folder failed: %s", type(error).__name__)
            raise StoreFailed(f"{file.parent} cannot be made: {error.strerror}.") from None
    store = Store(_connect(file), file)
    try:
        if migrations.bring_up_to_date(store) and file is not None:
            store.checkpoint()
    except BaseException:
        store.close()
        raise
    return store


def open_passing(folder: Path) -> Store:
    """Open a store for a moment, in a file of this folder: nobody shares it, and many rows in it need little memory."""
    # other ways to press take a third longer
    store = Store(_connect(folder / "passing.duckdb", force_compression="zstd"), None)
    store.rows_at_once = _THREADS * ROW_GROUP
    migrations.bring_up_to_date(store)
    return store


def open_apart() -> Store:
    """Open a database of its own, in memory and without any table: what fails in it can never harm the store."""
    return Store(_connect(None), None)


def _connect(file: Path | None, **own: str) -> duckdb.DuckDBPyConnection:
    if file and not os.access(file.parent, os.W_OK):
        raise StoreFailed(f"{file.parent} cannot be written to: is it ours?")
    config: dict[str, str | bool | int | float | list[str]] = {
        # 1.5 can still open what 2.0 writes, so a step back stays possible
        "storage_compatibility_version": "v1.5.0",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
        # a checkpoint of an upload took half a second here, in whose commit it happened to fall due: see `Store.tidy`
        "checkpoint_threshold": "1GB",
        "threads": _THREADS,
        "memory_limit": "4GB",
        **own,
    }
    try:
        connection = duckdb.connect(str(file) if file else MEMORY, config=config)
    except duckdb.Error as error:
        text = str(error)
        if "Could not set lock on file" not in text:
            log.error("opening the store failed: %s", type(error).__name__)
            raise StoreFailed(f"{file} cannot be opened: is the disk full, or the file not ours?") from None
        pid = re.search(r"\(PID (\d+)\)", text)
        raise StoreBusy(str(file), int(pid.group(1)) if pid else None) from None
    connection.execute("set global TimeZone = 'UTC'")
    if file:
        file.chmod(0o600)
    return connection


@contextmanager
def _ours(sql: str, reader: Reader | None = None) -> Iterator[None]:
    done = False
    try:
        yield
        done = True
    except duckdb.Error as error:
        log.error("%s failed: %s", name_of(sql), type(error).__name__)
        raise StoreFailed(f"{name_of(sql)}: {type(error).__name__}") from None
    finally:
        if reader and not done:
            reader.failed = True


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.rollback()
    except duckdb.Error as error:
        # nothing to undo, or the driver undid it already; the reason is on its way up
        log.warning("rollback: %s", type(error).__name__)
