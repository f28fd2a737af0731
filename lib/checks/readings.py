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
from lib.store.checking import READING, TEXT_VIEW


def read(texts: Texts, terms: Terms, holds: Mapping[int, Shape]) -> pa.Table:
    """A `TEXT_VIEW` of one column, in the order of its texts; `holds` says what nearly all cells of a column hold."""
    said = _said(texts, terms, holds.get(texts.place))
    count = len(texts.texts)
    columns = {
        "place": pa.repeat(pa.scalar(texts.place, pa.int32()), count),
        "nth": pa.array(np.arange(count, dtype=np.int32)),
        "value": texts.texts,
        **{each.name: said[each.name] if each.name in said else pa.nulls(count, each.type) for each in READING},
    }
    return pa.table(columns, schema=TEXT_VIEW)


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
    read_texts = read_column(texts.filter(pc.not_equal(texts, "")), country)
    in_order = read_texts.take(pc.index_in(texts, value_set=read_texts["value"].combine_chunks()))
    return {name: in_order[name] for name in in_order.column_names if name in READING.names}


def _each(texts: pa.StringArray, of: Callable[[str], object], kind: pa.DataType) -> pa.Array:
    return pa.array([of(text) if text else None for text in texts.to_pylist()], kind)
