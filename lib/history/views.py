"""What the history shows."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from lib.model.evidence import Source
from lib.model.item import Exclusion, ItemState, Matched
from lib.model.outcome import Fault
from lib.model.pace import Pace
from lib.model.submission import Pause, SubmissionState


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which submissions; every condition given must hold, None or empty means any.

    `text` is looked for in file names; `number`, `external_id` and `task_id` match rows exactly. Dates are days in
    `zone`, both ends included.
    """

    since: date | None = None
    until: date | None = None
    state: SubmissionState | None = None
    text: str = ""
    number: str = ""
    external_id: str = ""
    task_id: str = ""
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class Buckets:
    """How many rows of the file are in each state; they add up to `rows`."""

    counts: tuple[tuple[ItemState, int], ...]
    rows: int

    def __getitem__(self, state: ItemState) -> int:
        return dict(self.counts).get(state, 0)


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One line of the history."""

    id: str
    number: int
    file_name: str
    state: SubmissionState
    pause: Pause | None
    released_at: datetime
    released_by: str
    rehearsal: str | None
    buckets: Buckets


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not accepted: TWIN's status and its own words, and the kind of fault; each may be absent."""

    status: int | None
    said: str
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Other:
    """Another submission: its id, its number and its file."""

    id: str
    number: int
    file_name: str


@dataclass(frozen=True, slots=True)
class SubmissionDetail:
    """One submission, whole: `requests_done` of `requests` have an outcome; `tasks` are TWIN's autoCallId, in order.

    `last_problem` is of the last request, None if that was accepted. `asked_to_wait`: TWIN asked for so many seconds
    before `next_try_at`. `paced_until`: the pace of the release lets nothing leave before. `expected_end` is a guess,
    None while nothing goes on. `rehearsal` is the step of a rehearsal, None for candidates.
    """

    id: str
    number: int
    draft_id: str
    file_name: str
    state: SubmissionState
    pause: Pause | None
    released_at: datetime
    released_by: str
    address: str
    pace: Pace
    requests: int
    requests_done: int
    buckets: Buckets
    exclusions: tuple[tuple[Exclusion, int], ...]
    tasks: tuple[str, ...]
    last_attempt_at: datetime | None
    last_problem: Problem | None
    next_try_at: datetime | None
    asked_to_wait: float | None
    paced_until: datetime | None
    expected_end: datetime | None
    rehearsal: str | None
    follows: Other | None
    followed_by: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row of a submission.

    `number` is E.164 digits in clear: whoever shows it masks it. `excluded_by` is the number of the earlier submission
    that left it out. Several identifiers are joined by "; ". `evidence` is what made them certain, if no receipt did,
    and `replaced` the candidate id that stood there by order before.
    """

    row: int
    client_external_id: str
    number: str
    state: ItemState
    excluded: Exclusion | None
    excluded_by: int | None
    request: int | None
    auto_call_id: str
    auto_call_candidate_id: str
    matched: Matched | None
    replaced: str
    evidence: Source | None
    changed_at: datetime


class NoSuchSubmission(Exception):
    """The address names a submission that this store does not have."""
