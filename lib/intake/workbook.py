"""One sheet of an .xlsx as rows."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lib.intake import cells, header, sheet_xml
from lib.intake.package import open_package
from lib.intake.records import Line, Shape, blank, filled_after, misfit
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice, Unreadable

AREA = 32_000_000
"""The most cells of the rectangle from A1 to the last value of a sheet: a gigabyte while it is read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, all of whose worksheets are `sheets`; `errors` is the text of its error cells."""

    sheet: str
    sheets: tuple[str, ...]
    data: CalamineSheet
    errors: dict[int, dict[int, str]]
    encoding: str = ""
    delimiter: str = ""

    def lines(self, shape: Shape | None = None) -> Iterator[Line]:
        """Each row from the sheet's first to the last with a value; cells that a row lacks are blanks of the grid.

        Columns begin with the first that has a value.
        """
        if self.data.start is None:
            return
        left = self.data.start[1] + 1
        for row, values in enumerate(_rows(self.data), 1):
            line = [value if type(value) is str else cells.text(value) for value in values]
            for column, error in self.errors.get(row, {}).items():
                if 0 <= column - left < len(line):
                    line[column - left] = error
            if blank(line):
                yield None
            elif shape and row > shape.header and (fault := misfit(line, shape)):
                yield Unreadable(row, fault, "\t".join(line).rstrip("\t"))
            else:
                yield line

    def width(self, found: header.Header) -> int:
        """The columns of the table: all with a title, and those without one that have data and stand close by."""
        width = found.titled
        if width == len(found.cells):
            return width
        filled = filled_after(islice(self.lines(), found.row, None), width)
        while width in filled:
            width += 1
        return width


def open_sheet(content: bytes, file_name: str, choice: ReadingChoice) -> Sheet:
    """The chosen sheet, else the first with a phone column, else the first with anything in it, hidden ones aside.

    Raises FileUnreadable: NOT_A_WORKBOOK, PASSWORD, NOT_TEXT, TOO_BIG, TOO_MANY_COLUMNS, NO_SUCH_SHEET (its name), or
    EMPTY if there is no sheet with anything in it.
    """
    with _broken_is_unreadable(), open_package(content, file_name) as package:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        worksheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        names = tuple(sheet.name for sheet in worksheets)
        parts = sheet_xml.parts(package)
        if choice.sheet is not None:
            if choice.sheet not in names:
                raise FileUnreadable(FileFault.NO_SUCH_SHEET, choice.sheet)
            return _load(workbook, package, parts, choice.sheet, names)
        seen = [sheet.name for sheet in worksheets if sheet.visible == SheetVisibleEnum.Visible]
        return _first_useful(_load(workbook, package, parts, name, names) for name in seen)


def _rows(data: CalamineSheet) -> Iterator[list[cells.Value]]:
    with _broken_is_unreadable():  # a value that no date can hold is met only here
        yield from data.iter_rows()


def _first_useful(sheets: Iterator[Sheet]) -> Sheet:
    filled: Sheet | None = None
    for sheet in sheets:
        found = header.find(sheet.lines())
        if isinstance(found, header.Header):
            if found.has_phone:
                return sheet
            filled = filled or sheet
    if filled is None:
        raise FileUnreadable(FileFault.EMPTY)
    return filled


def _load(
    workbook: CalamineWorkbook, package: zipfile.ZipFile, parts: dict[str, str], name: str, names: tuple[str, ...]
) -> Sheet:
    extent = sheet_xml.at_most(package, parts[name])
    if extent is None or extent.columns > header.COLUMNS or extent.rows * extent.columns > AREA:
        extent = sheet_xml.extent(package, parts[name])
    if extent.columns > header.COLUMNS:
        raise FileUnreadable(FileFault.TOO_MANY_COLUMNS, str(extent.columns))
    if extent.rows * extent.columns > AREA:
        raise FileUnreadable(FileFault.TOO_BIG)
    return Sheet(name, names, workbook.get_sheet_by_name(name), extent.errors)


@contextmanager
def _broken_is_unreadable() -> Iterator[None]:
    try:
        yield
    except PasswordError:
        raise FileUnreadable(FileFault.PASSWORD) from None
    except (CalamineError, expat.ExpatError, zipfile.BadZipFile, zlib.error):
        raise FileUnreadable(FileFault.NOT_A_WORKBOOK) from None
    except (ArithmeticError, EOFError, LookupError, ValueError):  # what broken XML makes of places, names and dates
        raise FileUnreadable(FileFault.NOT_A_WORKBOOK) from None
    except BaseException as fault:
        if type(fault).__module__ == "pyo3_runtime":  # the reader's own assertion, which is no Exception in Python
            raise FileUnreadable(FileFault.NOT_A_WORKBOOK) from None
        raise
