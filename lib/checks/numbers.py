"""The numbers of every row, from all of its phone cells, each once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.sheet import Flags, Ints, Sheet
from lib.model.columns import Field


@dataclass(frozen=True, slots=True)
class Numbers:
    """Every number of every row, by row: the row's place in the sheet, the number as text and as an integer, and the
    place of the column it stands in. `again` tells those that the row has before.
    """

    rows: Ints
    texts: pa.StringArray
    values: Ints
    places: Ints
    again: Flags
    count: int

    def of_rows(self) -> pa.ListArray:
        """The numbers of each row, each once."""
        kept = ~self.again
        ends = np.concatenate([[0], np.cumsum(np.bincount(self.rows[kept], minlength=self.count))])
        texts = self.texts if kept.all() else self.texts.filter(pa.array(kept))
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), texts)

    def shared(self) -> Flags:
        """Of each, whether another row has that number too."""
        in_order = np.sort(self.values[~self.again])
        return np.isin(self.values, np.unique(in_order[1:][in_order[1:] == in_order[:-1]]))


def gather(sheet: Sheet, readings: Mapping[int, pa.Table]) -> Numbers:
    """The numbers of all phone columns; `readings` are their text views by place."""
    rows, texts, places = [], [], []
    for column in sheet.of(Field.PHONE):
        lists = readings[column.place]["numbers"].combine_chunks()
        in_order = np.array_equal(column.nth, np.arange(len(lists)))
        lists = lists if in_order else lists.take(pa.array(column.nth))
        rows.append(pc.list_parent_indices(lists).cast(pa.int32()).to_numpy())
        texts.append(pc.list_flatten(lists))
        places.append(np.full(len(rows[-1]), column.place, np.int32))
    if len(rows) == 1:
        row, text, place = rows[0], texts[0], places[0]
    else:
        row, text, place = np.concatenate(rows), pa.concat_arrays(texts), np.concatenate(places)
        order = np.argsort(row, kind="stable")
        row, text, place = row[order], text.take(pa.array(order)), place[order]
    values = text.cast(pa.int64()).to_numpy()
    return Numbers(row, text, values, place, _again(row, values), len(sheet.rows))


def _again(row: Ints, values: Ints) -> Flags:
    """Of each number, whether its row has it before; rows ascend, so most are known by their neighbours."""
    again = np.zeros(len(row), np.bool_)
    several = np.flatnonzero(np.isin(row, row[1:][row[1:] == row[:-1]])) if len(row) > 1 else np.array([], np.int64)
    several = several[np.lexsort((values[several], row[several]))]
    same = (np.diff(row[several]) == 0) & (np.diff(values[several]) == 0)
    again[several[1:][same]] = True
    return again
