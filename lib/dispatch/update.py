"""Before an update: nothing more is begun, what is out is let finish, and then it is safe to restart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lib.access import audit
from lib.dispatch.worker import Sender
from lib.model.person import Person
from lib.store.connection import Store


@dataclass(frozen=True, slots=True)
class Updates:
    """Holds the sender of this process; a restart lets it go by itself."""

    store: Store
    sender: Sender
    clock: Callable[[], datetime]

    def prepare(self, *, by: Person) -> None:
        """Begin no further request; `Sender.health` tells how many are still out. Pressed again, nothing changes."""
        self._drain(True, audit.Verb.DRAINING, by)

    def carry_on(self, *, by: Person) -> None:
        """Send again what is released, without a restart. Pressed again, nothing changes."""
        self._drain(False, audit.Verb.CARRIED_ON, by)

    def _drain(self, on: bool, verb: audit.Verb, by: Person) -> None:
        if self.sender.health().draining is on:
            return
        with self.store.write() as tx:
            audit.record(tx, verb, "", at=self.clock(), by=by)
        self.sender.drain(on)
