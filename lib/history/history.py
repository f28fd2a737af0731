"""The history: every submission, its buckets, its rows with what TWIN returned."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from lib.checks.phone import cell
from lib.dispatch import pacing
from lib.history.views import (
    Buckets,
    HistoryFilter,
    ItemRow,
    NoSuchSubmission,
    Other,
    Problem,
    SubmissionDetail,
    SubmissionRow,
)
from lib.model.evidence import Source
from lib.model.item import Exclusion, ItemState, Matched
from lib.model.outcome import Fault
from lib.model.pace import Pace
from lib.model.submission import Pause, SubmissionState
from lib.store import history as sql
from lib.store import items as item_sql
from lib.store.connection import Row, Store

PROBLEM_CHARACTERS = 500
"""How much of TWIN's answer a page shows; the journal keeps the whole."""


@dataclass(frozen=True, slots=True)
class History:
    """Reads of what was sent; nothing here changes anything."""

    store: Store
    country: str
    clock: Callable[[], datetime]

    def search(self, wanted: HistoryFilter, *, offset: int = 0, limit: int = 25) -> tuple[SubmissionRow, ...]:
        """The submissions that fit, the newest first."""
        with self.store.read() as reader:
            rows = sql.submissions(reader, condition(wanted, self.country), offset=offset, limit=limit)
            counts = sql.buckets(reader, [row[0] for row in rows])
        return tuple(
            SubmissionRow(
                id=submission_id,
                number=number,
                file_name=file_name,
                state=SubmissionState(state),
                pause=Pause(pause) if pause else None,
                released_at=released_at,
                released_by=released_by,
                rehearsal=rehearsal,
                buckets=_buckets(counts[submission_id]),
            )
            for submission_id, number, file_name, state, pause, released_at, released_by, rehearsal in rows
        )

    def count(self, wanted: HistoryFilter) -> tuple[int, int]:
        """How many submissions fit, and how many rows their files have."""
        with self.store.read() as reader:
            return sql.count(reader, condition(wanted, self.country))

    def submission(self, submission_id: str) -> SubmissionDetail:
        """One submission, whole; raises NoSuchSubmission."""
        with self.store.read() as reader:
            row = sql.submission(reader, submission_id)
            if row is None:
                raise NoSuchSubmission(submission_id)
            buckets = _buckets(sql.buckets(reader, [submission_id])[submission_id])
            done, last_attempt_at = sql.requests(reader, submission_id)
            problem = sql.last_problem(reader, submission_id)
            exclusions = sql.exclusions(reader, submission_id)
            tasks = sql.tasks(reader, submission_id)
            followers = sql.followers(reader, submission_id)
            others = sql.names(reader, [each for each in (row[12], *followers) if each])
            seconds = sql.speed(reader)
            paced = sql.paced(reader, submission_id, self.clock() - pacing.WINDOW)
        _, number, draft_id, file_name, state, pause, released_at, released_by, address, next_try_at, *rest = row
        asked_to_wait, rehearsal, follows, *how = rest
        pace = Pace(*how)
        left = buckets[ItemState.WAITING] + buckets[ItemState.SENDING]
        return SubmissionDetail(
            id=submission_id,
            number=number,
            draft_id=draft_id,
            file_name=file_name,
            state=SubmissionState(state),
            pause=Pause(pause) if pause else None,
            released_at=released_at,
            released_by=released_by,
            address=address,
            pace=pace,
            requests=done + -(-left // pace.batch_size),
            requests_done=done,
            buckets=buckets,
            exclusions=tuple((Exclusion(reason), rows) for reason, rows in exclusions),
            tasks=tasks,
            last_attempt_at=last_attempt_at,
            last_problem=_problem(problem),
            next_try_at=next_try_at,
            asked_to_wait=asked_to_wait,
            paced_until=pacing.until(pace, paced, left),
            expected_end=self._expected_end(SubmissionState(state), left, pace, seconds),
            rehearsal=rehearsal,
            follows=Other(follows, *others[follows]) if follows else None,
            followed_by=tuple(Other(each, *others[each]) for each in followers),
        )

    def expected_seconds(self, people: int, pace: Pace) -> float:
        """How long so many people take at this pace: a guess from the last requests that TWIN answered."""
        with self.store.read() as reader:
            return pacing.expected_seconds(people, pace, sql.speed(reader))

    def _expected_end(self, state: SubmissionState, left: int, pace: Pace, seconds: float | None) -> datetime | None:
        if state not in (SubmissionState.QUEUED, SubmissionState.RUNNING) or not left:
            return None
        return self.clock() + timedelta(seconds=pacing.expected_seconds(left, pace, seconds))

    def rows(
        self, submission_id: str, *, state: ItemState | None = None, text: str = "", offset: int = 0, limit: int = 25
    ) -> tuple[ItemRow, ...]:
        """A page of a submission's rows, what moved last on top.

        `text` finds a spreadsheet row, an external id, one of TWIN's ids, or a full number however it is written.
        """
        with self.store.read() as reader:
            found = item_sql.page(
                reader,
                submission_id,
                state=state,
                text=text,
                number=_number(text, self.country),
                offset=offset,
                limit=limit,
            )
            numbers = sql.names(reader, sorted({row[5] for row in found if row[5]}))
        return tuple(_item(row, {key: value[0] for key, value in numbers.items()}) for row in found)

    def rows_count(self, submission_id: str, *, state: ItemState | None = None, text: str = "") -> int:
        """How many rows `rows` pages through."""
        with self.store.read() as reader:
            return item_sql.count(reader, submission_id, state=state, text=text, number=_number(text, self.country))

    def states(self) -> dict[SubmissionState, int]:
        """How many submissions stand in each state; states of none are absent."""
        with self.store.read() as reader:
            return {SubmissionState(state): count for state, count in sql.states(reader)}

    def unknown(self) -> int:
        """How many people of this store may have been called, and nobody knows."""
        with self.store.read() as reader:
            return sql.unknown(reader)


def condition(wanted: HistoryFilter, country: str) -> sql.Condition:
    """The filter as the store takes it; a number may be written as in a file of this country."""
    return sql.condition(
        since=_midnight(wanted.since, wanted.zone),
        until=_midnight(wanted.until, wanted.zone),
        state=wanted.state.value if wanted.state else None,
        text=wanted.text.strip(),
        number=_number(wanted.number, country),
        external_id=wanted.external_id.strip(),
        task_id=wanted.task_id.strip(),
    )


def _midnight(day: date | None, zone: tzinfo) -> datetime | None:
    return datetime.combine(day, time.min, zone) if day else None


def _number(text: str, country: str) -> str:
    """A number as it is kept; of what is no number, the text itself, which nobody has; "" where nothing was typed."""
    read = cell.read(text, country).numbers
    return read[0] if len(read) == 1 else item_sql.digits(text) or text.strip()


def _buckets(counts: dict[str, int]) -> Buckets:
    return Buckets(tuple((state, counts.get(state.value, 0)) for state in ItemState), sum(counts.values()))


def _problem(row: Row | None) -> Problem | None:
    if row is None:
        return None
    status, body, fault = row
    said = _said(bytes(body or b"").decode("utf-8", errors="replace").strip())
    return Problem(status, said[:PROBLEM_CHARACTERS], Fault(fault) if fault else None)


def _said(text: str) -> str:
    """TWIN's `error` and `details` where the body has them, else the text as it came."""
    try:
        body = json.loads(text)
    except ValueError:
        return text
    if isinstance(body, dict) and "error" in body:
        return " ".join(str(body[key]) for key in ("error", "details") if body.get(key))
    return text


def _item(row: Row, numbers: dict[str, int]) -> ItemRow:
    return ItemRow(
        row=row[0],
        client_external_id=row[1] or "",
        number=row[2][0] if row[2] else "",
        state=ItemState(row[3]),
        excluded=Exclusion(row[4]) if row[4] else None,
        excluded_by=numbers.get(row[5]),
        request=row[6],
        auto_call_id=row[7] or "",
        auto_call_candidate_id=row[8] or "",
        matched=Matched(row[9]) if row[9] else None,
        replaced=row[10] or "",
        evidence=Source(row[11]) if row[11] else None,
        changed_at=row[12],
    )
