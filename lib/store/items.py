"""A submission's rows beside what TWIN returned for them."""

import re
from collections.abc import Sequence

import pyarrow as pa

from lib.model.item import ItemState, Matched
from lib.store.connection import Reader, Row

_COLUMNS = (
    "row, client_external_id, numbers, state, excluded, excluded_by, request,"
    " auto_call_id, auto_call_candidate_id, coalesce(given, flag) as matched, changed_at"
)

# Identifiers of a request whose pairs fit nobody stay with the request: its rows say "not matched".
_FROM = f"""
    from item_now
    left join (
        select submission_id, ordinal, string_agg(auto_call_id, '; ' order by rowid) as auto_call_id,
            string_agg(auto_call_candidate_id, '; ' order by rowid) as auto_call_candidate_id,
            any_value(matched) as given
        from identifier where ordinal is not null and submission_id in (select unnest($ids)) group by all
    ) as own using (submission_id, ordinal)
    left join (
        select submission_id, request, max(opened_at) as sent_at,
            any_value('{Matched.NOT_MATCHED.value}') filter (where verdict = 'accepted' and count_differs) as flag
        from attempt where submission_id in (select unnest($ids)) group by all
    ) as sent using (submission_id, request)
    where submission_id in (select unnest($ids))
"""

_FILTER = r"""
    and ($state is null or state = $state)
    and ($text = '' or row::varchar = $text or client_external_id = $text or list_contains(numbers, $number)
         or (not regexp_full_match($text, '\d{1,7}')
             and (contains(auto_call_id, $text) or contains(auto_call_candidate_id, $text))))
"""


def page(
    reader: Reader, submission_id: str, *, state: ItemState | None, text: str, number: str = "", offset: int, limit: int
) -> list[Row]:
    """row, external id, numbers, state, excluded, excluded_by, request, both ids, matched, changed_at.

    What moved last comes first.
    """
    return reader.rows(
        f"select {_COLUMNS} {_FROM} {_FILTER} order by changed_at desc, ordinal limit $limit offset $offset",
        {**_wanted(submission_id, state, text, number), "limit": limit, "offset": offset},
    )


def count(reader: Reader, submission_id: str, *, state: ItemState | None, text: str, number: str = "") -> int:
    """How many rows `page` pages through."""
    return int(reader.value(f"select count(*) {_FROM} {_FILTER}", _wanted(submission_id, state, text, number)))


def whole(reader: Reader, submission_ids: Sequence[str]) -> pa.Table:
    """Every row of these submissions in the order of their files: the columns of `page`, then submission_id, sent_at
    and the cells of the file.
    """
    return reader.arrow(
        f"select {_COLUMNS}, submission_id, sent_at, cells {_FROM}"
        " order by (select number from submission where id = submission_id), ordinal",
        {"ids": list(submission_ids)},
    )


def digits(number: str) -> str:
    """A number as it is kept, digits without `+`; what holds anything else stays as typed, and so finds nobody."""
    bare = re.sub(r"[\s()+.\-\u2010-\u2015\u00a0]", "", number)
    return bare if bare.isdecimal() and bare.isascii() else number.strip()


def _wanted(submission_id: str, state: ItemState | None, text: str, number: str) -> dict[str, object]:
    return {
        "ids": [submission_id],
        "state": state.value if state else None,
        "text": text.strip(),
        "number": number or digits(text),
    }
