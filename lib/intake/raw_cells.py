"""The cells of one sheet as its file has them, collected in columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.model.reading import FileFault, FileUnreadable

CELLS = 32_000_000
"""The most cells with a value that a sheet may have."""

TEXT = 1 << 30
"""The most bytes of text that the cells of a sheet may have together."""

ROWS, COLUMNS = 1 << 20, 1 << 14
"""The most rows and columns that a spreadsheet has; a file that claims more is broken."""

_FLUSH = 100_000
_FLUSH_TEXT = 1 << 24

Ints = npt.NDArray[np.int32]
Kinds = npt.NDArray[np.uint8]


class Kind(IntEnum):
    """What the value of a cell is; SHARED a place among the workbook's shared strings, ISO a date as text."""

    NUMBER = 0
    TEXT = 1
    SHARED = 2
    BOOL = 3
    ERROR = 4
    ISO = 5


KINDS = {
    "n": Kind.NUMBER, "s": Kind.SHARED, "b": Kind.BOOL, "e": Kind.ERROR, "d": Kind.ISO, "str": Kind.TEXT,
    "inlineStr": Kind.TEXT,
}  # fmt: skip
"""What a cell's `t` in an .xlsx says; without one it is a number."""


class Area(NamedTuple):
    """Merged cells: their first and last row, and the first column, in whose first row the value stands; all from 1."""

    first: int
    last: int
    left: int


class Formulas(NamedTuple):
    """How many formulas a sheet has: without a value, with 0 for it, and with any other."""

    lacking: int = 0
    zeros: int = 0
    others: int = 0

    def plus(self, more: "Formulas") -> "Formulas":
        """These and those."""
        return Formulas(*map(sum, zip(self, more, strict=True)))

    def are_open(self, *, to_calculate: bool) -> bool:
        """Whether some were never worked out: they lack a value, or all are 0 and the book says that it is to do."""
        return self.lacking > 0 or (to_calculate and self.zeros > 0 and not self.others)


@dataclass(frozen=True, slots=True)
class Raw:
    """The cells with a value, in the order of the file; rows and columns count from 1.

    `styles` says which of the workbook's styles a cell has; `hidden_columns` are the first and last of each hidden
    stretch, `merged` the areas of merged cells.
    """

    rows: Ints
    columns: Ints
    styles: Ints
    kinds: Kinds
    values: pa.StringArray
    hidden_rows: frozenset[int]
    hidden_columns: tuple[tuple[int, int], ...]
    merged: tuple[Area, ...] = ()
    formulas: Formulas = Formulas()


class Collector:
    """Takes the cells of a sheet, many at a time, up to its row `last`; it is `full` when there was one beyond."""

    def __init__(self, last: int = ROWS) -> None:
        self._last = last
        self.full = False
        self._batches: list[tuple[Ints, Ints, Ints, Kinds, pa.StringArray]] = []
        self._count = self._bytes = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Area] = []
        self.formulas = Formulas()

    def take(self, columns: Ints, rows: Ints, styles: Ints, kinds: Kinds, values: pa.StringArray) -> None:
        """Take cells that have a value.

        Raises FileUnreadable SWOLLEN when there are too many; ValueError for a place that no spreadsheet has.
        """
        self._count += len(values)
        self._bytes += values.nbytes
        if self._count > CELLS or self._bytes > TEXT:
            raise FileUnreadable(FileFault.SWOLLEN)
        if min(rows.min(), columns.min()) < 1 or rows.max() > ROWS or columns.max() > COLUMNS:
            raise ValueError("no place of a sheet")
        if rows.max() > self._last:
            self.full, within = True, rows <= self._last
            columns, rows, styles, kinds = columns[within], rows[within], styles[within], kinds[within]
            values = values.filter(pa.array(within))
        self._batches.append((rows, columns, styles, kinds, values))

    def raw(self) -> Raw:
        """All that was taken."""
        none = np.zeros(0, np.int32)
        empty = (none, none, none, none.astype(np.uint8), pa.array([], pa.string()))
        rows, columns, styles, kinds, values = zip(empty, *self._batches, strict=True)
        return Raw(
            np.concatenate(rows),
            np.concatenate(columns),
            np.concatenate(styles),
            np.concatenate(kinds),
            pa.chunked_array(values, pa.string()).combine_chunks(),
            frozenset(self.hidden_rows),
            tuple(self.hidden_columns),
            tuple(self.merged),
            self.formulas,
        )


class CellList:
    """Takes cells one by one for a collector."""

    def __init__(self, last: int = ROWS) -> None:
        self.collector = Collector(last)
        self._cells: list[tuple[int, int, int, Kind, str]] = []
        self._text = 0

    def take(self, column: int, row: int, style: int, kind: Kind, value: str) -> None:
        """Take a cell, counted from 1, unless its value is an empty text. Raises as `Collector.take` does."""
        if value:
            self._cells.append((column, row, style, kind, value))
            self._text += len(value)
            if len(self._cells) == _FLUSH or self._text > _FLUSH_TEXT:
                self._flush()

    def raw(self) -> Raw:
        """All that was taken."""
        self._flush()
        return self.collector.raw()

    def _flush(self) -> None:
        if self._cells:
            columns, rows, styles, kinds, values = zip(*self._cells, strict=True)
            self.collector.take(
                np.array(columns, np.int32),
                np.array(rows, np.int32),
                np.array(styles, np.int32),
                np.array(kinds, np.uint8),
                pa.array(values, pa.string()),
            )
            self._cells = []
            self._text = 0


class TextList:
    """Takes the texts that the cells of a workbook share."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._arrays: list[pa.StringArray] = []

    def take(self, texts: Iterable[str]) -> None:
        """Take some more. Raises FileUnreadable SWOLLEN where there are more than a sheet may have cells."""
        self._texts.extend(texts)
        if len(self._texts) >= _FLUSH:
            self._flush()
        if len(self._arrays) > CELLS // _FLUSH:
            raise FileUnreadable(FileFault.SWOLLEN)

    def array(self) -> pa.StringArray:
        """All that was taken."""
        self._flush()
        return pa.chunked_array(self._arrays, pa.string()).combine_chunks()

    def _flush(self) -> None:
        self._arrays.append(pa.array(self._texts, pa.string()))
        self._texts = []


def column_number(letters: str) -> int:
    """`A` → 1, `AA` → 27. Raises ValueError for anything else."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    if not (letters.isascii() and letters.isalpha() and number <= COLUMNS):
        raise ValueError("no column")
    return number
