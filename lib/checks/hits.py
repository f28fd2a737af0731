"""What was found, kind by kind: which rows have it, and what each of them holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.levels import Levels
from lib.checks.sheet import Ints, Sheet, Texts
from lib.model.columns import Column
from lib.model.finding import Code, Severity
from lib.model.kind import TOLD_APART, ColumnKind
from lib.store.kinds import WORD

FINDINGS = pa.schema([
    ("row", pa.int32()), ("place", pa.int32()), ("column", pa.string()), ("code", pa.string()),
    ("severity", pa.string()), ("value", pa.string()), ("detail", pa.string()), ("covers", pa.int32()),
])  # fmt: skip
"""The columns of `draft_finding` but for the draft's id."""


@dataclass(frozen=True, slots=True)
class Hits:
    """One kind of finding: the places in the sheet of the rows that have it, and which value and detail each has."""

    kind: ColumnKind
    rows: Ints
    which: Ints
    values: pa.StringArray
    details: pa.StringArray

    def table(self, sheet: Sheet, title: str) -> pa.Table:
        """A finding for each row, with the columns of `FINDINGS`; `title` is the column's."""
        count, which = len(self.rows), pa.array(self.which)
        columns = [
            pa.array(sheet.rows[self.rows], pa.int32()),
            *(pa.repeat(pa.scalar(each, kind), count) for each, kind in (
                (self.kind.place, pa.int32()), (title, pa.string()), (self.kind.code.value, pa.string()),
                (self.kind.severity.value, pa.string()),
            )),
            self.values.take(which),
            self.details.take(which),
            pa.nulls(count, pa.int32()),
        ]  # fmt: skip
        return pa.table(columns, schema=FINDINGS)


def of_texts(texts: Texts, found: pa.Table) -> Iterator[Hits]:
    """What was found in the texts of one column, for each row that has it; `found` as `checking.in_texts` says it."""
    for code in found["code"].unique().to_pylist():
        of_code = found.filter(pc.equal(found["code"], code))
        for detail in of_code["detail"].unique().to_pylist() if code in TOLD_APART else [""]:
            one = of_code.filter(pc.equal(of_code["detail"], detail)) if detail else of_code
            kind = ColumnKind(texts.place, Code(code), detail, Severity(one["severity"][0].as_py()))
            slot = np.full(len(texts.texts), -1, np.int32)
            slot[one["nth"].to_numpy()] = np.arange(one.num_rows, dtype=np.int32)
            which = slot[texts.nth]
            rows = np.flatnonzero(which >= 0)
            yield Hits(kind, rows, which[rows], _array(one["value"]), _array(one["detail"]))


def of_rows(found: pa.Table) -> Iterator[Hits]:
    """What was found in rows (`found` as `checking.in_rows` returns it): `nth` is the row's place in the sheet."""
    keys = found.select(["place", "code", "severity"]).group_by(["place", "code", "severity"]).aggregate([])
    for key in keys.to_pylist():
        same = pc.and_(pc.equal(found["place"], key["place"]), pc.equal(found["code"], key["code"]))
        one = found.filter(same)
        kind = ColumnKind(key["place"], Code(key["code"]), "", Severity(key["severity"]))
        yield Hits(kind, one["nth"].to_numpy(), np.arange(one.num_rows), _array(one["value"]), _array(one["detail"]))


def findings(sheet: Sheet, hits: Iterable[Hits], levels: Levels, columns: Sequence[Column]) -> pa.Table:
    """What is said of single rows, with the columns of `FINDINGS`."""
    titles = {column.index: column.title for column in columns}
    tables = [each.table(sheet, titles.get(each.kind.place, "")) for each in hits if not levels.of_column(each.kind)]
    return pa.concat_tables([FINDINGS.empty_table(), *tables])


def hindered(sheet: Sheet, hits: Iterable[Hits]) -> pa.BooleanArray:
    """Of each row, whether it has an error."""
    flags = np.zeros(len(sheet.rows), np.bool_)
    for each in hits:
        if each.kind.severity is Severity.ERROR:
            flags[each.rows] = True
    return pa.array(flags)


def counted(sheet: Sheet, hits: Iterable[Hits], levels: Levels) -> pa.ListArray:
    """Of each row, which findings of whole columns count it: a bit for each, in their order, `WORD` to a number."""
    order = list(levels.wide)
    words = -(-len(order) // WORD)
    bits = np.zeros((len(sheet.rows), words), np.int64)
    for each in hits:
        if as_said := levels.counted_as(each.kind):
            word, bit = divmod(order.index(as_said), WORD)
            bits[each.rows, word] |= 1 << bit
    ends = np.arange(len(sheet.rows) + 1, dtype=np.int32) * words
    return pa.ListArray.from_arrays(pa.array(ends), pa.array(bits.reshape(-1)))


def _array(column: pa.ChunkedArray) -> pa.StringArray:
    return column.combine_chunks()
