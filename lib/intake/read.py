"""A file as it was brought, read into a table."""

from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from lib.intake import header
from lib.intake.package import is_workbook
from lib.intake.records import Shape
from lib.intake.table import Below, collect
from lib.intake.text_file import TextFile, open_text_file
from lib.intake.workbook import Sheet, open_sheet
from lib.model.reading import FileFault, FileUnreadable, Reading, ReadingChoice, Unread

FIND_OUT = ReadingChoice()
"""Nothing is chosen: everything is found out."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file says: how it was read, and its records.

    `records` has `row int32, cells list<string>`: what is below the header, blank and unreadable rows left out, in
    order, each with as many cells as `reading.header`, as they stand in the file. `len(records) +
    len(reading.unreadable) == reading.rows`.
    """

    reading: Reading
    records: pa.Table


def read(content: bytes, file_name: str, choice: ReadingChoice = FIND_OUT) -> FileRead:
    """Read a text file or a workbook, finding out what `choice` leaves open.

    Raises FileUnreadable and nothing else, whatever the bytes are; ValueError for a chosen encoding or delimiter that
    is not among `ENCODINGS` and `DELIMITERS`.
    """
    if not content or content.isspace():
        raise FileUnreadable(FileFault.EMPTY)
    if is_workbook(content, file_name):
        return _read(open_sheet(content, file_name, choice), file_name, choice)
    return _read(open_text_file(content, choice), file_name, choice)


def _read(rows: TextFile | Sheet, file_name: str, choice: ReadingChoice) -> FileRead:
    if choice.header_row is None:
        candidate = header.find(rows.lines())
    else:
        candidate = header.chosen(rows.lines(), choice.header_row)
    found = header.sure(candidate, rows.encoding)
    width = rows.width(found)
    titles = tuple(found.cells[:width])
    header.check_titles(titles)
    lines = islice(rows.lines(Shape(found.row, width, width)), found.row, None)
    below = collect(lines, found.row + 1, width)
    _check(below, rows.encoding)
    reading = Reading(
        file_name=file_name,
        encoding=rows.encoding,
        delimiter=rows.delimiter,
        sheet=rows.sheet,
        sheets=rows.sheets,
        header_row=found.row,
        header=titles,
        rows=len(below.records) + len(below.unreadable),
        blank=below.blank,
        unreadable=below.unreadable,
    )
    return FileRead(reading, below.records)


def _check(below: Below, encoding: str) -> None:
    rows = len(below.records) + len(below.unreadable)
    if not rows:
        raise FileUnreadable(FileFault.NO_ROWS)
    unfit = sum(line.reason is Unread.BAD_ENCODING for line in below.unreadable)
    if unfit * 2 > rows:
        raise FileUnreadable(FileFault.BAD_ENCODING, encoding)
