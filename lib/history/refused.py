"""Requests that were refused whole: the one row that TWIN does not take may be found among theirs."""

from dataclasses import dataclass

from lib.dispatch import halves
from lib.settings import Settings
from lib.store import parts
from lib.store.connection import Store


@dataclass(frozen=True, slots=True)
class RefusedRequest:
    """A request of several people, all of them rejected with it and still so, and TWIN's status."""

    request: int
    people: int
    status: int | None


@dataclass(frozen=True, slots=True)
class RefusedRequests:
    """What `Orders.split` would accept."""

    store: Store
    settings: Settings

    def of(self, submission_id: str) -> tuple[RefusedRequest, ...]:
        """The refused requests of a submission that may go again in halves, in the order they left."""
        with self.store.read() as reader:
            found = parts.refused_requests(reader, submission_id)
        return tuple(
            RefusedRequest(request, people, status)
            for request, people, status in found
            if self.settings.refuses_whole or status == halves.TOO_BIG
        )
