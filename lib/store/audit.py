"""The audit's rows: who did what to which thing, written in the transaction that does it."""

from datetime import datetime

from lib.model.person import Person
from lib.store.connection import Tx


def add(tx: Tx, *, at: datetime, by: Person, verb: str, subject: str, detail: str) -> None:
    """Write one line of the audit."""
    tx.execute("insert into audit values (?, ?, ?, ?, ?, ?)", [at, by.id, by.name, verb, subject, detail])
