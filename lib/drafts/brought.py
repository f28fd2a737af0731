"""A file of rows to mend, brought back: which rows of the draft it replaces, surely; and those only.

A row is known by the number in Callboard's own column. That alone could be a row of another file, or of one of which a
single column was sorted; so the row's external id must be the same too, or, where it has none, at least half of the
other cells that nothing was found in; where there is nothing else in the row, the reason beside it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from lib.drafts import mend, sheet, workbook_file
from lib.drafts.draft import Draft
from lib.drafts.mending import Mending
from lib.intake.read import read
from lib.model.columns import Field
from lib.model.mending import Change, ChangeKind, Mend
from lib.model.person import Person
from lib.store import mending as sql
from lib.store import unread as listed
from lib.store.connection import Reader
from lib.words import LANGUAGES, Words, words


class BroughtFault(StrEnum):
    """Why a whole file brought back replaces nothing."""

    NO_ROW_COLUMN = "no_row_column"
    OTHER_COLUMNS = "other_columns"


class NotBroughtBack(Exception):
    """The file is not one of rows to mend of this draft."""

    def __init__(self, fault: BroughtFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing a file back would do.

    `mends` has the columns of `store.mending.MENDS`; `replaced` counts the rows that it changes, `unchanged` those that
    are as they were. `not_found` are the numbers (as the file has them) of rows that the draft does not have, or not
    surely; `unreadable` counts those that could not be read in the first place.
    """

    mends: pa.Table
    replaced: int
    unchanged: int
    not_found: tuple[str, ...]
    unreadable: int

    def page(self, *, offset: int = 0, limit: int = 25) -> tuple[Mend, ...]:
        """Some of what it changes."""
        return tuple(Mend(**each) for each in self.mends.slice(offset, limit).to_pylist())


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the file has our row number and reason, and each of the draft's columns that it has."""

    number: int
    reason: int | None
    own: tuple[tuple[int, int], ...]
    """pairs: the place in the file, the place in the draft"""


@dataclass(frozen=True, slots=True)
class _There:
    """A row of the draft: its cells, the places that nothing was found in, and its reason in every language."""

    cells: tuple[str, ...]
    sound: frozenset[int]
    reasons: frozenset[str]


def compare(mending: Mending, draft: Draft, content: bytes, file_name: str) -> Brought:
    """What bringing this file back would change; raises FileUnreadable, NotBroughtBack."""
    file = read(content, file_name)
    columns = _columns(draft, file.reading.header)
    brought = file.records["cells"].to_pylist()
    times = Counter(_number(cells[columns.number]) for cells in brought)
    with mending.drafts.store.read() as reader:
        unreadable_rows = {each.row for each in listed.find(reader, draft.id)}
        there = _there(reader, draft, mending)
    mends, not_found, unchanged, unreadable = list[Mend](), list[str](), 0, 0
    for cells in brought:
        number = _number(cells[columns.number])
        known = there.get(number) if number is not None and times[number] == 1 else None
        if number in unreadable_rows:
            unreadable += 1
        elif number is None or known is None or not _surely(draft, known, cells, columns):
            not_found.append(cells[columns.number])
        else:
            changed = _changed(number, known, cells, columns)
            mends += changed
            unchanged += not changed
    table = _table(sorted(mends, key=lambda each: (each.row, each.place)))
    return Brought(table, len({each.row for each in mends}), unchanged, tuple(not_found), unreadable)


def replace_rows(
    mending: Mending, draft: Draft, content: bytes, file_name: str, *, version: int, by: Person
) -> Change | None:
    """Replace those rows, as one change; None if there are none, or the draft has moved from this version."""
    found = compare(mending, draft, content, file_name)
    return mending.change(draft, ChangeKind.BROUGHT, found.mends, version=version, by=by, about=("", file_name))


def _columns(draft: Draft, header: Sequence[str]) -> _Columns:
    ours = [_told(each) for each in LANGUAGES]
    places = {title: place for place, title in enumerate(header)}
    number = next((places[titles[0]] for titles in ours if titles[0] in places), None)
    if number is None:
        raise NotBroughtBack(BroughtFault.NO_ROW_COLUMN)
    own = tuple((places[title], place) for place, title in enumerate(draft.reading.header) if title and title in places)
    if not own:
        raise NotBroughtBack(BroughtFault.OTHER_COLUMNS)
    reason = next((places[titles[1]] for titles in ours if titles[1] in places), None)
    return _Columns(number, reason, own)


def _told(language: str) -> tuple[str, ...]:
    return mend.titles(words(language))


def _number(cell: str) -> int | None:
    """A row number, also as a spreadsheet may have written it."""
    digits = cell.strip().removesuffix(".0").removesuffix(",0").replace("\u00a0", "").replace(" ", "")
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def _there(reader: Reader, draft: Draft, mending: Mending) -> Mapping[int, _There]:
    """The rows that the file may have: those with an error."""
    languages: list[Words] = [words(each) for each in LANGUAGES]
    told: dict[int, list[str]] = {}
    lines = {}
    for say in languages:
        for line in mend.hindered(reader, draft, say):
            told.setdefault(line.row, []).append(str(line.own[1]))
            lines[line.row] = line
    return {
        row: _There(line.cells, frozenset(range(len(line.cells))) - line.bad.keys(), frozenset(told[row]))
        for row, line in lines.items()
    }


def _surely(draft: Draft, known: _There, cells: Sequence[str], columns: _Columns) -> bool:
    """Whether this is the same row, for all that was not to be mended in it."""
    of_draft = {place: cells[at] for at, place in columns.own}
    id_places = [column.index for column in draft.columns if column.field is Field.CLIENT_EXTERNAL_ID]
    for place in id_places:
        if place in of_draft and place in known.sound and known.cells[place].strip():
            return _same(known.cells[place], of_draft[place])
    anchors = [place for place in of_draft if place in known.sound and known.cells[place].strip()]
    if anchors:
        return 2 * sum(_same(known.cells[place], of_draft[place]) for place in anchors) >= len(anchors)
    return columns.reason is not None and cells[columns.reason].strip() in known.reasons


def _same(was: str, brought: str) -> bool:
    """Whether a cell came back as it went, for all that a spreadsheet file may do to it on the way."""
    return brought.strip() in {was.strip(), str(sheet.harmless(was)).strip(), workbook_file.storable(was).strip()}


def _changed(row: int, known: _There, cells: Sequence[str], columns: _Columns) -> list[Mend]:
    return [
        Mend(row, place, known.cells[place], cells[at])
        for at, place in columns.own
        if not _same(known.cells[place], cells[at])
    ]


def _table(mends: Sequence[Mend]) -> pa.Table:
    rows = [{"row": each.row, "place": each.place, "before": each.before, "after": each.after} for each in mends]
    return pa.Table.from_pylist(rows, schema=sql.MENDS)
