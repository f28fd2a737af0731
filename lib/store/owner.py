"""Whose turn it is: an owner generation, raised at every start, shuts out an older dispatcher."""

from dataclasses import dataclass
from datetime import datetime

from lib.model.evidence import Lock
from lib.model.mode import Mode
from lib.store.connection import Reader, Tx
from lib.store.errors import StoreConflict


@dataclass(frozen=True, slots=True)
class Owner:
    """This start's turn; `last_alive` is when the start before it was last known to work."""

    store_id: str
    generation: int
    last_alive: datetime | None


def take_over(tx: Tx, *, mode: Mode, new_id: str, now: datetime) -> Owner:
    """Raise the generation (or found the store) and return this start's turn."""
    row = tx.one("select store_id, generation, alive_at from owner")
    if row is None:
        tx.execute(
            "insert into owner (store_id, mode, created_at, generation) values (?, ?, ?, 1)", [new_id, mode.value, now]
        )
        return Owner(new_id, 1, None)
    tx.change_exactly(1, "update owner set generation = generation + 1")
    return Owner(row[0], row[1] + 1, row[2])


def alive(tx: Tx, generation: int, now: datetime) -> None:
    """Note that the dispatcher of this generation works; raises StoreConflict if a later one has taken over."""
    if tx.change("update owner set alive_at = ? where generation = ?", [now, generation]) != 1:
        raise StoreConflict("a later start has taken over this store")


def locked(reader: Reader) -> Lock | None:
    """Why nothing may leave this store until a person has looked; None if it may."""
    reason = reader.one("select locked from owner")
    return Lock(reason[0]) if reason and reason[0] else None


def lock(tx: Tx, reason: Lock, now: datetime) -> None:
    """Let nothing leave, over every restart, until a person has looked."""
    tx.change_exactly(1, "update owner set locked = ?, locked_at = ?", [reason.value, now])


def unlock(tx: Tx, new_id: str) -> None:
    """A person has looked: this store sends from now on, under an id of its own.

    What it was copied from may still be somewhere, and is not this store any more. Raises StoreConflict if it is not
    locked.
    """
    tx.change_exactly(
        1,
        "update owner set store_id = ?, locked = null, locked_at = null, backup_at = null where locked is not null",
        [new_id],
    )


def may_send(reader: Reader, generation: int) -> bool:
    """Whether the store is not locked; raises StoreConflict if a later start has taken over."""
    latest, reason = reader.rows("select generation, locked from owner")[0]
    if latest != generation:
        raise StoreConflict("a later start has taken over this store")
    return not reason
