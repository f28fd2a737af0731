"""Rows of a submission that may go again, and the drafts that bring them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.model.item import ItemState
from lib.model.submission import SubmissionState
from lib.store.connection import Reader


@dataclass(frozen=True, slots=True)
class Released:
    """What a draft that follows a submission needs to know of it; `draft_id` is what it was released from."""

    file_name: str
    draft_id: str
    header: tuple[str, ...]
    state: SubmissionState
    rehearsal: bool


def released(reader: Reader, submission_id: str) -> Released | None:
    """The submission, None if there is none."""
    row = reader.one(
        "select file_name, draft_id, header, state, rehearsal is not null from submission where id = ?",
        [submission_id],
    )
    if row is None:
        return None
    name, draft_id, header, state, rehearsal = row
    return Released(name, draft_id, tuple(header), SubmissionState(state), rehearsal)


def cells(reader: Reader, submission_id: str, states: Sequence[ItemState]) -> list[tuple[ItemState, list[str]]]:
    """State and cells of every row that is in one of these states, in the order of the file."""
    return [
        (ItemState(state), own)
        for state, own in reader.rows(
            "select state, cells from item where submission_id = ? and state in (select unnest(?)) order by ordinal",
            [submission_id, [state.value for state in states]],
        )
    ]


def open_drafts(reader: Reader, submission_id: str) -> list[tuple[str, datetime, str]]:
    """id, created_at, created_by of the unreleased drafts that bring rows of it again; the oldest first."""
    return [
        (draft_id, created_at, created_by)
        for draft_id, created_at, created_by in reader.rows(
            "select id, created_at, created_by from draft where follows = ? and state = 'open' order by created_at, id",
            [submission_id],
        )
    ]
