"""Submissions and their items as rows; every move is compare-and-set against the tables in `model`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from lib.model.item import MOVES as ITEM_MOVES
from lib.model.item import Exclusion, ItemState
from lib.model.pace import Pace
from lib.model.person import Person
from lib.model.submission import MOVES, Pause, SubmissionState
from lib.store import journal, pace
from lib.store.connection import Reader, Tx
from lib.store.errors import StoreConflict
from lib.store.guard import Blocked


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """A release as it is written: who, what, to which address."""

    id: str
    draft_id: str
    file_name: str
    file_sha256: str
    header: tuple[str, ...]
    address: str
    company: str | None
    pace: Pace
    fingerprint: str
    follows: str | None = None
    rehearsal: str | None = None


ITEM_SCHEMA = pa.schema([
    ("row", pa.int32()),
    ("state", pa.string()),
    ("excluded", pa.string()),
    ("excluded_by", pa.string()),
    ("numbers", pa.list_(pa.string())),
    ("client_external_id", pa.string()),
    ("payload", pa.binary()),
])  # fmt: skip


_NOT_OUT = "ordinal not in (select unnest(ordinals) from attempt where submission_id = ? and closed_at is null)"
"""While a request is out its items are `sending`, whatever their rows hold: nothing else moves them."""


def add(tx: Tx, new: NewSubmission, *, at: datetime, by: Person) -> int:
    """Insert a submission in state queued and return its number."""
    number, waits, asked = tx.rows(
        # what TWIN asked everybody to wait holds for a newcomer too
        "select coalesce(max(number), 0) + 1, max(next_try_at) filter (where waits),"
        " arg_max(asked_to_wait, next_try_at) filter (where waits) from"
        " (select *, asked_to_wait is not null and next_try_at > ? as waits from submission)",
        [at],
    )[0]
    tx.execute(
        "insert into submission (id, number, draft_id, file_name, file_sha256, header, state, released_at,"
        " released_by_id, released_by, address, company, fingerprint, follows, rehearsal, fruitless, next_try_at,"
        " asked_to_wait, batch_size, parallel, per_ten_minutes, unknown_limit, unknown_reason, halve)"
        " values (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)",
        [new.id, number, new.draft_id, new.file_name, new.file_sha256, list(new.header), at, by.id, by.name,
         new.address, new.company, new.fingerprint, new.follows, new.rehearsal, waits, asked,
         *pace.values(new.pace)],
    )  # fmt: skip
    return int(number)


def add_items(tx: Tx, submission_id: str, draft_id: str, going: pa.Table, *, at: datetime) -> int:
    """Insert an item for every record of the draft that is not blank and return how many.

    `going` has the columns of `ITEM_SCHEMA`, one row for each record that does not simply have an error.
    """
    with tx.table("going", going):
        return tx.change(
            f"""
            insert into item by name
            select
                ? as submission_id,
                (row_number() over (order by row, row_key) - 1)::integer as ordinal,
                row,
                row_key,
                coalesce(state, '{ItemState.EXCLUDED.value}') as state,
                case when state is null then without else excluded end as excluded,
                excluded_by,
                coalesce(numbers, []) as numbers,
                client_external_id,
                payload,
                cells,
                ?::timestamptz as changed_at
            from (
                select row, row_key, cells, '{Exclusion.ERROR.value}' as without from draft_record where draft_id = ?
                union all
                select row, row_key, cells, '{Exclusion.LEFT_OUT.value}' as without from draft_left_out
                where draft_id = ?
                union all
                select row, '' as row_key, [raw] as cells, '{Exclusion.UNREADABLE.value}' as without
                from draft_unread where draft_id = ?
            )
            left join going using (row)
            """,
            [submission_id, at, draft_id, draft_id, draft_id],
        )


def state(reader: Reader, submission_id: str) -> SubmissionState | None:
    """The submission's state, None if there is no such submission."""
    row = reader.one("select state from submission where id = ?", [submission_id])
    return SubmissionState(row[0]) if row else None


def standing(reader: Reader, submission_id: str) -> tuple[SubmissionState, bool, bool]:
    """The submission's state, whether nothing has come to nothing, failed, or is to be waited for, and whether an event
    waits for the outcome of one of its requests.
    """
    state, undisturbed, told = reader.rows(
        "select state, fruitless = 0 and failed = 0 and next_try_at is null,"
        " exists (select 1 from event where waits and submission_id = $id) from submission where id = $id",
        {"id": submission_id},
    )[0]
    return SubmissionState(state), undisturbed, told


def move(tx: Tx, submission_id: str, *, to: SubmissionState, pause: Pause | None = None) -> bool:
    """Move a submission if the table of moves allows it from where it is; returns whether it moved."""
    sources = [source.value for source, targets in MOVES.items() if to in targets]
    return bool(
        tx.change(
            "update submission set state = ?, pause = ? where id = ? and state in (select unnest(?))",
            [to.value, pause.value if pause else None, submission_id, sources],
        )
    )


def open_again(tx: Tx, submission_id: str) -> None:
    """Let a submission that has finished go on with rows that wait again; one that moves or has paused stays as it is.

    Raises StoreConflict for one that was stopped.
    """
    if state(tx, submission_id) is SubmissionState.FINISHED:
        move(tx, submission_id, to=SubmissionState.QUEUED)
    elif state(tx, submission_id) not in (SubmissionState.QUEUED, SubmissionState.RUNNING, SubmissionState.PAUSED):
        raise StoreConflict("the submission was stopped")


def move_items(
    tx: Tx,
    submission_id: str,
    ordinals: Sequence[int],
    *,
    source: ItemState,
    to: ItemState,
    at: datetime,
    requests: Sequence[int | None] = (),
) -> None:
    """Move exactly these items; raises StoreConflict, and nothing moves, if one of them is elsewhere.

    Items of an open attempt are `sending`, and what their rows hold meanwhile is `waiting`: close the attempt first.
    `requests`: the number of the request that each of them went with.
    """
    if to not in ITEM_MOVES[source]:
        raise StoreConflict(f"{source} never becomes {to}")
    if not ordinals:
        return
    held = ItemState.WAITING if source is ItemState.SENDING else source
    tx.change_exactly(
        len(ordinals),
        "update item set state = ?, changed_at = ?, request = coalesce(moved.request, item.request)"
        " from (select unnest(?::integer[]) as ordinal, unnest(?::integer[]) as request) as moved"
        # the span, for a look at every item of the file takes its time
        " where submission_id = ? and state = ? and item.ordinal = moved.ordinal and item.ordinal between ? and ?"
        f" and item.{_NOT_OUT}",
        [to.value, at, list(ordinals), list(requests) or [None] * len(ordinals), submission_id, held.value,
         min(ordinals), max(ordinals), submission_id],
    )  # fmt: skip


def exclude(tx: Tx, submission_id: str, blocked: Sequence[Blocked], *, at: datetime) -> None:
    """Leave waiting items out, as the guard found them: the key of each is its ordinal.

    Raises StoreConflict, and nothing moves, if one of them does not wait.
    """
    if not blocked:
        return
    found = pa.table({
        "key": pa.array([each.key for each in blocked], pa.int32()),
        "reason": pa.array([each.reason.value for each in blocked], pa.string()),
        "because_of": pa.array([each.submission_id for each in blocked], pa.string()),
    })  # fmt: skip
    with tx.table("blocked", found):
        tx.change_exactly(
            len(blocked),
            "update item set state = 'excluded', excluded = reason, excluded_by = because_of, changed_at = ?"
            f" from blocked where submission_id = ? and ordinal = key and state = 'waiting' and {_NOT_OUT}",
            [at, submission_id, submission_id],
        )


def cancel_waiting(tx: Tx, submission_id: str, *, at: datetime) -> int:
    """Cancel what waits or is held and return how many items that were; raises StoreConflict while a request is out."""
    if journal.has_open(tx, submission_id):
        raise StoreConflict("a request of this submission is out")
    return tx.change(
        "update item set state = 'cancelled', changed_at = ? where submission_id = ? and state in ('waiting', 'held')",
        [at, submission_id],
    )
