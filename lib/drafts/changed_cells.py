"""Every cell that people changed in a draft, and every row that they left out, as a file."""

from collections.abc import Iterator
from datetime import tzinfo

from lib.access import people
from lib.drafts import sheet
from lib.drafts.draft import Draft
from lib.store import mending
from lib.store.connection import Store
from lib.words import Words

COLUMNS = ("when", "who", "state", "row", "column", "before", "after")
"""The columns of the file, as the words name them (`changed-…`)."""


def report(store: Store, draft: Draft, *, say: Words, zone: tzinfo) -> bytes:
    """A CSV of the changes, the first one first, those included that were taken back: a cell or a row a line.

    A row that was left out or taken back has no column; a cell that an added column merely has is no change.
    """
    header = [say(f"changed-{name}") for name in COLUMNS]
    with store.read() as reader:
        changes = {change.number: change for change in mending.changes(reader, draft.id)}
        mends = mending.mends(reader, draft.id)

    def lines() -> Iterator[list[object]]:
        titles = draft.reading.header
        for number, row, place, before, after in mends:
            change = changes[number]
            at, by = change.happened_at.astimezone(zone), people.name(say, change.by)
            told = [at.strftime("%Y-%m-%d %H:%M:%S"), by, say(f"changed-state-{change.state.value}"), row]
            if place is None:
                out = say("changed-in" if after is None else "changed-out")
                yield [*told, "", "", out]
            elif before is not None or after:
                yield [*told, titles[place] if place < len(titles) else "", before, after]

    return sheet.write(header, lines(), language=say.language)
