"""The sender: one thread of this process that decides, and one for each request that is out."""

import logging
import queue as queues
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from lib.dispatch import plan, record
from lib.dispatch.ahead import Lookahead
from lib.dispatch.health import SenderHealth
from lib.dispatch.wire import Wire
from lib.drafts.terms import Terms
from lib.model.outcome import Verdict
from lib.model.submission import Pause
from lib.store import journal, owner, queue
from lib.store.connection import Store
from lib.store.errors import StoreFailed

T = TypeVar("T")

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.3
LINGER_SECONDS = 0.002
"""How long what has ended waits for more that ends: they share one commit."""
QUIET_SECONDS = 0.01
"""How long a plain yes waits to be written after the next request has left in its place: others may end meanwhile."""
UNWRITTEN = 4
"""So many are written whatever ends, and before more join: after a power cut those of so many more are unknown."""
REFUSED_SECONDS = 1.0
"""How long the sender waits before it asks a store again that refused to write, a full disk for one."""
HEARTBEAT = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class _Failed:
    """A request whose thread ended by a fault of ours."""

    attempt: journal.OpenAttempt
    error: Exception


class Sender:
    """The dispatcher of this process; the lifespan starts and stops it."""

    def __init__(self, store: Store, terms: Terms, wire: Wire, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._terms = terms
        self._wire = wire
        self._clock = clock
        self._stop = threading.Event()
        self._draining = threading.Event()
        self._ended: queues.SimpleQueue[journal.Ending | _Failed] = queues.SimpleQueue()
        self._out: list[journal.OpenAttempt] = []
        self._unwritten: list[journal.Ending] = []
        self._ahead = Lookahead(store, terms, wire.body_of, clock=clock)
        self._fault: Exception | None = None
        self._last_alive: datetime | None = None
        self._noted: datetime | None = None
        self._reason = ""
        # daemons: what the bounded wait of `stop` leaves open is found at the next start
        self._thread = threading.Thread(target=self._run, name="sender", daemon=True)

    def start(self) -> None:
        """Begin to send what is released."""
        self._thread.start()

    def stop(self, *, wait_seconds: float) -> bool:
        """Begin no further request, wait for the open ones, and return whether they have ended in time."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(wait_seconds)
        return not self._thread.is_alive()

    def drain(self, on: bool) -> None:
        """Begin no further request until told otherwise: those that are out are let finish."""
        if on:
            self._draining.set()
        else:
            self._draining.clear()

    def health(self) -> SenderHealth:
        """Whether the sender sends."""
        running = self._thread.is_alive() and not self._reason
        return SenderHealth(running, self._last_alive, self._reason, self._draining.is_set(), len(self._out))

    def step(self) -> bool:
        """Send at most one request and record what became of it; returns whether one was sent.

        While the store refuses to write, nothing is sent and what is known is kept: raises StoreFailed when the sender
        is stopped meanwhile. Raises StoreConflict if a later start has taken over.
        """
        self._note_alive()
        requests = self._decide((), at_most=1)
        self._written(lambda: self._seal(requests))
        for request in requests:
            self._decide((self._sent(request),), at_most=0)
        return bool(requests)

    def _run(self) -> None:
        try:
            while not (self._stop.is_set() or self._fault):
                self._note_alive()
                self._turn()
            while self._out:
                self._turn()
            if self._fault:
                raise self._fault
        except Exception as error:  # noqa: BLE001  whatever ends the sender, every page must say so
            self._reason = type(error).__name__
            log.critical("the sender has stopped: %s", type(error).__name__)

    def _turn(self) -> None:
        """Write what has come back, and let leave what may, each request on a thread of its own."""
        ended = self._come_back()
        stays = self._stop.is_set() or self._draining.is_set() or self._fault is not None
        at_most = 0 if stays else self._terms.settings.parallel_most
        plain = ended and all(ending.outcome.plain for ending in ended)
        if plain and self._ahead.has_more and len(self._unwritten) > max(0, UNWRITTEN - len(ended)):
            self._write((), 0)
        # a plain yes changes nothing for those who come next, so they do not wait until it is written
        first = self._ahead.begin(min(at_most, len(ended)) if len(ended) <= UNWRITTEN else 0) if plain else ()
        self._out += [request.attempt for request in first]
        self._unwritten += ended
        with suppress(StoreFailed):  # of the seal: then the answers are written before it is tried again
            self._leave(first)
            if first and self._ahead.has_more and len(self._unwritten) < UNWRITTEN:
                return
            first = ()
        self._write(first, at_most)

    def _write(self, first: tuple[plan.Request, ...], at_most: int) -> None:
        written = tuple(self._unwritten)
        goes_on = self._ahead.has_more and written and all(ending.outcome.plain for ending in written)
        requests = (*first, *self._decide(written, at_most=0 if goes_on else at_most))
        self._unwritten.clear()
        self._written(lambda: self._leave(requests))
        if goes_on:
            self._ahead.answers_written()
        else:
            self._ahead.look(self._out)

    def _leave(self, requests: Sequence[plan.Request]) -> None:
        self._seal(requests)
        for request in requests:
            threading.Thread(target=self._send, args=(request,), name="request", daemon=True).start()

    def _seal(self, requests: Sequence[plan.Request]) -> None:
        if requests:
            self._wire.seal(max(request.attempt.id for request in requests))

    def _come_back(self) -> tuple[journal.Ending, ...]:
        """What has ended since the last turn; waits a little for the first, and a moment for those that end with it."""
        ended: list[journal.Ending] = []
        patience = QUIET_SECONDS if self._unwritten else IDLE_SECONDS
        with suppress(queues.Empty):
            while len(ended) < max(len(self._out) - len(self._unwritten), 1):
                found = self._ended.get(timeout=patience)
                patience = LINGER_SECONDS
                if isinstance(found, journal.Ending):
                    ended.append(found)
                else:
                    # its request stays open: what became of that, the next start calls unknown
                    self._out.remove(found.attempt)
                    self._fault = self._fault or found.error
        return tuple(ended)

    def _send(self, request: plan.Request) -> None:
        try:
            self._ended.put(self._sent(request))
        except Exception as error:  # noqa: BLE001  the sender's own thread ends by it, so that every page says so
            self._ended.put(_Failed(request.attempt, error))

    def _sent(self, request: plan.Request) -> journal.Ending:
        answer = self._wire.post(request.body, request.company)
        outcome, given = self._wire.judge(answer, request.numbers, request.attempt.ordinals)
        log.info(
            "submission %s request %d for %d people: %s %s in %.1f s", request.attempt.submission_id,
            request.attempt.request, len(request.numbers), outcome.verdict.value, answer.status or answer.fault,
            answer.seconds,
        )  # fmt: skip
        refused = (outcome.verdict, outcome.pause) == (Verdict.WAITING, Pause.TOKEN_REFUSED)
        if refused and request.attempt.again_after != answer.status and self._wire.renew():
            outcome = replace(outcome, pause=None, renewed=True)
        return journal.Ending(request.attempt, outcome, given)

    def _decide(self, ended: tuple[journal.Ending, ...], *, at_most: int) -> tuple[plan.Request, ...]:
        """Record what has ended and plan what leaves, in one commit."""
        over = {ending.attempt.id for ending in ended}
        still_out = [attempt for attempt in self._out if attempt.id not in over]
        free = min(at_most, self._terms.settings.parallel_most - len(still_out))
        if not ended:
            if free < 1 or not self._any_due():
                return ()
            # a login takes its time, and what has ended does not wait for it
            self._wire.ready()
        requests = self._written(lambda: self._commit(ended, free, still_out))
        self._out = [*still_out, *(request.attempt for request in requests)]
        return requests

    def _any_due(self) -> bool:
        with self._store.read() as reader:
            return queue.any_due(reader, self._clock(), longest_wait=self._terms.longest_wait)

    def _commit(
        self, ended: tuple[journal.Ending, ...], free: int, still_out: Sequence[journal.OpenAttempt]
    ) -> tuple[plan.Request, ...]:
        try:
            with self._store.write() as tx:
                record.record(tx, ended, self._terms, now=self._clock())
                return plan.next_requests(
                    tx, self._terms, self._wire.body_of, now=self._clock(), free=free, out=still_out
                )
        except StoreFailed:
            raise
        except Exception:
            # what is known is kept, whatever is wrong with what was to come
            with self._store.write() as tx:
                record.record(tx, ended, self._terms, now=self._clock())
            raise

    def _note_alive(self) -> None:
        now = self._clock()
        if self._noted is None or now - self._noted >= HEARTBEAT:
            self._written(lambda: self._heartbeat(now))
            self._noted = now
        self._last_alive = now

    def _heartbeat(self, now: datetime) -> None:
        with self._store.write() as tx:
            owner.alive(tx, self._terms.generation, now)
        if not self._out:
            self._store.tidy()

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
