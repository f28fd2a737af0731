"""What each distinct text of a column says, by the field that the column fills."""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks import timezones, variables
from lib.checks.phone.column import read_column
from lib.checks.shapes import Shape
from lib.checks.sheet import Texts
from lib.checks.switches import is_on
from lib.checks.terms import Terms
from lib.model.columns import Field
from lib.model.naming import meant


def read(texts: Texts, terms: Terms, holds: Mapping[int, Shape]) -> pa.Table:
    """A text view of one column, in the order of its texts; `holds` says what nearly all cells of a column hold."""
    count = len(texts.texts)
    return pa.table({
        "place": pa.repeat(pa.scalar(texts.place, pa.int32()), count),
        "nth": pa.array(np.arange(count, dtype=np.int32)),
        "value": texts.texts,
        **_said(texts, terms, holds.get(texts.place)),
    })  # fmt: skip


def _said(texts: Texts, terms: Terms, holds: Shape | None) -> dict[str, pa.Array | pa.ChunkedArray]:
    match texts.column.field:
        case Field.PHONE:
            return _phones(texts.texts, terms.country)
        case Field.TIMEZONE:
            return {
                "seconds": _each(texts.texts, lambda text: timezones.seconds(text, terms.at), pa.int32()),
                "amiss": _each(texts.texts, lambda text: timezones.amiss(text, terms.at), pa.string()),
            }
        case Field.CHECK_PHONE:
            return {"is_on": _each(texts.texts, is_on, pa.bool_())}
        case Field.BOT_SETTINGS_ID:
            return {"uuid": _each(texts.texts, lambda text: meant(text, terms.names.scenarios), pa.string())}
        case Field.AUTO_CALL_TEMPLATE_ID:
            return {"uuid": _each(texts.texts, lambda text: meant(text, terms.names.templates), pa.string())}
        case Field.VARIABLE:
            return variables.read(texts, holds)
        case Field.CALLBACK_DATA:
            return {"amiss": variables.callback_data(texts.texts)}
        case _:
            return {}


def _phones(texts: pa.StringArray, country: str) -> dict[str, pa.ChunkedArray]:
    filled = pc.not_equal(texts, "")
    said = read_column(texts.filter(filled), country).drop_columns("value")
    if len(said) < len(texts):
        nth = np.cumsum(filled) - 1
        said = said.take(pa.array(nth, mask=np.asarray(pc.invert(filled))))
    return dict(zip(said.column_names, said.columns, strict=True))


def _each(texts: pa.StringArray, of: Callable[[str], object], kind: pa.DataType) -> pa.Array:
    return pa.array([of(text) if text else None for text in texts.to_pylist()], kind)
