"""A draft and what its pages show of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lib.model.candidate import Candidate
from lib.model.columns import BatchValues, Column, NumberChoice
from lib.model.item import Exclusion
from lib.model.pace import Pace
from lib.model.reading import Reading
from lib.store.staged import FindingRow, Kind

__all__ = ["FindingRow", "Kind"]


class DraftState(StrEnum):
    """A draft is released once; then its submission stands in its place."""

    OPEN = "open"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Draft:
    """One file under review; `version` rises with every change and a release is bound to it.

    `follows` is the submission whose rows it brings again, None for a file that somebody uploaded; `recipe_id` the
    recipe by which it was read.
    """

    id: str
    version: int
    state: DraftState
    submission_id: str | None
    created_at: datetime
    created_by: str
    file_sha256: str
    reading: Reading
    columns: tuple[Column, ...]
    values: BatchValues
    duplicates_let_in: bool
    checked: bool
    follows: str | None = None
    numbers: NumberChoice = NumberChoice()
    recipe_id: str | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A record as the file has it: its spreadsheet row and its cells."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What the check found: `can_go + errors + unreadable + left_out == rows`, each a count of records.

    `left_out` are the rows that people left out.
    """

    rows: int
    can_go: int
    errors: int
    unreadable: int
    numbers: int
    duplicates: int
    kinds: tuple[Kind, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many rows the guard leaves out, and because of which earlier submission (its id and its number)."""

    reason: Exclusion
    submission_id: str
    submission_number: int
    submission_name: str
    rows: int


class Refusal(StrEnum):
    """Why a release is refused; each has a sentence that says what to do."""

    NOT_CHECKED = "not_checked"
    NOBODY = "nobody"
    SAMPLE_LIVE = "sample_live"
    NO_TOKEN = "no_token"  # noqa: S105  a reason, no secret
    CHANGED = "changed"
    COUNT_DIFFERS = "count_differs"
    RELEASED_ALREADY = "released_already"
    NO_LOGIN = "no_login"
    LOCKED = "locked"
    REASON_NEEDED = "reason_needed"


class ReleaseRefused(Exception):
    """Nothing was released; `submission_id` is set when another press was first."""

    def __init__(self, refusal: Refusal, submission_id: str | None = None) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.submission_id = submission_id


class NoSuchDraft(Exception):
    """The address names a draft that this store does not have."""


class DraftReleased(Exception):
    """The draft is released and cannot be changed any more."""


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """What a release would do now; `fingerprint` binds the typed count to exactly this.

    `rows == candidates + errors + unreadable + by_hand + sum of left_out`: `by_hand` are the rows that people left out
    in the review. `day_left` is how many people may still be called today, None where there is no limit (the sandbox).
    """

    draft_id: str
    version: int
    rows: int
    candidates: int
    numbers: int
    requests: int
    pace: Pace
    errors: int
    unreadable: int
    by_hand: int
    left_out: tuple[LeftOut, ...]
    templates: tuple[tuple[str, int], ...]
    scenarios: tuple[tuple[str, int], ...]
    address: str
    company: str | None
    day_left: int | None
    refusal: Refusal | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Request:
    """One request as a release now would send it: its number of how many, its candidates, and its bytes."""

    number: int
    of: int
    candidates: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Going:
    """A page of the rows as they will go, and how many there are in all."""

    total: int
    candidates: tuple[Candidate, ...]
