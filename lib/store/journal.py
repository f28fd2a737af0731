"""The journal: one row per time that bytes go on the wire, committed before the socket opens, closed after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from lib.model.item import Identifiers, Matched
from lib.model.outcome import Outcome
from lib.store import owner
from lib.store.connection import Reader, Tx
from lib.store.errors import StoreConflict


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt without an outcome: what a start finds of these is unknown."""

    id: int
    submission_id: str
    request: int
    ordinals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A pair of the receipt and the item it was given to; `ordinal` is None where it could not be given to one."""

    ordinal: int | None
    identifiers: Identifiers
    matched: Matched


def open_attempt(
    tx: Tx,
    submission_id: str,
    ordinals: Sequence[int],
    *,
    generation: int,
    body_sha256: str,
    body_bytes: int,
    at: datetime,
) -> OpenAttempt:
    """Write the intent to send these waiting items.

    The same items as in the attempt before are the same request again and keep its number. Raises StoreConflict if
    a later start has taken over, one of the items does not wait, or TWIN may have been asked for it already.
    """
    owner.alive(tx, generation, at)
    _refuse_second(tx, submission_id, ordinals)
    attempt_id = int(tx.value("select coalesce(max(id), 0) + 1 from attempt"))
    last = tx.one(
        "select request, ordinals from attempt where submission_id = ? order by id desc limit 1", [submission_id]
    )
    request = 1 if last is None else last[0] if last[1] == list(ordinals) else last[0] + 1
    tx.execute(
        "insert into attempt (id, submission_id, request, ordinals, generation, body_sha256, body_bytes, opened_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [attempt_id, submission_id, request, list(ordinals), generation, body_sha256, body_bytes, at],
    )
    return OpenAttempt(attempt_id, submission_id, request, tuple(ordinals))


def _refuse_second(tx: Tx, submission_id: str, ordinals: Sequence[int]) -> None:
    """A candidate is in at most one attempt that is open, accepted or unknown, whoever asks and for whatever reason."""
    wanted = list(ordinals)
    obeyed = tx.value(
        "select count(*) from attempt where submission_id = ? and list_has_any(ordinals, ?::integer[])"
        " and (verdict is null or verdict in ('accepted', 'unknown'))",
        [submission_id, wanted],
    )
    waiting = tx.value(
        "select count(*) from item where submission_id = ? and state = 'waiting' and ordinal in (select unnest(?))",
        [submission_id, wanted],
    )
    if not wanted or obeyed or waiting != len(wanted):
        raise StoreConflict("an item of this request does not wait, or TWIN may have been asked for it already")


def close_attempt(
    tx: Tx, attempt: OpenAttempt, outcome: Outcome, given: Sequence[Given], *, generation: int, at: datetime
) -> None:
    """Write what became of an attempt; raises StoreConflict if it is closed already or a later start has taken over."""
    answer = outcome.answer
    tx.change_exactly(
        1,
        "update attempt set closed_at = ?, verdict = ?, pause = ?, stage = ?, status = ?, headers = ?, body = ?,"
        " truncated = ?, fault = ?, seconds = ?, count_differs = ?"
        " where id = ? and closed_at is null and (select max(generation) from owner) = ?",
        [at, outcome.verdict.value, outcome.pause.value if outcome.pause else None, answer.stage.value, answer.status,
         json.dumps(answer.headers), answer.body, answer.truncated, answer.fault, answer.seconds,
         outcome.count_differs, attempt.id, generation],
    )  # fmt: skip
    tx.insert("identifier", _identifiers(attempt, given))


def open_attempts(reader: Reader) -> tuple[OpenAttempt, ...]:
    """Every attempt without an outcome, the oldest first."""
    rows = reader.rows("select id, submission_id, request, ordinals from attempt where closed_at is null order by id")
    return tuple(OpenAttempt(id_, submission, request, tuple(ordinals)) for id_, submission, request, ordinals in rows)


def has_open(reader: Reader, submission_id: str) -> bool:
    """Whether a request of this submission is out."""
    return bool(
        reader.value("select count(*) from attempt where submission_id = ? and closed_at is null", [submission_id])
    )


def _identifiers(attempt: OpenAttempt, given: Sequence[Given]) -> pa.Table:
    return pa.table({
        "submission_id": pa.array([attempt.submission_id] * len(given), pa.string()),
        "ordinal": pa.array([each.ordinal for each in given], pa.int32()),
        "attempt_id": pa.array([attempt.id] * len(given), pa.int64()),
        "auto_call_id": pa.array([each.identifiers.auto_call_id for each in given], pa.string()),
        "auto_call_candidate_id": pa.array([each.identifiers.auto_call_candidate_id for each in given], pa.string()),
        "matched": pa.array([each.matched.value for each in given], pa.string()),
    })  # fmt: skip
