"""A submission's rows beside what TWIN returned for them.

No statement joins what came out of a join: DuckDB 2.0.0 can fail there, and take the whole database with it (#24807).
"""

import re
from collections.abc import Sequence

import pyarrow as pa

from lib.model.item import ItemState, Matched
from lib.store.connection import Reader, Row

_LISTED = "row, client_external_id, numbers, state, excluded, excluded_by, request"

# A row may have pairs of both kinds: then the certain ones speak for it.
_OWN = f"""
    select submission_id, ordinal, string_agg(auto_call_id, '; ' order by rowid) as auto_call_id,
        string_agg(nullif(auto_call_candidate_id, ''), '; ' order by rowid) as auto_call_candidate_id,
        case when bool_or(matched = '{Matched.CERTAIN.value}') then '{Matched.CERTAIN.value}'
            else any_value(matched) end as given,
        string_agg(replaced, '; ' order by rowid) as replaced,
        any_value(evidence) as evidence
    from identifier where ordinal is not null
"""

# Identifiers of a request whose pairs fit nobody stay with the request: its rows say "not matched".
_SENT = f"""
    select submission_id, request, max(opened_at) as sent_at,
        any_value('{Matched.NOT_MATCHED.value}') filter (where verdict = 'accepted' and count_differs) as flag
    from attempt where submission_id in (select unnest($ids)) group by all
"""


def page(
    reader: Reader, submission_id: str, *, state: ItemState | None, text: str, number: str = "", offset: int, limit: int
) -> list[Row]:
    """row, external id, numbers, state, excluded, excluded_by, request, both ids, matched, replaced, evidence,
    changed_at; what moved last comes first.
    """
    condition, values = _wanted(submission_id, state, text, number)
    listed = reader.rows(
        f"select ordinal, changed_at, {_LISTED} from item_now where {condition}"
        " order by changed_at desc, ordinal limit $limit offset $offset",
        {**values, "limit": limit, "offset": offset},
    )
    own = {
        row[1]: row[2:]
        for row in reader.rows(
            f"{_OWN} and submission_id = ? and ordinal in (select unnest(?)) group by all",
            [submission_id, [row[0] for row in listed]],
        )
    }
    flags = {row[1]: row[3] for row in reader.rows(_SENT, {"ids": [submission_id]})} if listed else {}
    found = []
    for ordinal, changed_at, *rest in listed:
        call, candidate, given, replaced, evidence = own.get(ordinal, (None,) * 5)
        found.append((*rest, call, candidate, given or flags.get(rest[6]), replaced, evidence, changed_at))
    return found


def count(reader: Reader, submission_id: str, *, state: ItemState | None, text: str, number: str = "") -> int:
    """How many rows `page` pages through."""
    condition, values = _wanted(submission_id, state, text, number)
    return int(reader.value(f"select count(*) from item_now where {condition}", values))


def whole(reader: Reader, submission_ids: Sequence[str]) -> pa.Table:
    """Every row of these submissions in the order given, then of their files: the columns of `page`, then
    submission_id, sent_at and the cells of the file.
    """
    ids = {"ids": list(submission_ids)}
    listed = reader.arrow(
        f"select {_LISTED}, changed_at, submission_id, ordinal, cells from item_now"
        " where submission_id in (select unnest($ids))",
        ids,
    )
    with reader.table("listed", listed):
        named = reader.arrow(
            f"select * from listed left join ({_OWN} and submission_id in (select unnest($ids)) group by all)"
            " using (submission_id, ordinal)",
            ids,
        )
    with reader.table("named", named):
        return reader.arrow(
            "select * exclude (given, flag), coalesce(given, flag) as matched"
            f" from named left join ({_SENT}) using (submission_id, request)"
            " order by list_position($ids, submission_id), ordinal",
            ids,
        )


def digits(number: str) -> str:
    """A number as it is kept, digits without `+`; what holds anything else stays as typed, and so finds nobody."""
    bare = re.sub(r"[\s()+.\-\u2010-\u2015\u00a0]", "", number)
    return bare if bare.isdecimal() and bare.isascii() else number.strip()


def _wanted(submission_id: str, state: ItemState | None, text: str, number: str) -> tuple[str, dict[str, object]]:
    conditions: list[str] = ["submission_id = $id"]
    values: dict[str, object] = {"id": submission_id}
    text = text.strip()
    if state:
        conditions.append("state = $state")
        values["state"] = state.value
    if text:
        values |= {"text": text, "number": number or digits(text)}
        any_of = ["row::varchar = $text", "client_external_id = $text", "list_contains(numbers, $number)"]
        if not re.fullmatch(r"\d{1,7}", text):
            any_of.append(
                "ordinal in (select ordinal from identifier where submission_id = $id"
                " and (contains(auto_call_id, $text) or contains(auto_call_candidate_id, $text)))"
            )
        conditions.append(f"({' or '.join(any_of)})")
    return " and ".join(conditions), values
