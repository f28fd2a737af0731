"""The sender: one thread of this process that owns every request which calls people."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from lib.dispatch import plan, record
from lib.drafts.terms import Terms
from lib.model.outcome import Answer, Outcome
from lib.store import journal, owner
from lib.store.connection import Store
from lib.store.errors import StoreFailed

T = TypeVar("T")

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.3
REFUSED_SECONDS = 1.0
"""How long the sender waits before it asks a store again that refused to write, a full disk for one."""
HEARTBEAT = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Wire:
    """What the sender needs of TWIN: the body of a request, the post itself, and its judgement with the ids given."""

    body_of: Callable[[Sequence[bytes]], bytes]
    post: Callable[[bytes], Answer]
    judge: Callable[[Answer, Sequence[int], Sequence[int]], tuple[Outcome, tuple[journal.Given, ...]]]
    """(answer, numbers of each candidate, ordinals of each candidate) → what it means"""


@dataclass(frozen=True, slots=True)
class SenderHealth:
    """Whether the sender sends; if not, since when, and the kind of fault that ended it or that it waits out."""

    running: bool
    last_alive: datetime | None
    reason: str = ""


class Sender:
    """The dispatcher of this process; the lifespan starts and stops it."""

    def __init__(self, store: Store, terms: Terms, wire: Wire, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._terms = terms
        self._wire = wire
        self._clock = clock
        self._stop = threading.Event()
        self._last_alive: datetime | None = None
        self._noted: datetime | None = None
        self._reason = ""
        # a daemon: what the bounded wait of `stop` leaves open is found at the next start
        self._thread = threading.Thread(target=self._run, name="sender", daemon=True)

    def start(self) -> None:
        """Begin to send what is released."""
        self._thread.start()

    def stop(self, *, wait_seconds: float) -> bool:
        """Begin no further request, wait for the open one, and return whether it has ended in time."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(wait_seconds)
        return not self._thread.is_alive()

    def health(self) -> SenderHealth:
        """Whether the sender sends."""
        return SenderHealth(self._thread.is_alive() and not self._reason, self._last_alive, self._reason)

    def step(self) -> bool:
        """Send at most one request and record what became of it; returns whether one was sent.

        While the store refuses to write, nothing is sent and what is known is kept: raises StoreFailed when the sender
        is stopped meanwhile. Raises StoreConflict if a later start has taken over.
        """
        self._written(self._note_alive)
        request = self._written(self._next_request)
        if request is None:
            return False
        answer = self._wire.post(request.body)
        outcome, given = self._wire.judge(answer, request.numbers, request.attempt.ordinals)
        log.info(
            "submission %s request %d for %d people: %s %s in %.1f s",
            request.attempt.submission_id,
            request.attempt.request,
            len(request.numbers),
            outcome.verdict.value,
            answer.status or answer.fault,
            answer.seconds,
        )
        self._written(
            lambda: record.record(self._store, request.attempt, outcome, given, self._terms, now=self._clock())
        )
        return True

    def _note_alive(self) -> None:
        now = self._clock()
        if self._noted is None or now - self._noted >= HEARTBEAT:
            with self._store.write() as tx:
                owner.alive(tx, self._terms.generation, now)
            self._noted = now
        self._last_alive = now

    def _next_request(self) -> plan.Request | None:
        return plan.next_request(self._store, self._terms, self._wire.body_of, now=self._clock())

    def _written(self, write: Callable[[], T]) -> T:
        """Do one thing with the store, again for as long as it refuses: an outcome is known here and nowhere else."""
        while True:
            try:
                done = write()
            except StoreFailed as error:
                self._reason = type(error).__name__
                if self._stop.wait(REFUSED_SECONDS):
                    raise
            else:
                self._reason = ""
                return done

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                if not self.step():
                    self._stop.wait(IDLE_SECONDS)
        except Exception as error:  # noqa: BLE001  whatever ends the sender, every page must say so
            self._reason = type(error).__name__
            log.critical("the sender has stopped: %s", type(error).__name__)
