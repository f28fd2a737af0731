"""A restored or copied store is locked: nothing leaves it until a person has looked at what would be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lib.access import audit
from lib.dispatch import plan
from lib.model.evidence import Lock
from lib.model.mode import Mode
from lib.model.person import CALLBOARD, Person
from lib.model.submission import Pause, SubmissionState
from lib.store import owner, queue, seal
from lib.store.connection import Store, Tx
from lib.store.seal import Seal
from lib.store.unsent import Unsent, unsent


class NoteNeeded(Exception):
    """Unlocking needs a note: what was looked at, and what was found."""


@dataclass(frozen=True, slots=True)
class Locked:
    """Why the store is locked and what it would send.

    `backup_at` is when this copy was made, where it is a backup of ours; `last_request` when the last request that this
    store knows of left; `missing` how many requests at least left after the copy was made, None where nothing tells;
    `drafts` how many files are being prepared: one of them may have been released meanwhile.
    """

    reason: Lock
    since: datetime
    backup_at: datetime | None
    last_request: datetime | None
    missing: int | None
    drafts: int
    unsent: tuple[Unsent, ...]


def take_turn(store: Store, beside: Seal, *, mode: Mode, new_id: str, now: datetime) -> owner.Owner:
    """Take this start's turn; lock a store that is not the one that sent last, else seal it.

    In a locked store everything that would go by itself has paused. Raises StoreFailed if the seal cannot be read or
    written.
    """
    sealed = beside.read()
    with store.write() as tx:
        turn = owner.take_over(tx, mode=mode, new_id=new_id, now=now)
        audit.record(
            tx, audit.Verb.STORE_OPENED, turn.store_id, at=now, by=CALLBOARD, generation=turn.generation,
            mode=mode.value,
        )  # fmt: skip
        found = seal.found(tx, beside.database)
        locked = owner.locked(tx) or _lock(tx, seal.differs(tx, sealed, found), turn.store_id, now)
        if locked:
            _freeze(tx, now)
    if not locked:
        beside.write(found)
    return turn


@dataclass(frozen=True, slots=True)
class Locks:
    """The lock of one store, and the verb that takes it off."""

    store: Store
    seal: Seal
    clock: Callable[[], datetime]
    new_id: Callable[[], str]

    def reason(self) -> Lock | None:
        """Why nothing may leave; None if it may."""
        with self.store.read() as reader:
            return owner.locked(reader)

    def state(self) -> Locked | None:
        """Everything that a person looks at before the lock is taken off; None if there is none."""
        sealed = self.seal.read()
        with self.store.read() as reader:
            reason = owner.locked(reader)
            if reason is None:
                return None
            store_id, since, backup_at = reader.rows("select store_id, locked_at, backup_at from owner")[0]
            missing = None
            if sealed and sealed.store_id == store_id:
                missing = max(0, sealed.highest - seal.highest_attempt(reader))
            return Locked(
                reason=reason,
                since=since,
                backup_at=backup_at,
                last_request=reader.value("select max(opened_at) from attempt"),
                missing=missing,
                drafts=reader.value("select count(*) from draft where state = 'open'"),
                unsent=unsent(reader),
            )

    def unlock(self, *, by: Person, note: str) -> None:
        """Let this store send from now on; each of its submissions stays paused until somebody presses Resume.

        Pressed again, nothing changes. Raises NoteNeeded without a note; StoreFailed, and the lock stays, if the new
        seal cannot be written.
        """
        if not note.strip():
            raise NoteNeeded
        now = self.clock()
        state = self.state()
        with self.store.write() as tx:
            reason = owner.locked(tx)
            if reason is None or state is None:
                return
            _freeze(tx, now)
            owner.unlock(tx, self.new_id())
            found = seal.found(tx, self.seal.database)
            audit.record(
                tx, audit.Verb.STORE_UNLOCKED, found.store_id, at=now, by=by, reason=reason.value, note=note.strip(),
                missing=state.missing, submissions=len(state.unsent),
                people=sum(each.waiting + each.held for each in state.unsent),
            )  # fmt: skip
            # before the commit: a kill between the two leaves a store that is still locked
            self.seal.write(found)


def _lock(tx: Tx, reason: Lock | None, store_id: str, now: datetime) -> Lock | None:
    if reason:
        owner.lock(tx, reason, now)
        audit.record(tx, audit.Verb.STORE_LOCKED, store_id, at=now, by=CALLBOARD, reason=reason.value)
    return reason


def _freeze(tx: Tx, now: datetime) -> None:
    """Pause whatever would go by itself; what is being stopped is stopped all the same."""
    for submission_id, state in queue.unfinished(tx):
        if state != SubmissionState.STOPPING:
            plan.pause(tx, submission_id, Pause.RESTORED, now=now)
