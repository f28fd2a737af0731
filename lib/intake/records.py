"""Text into records, strictly: what cannot be read is listed with its row, and never takes another row with it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from lib.intake.encoding import UNFIT
from lib.model.reading import Unread, Unreadable

Line = list[str] | Unreadable | None
"""One row of a file: its cells, why it cannot be read, or None where it is blank."""

LINES_IN_RECORD = 1_000
"""A record that is longer than this has an open quote."""

RAW = 32_767
"""The most characters of an unreadable record that are kept: as many as a spreadsheet's cell holds."""

_FEWER_LINES = 16  # as far as a record is followed in a file where most of what was read ahead was read in vain
_READ_AHEAD = 20_000_000  # characters that any file may have read in vain; each of its rows allows for some more
_READ_AHEAD_PER_ROW = 200

# A cell may be as long as its file: the csv module's own limit is for the whole process, and has no reason to show.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Shape:
    """Below row `header` a record has at least `least` cells, and after the `most`-th only blank ones."""

    header: int
    least: int
    most: int


def blank(cells: Sequence[str]) -> bool:
    """Whether no cell has anything but white space."""
    return not any(map(str.strip, cells))


class _Feed:
    """Physical lines for one record at a time, from wherever it begins.

    What is read ahead in vain is counted, so that a file made of stray quotes takes time by its length alone.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._at = 0
        self._limit = LINES_IN_RECORD
        self._in_vain = 0
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        at = self._at + len(self.taken)
        if len(self.taken) == self._limit or at >= len(self._lines):
            self.ended = True
            raise StopIteration
        line = self._lines[at]
        self.taken.append(line)
        return line

    def start_record(self, at: int) -> None:
        """Give the lines from number `at` on."""
        self._at = at
        self.taken.clear()
        self.ended = False

    def refuse(self, row: int) -> None:
        """Note that this record, which is row `row`, cannot be read, so that its second line is given once more."""
        self._in_vain += sum(map(len, self.taken[1:]))
        patient = self._in_vain <= _READ_AHEAD + _READ_AHEAD_PER_ROW * row
        self._limit = LINES_IN_RECORD if patient else _FEWER_LINES


class Reader:
    """Reads the record that begins at a line; the cells are as they stand in the file.

    Quotes are `"`, doubled inside; a line end inside quotes belongs to its cell. A record over several lines that
    cannot be read, for whatever reason, is its first line only. `fits` says that no line has `UNFIT`; without a shape
    any number of cells is right.
    """

    def __init__(self, lines: Sequence[str], delimiter: str, shape: Shape | None, *, fits: bool) -> None:
        self._feed = _Feed(lines)
        self._reader = csv.reader(self._feed, delimiter=delimiter, strict=True)
        self._delimiter = delimiter
        self._shape = shape
        self._fits = fits

    def record(self, at: int, row: int) -> tuple[Line, int]:
        """The record of row `row` that begins at line `at`, which there is, and how many lines it takes."""
        self._feed.start_record(at)
        cells: list[str] = []
        fault = None
        try:
            cells = next(self._reader)
        except csv.Error:
            closed = not self._feed.ended and len(self._feed.taken) == 1  # in the line that is listed, the first
            fault = Unread.TEXT_AFTER_QUOTE if closed else Unread.OPEN_QUOTE
        taken = self._feed.taken
        if not self._fits and any(map(UNFIT.search, taken)):
            fault = Unread.BAD_ENCODING
        elif fault is None and self._shape is not None and row > self._shape.header:
            cells = self._unwrapped(cells, self._shape)
            fault = misfit(cells, self._shape)
        if fault is None:
            return (None if blank(cells) else cells), len(taken)
        self._feed.refuse(row)
        return Unreadable(row, fault, as_read(taken[0])), 1

    def _unwrapped(self, cells: list[str], shape: Shape) -> list[str]:
        """The cells of a record that stands in one cell as a whole, which is how a spreadsheet saves a line that it did
        not divide; others as they are.
        """
        if len(cells) != 1 or shape.least == 1 or self._delimiter not in cells[0]:
            return cells
        try:
            inside = next(csv.reader(cells, delimiter=self._delimiter, strict=True))
        except csv.Error:
            return cells
        return inside if misfit(inside, shape) is None else cells


def records(
    lines: Sequence[str], delimiter: str, shape: Shape | None = None, *, first: int = 1, fits: bool = True
) -> Iterator[Line]:
    """Each record in order, rows of a spreadsheet from row `first` on; the rest is as with `Reader`."""
    reader = Reader(lines, delimiter, shape, fits=fits)
    at = 0
    for row in count(first):
        if at >= len(lines):
            return
        line, taken = reader.record(at, row)
        yield line
        at += taken


def misfit(cells: Sequence[str], shape: Shape) -> Unread | None:
    """Why the cells do not fit the header, if they do not; a blank row fits, and blank cells after the last title."""
    if shape.least <= len(cells) <= shape.most or blank(cells):
        return None
    if len(cells) < shape.least:
        return Unread.TOO_FEW_CELLS
    return None if blank(cells[shape.most :]) else Unread.TOO_MANY_CELLS


def as_read(line: str) -> str:
    """A line as it is listed when it cannot be read: cut, without its end, a sign for each byte that does not fit."""
    return UNFIT.sub("\ufffd", line.rstrip("\r\n")[:RAW])


def filled_after(lines: Iterable[Line], titled: int) -> set[int]:
    """The indexes from `titled` on of the columns that have data in some row."""
    return {
        index
        for line in lines
        if isinstance(line, list)
        for index, cell in enumerate(line[titled:], titled)
        if cell.strip()
    }
