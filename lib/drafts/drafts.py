"""The drafts: a file is read, its columns are matched, its rows are checked; every step is in the store."""

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from lib.access import audit
from lib.checks.terms import BODY_BYTES
from lib.drafts import candidates, files, mapping, samples, taking_back
from lib.drafts.checked import check_rows
from lib.drafts.draft import Draft, DraftReleased, DraftState, Going, NoSuchDraft, Review, Sample
from lib.drafts.review import review
from lib.intake import columns as intake_columns
from lib.intake import contents
from lib.intake.read import read
from lib.model.columns import BatchValues, Column, Field, NumberChoice
from lib.model.person import Person
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice, Unreadable
from lib.store import drafts as rows
from lib.store import mending as mended
from lib.store import staged, staging
from lib.store import unread as listed
from lib.store.connection import Store, Tx


@dataclass(frozen=True, slots=True)
class Drafts:
    """Files under review; `folder` keeps the original bytes.

    Every changing verb raises the draft's version, so that a release bound to an older one is refused, and raises
    DraftReleased if the draft is not open any more.
    """

    store: Store
    folder: Path
    country: str
    upload_bytes: int
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    body_bytes: int = BODY_BYTES
    _staging: threading.Lock = field(default_factory=threading.Lock)

    def alone(self) -> threading.Lock:
        """Held by whoever writes rows of a draft: one at a time."""
        return self._staging

    def create(self, content: bytes, file_name: str, *, by: Person) -> str:
        """Keep and read a file, match its columns and stage its rows; returns the draft's id.

        Raises FileUnreadable, and nothing is left behind then.
        """
        if len(content) > self.upload_bytes:
            raise FileUnreadable(FileFault.TOO_BIG, str(self.upload_bytes))
        found = read(content, file_name)
        draft_id = self.new_id()
        sha256 = files.keep(self.folder, content)
        staging.stage(self.store, draft_id, found.records, found.unreadable)
        with self.store.write() as tx:
            now = self.clock()
            matched = intake_columns.match(found.reading.header, found.reading.hidden_columns)
            matched = contents.match(matched, found.reading, found.records)
            rows.add(tx, draft_id, sha256=sha256, reading=found.reading, columns=matched, at=now, by=by)
            audit.record(tx, audit.Verb.DRAFT_CREATED, draft_id, at=now, by=by, sha256=sha256, rows=found.reading.rows)
        return draft_id

    def create_sample(self, *, by: Person) -> str:
        """Make a draft of the bundled sample."""
        return self.create(samples.FILE.read_bytes(), samples.FILE_NAME, by=by)

    def get(self, draft_id: str) -> Draft:
        """The draft as it stands; raises NoSuchDraft."""
        with self.store.read() as reader:
            found = rows.whole(reader, draft_id)
        if found is None:
            raise NoSuchDraft(draft_id)
        row, (reading, columns, values), (numbers, recipe_id) = found
        version, state, submission_id, created_at, created_by, sha256, let_in, checked, follows = row
        return Draft(
            id=draft_id,
            version=version,
            state=DraftState(state),
            submission_id=submission_id,
            created_at=created_at,
            created_by=created_by,
            file_sha256=sha256,
            reading=reading,
            columns=columns,
            values=values,
            duplicates_let_in=let_in,
            checked=checked,
            follows=follows,
            numbers=numbers,
            recipe_id=recipe_id,
        )

    def read_differently(self, draft_id: str, choice: ReadingChoice, *, by: Person) -> None:
        """Read the kept bytes again as chosen; raises FileUnreadable, and the draft stays as it was then."""
        draft = self.get(draft_id)
        found = read(files.content(self.folder, draft.file_sha256), draft.reading.file_name, choice)
        matched = mapping.carried(draft.columns, found.reading.header, found.reading.hidden_columns)
        chosen = [column.title for column in draft.columns]
        matched = contents.match(matched, found.reading, found.records, chosen)

        def change(tx: Tx) -> int:
            # in one transaction: records of the old reading never stand under the new one
            staging.drop(tx, draft_id)
            mended.void(tx, draft_id, at=self.clock(), by=by)
            return rows.set_reading(tx, draft_id, found.reading, matched)

        with self._staging:
            self._change(
                draft_id, audit.Verb.DRAFT_READ_DIFFERENTLY, by, change,
                encoding=found.reading.encoding, delimiter=found.reading.delimiter, sheet=found.reading.sheet,
                header_row=found.reading.header_row,
            )  # fmt: skip
            staging.stage(self.store, draft_id, found.records, found.unreadable)

    def set_column(self, draft_id: str, index: int, becomes: Field, *, by: Person) -> None:
        """Let a column of the file become another field; who filled a single field before becomes a variable."""
        columns = mapping.becomes(self.get(draft_id).columns, index, becomes)
        self.set_columns(draft_id, columns, by=by, column=index, becomes=becomes.value)

    def set_columns(self, draft_id: str, columns: tuple[Column, ...], *, by: Person, **detail: str | int) -> None:
        """Let the columns become what `mapping` made of them; `detail` is what the audit keeps of the change."""
        if columns != self.get(draft_id).columns:
            self._change(
                draft_id, audit.Verb.DRAFT_COLUMNS_SET, by, lambda tx: rows.set_columns(tx, draft_id, columns), **detail
            )

    def set_numbers(self, draft_id: str, numbers: NumberChoice, *, by: Person) -> None:
        """Decide about the numbers: default country, which rings, whether landlines are wanted."""
        if numbers != self.get(draft_id).numbers:
            self._change(
                draft_id, audit.Verb.DRAFT_NUMBERS_SET, by, lambda tx: rows.set_numbers(tx, draft_id, numbers),
                country=numbers.country, rings=numbers.rings.value, mobiles_only=numbers.mobiles_only,
            )  # fmt: skip

    def set_values(self, draft_id: str, values: BatchValues, *, by: Person) -> None:
        """Set what fills the rows that lack it; with another time zone, a checked draft is checked again."""
        draft = self.get(draft_id)
        if values == draft.values:
            return
        findings_hold = values.timezone == draft.values.timezone
        self._change(
            draft_id, audit.Verb.DRAFT_VALUES_SET, by,
            lambda tx: rows.set_values(tx, draft_id, values, findings_hold=findings_hold),
            template=values.auto_call_template_id, scenario=values.bot_settings_id, timezone=values.timezone,
            check_phone=values.check_phone,
        )  # fmt: skip
        if draft.checked and not findings_hold:
            self.check(draft_id, by=by)

    def let_duplicates_in(self, draft_id: str, let_in: bool, *, by: Person) -> None:
        """Let the repeated numbers of the file go, or not; the file is checked again."""
        self._change(
            draft_id, audit.Verb.DRAFT_DUPLICATES_SET, by,
            lambda tx: rows.set_duplicates(tx, draft_id, let_in), let_in=let_in,
        )  # fmt: skip
        self.check(draft_id, by=by)

    def check(self, draft_id: str, *, by: Person) -> None:
        """Check every row; a draft that was checked as it stands is not checked again."""
        with self._staging:
            draft = self.get(draft_id)
            if draft.checked or draft.state is not DraftState.OPEN:
                return
            taking_back.whatever_was_cut_off(self.store, draft_id, at=self.clock())
            self._stage_again_if_torn(self.get(draft_id))
            self.check_alone(draft_id, by=by)

    def check_alone(self, draft_id: str, *, changed: Collection[int] | None = None, by: Person) -> None:
        """Check every row, or after a change of these rows of a checked draft; for whoever holds `alone`."""
        draft = self.get(draft_id)
        check_rows(self.store, draft, country=self.country, body_bytes=self.body_bytes, changed=changed)
        with self.store.write() as tx:
            if rows.mark_checked(tx, draft_id, draft.version):
                audit.record(tx, audit.Verb.DRAFT_CHECKED, draft_id, at=self.clock(), by=by, version=draft.version)

    def not_released(self, *, limit: int) -> tuple[Draft, ...]:
        """The drafts that nobody has released, the latest first."""
        with self.store.read() as reader:
            found = rows.open_ids(reader, limit)
        return tuple(map(self.get, found))

    def not_released_count(self) -> int:
        """How many drafts there are that nobody has released."""
        with self.store.read() as reader:
            return rows.open_count(reader)

    def samples(self, draft_id: str, *, limit: int = 3) -> tuple[Sample, ...]:
        """The first records of the file."""
        with self.store.read() as reader:
            return tuple(Sample(row, tuple(cells)) for row, cells in staged.samples(reader, draft_id, limit))

    def unread(self, draft_id: str, *, broken: bool) -> tuple[Unreadable, ...]:
        """Every row that could not be read, or every one that was never meant to be a person."""
        with self.store.read() as reader:
            return listed.find(reader, draft_id, broken=broken)

    def review(self, draft_id: str) -> Review:
        """What the check found, counted."""
        draft = self.get(draft_id)
        with self.store.read() as reader:
            return review(reader, draft)

    def going(self, draft_id: str, *, offset: int = 0, limit: int = 25) -> Going:
        """A page of the rows as they will go."""
        draft = self.get(draft_id)
        with self.store.read() as reader:
            total = staged.going_count(reader, draft_id)
            found: pa.Table = staged.going(reader, draft_id, offset=offset, limit=limit)
        return Going(total, tuple(candidates.build(found, draft.columns, draft.values, draft.numbers.rings)))

    def _stage_again_if_torn(self, draft: Draft) -> None:
        """A stop in the middle of staging leaves some of the records: then all are read again from the kept bytes."""
        with self.store.read() as reader:
            records = staged.review(reader, draft.id).rows + mended.left_out_count(reader, draft.id)
            unread = listed.count(reader, draft.id)
        if (records + unread, unread) != (draft.reading.rows, draft.reading.unread):
            reading = draft.reading
            found = read(files.content(self.folder, draft.file_sha256), reading.file_name, reading.choice)
            staging.stage(self.store, draft.id, found.records, found.unreadable)

    def _change(
        self,
        draft_id: str,
        verb: audit.Verb,
        by: Person,
        change: Callable[[Tx], int],
        **detail: str | int | bool | None,
    ) -> None:
        with self.store.write() as tx:
            if not change(tx):
                raise DraftReleased(draft_id)
            audit.record(tx, verb, draft_id, at=self.clock(), by=by, **detail)
