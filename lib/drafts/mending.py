"""A draft is mended: cells are edited, rows left out and taken back, fixes applied; each change can be undone.

A press is bound to the draft's version that was on the page: pressed again, or after somebody else, it does nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from lib.access import audit
from lib.drafts import column_changes, files, fixes, taking_back
from lib.drafts.draft import Draft
from lib.drafts.drafts import Drafts
from lib.drafts.offers import Offers
from lib.model.mending import Change, ChangeKind, ChangeState, Edit, Fix, LeftOutRow, Mend, Preview
from lib.model.person import Person
from lib.store import faulty, mending
from lib.store.faulty import Asked, FaultyRow

__all__ = ["Asked", "Edit", "FaultyRow", "LeftOutRow", "Preview"]


@dataclass(frozen=True, slots=True)
class Mending:
    """Changes of drafts. A changing verb returns its change, None if there was nothing to do or the draft has moved."""

    drafts: Drafts
    offers: Offers = field(default_factory=Offers)

    def edit(self, draft_id: str, edit: Edit, *, version: int, by: Person) -> Change | None:
        """Write one cell."""
        return self.edit_many(draft_id, [edit], version=version, by=by)

    def edit_many(
        self, draft_id: str, edits: Sequence[Edit], *, leave_out: Sequence[int] = (), version: int, by: Person
    ) -> Change | None:
        """Write cells, and leave rows out, as one change; what a cell holds already is no edit.

        Raises ValueError for a column that the file does not have.
        """
        draft = self.drafts.get(draft_id)
        if any(not 0 <= each.place < len(draft.reading.header) for each in edits):
            raise ValueError("no such column")
        with self.drafts.store.read() as reader:
            there = faulty.cells_of(reader, draft_id, {*(each.row for each in edits), *leave_out})
        mends = [
            Mend(each.row, each.place, there[each.row][each.place], each.text)
            for each in {(each.row, each.place): each for each in edits}.values()
            if each.row in there and there[each.row][each.place] != each.text
        ]
        out = [Mend(row, None, None, "") for row in dict.fromkeys(leave_out) if row in there]
        kind = ChangeKind.EDITED if mends else ChangeKind.LEFT_OUT
        return self.change(draft, kind, _table([*mends, *out]), version=version, by=by)

    def leave_out(self, draft_id: str, rows: Sequence[int] | Asked, *, version: int, by: Person) -> Change | None:
        """Leave these rows out, or all that have such a finding."""
        if not isinstance(rows, Asked):
            return self.edit_many(draft_id, (), leave_out=rows, version=version, by=by)
        draft = self.drafts.get(draft_id)
        with self.drafts.store.read() as reader:
            mends = fixes.of_rows(reader, draft, rows)
        return self.change(draft, ChangeKind.LEFT_OUT, mends, version=version, by=by, about=_about(rows))

    def take_back_in(self, draft_id: str, rows: Sequence[int], *, version: int, by: Person) -> Change | None:
        """Let rows that were left out be rows like any other again."""
        with self.drafts.store.read() as reader:
            found = mending.reasons(reader, draft_id, rows)
        mends = [Mend(row, None, found[row], None) for row in dict.fromkeys(rows) if row in found]
        return self.change(
            self.drafts.get(draft_id), ChangeKind.TAKEN_BACK, _table(mends), version=version, by=by
        )  # fmt: skip

    def fixes(self, draft_id: str, asked: Asked | None = None) -> Mapping[Fix, int]:
        """The fixes for a kind of finding, None: for the whole file, and how many cells or rows each would change."""
        return {
            fix: fixes.count(mends)
            for fix, mends in self.offers.of(self.drafts, self.drafts.get(draft_id), asked).items()
        }

    def preview(
        self, draft_id: str, fix: Fix, asked: Asked | None = None, *, offset: int = 0, limit: int = 25
    ) -> Preview:
        """A page of what a fix would change, in the order of the file."""
        draft = self.drafts.get(draft_id)
        mends = self.offers.of(self.drafts, draft, asked).get(fix, mending.MENDS.empty_table())
        total = fixes.count(mends)
        shown = mends.slice(offset, min(limit, total - offset)).to_pylist()
        added = tuple(column.title for column in column_changes.added(draft, fix, mends))
        return Preview(total, tuple(Mend(**each) for each in shown), added)

    def apply(self, draft_id: str, fix: Fix, asked: Asked | None = None, *, version: int, by: Person) -> Change | None:
        """Change exactly what the preview of this version shows."""
        draft = self.drafts.get(draft_id)
        mends = self.offers.of(self.drafts, draft, asked).get(fix, mending.MENDS.empty_table())
        return self.change(draft, ChangeKind.FIXED, mends, version=version, by=by, about=_about(asked), fix=fix)

    def undo(self, draft_id: str, *, version: int, by: Person) -> Change | None:
        """Take the last change back that was not taken back yet: byte for byte what was there before it."""
        drafts = self.drafts
        with drafts.alone():
            with drafts.store.write() as tx:
                change = mending.last(tx, draft_id)
                if change is None or not mending.claim(tx, draft_id, version):
                    return None
                mending.move(tx, draft_id, change.number, was=ChangeState.DONE, to=ChangeState.UNDOING)
            undoing = replace(change, state=ChangeState.UNDOING)
            taking_back.take_back(drafts.store, draft_id, undoing, at=drafts.clock(), by=by)
            with drafts.store.read() as reader:
                changed = mending.rows_of(reader, draft_id, change.number)
            drafts.check_alone(draft_id, changed=None if column_changes.is_of_columns(change) else changed, by=by)
        return change

    def changes(self, draft_id: str) -> tuple[Change, ...]:
        """Every change of the draft, the last one first; also of one that is released."""
        with self.drafts.store.read() as reader:
            return mending.changes(reader, draft_id)

    def rows(self, draft_id: str, asked: Asked, *, offset: int = 0, limit: int = 25) -> tuple[FaultyRow, ...]:
        """A page of the rows that have such a finding."""
        below = self.drafts.get(draft_id).reading.header_row
        with self.drafts.store.read() as reader:
            return faulty.page(reader, draft_id, asked, below=below, offset=offset, limit=limit)

    def rows_count(self, draft_id: str, asked: Asked) -> int:
        """How many rows `rows` pages through."""
        below = self.drafts.get(draft_id).reading.header_row
        with self.drafts.store.read() as reader:
            return faulty.count(reader, draft_id, asked, below=below)

    def original(self, draft_id: str) -> bytes:
        """The file as it was brought."""
        return files.content(self.drafts.folder, self.drafts.get(draft_id).file_sha256)

    def cells(self, draft_id: str, rows: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        """The cells of these rows as they stand, as far as they are not left out."""
        with self.drafts.store.read() as reader:
            return faulty.cells_of(reader, draft_id, rows)

    def left_out(self, draft_id: str, *, offset: int = 0, limit: int = 25) -> tuple[LeftOutRow, ...]:
        """A page of the rows that people left out."""
        with self.drafts.store.read() as reader:
            found = mending.left_out(reader, draft_id, offset=offset, limit=limit)
        return tuple(_left_out(row, cells, reason) for row, cells, reason in found)

    def change(
        self,
        draft: Draft,
        kind: ChangeKind,
        mends: pa.Table,
        *,
        version: int,
        by: Person,
        about: tuple[str, str] = ("", ""),
        fix: Fix | None = None,
    ) -> Change | None:
        """Make a change of these mends (columns as in `MENDS`) of this version; `about` as a `Change` has them."""
        rows = mends["place"].null_count
        cells = fixes.count(mends) - rows
        change = Change(
            number=0, kind=kind, state=ChangeState.WRITING, happened_at=self.drafts.clock(), by=by.name,
            cells=cells, rows=rows, fix=fix, code=about[0], detail=about[1],
            added=column_changes.first_added(draft, mends),
        )  # fmt: skip
        with self.drafts.alone():
            written = self._write(draft.id, change, mends, version=version, by=by)
            if written:
                changed = None if column_changes.is_of_columns(change) else _rows(mends)
                self.drafts.check_alone(draft.id, changed=changed, by=by)
        return written

    def _write(self, draft_id: str, change: Change, mends: pa.Table, *, version: int, by: Person) -> Change | None:
        """Write a change chunk by chunk: the first one claims the draft, the last one says that it is done."""
        chunks = list(mending.chunks(self.drafts.store, mends))
        for nth, chunk in enumerate(chunks, start=1):
            with self.drafts.store.write() as tx:
                if nth == 1:
                    if not mending.claim(tx, draft_id, version):
                        return None
                    change = replace(change, number=mending.next_number(tx, draft_id))
                    mending.begin(tx, draft_id, change, by=by)
                    column_changes.make(tx, draft_id, change, mends)
                mending.write(tx, draft_id, change.number, chunk)
                if nth == len(chunks):
                    mending.move(tx, draft_id, change.number, was=ChangeState.WRITING, to=ChangeState.DONE)
                    audit.record(
                        tx, audit.Verb.DRAFT_MENDED, draft_id, at=change.happened_at, by=by, change=change.number,
                        kind=change.kind.value, fix=change.fix and change.fix.value, cells=change.cells,
                        rows=change.rows,
                    )  # fmt: skip
        return replace(change, state=ChangeState.DONE) if chunks else None


def _about(asked: Asked | None) -> tuple[str, str]:
    return (asked.code.value, asked.detail) if asked and asked.code else ("", "")


def _rows(mends: pa.Table) -> list[int]:
    rows: list[int] = mends["row"].unique().to_pylist()
    return rows


def _table(mends: Sequence[Mend]) -> pa.Table:
    columns = zip(*((each.row, each.place, each.before, each.after) for each in mends), strict=True)
    arrays = [pa.array(column, each.type) for column, each in zip(columns, mending.MENDS, strict=False)]
    return pa.table(arrays, schema=mending.MENDS) if mends else mending.MENDS.empty_table()


def _left_out(row: int, cells: Sequence[str], reason: str) -> LeftOutRow:
    code, _, detail = reason.partition(":")
    return LeftOutRow(row, tuple(cells), code, detail)
