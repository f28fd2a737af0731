"""Which delimiter a text file has."""

import re
from collections.abc import Sequence
from itertools import dropwhile, islice

from lib.intake import header
from lib.intake.records import Shape, records
from lib.model.reading import FileUnreadable, Unreadable

DELIMITERS = (";", ",", "\t", "|")
"""The delimiters that are found, and that an operator may choose; the first stands for a file of one column."""

_SEP = re.compile(r"\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)


def declared(line: str) -> str | None:
    """The delimiter of a spreadsheet's hidden first line `sep=;`, or None where the line is not one."""
    found = _SEP.fullmatch(line)
    return found[1] if found and found[1] in DELIMITERS else None


def find(sample: Sequence[str], header_row: int | None = None, *, fits: bool = True) -> str:
    """The delimiter with which the first lines read best: below the header most records have the header's cells.

    A known title of a phone column, and a header that is divided at all, speak for a delimiter; with both a fifth of
    the records will do, so that a small file with many faults is still told from a file of one column.
    """
    return max(DELIMITERS, key=lambda delimiter: _how_well(sample, delimiter, header_row, fits))


def _how_well(
    sample: Sequence[str], delimiter: str, header_row: int | None, fits: bool
) -> tuple[bool, bool, bool, bool, float, int]:
    lines = list(records(sample, delimiter, fits=fits))
    try:
        found = header.likely(lambda: lines, header_row)
    except FileUnreadable:
        found = None
    if not isinstance(found, header.Header):
        return False, False, False, False, 0.0, 0
    shape = Shape(found.row, found.titled, len(found.cells))
    below = [line for line in islice(records(sample, delimiter, shape, fits=fits), found.row, None) if line]
    if not found.row:  # titles that cannot be read say nothing about the rows below them
        below = list(dropwhile(lambda line: isinstance(line, Unreadable), below))
    share = sum(isinstance(line, list) for line in below) / len(below) if below else 1.0
    known, divided = found.has_phone, found.titled > 1
    most = share > 0.5
    # rows that are all one cell too long or too short are rows all the same, and said so; they are no free lines
    even = known and divided and len({len(line) for line in lines[found.row :] if isinstance(line, list) and line}) == 1
    return (most and (known or divided)) or even, share > 0.2 and known and divided, most, known, share, found.titled
