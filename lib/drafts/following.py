"""Send again what was surely not sent, or rejected and mended: a new draft of those rows, linked to the submission."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from lib.access import audit
from lib.drafts import files
from lib.drafts.draft import Draft
from lib.drafts.drafts import Drafts
from lib.intake.read import read
from lib.model.columns import Column
from lib.model.item import ItemState
from lib.model.person import Person
from lib.model.reading import ReadingChoice
from lib.model.submission import SubmissionState
from lib.store import drafts as rows
from lib.store import following, history, staging
from lib.store.connection import Store

AGAIN = (ItemState.NOT_SENT, ItemState.REJECTED, ItemState.CANCELLED)
"""Whoever is in one of these was surely not called by this submission; who is unknown may have been."""

RESTS = frozenset({SubmissionState.PAUSED, SubmissionState.STOPPED, SubmissionState.FINISHED})
"""While a submission moves, its rows still may."""

_OUR_WAY = ReadingChoice(encoding="utf-8-sig", delimiter=";", header_row=1)


class NobodyToFollow(Exception):
    """No row of the submission may go again: none is in the states asked for, it still moves, or was a rehearsal."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The submission whose rows a draft brings again."""

    submission_id: str
    number: int
    file_name: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft with rows of a submission that is not released yet."""

    draft_id: str
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class Following:
    """Drafts made of what a submission left behind. Making one sends nothing, and the guard looks at it as at any."""

    store: Store
    drafts: Drafts

    def draft_of(self, submission_id: str, *, states: Sequence[ItemState], again: str, by: Person) -> str:
        """Make a draft of the rows in these states, as the file had them, and return its id.

        Its columns and batch values are those of the release; `again` is the word that its file's name gets. Raises
        NobodyToFollow; ValueError for a state in which somebody may have been called.
        """
        if not set(states) <= set(AGAIN):
            raise ValueError("rows in this state may have been called")
        with self.store.read() as reader:
            old = following.released(reader, submission_id)
            found = following.cells(reader, submission_id, states)
            if old is None or old.rehearsal or old.state not in RESTS or not found:
                raise NobodyToFollow
            _, columns, values = rows.parts(reader, old.draft_id)
            numbers, _ = rows.choices(reader, old.draft_id)
        content = _csv(old.header, (cells for _, cells in found))
        file = read(content, _name(old.file_name, again), _OUR_WAY)
        draft_id = self.drafts.new_id()
        sha256 = files.keep(self.drafts.folder, content)
        staging.stage(self.store, draft_id, file.records, file.unreadable)
        now, counts = self.drafts.clock(), Counter(state.value for state, _ in found)
        with self.store.write() as tx:
            rows.add(
                tx, draft_id, sha256=sha256, reading=file.reading, columns=_fitting(columns, file.reading.header),
                values=values, numbers=numbers, follows=submission_id, at=now, by=by,
            )  # fmt: skip
            audit.record(
                tx, audit.Verb.DRAFT_CREATED, draft_id, at=now, by=by, sha256=sha256, rows=file.reading.rows,
                follows=submission_id,
            )  # fmt: skip
            audit.record(tx, audit.Verb.FOLLOWED, submission_id, at=now, by=by, draft=draft_id, **counts)
        return draft_id

    def origin(self, draft: Draft) -> Origin | None:
        """The submission whose rows the draft brings again; None for a file that somebody uploaded."""
        if draft.follows is None:
            return None
        with self.store.read() as reader:
            number, name = history.names(reader, [draft.follows])[draft.follows]
        return Origin(draft.follows, number, name)

    def prepared(self, submission_id: str) -> tuple[Prepared, ...]:
        """The drafts with rows of this submission that are not released yet, the oldest first."""
        with self.store.read() as reader:
            return tuple(Prepared(*each) for each in following.open_drafts(reader, submission_id))


def _csv(header: Sequence[str], cells: Iterable[Sequence[str]]) -> bytes:
    """The rows as they stood in the old file: nothing is made harmless for a spreadsheet, for nothing may change."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(cells)
    return text.getvalue().encode("utf-8-sig")


def _name(old: str, again: str) -> str:
    mark = f" ({again})"
    return f"{PurePath(old).stem.removesuffix(mark)}{mark}.csv"


def _fitting(columns: tuple[Column, ...], header: tuple[str, ...]) -> tuple[Column, ...]:
    """Columns without a title at the end of the file are gone where none of its rows has anything in them."""
    return columns[: len(header)]
