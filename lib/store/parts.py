"""Items that go in a request of their own."""

from collections.abc import Sequence

from lib.store.connection import Reader, Row, Tx


def set_apart(tx: Tx, submission_id: str, ordinals: Sequence[int], *, splitting: bool) -> None:
    """Let exactly these items go in a request of their own; with `splitting`, a refusal of it splits them further."""
    part = tx.value("select coalesce(max(part), 0) + 1 from item where submission_id = ?", [submission_id])
    tx.change_exactly(
        len(ordinals),
        "update item set part = ?, splitting = ? where submission_id = ? and ordinal in (select unnest(?))",
        [part, splitting, submission_id, list(ordinals)],
    )


def splitting(reader: Reader, submission_id: str, ordinals: Sequence[int]) -> bool:
    """Whether these items are split until the culprit is alone."""
    return bool(
        reader.value(
            "select coalesce(bool_and(splitting), false) from item"
            " where submission_id = ? and ordinal in (select unnest(?))",
            [submission_id, list(ordinals)],
        )
    )


def halves_wanted(reader: Reader, submission_id: str) -> bool:
    """Whether the releaser wants requests that are too big to go again in halves."""
    return bool(reader.value("select halve from submission where id = ?", [submission_id]))


def refused(reader: Reader, submission_id: str, request: int) -> tuple[tuple[int, ...], int | None]:
    """The items of a request of several that were rejected with it and still are, and the status of the refusal.

    No items if there is no such request, it was not rejected, or something has become of one of its items since.
    """
    row = reader.one(
        "select ordinals, status, verdict from attempt where submission_id = ? and request = ?"
        " order by id desc limit 1",
        [submission_id, request],
    )
    if row is None or row[2] != "rejected":
        return (), None
    still = reader.value(
        "select count(*) from item where submission_id = ? and state = 'rejected' and request = ?"
        " and ordinal in (select unnest(?))",
        [submission_id, request, row[0]],
    )
    return (tuple(row[0]), row[1]) if still == len(row[0]) and still > 1 else ((), row[1])


def refused_requests(reader: Reader, submission_id: str) -> list[Row]:
    """request, people and status of each request of several of whom all were rejected with it, and still are."""
    still: dict[int, int] = dict(
        reader.rows(
            "select request, count(*) from item where submission_id = ? and state = 'rejected'"
            " and request is not null group by request having count(*) > 1",
            [submission_id],
        )
    )
    rows = reader.rows(
        "select request, len(ordinals), status from attempt where submission_id = ? and verdict = 'rejected'"
        " and request in (select unnest(?::integer[])) order by request",
        [submission_id, list(still)],
    )
    return [row for row in rows if still[row[0]] == row[1]]
