"""Names of templates and scenarios as rows."""

from datetime import datetime

from lib.model.naming import Named, NameKind
from lib.model.person import Person
from lib.store.connection import Reader, Tx


def find(reader: Reader) -> tuple[Named, ...]:
    """Every name, retired ones too: by kind, then by name."""
    return tuple(
        Named(NameKind(kind), uuid, name, added_at, added_by, retired)
        for kind, uuid, name, added_at, added_by, retired in reader.rows(
            "select kind, uuid, name, added_at, added_by, retired from twin_name order by kind desc, lower(name), uuid"
        )
    )


def add(tx: Tx, kind: NameKind, uuid: str, name: str, *, at: datetime, by: Person) -> None:
    """Keep a name; the caller has seen that neither it nor the UUID is taken."""
    tx.execute("insert into twin_name values (?, ?, ?, ?, ?, ?, false)", [kind.value, uuid, name, at, by.id, by.name])


def rename(tx: Tx, kind: NameKind, uuid: str, name: str) -> None:
    """Give what has a name another one; raises StoreConflict if it has none."""
    tx.change_exactly(1, "update twin_name set name = ? where kind = ? and uuid = ?", [name, kind.value, uuid])


def set_retired(tx: Tx, kind: NameKind, uuid: str, retired: bool) -> None:
    """Retire a name or bring it back; raises StoreConflict if it is so already."""
    tx.change_exactly(
        1,
        "update twin_name set retired = ? where kind = ? and uuid = ? and retired <> ?",
        [retired, kind.value, uuid, retired],
    )
