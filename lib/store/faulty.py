"""The rows of a checked draft that have findings, each once: of their own, or counted by one of a whole column.

Findings of the header (their row is the header's, `below` which all records are) are of no row.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from lib.model.finding import Code, Severity
from lib.model.kind import TOLD_APART, ColumnKind
from lib.store.connection import Reader


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a row: its place is None where it is of no cell."""

    code: Code
    detail: str
    severity: Severity
    place: int | None


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row as it stands now, and what was found in it of what was asked for."""

    row: int
    cells: tuple[str, ...]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings; None means any. `detail` tells the faults of a number apart, and is '' for all of the code."""

    severity: Severity | None = None
    code: Code | None = None
    detail: str = ""

    def condition(self, draft_id: str) -> tuple[str, list[object]]:
        """The same as SQL over `draft_finding`."""
        given = {"draft_id": draft_id, "severity": self.severity, "code": self.code, "detail": self.detail}
        wanted = {name: str(value) for name, value in given.items() if value}
        return " and ".join(f"{name} = ?" for name in wanted), list(wanted.values())


def count(reader: Reader, draft_id: str, asked: Asked, *, below: int) -> int:
    """How many rows `page` pages through."""
    found, values = _found_in(reader, draft_id, asked, below)
    return int(reader.value(f"select count(distinct row) from ({found})", values))


def page(reader: Reader, draft_id: str, asked: Asked, *, below: int, offset: int, limit: int) -> tuple[FaultyRow, ...]:
    """A page of the rows, by row."""
    found, values = _found_in(reader, draft_id, asked, below)
    shown = reader.rows(f"select distinct row from ({found}) order by row limit ? offset ?", [*values, limit, offset])
    # no join here: of a whole column, the findings come out of one already (DuckDB 2.0.0 fails there, #24807)
    listed = reader.rows(
        "select row, list({'code': code, 'detail': detail, 'severity': severity, 'place': place}"
        f" order by place nulls first, code) from ({found}) where list_contains(?::integer[], row)"
        " group by row order by row",
        [*values, [row for (row,) in shown]],
    )
    cells = cells_of(reader, draft_id, [row for row, _ in listed])
    return tuple(FaultyRow(row, cells[row], tuple(map(_found, told))) for row, told in listed if row in cells)


def rows(reader: Reader, draft_id: str, asked: Asked, *, below: int) -> pa.Table:
    """Every row that has such a finding, once: row, and the code and detail of the first one; in any order.

    Of a row that repeats another the detail is left out: the other one may be left out as well.
    """
    found, values = _found_in(reader, draft_id, asked, below)
    told = ", ".join(f"'{each}'" for each in sorted(TOLD_APART))
    return reader.arrow(
        f"""
        select
            row, arg_min(code, (coalesce(place, -1), code)) as code,
            arg_min(case when code in ({told}) then detail else '' end, (coalesce(place, -1), code)) as detail
        from ({found}) group by row
        """,
        values,
    )


def cells(reader: Reader, draft_id: str, asked: Asked) -> pa.Table:
    """Every cell that a finding of its own is about, as it stands now, once: row, place, before; by row."""
    where, values = asked.condition(draft_id)
    return reader.arrow(
        f"""
        select row, place, any_value(cells)[place + 1] as before
        from draft_finding join draft_record using (draft_id, row)
        where {where} and place is not null and covers is null
        group by row, place order by row, place
        """,
        values,
    )


def whole_columns(reader: Reader, draft_id: str, asked: Asked) -> list[ColumnKind]:
    """The kinds of whole columns among these findings."""
    where, values = asked.condition(draft_id)
    found = reader.rows(
        f"select place, code, detail, severity from draft_finding where {where} and covers is not null"
        " and place is not null",
        values,
    )
    return [_kind(*each) for each in found]


def column(reader: Reader, draft_id: str, place: int) -> pa.Table:
    """Every cell of a column: row, place, before; by row."""
    return reader.arrow(
        "select row, ?::integer as place, cells[? + 1] as before from draft_record"
        " where draft_id = ? and cells[? + 1] is not null order by row",
        [place, place, draft_id, place],
    )


def two_columns(reader: Reader, draft_id: str, first: int, second: int, *, left_out: bool) -> pa.Table:
    """Two cells of every row, or also of those left out: row, first, second (null where the row ends before it)."""
    tables = ("draft_record", "draft_left_out") if left_out else ("draft_record",)
    parts = [
        f"select row, coalesce(cells[$first + 1], '') as first, cells[$second + 1] as second from {table}"
        " where draft_id = $draft"
        for table in tables
    ]
    return reader.arrow(
        " union all ".join(parts) + " order by row", {"first": first, "second": second, "draft": draft_id}
    )


def every_cell(reader: Reader, draft_id: str) -> pa.Table:
    """Every cell of the draft: row, place, before; by row."""
    return reader.arrow(
        "select row, unnest(range(len(cells)))::integer as place, unnest(cells) as before"
        " from draft_record where draft_id = ? order by row",
        [draft_id],
    )


def exact_repeats(reader: Reader, draft_id: str, asked: Asked) -> pa.Table:
    """Every row with such a finding whose cells are those of a row before it: row, and the code and detail."""
    where, values = asked.condition(draft_id)
    return reader.arrow(
        f"""
        select row, any_value(code) as code, '' as detail
        from draft_finding semi join (
            select row from (
                select row, row_number() over (partition by cells order by row) as nth
                from draft_record where draft_id = ?
            ) where nth > 1
        ) using (row)
        where {where} group by row
        """,
        [draft_id, *values],
    )


def cells_of(reader: Reader, draft_id: str, wanted: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The cells of these rows, as far as they are not left out."""
    return {
        row: tuple(own)
        for row, own in reader.rows(
            "select row, cells from draft_record where draft_id = ? and row in (select unnest(?::integer[]))",
            [draft_id, list(wanted)],
        )
    }


def _found_in(reader: Reader, draft_id: str, asked: Asked, below: int) -> tuple[str, list[object]]:
    """The findings of rows as SQL: row, place, code, detail, severity; of a whole column, one at each of its rows."""
    where, values = asked.condition(draft_id)
    parts = [
        f"select row, place, code, detail, severity from draft_finding where {where} and covers is null and row > ?"
    ]
    values = [*values, below]
    wide = sorted(each for each in whole_columns(reader, draft_id, Asked()) if each.severity is not Severity.ERROR)
    for kind in whole_columns(reader, draft_id, asked):
        if kind.severity is Severity.ERROR:
            # which of a column's cells are meant is not kept: they are of the rows that nothing else hinders
            rest = (
                "hindered and row not in (select row from draft_finding"
                f" where draft_id = ? and severity = '{Severity.ERROR}' and covers is null)"
            )
            values += [kind.place, kind.code.value, kind.detail, kind.severity.value, draft_id, draft_id]
        else:
            rest = "counted & ?::bigint <> 0"
            values += [kind.place, kind.code.value, kind.detail, kind.severity.value, draft_id, 1 << wide.index(kind)]
        parts.append(f"select row, ?::integer, ?, ?, ? from draft_row where draft_id = ? and {rest}")
    return " union all ".join(parts), values


def _kind(place: int, code: str, detail: str, severity: str) -> ColumnKind:
    return ColumnKind(place, Code(code), detail if code in TOLD_APART else "", Severity(severity))


def _found(told: dict[str, object]) -> Found:
    place = told["place"]
    return Found(
        Code(str(told["code"])),
        str(told["detail"]),
        Severity(str(told["severity"])),
        None if place is None else int(str(place)),
    )
