"""What a change does to the columns of a draft beside its cells: it adds some at the end, or renames variables.

Both are taken back with it. Which cells a new column has, and which names change, is in the mends of the change.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count

import pyarrow as pa
import pyarrow.compute as pc

from lib.drafts.draft import Draft
from lib.model.columns import Column, Field
from lib.model.mending import Change, Fix
from lib.store import drafts as rows
from lib.store.connection import Tx

_ADDS = {Fix.CITY_ZONE: Field.TIMEZONE, Fix.OWN_CELLS: Field.PHONE}


def is_of_columns(change: Change) -> bool:
    """Whether it changes what the columns are, so that every row is to be looked at anew."""
    return change.added is not None or change.fix is Fix.BRACES


def first_added(draft: Draft, mends: pa.Table) -> int | None:
    """The place of the first column that these mends (columns as in `MENDS`) add, None if they add none."""
    end = len(draft.reading.header)
    return end if _last(mends) >= end else None


def added(draft: Draft, fix: Fix, mends: pa.Table) -> tuple[Column, ...]:
    """The columns that a fix adds, under titles that the file does not have."""
    adds = first_added(draft, mends) is not None
    return _added(fix, draft.columns, draft.reading.header, mends) if adds else ()


def make(tx: Tx, draft_id: str, change: Change, mends: pa.Table) -> None:
    """Change the columns as the change does; `mends` (columns as in `MENDS`) are all of its."""
    if change.added is not None and change.fix:
        reading, columns, _ = rows.parts(tx, draft_id)
        new = _added(change.fix, columns, reading.header, mends)
        header = (*reading.header, *(column.title for column in new))
        rows.set_reading(tx, draft_id, replace(reading, header=header), (*columns, *new))
    if change.fix is Fix.BRACES:
        _rename(tx, draft_id, mends)


def take_back(tx: Tx, draft_id: str, change: Change, back: pa.Table) -> None:
    """Undo `make`; `back` (columns as in `MENDS`) takes back what the change did. Who was renamed otherwise since then
    keeps that name.
    """
    if change.added is not None:
        reading, columns, _ = rows.parts(tx, draft_id)
        header = reading.header[: change.added]
        kept = tuple(column for column in columns if column.index < change.added)
        rows.set_reading(tx, draft_id, replace(reading, header=header), kept)
    if change.fix is Fix.BRACES:
        _rename(tx, draft_id, back)


def _added(fix: Fix, columns: Sequence[Column], header: Sequence[str], mends: pa.Table) -> tuple[Column, ...]:
    field, new = _ADDS[fix], list[Column]()
    first = next((column.title for column in columns if column.field is field and column.title), field.value)
    taken = set(header)
    for place in range(len(header), _last(mends) + 1):
        title = next(each for each in chain([first], (f"{first} {nth}" for nth in count(2))) if each not in taken)
        taken.add(title)
        new.append(Column(place, title, field))
    return tuple(new)


def _last(mends: pa.Table) -> int:
    last = pc.max(mends["place"]).as_py()
    return -1 if last is None else int(last)


def _rename(tx: Tx, draft_id: str, mends: pa.Table) -> None:
    """Give the columns these names, where they have the name before."""
    names = {each["place"]: each for each in mends.to_pylist()}
    _, columns, _ = rows.parts(tx, draft_id)
    becomes = tuple(
        replace(column, name=names[column.index]["after"])
        if column.index in names and column.name == names[column.index]["before"]
        else column
        for column in columns
    )
    rows.set_columns(tx, draft_id, becomes)
