"""What TWIN tells by itself settles the rows that it is about, by our row key alone, and says by what evidence."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from lib.access import audit
from lib.model.evidence import Source
from lib.model.item import Identifiers, ItemState
from lib.model.person import CALLBOARD, Person
from lib.store import events, history
from lib.store import evidence as kept
from lib.store.connection import Reader, Row, Store, Tx
from lib.store.events import Told
from lib.twin import webhook

NEVER_LEFT = frozenset({ItemState.WAITING, ItemState.HELD})
"""Told of one of these, the alarm is that somebody else called: it is never sent now, so its number goes once."""


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """A row that TWIN told of and that we had not sent: its spreadsheet row, what it was, and the number of the
    submission in which the same phone number went as well.
    """

    row: int
    was: ItemState
    again: int | None


@dataclass(frozen=True, slots=True)
class Alarm:
    """The rows of one submission that nobody has looked at yet; `last_at` is when the newest of them was told."""

    submission_id: str
    number: int
    file_name: str
    last_at: datetime
    rows: tuple[AlarmRow, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What came by webhook up to now: of rows by our key, of rows by TWIN's ids (which settles nothing), of nobody."""

    last_at: datetime | None
    by_key: int
    by_ids: int
    of_nobody: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Webhooks come in here; pages read here what they told."""

    store: Store
    clock: Callable[[], datetime]

    def receive(self, body: bytes) -> bool:
        """Keep an event and settle what it settles, in one transaction; returns whether it is new.

        Raises StoreError if the store refuses: then nothing is kept, and TWIN sends it again [D].
        """
        event, now = webhook.read(body), self.clock()
        with self.store.read() as reader:
            # outside the transaction, which the sender would wait for: where a row is never changes
            about = events.place(reader, event, now=now)
        settles = event.row_key is not None
        with self.store.write() as tx:
            waits = about is not None and settles and events.is_out(tx, about)
            new = events.add(tx, event, about, waits=waits, at=now)
            if new and about and settles and not waits:
                told = Told(event.id, about.ordinal, event.task_id, event.candidate_id)
                _apply(tx, about.submission_id, (told,), now)
        return new

    def alarms(self) -> tuple[Alarm, ...]:
        """What TWIN called that we had not sent, until somebody has looked; the newest first."""
        with self.store.read() as reader:
            found = kept.alarms(reader)
            names = history.names(reader, sorted({each for row in found for each in (row[0], row[4]) if each}))
            alarms = [_alarm(reader, tuple(rows), names) for _, rows in groupby(found, key=itemgetter(0))]
        return tuple(sorted(alarms, key=lambda alarm: alarm.last_at, reverse=True))

    def see(self, alarm: Alarm, *, by: Person) -> None:
        """A person has looked at an alarm; what came after it was read stays one. Pressed again, nothing changes."""
        now = self.clock()
        with self.store.write() as tx:
            seen = kept.see_alarms(tx, alarm.submission_id, until=alarm.last_at, at=now)
            if seen:
                audit.record(tx, audit.Verb.ALARM_SEEN, alarm.submission_id, at=now, by=by, rows=seen)

    def heard(self) -> Heard:
        """What came by webhook up to now."""
        with self.store.read() as reader:
            last_at, count, by_key, by_ids = events.heard(reader)
        return Heard(last_at, by_key, by_ids, count - by_key - by_ids)


def _alarm(reader: Reader, found: Sequence[Row], names: dict[str, tuple[int, str]]) -> Alarm:
    """The alarms of one submission, the oldest first."""
    submission_id = found[0][0]
    standing = kept.standing(reader, submission_id, [ordinal for _, ordinal, *_ in found])
    rows = (
        AlarmRow(standing[ordinal][0], ItemState(was), names[again][0] if again else None)
        for _, ordinal, _, was, again in found
    )
    return Alarm(submission_id, *names[submission_id], last_at=found[-1][2], rows=tuple(rows))


def apply_waiting(tx: Tx, submission_id: str, ordinals: Sequence[int], *, now: datetime) -> int:
    """Let events that came while these items' request was out settle them, now that it has an outcome.

    Called last in the transaction that closes the attempt, whatever it came to; returns how many items that settled.
    """
    told = events.take_waiting(tx, submission_id, ordinals)
    return _apply(tx, submission_id, told, now) if told else 0


def _apply(tx: Tx, submission_id: str, told: Sequence[Told], now: datetime) -> int:
    """Settle the items that events tell of; none of them is in a request that is out. Returns how many moved."""
    first = {each.ordinal: each.event_id for each in reversed(told)}
    by_state: defaultdict[ItemState, list[int]] = defaultdict(list)
    for ordinal, (_, state) in sorted(kept.standing(tx, submission_id, list(first)).items()):
        by_state[state].append(ordinal)
    for state, ordinals in by_state.items():
        if state is ItemState.ACCEPTED:
            _confirm(tx, submission_id, ordinals, first, now)
        else:
            _settle(tx, submission_id, ordinals, first, was=state, now=now)
    _give(tx, submission_id, told, now)
    return sum(len(ordinals) for state, ordinals in by_state.items() if state is not ItemState.ACCEPTED)


def _settle(
    tx: Tx, submission_id: str, ordinals: Sequence[int], by_event: dict[int, str], *, was: ItemState, now: datetime
) -> None:
    """Unknown is what a webhook settles; of every other state we had said that nobody was called."""
    alarm = was is not ItemState.UNKNOWN
    again = (
        kept.went_again(tx, submission_id, ordinals, since=now - events.RECENT)
        if alarm and was not in NEVER_LEFT
        else {}
    )
    grounds = kept.Grounds(Source.WEBHOOK, alarm=alarm, events=by_event, again=again)
    kept.settle(tx, submission_id, ordinals, grounds, source=was, to=ItemState.ACCEPTED, at=now, by=CALLBOARD)
    audit.record(
        tx, audit.Verb.SETTLED, submission_id, at=now, by=CALLBOARD, source=Source.WEBHOOK.value, was=was.value,
        rows=len(ordinals), alarm=alarm,
    )  # fmt: skip


def _confirm(tx: Tx, submission_id: str, ordinals: Sequence[int], by_event: dict[int, str], now: datetime) -> None:
    """What is accepted stays; the first webhook of each item is noted."""
    noted = kept.noted(tx, submission_id, ordinals, Source.WEBHOOK)
    new = [each for each in ordinals if each not in noted]
    grounds = kept.Grounds(Source.WEBHOOK, events=by_event)
    accepted = ItemState.ACCEPTED
    kept.note(tx, submission_id, new, grounds, was=accepted, became=accepted, at=now, by=CALLBOARD)


def _give(tx: Tx, submission_id: str, told: Sequence[Told], now: datetime) -> None:
    """Give the items TWIN's ids, certain from now on; an item that never left in a request of ours has none."""
    tasks = {each.ordinal: each.task_id for each in reversed(told) if each.task_id}
    kept.give_tasks(tx, submission_id, tasks, source=Source.WEBHOOK)
    found = {
        (each.ordinal, each.candidate_id): Identifiers(each.task_id or "", each.candidate_id)
        for each in told
        if each.candidate_id
    }
    attempts = kept.attempts(tx, submission_id, [ordinal for ordinal, _ in found]) if found else {}
    for (ordinal, _), identifiers in found.items():
        if ordinal not in attempts:
            continue
        replaced = kept.give(
            tx, submission_id, ordinal, identifiers, attempt_id=attempts[ordinal], source=Source.WEBHOOK
        )
        if replaced:
            audit.record(
                tx, audit.Verb.CORRECTED, submission_id, at=now, by=CALLBOARD, ordinal=ordinal, replaced=replaced
            )
