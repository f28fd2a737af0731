"""What is staged of a draft's file, read for the review and the release."""

from collections.abc import Collection
from dataclasses import dataclass

import pyarrow as pa

from lib.model.finding import Code, Severity
from lib.store.connection import Reader, Row

_TOLD_APART = f"'{Code.PHONE_INVALID}', '{Code.PHONE_DAMAGED}'"
_GRAVEST = "case severity " + " ".join(f"when '{each}' then {rank}" for rank, each in enumerate(Severity)) + " end"
_BY_ROW = f"row, place nulls first, {_GRAVEST}, code"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding and how many rows have it; `detail` tells phone faults apart and is empty for all others.

    Of `columns` whole columns it is said once: their rows are counted in `rows`, and none has a finding of its own.
    """

    code: Code
    detail: str
    severity: Severity
    rows: int
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What the check found: `can_go + errors == rows`, each a count of readable records; the gravest kinds come first.

    `numbers` are the distinct numbers of the rows that can go; `duplicates` the rows that repeat an earlier one.
    """

    rows: int
    can_go: int
    errors: int
    numbers: int
    duplicates: int
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Who a row is about: its numbers, and its external id, empty where it has none."""

    row: int
    numbers: tuple[str, ...]
    client_external_id: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as a list of them shows it; `client_external_id` is empty where the row has none.

    A finding of a whole column stands at the header; `covers` says of how many of its cells it is.
    """

    row: int
    column: str
    code: Code
    detail: str
    severity: Severity
    value: str
    client_external_id: str
    covers: int | None = None


def samples(reader: Reader, draft_id: str, limit: int) -> list[tuple[int, list[str]]]:
    """The first records: spreadsheet row and cells."""
    return [
        (row, cells)
        for row, cells in reader.rows(
            "select row, cells from draft_record where draft_id = ? order by row limit ?", [draft_id, limit]
        )
    ]


def review(reader: Reader, draft_id: str) -> Found:
    """Count what the check found."""
    rows, can_go, errors, numbers = reader.rows(
        """
        with checked as (select numbers, hindered from draft_row where draft_id = $draft)
        select
            (select count(*) from draft_record where draft_id = $draft),
            (select count(*) from checked where not hindered),
            (select count(*) from checked where hindered),
            (select count(distinct each) from (select unnest(numbers)::bigint as each from checked where not hindered))
        """,
        {"draft": draft_id},
    )[0]
    kinds = tuple(
        Kind(Code(code), detail, Severity(severity), count, columns)
        for code, detail, severity, count, columns in reader.rows(
            f"""
            with kind as (
                select
                    code, case when code in ({_TOLD_APART}) then detail else '' end as told, severity,
                    (count(distinct row) filter (covers is null) + coalesce(sum(covers), 0))::bigint as rows,
                    count(covers) as columns
                from draft_finding where draft_id = ? group by all
            )
            select * from kind order by {_GRAVEST}, rows desc, code, told
            """,
            [draft_id],
        )
    )
    duplicates = sum(kind.rows for kind in kinds if kind.code is Code.DUPLICATE_IN_FILE)
    return Found(rows, can_go, errors, numbers, duplicates, kinds)


def findings(reader: Reader, draft_id: str) -> tuple[FindingRow, ...]:
    """Every finding, by row and then by column."""
    rows = reader.rows(
        f"""
        select row, "column", code, detail, severity, value, coalesce(said.client_external_id, ''), covers
        from draft_finding left join draft_row as said using (draft_id, row)
        where draft_id = ? order by {_BY_ROW}
        """,
        [draft_id],
    )
    return tuple(
        FindingRow(row, column, Code(code), detail, Severity(severity), value, external_id, covers)
        for row, column, code, detail, severity, value, external_id, covers in rows
    )


def hindered(reader: Reader, draft_id: str) -> list[Row]:
    """Every row with an error: row, cells, and the codes, details and places of its errors in one order; by row.

    A row that has no finding of its own has those of its whole columns.
    """
    own = reader.rows(
        f"""
        select row, any_value(cells), list(code order by place, code), list(detail order by place, code),
            list(place order by place, code)
        from draft_finding join draft_record using (draft_id, row)
        where draft_id = ? and severity = '{Severity.ERROR}' group by row order by row
        """,
        [draft_id],
    )
    of_columns = reader.rows(
        f"select code, detail, place from draft_finding"
        f" where draft_id = ? and severity = '{Severity.ERROR}' and covers is not null order by place, code",
        [draft_id],
    )
    if not of_columns:
        return own
    codes, details, places = map(list, zip(*of_columns, strict=True))
    with_own = {row for row, *_ in own}
    others = reader.rows(
        "select row, cells from draft_row join draft_record using (draft_id, row)"
        " where draft_id = ? and hindered order by row",
        [draft_id],
    )
    by_column = [(row, cells, codes, details, places) for row, cells in others if row not in with_own]
    return sorted([*own, *by_column], key=lambda each: each[0])


def going(reader: Reader, draft_id: str, *, offset: int = 0, limit: int | None = None) -> pa.Table:
    """The rows without an error, by row: row, row_key, cells, numbers, client_external_id, timezone (seconds),
    bot_settings_id, auto_call_template_id, check_phone; `limit` None: all.
    """
    return reader.arrow(
        """
        select row, row_key, cells, numbers, client_external_id, timezone, bot_settings_id, auto_call_template_id,
               check_phone
        from draft_row join draft_record using (draft_id, row)
        where draft_id = ? and not hindered order by row limit ? offset ?
        """,
        [draft_id, limit, offset],
    )


def numbers_going(reader: Reader, draft_id: str) -> pa.Table:
    """Of every row without an error its row and numbers, in any order."""
    return reader.arrow("select row, numbers from draft_row where draft_id = ? and not hindered", [draft_id])


def going_count(reader: Reader, draft_id: str) -> int:
    """How many rows have no error."""
    return int(reader.value("select count(*) from draft_row where draft_id = ? and not hindered", [draft_id]))


def count(reader: Reader, draft_id: str) -> int:
    """How many records the draft has, those left out not counted."""
    return int(reader.value("select count(*) from draft_record where draft_id = ?", [draft_id]))


def said(rows: pa.Table) -> list[Said]:
    """Who rows of `draft_row` are about."""
    return [
        Said(each["row"], tuple(each["numbers"]), each["client_external_id"] or "")
        for each in rows.select(["row", "numbers", "client_external_id"]).to_pylist()
    ]


def said_by(reader: Reader, draft_id: str, rows: Collection[int]) -> list[Said]:
    """Who each of these rows was about when it was last checked."""
    found = reader.arrow(
        "select row, numbers, client_external_id from draft_row"
        " where draft_id = ? and row in (select unnest(?::integer[]))",
        [draft_id, list(rows)],
    )
    return said(found)


def sharing(reader: Reader, draft_id: str, numbers: Collection[str], external_ids: Collection[str]) -> list[Said]:
    """The rows that had any of these numbers or external ids when they were last checked."""
    found = reader.arrow(
        "select row, numbers, client_external_id from draft_row where draft_id = ?"
        " and (list_has_any(numbers, ?::varchar[]) or list_contains(?::varchar[], client_external_id))",
        [draft_id, list(numbers), list(external_ids)],
    )
    return said(found)
