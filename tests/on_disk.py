"""Stores in files that begin as a copy of one: making its tables costs as much as opening it and closing it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.store.connection import Store, open_store


def fresh_file(path: Path) -> Store:
    """A store in a file as `open_store` leaves it where there was none: its tables are there and empty."""
    path.write_bytes(_founded())
    return open_store(path)


@cache
def _founded() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.duckdb"
        open_store(path).close()
        return path.read_bytes()
