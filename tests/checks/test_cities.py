"""Which time zone a city is in."""

from collections import Counter
from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest

from lib.checks import cities
from lib.checks.cities import name_of_zone, offset

WINTER = datetime(2026, 1, 15, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("city", "hours"),
    [
        *[("Калининград", 2), ("Москва", 3), ("Самара", 4), ("Екатеринбург", 5), ("Омск", 6), ("Новосибирск", 7)],
        *[("Иркутск", 8), ("Чита", 9), ("Хабаровск", 10), ("Южно-Сахалинск", 11), ("Петропавловск-Камчатский", 12)],
        *[("Саратов", 4), ("Волгоград", 3), ("Кемерово", 7), ("Барнаул", 7), ("Улан-Удэ", 8), ("Магадан", 11)],
        *[("Минск", 3), ("Алматы", 5), ("Ташкент", 5), ("Ереван", 4)],
        *[("г. Москва", 3), ("г.Тверь", 3), ("город Уфа", 5), ("Омск г", 6), ("МОСКВА", 3), ("орел", 3), ("Орёл", 3)],
        *[("Ростов на Дону", 3), ("Ростов–на–Дону", 3), ("СПб", 3), ("Н. Новгород", 3), ("Набережные  Челны", 3)],
        *[("Казань, Татарстан", 3), ("Московская обл., Химки", 3), ("St. Petersburg", 3), ("ekaterinburg", 5)],
    ],
)
def test_a_city_is_known_as_people_write_it(city: str, hours: int) -> None:
    zone = name_of_zone(city)
    assert zone is not None
    assert offset(zone, WINTER) == hours * 3600


@pytest.mark.parametrize(
    "city", ["", " ", "Нью-Васюки", "Благовещенск", "Железногорск", "Троицк", "Мирный", "Советск", "Омск, Москва", "+3"]
)
def test_an_unknown_city_or_one_of_two_zones_has_none(city: str) -> None:
    assert name_of_zone(city) is None


def test_a_city_with_summer_time_has_the_offset_of_the_moment() -> None:
    zone = name_of_zone("Кишинёв")
    assert zone is not None
    assert [offset(zone, at) for at in (WINTER, SUMMER)] == [7200, 10800]


def test_every_zone_exists_and_no_city_is_in_two() -> None:
    assert set(cities._ZONES) <= available_timezones()
    names = Counter(cities._key(name) for listed in cities._ZONES.values() for name in listed.split(","))
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) > 400
