"""The journal: one row per time that bytes go on the wire, committed before the socket opens, closed after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from lib.model.item import Identifiers, Matched
from lib.model.outcome import Outcome
from lib.store.connection import Reader, Tx
from lib.store.errors import StoreConflict

_OBEYED = "(verdict is null or verdict in ('accepted', 'unknown'))"
_NEAR = "ordinals[1] <= $last and ordinals[-1] >= $first"
"""Ordinals rise within a request, so most requests are told apart by their ends."""


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt without an outcome: what a start finds of these is unknown.

    `again_after` is the status with which the attempt before of the same items ended, None if there was none.
    """

    id: int
    submission_id: str
    request: int
    ordinals: tuple[int, ...]
    again_after: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A pair of the receipt and the item it was given to; `ordinal` is None where it could not be given to one."""

    ordinal: int | None
    identifiers: Identifiers
    matched: Matched


@dataclass(frozen=True, slots=True)
class Intent:
    """A request about to leave: its items, rising, and its body's hash and size in bytes."""

    ordinals: tuple[int, ...]
    body_sha256: str
    body_bytes: int


@dataclass(frozen=True, slots=True)
class Ending:
    """A request that has ended: its attempt, what that means, and which identifier was given to which item."""

    attempt: OpenAttempt
    outcome: Outcome
    given: tuple[Given, ...] = ()


def begin(
    tx: Tx, submission_id: str, intents: Sequence[Intent], *, generation: int, at: datetime
) -> tuple[OpenAttempt, ...]:
    """Write the intents to send these waiting items, each a request of its own.

    The same items as in an attempt that surely did not arrive are that request again and keep its number. Raises
    StoreConflict if a later start has taken over, one of the items does not wait or stands in two of the intents, or
    TWIN may have been asked for it already.
    """
    wanted = sorted(ordinal for intent in intents for ordinal in intent.ordinals)
    if not wanted or len(set(wanted)) < len(wanted):
        raise StoreConflict("a request without items, or an item twice")
    highest, requests, fruitless, near = tx.rows(
        "select coalesce(max(id), 0), coalesce(max(request) filter (where submission_id = $id), 0),"
        " count(*) filter (where submission_id = $id and verdict in ('not_sent', 'waiting')),"
        f" count(*) filter (where submission_id = $id and {_OBEYED} and {_NEAR}) from attempt",
        {"id": submission_id, "first": wanted[0], "last": wanted[-1]},
    )[0]
    _refuse_second(tx, submission_id, wanted, near=bool(near))
    opened = []
    for place, intent in enumerate(intents, start=1):
        before = _before(tx, submission_id, intent) if fruitless else None
        request, again_after = before or (requests := requests + 1, None)
        opened.append(OpenAttempt(highest + place, submission_id, request, intent.ordinals, again_after))
    tx.change_exactly(
        len(opened),
        "insert into attempt (id, submission_id, request, ordinals, body_sha256, body_bytes, generation, opened_at)"
        " select new.*, generation, ? from (select unnest(?), ?, unnest(?), unnest(?::integer[][]), unnest(?),"
        " unnest(?)) as new, owner where generation = ?",
        [at, [each.id for each in opened], submission_id, [each.request for each in opened],
         [list(each.ordinals) for each in opened], [each.body_sha256 for each in intents],
         [each.body_bytes for each in intents], generation],
    )  # fmt: skip
    return tuple(opened)


def _refuse_second(tx: Tx, submission_id: str, wanted: list[int], *, near: bool) -> None:
    """A candidate is in at most one attempt that is open, accepted or unknown, whoever asks and for whatever reason.

    `near`: there is such an attempt whose items begin before the last of these and end after the first.
    """
    span = {"id": submission_id, "first": wanted[0], "last": wanted[-1]}
    obeyed = near and tx.value(
        "select count(*) from (select unnest(ordinals) as ordinal from attempt where submission_id = $id"
        f" and {_OBEYED} and {_NEAR}) where list_contains($wanted::integer[], ordinal)",
        {**span, "wanted": wanted},
    )
    gaps = len(wanted) < wanted[-1] - wanted[0] + 1
    waiting = tx.value(
        "select count(*) from item where submission_id = $id and state = 'waiting'"
        f" and ordinal between $first and $last{' and list_contains($wanted::integer[], ordinal)' if gaps else ''}",
        {**span, "wanted": wanted} if gaps else span,
    )
    if obeyed or waiting != len(wanted):
        raise StoreConflict("an item of this request does not wait, or TWIN may have been asked for it already")


def _before(tx: Tx, submission_id: str, intent: Intent) -> tuple[int, int | None] | None:
    """Request and status of the last attempt of the same items that surely did not arrive or was refused unread."""
    row = tx.one(
        "select request, status from attempt where submission_id = ? and verdict in ('not_sent', 'waiting')"
        " and ordinals = ?::integer[] order by id desc limit 1",
        [submission_id, list(intent.ordinals)],
    )
    return (row[0], row[1]) if row else None


def end(tx: Tx, endings: Sequence[Ending], *, generation: int, at: datetime) -> None:
    """Write what became of attempts; raises StoreConflict if one is closed already or a later start has taken over."""
    with tx.table("ended", _closed(endings, at)):
        tx.change_exactly(
            len(endings),
            "update attempt set closed_at = ended.closed_at, verdict = ended.verdict, pause = ended.pause,"
            " stage = ended.stage, status = ended.status, headers = ended.headers, body = ended.body,"
            " truncated = ended.truncated, fault = ended.fault, seconds = ended.seconds,"
            " count_differs = ended.count_differs from ended where attempt.id = ended.id and attempt.closed_at is null"
            " and (select generation from owner) = ?",
            [generation],
        )
    given = [(ending.attempt, each) for ending in endings for each in ending.given]
    if given:
        tx.execute(
            "insert into identifier (submission_id, attempt_id, ordinal, auto_call_id, auto_call_candidate_id, matched)"
            " select unnest(?), unnest(?), unnest(?::integer[]), unnest(?), unnest(?), unnest(?)",
            [
                [attempt.submission_id for attempt, _ in given],
                [attempt.id for attempt, _ in given],
                [each.ordinal for _, each in given],
                [each.identifiers.auto_call_id for _, each in given],
                [each.identifiers.auto_call_candidate_id for _, each in given],
                [each.matched.value for _, each in given],
            ],
        )


def _closed(endings: Sequence[Ending], at: datetime) -> pa.Table:
    outcomes = [each.outcome for each in endings]
    answers = [each.answer for each in outcomes]
    return pa.table({
        "id": pa.array([each.attempt.id for each in endings], pa.int64()),
        "closed_at": pa.array([at] * len(endings), pa.timestamp("us", "UTC")),
        "verdict": [each.verdict.value for each in outcomes],
        "pause": pa.array([each.pause.value if each.pause else None for each in outcomes], pa.string()),
        "stage": [each.stage.value for each in answers],
        "status": pa.array([each.status for each in answers], pa.int32()),
        "headers": [json.dumps(each.headers) for each in answers],
        "body": pa.array([each.body for each in answers], pa.binary()),
        "truncated": [each.truncated for each in answers],
        "fault": [str(each.fault) for each in answers],
        "seconds": pa.array([each.seconds for each in answers], pa.float64()),
        "count_differs": [each.count_differs for each in outcomes],
    })  # fmt: skip


def open_attempts(reader: Reader) -> tuple[OpenAttempt, ...]:
    """Every attempt without an outcome, the oldest first."""
    rows = reader.rows("select id, submission_id, request, ordinals from attempt where closed_at is null order by id")
    return tuple(OpenAttempt(id_, submission, request, tuple(ordinals)) for id_, submission, request, ordinals in rows)


def has_open(reader: Reader, submission_id: str) -> bool:
    """Whether a request of this submission is out."""
    return bool(
        reader.value("select count(*) from attempt where submission_id = ? and closed_at is null", [submission_id])
    )
