"""What the columns of a draft become, one by one or all others at once. Pure: a mapping goes in, another comes out."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from lib.intake.columns import match, may_be_named, name_for, title_key
from lib.model.columns import MANY, RESERVED_NAME, Column, Field, Format

NAMED = frozenset({Field.VARIABLE, Field.CALLBACK_DATA})
"""The fields in which a column has a name of its own."""

OTHERS = (Field.VARIABLE, Field.CALLBACK_DATA, Field.LEFT_OUT)
"""What all the columns together can become that fill no field of the request."""


class NameNotFree(ValueError):
    """The name is blank, our own reserved one, or another column has it already."""


def becomes(columns: tuple[Column, ...], index: int, field: Field) -> tuple[Column, ...]:
    """Let the column at `index` become a field; who filled a field for one column before becomes a variable."""
    result = columns
    for column in columns:
        if column.index == index:
            result = _set(result, index, field)
        elif column.field is field and field not in MANY:
            result = _set(result, column.index, Field.VARIABLE)
    return result


def others_become(columns: tuple[Column, ...], field: Field, hidden: Collection[int] = ()) -> tuple[Column, ...]:
    """Let every column that fills no field of the request become one of `OTHERS`.

    Columns without a title, our own, and those that the spreadsheet hides (`hidden`, their places) stay left out.
    """
    result = columns
    for column in columns:
        if column.field in OTHERS and column.index not in hidden and may_be_named(column.title):
            result = _set(result, column.index, field)
    return result


def renamed(columns: tuple[Column, ...], index: int, name: str) -> tuple[Column, ...]:
    """Give a variable or a value of callback data another name; raises NameNotFree."""
    column, name = columns[index], name.strip()
    if not name or name == RESERVED_NAME or _taken(columns, index, column.field, name):
        raise NameNotFree(index)
    return _replaced(columns, replace(column, name=name))


def formatted(columns: tuple[Column, ...], index: int, form: Format) -> tuple[Column, ...]:
    """Let the values of a variable be written in this format."""
    return _replaced(columns, replace(columns[index], format=form))


def city_from(columns: tuple[Column, ...], index: int | None) -> tuple[Column, ...]:
    """Let this column, and no other, say the city of a row; None: no column does."""
    return tuple(replace(column, says_city=column.index == index) for column in columns)


def carried(columns: tuple[Column, ...], header: Sequence[str], hidden: Collection[int] = ()) -> tuple[Column, ...]:
    """The mapping of one header taken over to another: columns of the same title become the same.

    Any other becomes what `match` says, but takes no field or name away from them.
    """
    known = dict(zip(title_keys([column.title for column in columns]), columns, strict=True))
    fresh = match(header, hidden)
    old = [known.get(key) for key in title_keys(header)]
    has_city = any(column.says_city for column in old if column)
    result = tuple(
        replace(column, index=new.index, title=new.title)
        if column
        else replace(new, field=Field.LEFT_OUT, name="", says_city=new.says_city and not has_city)
        for new, column in zip(fresh, old, strict=True)
    )
    for new, column in zip(fresh, old, strict=True):
        if column is None and (new.field in MANY or not any(each.field is new.field for each in result)):
            result = _set(result, new.index, new.field)
        elif column is None:
            result = _set(result, new.index, Field.VARIABLE)
    return result


def differing(columns: Sequence[Column], others: Sequence[Column]) -> tuple[Column, ...]:
    """Those of `columns` that `others` has under the same title, but as something else."""
    known = dict(zip(title_keys([column.title for column in others]), others, strict=True))
    return tuple(
        column for key, column in zip(title_keys([each.title for each in columns]), columns, strict=True)
        if key in known and replace(known[key], index=column.index, title=column.title) != column
    )  # fmt: skip


def title_keys(header: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """A key for each title, however it is written; the second of two that are alike is told apart."""
    seen = Counter[str]()
    keys = []
    for title in header:
        key = title_key(title)
        seen[key] += 1
        keys.append((key, seen[key]))
    return tuple(keys)


def _set(columns: tuple[Column, ...], index: int, field: Field) -> tuple[Column, ...]:
    column = columns[index]
    if column.field is field:
        return columns
    name = ""
    if field in NAMED:
        name = name_for(column.title, index)
        if _taken(columns, index, field, name):
            name = f"{name}_{index + 1}"
    return _replaced(columns, replace(column, field=field, name=name))


def _taken(columns: tuple[Column, ...], index: int, field: Field, name: str) -> bool:
    return any((other.field, other.name) == (field, name) for other in columns if other.index != index)


def _replaced(columns: tuple[Column, ...], column: Column) -> tuple[Column, ...]:
    return tuple(column if other.index == column.index else other for other in columns)
