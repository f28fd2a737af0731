"""How a variable's value is written: as it is, or what is surely meant by it."""

from functools import lru_cache

from lib.checks.date_words import day_and_month
from lib.checks.first_name import first_name
from lib.model.columns import Column, Field, Format

_REMEMBERED = 10_000
"""How many distinct cells: the dates of a file are few."""


def leaves_as(column: Column, text: str) -> str:
    """The value of a column as it leaves: only a variable has a format."""
    return written(column.format, text) if column.field is Field.VARIABLE else text


def written(form: Format, text: str) -> str:
    """The value as the bot gets it; a cell that the format cannot surely read stays as it is."""
    if form is Format.AS_IS or not text:
        return text
    return _sure(form, text) or text


def is_sure(form: Format, text: str) -> bool:
    """Whether the format can read the cell; a blank one has nothing to read."""
    return form is Format.AS_IS or not text or _sure(form, text) is not None


@lru_cache(_REMEMBERED)
def _sure(form: Format, text: str) -> str | None:
    match form:
        case Format.FIRST_NAME:
            return first_name(text)
        case Format.DATE_RU:
            return day_and_month(text, "ru")
        case Format.DATE_EN:
            return day_and_month(text, "en")
        case _:
            return text
