"""Earlier submissions in which a number is on its way or was called: whose they are, and what became of the number."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from lib.model.item import ItemState
from lib.store.connection import Reader


@dataclass(frozen=True, slots=True)
class Released:
    """Who released a submission, and when."""

    number: int
    file_name: str
    released_by: str
    released_at: datetime


def released(reader: Reader, submission_ids: Collection[str]) -> dict[str, Released]:
    """These submissions by their ids."""
    rows = reader.rows(
        "select id, number, file_name, released_by, released_at from submission where id in (select unnest(?))",
        [list(submission_ids)],
    )
    return {submission_id: Released(*found) for submission_id, *found in rows}


def became(reader: Reader, submission_id: str, numbers: Collection[str]) -> dict[str, tuple[ItemState, datetime]]:
    """What became of each of these numbers in a submission, the latest of it, and when."""
    rows = reader.rows(
        """
        select number, arg_max(state, changed_at), max(changed_at) from (
            select unnest(numbers) as number, state, changed_at from item
            where submission_id = ? and list_has_any(numbers, ?::varchar[])
        ) group by number
        """,
        [submission_id, list(numbers)],
    )
    return {number: (ItemState(state), at) for number, state, at in rows if number in numbers}
