"""What is staged of a draft's file, read for the review and the release."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import pyarrow as pa

from lib.model.finding import Code, Severity
from lib.store import faulty
from lib.store.connection import Reader, Row
from lib.store.faulty import Asked

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
    kinds = tuple(_kind(reader, draft_id, *kind) for kind in _kinds(reader, draft_id))
    kinds = tuple(sorted(kinds, key=lambda each: (tuple(Severity).index(each.severity), -each.rows, each.code)))
    duplicates = sum(kind.rows for kind in kinds if kind.code is Code.DUPLICATE_IN_FILE)
    return Found(rows, can_go, errors, numbers, duplicates, kinds)


def _kinds(reader: Reader, draft_id: str) -> list[Row]:
    """Of each kind its code, detail and severity, how many rows or titles have one, and what columns count."""
    return reader.rows(
        f"""
        select
            code, case when code in ({_TOLD_APART}) then detail else '' end as told, severity,
            count(distinct row) filter (covers is null and place is not null) + count(*) filter (place is null),
            coalesce(sum(covers), 0)::bigint, count(covers)
        from draft_finding where draft_id = ? group by all order by code, told
        """,
        [draft_id],
    )


def _kind(
    reader: Reader, draft_id: str, code: str, detail: str, severity: str, rows: int, cells: int, columns: int
) -> Kind:
    """The kind with its rows: one that several columns count, or a column and itself, is one row all the same."""
    kind = Kind(Code(code), detail, Severity(severity), rows + cells, columns)
    if columns > 1 or (columns and rows):
        asked = Asked(kind.severity, kind.code, detail)
        return replace(kind, rows=faulty.count(reader, draft_id, asked, below=0))
    return kind


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


def sharing(
    reader: Reader, draft_id: str, numbers: Collection[str], external_ids: Collection[str], *, limit: int
) -> list[Said]:
    """The rows that had any of these numbers or external ids when they were last checked, so many of them at most."""
    found = reader.arrow(
        "select row, numbers, client_external_id from draft_row where draft_id = ?"
        " and (list_has_any(numbers, ?::varchar[]) or list_contains(?::varchar[], client_external_id)) limit ?",
        [draft_id, list(numbers), list(external_ids), limit],
    )
    return said(found)


@dataclass(frozen=True, slots=True)
class Crowds:
    """Numbers and external ids that many rows have, each with the first of these rows."""

    numbers: dict[str, int]
    external_ids: dict[str, int]


def crowds(
    reader: Reader, draft_id: str, numbers: Collection[str], external_ids: Collection[str], *, more_than: int
) -> Crowds:
    """Which of these numbers and external ids more rows than so many had when they were last checked."""
    of_numbers = reader.rows(
        "select number, min(row) from (select unnest(numbers) as number, row from draft_row"
        " where draft_id = ? and list_has_any(numbers, ?::varchar[])) where list_contains(?::varchar[], number)"
        " group by number having count(*) > ?",
        [draft_id, list(numbers), list(numbers), more_than],
    )
    of_ids = reader.rows(
        "select client_external_id, min(row) from draft_row"
        " where draft_id = ? and list_contains(?::varchar[], client_external_id)"
        " group by client_external_id having count(*) > ?",
        [draft_id, list(external_ids), more_than],
    )
    return Crowds(dict(of_numbers), dict(of_ids))


def any_hindered(reader: Reader, draft_id: str, rows: Collection[int]) -> bool:
    """Whether any of these rows had an error when it was last checked."""
    return bool(
        reader.value(
            "select count(*) from draft_row where draft_id = ? and hindered and row in (select unnest(?::integer[]))",
            [draft_id, list(rows)],
        )
    )
