"""`python -m tests.faults.killed_at STEP NTH HOW`: the real services, sending, until a step of the journal is reached.

Nothing in the product knows of this: the one function that makes the step is wrapped. On stdout: that the
store is open, each attempt whose outcome is committed, and what the sender says of itself where the disk is full.
"""

import logging
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lib import wiring
from lib.dispatch import plan, record, worker
from lib.dispatch.worker import Sender
from lib.settings import Settings
from lib.store import journal
from lib.store.errors import StoreError
from lib.store.seal import Seal
from lib.twin import client
from lib.twin.connection import WatchedConnection
from tests.faults.live import SECONDS, rests, wait_until

NOT_REACHED = 3


class Step(StrEnum):
    """Where it happens; never: nowhere."""

    NEVER = "never"
    INTENT_WRITTEN = "intent-written"
    INTENT_COMMITTED = "intent-committed"
    SEALED = "sealed"
    CONNECTED = "connected"
    BODY_SENT = "body-sent"
    ANSWERED = "answered"
    OUTCOME_WRITTEN = "outcome-written"
    OUTCOME_COMMITTED = "outcome-committed"
    RECOVERING = "recovering"
    """at the start after that, while what it found open is being settled"""


class How(StrEnum):
    """What happens there."""

    KILL = "kill"
    """a power cut"""
    TERM = "term"
    """an administrator's stop"""
    FULL = "full"
    """the disk is full until the sender has said so, and SIGUSR1 frees it"""
    FULL_KILL = "full-kill"
    """the disk is full, and then the power fails"""
    READ_ONLY = "read-only"
    """the folder of the store becomes read-only"""


@dataclass(frozen=True, slots=True)
class Place:
    """The function that makes a step, whether the step lies before it, and which calls (arguments, result) count."""

    owner: Any
    name: str
    before: bool = False
    counts: Callable[[tuple[Any, ...], Any], object] = lambda arguments, result: True


PLACES = {
    Step.INTENT_WRITTEN: Place(plan, "begin"),
    Step.INTENT_COMMITTED: Place(Seal, "note_attempt", before=True),
    Step.SEALED: Place(Seal, "note_attempt"),
    Step.CONNECTED: Place(WatchedConnection, "connect"),
    Step.BODY_SENT: Place(WatchedConnection, "getresponse", before=True),
    Step.ANSWERED: Place(client, "exchange"),
    Step.OUTCOME_WRITTEN: Place(record, "record", counts=lambda arguments, _: arguments[1]),
    Step.OUTCOME_COMMITTED: Place(Sender, "_commit", counts=lambda arguments, _: arguments[1]),
    Step.RECOVERING: Place(journal, "end"),
}


@dataclass(slots=True)
class Trap:
    """Does `act` at the `nth` time that a step is reached."""

    nth: int
    act: Callable[[], None]
    reached: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def set(self, place: Place) -> None:
        """Wrap the function of the step."""
        inner = getattr(place.owner, place.name)

        def wrapped(*arguments: Any, **named: Any) -> Any:
            if place.before and place.counts(arguments, None):
                self._count()
            result = inner(*arguments, **named)
            if not place.before and place.counts(arguments, result):
                self._count()
            return result

        setattr(place.owner, place.name, wrapped)

    def _count(self) -> None:
        with self._lock:
            self.reached += 1
            now = self.reached == self.nth
        if now:
            self.act()


def tell_commits() -> None:
    """Print each attempt whose outcome is committed, and what that is."""
    inner = Sender._commit

    def commit(self: Sender, ended: Sequence[Any], *others: Any) -> Any:
        requests = inner(self, ended, *others)
        for each in ended:
            say(f"committed {each.attempt.id} {each.outcome.verdict.value}")
        return requests

    Sender._commit = commit  # type: ignore[method-assign]


def say(line: str) -> None:
    """Write a line at once: what is still in a buffer when the process is killed was never said."""
    os.write(1, f"{line}\n".encode())


def main(step: Step, nth: int, how: How) -> int:
    """Send until the step, told to end, or all is done; 0 after a calm end, 1 with a sentence if it cannot start."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    worker.IDLE_SECONDS = worker.REFUSED_SECONDS = 0.02
    told = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    tell_commits()
    act: Callable[[], None] = kill
    trap = Trap(nth, lambda: act())
    if step is not Step.NEVER:
        trap.set(PLACES[step])
    settings = Settings()
    try:
        services = wiring.build(settings)
    except StoreError as error:
        sys.stderr.write(f"Callboard cannot start. {error}\n")
        return 1
    act = acts(services, told)[how]
    say("open")
    wiring.start(services)
    while not told.wait(0.02) and (step is Step.NEVER or not rests(services)):
        pass
    wiring.close(services)
    return 0 if step is Step.NEVER or trap.reached >= nth else NOT_REACHED


def acts(services: wiring.Services, told: threading.Event) -> Mapping[How, Callable[[], None]]:
    """What each way does at the step, on the thread that reached it."""
    store, freed = services.store.path, threading.Event()
    assert store
    signal.signal(signal.SIGUSR1, lambda *_: freed.set())

    def term() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        wait_until(services.sender._stop.is_set, "the shutdown")

    def full(*, end: bool = False) -> None:
        wal = store.with_name(f"{store.name}.wal")
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size, hard))

        def until_it_says_so() -> None:
            wait_until(lambda: services.sender.health().reason, "the sender to say what is wrong")
            health = services.sender.health()
            say(f"health {health.reason} running {health.running}")
            if end:
                kill()
            freed.wait(SECONDS)
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

        threading.Thread(target=until_it_says_so, daemon=True).start()

    return {
        How.KILL: kill,
        How.TERM: term,
        How.FULL: full,
        How.FULL_KILL: lambda: full(end=True),
        How.READ_ONLY: lambda: store.parent.chmod(0o500),
    }


def kill() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(SECONDS)


if __name__ == "__main__":
    sys.exit(main(Step(sys.argv[1]), int(sys.argv[2]), How(sys.argv[3])))
