"""The release: what it would do, shown and bound to a fingerprint; and the one transaction that lets it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pyarrow as pa

from lib.access import audit
from lib.drafts import freezing, samples
from lib.drafts.draft import Draft, DraftState, Refusal, ReleasePlan, ReleaseRefused, Request
from lib.drafts.drafts import Drafts
from lib.drafts.terms import Terms
from lib.model.mode import Mode
from lib.model.pace import Pace
from lib.model.person import Person
from lib.store import drafts as rows
from lib.store import mending, owner, queue, staged, staging, submissions
from lib.store.connection import Reader, Store
from lib.twin import payload

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Frozen:
    rows: pa.Table
    samples: int


@dataclass(frozen=True, slots=True)
class Releases:
    """Releases of drafts. Only `release` lets anything leave, and only once for a draft."""

    store: Store
    drafts: Drafts
    terms: Terms
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    _frozen: dict[tuple[str, int], _Frozen] = field(default_factory=dict)
    _freezing: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, draft_id: str, *, pace: Pace) -> ReleasePlan:
        """What a release would do now, the guard looked up.

        Raises NoSuchDraft, or ReleaseRefused if the draft was released, also while this looked: its own rows would be
        told as another submission's.
        """
        draft = self.drafts.get(draft_id)
        frozen = self._freeze(draft)
        self.terms.credentials.ready()
        with self.store.read() as reader:
            plan = self._plan(reader, draft, frozen, self._part(reader, frozen), pace)
            self._refuse_second(reader, draft_id)
        return plan

    def request(self, draft_id: str, number: int, *, batch_size: int) -> Request:
        """The exact body of the request with this number (from 1) as a release now would send it.

        Raises IndexError if there is no such request, ReleaseRefused as `plan` does.
        """
        frozen = self._freeze(self.drafts.get(draft_id))
        with self.store.read() as reader:
            going = self._part(reader, frozen).going
            self._refuse_second(reader, draft_id)
        chosen = going.slice((number - 1) * batch_size, batch_size)
        if number < 1 or not chosen.num_rows:
            raise IndexError(number)
        body = payload.body(chosen["payload"].to_pylist())
        return Request(number, -(-going.num_rows // batch_size), chosen.num_rows, body)

    def release(self, draft_id: str, *, fingerprint: str, typed: int, pace: Pace, by: Person) -> str:
        """Let the draft's rows leave and return the submission's id.

        One transaction looks every number up again, turns the draft into a submission and writes the audit. Raises
        ReleaseRefused, and nothing has changed, if the draft was released already, or anything that the fingerprint
        covers is not as it was shown, or `typed` is not the number of candidates.
        """
        draft = self.drafts.get(draft_id)
        frozen = self._freeze(draft)
        submission_id = self.new_id()
        self.terms.credentials.ready()
        with self.store.write() as tx:
            self._refuse_second(tx, draft_id)
            parted = self._part(tx, frozen)
            plan = self._plan(tx, draft, frozen, parted, pace)
            if plan.refusal:
                raise ReleaseRefused(plan.refusal)
            if plan.fingerprint != fingerprint:
                raise ReleaseRefused(Refusal.CHANGED)
            if plan.candidates != typed:
                raise ReleaseRefused(Refusal.COUNT_DIFFERS)
            if not rows.mark_released(tx, draft_id, draft.version, submission_id):
                raise ReleaseRefused(Refusal.CHANGED)
            now = self.clock()
            number = submissions.add(tx, self._submission(submission_id, draft, plan), at=now, by=by)
            written = submissions.add_items(tx, submission_id, draft_id, freezing.items(parted), at=now)
            if written != plan.rows:
                raise ReleaseRefused(Refusal.CHANGED)
            staging.drop(tx, draft_id)
            audit.record(
                tx, audit.Verb.RELEASED, submission_id, at=now, by=by, number=number, draft=draft_id,
                candidates=plan.candidates, rows=plan.rows, address=plan.address, fingerprint=fingerprint,
            )  # fmt: skip
        return submission_id

    def _refuse_second(self, reader: Reader, draft_id: str) -> None:
        row = rows.find(reader, draft_id)
        if row is not None and row[1] != DraftState.OPEN:
            raise ReleaseRefused(Refusal.RELEASED_ALREADY, row[2])

    def _freeze(self, draft: Draft) -> _Frozen:
        """Encode the draft's rows once for each version of it; the last two drafts are kept."""
        if draft.state is not DraftState.OPEN:
            raise ReleaseRefused(Refusal.RELEASED_ALREADY, draft.submission_id)
        if not draft.checked:
            raise ReleaseRefused(Refusal.NOT_CHECKED)
        key = (draft.id, draft.version)
        with self._freezing:
            if key not in self._frozen:
                with self.store.read() as reader:
                    found = staged.going(reader, draft.id)
                known = samples.count(found["cells"].to_pylist()) if self.terms.mode is not Mode.SANDBOX else 0
                for old in list(self._frozen)[:-1]:
                    del self._frozen[old]
                self._frozen[key] = _Frozen(
                    freezing.freeze(found, draft.columns, draft.values, draft.numbers.rings), known
                )
            return self._frozen[key]

    def _part(self, reader: Reader, frozen: _Frozen) -> freezing.Parted:
        return freezing.part(reader, frozen.rows, called_since=self.terms.called_since(self.clock()))

    def _plan(self, reader: Reader, draft: Draft, frozen: _Frozen, parted: freezing.Parted, pace: Pace) -> ReleasePlan:
        going, terms, company = parted.going, self.terms, self.terms.company
        unreadable, by_hand = draft.reading.unread, mending.left_out_count(reader, draft.id)
        numbers = pa.chunked_array([going["numbers"].combine_chunks().flatten()])
        day_left = None
        if terms.day_limit is not None:
            day_left = max(0, terms.day_limit - queue.called(reader, self.clock() - DAY))
        return ReleasePlan(
            draft_id=draft.id,
            version=draft.version,
            rows=draft.reading.rows,
            candidates=going.num_rows,
            numbers=len(numbers.unique()),
            requests=-(-going.num_rows // pace.batch_size),
            pace=pace,
            errors=draft.reading.rows - unreadable - by_hand - frozen.rows.num_rows,
            unreadable=unreadable,
            by_hand=by_hand,
            left_out=freezing.left_out(reader, parted.blocked),
            templates=freezing.counted(going["auto_call_template_id"]),
            scenarios=freezing.counted(going["bot_settings_id"]),
            address=terms.address,
            company=company,
            day_left=day_left,
            refusal=self._refusal(reader, frozen, pace, going.num_rows),
            fingerprint=freezing.fingerprint(
                going, draft.id, draft.version, terms.mode.value, terms.address, company, pace
            ),
        )

    def _refusal(self, reader: Reader, frozen: _Frozen, pace: Pace, going: int) -> Refusal | None:
        if owner.locked(reader):
            return Refusal.LOCKED
        if self.terms.mode is Mode.LIVE_NO_TOKEN:
            return Refusal.NO_TOKEN
        if self.terms.mode is Mode.LIVE and not self.terms.credentials.in_hand():
            return Refusal.NO_LOGIN
        if frozen.samples:
            return Refusal.SAMPLE_LIVE
        if pace.unknown_limit > 1 and not pace.unknown_reason.strip():
            return Refusal.REASON_NEEDED
        return None if going else Refusal.NOBODY

    def _submission(self, submission_id: str, draft: Draft, plan: ReleasePlan) -> submissions.NewSubmission:
        return submissions.NewSubmission(
            id=submission_id,
            draft_id=draft.id,
            file_name=draft.reading.file_name,
            file_sha256=draft.file_sha256,
            header=draft.reading.header,
            address=plan.address,
            company=plan.company,
            pace=plan.pace,
            fingerprint=plan.fingerprint,
            follows=draft.follows,
        )
