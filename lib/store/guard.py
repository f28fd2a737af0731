"""The guard: is one of these numbers on its way already, or was it called lately, by anyone under any file name?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from lib.model.item import BLOCKS, Exclusion, ItemState
from lib.store.connection import Reader

_BLOCKS = ", ".join(f"'{state.value}'" for state in sorted(BLOCKS))

# For each key the gravest finding: what is still open elsewhere before what was called already, the latest first.
# The table and not the view: items of an open attempt are `waiting` in it, which blocks all the same, and DuckDB 2.0.0
# can fail, and take the whole database with it, where rows that came out of a join are joined once more (#24807).
_SQL = f"""
with taken as (
    select unnest(numbers) as number, submission_id, changed_at, state <> '{ItemState.ACCEPTED.value}' as open
    from item
    where submission_id <> ? and (state in ({_BLOCKS}) or (state = '{ItemState.ACCEPTED.value}' and changed_at > ?))
)
select key, arg_max(submission_id, (open, changed_at)), bool_or(open)
from asked join taken using (number)
group by key
"""

_ASKED = pa.schema([("key", pa.int32()), ("numbers", pa.list_(pa.string()))])


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why the row with this `key` (a spreadsheet row, or an ordinal) stays behind, and because of which submission."""

    key: int
    reason: Exclusion
    submission_id: str


def any_taken(reader: Reader, numbers: Sequence[str], *, called_since: datetime, but_not: str) -> bool:
    """Whether `blocked` would find anything for these numbers: the quick look before each request."""
    return bool(
        reader.value(
            "select count(*) from (select unnest(numbers) as number from item where submission_id <> ?"
            f" and (state in ({_BLOCKS}) or (state = '{ItemState.ACCEPTED.value}' and changed_at > ?)))"
            " where number in (select unnest(?) as asked)",
            [but_not, called_since, list(numbers)],
        )
    )


def blocked(
    reader: Reader,
    keys: Sequence[int] | pa.ChunkedArray,
    numbers: Sequence[Sequence[str]] | pa.ChunkedArray,
    *,
    called_since: datetime,
    but_not: str = "",
) -> tuple[Blocked, ...]:
    """The rows that must not go: a number of theirs waits, is held, sending or unknown in another submission than
    `but_not`, or was accepted there after `called_since`.
    """
    rows_asked = pa.table({"key": keys, "numbers": numbers}, schema=_ASKED).combine_chunks()
    lists = rows_asked["numbers"]
    asked = pa.table({
        "key": rows_asked["key"].take(pc.list_parent_indices(lists)),
        "number": pc.list_flatten(lists),
    })  # fmt: skip
    with reader.table("asked", asked):
        rows = reader.rows(_SQL, [but_not, called_since])
    return tuple(
        Blocked(key, Exclusion.IN_ANOTHER if is_open else Exclusion.CALLED_ALREADY, submission_id)
        for key, submission_id, is_open in sorted(rows)
    )
