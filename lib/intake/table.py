"""Rows into an Arrow table, a chunk at a time."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.intake.records import RAW, Line, filled_after
from lib.model.reading import Unread, Unreadable

CHUNK = 50_000
"""The most rows in one batch of a table."""

SCHEMA = pa.schema([("row", pa.int32()), ("cells", pa.list_(pa.string()))])

Rows = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Below:
    """What is below a header: the records that were read, those that could not be, and how many rows are blank."""

    records: pa.Table
    unreadable: tuple[Unreadable, ...]
    blank: int


class Collector:
    """Takes rows in order, each cut to `width` cells (it has that many at least)."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._batches: list[pa.RecordBatch] = []
        self._unreadable: list[Unreadable] = []
        self._blank = 0

    def lines(self, lines: Iterable[tuple[int, Line]]) -> None:
        """Take numbered rows one by one."""
        rows: list[int] = []
        cells: list[str] = []
        for row, line in lines:
            if line is None:
                self._blank += 1
            elif isinstance(line, Unreadable):
                self._unreadable.append(line)
            else:
                rows.append(row)
                cells.extend(line if len(line) == self.width else line[: self.width])
                if len(rows) == CHUNK:
                    self._batches.append(_batch(rows, pa.array(cells, pa.string()), self.width))
                    rows, cells = [], []
        if rows:
            self._batches.append(_batch(rows, pa.array(cells, pa.string()), self.width))

    def block(self, rows: Rows, cells: pa.StringArray, odd: Sequence[tuple[int, Line]], blank: int) -> None:
        """Take records whose cells stand one after the other, the odd rows between them, and so many blank ones."""
        self._blank += blank
        before = len(self._batches)
        self.lines(odd)
        if not len(rows):
            return
        block = _batch(rows, cells, self.width)
        found = self._batches[before:]
        if found:
            whole = pa.Table.from_batches([block, *found], SCHEMA)
            self._batches[before:] = whole.sort_by("row").combine_chunks().to_batches(CHUNK)
        else:
            self._batches.append(block)

    def below(self) -> Below:
        """All that was taken."""
        return Below(pa.Table.from_batches(self._batches, SCHEMA), tuple(self._unreadable), self._blank)


class Filled:
    """Takes rows of `width` cells as a collector does, to tell which columns from `titled` on have data in some row."""

    def __init__(self, width: int, titled: int) -> None:
        self.width = width
        self._titled = titled
        self.columns: set[int] = set()

    def block(self, rows: Rows, cells: pa.StringArray, odd: Sequence[tuple[int, Line]], blank: int) -> None:
        """Take records whose cells stand one after the other, and the odd rows between them."""
        self.columns |= filled_after((line for _, line in odd), self._titled)
        lengths = np.diff(np.frombuffer(cells.buffers()[1], np.int32)[: len(cells) + 1]).reshape(len(rows), self.width)
        for column in set(np.flatnonzero(lengths[:, self._titled :].any(axis=0)) + self._titled) - self.columns:
            if any(map(str.strip, cells[column :: self.width].to_pylist())):
                self.columns.add(int(column))


@dataclass(frozen=True, slots=True)
class Passed:
    """Rows that are no records: those with something in them, listed, and how many are blank."""

    unreadable: tuple[Unreadable, ...] = ()
    blank: int = 0

    def __add__(self, other: "Passed") -> "Passed":
        return Passed(self.unreadable + other.unreadable, self.blank + other.blank)


def passed_over(rows: Iterable[tuple[int, Line]], reason: Unread, delimiter: str) -> Passed:
    """List numbered rows for a reason; one that could not be read keeps what is known of its text."""
    found = list(rows)
    listed = (Unreadable(row, reason, _raw(line, delimiter)) for row, line in found if line is not None)
    return Passed(tuple(listed), sum(line is None for _, line in found))


def _raw(line: list[str] | Unreadable, delimiter: str) -> str:
    if isinstance(line, Unreadable):
        return line.raw
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter or "\t", lineterminator="").writerow(line)
    return file.getvalue().rstrip(delimiter or "\t")[:RAW]


def collect(lines: Iterable[Line], first: int, width: int) -> Below:
    """Take the rows, the first of which is row `first`, each cut to `width` cells (it has that many at least)."""
    into = Collector(width)
    into.lines(enumerate(lines, first))
    return into.below()


def _batch(rows: Sequence[int] | Rows, cells: pa.StringArray, width: int) -> pa.RecordBatch:
    offsets = pa.array(np.arange(0, len(rows) * width + 1, width, dtype=np.int32))
    nested = pa.ListArray.from_arrays(offsets, cells)
    return pa.record_batch([pa.array(rows, pa.int32()), nested], schema=SCHEMA)
