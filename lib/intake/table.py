"""Rows into an Arrow table, a chunk at a time."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from lib.intake.records import Line
from lib.model.reading import Unreadable

CHUNK = 50_000
"""The most rows in one batch of a table."""

SCHEMA = pa.schema([("row", pa.int32()), ("cells", pa.list_(pa.string()))])


@dataclass(frozen=True, slots=True)
class Below:
    """What is below a header: the records that were read, those that could not be, and how many rows are blank."""

    records: pa.Table
    unreadable: tuple[Unreadable, ...]
    blank: int


def collect(lines: Iterable[Line], first: int, width: int) -> Below:
    """Take the rows, the first of which is row `first`, each cut to `width` cells (it has that many at least)."""
    batches: list[pa.RecordBatch] = []
    unreadable: list[Unreadable] = []
    blank = 0
    rows: list[int] = []
    cells: list[str] = []
    for row, line in enumerate(lines, first):
        if line is None:
            blank += 1
        elif isinstance(line, Unreadable):
            unreadable.append(line)
        else:
            rows.append(row)
            cells.extend(line if len(line) == width else line[:width])
            if len(rows) == CHUNK:
                batches.append(_batch(rows, cells, width))
                rows, cells = [], []
    batches.append(_batch(rows, cells, width))
    return Below(pa.Table.from_batches(batches, SCHEMA), tuple(unreadable), blank)


def _batch(rows: list[int], cells: list[str], width: int) -> pa.RecordBatch:
    offsets = pa.array(range(0, len(cells) + 1, width), pa.int32())
    nested = pa.ListArray.from_arrays(offsets, pa.array(cells, pa.string()))
    return pa.record_batch([pa.array(rows, pa.int32()), nested], schema=SCHEMA)
