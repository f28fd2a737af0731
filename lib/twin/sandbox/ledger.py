"""What the sandbox was asked: who, how often, how often it called them, and the last requests as they came."""

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.model.item import Identifiers
from lib.twin.sandbox.body_check import Asked

KEPT_REQUESTS = 20
KEPT_ROWS = 200_000
"""A sandbox that runs for weeks forgets the oldest beyond this."""


@dataclass(frozen=True, slots=True)
class Received:
    """One batch request as it came: header names in lower case, and how many candidates of it were called."""

    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)
    candidates: int
    called: int


@dataclass(frozen=True, slots=True)
class Times:
    """How often a row key or a number was asked for, and how often a real TWIN would have begun to ring."""

    asked: int = 0
    called: int = 0
    identifiers: tuple[Identifiers, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts since the start or the last reset; `connections` counts TCP connections, `refused` requests."""

    connections: int = 0
    requests: int = 0
    refused: int = 0
    logins: int = 0
    asked: int = 0
    called: int = 0


class Ledger:
    """The sandbox's memory; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._empty()

    def reset(self) -> None:
        """Forget everything."""
        with self._lock:
            self._empty()

    def connected(self) -> None:
        """A TCP connection was taken."""
        with self._lock:
            self._connections += 1

    def refused(self) -> None:
        """A batch request was refused for its token or its body, or not read at all."""
        with self._lock:
            self._requests += 1
            self._refused += 1

    def logged_in(self) -> None:
        """IAM gave out a token."""
        with self._lock:
            self._logins += 1

    def asked(
        self,
        headers: Sequence[tuple[str, str]],
        body: bytes,
        candidates: Sequence[Asked],
        pairs: Sequence[Sequence[Identifiers]],
        *,
        called: int,
    ) -> None:
        """A request was read whole; the first `called` of its candidates are being called from now on."""
        with self._lock:
            self._requests += 1
            self._recent.append(Received(tuple(headers), body, len(candidates), called))
            for place, (candidate, given) in enumerate(zip(candidates, pairs, strict=True)):
                rings = place < called
                self._asked += 1
                self._called += rings
                if candidate.row_key:
                    _count(self._rows, candidate.row_key, rings, given)
                for number in candidate.numbers:
                    _count(self._numbers, number, rings, ())

    def totals(self) -> Totals:
        """The counts."""
        with self._lock:
            return Totals(
                self._connections, self._requests, self._refused, self._logins, self._asked, self._called
            )  # fmt: skip

    def rows(self) -> dict[str, Times]:
        """By row key."""
        with self._lock:
            return dict(self._rows)

    def numbers(self) -> dict[str, Times]:
        """By phone number."""
        with self._lock:
            return dict(self._numbers)

    def recent(self) -> tuple[Received, ...]:
        """The last requests that were read whole, the oldest first."""
        with self._lock:
            return tuple(self._recent)

    def _empty(self) -> None:
        self._connections = self._requests = self._refused = self._logins = self._asked = self._called = 0
        self._rows: dict[str, Times] = {}
        self._numbers: dict[str, Times] = {}
        self._recent: deque[Received] = deque(maxlen=KEPT_REQUESTS)


def _count(times: dict[str, Times], key: str, rings: bool, given: Sequence[Identifiers]) -> None:
    before = times.get(key) or Times()
    times[key] = Times(
        before.asked + 1, before.called + rings, before.identifiers + (tuple(given) if rings else ())
    )  # fmt: skip
    if len(times) > KEPT_ROWS:
        del times[next(iter(times))]
