"""Which row of a file is its header, if it has one."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, dropwhile, islice, product
from string import ascii_uppercase

from lib.intake.columns import field_of
from lib.intake.records import Line
from lib.model.columns import Field
from lib.model.reading import FileFault, FileUnreadable, Unread, Unreadable

ROWS_SEARCHED = 30
"""How many rows, from the first one that is not blank, are looked at for the header."""

ROWS_COUNTED = 1_000
"""By how many of its rows, from the first one that is not blank, the columns of a file without a header are counted."""

COLUMNS = 1_000
"""The most columns that a file may have."""

_LONGEST = 1_000

_DIGITS = r"(?:['\s()\u2010-\u2015.+-]*\d){10,15}[\s()]*"
_SEVERAL = r"\+?\d{10,15}(?:[\s,;/]+\+?\d{10,15})+"
_ITEM = r"(?!\d{1,3}[.)]\s)"  # «1. 9162345678» of a numbered list: with the 1 it is somebody's number in America
_NUMBER = re.compile(rf"{_ITEM}(?:{_DIGITS}(?:[,;/]{_DIGITS})*|{_SEVERAL}|\d[.,]\d+E\+?1\d)", re.IGNORECASE)
_DATE = r"\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s*$"
_DATA = re.compile(rf"(?!{_DATE})(?:\D*\d){{7}}|[^\s@]+@[^\s@]+\.\w")


@dataclass(frozen=True, slots=True)
class Header:
    """The header: its spreadsheet row, 0 where the file has none, and its cells."""

    row: int
    cells: list[str]

    @property
    def has_phone(self) -> bool:
        """Whether a cell is a known title of a phone column, and none is a number itself."""
        return not self.has_number and any(field_of(cell) is Field.PHONE for cell in self._short)

    @property
    def has_number(self) -> bool:
        """Whether a cell is a phone number: then this is rather a row of data."""
        return any(map(looks_like_number, self._short))

    @property
    def has_field(self) -> bool:
        """Whether a cell is a known title."""
        return any(map(field_of, self._short))

    @property
    def is_data(self) -> bool:
        """Whether a cell has as many digits as a damaged number, or an address: no titles have them."""
        return any(map(_DATA.match, self._short))

    @property
    def _short(self) -> list[str]:
        """The cells that can be a title or a number at all: a longer one need not be looked through."""
        return [cell for cell in self.cells[:COLUMNS] if len(cell) <= _LONGEST]

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

    It is the first row with a title of a phone column, alone in its row only where the next one is no wider row with
    such a title («Телефоны клиентов» above a table); else the first row that is not blank, titles of one cell above
    wider rows passed over. Data is never passed over: below a row with a phone number only one with more than twice
    its cells is a header. Unreadable where the row that should be it is; None in a blank file.
    """
    rows = dropwhile(lambda numbered: numbered[1] is None, enumerate(lines, 1))
    above: list[Header | Unreadable] = []
    in_data = 0
    alone: Header | None = None
    for row, line in islice(rows, ROWS_SEARCHED):
        if line is None or _is_hidden(line):
            continue
        found = line if isinstance(line, Unreadable) else Header(row, line)
        titled = found if isinstance(found, Header) and found.has_phone and found.filled > 2 * in_data else None
        if alone or (titled and titled.filled > 1):
            return titled if titled and titled.filled > 1 else alone
        alone = titled
        if not in_data:
            above.append(found)
        if isinstance(found, Header) and found.has_number:
            in_data = max(in_data, found.filled)
    return alone or _below_titles(above)


def decide(lines: Callable[[], Iterable[Line]], row: int | None, encoding: str = "") -> Header:
    """The header of a file, as `likely` says.

    Raises FileUnreadable: EMPTY, BAD_ENCODING (the encoding), TOO_MANY_COLUMNS, or NO_HEADER (its row) where that row
    cannot be read or the operator's is no header.
    """
    return sure(likely(lines, row), encoding)


def likely(lines: Callable[[], Iterable[Line]], row: int | None) -> Header | Unreadable | None:
    """What is or should be the header: the operator's row (0 for none), else the row that is found, or none if it is
    data or cannot be read; `lines` gives the file's rows from the first on.
    """
    if row is not None:
        return chosen(lines(), row) if row else none(lines())
    found = find(lines())
    if isinstance(found, Unreadable):
        return none(lines())
    if found and (found.has_number or not found.has_field and (found.is_data or _lacks_title(found, lines()))):
        return none(lines())
    return found


def none(lines: Iterable[Line]) -> Header | Unreadable | None:
    """No row at all: columns as most of the first rows have them, titled A, B, C… as spreadsheets name theirs.

    Unreadable, the first one, where none of these rows can be read; None in a blank file.
    """
    filled = dropwhile(lambda line: line is None, lines)
    first = [line for line in islice(filled, ROWS_COUNTED) if line is not None]
    counts = Counter(len(line) for line in first if isinstance(line, list))
    if not counts:
        return next((line for line in first if isinstance(line, Unreadable)), None)
    width = max(counts, key=lambda each: (counts[each], each))
    check_columns(width)
    return numbered(width)


def numbered(width: int) -> Header:
    """Titles for so many columns without any."""
    return Header(0, list(islice(letters(), width)))


def letters() -> Iterator[str]:
    """A, B, … Z, AA, AB, …"""
    return ("".join(each) for length in count(1) for each in product(ascii_uppercase, repeat=length))


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
    if header.has_number and not header.has_field:
        raise FileUnreadable(FileFault.NO_HEADER, str(header.row))
    return header


def check_columns(width: int) -> None:
    """Raise FileUnreadable TOO_MANY_COLUMNS (how many)."""
    if width > COLUMNS:
        raise FileUnreadable(FileFault.TOO_MANY_COLUMNS, str(width))


def looks_like_number(cell: str) -> bool:
    """Whether a cell is a phone number and nothing else, or what a spreadsheet made of one (`7,98765E+10`)."""
    return len(cell) <= _LONGEST and _NUMBER.fullmatch(cell.strip()) is not None


def _is_hidden(line: Line) -> bool:
    return isinstance(line, Unreadable) and line.reason is Unread.HIDDEN_ROW


def numbers(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The places of the columns in which most cells with something in them are phone numbers; rows of one length."""
    found = []
    for place, column in enumerate(zip(*rows, strict=True)):
        filled = [cell for cell in column if cell.strip()]
        if sum(map(looks_like_number, filled)) * 2 > len(filled):
            found.append(place)
    return tuple(found)


def _lacks_title(found: Header, lines: Iterable[Line]) -> bool:
    """Whether a column of numbers has no title: rather this is a person without a number."""
    width = len(found.cells)
    below = [line[:width] for line in islice(lines, found.row, found.row + ROWS_SEARCHED) if isinstance(line, list)]
    places = numbers([line for line in below if len(line) == width])
    return any(not found.cells[place].strip() for place in places)


def _below_titles(rows: list[Header | Unreadable]) -> Header | Unreadable | None:
    wide = any(isinstance(row, Header) and row.filled > 1 for row in rows)
    return next((row for row in rows if not (wide and isinstance(row, Header) and row.filled == 1)), None)
