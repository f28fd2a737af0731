"""A file as it was brought, read into a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import pyarrow as pa

from lib.intake import header, outline, side_by_side
from lib.intake.delimiter import DELIMITERS
from lib.intake.encoding import Text, open_text
from lib.intake.free_lines import FREE, FreeLines, are_by_turns, are_free, open_free_lines
from lib.intake.json_file import JsonFile, is_json, open_json
from lib.intake.markup import is_markup, is_vcard
from lib.intake.package import claims_to_be_one, is_workbook
from lib.intake.picture import is_picture
from lib.intake.raw_cells import ROWS
from lib.intake.table import Below, Passed, passed_over
from lib.intake.text_file import TextFile, open_text_file
from lib.intake.workbook import Sheet, open_sheet
from lib.model.reading import (
    FIRST,
    NO_RECORD,
    FileFault,
    FileUnreadable,
    Reading,
    ReadingChoice,
    Unread,
    Unreadable,
    Unsure,
)

Rows = TextFile | FreeLines | JsonFile | Sheet

# An export that cuts its texts by bytes may break a letter in most rows; a wrong encoding breaks nearly every one.
_UNFIT_AT_MOST = 0.9
_ILLEGIBLE = (Unread.OPEN_QUOTE, Unread.TEXT_AFTER_QUOTE, Unread.BAD_ENCODING)

FIND_OUT = ReadingChoice()
"""Nothing is chosen: everything is found out."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file says: how it was read, and its records.

    `records` has `row int32, cells list<string>`: what is below the header, blank and unreadable rows left out, in
    order, each with as many cells as `reading.header`, as they stand in the file; `unreadable` are the rows that are no
    records, in order. `len(records) + len(unreadable) == reading.rows`, and with `reading.blank` and the header these
    are all rows of the file.
    """

    reading: Reading
    records: pa.Table
    unreadable: tuple[Unreadable, ...]


def read(content: bytes, file_name: str, choice: ReadingChoice = FIND_OUT, last: int | None = None) -> FileRead:
    """Read a text file, a JSON file or a workbook, finding out what `choice` leaves open; of the latter two the rows up
    to `last` only, where that is said.

    Raises FileUnreadable and nothing else, whatever the bytes are; ValueError for a chosen encoding or delimiter that
    is not among `ENCODINGS`, and `DELIMITERS` and `FREE`.
    """
    if not content or content.isspace():
        raise FileUnreadable(FileFault.EMPTY)
    if is_picture(content):
        raise FileUnreadable(FileFault.PICTURE)
    if is_markup(content):
        raise FileUnreadable(FileFault.MARKUP)
    if is_vcard(content):
        raise FileUnreadable(FileFault.VCARD)
    if is_workbook(content):
        sheet = open_sheet(content, file_name, choice, last or ROWS)
        file = _read(sheet, sheet.titles(choice.header_row), file_name, choice)
        return replace(file, reading=sheet.told(file.reading))
    try:
        return _read_text(content, file_name, choice, last)
    except FileUnreadable as error:
        if error.fault is FileFault.NOT_TEXT and claims_to_be_one(file_name):
            raise FileUnreadable(FileFault.NOT_A_WORKBOOK) from None
        raise


def _read_text(content: bytes, file_name: str, choice: ReadingChoice, last: int | None) -> FileRead:
    if choice.delimiter is not None and choice.delimiter not in (*DELIMITERS, FREE):
        raise ValueError("a delimiter that is not offered")
    text = open_text(content, choice.encoding)
    if choice.delimiter is None and is_json(text, file_name):
        people = open_json(text, last)
        return _read(people, header.Header(0, list(people.titles)), file_name, choice)
    if choice.delimiter == FREE:
        return _read_free_lines(text, file_name, choice)
    rows = open_text_file(text, choice)
    may_be_free = choice.delimiter is None and choice.header_row is None
    try:
        found = header.decide(rows.lines, choice.header_row, rows.encoding)
    except FileUnreadable:
        if may_be_free and are_free(text, (), header.numbered(1), rows.delimiter):
            return _read_free_lines(text, file_name, choice)
        raise
    if may_be_free and are_free(text, rows.fitting(found), found, rows.delimiter):
        return _read_free_lines(text, file_name, choice)
    file = _read(rows, found, file_name, choice)
    return _told(file, Unsure.TEXT_FORMULAS) if rows.as_shown else file


def _read_free_lines(text: Text, file_name: str, choice: ReadingChoice) -> FileRead:
    lines = open_free_lines(text)
    header.check_columns(lines.columns)
    file = _read(lines, header.numbered(lines.columns), file_name, choice)
    file = _told(file, Unsure.NUMBERED_LINES) if lines.item else file
    return _told(file, Unsure.BY_TURNS) if are_by_turns(text) else file


def _told(file: FileRead, unsure: Unsure) -> FileRead:
    return replace(file, reading=replace(file.reading, unsure=(*file.reading.unsure, unsure)))


def _read(rows: Rows, found: header.Header, file_name: str, choice: ReadingChoice) -> FileRead:
    width = rows.width(found)
    header.check_columns(width)
    over = _passed_over(rows, found.row, choice.skip)
    titles = tuple(found.cells[:width])
    below = rows.below(found.row + choice.skip, width)
    if found.row:
        below = outline.sift(below, titles, rows.delimiter)
    _check(below, rows.encoding)
    unreadable = (*over.unreadable, *below.unreadable)
    reading = Reading(
        file_name=file_name,
        encoding=rows.encoding,
        delimiter=rows.delimiter,
        sheet=rows.sheet,
        sheets=rows.sheets,
        header_row=found.row,
        header=titles,
        rows=len(below.records) + len(unreadable),
        blank=over.blank + below.blank,
        unreadable=_first(unreadable),
        skip=choice.skip,
        listed=tuple(Counter(line.reason for line in unreadable).items()),
        unsure=(
            *((Unsure.TITLES_UNREAD,) if _lacks_titles(rows, found, below) else ()),
            *((Unsure.SIDE_BY_SIDE,) if _are_side_by_side(rows, found, titles, below) else ()),
        ),
    )
    return FileRead(reading, below.records, unreadable)


def _lacks_titles(rows: Rows, found: header.Header, below: Below) -> bool:
    """Whether the first row of a table without a header is one that cannot be read: it may have the titles."""
    if found.row or rows.delimiter not in DELIMITERS or not below.unreadable or not len(below.records):
        return False
    first = below.unreadable[0]
    return first.row < below.records["row"][0].as_py() and first.reason in _ILLEGIBLE


def _are_side_by_side(rows: Rows, found: header.Header, titles: Sequence[str], below: Below) -> bool:
    """Whether a row of the table seems to hold several people; of free lines such ones are listed."""
    if found.row:
        return side_by_side.by_titles(titles)
    return (rows.sheet != "" or rows.delimiter in DELIMITERS) and side_by_side.by_contents(below.records)


def _first(unreadable: Sequence[Unreadable]) -> tuple[Unreadable, ...]:
    """The first rows of either sort, in order."""
    broken = islice((line for line in unreadable if line.reason not in NO_RECORD), FIRST)
    rest = islice((line for line in unreadable if line.reason in NO_RECORD), FIRST)
    return tuple(sorted((*broken, *rest), key=lambda line: line.row))


def _passed_over(rows: Rows, header_row: int, skip: int) -> Passed:
    """The rows above the header, and those below it that the operator passes over."""
    above = islice(enumerate(rows.lines(), 1), max(header_row - 1, 0))
    right_below = islice(enumerate(rows.lines(), 1), header_row, header_row + skip)
    return passed_over(above, Unread.TITLE_ROW, rows.delimiter) + passed_over(
        right_below, Unread.SKIPPED, rows.delimiter
    )


def _check(below: Below, encoding: str) -> None:
    rows = len(below.records) + len(below.unreadable)
    if not rows:
        raise FileUnreadable(FileFault.NO_ROWS)
    unfit = sum(line.reason is Unread.BAD_ENCODING for line in below.unreadable)
    if unfit > rows * _UNFIT_AT_MOST:
        raise FileUnreadable(FileFault.BAD_ENCODING, encoding)
