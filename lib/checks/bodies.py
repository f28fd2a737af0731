"""The check of rows that are too big for a request by themselves."""

import json
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.hits import Hits
from lib.checks.sheet import Ints, Sheet, Texts
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.kind import ColumnKind

CODES = (Code.BODY_TOO_BIG,)
"""What is found here."""

_FRAME = 1_000
"""What a row has beside its texts: keys, numbers, ids, our own key, in bytes."""

_SHOWN = 100
"""So much of a cell is shown, in characters."""

_LONGEST_ESCAPE = 6
_TEXTS = (Field.VARIABLE, Field.CALLBACK_DATA, Field.CLIENT_EXTERNAL_ID)


def find(sheet: Sheet, most: int) -> Iterator[Hits]:
    """The rows whose JSON has more than `most` bytes; each is found in the column with its largest cell."""
    columns = sheet.of(*_TEXTS)
    sizes = [np.asarray(pc.binary_length(texts.texts)) for texts in columns]
    longest = sum(int(each.max(initial=0)) for each in sizes)
    if _FRAME + _LONGEST_ESCAPE * longest <= most:
        return
    of_rows = np.sum([each[texts.nth] for each, texts in zip(sizes, columns, strict=True)], axis=0)
    maybe = np.flatnonzero(_FRAME + _LONGEST_ESCAPE * of_rows > most)
    rows = maybe[[_bytes(columns, row) > most for row in maybe.tolist()]]
    largest = np.argmax([each[texts.nth[rows]] for each, texts in zip(sizes, columns, strict=True)], axis=0)
    for nth, texts in enumerate(columns):
        here: Ints = rows[largest == nth]
        if len(here):
            kind = ColumnKind(texts.place, Code.BODY_TOO_BIG, "", Severity.ERROR)
            values = _short(texts.texts.take(pa.array(texts.nth[here])))
            yield Hits(kind, here, np.arange(len(here)), values, pa.array([""] * len(here), pa.string()))


def _short(texts: pa.StringArray) -> pa.StringArray:
    begins = pc.utf8_slice_codeunits(texts, 0, _SHOWN)
    cut = pc.binary_join_element_wise(begins, "…", "")
    return pc.if_else(pc.greater(pc.utf8_length(texts), _SHOWN), cut, texts)


def _bytes(columns: list[Texts], row: int) -> int:
    cells = ((texts.column.name, texts.texts[int(texts.nth[row])].as_py()) for texts in columns)
    return _FRAME + sum(len(json.dumps(each, ensure_ascii=False).encode()) for cell in cells for each in cell)
