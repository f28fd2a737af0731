"""A workbook to fill in: a sheet of titles whose columns take everything as text, and a sheet that explains them."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lib.drafts.workbook_file import as_written

_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_TEXT = "@"
_WIDTHS = (28, 90)
"""Of the sheet that explains, in characters."""


def write(titles: Sequence[str], told: Sequence[tuple[str, str]], *, names: tuple[str, str]) -> bytes:
    """The sheets are named `names`; the first row of `told` is its header.

    Every column is formatted as text, as a whole: 0079… keeps its zeros, and +3 stays +3, in whatever row it is typed.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title, sheet.freeze_panes = names[0], "A2"
    for place, title in enumerate(titles, start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width, column.number_format = max(18, len(title) + 4), _TEXT
        cell = sheet.cell(1, place, as_written(title))
        cell.data_type, cell.font = "s", _BOLD
    explained = book.create_sheet(names[1])
    for letter, width in zip("AB", _WIDTHS, strict=True):
        explained.column_dimensions[letter].width = width
    for row, pair in enumerate(told, start=1):
        for place, text in enumerate(pair, start=1):
            cell = explained.cell(row, place, as_written(text))
            cell.data_type, cell.alignment = "s", _WRAPPED
            if row == 1:
                cell.font = _BOLD
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
