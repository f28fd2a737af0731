"""Whose turn it is: an owner generation, raised at every start, shuts out an older dispatcher."""

from dataclasses import dataclass
from datetime import datetime

from lib.model.mode import Mode
from lib.store.connection import Store, Tx
from lib.store.errors import StoreConflict


@dataclass(frozen=True, slots=True)
class Owner:
    """This start's turn; `last_alive` is when the start before it was last known to work."""

    store_id: str
    generation: int
    last_alive: datetime | None


def take_over(store: Store, *, mode: Mode, new_id: str, now: datetime) -> Owner:
    """Raise the generation (or found the store) and return this start's turn."""
    with store.write() as tx:
        row = tx.one("select store_id, generation, alive_at from owner")
        if row is None:
            tx.execute("insert into owner values (?, ?, ?, 1, null)", [new_id, mode.value, now])
            return Owner(new_id, 1, None)
        tx.change_exactly(1, "update owner set generation = generation + 1")
        return Owner(row[0], row[1] + 1, row[2])


def alive(tx: Tx, generation: int, now: datetime) -> None:
    """Note that the dispatcher of this generation works; raises StoreConflict if a later one has taken over."""
    if tx.change("update owner set alive_at = ? where generation = ?", [now, generation]) != 1:
        raise StoreConflict("a later start has taken over this store")
