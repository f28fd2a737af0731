"""The guard, seen early: which rows of a draft would stay behind at a release now, and because of which submissions.

It is looked up anew whenever something has changed, and binds nothing: the release asks again.
"""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow.compute as pc

from lib.drafts.draft import Draft
from lib.drafts.drafts import Drafts
from lib.drafts.terms import Terms
from lib.model.columns import Rings
from lib.model.item import Exclusion, ItemState
from lib.store import earlier, guard, staged
from lib.store.connection import Store
from lib.store.guard import Blocked


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier submission, and how many rows of the draft stay behind because of it, for one reason."""

    submission_id: str
    reason: Exclusion
    number: int
    file_name: str
    released_by: str
    released_at: datetime
    rows: int


@dataclass(frozen=True, slots=True)
class EarlyRow:
    """A row that stays behind: its number that an earlier submission has, what became of that there, and when."""

    row: int
    number: str
    state: ItemState
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class SeenEarly:
    """What the guard would say of drafts; only the last answer is remembered, for as long as nothing is written."""

    store: Store
    drafts: Drafts
    terms: Terms
    clock: Callable[[], datetime]
    _found: dict[tuple[str, int, int], tuple[Blocked, ...]] = field(default_factory=dict)
    _finding: threading.Lock = field(default_factory=threading.Lock)

    def submissions(self, draft_id: str) -> tuple[Earlier, ...]:
        """The earlier submissions, the latest first."""
        counts = Counter((each.submission_id, each.reason) for each in self._blocked(self.drafts.get(draft_id)))
        with self.store.read() as reader:
            found = earlier.released(reader, {submission_id for submission_id, _ in counts})
        return tuple(
            Earlier(
                submission_id, reason, there.number, there.file_name, there.released_by, there.released_at, rows
            )
            for (submission_id, reason), rows in sorted(
                counts.items(), key=lambda each: (-found[each[0][0]].number, each[0][1])
            )
            for there in [found[submission_id]]
        )  # fmt: skip

    def rows(self, draft_id: str, because: Earlier, *, offset: int = 0, limit: int = 25) -> tuple[EarlyRow, ...]:
        """A page of the rows that stay behind because of one submission, in the order of the file."""
        draft = self.drafts.get(draft_id)
        keys = [
            each.key for each in self._blocked(draft)
            if (each.submission_id, each.reason) == (because.submission_id, because.reason)
        ][offset : offset + limit]  # fmt: skip
        with self.store.read() as reader:
            said = {each.row: _ringing(draft, each.numbers) for each in staged.said_by(reader, draft_id, keys)}
            numbers = {number for each in said.values() for number in each}
            became = earlier.became(reader, because.submission_id, numbers)
        return tuple(
            EarlyRow(row, number, *became[number])
            for row in keys
            for number in [next((each for each in said.get(row, ()) if each in became), None)]
            if number
        )

    def _blocked(self, draft: Draft) -> tuple[Blocked, ...]:
        key = (draft.id, draft.version, self.store.commits)
        with self._finding:
            if key not in self._found:
                self._found.clear()
                with self.store.read() as reader:
                    going = staged.numbers_going(reader, draft.id)
                    numbers = going["numbers"]
                    if draft.numbers.rings is Rings.FIRST:
                        numbers = pc.list_slice(numbers, 0, 1)
                    since = self.terms.called_since(self.clock())
                    self._found[key] = guard.blocked(reader, going["row"], numbers, called_since=since)
            return self._found[key]


def _ringing(draft: Draft, numbers: tuple[str, ...]) -> tuple[str, ...]:
    return numbers if draft.numbers.rings is Rings.ALL else numbers[:1]
