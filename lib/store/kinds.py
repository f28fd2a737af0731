"""The kinds of findings of a checked draft, column by column, counted."""

from collections.abc import Collection
from dataclasses import dataclass

from lib.model.finding import Code, Severity
from lib.model.kind import TOLD_APART, ColumnKind
from lib.store.connection import Reader

_TOLD_APART = ", ".join(f"'{each}'" for each in sorted(TOLD_APART))
_KIND = f"place, code, case when code in ({_TOLD_APART}) then detail else '' end, severity"

WORD = 63
"""So many findings of whole columns are told apart by the bits of one number of `draft_row.counted`."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """How many rows have each kind as a finding of their own, and how many cells each kind of a whole column has."""

    of_rows: dict[ColumnKind, int]
    of_columns: dict[ColumnKind, int]


@dataclass(frozen=True, slots=True)
class Column:
    """What nearly all cells of a column held when all rows were checked, None where that was not plain; and between
    what counts its filled cells are now.
    """

    holds: str | None
    fewest: int
    most: int

    def after(self, changed: int) -> "Column":
        """The same after so many rows have changed."""
        return Column(self.holds, self.fewest - changed, self.most + changed)


def of_draft(reader: Reader, draft_id: str) -> Kinds:
    """Every kind that the draft has; what is said of the header is none."""
    found = reader.rows(
        f"select {_KIND}, count(*), max(covers) from draft_finding"
        " where draft_id = ? and place is not null group by all",
        [draft_id],
    )
    counted = [(_kind(*kind), rows, covers) for *kind, rows, covers in found]
    return Kinds(
        {kind: rows for kind, rows, covers in counted if covers is None},
        {kind: covers for kind, _, covers in counted if covers is not None},
    )


def of_rows(reader: Reader, draft_id: str, rows: Collection[int]) -> dict[ColumnKind, int]:
    """The same of these rows alone, as far as they have findings of their own."""
    found = reader.rows(
        f"select {_KIND}, count(*) from draft_finding"
        " where draft_id = ? and place is not null and row in (select unnest(?::integer[])) group by all",
        [draft_id, list(rows)],
    )
    return {_kind(place, code, detail, severity): count for place, code, detail, severity, count in found}


def counted(reader: Reader, draft_id: str, rows: Collection[int]) -> list[list[int]]:
    """Of each of these rows, the bits of the findings of whole columns that count it, `WORD` to a number."""
    found = reader.rows(
        "select counted from draft_row where draft_id = ? and row in (select unnest(?::integer[]))",
        [draft_id, list(rows)],
    )
    return [bits for (bits,) in found]


def columns(reader: Reader, draft_id: str) -> dict[int, Column]:
    """What is known of the draft's columns, by place."""
    rows = reader.rows("select place, holds, filled, moved from draft_column where draft_id = ?", [draft_id])
    return {place: Column(holds, filled - moved, filled + moved) for place, holds, filled, moved in rows}


def _kind(place: int, code: str, detail: str, severity: str) -> ColumnKind:
    return ColumnKind(place, Code(code), detail, Severity(severity))
