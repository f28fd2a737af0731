"""The checks of a row's time zone against the country of its number and against the city that it names.

A number's country says which zones are possible, not which one is right: Russia has eleven. A zone with summer time is
possible with both of its offsets, whatever the season, since a file is rarely written for one day.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers.tzdata import TIMEZONE_DATA

from lib.checks.cities import name_of_zone, offset
from lib.checks.hits import Hits
from lib.checks.numbers import Numbers
from lib.checks.phone.patterns import calling_codes
from lib.checks.sheet import Flags, Ints, Sheet, Texts
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.kind import ColumnKind

CODES = (Code.ZONE_NOT_OF_NUMBER, Code.ZONE_NOT_OF_CITY)
"""What is found here."""

_NONE = np.iinfo(np.int32).min
_HALF_A_YEAR = timedelta(days=182)
_UNKNOWN = "Etc/Unknown"


def find(sheet: Sheet, said: Mapping[int, pa.Table], numbers: Numbers, at: datetime) -> Iterator[Hits]:
    """Every finding of this module; `said` are the text views of the columns by place."""
    for zone in sheet.of(Field.TIMEZONE):
        read = pc.fill_null(said[zone.place]["seconds"].combine_chunks(), _NONE).to_numpy()[zone.nth]
        yield from _hits(zone, Code.ZONE_NOT_OF_NUMBER, (read != _NONE) & ~_of_numbers(numbers, read, at))
        for city in (texts for texts in sheet.columns if texts.column.says_city):
            yield from _hits(zone, Code.ZONE_NOT_OF_CITY, (read != _NONE) & ~_of_city(city, read, at))


def offsets_of_country(code: int, at: datetime) -> frozenset[int]:
    """The offsets that a number's country has by its calling code, seconds from UTC; empty where none is known."""
    return _of_code(code, at)


def _of_numbers(numbers: Numbers, read: Ints, at: datetime) -> Flags:
    """Of each row, whether one of its numbers may be in its zone; true where it has none, or none is known of."""
    doubted, allowed = (np.zeros(len(read), np.bool_) for _ in range(2))
    codes = calling_codes(numbers.texts)
    for code in np.unique(codes).tolist():
        rows, possible = numbers.rows[codes == code], offsets_of_country(code, at)
        fits = np.isin(read[rows], list(possible)) if possible else np.ones(len(rows), np.bool_)
        allowed[rows[fits]] = True
        doubted[rows[~fits]] = True
    return allowed | ~doubted


def _of_city(city: Texts, read: Ints, at: datetime) -> Flags:
    """Of each row, whether its city may be in its zone; true where the city is not known."""
    zones = [name_of_zone(text) for text in city.texts.to_pylist()]
    right = np.ones(len(read), np.bool_)
    for zone in {each for each in zones if each}:
        here = np.array([each == zone for each in zones], np.bool_)[city.nth]
        right[here] = np.isin(read[here], list(_of_zone(zone, at)))
    return right


def _hits(zone: Texts, code: Code, found: Flags) -> Iterator[Hits]:
    rows = np.flatnonzero(found)
    if len(rows):
        kind = ColumnKind(zone.place, code, "", Severity.WARNING)
        yield Hits(kind, rows, zone.nth[rows], zone.texts, pa.repeat(pa.scalar(""), len(zone.texts)))


def _of_zone(zone: str, at: datetime) -> frozenset[int]:
    return frozenset(offset(zone, moment) for moment in (at, at + _HALF_A_YEAR))


@lru_cache(1_000)
def _of_code(code: int, at: datetime) -> frozenset[int]:
    zones = {zone for prefix, zones in TIMEZONE_DATA.items() if prefix.startswith(str(code)) for zone in zones}
    return frozenset(found for zone in zones - {_UNKNOWN} for found in _of_zone(zone, at))
