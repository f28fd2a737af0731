"""What a store would still send: every submission that holds people who have not left."""

from dataclasses import dataclass
from datetime import datetime

from lib.model.submission import Pause, SubmissionState
from lib.store.connection import Reader


@dataclass(frozen=True, slots=True)
class Unsent:
    """A submission with `waiting` people who would go at once, and `held` ones who would go later."""

    id: str
    number: int
    file_name: str
    state: SubmissionState
    pause: Pause | None
    released_at: datetime
    released_by: str
    waiting: int
    held: int


def unsent(reader: Reader) -> tuple[Unsent, ...]:
    """The submissions that would send, the oldest first."""
    counts = {
        submission_id: (waiting, held)
        for submission_id, waiting, held in reader.rows(
            "select submission_id, count(*) filter (where state = 'waiting'), count(*) filter (where state = 'held')"
            " from item where state in ('waiting', 'held') group by submission_id"
        )
    }
    rows = reader.rows(
        "select id, number, file_name, state, pause, released_at, released_by from submission"
        " where id in (select unnest(?)) order by number",
        [list(counts)],
    )
    return tuple(
        Unsent(id_, number, name, SubmissionState(state), Pause(pause) if pause else None, at, by, *counts[id_])
        for id_, number, name, state, pause, at, by in rows
    )
