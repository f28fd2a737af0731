"""What a person orders of a submission. All between requests, all in the audit, all through the store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lib.access import audit
from lib.dispatch import halves, plan
from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.model.person import Person
from lib.model.submission import Pause, SubmissionState
from lib.settings import Settings
from lib.store import history, journal, owner, parts, submissions
from lib.store import pace as pace_rows
from lib.store.connection import Store, Tx

STOPPABLE = (SubmissionState.QUEUED, SubmissionState.RUNNING, SubmissionState.PAUSED)


class UnknownFirst(Exception):
    """`count` people of this submission are unknown: they are reconciled first, or left so on purpose."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} unknown")
        self.count = count


class StoreLocked(Exception):
    """Nothing goes on until a person has looked at what a restored or copied store would send."""


class NotRefusedWhole(Exception):
    """A request is split only where all of it was refused, and is known to have been refused as a whole."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Orders hold also after a restart, and with no dispatcher running."""

    store: Store
    settings: Settings
    clock: Callable[[], datetime]

    def pause(self, submission_id: str, *, by: Person) -> None:
        """Let nothing more leave; a request that is out is let finish. Pressed again, nothing changes."""
        now = self.clock()
        with self.store.write() as tx:
            if submissions.move(tx, submission_id, to=SubmissionState.PAUSED, pause=Pause.PERSON):
                audit.record(tx, audit.Verb.PAUSED, submission_id, at=now, by=by, reason=Pause.PERSON.value)

    def stop(self, submission_id: str, *, by: Person) -> None:
        """Cancel what waits; a request that is out is let finish first. Pressed again, nothing changes."""
        now = self.clock()
        with self.store.write() as tx:
            _stop(tx, submission_id, by=by, now=now)

    def stop_everything(self, *, by: Person) -> int:
        """Stop every submission that has not ended and return how many that were."""
        now = self.clock()
        with self.store.write() as tx:
            found = history.in_states(tx, [state.value for state in STOPPABLE])
            stopped = sum(_stop(tx, each, by=by, now=now) for each in found)
            if stopped:
                audit.record(tx, audit.Verb.STOPPED_EVERYTHING, "", at=now, by=by, submissions=stopped)
        return stopped

    def resume(self, submission_id: str, *, by: Person, leaving_unknown: bool = False) -> None:
        """Let a paused submission go on with what waits; what is unknown stays so. Pressed again, nothing changes.

        Raises UnknownFirst if people of it are unknown and `leaving_unknown` does not say that this is on purpose;
        StoreLocked while the store is locked.
        """
        now = self.clock()
        with self.store.write() as tx:
            if submissions.state(tx, submission_id) is not SubmissionState.PAUSED:
                return
            if owner.locked(tx):
                raise StoreLocked
            unknown = history.buckets(tx, [submission_id])[submission_id].get(ItemState.UNKNOWN.value, 0)
            if unknown and not leaving_unknown:
                raise UnknownFirst(unknown)
            submissions.move(tx, submission_id, to=SubmissionState.QUEUED)
            pace_rows.start_anew(tx, submission_id, now)
            audit.record(tx, audit.Verb.RESUMED, submission_id, at=now, by=by, unknown=unknown)

    def set_pace(self, submission_id: str, pace: Pace, *, by: Person) -> bool:
        """Change how the rest is sent, from the next request on; False if the submission has ended meanwhile."""
        with self.store.write() as tx:
            changed = pace_rows.change(tx, submission_id, pace)
            if changed:
                audit.record(
                    tx, audit.Verb.PACE_SET, submission_id, at=self.clock(), by=by, batch_size=pace.batch_size,
                    parallel=pace.parallel, per_ten_minutes=pace.per_ten_minutes, unknown_limit=pace.unknown_limit,
                    unknown_reason=pace.unknown_reason, halve=pace.halve,
                )  # fmt: skip
        return changed

    def split(self, submission_id: str, request: int, *, by: Person) -> None:
        """Find the culprit of a refused request: its halves go again, and what is refused of them in halves again.

        Raises NotRefusedWhole unless the refusal was of the request as such (413), or the settings say that TWIN
        refuses whole; StoreConflict if the submission has ended.
        """
        now = self.clock()
        with self.store.write() as tx:
            ordinals, status = parts.refused(tx, submission_id, request)
            if not ordinals or not (self.settings.refuses_whole or status == halves.TOO_BIG):
                raise NotRefusedWhole
            submissions.open_again(tx, submission_id)
            halves.split(tx, submission_id, ordinals, splitting=True, now=now)
            audit.record(tx, audit.Verb.SPLIT, submission_id, at=now, by=by, request=request, people=len(ordinals))


def _stop(tx: Tx, submission_id: str, *, by: Person, now: datetime) -> bool:
    if not submissions.move(tx, submission_id, to=SubmissionState.STOPPING):
        return False
    audit.record(tx, audit.Verb.STOPPED, submission_id, at=now, by=by)
    if not journal.has_open(tx, submission_id):
        plan.finish_stop(tx, submission_id, now=now)
    return True
