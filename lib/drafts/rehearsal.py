"""The rehearsal: test calls to the team's own numbers that show how TWIN answers (twin-api §10).

Each step is a release of its own, exempt only from the guard and, for the bad number, from the phone check.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pyarrow as pa

from lib.access import audit
from lib.drafts import entries, freezing
from lib.drafts.entries import CALLED, Entry, Form, Hindrance
from lib.drafts.terms import Terms
from lib.model.candidate import Candidate
from lib.model.item import ItemState
from lib.model.mode import Mode
from lib.model.pace import Pace
from lib.model.person import Person
from lib.model.rehearsal import RehearsalStep
from lib.store import learnt, owner, queue, staging, submissions
from lib.store.connection import Reader, Store, Tx
from lib.twin import payload

DAY = timedelta(days=1)
KEPT = 20
"""How many plans are kept to be released as they were shown."""

NUMBER_TITLE = "phone"
"""The title of the one column that the report of a step has."""


@dataclass(frozen=True, slots=True)
class RehearsalPlan:
    """A step as its release would send it: `id` becomes the submission's, `numbers[i]` is whom `objects[i]` asks for.

    Without numbers while an entry is amiss (`entry` says which). `day_left` is None where there is no limit.
    """

    id: str
    step: RehearsalStep
    numbers: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    objects: tuple[bytes, ...] = ()
    fingerprint: str = ""
    day_left: int | None = None
    hindrance: Hindrance | None = None
    entry: Entry | None = None
    under_way: str | None = None

    @property
    def body(self) -> bytes:
        """The bytes that would leave; empty while nothing can."""
        return payload.body(self.objects) if self.objects else b""


class RehearsalRefused(Exception):
    """Nothing was released; `submission_id` is set where another press was first or another step is not over."""

    def __init__(self, hindrance: Hindrance, submission_id: str | None = None) -> None:
        super().__init__(hindrance.value)
        self.hindrance = hindrance
        self.submission_id = submission_id


@dataclass(frozen=True, slots=True)
class _Bound:
    """To whom a plan was shown to go: a release elsewhere is another one."""

    mode: Mode
    address: str
    company: str | None


@dataclass(frozen=True, slots=True)
class Rehearsals:
    """The steps of rehearsals. Only `release` lets one leave, and each plan only once."""

    store: Store
    terms: Terms
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    country: str
    _plans: dict[tuple[RehearsalStep, tuple[Candidate, ...], int], RehearsalPlan] = field(default_factory=dict)
    _planning: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, step: RehearsalStep, form: Form) -> RehearsalPlan:
        """What a release of this step would send now; the same entries are the same plan until a step is released."""
        with self.store.read() as reader:
            turn, _ = learnt.rehearsed(reader)
            found = self._planned(step, form, turn)
            return self._hindered(reader, replace(found, fingerprint=_fingerprint(found, self._bound())))

    def release(self, fingerprint: str, *, typed: Sequence[str], by: Person) -> str:
        """Let the step of this fingerprint leave as it was shown, and return the submission's id.

        `typed` are the numbers to be called, in order. Raises RehearsalRefused, and nothing has changed, if this plan
        was released already or is not there any more, another step is not over, or anything else hinders it.
        """
        bound = self._bound()
        with self._planning:
            plans = tuple(self._plans.values())
        shown = next((each for each in plans if _fingerprint(each, bound) == fingerprint), None)
        if shown is None:
            raise RehearsalRefused(Hindrance.CHANGED)
        with self.store.write() as tx:
            if submissions.state(tx, shown.id) is not None:
                raise RehearsalRefused(Hindrance.RELEASED_ALREADY, shown.id)
            plan = self._hindered(tx, replace(shown, fingerprint=fingerprint))
            if plan.hindrance:
                raise RehearsalRefused(plan.hindrance, plan.under_way)
            if not self.confirmed(plan, typed):
                raise RehearsalRefused(Hindrance.TYPED_DIFFERS)
            self._write(tx, plan, bound, by)
        return plan.id

    def confirmed(self, plan: RehearsalPlan, typed: Sequence[str]) -> bool:
        """Whether exactly the numbers of the plan were typed, in whatever way they are written."""
        return bool(plan.numbers) and tuple(entries.digits(each, self.country) for each in typed) == plan.numbers

    def _planned(self, step: RehearsalStep, form: Form, turn: int) -> RehearsalPlan:
        amiss = entries.amiss(step, form, self.country)
        if amiss:
            return RehearsalPlan("", step, hindrance=amiss[0], entry=amiss[1])
        candidates = tuple(
            Candidate(
                row=row,
                row_key="",
                phone=(entries.digits(form[entry], self.country),),
                bot_settings_id=form[Entry.SCENARIO] or None,
                auto_call_template_id=form[Entry.TEMPLATE] or None,
                check_phone=form.check_phone or None,
            )
            for row, entry in enumerate(CALLED[step], 1)
        )
        with self._planning:
            if (step, candidates, turn) not in self._plans:
                for old in list(self._plans)[: 1 - KEPT]:
                    del self._plans[old]
                self._plans[step, candidates, turn] = self._frozen(step, candidates)
            return self._plans[step, candidates, turn]

    def _frozen(self, step: RehearsalStep, candidates: tuple[Candidate, ...]) -> RehearsalPlan:
        keyed = tuple(replace(each, row_key=self.new_id()) for each in candidates)
        return RehearsalPlan(
            id=self.new_id(),
            step=step,
            numbers=tuple(number for each in keyed for number in each.phone),
            keys=tuple(each.row_key for each in keyed),
            objects=tuple(payload.encode(each) for each in keyed),
        )

    def _bound(self) -> _Bound:
        return _Bound(self.terms.mode, self.terms.address, self.terms.company)

    def _hindered(self, reader: Reader, plan: RehearsalPlan) -> RehearsalPlan:
        """The plan with what hinders it now: first what no entry mends."""
        _, under_way = learnt.rehearsed(reader)
        day_left = None
        if self.terms.day_limit is not None:
            day_left = max(0, self.terms.day_limit - queue.called(reader, self.clock() - DAY))
        hindrance = plan.hindrance
        if owner.locked(reader):
            hindrance = Hindrance.LOCKED
        elif self.terms.mode is Mode.LIVE_NO_TOKEN:
            hindrance = Hindrance.NO_TOKEN
        elif under_way:
            hindrance = Hindrance.UNDER_WAY
        elif day_left is not None and day_left < len(CALLED[plan.step]):
            hindrance = Hindrance.DAY_LIMIT
        return replace(plan, day_left=day_left, hindrance=hindrance, under_way=under_way)

    def _write(self, tx: Tx, plan: RehearsalPlan, bound: _Bound, by: Person) -> None:
        now, people = self.clock(), len(plan.numbers)
        rows = pa.array(range(1, people + 1), pa.int32())
        number = submissions.add(
            tx,
            submissions.NewSubmission(
                id=plan.id,
                draft_id=plan.id,
                file_name=f"rehearsal-{plan.step.value}.csv",
                file_sha256="",
                header=(NUMBER_TITLE,),
                address=bound.address,
                company=bound.company,
                pace=Pace(batch_size=people),
                fingerprint=plan.fingerprint,
                rehearsal=plan.step.value,
            ),
            at=now,
            by=by,
        )
        # a step has no file: its rows are staged for the moment in which they become items
        tx.insert("draft_record", pa.table({
            "draft_id": [plan.id] * people,
            "row": rows,
            "cells": [[each] for each in plan.numbers],
            "row_key": plan.keys,
        }))  # fmt: skip
        going = pa.table({
            "row": rows,
            "state": [ItemState.WAITING.value] * people,
            "excluded": [None] * people,
            "excluded_by": [None] * people,
            "numbers": [[each] for each in plan.numbers],
            "client_external_id": [None] * people,
            "payload": plan.objects,
        }, schema=submissions.ITEM_SCHEMA)  # fmt: skip
        submissions.add_items(tx, plan.id, plan.id, going, at=now)
        staging.drop(tx, plan.id)
        for verb in (audit.Verb.REHEARSED, audit.Verb.RELEASED):
            audit.record(
                tx, verb, plan.id, at=now, by=by, number=number, step=plan.step.value, candidates=people,
                address=bound.address, fingerprint=plan.fingerprint,
            )  # fmt: skip


def _fingerprint(plan: RehearsalPlan, bound: _Bound) -> str:
    if not plan.objects:
        return ""
    going = pa.table({"payload": pa.array(plan.objects, pa.binary())})
    return freezing.fingerprint(going, plan.id, plan.step.value, bound.mode.value, bound.address, bound.company)
