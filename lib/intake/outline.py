"""Rows of a report (1C, a CRM) that are no people: headings of groups, totals, the column titles or their numbers.

None of them has a phone number: a row that has one is a record whatever else stands in it, and so is every row of which
it is not sure. They are listed with their text, so that nothing is lost without a word.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lib.intake.columns import field_of, title_key
from lib.intake.header import looks_like_number
from lib.intake.records import blank
from lib.intake.table import Below, passed_over
from lib.model.columns import Field
from lib.model.reading import Unread, Unreadable

_WIDE = 3  # columns with a title from which on a row with one cell is rather a heading than a person with blanks
_TEXT_AT_MOST = 0.1  # the share of records whose first cell may be words where words alone there are a heading

_A_NUMBER = r"(?:[0-9][^0-9]*){5}"
_WORDS = r"\p{L}{2}"
_TOTAL = (
    "итого|всего|итог|подытог|общий итог|промежуточный итог|общая сумма|общее количество|grand total|total|subtotal"
)
_UNIT = r"(?:,\s*|\s*\(\s*)(?:тыс\.\s*)?(?:руб|р|шт|чел)\.?\s*\)?"
_TOTAL_CELL = re.compile(
    rf"(?:{_TOTAL})(?:\s+(?:по|за|на|for|of|by)\s.*|\s+к\s+[^\W\d]+|{_UNIT})?"
    r"(?:\s+[^\W\d]+[\s:;=-]+\d[\d\s.,]*|[\s:;=.-]*\d[\d\s.,]*\s[^\W\d]+\.?|[\s:;=.-]*[\d\s.,]*)",
    re.IGNORECASE | re.DOTALL,
)
_AROUND_TITLE = '\ufeff" \t\r\n\f\u00a0'  # with a mark inside where files were joined, or a new page begins
_SUM = re.compile(r"[-+]?[\d\s.,]*\d[\d\s.,]*(?:%|₽|\$|€|руб\.?|р\.|шт\.?|чел\.?)?|[-–—xх]?", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:филиал|отдел|отделение|группа|подразделение|организация|менеджер|ответственный|регион|город|участок|склад"
    r"|категория|branch|department|division|group|region|manager|team|category)\b.+",
    re.IGNORECASE | re.DOTALL,
)

Flags = npt.NDArray[np.bool_]


def sift(below: Below, titles: Sequence[str], delimiter: str) -> Below:
    """List the rows that are no people; `titles` are the file's own, one for each cell of a record.

    A line that is listed for having fewer cells than titles is told as what it is, where it is one of these.
    """
    table = below.records
    phones = [place for place, title in enumerate(titles) if field_of(title) is Field.PHONE]
    if not len(table) or not phones:
        return below
    width = len(titles)
    blocks = [chunk.flatten() for chunk in table["cells"].chunks]
    has_number = np.concatenate([_has_number(block, phones, width) for block in blocks])
    short = any(line.reason is Unread.TOO_FEW_CELLS for line in below.unreadable)
    if has_number.all() and not short:
        return below
    told = [_told(line, titles, delimiter) for line in below.unreadable]
    without = table.filter(pa.array(~has_number))
    listed = _listed(without, titles, delimiter, headed=_is_headed(blocks, width, has_number)) if len(without) else []
    kept = pc.invert(pc.is_in(table["row"], pa.array([line.row for line in listed], pa.int32())))
    unreadable = sorted((*told, *listed), key=lambda line: line.row)
    return replace(below, records=table.filter(kept) if listed else table, unreadable=tuple(unreadable))


def _listed(table: pa.Table, titles: Sequence[str], delimiter: str, *, headed: bool) -> list[Unreadable]:
    """The rows of a table of records without a number that are no people."""
    width = len(titles)
    cells = pa.concat_arrays([chunk.flatten() for chunk in table["cells"].chunks])
    listed: list[Unreadable] = []
    for place in np.flatnonzero(_suspects(cells, titles)).tolist():
        line = cells[place * width : (place + 1) * width].to_pylist()
        if reason := _reason(line, titles, headed=headed):
            listed += passed_over([(table["row"][place].as_py(), line)], reason, delimiter).unreadable
    return listed


def _told(line: Unreadable, titles: Sequence[str], delimiter: str) -> Unreadable:
    """A line with too few cells for the reason of its words, where it has one; one word alone may be the rest of a cell
    that was broken over two lines.
    """
    if line.reason is not Unread.TOO_FEW_CELLS:
        return line
    cells = next(csv.reader([line.raw], delimiter=delimiter))
    whole = [*cells, *[""] * (len(titles) - len(cells))]
    reason = None if blank(whole) else _reason(whole, titles, headed=False)
    return replace(line, reason=reason) if reason else line


def _has_number(cells: pa.StringArray, phones: Sequence[int], width: int) -> Flags:
    """Of each row, whether there are digits of a number in a phone column."""
    found = np.zeros(len(cells) // width, np.bool_)
    for place in phones:
        found |= _flags(pc.match_substring_regex(_column(cells, place, width), _A_NUMBER))
    return found


def _suspects(cells: pa.StringArray, titles: Sequence[str]) -> Flags:
    """Of each row, whether it has one cell only, a total, its first title once more or the number of that column."""
    width = len(titles)
    filled = _flags(pc.greater(pc.binary_length(pc.utf8_trim_whitespace(cells)), 0)).reshape(-1, width)
    total = _flags(pc.match_substring_regex(cells, rf"^\s*(?:{_TOTAL})", ignore_case=True)).reshape(-1, width)
    first = next((place for place, title in enumerate(titles) if title.strip()), 0)
    beginnings = pc.utf8_lower(pc.utf8_trim(_column(cells, first, width), _AROUND_TITLE))
    again = _flags(pc.is_in(beginnings, pa.array([titles[first].strip(_AROUND_TITLE).lower(), "1"])))
    suspects: Flags = (filled.sum(axis=1) == 1) | total.any(axis=1) | again
    return suspects


def _reason(line: list[str], titles: Sequence[str], *, headed: bool) -> Unread | None:
    """Why a row without a number in its phone columns is no record, if it is none."""
    own = [cell.strip() for cell in line]
    filled = [cell for cell in own if cell]
    if any(map(looks_like_number, filled)):
        return None
    if list(map(title_key, own)) == list(map(title_key, titles)):
        return Unread.REPEATED_HEADER
    if len(own) >= _WIDE and own == [str(place) for place in range(1, len(own) + 1)]:
        return Unread.COLUMN_NUMBERS
    if _TOTAL_CELL.fullmatch(filled[0]) and all(map(_SUM.fullmatch, filled[1:])):
        return Unread.TOTAL_ROW
    wide = sum(map(bool, map(str.strip, titles))) >= _WIDE
    if wide and len(filled) == 1 and own[0] and (headed or _GROUP.fullmatch(own[0])) and re.search(r"[^\W\d_]", own[0]):
        return Unread.GROUP_ROW
    return None


def _is_headed(blocks: Sequence[pa.StringArray], width: int, has_number: Flags) -> bool:
    """Whether records have hardly any words in the first column, so that a row with words there alone is a heading."""
    if not has_number.any():
        return False
    words = [_flags(pc.match_substring_regex(_column(block, 0, width), _WORDS)) for block in blocks]
    return float(np.concatenate(words)[has_number].mean()) < _TEXT_AT_MOST


def _column(cells: pa.StringArray, place: int, width: int) -> pa.StringArray:
    return cells.take(pa.array(np.arange(place, len(cells), width)))


def _flags(found: pa.Array) -> Flags:
    flags: Flags = found.to_numpy(zero_copy_only=False)
    return flags
