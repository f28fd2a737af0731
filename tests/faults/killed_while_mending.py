"""A server that mends a draft of three chunks, or undoes that, and dies before it writes the next one.

`python -m tests.faults.killed_while_mending FOLDER DRAFT VERB WRITES`, VERB being `apply` or `undo`.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from lib import wiring
from lib.model.finding import Code
from lib.model.mending import Fix
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.store.connection import Store, Tx
from lib.store.faulty import Asked
from tests.faults.killed_at import kill

TAILS = Asked(code=Code.PHONE_DAMAGED, detail="float_tail")
ROWS_AT_ONCE = 2


def main(folder: str, draft_id: str, verb: str, writes: str) -> None:
    """Mend, and die before the next transaction when so many were committed."""
    services = wiring.build(Settings(CALLBOARD_DATA=Path(folder)))
    services.store.rows_at_once = ROWS_AT_ONCE
    write, done = Store.write, count()

    @contextmanager
    def counted(self: Store) -> Iterator[Tx]:
        if next(done) == int(writes):
            kill()
        with write(self) as tx:
            yield tx

    Store.write = counted  # type: ignore[method-assign]
    version = services.drafts.get(draft_id).version
    if verb == "apply":
        services.mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=version, by=LOCAL)
    else:
        services.mending.undo(draft_id, version=version, by=LOCAL)


if __name__ == "__main__":
    main(*sys.argv[1:])
