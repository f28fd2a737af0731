"""The checks of a row's time zone against the country of its number and against the city that it names.

A number's country says which zones are possible, not which one is right: Russia has eleven. A zone with summer time is
possible with both of its offsets, whatever the season, since a file is rarely written for one day.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache, lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata
from phonenumbers.tzdata import TIMEZONE_DATA

from lib.checks.cities import name_of_zone, offset
from lib.checks.hits import Hits
from lib.checks.numbers import Numbers
from lib.checks.phone.patterns import code_of
from lib.checks.sheet import Flags, Ints, Sheet, Texts
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.kind import ColumnKind

CODES = (Code.ZONE_NOT_OF_NUMBER, Code.ZONE_NOT_OF_CITY)
"""What is found here."""

_START = 4
"""So many digits tell a number's country."""

_SHARED = {
    str(code): tuple(
        plan.leading_digits
        for plan in map(PhoneMetadata.metadata_for_region, COUNTRY_CODE_TO_REGION_CODE[code][1:])
        if plan is not None and plan.leading_digits
    )
    for code in (1, 7)
}
"""The codes of the Russian and the North American plan: what their smaller countries' numbers begin with."""

_NONE = np.iinfo(np.int32).min
_HALF_A_YEAR = timedelta(days=182)
_UNKNOWN = "Etc/Unknown"


def find(
    sheet: Sheet, said: Mapping[int, pa.Table], numbers: Numbers, at: datetime, for_the_rest: int | None = None
) -> Iterator[Hits]:
    """Every finding of this module; `said` are the text views of the columns by place.

    `for_the_rest` is the zone (seconds from UTC) that a row without one of its own goes with; such a finding stands in
    the cell of the number, or of the city, that it does not suit.
    """
    zones = sheet.of(Field.TIMEZONE)
    for zone in zones:
        read = pc.fill_null(said[zone.place]["seconds"].combine_chunks(), _NONE).to_numpy()[zone.nth]
        yield from _hits(zone, Code.ZONE_NOT_OF_NUMBER, (read != _NONE) & ~_of_numbers(numbers, read, at))
        for city in _cities(sheet):
            yield from _hits(zone, Code.ZONE_NOT_OF_CITY, (read != _NONE) & ~_of_city(city, read, at))
    if for_the_rest is None:
        return
    given = np.full(len(sheet.rows), for_the_rest, np.int32)
    rest = ~np.logical_or.reduce([np.zeros(len(given), np.bool_), *(zone.filled_rows() for zone in zones)])
    for phone in sheet.of(Field.PHONE)[:1]:
        yield from _hits(phone, Code.ZONE_NOT_OF_NUMBER, rest & ~_of_numbers(numbers, given, at))
    for city in _cities(sheet):
        yield from _hits(city, Code.ZONE_NOT_OF_CITY, rest & ~_of_city(city, given, at))


def _cities(sheet: Sheet) -> list[Texts]:
    return [texts for texts in sheet.columns if texts.column.says_city]


def offsets_of_country(digits: str, at: datetime) -> frozenset[int]:
    """The offsets that a number's country has by its first digits, seconds from UTC; empty where none is known."""
    code = code_of(digits)
    return _of_part(str(code), _part(str(code), digits), at) if code else frozenset()


def _of_numbers(numbers: Numbers, read: Ints, at: datetime) -> Flags:
    """Of each row, whether one of its numbers may be in its zone; true where it has none, or none is known of."""
    doubted, allowed = (np.zeros(len(read), np.bool_) for _ in range(2))
    starts = pc.utf8_slice_codeunits(numbers.texts, 0, _START).dictionary_encode()
    countries = [offsets_of_country(start, at) for start in starts.dictionary.to_pylist()]
    country = np.array([countries.index(each) for each in countries], np.int32)[starts.indices.to_numpy()]
    for nth in np.unique(country).tolist():
        rows, possible = numbers.rows[country == nth], countries[nth]
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


def _hits(cells: Texts, code: Code, found: Flags) -> Iterator[Hits]:
    rows = np.flatnonzero(found)
    if len(rows):
        kind = ColumnKind(cells.place, code, "", Severity.WARNING)
        yield Hits(kind, rows, cells.nth[rows], cells.texts, pa.repeat(pa.scalar(""), len(cells.texts)))


def _of_zone(zone: str, at: datetime) -> frozenset[int]:
    return frozenset(offset(zone, moment) for moment in (at, at + _HALF_A_YEAR))


@lru_cache(1_000)
def _of_part(code: str, part: str, at: datetime) -> frozenset[int]:
    return frozenset(found for zone in _zones_of_part(code, part) for found in _of_zone(zone, at))


@cache
def _zones_of_part(code: str, part: str) -> frozenset[str]:
    # of a code that countries share, the zones of the code alone are those of all of them
    prefixes = [each for each in TIMEZONE_DATA if each.startswith(code) and (each != code or code not in _SHARED)]
    zones = {zone for each in prefixes if _part(code, each) == part for zone in TIMEZONE_DATA[each]}
    return frozenset(zones - {_UNKNOWN})


def _part(code: str, digits: str) -> str:
    """What begins the numbers of a smaller country that shares the code with a large one; empty for the large one."""
    national = digits.removeprefix(code)
    return next((each for each in _SHARED.get(code, ()) if re.match(each, national)), "")
