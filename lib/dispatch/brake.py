"""The brake at TWIN: tell the call tasks of a submission to pause, to go on, or to end; each answer is kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from lib.access import audit
from lib.dispatch.addressee import require_here
from lib.dispatch.asking import Stop, reply_of
from lib.drafts.terms import Terms
from lib.model.evidence import Inquiry
from lib.model.outcome import Answer
from lib.model.person import Person
from lib.model.submission import SubmissionState
from lib.store import inquiries, submissions
from lib.store.connection import Reader, Store
from lib.store.inquiries import NewInquiry
from lib.twin import tasks
from lib.twin.tasks import Said

MOST = 50
"""Tasks in one press; what is left is offered again."""
NO_MORE = frozenset({401, 403, 429})
"""Statuses after which TWIN would say the same of every other task."""
STANDING = frozenset({
    SubmissionState.PAUSED, SubmissionState.STOPPING, SubmissionState.STOPPED, SubmissionState.FINISHED,
})  # fmt: skip
"""While a submission still sends, its tasks are not held: it would open new ones beside them."""


class StillSending(Exception):
    """Tasks are held only of a submission that sends no more, or has paused."""


class Held(StrEnum):
    """Whether a task is held at TWIN, as far as its answers to our orders tell."""

    NO = "no"
    PERHAPS = "perhaps"
    YES = "yes"
    FOR_EVER = "for_ever"


FOR = {
    Inquiry.PAUSE: frozenset({Held.NO, Held.PERHAPS}),
    Inquiry.PLAY: frozenset({Held.PERHAPS, Held.YES}),
    Inquiry.HALT: frozenset({Held.NO, Held.PERHAPS, Held.YES}),
}
"""Which tasks an order is for."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """One order and what came of it."""

    kind: Inquiry
    said: Said
    status: int | None
    fault: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Task:
    """A call task: how many candidates of this submission, and which other submissions of this store, are in it."""

    id: str
    people: int
    others: frozenset[str]
    held: Held
    last: Ordered | None


@dataclass(frozen=True, slots=True)
class Braked:
    """What one press came to: tasks asked, tasks that the order is for and that were not asked, and why it stopped."""

    asked: int
    left: int
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Brake:
    """Orders for the tasks of a submission; `order(kind, task_id)` gives one, once. Nothing here moves an item."""

    store: Store
    terms: Terms
    order: Callable[[Inquiry, str], Answer]
    clock: Callable[[], datetime]
    new_id: Callable[[], str]

    def tasks(self, submission_id: str) -> tuple[Task, ...]:
        """The tasks that TWIN named for this submission, in the order they were opened."""
        with self.store.read() as reader:
            return _tasks(reader, submission_id)

    def tell(self, submission_id: str, kind: Inquiry, *, by: Person) -> Braked:
        """Give this order to up to `MOST` tasks that it is for, each once; those never told anything come first.

        The order is kept before it leaves and its answer after. It stops where TWIN cannot be reached, does not answer,
        or would say the same of all. Raises OtherTwin and StillSending, before anything is asked.
        """
        with self.store.read() as reader:
            require_here(reader, self.terms, submission_id)
            state = submissions.state(reader, submission_id)
            wanted = [each for each in _tasks(reader, submission_id) if each.held in FOR[kind]]
        if kind is not Inquiry.PLAY and state not in STANDING:
            raise StillSending
        wanted.sort(key=lambda each: each.last.at if each.last else datetime.min.replace(tzinfo=UTC))
        for asked, task in enumerate(wanted[:MOST], start=1):
            ordered = self._tell(submission_id, kind, task.id, by)
            if ordered.status is None or ordered.status in NO_MORE:
                return Braked(asked, len(wanted) - asked, Stop(ordered.status, ordered.fault))
        return Braked(min(MOST, len(wanted)), max(0, len(wanted) - MOST))

    def _tell(self, submission_id: str, kind: Inquiry, task_id: str, by: Person) -> Ordered:
        inquiry_id, at = self.new_id(), self.clock()
        with self.store.write() as tx:
            inquiries.add(tx, NewInquiry(inquiry_id, kind, submission_id, task_id), at=at, by=by)
            audit.record(tx, audit.Verb.BRAKED, submission_id, at=at, by=by, order=kind.value, task=task_id)
        reply = reply_of(self.order(kind, task_id))
        with self.store.write() as tx:
            inquiries.answered(tx, inquiry_id, reply)
        return Ordered(
            kind, tasks.said(reply.status, reply.fault, reply.body), reply.status, reply.fault, at, by.name
        )  # fmt: skip


def _tasks(reader: Reader, submission_id: str) -> tuple[Task, ...]:
    people: dict[str, int] = dict(inquiries.tasks(reader, submission_id))
    others: dict[str, set[str]] = {}
    for task, other in inquiries.others_in(reader, submission_id, list(people)):
        others.setdefault(task, set()).add(other)
    told: dict[str, list[Ordered]] = {}
    for task, kind, status, fault, body, at, by in inquiries.orders(reader, list(people)):
        said = tasks.said(status, fault or "", bytes(body or b""))
        told.setdefault(task, []).append(Ordered(Inquiry(kind), said, status, fault or "", at, by))
    return tuple(
        Task(
            id=task,
            people=count,
            others=frozenset(others.get(task, ())),
            held=_held(told.get(task, ())),
            last=told[task][-1] if task in told else None,
        )
        for task, count in people.items()
    )


def _held(told: Iterable[Ordered]) -> Held:
    held = Held.NO
    for each in told:
        if held is not Held.FOR_EVER:
            held = _after(held, each)
    return held


def _after(held: Held, order: Ordered) -> Held:
    if order.said is Said.DONE:
        return {Inquiry.PAUSE: Held.YES, Inquiry.PLAY: Held.NO, Inquiry.HALT: Held.FOR_EVER}[order.kind]
    if order.said is Said.UNKNOWN and (held is Held.NO or order.kind is Inquiry.PLAY):
        return Held.PERHAPS
    return held
