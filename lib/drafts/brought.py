"""A file of rows to mend, brought back: which rows of the draft it replaces, surely; and those only.

A row is known by the number in Callboard's own column. That alone could be a row of another file, or of one of which a
single column was sorted; so the row's external id must be the same too, or, where it has none, at least half of the
other cells that nothing was found in; where there is nothing else in the row, the reason beside it. What a spreadsheet
made of a number by itself proves nothing where it has left digits out, and is nobody's mending.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import pyarrow as pa

from lib.drafts import mend, sheet
from lib.drafts.brought_file import BroughtFile, readings
from lib.drafts.came_back import CameBack, came_back
from lib.drafts.draft import Draft
from lib.drafts.mending import Mending
from lib.model.columns import Field
from lib.model.mending import Change, ChangeKind, Mend
from lib.model.person import Person
from lib.store import faulty
from lib.store import mending as sql
from lib.store import unread as listed
from lib.store.connection import Reader
from lib.words import LANGUAGES, Words, words

_MOST_DIGITS = 9
"""More than the number of any row has."""

_ROW = re.compile(rf"([0-9]{{1,{_MOST_DIGITS}}})(?:[.,]0+)?")
_SURE = frozenset({CameBack.AS_IT_WENT, CameBack.RESPELT})


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing a file back would do.

    `mends` has the columns of `store.mending.MENDS`; `replaced` counts the rows that it changes, `unchanged` those that
    are as they were, or that it has changed already. `not_found` are the numbers (as the file has them) of rows that
    the draft does not have, or not surely; `unreadable` counts those that could not be read in the first place. `stale`
    counts the cells that the file has as they were before somebody changed them here, `respelt` those in which a
    spreadsheet wrote the number its own way: they stay. `unread` are the rows of the file that are no rows to mend,
    `strange` the titles of its columns that are not the draft's.
    """

    mends: pa.Table
    replaced: int
    unchanged: int
    not_found: tuple[str, ...]
    unreadable: int
    stale: int
    respelt: int
    unread: tuple[int, ...]
    strange: tuple[str, ...]

    def page(self, *, offset: int = 0, limit: int = 25) -> tuple[Mend, ...]:
        """Some of what it changes."""
        return tuple(Mend(**each) for each in self.mends.slice(offset, limit).to_pylist())


@dataclass(frozen=True, slots=True)
class _There:
    """A row of the draft: its cells, the places that nothing was found in, its reason in every language; and of the
    cells that people changed what stood there before.
    """

    cells: tuple[str, ...]
    sound: frozenset[int]
    reasons: frozenset[str]
    earlier: Mapping[int, frozenset[str]]


def compare(mending: Mending, draft: Draft, content: bytes, file_name: str) -> Brought:
    """What bringing this file back would change; raises FileUnreadable, NotBroughtBack."""
    files = readings(draft, content, file_name)
    with mending.drafts.store.read() as reader:
        unreadable_rows = frozenset(each.row for each in listed.find(reader, draft.id))
        there = _there(reader, draft)
        numbers = {_number(cells[file.number]) for file in files for cells in file.lines}
        good = faulty.cells_of(reader, draft.id, [each for each in numbers if each is not None and each not in there])
    found = [_compared(draft, file, there, good, unreadable_rows) for file in files]
    return min(found, key=lambda each: each.mends.num_rows + len(each.not_found))


def _compared(
    draft: Draft,
    brought: BroughtFile,
    there: Mapping[int, _There],
    good: Mapping[int, tuple[str, ...]],
    unreadable_rows: Set[int],
) -> Brought:
    lines = brought.lines
    times = Counter(_number(cells[brought.number]) for cells in lines)
    mends, not_found, unchanged, unreadable, stale, respelt = list[Mend](), list[str](), 0, 0, 0, 0
    for cells in lines:
        number = _number(cells[brought.number])
        known = there.get(number) if number is not None and times[number] == 1 else None
        if number in unreadable_rows:
            unreadable += 1
        elif number is not None and number in good and _is_there(good[number], cells, brought):
            unchanged += 1
        elif number is None or known is None or not _surely(draft, known, cells, brought):
            not_found.append(cells[brought.number])
        else:
            written, left_alone = _written(number, known, cells, brought)
            changed = [each for each in written if not _is_earlier(known, each)]
            stale += len(written) - len(changed)
            respelt += left_alone
            mends += changed
            unchanged += not changed
    return Brought(
        mends=_table(sorted(mends, key=lambda each: (each.row, each.place))),
        replaced=len({each.row for each in mends}),
        unchanged=unchanged,
        not_found=tuple(not_found),
        unreadable=unreadable,
        stale=stale,
        respelt=respelt,
        unread=brought.unread,
        strange=brought.strange,
    )


def replace_rows(
    mending: Mending, draft: Draft, content: bytes, file_name: str, *, version: int, by: Person
) -> Change | None:
    """Replace those rows, as one change; None if there are none, or the draft has moved from this version."""
    found = compare(mending, draft, content, file_name)
    return mending.change(draft, ChangeKind.BROUGHT, found.mends, version=version, by=by, about=("", file_name))


def _number(cell: str) -> int | None:
    """A row number, also as a spreadsheet may have written it."""
    found = _ROW.fullmatch(cell.replace("\u00a0", "").replace(" ", ""))
    return int(found[1]) if found else None


def _there(reader: Reader, draft: Draft) -> Mapping[int, _There]:
    """The rows that the file may have: those with an error."""
    earlier = sql.earlier(reader, draft.id)
    languages: list[Words] = [words(each) for each in LANGUAGES]
    told: dict[int, list[str]] = {}
    lines = {}
    for say in languages:
        for line in mend.hindered(reader, draft, say):
            told.setdefault(line.row, []).append(str(line.own[1]))
            lines[line.row] = line
    return {
        row: _There(
            line.cells,
            frozenset(range(len(line.cells))) - line.bad.keys(),
            frozenset(told[row]),
            earlier.get(row, {}),
        )
        for row, line in lines.items()
    }


def _is_there(row: Sequence[str], cells: Sequence[str], columns: BroughtFile) -> bool:
    """Whether a row without an error is as the file has it: mended here by the same file, or by somebody else."""
    return all(came_back(row[place], cells[at]) is CameBack.AS_IT_WENT for at, place in columns.own)


def _surely(draft: Draft, known: _There, cells: Sequence[str], columns: BroughtFile) -> bool:
    """Whether this is the same row, for all that was not to be mended in it."""
    told = {
        place: came_back(known.cells[place], cells[at])
        for at, place in columns.own
        if place in known.sound and known.cells[place].strip()
    }
    proofs = {place: how in _SURE for place, how in told.items() if how is not CameBack.ROUNDED}
    for column in draft.columns:
        if column.field is Field.CLIENT_EXTERNAL_ID and column.index in proofs:
            return proofs[column.index]
    if proofs:
        return 2 * sum(proofs.values()) >= len(proofs)
    return columns.reason is not None and cells[columns.reason].strip() in known.reasons


def _written(row: int, known: _There, cells: Sequence[str], columns: BroughtFile) -> tuple[list[Mend], int]:
    """What somebody wrote into the file, and how many cells only a spreadsheet wrote anew."""
    mends, left_alone = list[Mend](), 0
    for at, place in columns.own:
        how = came_back(known.cells[place], cells[at])
        # a faulty number that came back without its tail is what the operator was asked for
        if how is CameBack.ROUNDED or (how is CameBack.RESPELT and place in known.sound):
            left_alone += 1
        elif how is not CameBack.AS_IT_WENT:
            mends.append(Mend(row, place, known.cells[place], _unguarded(known.cells[place], cells[at])))
    return mends, left_alone


def _unguarded(was: str, brought: str) -> str:
    """The cell without the apostrophe that Callboard itself had put before it."""
    return brought.removeprefix("'") if sheet.harmless(was) != was else brought


def _is_earlier(known: _There, mend: Mend) -> bool:
    """Whether this only is what stood there before it was changed here: the file is older than the change.

    What is faulty here now was not mended here: whatever the file has for it is meant so.
    """
    return mend.place in known.sound and any(
        came_back(was, mend.after or "") is not CameBack.CHANGED for was in known.earlier.get(mend.place or 0, ())
    )


def _table(mends: Sequence[Mend]) -> pa.Table:
    rows = [{"row": each.row, "place": each.place, "before": each.before, "after": each.after} for each in mends]
    return pa.Table.from_pylist(rows, schema=sql.MENDS)
