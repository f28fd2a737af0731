"""A file read and checked as the pages do it, in a store that is gone afterwards."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.checks.check import check
from lib.checks.terms import BODY_BYTES
from lib.drafts.draft import Draft, DraftState, FindingRow, Review
from lib.drafts.review import review
from lib.intake import columns, contents
from lib.intake.read import read
from lib.model.columns import BatchValues, Field
from lib.model.person import LOCAL
from lib.model.reading import FileFault, FileUnreadable, Unreadable
from lib.store import staged, staging, unread
from lib.store.connection import Store, open_passing


@dataclass(frozen=True, slots=True)
class Inspection:
    """What came of it; `store` holds the rows."""

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


@contextmanager
def inspect(content: bytes, file_name: str, *, country: str, body_bytes: int = BODY_BYTES) -> Iterator[Inspection]:
    """Read and check a file; raises FileUnreadable, also where no column holds phone numbers.

    `body_bytes` is how big a request may be. The rows lie in a file, so that a large one needs little memory.
    """
    found = read(content, file_name)
    del content  # nothing needs it any more: the peak is yet to come
    matched = columns.match(found.reading.header, found.reading.hidden_columns)
    matched = contents.match(matched, found.reading, found.records)
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
    with TemporaryDirectory(prefix="callboard-") as folder, closing(open_passing(Path(folder))) as store:
        staging.stage(store, draft.id, found.records, found.unreadable)
        del found  # what is staged is not needed twice
        header_row = draft.reading.header_row
        check(
            store, draft.id, matched, country=country, duplicates_let_in=False, header_row=header_row,
            body_bytes=body_bytes,
        )  # fmt: skip
        with store.read() as reader:
            counted = review(reader, draft)
        yield Inspection(store, draft, counted)
