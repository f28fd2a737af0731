"""What the check of a draft found, counted against its file."""

from lib.drafts.draft import Draft, Review
from lib.store import mending, staged
from lib.store.connection import Reader


def review(reader: Reader, draft: Draft) -> Review:
    """The counts of a draft that was checked."""
    found = staged.review(reader, draft.id)
    return Review(
        rows=draft.reading.rows,
        can_go=found.can_go,
        errors=found.errors,
        unreadable=draft.reading.unread,
        numbers=found.numbers,
        duplicates=found.duplicates,
        kinds=found.kinds,
        left_out=mending.left_out_count(reader, draft.id),
    )
