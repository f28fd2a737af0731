"""Which columns hold phone numbers, by what stands in them: for files whose titles cannot say it."""

from dataclasses import replace

import pyarrow as pa

from lib.intake.header import numbers
from lib.model.columns import Column, Field
from lib.model.reading import Reading

_SAMPLE = 1_000


def match(columns: tuple[Column, ...], reading: Reading, records: pa.Table) -> tuple[Column, ...]:
    """Where a file has no header and no column is a phone yet, those become one that mostly hold phone numbers.

    `records` as `lib.intake.read.FileRead` has them; titles that the file has are never overruled.
    """
    if reading.header_row or any(column.field is Field.PHONE for column in columns):
        return columns
    places = numbers(records["cells"].slice(0, _SAMPLE).to_pylist())
    return tuple(
        replace(column, field=Field.PHONE, name="") if column.index in places else column for column in columns
    )
