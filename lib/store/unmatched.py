"""TWIN's ids that came with a request and are nobody's, and the people of such requests who have none."""

from collections.abc import Sequence

import pyarrow as pa

from lib.model.evidence import Source
from lib.model.item import Identifiers, Matched
from lib.model.unknown import Sought, UnmatchedRequest
from lib.store import evidence, history
from lib.store.connection import Reader, Tx

# Of a request that brought more ids than people, those that are left over are nobody's for ever. A list and no second
# join: see the guard for what DuckDB 2.0.0 makes of rows that are joined twice.
_FROM = (
    "from attempt join (select attempt_id, count(distinct ordinal) as named, count(*) - count(ordinal) as free"
    " from identifier where list_contains($odd::bigint[], attempt_id) group by attempt_id) as given on attempt_id = id"
    " where free > 0 and named < len(ordinals)"
)


def requests(
    reader: Reader, *, submission_id: str | None = None, offset: int = 0, limit: int | None = None
) -> tuple[UnmatchedRequest, ...]:
    """The accepted requests with ids that nobody has and people without one, of one submission or of all; the newest
    first.
    """
    rows = reader.rows(
        f"select id, submission_id, request, opened_at, len(ordinals) {_FROM}"
        " order by id desc limit $limit offset $offset",
        {"odd": _odd(reader, submission_id), "limit": limit, "offset": offset},
    )
    named = history.names(reader, [row[1] for row in rows])
    came = ids(reader, [row[0] for row in rows])
    return tuple(
        UnmatchedRequest(id_, of, *named[of], request, opened_at, people, came[id_])
        for id_, of, request, opened_at, people in rows
    )


def count(reader: Reader, *, submission_id: str | None = None) -> int:
    """How many requests `requests` pages through."""
    return int(reader.value(f"select count(*) {_FROM}", {"odd": _odd(reader, submission_id)}))


def items(reader: Reader, attempt_id: int) -> tuple[Sought, ...]:
    """The accepted people of such a request who have no id yet, in the order of the file."""
    sent = request(reader, attempt_id)
    if sent is None:
        return ()
    submission_id, number = sent
    rows = reader.rows(
        "select ordinal, row, numbers, client_external_id, row_key from item"
        " where submission_id = $submission_id and request = $request and state = 'accepted' and ordinal not in"
        " (select ordinal from identifier where submission_id = $submission_id and ordinal is not null)"
        " order by ordinal",
        {"submission_id": submission_id, "request": number},
    )
    return tuple(
        Sought(attempt_id, ordinal, row, tuple(numbers), external_id or "", row_key)
        for ordinal, row, numbers, external_id, row_key in rows
    )


def request(reader: Reader, attempt_id: int) -> tuple[str, int] | None:
    """The submission and the number of an accepted request whose ids fitted nobody; None of any other."""
    row = reader.one(
        "select submission_id, request from attempt where id = ? and verdict = 'accepted' and count_differs",
        [attempt_id],
    )
    return (row[0], row[1]) if row else None


def ids(reader: Reader, attempt_ids: Sequence[int]) -> dict[int, tuple[Identifiers, ...]]:
    """For each of these attempts the ids that came with it and are nobody's."""
    found: dict[int, tuple[Identifiers, ...]] = {}
    for attempt_id, *ids in reader.rows(
        "select attempt_id, auto_call_id, auto_call_candidate_id from identifier"
        " where ordinal is null and attempt_id in (select unnest(?)) order by rowid",
        [list(attempt_ids)],
    ):
        found[attempt_id] = (*found.get(attempt_id, ()), Identifiers(*ids))
    return found


def elsewhere(reader: Reader, candidate_ids: Sequence[str], attempt_ids: Sequence[int]) -> frozenset[str]:
    """Those of TWIN's candidate ids that are known to be of another row, or came with another request than these."""
    rows = reader.rows(
        "select distinct auto_call_candidate_id from identifier"
        " where auto_call_candidate_id in (select unnest(?))"
        " and (ordinal is not null or not list_contains(?, attempt_id))",
        [list(candidate_ids), list(attempt_ids)],
    )
    return frozenset(row[0] for row in rows)


def give(
    tx: Tx, submission_id: str, given: Sequence[tuple[int, Identifiers]], *, attempt_id: int, source: Source
) -> None:
    """Give items that have none their ids, by ordinal, as certain; no other row has one of them (`elsewhere`).

    A report may bring thousands, while the journal waits: what is new is written at once, and only ids that came with
    the request and fitted nobody are given one by one.
    """
    came = {each.auto_call_candidate_id for each in ids(tx, [attempt_id]).get(attempt_id, ())}
    new = [each for each in given if each[1].auto_call_candidate_id not in came]
    tx.insert("identifier", pa.table({
        "submission_id": pa.array([submission_id] * len(new), pa.string()),
        "ordinal": pa.array([ordinal for ordinal, _ in new], pa.int32()),
        "attempt_id": pa.array([attempt_id] * len(new), pa.int64()),
        "auto_call_id": pa.array([each.auto_call_id for _, each in new], pa.string()),
        "auto_call_candidate_id": pa.array([each.auto_call_candidate_id for _, each in new], pa.string()),
        "matched": pa.array([Matched.CERTAIN.value] * len(new), pa.string()),
        "evidence": pa.array([source.value] * len(new), pa.string()),
    }))  # fmt: skip
    for ordinal, pair in given:
        if pair.auto_call_candidate_id in came:
            evidence.give(tx, submission_id, ordinal, pair, attempt_id=attempt_id, source=source)


def _odd(reader: Reader, submission_id: str | None) -> list[int]:
    rows = reader.rows(
        "select id from attempt where verdict = 'accepted' and count_differs and (? is null or submission_id = ?)",
        [submission_id, submission_id],
    )
    return [row[0] for row in rows]
