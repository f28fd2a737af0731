"""Which delimiter a text file has."""

import re
from collections.abc import Sequence

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

    Among those that do, one that shows a title of a phone column wins, then one that divides the header, then the one
    with more records that fit, then the one with more columns.
    """
    return max(DELIMITERS, key=lambda delimiter: _how_well(sample, delimiter, header_row, fits))


def _how_well(
    sample: Sequence[str], delimiter: str, header_row: int | None, fits: bool
) -> tuple[bool, bool, bool, float, int]:
    lines = list(records(iter(sample), delimiter, fits=fits))
    try:
        found = header.chosen(lines, header_row) if header_row else header.find(lines)
    except FileUnreadable:
        found = None
    if not isinstance(found, header.Header):
        return False, False, False, 0.0, 0
    shape = Shape(found.row, found.titled, len(found.cells))
    below = [line for line in list(records(iter(sample), delimiter, shape, fits=fits))[found.row :] if line is not None]
    good = sum(not isinstance(line, Unreadable) for line in below)
    share = good / len(below) if below else 1.0
    return share > 0.5, found.has_phone, found.titled > 1, share, found.titled
