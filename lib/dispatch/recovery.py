"""What a start finds: requests without an outcome are unknown, and only a short, clean stop goes on by itself."""

from datetime import datetime, timedelta

from lib.dispatch import plan, record
from lib.model.item import ItemState
from lib.model.outcome import Answer, Fault, Outcome, Stage, Verdict
from lib.model.submission import Pause, SubmissionState
from lib.store import journal, queue
from lib.store.connection import Store
from lib.store.owner import Owner

SHORT_STOP = timedelta(minutes=15)
"""A stop shorter than this that left nothing unknown goes on by itself."""

STOPPED_MEANWHILE = Outcome(
    verdict=Verdict.UNKNOWN,
    answer=Answer(stage=Stage.SENT, fault=Fault.SERVER_STOPPED),
    pause=Pause.UNKNOWN,
)


def recover(store: Store, owner: Owner, *, now: datetime) -> int:
    """Settle what the last start left open and return how many people that makes unknown."""
    with store.write() as tx:
        found = journal.open_attempts(tx)
        if found:
            endings = [journal.Ending(attempt, STOPPED_MEANWHILE) for attempt in found]
            journal.end(tx, endings, generation=owner.generation, at=now)
            record.move(tx, found, ItemState.UNKNOWN, now)
            record.hear(tx, found, now)
        unclear = {attempt.submission_id for attempt in found}
        # a clock that was set back tells nothing either
        long_ago = owner.last_alive is None or abs(now - owner.last_alive) >= SHORT_STOP
        for submission_id, state in queue.unfinished(tx):
            if state == SubmissionState.STOPPING:
                plan.finish_stop(tx, submission_id, now=now)
            elif submission_id in unclear and record.enough_unknown(tx, submission_id):
                plan.pause(tx, submission_id, Pause.UNKNOWN, now=now)
            elif long_ago:
                plan.pause(tx, submission_id, Pause.RESTARTED, now=now)
    return sum(len(attempt.ordinals) for attempt in found)
