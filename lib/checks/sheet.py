"""A staged file as columns: of each the distinct texts, so that each is read once, and which of them every row has."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lib.model.columns import Column, Field
from lib.model.text import BLANK
from lib.store import checking
from lib.store.connection import Reader

Ints = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]

_AT_ONCE = 4  # columns; a row is read anew for each batch of them

SAMPLE = 500
"""What a column holds is judged by so many of the first rows."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A column: its distinct texts, trimmed, and which of them each row has."""

    column: Column
    texts: pa.StringArray
    nth: Ints

    @property
    def place(self) -> int:
        """Where the column stands, from 0."""
        return self.column.index

    def filled(self) -> Flags:
        """Of each text, whether it is not blank."""
        return np.asarray(pc.not_equal(self.texts, ""))

    def filled_rows(self) -> Flags:
        """Of each row, whether its cell is not blank."""
        return self.filled()[self.nth]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows (the spreadsheet's numbers, ascending) and the columns that a check looks at."""

    rows: Ints
    columns: tuple[Texts, ...]

    def of(self, *fields: Field) -> list[Texts]:
        """The columns that fill one of these fields."""
        return [texts for texts in self.columns if texts.column.field in fields]


def load(reader: Reader, draft_id: str, columns: Sequence[Column], only: Collection[int] | None = None) -> Sheet:
    """Read the draft's columns; with `only`, these rows alone. Without a phone column, each row has one blank cell."""
    seen = [column for column in columns if column.field is not Field.LEFT_OUT or column.says_city]
    texts = []
    for start in range(0, max(len(seen), 1), _AT_ONCE):
        some = seen[start : start + _AT_ONCE]
        table = checking.cells(reader, draft_id, [column.index for column in some], only=only)
        texts += [_texts(column, table[nth + 1]) for nth, column in enumerate(some)]
    if not any(column.field is Field.PHONE for column in seen):
        texts.append(
            _texts(Column(len(columns), "", Field.PHONE), pa.chunked_array([[""] * table.num_rows], pa.string()))
        )
    return Sheet(table["row"].to_numpy(), tuple(texts))


def first_texts(reader: Reader, draft_id: str, columns: Sequence[Column]) -> list[Texts]:
    """These columns as the first rows of the draft have them."""
    table = checking.cells(reader, draft_id, [column.index for column in columns], first=SAMPLE)
    return [_texts(column, table[nth + 1]) for nth, column in enumerate(columns)]


def _texts(column: Column, cells: pa.ChunkedArray) -> Texts:
    encoded = cells.combine_chunks().dictionary_encode()
    texts, nth = encoded.dictionary, encoded.indices.to_numpy()
    # trimming in SQL by a set of characters takes forty times as long
    trimmed = pc.utf8_trim(texts, characters=BLANK)
    if not trimmed.equals(texts):  # two may have become the same
        encoded = trimmed.dictionary_encode()
        texts, nth = encoded.dictionary, encoded.indices.to_numpy()[nth]
    return Texts(column, texts, nth)
