"""Text into records, strictly: what cannot be read is listed with its row, and never takes another row with it."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from lib.intake.encoding import UNFIT
from lib.model.reading import Unread, Unreadable

Line = list[str] | Unreadable | None
"""One row of a file: its cells, why it cannot be read, or None where it is blank."""

LINES_IN_RECORD = 1_000
"""A record that is longer than this has an open quote."""

_FEWER_LINES = 16  # as far as a record is followed in a file where most of what was read ahead was read in vain
_READ_AHEAD = 20_000_000  # characters that any file may have read in vain; each of its rows allows for some more
_READ_AHEAD_PER_ROW = 200

_RAW = 32_767  # characters of an unreadable record that are kept: as many as a spreadsheet's cell holds

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


class _Lines:
    """Physical lines with a way back to the second line of a record that cannot be read.

    What is read ahead in vain is counted, so that a file made of stray quotes takes time by its length alone.
    """

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._ahead: deque[str] = deque()
        self._limit = LINES_IN_RECORD
        self._in_vain = 0
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) == self._limit:
            self.ended = True
            raise StopIteration
        line = self._ahead.popleft() if self._ahead else next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.taken.append(line)
        return line

    def start_record(self) -> None:
        """Forget the lines of the record before."""
        self.taken.clear()
        self.ended = False

    def back_to_second(self, row: int) -> None:
        """Give the lines of this record, which is row `row`, once more from the second on."""
        self._ahead.extendleft(reversed(self.taken[1:]))
        self._in_vain += sum(map(len, self.taken[1:]))
        patient = self._in_vain <= _READ_AHEAD + _READ_AHEAD_PER_ROW * row
        self._limit = LINES_IN_RECORD if patient else _FEWER_LINES


def records(lines: Iterator[str], delimiter: str, shape: Shape | None = None, *, fits: bool = True) -> Iterator[Line]:
    """Each record in order, so that the n-th one is row n of a spreadsheet; the cells are as they stand in the file.

    Quotes are `"`, doubled inside; a line end inside quotes belongs to its cell. A record over several lines that
    cannot be read, for whatever reason, is its first line only: reading goes on at the second. `fits` says that no line
    has `UNFIT`; without a shape any number of cells is right.
    """
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    for row in count(1):
        source.start_record()
        cells: list[str] = []
        fault = None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            closed = not source.ended and len(source.taken) == 1  # in the line that is listed, the first
            fault = Unread.TEXT_AFTER_QUOTE if closed else Unread.OPEN_QUOTE
        if not fits and any(map(UNFIT.search, source.taken)):
            fault = Unread.BAD_ENCODING
        elif fault is None and shape is not None and row > shape.header:
            fault = misfit(cells, shape)
        if fault is not None:
            yield Unreadable(row, fault, UNFIT.sub("\ufffd", source.taken[0].rstrip("\r\n")[:_RAW]))
            source.back_to_second(row)
        else:
            yield None if blank(cells) else cells


def misfit(cells: Sequence[str], shape: Shape) -> Unread | None:
    """Why the cells do not fit the header, if they do not; a blank row fits, and blank cells after the last title."""
    if shape.least <= len(cells) <= shape.most or blank(cells):
        return None
    if len(cells) < shape.least:
        return Unread.TOO_FEW_CELLS
    return None if blank(cells[shape.most :]) else Unread.TOO_MANY_CELLS


def filled_after(lines: Iterable[Line], titled: int) -> set[int]:
    """The indexes from `titled` on of the columns that have data in some row."""
    return {
        index
        for line in lines
        if isinstance(line, list)
        for index, cell in enumerate(line[titled:], titled)
        if cell.strip()
    }
