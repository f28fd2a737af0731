"""The cells of one sheet as texts, and the table that they make below a header."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, repeat
from operator import itemgetter

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lib.intake import header
from lib.intake.raw_cells import Ints
from lib.intake.records import RAW, Line
from lib.intake.table import CHUNK, Below, Collector
from lib.model.reading import Unread, Unreadable

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that have anything but white space in them, row by row and in each from the left.

    Rows count from 1, columns from 0, which is the first that has anything; `left` is how many stand before it, and
    `right` is the last one.
    """

    rows: Ints
    columns: Ints
    texts: pa.StringArray
    left: int
    right: int

    @property
    def last_row(self) -> int:
        """The last row that has anything, 0 in an empty sheet."""
        return int(self.rows[-1]) if len(self.rows) else 0

    def line(self, row: int) -> list[str] | None:
        """A row's cells, as many as the sheet has columns (beyond `header.COLUMNS` only as many as the row needs)."""
        begin, end = np.searchsorted(self.rows, [row, row + 1])
        if begin == end:
            return None
        columns = self.columns[begin:end]
        width = max(columns[-1], min(self.right, header.COLUMNS)) + 1
        cells = [""] * int(width)
        for column, text in zip(columns.tolist(), self.texts[begin:end].to_pylist(), strict=True):
            cells[column] = text
        return cells

    def lines(self, hidden: frozenset[int]) -> Iterator[Line]:
        """Each row from the sheet's first to the last that has anything; hidden ones are no records."""
        at = before = 0
        while at < len(self.rows):
            row = int(self.rows[at])
            yield from repeat(None, row - before - 1)
            at, before, line = int(np.searchsorted(self.rows, row + 1)), row, self.line(row)
            yield (
                Unreadable(row, Unread.HIDDEN_ROW, "\t".join(line).rstrip("\t")[:RAW])
                if line and row in hidden
                else line
            )

    def width(self, found: header.Header) -> int:
        """The columns of the table: all with a title, and those without one that have data and stand close by."""
        width = found.titled
        filled = set(np.unique(self.columns[self.rows > found.row]).tolist())
        while width in filled and width < len(found.cells):
            width += 1
        return width

    def below(self, header_row: int, width: int, hidden: frozenset[int]) -> Below:
        """Every row below the header, each with `width` cells; hidden ones, and those with more, are listed."""
        within = self.rows > header_row
        found = np.unique(self.rows[within])
        too_many = np.unique(self.rows[within & (self.columns >= width)])
        is_hidden = np.isin(found, sorted(hidden))
        is_record = ~is_hidden & ~np.isin(found, too_many)
        into = Collector(width)
        into.lines((line.row, line) for line in self._listed(found[~is_record], hidden))
        records = found[is_record]
        for start in range(0, len(records), CHUNK):
            some = records[start : start + CHUNK]
            into.block(some, self._dense(some, width), (), blank=0)
        into.block(found[:0], self.texts[:0], (), blank=max(self.last_row - header_row, 0) - len(found))
        return into.below()

    def _listed(self, rows: Ints, hidden: frozenset[int]) -> Iterator[Unreadable]:
        """Rows that are no records, with the text of their cells, each in its place."""
        places = np.flatnonzero(np.isin(self.rows, rows))
        texts = self.texts.take(pa.array(places)).to_pylist()
        cells = zip(self.rows[places].tolist(), self.columns[places].tolist(), texts, strict=True)
        for row, own in groupby(cells, key=itemgetter(0)):
            at, raw = 0, ""
            for _, column, text in own:
                raw += "\t" * (column - at) + text
                at = column
            yield Unreadable(row, Unread.HIDDEN_ROW if row in hidden else Unread.TOO_MANY_CELLS, raw[:RAW])

    def _dense(self, rows: Ints, width: int) -> pa.StringArray:
        """The cells of some rows one after the other, each row with `width` cells, which is as many as it needs."""
        begin, end = np.searchsorted(self.rows, [rows[0], rows[-1] + 1])
        own = np.searchsorted(rows, self.rows[begin:end])
        wanted = rows[np.minimum(own, len(rows) - 1)] == self.rows[begin:end]
        places = np.full(len(rows) * width, -1, np.int64)
        places[(own * width + self.columns[begin:end])[wanted]] = np.arange(begin, end)[wanted]
        return self.texts.take(pa.array(places, mask=places < 0)).fill_null("")


def grid(rows: Ints, columns: Ints, texts: pa.StringArray) -> Grid:
    """Put cells in order; of two that claim one place the later one counts."""
    filled = pc.greater(pc.binary_length(pc.utf8_trim_whitespace(texts)), 0).to_numpy(zero_copy_only=False)
    if not filled.all():
        rows, columns, texts = rows[filled], columns[filled], texts.filter(pa.array(filled))
    places = rows.astype(np.int64) << 16 | columns
    if (np.diff(places) <= 0).any():
        order = np.argsort(places, kind="stable")
        order = order[np.append(np.diff(places[order]) > 0, True)]
        rows, columns, texts = rows[order], columns[order], texts.take(pa.array(order))
    left, right = (int(columns.min()), int(columns.max())) if len(columns) else (0, 0)
    return Grid(rows, columns - np.int32(left), texts, left, right - left)
