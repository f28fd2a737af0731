"""The requests of which nobody knows what became, the people in them, and what a person says about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.model.evidence import Source
from lib.model.item import ItemState
from lib.model.outcome import Fault
from lib.model.person import Person
from lib.model.unknown import Left, Settled, Sought, Standing, UnknownRequest
from lib.store import history, unmatched
from lib.store.connection import Reader, Row, Tx

SAID_BYTES = 500
"""How much of TWIN's answer is read; the journal keeps the whole."""

# No attempt's row meets an item's in a join: see the guard for what DuckDB 2.0.0 makes of a join of joined rows.
_STILL = "verdict = 'unknown' and (submission_id, request) in (select submission_id, request from item"
_STILL_ANY = f"{_STILL} where state = 'unknown')"
_STILL_OF = f"{_STILL} where state = 'unknown' and submission_id = $submission_id) and submission_id = $submission_id"
_STILL_ONE = f"{_STILL_ANY} and id = $attempt_id"
_OF_REQUESTS = "state = 'unknown' and list_contains(?, submission_id || ' ' || request)"


@dataclass(frozen=True, slots=True)
class Sent:
    """The request itself, as its attempt was written."""

    submission_id: str
    request: int
    ordinals: frozenset[int]
    opened_at: datetime


def requests(
    reader: Reader,
    *,
    submission_id: str | None = None,
    attempt_id: int | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> tuple[UnknownRequest, ...]:
    """The requests of which people are unknown, of one submission or of all; those left on purpose last, then the
    newest first.
    """
    where, params = _which(submission_id, attempt_id)
    left = _left(reader)
    attempts = reader.rows(
        "select id, submission_id, request, opened_at, closed_at, len(ordinals), status, fault,"
        f" body[1:{SAID_BYTES}] from attempt where {where} order by list_contains($left, id), id desc"
        " limit $limit offset $offset",
        {**params, "left": list(left), "limit": limit, "offset": offset},
    )
    named = history.names(reader, [row[1] for row in attempts])
    templates = _templates(reader, [(row[1], row[2]) for row in attempts])
    came = unmatched.ids(reader, [row[0] for row in attempts])
    return tuple(
        UnknownRequest(
            attempt_id=id_,
            submission_id=of,
            submission=named[of][0],
            file_name=named[of][1],
            request=request,
            opened_at=opened_at,
            closed_at=closed_at,
            people=sum(count for _, count in templates[of, request]),
            of=size,
            templates=templates[of, request],
            status=status,
            fault=Fault(fault) if fault else None,
            said=bytes(body or b"").decode("utf-8", errors="replace").strip(),
            unmatched=came.get(id_, ()),
            left=left.get(id_, ()),
        )
        for id_, of, request, opened_at, closed_at, size, status, fault, body in attempts
    )


def count(reader: Reader, *, submission_id: str | None = None) -> int:
    """How many requests `requests` pages through."""
    where, params = _which(submission_id, None)
    return int(reader.value(f"select count(*) from attempt where {where}", params))


def items(
    reader: Reader,
    *,
    attempt_id: int | None = None,
    submission_id: str | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> tuple[Sought, ...]:
    """The unknown people of one request, or of all of a submission, in the order of the file."""
    where, params = _which(submission_id, attempt_id)
    attempts = reader.rows(f"select submission_id, request, id from attempt where {where}", params)
    by_request = {request: id_ for _, request, id_ in attempts}
    found = reader.rows(
        "select ordinal, row, numbers, client_external_id, row_key, request from item"
        f" where {_OF_REQUESTS} order by ordinal limit ? offset ?",
        [[_key(of, request) for of, request, _ in attempts], limit, offset],
    )
    return tuple(
        Sought(by_request[request], ordinal, row, tuple(numbers), external_id or "", row_key)
        for ordinal, row, numbers, external_id, row_key, request in found
    )


def standing(reader: Reader, attempt_id: int) -> Standing | None:
    """What became of a request whose outcome was unknown; None if there is no such request."""
    sent = request(reader, attempt_id)
    if sent is None:
        return None
    unknown = reader.value(
        "select count(*) from item where submission_id = ? and request = ? and state = 'unknown'",
        [sent.submission_id, sent.request],
    )
    return Standing(sent.submission_id, sent.request, unknown, _settled(reader, sent))


def request(reader: Reader, attempt_id: int) -> Sent | None:
    """A request whose outcome was unknown when it ended; None if there is no such request."""
    row = reader.one(
        "select submission_id, request, ordinals, opened_at from attempt where id = ? and verdict = 'unknown'",
        [attempt_id],
    )
    return Sent(row[0], row[1], frozenset(row[2]), row[3]) if row else None


def leave(tx: Tx, attempt_id: int, note: str, *, at: datetime, by: Person) -> None:
    """Keep that a person looked at this request and left it unknown."""
    tx.execute("insert into left_unknown values (?, ?, ?, ?, ?)", [attempt_id, at, note, by.id, by.name])


def _which(submission_id: str | None, attempt_id: int | None) -> tuple[str, dict[str, object]]:
    if attempt_id is not None:
        return _STILL_ONE, {"attempt_id": attempt_id}
    return (_STILL_OF, {"submission_id": submission_id}) if submission_id else (_STILL_ANY, {})


def _key(submission_id: str, request: int) -> str:
    return f"{submission_id} {request}"


def _left(reader: Reader) -> dict[int, tuple[Left, ...]]:
    found: dict[int, tuple[Left, ...]] = {}
    for attempt_id, *told in reader.rows(
        "select attempt_id, happened_at, person_name, note from left_unknown order by happened_at desc"
    ):
        found[attempt_id] = (*found.get(attempt_id, ()), Left(*told))
    return found


def _templates(reader: Reader, asked: Sequence[tuple[str, int]]) -> dict[tuple[str, int], tuple[tuple[str, int], ...]]:
    """For each request its templates, the most frequent first, as the frozen objects name them."""
    rows: list[Row] = reader.rows(
        "select submission_id, request, coalesce(json_extract_string(decode(payload), '$.autoCallTemplateId'), '')"
        f" as template, count(*) as people from item where {_OF_REQUESTS} group by all order by people desc, template",
        [[_key(*each) for each in asked]],
    )
    return {each: tuple((row[2], row[3]) for row in rows if (row[0], row[1]) == each) for each in asked}


def _settled(reader: Reader, sent: Sent) -> tuple[Settled, ...]:
    rows = reader.rows(
        "select happened_at, source, became, count(*), person_name, note from evidence"
        " where submission_id = ? and was = 'unknown' and list_contains(?::integer[], ordinal)"
        " group by happened_at, source, became, person_name, note order by happened_at desc, became",
        [sent.submission_id, list(sent.ordinals)],
    )
    return tuple(
        Settled(at, Source(source), ItemState(became), people, name, note)
        for at, source, became, people, name, note in rows
    )
