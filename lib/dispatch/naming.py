"""Whose TWIN's ids are that came with an accepted request and fitted nobody. Nobody moves by it; nothing is sent."""

from collections.abc import Sequence
from datetime import datetime

from lib.access import audit
from lib.dispatch.reconcile import Found, refuse_taken
from lib.model.evidence import Source
from lib.model.item import ItemState
from lib.model.person import Person
from lib.model.unknown import Sought, UnmatchedRequest
from lib.store import evidence, unmatched
from lib.store.connection import Store
from lib.store.errors import StoreConflict


def requests(
    store: Store, *, submission_id: str | None = None, offset: int = 0, limit: int | None = None
) -> tuple[UnmatchedRequest, ...]:
    """The accepted requests with ids that nobody has, of one submission or of all; the newest first."""
    with store.read() as reader:
        return unmatched.requests(reader, submission_id=submission_id, offset=offset, limit=limit)


def count(store: Store, *, submission_id: str | None = None) -> int:
    """How many requests `requests` pages through."""
    with store.read() as reader:
        return unmatched.count(reader, submission_id=submission_id)


def nameless(store: Store, attempt_id: int) -> tuple[Sought, ...]:
    """The people of such a request who have no id yet, in the order of the file."""
    with store.read() as reader:
        return unmatched.items(reader, attempt_id)


def name(
    store: Store, attempt_id: int, matches: Sequence[Found], *, at: datetime, by: Person, note: str, source: Source
) -> None:
    """Give these people their ids, as certain.

    Raises IdentifierTaken if an id is somebody else's, StoreConflict if one of them has an id by now.
    """
    ordinals = [match.ordinal for match in matches]
    with store.write() as tx:
        sent = unmatched.request(tx, attempt_id)
        if sent is None or not {item.ordinal for item in unmatched.items(tx, attempt_id)}.issuperset(ordinals):
            raise StoreConflict("these are not the people of a request without their ids")
        refuse_taken(tx, attempt_id, matches)
        submission_id, request = sent
        stays = ItemState.ACCEPTED
        evidence.note(
            tx, submission_id, ordinals, evidence.Grounds(source, note), was=stays, became=stays, at=at, by=by
        )
        given = [(match.ordinal, ids) for match in matches for ids in match.identifiers]
        unmatched.give(tx, submission_id, given, attempt_id=attempt_id, source=source)
        audit.record(
            tx, audit.Verb.NAMED, submission_id, at=at, by=by, request=request, people=len(matches),
            source=source.value,
        )  # fmt: skip
