"""One sheet of a workbook as rows."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from xml.parsers import expat

from lib.intake import header
from lib.intake.excel import ExcelBook, open_xls, open_xlsb, open_xlsx
from lib.intake.loaded import Loaded
from lib.intake.ods import OdsBook, open_ods
from lib.intake.package import Kind, is_old, open_package
from lib.intake.raw_cells import ROWS, Area
from lib.intake.records import Line
from lib.intake.table import Below
from lib.model.columns import OWN_TITLES
from lib.model.reading import FileFault, FileUnreadable, Reading, ReadingChoice, Unsure

_TITLE_ROWS = 3  # more rows of titles than these, one below the other, are none

_ROWS, _ROWS_WITH_PHONES = (True, False), (True, True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, all of whose worksheets are `sheets`; `hidden` says that hidden rows are read, and `shown`
    that the spreadsheet does not hide the sheet itself.
    """

    sheet: str
    sheets: tuple[str, ...]
    loaded: Loaded
    hidden: bool
    shown: bool
    encoding: str = ""
    delimiter: str = ""

    def lines(self) -> Iterator[Line]:
        """Each row from the sheet's first to the last with a value; cells that a row lacks are blanks of the grid.

        Columns begin with the first that has a value.
        """
        return self.loaded.grid.lines(self._left_out)

    def titles(self, row: int | None) -> header.Header:
        """The header, chosen or found; a title in cells that are merged over several rows stands in each of them, and
        what is found goes on as far down as they do.

        Raises as `header.decide` does.
        """
        found = header.decide(self.lines, row)
        if row is None and found.row:
            found = self._down(found)
        cells = list(found.cells)
        for area in self._over(found.row):
            place = area.left - self.loaded.grid.left - 1
            above = self.loaded.grid.line(area.first) or []
            if 0 <= place < min(len(cells), len(above)) and not cells[place].strip():
                cells[place] = above[place]
        return header.Header(found.row, cells)

    def _down(self, found: header.Header) -> header.Header:
        """The last row of the titles, unless what is below is data."""
        last = max((area.last for area in self._over(found.row)), default=found.row)
        below = [self.loaded.grid.line(row) for row in range(found.row + 1, min(last, found.row + _TITLE_ROWS) + 1)]
        lower = [header.Header(row, line) for row, line in enumerate(below, found.row + 1) if line]
        if not lower or lower[-1].row != last or any(each.is_data for each in lower):
            return found
        return lower[-1]

    def _over(self, row: int) -> list[Area]:
        """The cells merged over this row and others."""
        return [area for area in self.loaded.merged if area.first < area.last and area.first <= row <= area.last]

    def width(self, found: header.Header) -> int:
        """The columns of the table: all with a title, and those without one that have data and stand close by."""
        return self.loaded.grid.width(found)

    def below(self, header_row: int, width: int) -> Below:
        """Every row below the header, each with `width` cells."""
        return self.loaded.grid.below(header_row, width, self._left_out)

    def told(self, reading: Reading) -> Reading:
        """The reading with what only a spreadsheet has: what it hides, and what cannot be known of it."""
        grid = self.loaded.grid
        stretches = self.loaded.hidden_columns
        columns = (
            place
            for place in range(len(reading.header))
            if any(first <= grid.left + place + 1 <= last for first, last in stretches)
        )
        merged = any(area.first < area.last > reading.header_row for area in self.loaded.merged)
        return replace(
            reading,
            hidden=self.hidden,
            hidden_rows=len(self.loaded.hidden_rows.intersection(grid.rows.tolist())),
            hidden_columns=tuple(columns),
            unsure=(
                *reading.unsure,
                *(() if self.shown else (Unsure.HIDDEN_SHEET,)),
                *((Unsure.FORMULAS,) if self.loaded.open_formulas else ()),
                *((Unsure.MERGED_CELLS,) if merged else ()),
            ),
        )

    @property
    def _left_out(self) -> frozenset[int]:
        return frozenset() if self.hidden else self.loaded.hidden_rows


def open_sheet(content: bytes, file_name: str, choice: ReadingChoice, last: int = ROWS) -> Sheet:
    """The chosen sheet, else the first with a phone column, else the first with anything in it, but none of ours that
    explains the others; of each the rows up to `last`. One with titles and nothing below them comes last, and
    hidden ones count only where no other has rows.

    Raises FileUnreadable: NOT_A_WORKBOOK, PASSWORD, NOT_TEXT, SWOLLEN, NO_SUCH_SHEET (its name), or EMPTY if there is
    no sheet with anything in it.
    """
    with _broken_is_unreadable():
        book = _open(content, file_name, choice.sheet, last)
        if choice.sheet is not None:
            if choice.sheet not in book.sheets:
                raise FileUnreadable(FileFault.NO_SUCH_SHEET, choice.sheet)
            return _load(book, choice.sheet, choice, last)
        return _first_useful(lambda name: _load(book, name, choice, last), book)


def _open(content: bytes, file_name: str, sheet: str | None, last: int) -> ExcelBook | OdsBook:
    if is_old(content):
        return open_xls(content)
    package, kind = open_package(content, file_name)
    match kind:
        case Kind.XLSX:
            return open_xlsx(package)
        case Kind.XLSB:
            return open_xlsb(package)
        case Kind.ODS:
            return open_ods(package, last, sheet)


def _load(book: ExcelBook | OdsBook, name: str, choice: ReadingChoice, last: int) -> Sheet:
    return Sheet(name, book.sheets, book.load(name, last), choice.hidden, name in book.visible)


def _first_useful(load: Callable[[str], Sheet], book: ExcelBook | OdsBook) -> Sheet:
    useful, how = _most_useful(map(load, book.visible))
    if how < _ROWS:
        hidden, its = _most_useful(load(name) for name in book.sheets if name not in book.visible)
        if useful is None or its == _ROWS_WITH_PHONES:
            useful = hidden
    if useful is None:
        raise FileUnreadable(FileFault.EMPTY)
    return useful


def _explains(sheet: Sheet) -> bool:
    """Whether a sheet is ours, all its titles ours too: it explains the columns of the table beside it."""
    first = next(filter(None, sheet.lines()), None)
    titles = [cell for cell in first if cell.strip()] if isinstance(first, list) else []
    return bool(titles) and all(title.startswith(OWN_TITLES) for title in titles)


def _most_useful(sheets: Iterator[Sheet]) -> tuple[Sheet | None, tuple[bool, bool]]:
    """The first sheet with rows and a phone column, or what comes nearest; and whether it has rows, and that column."""
    best: tuple[bool, bool] | None = None
    useful: Sheet | None = None
    for sheet in sheets:
        if _explains(sheet):
            continue
        found = header.find(sheet.lines())
        if isinstance(found, header.Header):
            how = (sheet.loaded.grid.last_row > found.row or found.is_data, found.has_phone)
            if best is None or how > best:
                best, useful = how, sheet
            if how == _ROWS_WITH_PHONES:
                break
    return useful, best or (False, False)


@contextmanager
def _broken_is_unreadable() -> Iterator[None]:
    try:
        yield
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError):
        raise FileUnreadable(FileFault.NOT_A_WORKBOOK) from None
    except (ArithmeticError, EOFError, LookupError, ValueError):  # what broken XML makes of places, names and dates
        raise FileUnreadable(FileFault.NOT_A_WORKBOOK) from None
