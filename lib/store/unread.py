"""The rows of a draft's file that are no records, as `staging.stage` keeps them."""

from lib.model.reading import NO_RECORD, Unread, Unreadable
from lib.store.connection import Reader


def count(reader: Reader, draft_id: str) -> int:
    """How many there are."""
    return int(reader.value("select count(*) from draft_unread where draft_id = ?", [draft_id]))


def find(reader: Reader, draft_id: str, *, broken: bool | None = None) -> tuple[Unreadable, ...]:
    """All of them in order; or those that could not be read; or those that were never meant to be people."""
    reasons = [each.value for each in Unread if broken is None or (each in NO_RECORD) is not broken]
    rows = reader.rows(
        "select row, reason, raw from draft_unread where draft_id = ? and reason in (select unnest(?::varchar[]))"
        " order by row",
        [draft_id, reasons],
    )
    return tuple(Unreadable(row, Unread(reason), raw) for row, reason, raw in rows)
