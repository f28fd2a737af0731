"""The rows of a checked draft that have findings, each once: of their own, or counted by one of a whole column.

Findings of the header (their row is the header's, `below` which all records are) are of no row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from lib.model.finding import Code, Severity
from lib.model.kind import TOLD_APART, ColumnKind
from lib.store.connection import Reader, Row
from lib.store.kinds import WORD


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

    def fits(self, kind: ColumnKind) -> bool:
        """Whether it asks for this kind."""
        return (
            self.severity in (None, kind.severity)
            and self.code in (None, kind.code)
            and self.detail in ("", kind.detail)
        )


def count(reader: Reader, draft_id: str, asked: Asked, *, below: int) -> int:
    """How many rows `page` pages through."""
    found, values = _rows_in(reader, draft_id, asked, below)
    return int(reader.value(f"select count(*) from ({found})", values))


def page(reader: Reader, draft_id: str, asked: Asked, *, below: int, offset: int, limit: int) -> tuple[FaultyRow, ...]:
    """A page of the rows, by row."""
    found, values = _rows_in(reader, draft_id, asked, below)
    shown = [row for (row,) in reader.rows(f"{found} order by row limit ? offset ?", [*values, limit, offset])]
    found, values = _found_in(reader, draft_id, asked, below, only=shown)
    listed = reader.rows(
        "select row, list({'code': code, 'detail': detail, 'severity': severity, 'place': place}"
        f" order by place nulls first, code) from ({found}) group by row order by row",
        values,
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


def hindered(reader: Reader, draft_id: str) -> list[Row]:
    """Every row with an error: row, cells, and the codes, details and places of its errors in one order; by row."""
    found, values = _found_in(reader, draft_id, Asked(severity=Severity.ERROR), 0)
    return reader.rows(
        f"""
        select row, any_value(cells), list(code order by place, code), list(detail order by place, code),
            list(place order by place, code)
        from ({found}) join draft_record using (row) where draft_id = ? group by row order by row
        """,
        [*values, draft_id],
    )


def cells(reader: Reader, draft_id: str, asked: Asked) -> pa.Table:
    """Every cell that such a finding is about, as it stands now, once: row, place, before; by row."""
    found, values = _found_in(reader, draft_id, asked, 0)
    return reader.arrow(
        f"""
        select row, place, any_value(cells)[place + 1] as before
        from ({found}) join draft_record using (row)
        where draft_id = ? and place is not null
        group by row, place order by row, place
        """,
        [*values, draft_id],
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


def every_row(reader: Reader, draft_id: str) -> pa.Table:
    """Every row of the draft, those left out too: row; by row."""
    return reader.arrow(
        "select row from draft_record where draft_id = $draft union all"
        " select row from draft_left_out where draft_id = $draft order by row",
        {"draft": draft_id},
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
    found, values = _rows_in(reader, draft_id, asked, 0)
    return reader.arrow(
        f"""
        select row, ? as code, '' as detail from ({found}) semi join (
            select row from (
                select row, row_number() over (partition by cells order by row) as nth
                from draft_record where draft_id = ?
            ) where nth > 1
        ) using (row) order by row
        """,
        [str(asked.code), *values, draft_id],
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


def _rows_in(reader: Reader, draft_id: str, asked: Asked, below: int) -> tuple[str, list[object]]:
    """The rows with such a finding as SQL, each once."""
    where, values = asked.condition(draft_id)
    rows = f"select row from draft_finding where {where} and covers is null and row > ?"
    masks: dict[int, int] = {}
    for nth, kind in enumerate(_wide(reader, draft_id)):
        if asked.fits(kind):
            word, bit = divmod(nth, WORD)
            masks[word] = masks.get(word, 0) | 1 << bit
    counted = " or ".join(f"counted[{word + 1}] & {mask}::bigint <> 0" for word, mask in masks.items())
    return f"{rows} union select row from draft_row where draft_id = ? and ({counted or 'false'})", [
        *values, below, draft_id,
    ]  # fmt: skip


def _found_in(
    reader: Reader, draft_id: str, asked: Asked, below: int, only: Sequence[int] | None = None
) -> tuple[str, list[object]]:
    """The findings of rows as SQL: row, place, code, detail, severity; of a whole column, one at each of its rows."""
    where, values = asked.condition(draft_id)
    these, rows = ("", []) if only is None else (" and list_contains(?::integer[], row)", [list(only)])
    own = f"select row, place, code, detail, severity from draft_finding where {where}"
    parts = [f"{own} and covers is null and row > ?{these}"]
    values = [*values, below, *rows]
    for nth, kind in enumerate(_wide(reader, draft_id)):
        if asked.fits(kind):
            word, bit = divmod(nth, WORD)
            parts.append(
                "select row, ?::integer, ?, ?, ? from draft_row"
                f" where draft_id = ? and counted[{word + 1}] & {1 << bit}::bigint <> 0{these}"
            )
            values += [kind.place, kind.code.value, kind.detail, kind.severity.value, draft_id, *rows]
    return " union all ".join(parts), values


def _wide(reader: Reader, draft_id: str) -> list[ColumnKind]:
    """What is said of whole columns, in the order of the bits of `draft_row.counted`."""
    found = reader.rows(
        "select place, code, detail, severity from draft_finding"
        " where draft_id = ? and covers is not null and place is not null",
        [draft_id],
    )
    return sorted(ColumnKind(place, Code(code), detail, Severity(severity)) for place, code, detail, severity in found)


def _found(told: dict[str, object]) -> Found:
    place = told["place"]
    return Found(
        Code(str(told["code"])),
        str(told["detail"]),
        Severity(str(told["severity"])),
        None if place is None else int(str(place)),
    )
