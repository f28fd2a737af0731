"""Which delimiter a text file has."""

import re
from collections.abc import Sequence
from itertools import dropwhile, islice
from typing import NamedTuple

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


def is_known(sample: Sequence[str], *, fits: bool) -> bool:
    """Whether a title of a phone column is found with some delimiter."""
    return any(_how_well(sample, delimiter, None, fits).known for delimiter in DELIMITERS)


def divides(sample: Sequence[str], *, fits: bool) -> bool:
    """Whether some delimiter makes a table of several columns of the lines, which most of them fit."""
    found = (_how_well(sample, delimiter, None, fits) for delimiter in DELIMITERS)
    return any(well.most and well.titled > 1 for well in found)


class _Well(NamedTuple):
    """How well a delimiter reads, the weightiest first; `share` of the records have the cells of a header of `titled`
    columns, `known` says that one is a phone by its title.
    """

    surely: bool = False
    perhaps: bool = False
    most: bool = False
    known: bool = False
    share: float = 0.0
    titled: int = 0


def _how_well(sample: Sequence[str], delimiter: str, header_row: int | None, fits: bool) -> _Well:
    lines = list(records(sample, delimiter, fits=fits))
    try:
        found = header.likely(lambda: lines, header_row)
    except FileUnreadable:
        found = None
    if not isinstance(found, header.Header):
        return _Well()
    shape = Shape(found.row, found.titled, len(found.cells))
    below = [line for line in islice(records(sample, delimiter, shape, fits=fits), found.row, None) if line]
    if not found.row:  # titles that cannot be read say nothing about the rows below them
        below = list(dropwhile(lambda line: isinstance(line, Unreadable), below))
    share = sum(isinstance(line, list) for line in below) / len(below) if below else 1.0
    known, divided = found.has_phone, found.titled > 1
    most = share > 0.5
    # rows that are all one cell too long or too short are rows all the same, and said so; they are no free lines
    even = known and divided and len({len(line) for line in lines[found.row :] if isinstance(line, list) and line}) <= 1
    surely = (most and (known or divided)) or even
    return _Well(surely, share > 0.2 and known and divided, most, known, share, found.titled)
