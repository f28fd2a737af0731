"""What a person says of the people whose outcome nobody knows. Nothing here sends, and nothing goes back to unknown."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.access import audit
from lib.model.evidence import Source
from lib.model.item import Identifiers, ItemState
from lib.model.person import Person
from lib.model.unknown import Sought, Standing, UnknownRequest
from lib.store import unknown, unmatched
from lib.store.connection import Store, Tx
from lib.store.errors import StoreConflict
from lib.store.evidence import Grounds, settle

WAIT = timedelta(minutes=30)
"""How long TWIN may take to show a request in its cabinet [I]: before that, not to be found there means nothing."""


class TooSoon(Exception):
    """Not to be found in TWIN means something from `moment` on."""

    def __init__(self, moment: datetime) -> None:
        super().__init__("too soon to say that it is not in TWIN")
        self.moment = moment


class NoteNeeded(Exception):
    """Nothing but a person's word settles this, and the word is missing."""


class IdentifierTaken(Exception):
    """TWIN's id of a candidate is another row's already, or was given to two; `count` says how many ids."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} ids are another row's")
        self.count = count


@dataclass(frozen=True, slots=True)
class Found:
    """An item that TWIN has, and what it is called there; no ids where somebody saw it and did not write them down."""

    ordinal: int
    identifiers: tuple[Identifiers, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconcile:
    """The unknown requests, and the three things that a person can say about each: found, not there, left so.

    What is settled was unknown at that moment, or nothing changes at all and StoreConflict is raised: somebody else
    pressed first, or evidence came.
    """

    store: Store
    clock: Callable[[], datetime]

    def requests(
        self,
        *,
        submission_id: str | None = None,
        attempt_id: int | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> tuple[UnknownRequest, ...]:
        """The requests of which people are still unknown: those left so on purpose last, then the newest first."""
        with self.store.read() as reader:
            return unknown.requests(
                reader, submission_id=submission_id, attempt_id=attempt_id, offset=offset, limit=limit
            )

    def count(self, *, submission_id: str | None = None) -> int:
        """How many requests `requests` pages through."""
        with self.store.read() as reader:
            return unknown.count(reader, submission_id=submission_id)

    def items(
        self,
        *,
        attempt_id: int | None = None,
        submission_id: str | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> tuple[Sought, ...]:
        """The people still unknown of one request, or of a submission, in the order of the file."""
        with self.store.read() as reader:
            return unknown.items(reader, attempt_id=attempt_id, submission_id=submission_id, offset=offset, limit=limit)

    def standing(self, attempt_id: int) -> Standing | None:
        """What became of a request that was unknown; None if there was none of this id."""
        with self.store.read() as reader:
            return unknown.standing(reader, attempt_id)

    def elsewhere(self, candidate_ids: Sequence[str], attempt_ids: Sequence[int]) -> frozenset[str]:
        """Those of TWIN's candidate ids that are another row's, or came with another request than these."""
        with self.store.read() as reader:
            return unmatched.elsewhere(reader, candidate_ids, attempt_ids)

    def found(
        self,
        attempt_id: int,
        matches: Sequence[Found],
        *,
        by: Person,
        note: str = "",
        source: Source = Source.PERSON,
    ) -> None:
        """TWIN has these people of one request: see `found_in_several`."""
        self.found_in_several([(attempt_id, matches)], by=by, note=note, source=source)

    def found_in_several(
        self,
        requests: Sequence[tuple[int, Sequence[Found]]],
        *,
        by: Person,
        note: str = "",
        source: Source = Source.PERSON,
    ) -> None:
        """TWIN has these, of each attempt: they count as accepted, with their ids as certain; all of them or nobody.

        Raises NoteNeeded if a person says so of somebody without an id or a note, IdentifierTaken if an id is somebody
        else's, StoreConflict if one of them is not unknown any more.
        """
        note, now = note.strip(), self.clock()
        nameless = any(not match.identifiers for _, matches in requests for match in matches)
        if source is Source.PERSON and not note and nameless:
            raise NoteNeeded
        with self.store.write() as tx:
            for attempt_id, matches in requests:
                _found(tx, attempt_id, matches, Grounds(source, note), now=now, by=by)

    def not_in_twin(self, attempt_id: int, ordinals: Sequence[int], *, by: Person, note: str) -> None:
        """TWIN does not have these: they were not sent, and may go again only through a new draft and its release.

        Raises TooSoon within `WAIT` of the request, NoteNeeded without a note, StoreConflict if one of them is not
        unknown any more. That more than twenty at once take a second person waits for sign-in: now there is one user.
        """
        note, now = note.strip(), self.clock()
        if not note:
            raise NoteNeeded
        with self.store.write() as tx:
            sent = _asked(tx, attempt_id, ordinals)
            if now < offered_from(sent.opened_at):
                raise TooSoon(offered_from(sent.opened_at))
            settle(
                tx,
                sent.submission_id,
                ordinals,
                Grounds(Source.PERSON, note),
                source=ItemState.UNKNOWN,
                to=ItemState.NOT_SENT,
                at=now,
                by=by,
            )
            audit.record(
                tx, audit.Verb.NOT_IN_TWIN, sent.submission_id, at=now, by=by, request=sent.request,
                people=len(ordinals),
            )  # fmt: skip

    def leave(self, attempt_id: int, *, by: Person, note: str) -> None:
        """Leave the people of a request unknown, on purpose; raises StoreConflict if none of them is any more."""
        now = self.clock()
        with self.store.write() as tx:
            standing = unknown.standing(tx, attempt_id)
            if standing is None or not standing.unknown:
                raise StoreConflict("nobody of this request is unknown")
            unknown.leave(tx, attempt_id, note.strip(), at=now, by=by)
            audit.record(
                tx, audit.Verb.LEFT_UNKNOWN, standing.submission_id, at=now, by=by, request=standing.request,
                people=standing.unknown,
            )  # fmt: skip


def offered_from(opened_at: datetime) -> datetime:
    """From when on it may be said of a request that it is not in TWIN."""
    return opened_at + WAIT


def _found(tx: Tx, attempt_id: int, matches: Sequence[Found], grounds: Grounds, *, now: datetime, by: Person) -> None:
    ordinals = [match.ordinal for match in matches]
    sent = _asked(tx, attempt_id, ordinals)
    refuse_taken(tx, attempt_id, matches)
    settle(tx, sent.submission_id, ordinals, grounds, source=ItemState.UNKNOWN, to=ItemState.ACCEPTED, at=now, by=by)
    given = [(match.ordinal, ids) for match in matches for ids in match.identifiers]
    unmatched.give(tx, sent.submission_id, given, attempt_id=attempt_id, source=grounds.source)
    audit.record(
        tx, audit.Verb.FOUND, sent.submission_id, at=now, by=by, request=sent.request, people=len(matches),
        with_ids=len({ordinal for ordinal, _ in given}), source=grounds.source.value,
    )  # fmt: skip


def _asked(tx: Tx, attempt_id: int, ordinals: Sequence[int]) -> unknown.Sent:
    """The request whose people these are; raises StoreConflict for anybody else's."""
    sent = unknown.request(tx, attempt_id)
    if sent is None or not sent.ordinals.issuperset(ordinals):
        raise StoreConflict("these are not the people of an unknown request")
    return sent


def refuse_taken(tx: Tx, attempt_id: int, matches: Sequence[Found]) -> None:
    """Raise IdentifierTaken if an id of these matches is another row's, or another request's, or given to two."""
    given = Counter(
        candidate
        for match in matches
        for candidate in {each.auto_call_candidate_id for each in match.identifiers} - {""}
    )
    twice = {candidate for candidate, times in given.items() if times > 1}
    taken = twice | unmatched.elsewhere(tx, list(given), [attempt_id])
    if taken:
        raise IdentifierTaken(len(taken))
