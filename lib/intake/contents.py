"""Which columns hold phone numbers, by what stands in them: for files whose titles cannot say it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

import pyarrow as pa

from lib.intake.columns import may_be_of_anything, name_for, title_key
from lib.intake.free_lines import FREE
from lib.intake.header import looks_like_number, numbers
from lib.model.columns import Column, Field
from lib.model.reading import Reading

_SAMPLE = 1_000
_TEN_DIGITS = re.compile(r"(?:\D*\d){10}")


def needed(columns: tuple[Column, ...], reading: Reading) -> bool:
    """Whether `match` may change anything, so that it is worth while to look into the file."""
    phones = [column for column in columns if column.field is Field.PHONE]
    if reading.header_row:
        return len(phones) > 1 and any(may_be_of_anything(column.title) for column in phones)
    return not phones


def match(
    columns: tuple[Column, ...], reading: Reading, records: pa.Table, chosen: Collection[str] = ()
) -> tuple[Column, ...]:
    """Where a file has no header and no column is a phone yet, those become one that mostly hold phone numbers; of free
    lines those that every number was put into, damaged or not.

    Under a header only a «Номер» of something else, such as a contract, becomes a variable: it holds no phone numbers
    and another phone column does. `records` as `lib.intake.read.FileRead` has them; the columns with a title in
    `chosen` are never overruled.
    """
    if not needed(columns, reading):
        return columns
    rows = records["cells"].slice(0, _SAMPLE).to_pylist()
    places = numbers(rows)
    if reading.header_row:
        others = [place for place, cells in enumerate(zip(*rows, strict=True)) if _are_other_numbers(cells)]
        keys = frozenset(map(title_key, chosen))
        return _without(columns, [place for place in others if title_key(columns[place].title) not in keys], places)
    if reading.delimiter == FREE:
        places = tuple(range(1, len(columns), 2))  # text, number, text, number
    return tuple(
        replace(column, field=Field.PHONE, name="") if column.index in places else column for column in columns
    )


def _without(columns: tuple[Column, ...], others: Collection[int], phones: Collection[int]) -> tuple[Column, ...]:
    """Let those of `others` that may be of anything become variables, if any column of `phones` is a phone."""
    if not any(columns[place].field is Field.PHONE for place in phones):
        return columns
    result = list(columns)
    for place in others:
        column = columns[place]
        if column.field is Field.PHONE and may_be_of_anything(column.title):
            taken = {each.name for each in result if each.field is Field.VARIABLE}
            name = name_for(column.title, place)
            result[place] = replace(column, field=Field.VARIABLE, name=f"{name}_{place + 1}" if name in taken else name)
    return tuple(result)


def _are_other_numbers(cells: Sequence[str]) -> bool:
    """Whether most cells with something in them have fewer digits than a phone number, even one written with words."""
    filled = [cell for cell in cells if cell.strip()]
    return sum(not (_TEN_DIGITS.match(cell) or looks_like_number(cell)) for cell in filled) * 2 > len(filled)
