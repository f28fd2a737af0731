"""What settles items when no answer does: a person's word, a report, a webhook, a search; kept beside each move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from lib.model.evidence import Source
from lib.model.item import Identifiers, ItemState, Matched
from lib.model.person import Person
from lib.store import submissions
from lib.store.connection import Reader, Row, Tx


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why items move: the source, a person's note, and whether somebody must look at it.

    `events` holds the event that told it and `again` the submission in which the same number went as well, both by
    ordinal.
    """

    source: Source
    note: str = ""
    alarm: bool = False
    events: Mapping[int, str] = field(default_factory=dict)
    again: Mapping[int, str] = field(default_factory=dict)


def settle(
    tx: Tx,
    submission_id: str,
    ordinals: Sequence[int],
    grounds: Grounds,
    *,
    source: ItemState,
    to: ItemState,
    at: datetime,
    by: Person,
) -> None:
    """Move exactly these items and keep why; raises StoreConflict, and nothing moves, if one of them is elsewhere."""
    submissions.move_items(tx, submission_id, ordinals, source=source, to=to, at=at)
    note(tx, submission_id, ordinals, grounds, was=source, became=to, at=at, by=by)


def note(
    tx: Tx,
    submission_id: str,
    ordinals: Sequence[int],
    grounds: Grounds,
    *,
    was: ItemState,
    became: ItemState,
    at: datetime,
    by: Person,
) -> None:
    """Keep evidence about items; of one that is where the evidence says, `was` and `became` are the same."""
    count = len(ordinals)
    tx.insert("evidence", pa.table({
        "submission_id": pa.array([submission_id] * count, pa.string()),
        "ordinal": pa.array(ordinals, pa.int32()),
        "happened_at": pa.array([at] * count, pa.timestamp("us", "UTC")),
        "source": pa.array([grounds.source.value] * count, pa.string()),
        "was": pa.array([was.value] * count, pa.string()),
        "became": pa.array([became.value] * count, pa.string()),
        "alarm": pa.array([grounds.alarm] * count, pa.bool_()),
        "note": pa.array([grounds.note] * count, pa.string()),
        "event_id": pa.array([grounds.events.get(each) for each in ordinals], pa.string()),
        "again": pa.array([grounds.again.get(each) for each in ordinals], pa.string()),
        "person_id": pa.array([by.id] * count, pa.string()),
        "person_name": pa.array([by.name] * count, pa.string()),
    }))  # fmt: skip


def noted(reader: Reader, submission_id: str, ordinals: Sequence[int], source: Source) -> frozenset[int]:
    """Those of these items that have evidence of this source already."""
    rows = reader.rows(
        "select distinct ordinal from evidence"
        " where submission_id = ? and source = ? and list_contains(?::integer[], ordinal)",
        [submission_id, source.value, list(ordinals)],
    )
    return frozenset(row[0] for row in rows)


def standing(reader: Reader, submission_id: str, ordinals: Sequence[int]) -> dict[int, tuple[int, ItemState]]:
    """The spreadsheet row and the state of each of these items, as the item itself has it: not of an open request."""
    rows = reader.rows(
        "select ordinal, row, state from item where submission_id = ? and list_contains(?::integer[], ordinal)",
        [submission_id, list(ordinals)],
    )
    return {ordinal: (row, ItemState(state)) for ordinal, row, state in rows}


def attempts(reader: Reader, submission_id: str, ordinals: Sequence[int]) -> dict[int, int]:
    """The last attempt that each of these items was in; one that never left has none."""
    wanted = list(ordinals)
    rows = reader.rows(
        "select ordinal, max(id) from (select id, unnest(ordinals) as ordinal from attempt"
        " where submission_id = ? and list_has_any(ordinals, ?::integer[]))"
        " where list_contains(?::integer[], ordinal) group by ordinal",
        [submission_id, wanted, wanted],
    )
    return dict(rows)


def went_again(reader: Reader, submission_id: str, ordinals: Sequence[int], *, since: datetime) -> dict[int, str]:
    """By ordinal, the other submission in which a number of the item was accepted after `since`, or is unknown."""
    asked = reader.arrow(
        "select ordinal, unnest(numbers) as number from item where submission_id = ?"
        " and list_contains(?::integer[], ordinal)",
        [submission_id, list(ordinals)],
    )
    with reader.table("asked", asked):
        rows = reader.rows(
            "with called as (select unnest(numbers) as number, submission_id, changed_at from item where"
            " submission_id <> ? and (state = 'unknown' or (state = 'accepted' and changed_at > ?)))"
            " select ordinal, arg_max(submission_id, changed_at) from asked join called using (number)"
            " group by ordinal",
            [submission_id, since],
        )
    return dict(rows)


def alarms(reader: Reader) -> list[Row]:
    """submission_id, ordinal, happened_at, was, again of every alarm that nobody has looked at.

    By submission, the oldest first.
    """
    return reader.rows(
        "select submission_id, ordinal, happened_at, was, again from evidence"
        " where alarm and seen_at is null order by submission_id, happened_at, ordinal"
    )


def see_alarms(tx: Tx, submission_id: str, *, until: datetime, at: datetime) -> int:
    """A person has looked at the alarms of a submission up to `until`; returns how many nobody had looked at before."""
    return tx.change(
        "update evidence set seen_at = ? where alarm and seen_at is null and submission_id = ? and happened_at <= ?",
        [at, submission_id, until],
    )


def give(
    tx: Tx, submission_id: str, ordinal: int, found: Identifiers, *, attempt_id: int, source: Source
) -> str | None:
    """Give an item an identifier by evidence, certain, and return what it had by order instead, if that was wrong.

    What it had by order is right where `found` is among it. Elsewhere it goes back to not matched, and stays visible as
    `replaced`; so does what another item had by order and loses here. What is certain elsewhere stays there too: both
    have it then, as the evidence says. `found.auto_call_candidate_id` may be empty: the call task alone is known then.
    """
    if not found.auto_call_candidate_id:
        give_tasks(tx, submission_id, {ordinal: found.auto_call_id}, source=source)
        return None
    if _stands(tx, submission_id, ordinal, found, source):
        return None
    replaced = _taken_back(tx, submission_id, ordinal)
    moved = tx.change(
        "update identifier set stood_at = coalesce(stood_at, ordinal), ordinal = ?, matched = ?, evidence = ?,"
        " replaced = ? where submission_id = ? and auto_call_candidate_id = ? and matched <> ?",
        [ordinal, Matched.CERTAIN.value, source.value, replaced, submission_id, found.auto_call_candidate_id,
         Matched.CERTAIN.value],
    )  # fmt: skip
    if not moved:
        tx.execute(
            "insert into identifier (submission_id, ordinal, attempt_id, auto_call_id, auto_call_candidate_id,"
            " matched, evidence, replaced) values (?, ?, ?, ?, ?, ?, ?, ?)",
            [submission_id, ordinal, attempt_id, found.auto_call_id, found.auto_call_candidate_id,
             Matched.CERTAIN.value, source.value, replaced],
        )  # fmt: skip
    return replaced


def give_tasks(tx: Tx, submission_id: str, tasks: Mapping[int, str], *, source: Source) -> None:
    """Give items the call task they are in, by ordinal; one that has it keeps it, one that never left gets none."""
    had = set(
        tx.rows(
            "select ordinal, auto_call_id from identifier"
            " where submission_id = ? and list_contains(?::integer[], ordinal)",
            [submission_id, list(tasks)],
        )
    )
    new = [ordinal for ordinal, task in tasks.items() if (ordinal, task) not in had]
    if not new:
        return
    attempt_of = attempts(tx, submission_id, new)
    left = [ordinal for ordinal in new if ordinal in attempt_of]
    tx.insert("identifier", pa.table({
        "submission_id": pa.array([submission_id] * len(left), pa.string()),
        "ordinal": pa.array(left, pa.int32()),
        "attempt_id": pa.array([attempt_of[each] for each in left], pa.int64()),
        "auto_call_id": pa.array([tasks[each] for each in left], pa.string()),
        "auto_call_candidate_id": pa.array([""] * len(left), pa.string()),
        "matched": pa.array([Matched.CERTAIN.value] * len(left), pa.string()),
        "evidence": pa.array([source.value] * len(left), pa.string()),
    }))  # fmt: skip


def _stands(tx: Tx, submission_id: str, ordinal: int, found: Identifiers, source: Source) -> bool:
    """Whether the item has this candidate already: by order it is certain from now on, a task alone is completed."""
    has = "submission_id = ? and ordinal = ? and auto_call_candidate_id = ?"
    confirmed = tx.change(
        f"update identifier set matched = ?, evidence = ? where {has} and matched = ?",
        [Matched.CERTAIN.value, source.value, submission_id, ordinal, found.auto_call_candidate_id,
         Matched.BY_ORDER.value],
    )  # fmt: skip
    if confirmed:
        return True
    if tx.value(f"select count(*) from identifier where {has}", [submission_id, ordinal, found.auto_call_candidate_id]):
        return True
    elsewhere = tx.value(
        "select count(*) from identifier where submission_id = ? and auto_call_candidate_id = ?",
        [submission_id, found.auto_call_candidate_id],
    )
    return not elsewhere and bool(
        tx.change(
            f"update identifier set auto_call_candidate_id = ?, evidence = ? where {has} and auto_call_id = ?",
            [found.auto_call_candidate_id, source.value, submission_id, ordinal, "", found.auto_call_id],
        )
    )


def _taken_back(tx: Tx, submission_id: str, ordinal: int) -> str | None:
    """Take back what an item has by order, and return all that it ever had so and has no more."""
    tx.execute(
        "update identifier set stood_at = ordinal, ordinal = null, matched = ?"
        " where submission_id = ? and ordinal = ? and matched = ?",
        [Matched.NOT_MATCHED.value, submission_id, ordinal, Matched.BY_ORDER.value],
    )
    replaced: str | None = tx.value(
        "select string_agg(auto_call_candidate_id, '; ' order by rowid) from identifier"
        " where submission_id = ? and stood_at = ? and ordinal is distinct from ?",
        [submission_id, ordinal, ordinal],
    )
    return replaced
