"""What nobody knows of TWIN (twin-api §1 and §10), and what the journal may show of each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lib.model.item import ItemState
from lib.model.outcome import Fault
from lib.model.rehearsal import RehearsalStep
from lib.model.submission import SubmissionState


class Question(StrEnum):
    """The open questions, the gravest first."""

    REFUSES_WHOLE = "refuses_whole"
    RECEIPT = "receipt"
    TASK = "task"
    SAME_NUMBER = "same_number"
    BAD_ALONE = "bad_alone"
    BAD_BESIDE = "bad_beside"
    CHECK_PHONE = "check_phone"
    LARGEST_BATCH = "largest_batch"
    LARGEST_BODY = "largest_body"
    TOO_LARGE = "too_large"
    RATE = "rate"
    TIME = "time"


class Seen(StrEnum):
    """What was seen; each has a sentence with its count."""

    REFUSED_CALLED = "refused_called"
    REFUSED_ABSENT = "refused_absent"
    REFUSED_SILENT = "refused_silent"
    RECEIPT_GROUPS = "receipt_groups"
    RECEIPT_ONE_GROUP = "receipt_one_group"
    RECEIPT_PER_NUMBER = "receipt_per_number"
    RECEIPT_OTHER = "receipt_other"
    RECEIPT_SINGLE = "receipt_single"
    TASK_OWN = "task_own"
    TASK_SHARED = "task_shared"
    TASK_SEVERAL = "task_several"
    SAME_NEW = "same_new"
    SAME_OLD = "same_old"
    SAME_DIFFERS = "same_differs"
    BAD_REFUSED = "bad_refused"
    BAD_TAKEN = "bad_taken"
    BAD_DIFFERS = "bad_differs"
    BAD_UNCLEAR = "bad_unclear"
    BATCH_ACCEPTED = "batch_accepted"
    BODY_ACCEPTED = "body_accepted"
    TOO_LARGE = "too_large"
    RATE_ASKED = "rate_asked"
    RATE_SILENT = "rate_silent"
    TIME_ANSWERED = "time_answered"
    TIME_LATE = "time_late"


class Status(StrEnum):
    """How far a question is answered; no evidence settles how TWIN will answer tomorrow."""

    OPEN = "open"
    SOME = "some"


SHOWN_BY = {
    Question.REFUSES_WHOLE: RehearsalStep.BESIDE,
    Question.RECEIPT: RehearsalStep.TWO,
    Question.TASK: RehearsalStep.AGAIN,
    Question.SAME_NUMBER: RehearsalStep.AGAIN,
    Question.BAD_ALONE: RehearsalStep.BAD,
    Question.BAD_BESIDE: RehearsalStep.BESIDE,
    Question.CHECK_PHONE: RehearsalStep.BAD,
    Question.TIME: RehearsalStep.ONE,
}
"""The step of a rehearsal that would show it; sizes and limits show only when real files go."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The request that shows it."""

    attempt_id: int
    submission_id: str
    submission_number: int
    request: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen how often (people for `BATCH_ACCEPTED`), last in `shown`.

    `size` in bytes, `median` and `longest` in seconds, and `text` as TWIN wrote it, are there where `seen` has them.
    """

    seen: Seen
    count: int
    attempt_id: int
    size: int = 0
    median: float = 0
    longest: float = 0
    text: str = ""
    shown: Shown | None = None


@dataclass(frozen=True, slots=True)
class Learning:
    """A question and the evidence so far."""

    question: Question
    evidence: tuple[Evidence, ...]

    @property
    def status(self) -> Status:
        """Whether anything was seen."""
        return Status.SOME if self.evidence else Status.OPEN

    @property
    def shown_by(self) -> RehearsalStep | None:
        """The step that would show it."""
        return SHOWN_BY.get(self.question)


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """A request and TWIN's answer as it came: `text` is cut where `cut` says so, `truncated` that it broke off."""

    shown: Shown
    people: int
    body_bytes: int
    opened_at: datetime
    status: int | None
    fault: Fault | None
    headers: tuple[tuple[str, str], ...]
    text: str
    cut: bool
    truncated: bool
    seconds: float | None


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step that was released: where its people are now, and the status that TWIN answered with last."""

    step: RehearsalStep
    submission_id: str
    submission_number: int
    state: SubmissionState
    released_at: datetime
    people: tuple[tuple[ItemState, int], ...]
    status: int | None


class NoSuchAnswer(Exception):
    """The journal has no such attempt."""
