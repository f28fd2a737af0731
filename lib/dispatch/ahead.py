"""What leaves next, found out while requests are out: a request that has ended does not keep the next one waiting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lib.dispatch import plan
from lib.drafts.terms import Terms
from lib.store import guard, journal, owner, queue
from lib.store.connection import Reader, Store
from lib.store.errors import StoreConflict, StoreFailed

REQUESTS = 4
"""How many requests are found out for each that may be out: a look at what waits takes its time."""


@dataclass(frozen=True, slots=True)
class _Found:
    """More of the only submission that moves; it holds for as long as the store's `commits` stay the same."""

    mover: queue.Mover
    bodies: tuple[plan.Body, ...]
    commits: int


class Lookahead:
    """What is found out and not begun yet.

    It is never more than what a turn would find: whatever else is written to the store makes it void, and where
    anything but more of the same is to be done (somebody else's turn, a pause, a number that the guard knows), nothing
    is found.
    """

    def __init__(
        self,
        store: Store,
        terms: Terms,
        body_of: Callable[[Sequence[bytes]], bytes],
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._terms = terms
        self._body_of = body_of
        self._clock = clock
        self._found: _Found | None = None

    @property
    def has_more(self) -> bool:
        """Whether there is anything that was not begun yet."""
        return self._found is not None

    def look(self, out: Sequence[journal.OpenAttempt]) -> None:
        """Find out what may leave in the places of those that are out, once they have ended well; writes nothing."""
        self._found = self._find(out) if out else None

    def begin(self, at_most: int) -> tuple[plan.Request, ...]:
        """Write the first intents of what was found; none where it does not hold any more, or the store refuses."""
        found, self._found = self._found, None
        if not found or at_most < 1 or not self._may_leave(found.mover):
            return ()
        try:
            with self._store.write() as tx:
                if self._store.commits != found.commits:
                    return ()
                requests = plan.begin(tx, self._terms, found.mover, found.bodies[:at_most], now=self._clock())
        except (StoreFailed, StoreConflict):
            return ()  # met again by the turn that follows, and told
        rest = found.bodies[at_most:]
        self._found = replace(found, bodies=rest, commits=found.commits + 1) if rest else None
        return requests

    def answers_written(self) -> None:
        """One transaction of the sender's own, which wrote down plain answers only, changes nothing for the rest."""
        if self._found:
            self._found = replace(self._found, commits=self._found.commits + 1)

    def _may_leave(self, mover: queue.Mover) -> bool:
        return not (plan.may_not(mover, self._terms, self._clock()) or plan.no_token_yet(self._terms))

    def _find(self, out: Sequence[journal.OpenAttempt]) -> _Found | None:
        now, commits = self._clock(), self._store.commits
        with self._store.read() as reader:
            movers = queue.turns(reader, now, longest_wait=self._terms.longest_wait)
            if len(movers) != 1 or not owner.may_send(reader, self._terms.generation):
                return None
            (mover,) = movers
            # one at a time means: what came back is written before anything else leaves
            steady = mover.parallel > 1 and mover.state == "running" and mover.due and not mover.fruitless
            bodies = (
                self._bodies(reader, mover, out, now)
                if steady and not mover.rehearsal and self._may_leave(mover)
                else ()
            )
        return _Found(mover, bodies, commits) if bodies else None

    def _bodies(
        self, reader: Reader, mover: queue.Mover, out: Sequence[journal.OpenAttempt], now: datetime
    ) -> tuple[plan.Body, ...]:
        room = plan.room_for(reader, mover, self._terms, REQUESTS * mover.parallel, now=now)
        if not room.requests or room.people <= 0:
            return ()
        taken = {ordinal for attempt in out for ordinal in attempt.ordinals}
        items = queue.waiting(reader, mover.id, room.people, out=taken)
        numbers = [number for item in items for number in item.numbers]
        if guard.any_taken(reader, numbers, called_since=self._terms.called_since(now), but_not=mover.id):
            return ()
        return plan.bodies(self._terms, self._body_of, items, room)
