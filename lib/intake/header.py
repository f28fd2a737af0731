"""Which row of a file is its header."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice

from lib.intake.columns import field_of
from lib.intake.records import Line
from lib.model.columns import Field
from lib.model.reading import FileFault, FileUnreadable, Unread, Unreadable

ROWS_SEARCHED = 30
"""How many rows, from the first one that is not blank, are looked at for the header."""

COLUMNS = 1_000
"""The most columns that a file may have."""

_DIGITS = r"(?:['\s()\u2010-\u2015.+-]*\d){10,15}[\s()]*"
_NUMBER = re.compile(rf"{_DIGITS}(?:[,;/]{_DIGITS})*|\d[.,]\d+E\+?1\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """The header: its spreadsheet row and its cells."""

    row: int
    cells: list[str]

    @property
    def has_phone(self) -> bool:
        """Whether a cell is a known title of a phone column, and none is a number itself."""
        return not self.has_number and any(field_of(cell) is Field.PHONE for cell in self.cells[:COLUMNS])

    @property
    def has_number(self) -> bool:
        """Whether a cell is a phone number: then this is rather a row of data."""
        return any(map(looks_like_number, self.cells[:COLUMNS]))

    @property
    def filled(self) -> int:
        """How many cells have something in them."""
        return sum(map(bool, map(str.strip, self.cells)))

    @property
    def titled(self) -> int:
        """How many columns there are up to the last one with a title."""
        return max((number for number, title in enumerate(self.cells, 1) if title.strip()), default=0)


def find(lines: Iterable[Line]) -> Header | Unreadable | None:
    """The header among the first rows of a file.

    It is the first row with a title of a phone column; else the first row that is not blank, titles of one cell above
    wider rows passed over. Data is never passed over: below a row with a phone number only one with more than twice
    its cells is a header. Unreadable where the row that should be it is; None in a blank file.
    """
    rows = dropwhile(lambda numbered: numbered[1] is None, enumerate(lines, 1))
    above: list[Header | Unreadable] = []
    in_data = 0
    for row, line in islice(rows, ROWS_SEARCHED):
        if line is None:
            continue
        found = line if isinstance(line, Unreadable) else Header(row, line)
        if isinstance(found, Header) and found.has_phone and found.filled > 2 * in_data:
            return found
        if not in_data:
            above.append(found)
        if isinstance(found, Header) and found.has_number:
            in_data = max(in_data, found.filled)
    return _below_titles(above)


def chosen(lines: Iterable[Line], row: int) -> Header | Unreadable:
    """The row that the operator says is the header; FileUnreadable NO_HEADER (its row) if there is nothing in it."""
    line = next(islice(lines, row - 1, None), None) if row > 0 else None
    if line is None:
        raise FileUnreadable(FileFault.NO_HEADER, str(row))
    return line if isinstance(line, Unreadable) else Header(row, line)


def sure(header: Header | Unreadable | None, encoding: str = "") -> Header:
    """The header, or FileUnreadable: EMPTY, BAD_ENCODING (the encoding), or NO_HEADER (its row) where it is data."""
    if header is None:
        raise FileUnreadable(FileFault.EMPTY)
    if isinstance(header, Unreadable):
        if header.reason is Unread.BAD_ENCODING:
            raise FileUnreadable(FileFault.BAD_ENCODING, encoding)
        raise FileUnreadable(FileFault.NO_HEADER, str(header.row))
    if header.has_number and not any(map(field_of, header.cells[:COLUMNS])):
        raise FileUnreadable(FileFault.NO_HEADER, str(header.row))
    return header


def check_titles(titles: Sequence[str]) -> None:
    """Raise FileUnreadable: TOO_MANY_COLUMNS (how many), or REPEATED_TITLE (the title) if two columns have the same."""
    if len(titles) > COLUMNS:
        raise FileUnreadable(FileFault.TOO_MANY_COLUMNS, str(len(titles)))
    seen: set[str] = set()
    for title in filter(None, map(str.strip, titles)):
        if title in seen:
            raise FileUnreadable(FileFault.REPEATED_TITLE, title)
        seen.add(title)


def looks_like_number(cell: str) -> bool:
    """Whether a cell is a phone number and nothing else, or what a spreadsheet made of one (`7,98765E+10`)."""
    return _NUMBER.fullmatch(cell.strip()) is not None


def _below_titles(rows: list[Header | Unreadable]) -> Header | Unreadable | None:
    wide = any(isinstance(row, Header) and row.filled > 1 for row in rows)
    return next((row for row in rows if not (wide and isinstance(row, Header) and row.filled == 1)), None)
