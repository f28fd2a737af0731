"""The journal: one row per time that bytes go on the wire, committed before the socket opens, closed after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
    highest, requests, fruitless, near, waiting = _seen(tx, submission_id, wanted)
    _refuse_second(tx, submission_id, wanted, near=bool(near), waiting=waiting)
    opened = []
    for place, intent in enumerate(intents, start=1):
        before = _before(tx, submission_id, intent) if fruitless else None
        request, again_after = before or (requests := requests + 1, None)
        opened.append(OpenAttempt(highest + place, submission_id, request, intent.ordinals, again_after))
    # a name for each list: without one, DuckDB makes its name of all that is in it
    tx.change_exactly(
        len(opened),
        "insert into attempt (id, submission_id, request, ordinals, body_sha256, body_bytes, generation, opened_at)"
        " select unnest(?) as id, ?, unnest(?) as request, unnest(?::integer[][]) as ordinals, unnest(?) as hash,"
        " unnest(?) as size, generation, ? from owner where generation = ?",
        [[each.id for each in opened], submission_id, [each.request for each in opened],
         [list(each.ordinals) for each in opened], [each.body_sha256 for each in intents],
         [each.body_bytes for each in intents], at, generation],
    )  # fmt: skip
    return tuple(opened)


def _seen(tx: Tx, submission_id: str, wanted: list[int]) -> tuple[int, int, int, int, int]:
    """The highest attempt of all and the highest request of this submission, how many of its attempts came to nothing,
    how many that TWIN may have obeyed have items between the first and the last of these, how many of these wait.
    """
    span: dict[str, object] = {"id": submission_id, "first": wanted[0], "last": wanted[-1]}
    gaps = len(wanted) < wanted[-1] - wanted[0] + 1
    if gaps:
        span["wanted"] = wanted
    highest, requests, fruitless, near, waiting = tx.rows(
        "select max(id), max(request) filter (where submission_id = $id),"
        " count(*) filter (where submission_id = $id and verdict in ('not_sent', 'waiting')),"
        f" count(*) filter (where submission_id = $id and {_OBEYED} and {_NEAR}),"
        " (select count(*) from item where submission_id = $id and state = 'waiting' and ordinal between $first and"
        f" $last{' and list_contains($wanted::integer[], ordinal)' if gaps else ''}) from attempt",
        span,
    )[0]
    return highest or 0, requests or 0, fruitless, near, waiting


def _refuse_second(tx: Tx, submission_id: str, wanted: list[int], *, near: bool, waiting: int) -> None:
    """A candidate is in at most one attempt that is open, accepted or unknown, whoever asks and for whatever reason.

    `near`: there is such an attempt whose items begin before the last of these and end after the first. `waiting`: how
    many of these wait.
    """
    obeyed = near and tx.value(
        "select count(*) from (select unnest(ordinals) as ordinal from attempt where submission_id = $id"
        f" and {_OBEYED} and {_NEAR}) where list_contains($wanted::integer[], ordinal)",
        {"id": submission_id, "first": wanted[0], "last": wanted[-1], "wanted": wanted},
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
    tx.change_exactly(
        len(endings),
        "update attempt set closed_at = ?, verdict = ended.verdict, pause = ended.pause,"
        " stage = ended.stage, status = ended.status, headers = ended.headers, body = ended.body,"
        " truncated = ended.truncated, fault = ended.fault, seconds = ended.seconds,"
        " count_differs = ended.count_differs from (select unnest(?) as id, unnest(?) as verdict,"
        " unnest(?::varchar[]) as pause, unnest(?) as stage, unnest(?::integer[]) as status, unnest(?) as headers,"
        " unnest(?::blob[]) as body, unnest(?) as truncated, unnest(?) as fault, unnest(?::double[]) as seconds,"
        " unnest(?) as count_differs) as ended where attempt.id = ended.id and attempt.closed_at is null"
        " and (select generation from owner) = ?",
        [at, *_columns(endings), generation],
    )
    given = [(ending.attempt, each) for ending in endings for each in ending.given]
    if given:
        tx.execute(
            "insert into identifier (submission_id, attempt_id, ordinal, auto_call_id, auto_call_candidate_id, matched)"
            " select unnest(?) as submission, unnest(?) as attempt, unnest(?::integer[]) as ordinal, unnest(?) as call,"
            " unnest(?) as candidate, unnest(?) as matched",
            [
                [attempt.submission_id for attempt, _ in given],
                [attempt.id for attempt, _ in given],
                [each.ordinal for _, each in given],
                [each.identifiers.auto_call_id for _, each in given],
                [each.identifiers.auto_call_candidate_id for _, each in given],
                [each.matched.value for _, each in given],
            ],
        )


def _columns(endings: Sequence[Ending]) -> tuple[list[object], ...]:
    outcomes = [each.outcome for each in endings]
    answers = [each.answer for each in outcomes]
    return (
        [each.attempt.id for each in endings],
        [each.verdict.value for each in outcomes],
        [each.pause.value if each.pause else None for each in outcomes],
        [each.stage.value for each in answers],
        [each.status for each in answers],
        [json.dumps(each.headers) for each in answers],
        [each.body for each in answers],
        [each.truncated for each in answers],
        [str(each.fault) for each in answers],
        [each.seconds for each in answers],
        [each.count_differs for each in outcomes],
    )


def open_attempts(reader: Reader) -> tuple[OpenAttempt, ...]:
    """Every attempt without an outcome, the oldest first."""
    rows = reader.rows("select id, submission_id, request, ordinals from attempt where closed_at is null order by id")
    return tuple(OpenAttempt(id_, submission, request, tuple(ordinals)) for id_, submission, request, ordinals in rows)


def has_open(reader: Reader, submission_id: str) -> bool:
    """Whether a request of this submission is out."""
    return bool(
        reader.value("select count(*) from attempt where submission_id = ? and closed_at is null", [submission_id])
    )
