"""A table as a workbook: every cell of the operator's own as text, the bad ones marked."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

_BAD = PatternFill("solid", start_color="FFF4C7C3")
_TITLE = Font(bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TEXT = "@"
_WIDTH = 22
_LONGEST = 32_767
MOST_ROWS = 1_048_575
"""So many rows a sheet holds below its header."""

_COMMENTS = 5_000
"""A comment is a drawing each: beyond these the colour alone marks a bad cell, and its reason stands in the row."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the spreadsheet, the operator's cells, ours, and what is wrong with a cell, by place."""

    row: int
    cells: tuple[str, ...]
    own: tuple[object, ...]
    bad: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guide:
    """A sheet to read beside the table: its name, its titles with how wide each is (in characters), and its rows."""

    name: str
    titles: Mapping[str, int]
    rows: tuple[tuple[str | int, ...], ...]


def write(header: Sequence[str], lines: Iterable[Line], *, mark: str, guide: Guide | None = None) -> bytes:
    """One sheet named `mark`, its header kept in sight; text stays text, also where it looks like a number.

    A `guide` with something in it comes after it, so that whoever reads the first sheet reads the table.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(mark)
    sheet.freeze_panes = "A2"
    for place in range(1, len(header) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
    sheet.append(_titles(sheet, header))
    left = _COMMENTS
    for line in lines:
        sheet.append(list(_cells(sheet, line, comments=left > 0)))
        left -= len(line.bad)
    if guide and guide.rows:
        _tell(book, guide)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _tell(book: Workbook, guide: Guide) -> None:
    sheet = book.create_sheet(guide.name)
    sheet.freeze_panes = "A2"
    for place, width in enumerate(guide.titles.values(), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append(_titles(sheet, tuple(guide.titles)))
    for row in guide.rows:
        cells = [_text(sheet, each) if isinstance(each, str) else WriteOnlyCell(sheet, each) for each in row]
        for cell in cells:
            cell.alignment = _WRAPPED
        sheet.append(cells)


def as_written(text: str) -> str:
    """What is storable of a text, as the file has it to read back as it is: a spreadsheet takes `_x0041_` for an A, and
    drops the carriage return of a line end (ECMA-376, part 1, 22.9.2.19).
    """
    return _ESCAPE.sub("_x005F_", storable(text)).replace("\r", "_x000D_")


def storable(cell: str) -> str:
    """A cell as a workbook can hold it: without control characters, and not too long."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", cell))[:_LONGEST]


def _titles(sheet: object, header: Sequence[str]) -> Iterator[WriteOnlyCell]:
    for title in header:
        cell = _text(sheet, title)
        cell.font = _TITLE
        yield cell


def _text(sheet: object, text: str) -> WriteOnlyCell:
    """A cell of text, also where it begins like a formula."""
    cell = WriteOnlyCell(sheet, as_written(text))
    cell.data_type = "s"
    return cell


def _cells(sheet: object, line: Line, *, comments: bool) -> Iterator[WriteOnlyCell]:
    for place, text in enumerate(line.cells):
        cell = _text(sheet, text)
        cell.number_format = _TEXT
        if place in line.bad:
            cell.fill = _BAD
            if comments:
                cell.comment = Comment(line.bad[place], "Callboard", width=280, height=90)
        yield cell
    for value in line.own:
        cell = _text(sheet, value) if isinstance(value, str) else WriteOnlyCell(sheet, value)
        cell.alignment = Alignment(vertical="top")
        yield cell
