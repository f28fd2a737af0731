"""What a person orders of a submission: stop it, or go on. All between requests, all in the audit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lib.access import audit
from lib.dispatch import plan
from lib.model.person import Person
from lib.model.submission import SubmissionState
from lib.store import journal, submissions
from lib.store.connection import Store


@dataclass(frozen=True, slots=True)
class Orders:
    """Orders, given through the store: they hold also after a restart, and with no dispatcher running."""

    store: Store
    clock: Callable[[], datetime]

    def stop(self, submission_id: str, *, by: Person) -> None:
        """Cancel what waits; a request that is out is let finish first. Pressed again, nothing changes."""
        now = self.clock()
        with self.store.write() as tx:
            if not submissions.move(tx, submission_id, to=SubmissionState.STOPPING):
                return
            audit.record(tx, audit.Verb.STOPPED, submission_id, at=now, by=by)
            if not journal.has_open(tx, submission_id):
                plan.finish_stop(tx, submission_id, now=now)

    def resume(self, submission_id: str, *, by: Person) -> None:
        """Let a paused submission go on with what waits; what is unknown stays so. Pressed again, nothing changes."""
        now = self.clock()
        with self.store.write() as tx:
            if submissions.state(tx, submission_id) is not SubmissionState.PAUSED:
                return
            submissions.move(tx, submission_id, to=SubmissionState.QUEUED)
            submissions.set_pace(tx, submission_id, fruitless=0, next_try_at=None)
            audit.record(tx, audit.Verb.RESUMED, submission_id, at=now, by=by)
