"""The checks of the columns that become variables: what each is named, and the rows that lack it.

A name with a dot is found by `variables`, in the cells: only a row that has the variable is kept back by it.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from lib.checks.hits import Hits
from lib.checks.sheet import Sheet
from lib.model.columns import Column, Field
from lib.model.finding import Code, Finding, Severity
from lib.model.kind import ColumnKind

CODES = (Code.NAME_WITH_BRACES, Code.NAMES_ALIKE, Code.VARIABLE_MISSING)
"""What is found here."""


def find(columns: Sequence[Column], header_row: int) -> tuple[Finding, ...]:
    """A warning at the header for each name with braces, and for each that differs from one before only in case."""
    found: list[Finding] = []
    seen: dict[tuple[Field, str], str] = {}
    for column in columns:
        if column.field not in (Field.VARIABLE, Field.CALLBACK_DATA):
            continue
        if column.field is Field.VARIABLE and set("{}") & set(column.name):
            found.append(_at(column, header_row, Code.NAME_WITH_BRACES))
        earlier = seen.setdefault((column.field, column.name.casefold()), column.name)
        if earlier != column.name:
            found.append(_at(column, header_row, Code.NAMES_ALIKE, earlier))
    return tuple(found)


def missing(sheet: Sheet) -> Iterator[Hits]:
    """The rows that lack a variable."""
    for texts in sheet.of(Field.VARIABLE):
        rows = np.flatnonzero(~texts.filled_rows())
        if len(rows):
            kind = ColumnKind(texts.place, Code.VARIABLE_MISSING, "", Severity.NOTE)
            blank = pa.array([""], pa.string())
            yield Hits(kind, rows, np.zeros(len(rows), np.int64), blank, blank)


def _at(column: Column, header_row: int, code: Code, detail: str = "") -> Finding:
    return Finding(header_row, column.title, code, Severity.WARNING, column.name, detail)
