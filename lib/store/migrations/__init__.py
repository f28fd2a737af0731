"""Numbered steps of the schema: forward only, each in one transaction with its record, never edited once landed."""

from pathlib import Path
from typing import TYPE_CHECKING

from lib.store.errors import StoreTooNew

if TYPE_CHECKING:
    from lib.store.connection import Store

STEPS = tuple(sorted(Path(__file__).parent.glob("[0-9]*.sql")))


def bring_up_to_date(store: "Store") -> int:
    """Apply what this store has not seen yet and return how many steps that were.

    Raises StoreTooNew if the store knows a step that this Callboard does not.
    """
    with store.write() as tx:
        tx.execute("create table if not exists schema_version (version integer primary key, applied_at timestamptz)")
        done = {row[0] for row in tx.rows("select version from schema_version")}
    steps = {int(step.name[:4]): step for step in STEPS}
    if done - set(steps):
        raise StoreTooNew(
            f"The data was written by a later Callboard (step {max(done)}; this one knows {max(steps)}). "
            "Start that later one."
        )
    missing = sorted(set(steps) - done)
    for version in missing:
        with store.write() as tx:
            tx.execute(steps[version].read_text(encoding="utf-8"))
            tx.execute("insert into schema_version values (?, now())", [version])
    return len(missing)
