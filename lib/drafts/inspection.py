"""A file read and checked as the pages do it, without a store on disk."""

from dataclasses import dataclass
from datetime import UTC, datetime

from lib.checks.check import check
from lib.drafts.draft import Draft, DraftState, FindingRow, Review
from lib.drafts.review import review
from lib.intake import columns, contents
from lib.intake.read import read
from lib.model.columns import BatchValues, Field
from lib.model.person import LOCAL
from lib.model.reading import FileFault, FileUnreadable, Unreadable
from lib.store import staged, staging, unread
from lib.store.connection import MEMORY, Store, open_store


@dataclass(frozen=True, slots=True)
class Inspection:
    """What came of it; `store` is in memory and holds the rows until it is closed."""

    store: Store
    draft: Draft
    review: Review

    def findings(self) -> tuple[FindingRow, ...]:
        """Every finding, by row: as many as there are."""
        with self.store.read() as reader:
            return staged.findings(reader, self.draft.id)

    def unread(self) -> tuple[Unreadable, ...]:
        """Every row that is no record."""
        with self.store.read() as reader:
            return unread.find(reader, self.draft.id)


def inspect(content: bytes, file_name: str, *, country: str) -> Inspection:
    """Read and check a file; raises FileUnreadable, also where no column holds phone numbers."""
    found = read(content, file_name)
    matched = contents.match(columns.match(found.reading.header), found.reading, found.records)
    if not any(column.field is Field.PHONE for column in matched):
        raise FileUnreadable(FileFault.NO_PHONE_COLUMN, ", ".join(found.reading.header))
    draft = Draft(
        id="file",
        version=1,
        state=DraftState.OPEN,
        submission_id=None,
        created_at=datetime.now(UTC),
        created_by=LOCAL.name,
        file_sha256="",
        reading=found.reading,
        columns=matched,
        values=BatchValues(),
        duplicates_let_in=False,
        checked=True,
    )
    store = open_store(MEMORY)
    try:
        staging.stage(store, draft.id, found.records, found.unreadable)
        del found  # what is staged is not needed twice
        header_row = draft.reading.header_row
        check(store, draft.id, matched, country=country, duplicates_let_in=False, header_row=header_row)
        with store.read() as reader:
            return Inspection(store, draft, review(reader, draft))
    except BaseException:
        store.close()
        raise
