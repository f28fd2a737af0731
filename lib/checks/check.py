"""A staged file checked, all rows at once."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa

from lib.checks import hits, levels, reserved, shapes, sheet, variable_names
from lib.checks.examine import examine
from lib.checks.hits import FINDINGS
from lib.checks.levels import Levels
from lib.checks.memory import give_back
from lib.checks.shapes import Shape
from lib.checks.terms import BODY_BYTES, Terms
from lib.model.columns import Column, Field
from lib.model.naming import NO_NAMES, KnownNames
from lib.store import staging
from lib.store.connection import Reader, Store


def check(
    store: Store,
    draft_id: str,
    columns: Sequence[Column],
    *,
    country: str,
    duplicates_let_in: bool,
    header_row: int = 1,
    at: datetime | None = None,
    names: KnownNames = NO_NAMES,
    body_bytes: int = BODY_BYTES,
    mobiles_only: bool = False,
    timezone: int | None = None,
) -> None:
    """Read the draft's records and replace what was found in them; the store is locked only to write, in chunks.

    `country` is the ISO code of the default country; `at` (None: now) decides the offset of a zone with summer time.
    """
    terms = Terms(
        columns, country, duplicates_let_in, header_row, at or datetime.now(UTC), names, body_bytes, mobiles_only,
        timezone,
    )  # fmt: skip
    with store.read() as reader:
        rows, findings, of_the_columns = _look(reader, draft_id, terms)
    give_back()
    staging.keep(store, draft_id, rows, findings, of_the_columns)


def _look(reader: Reader, draft_id: str, terms: Terms) -> tuple[pa.Table, pa.Table, pa.Table]:
    """What `staging.keep` keeps; the sheet itself is gone by then."""
    holds = what_columns_hold(reader, draft_id, terms.columns)
    examined = examine(reader, draft_id, terms, holds)
    give_back()
    texts, totals = examined.sheet.columns, examined.totals()
    filled = {each.place: int(np.count_nonzero(each.filled_rows())) for each in texts}
    judged = levels.judge(
        totals,
        rows=len(examined.sheet.rows),
        is_most=lambda place, count: levels.is_most(count, filled[place]),
        fields={each.place: each.column.field for each in texts},
    )
    findings = hits.findings(examined.sheet, examined.hits, judged, terms.columns)
    kept = pa.table({
        "place": pa.array(filled, pa.int32()),
        "holds": pa.array(map(holds.get, filled), pa.string()),
        "filled": pa.array(filled.values(), pa.int32()),
    })  # fmt: skip
    return examined.rows(judged), pa.concat_tables([findings, of_columns(terms, judged)]), kept


def what_columns_hold(reader: Reader, draft_id: str, columns: Sequence[Column]) -> dict[int, Shape]:
    """What nearly all cells of each variable's column hold, by place, where it is plain from the first rows."""
    variables = [column for column in columns if column.field is Field.VARIABLE]
    return shapes.all_held(sheet.first_texts(reader, draft_id, variables)) if variables else {}


def of_columns(terms: Terms, judged: Levels) -> pa.Table:
    """What is said of whole columns, and of the header, as rows of `draft_finding`."""
    titles = {column.index: column.title for column in terms.columns}
    rows: list[dict[str, object]] = [
        {"row": terms.header_row, "place": kind.place, "column": titles.get(kind.place, ""), "code": kind.code.value,
         "severity": kind.severity.value, "value": "", "detail": kind.detail, "covers": count}
        for kind, count in judged.wide.items()
    ]  # fmt: skip
    of_header = (*reserved.find(terms.columns, terms.header_row), *variable_names.find(terms.columns, terms.header_row))
    rows += [
        {"row": each.row, "place": None, "column": each.column, "code": each.code.value,
         "severity": each.severity.value, "value": each.value, "detail": each.detail, "covers": None}
        for each in of_header
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=FINDINGS)
