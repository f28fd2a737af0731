"""Rows without an error → candidates as TWIN's request names them."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from lib.checks.formats import leaves_as
from lib.model.candidate import Candidate
from lib.model.columns import BatchValues, Column, Field, Rings


def build(
    rows: pa.Table, columns: Sequence[Column], values: BatchValues, rings: Rings = Rings.ALL
) -> Iterator[Candidate]:
    """One candidate per row, in order; `rows` as `store.staged.going` returns them.

    The batch's values fill what a row lacks; a blank cell is no variable; a variable is written in its column's format.
    """
    variables = [column for column in columns if column.field is Field.VARIABLE]
    callback_data = [column for column in columns if column.field is Field.CALLBACK_DATA]
    for batch in rows.to_batches():
        for row in batch.to_pylist():
            yield Candidate(
                row=row["row"],
                row_key=row["row_key"],
                phone=tuple(row["numbers"] if rings is Rings.ALL else row["numbers"][:1]),
                variables=_named(variables, row["cells"]),
                client_external_id=row["client_external_id"],
                bot_settings_id=row["bot_settings_id"] or values.bot_settings_id,
                auto_call_template_id=row["auto_call_template_id"] or values.auto_call_template_id,
                timezone=_first(row["timezone"], values.timezone),
                callback_data=_named(callback_data, row["cells"]),
                check_phone=_first(row["check_phone"], values.check_phone),
            )


def _named(columns: Sequence[Column], cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
    filled = ((column.name, leaves_as(column, cells[column.index].strip())) for column in columns)
    return tuple((name, value) for name, value in filled if value)


def _first(own: Any, batch: Any) -> Any:
    return batch if own is None else own
