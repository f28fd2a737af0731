"""How a time zone is read, cell by cell."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.checks.timezones import BEYOND, FARTHEST, amiss, seconds

WINTER = datetime(2026, 1, 15, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, tzinfo=UTC)

READ = [
    ("0", 0),
    ("10800", 10800),
    ("+10800", 10800),
    ("-18000", -18000),
    ("10800.0", 10800),
    ("43200", 43200),
    ("-43200", -43200),
    ("20700", 20700),  # Nepal
    ("+3", 10800),
    ("-5", -18000),
    ("−5", -18000),
    ("+03", 10800),
    ("+3:00", 10800),
    ("+03:00", 10800),
    ("+0300", 10800),
    ("+1000", 36000),
    ("+5:45", 20700),
    ("-3:30", -12600),
    ("UTC", 0),
    ("utc+3", 10800),
    ("UTC +3", 10800),
    ("UTC\u00a0+3", 10800),
    ("UTC+03:00", 10800),
    ("UTC–5", -18000),
    ("GMT+3", 10800),
    ("GMT-12", -43200),
    ("МСК", 10800),
    ("мск+2", 18000),
    ("МСК +7", 36000),
    ("МСК-1", 7200),
    ("MSK+2", 18000),
    ("Europe/Moscow", 10800),
    ("europe/moscow", 10800),
    ("Asia/Vladivostok", 36000),
    ("America/New York", -18000),
    ("Москва", 10800),
    ("МОСКВА", 10800),
    ("Владивосток", 36000),
    ("г. Уфа", 18000),
    ("(UTC+03:00) Москва, Санкт-Петербург", 10800),
    ("(UTC) Дублин", 0),
    ("(UTC+5)", 18000),
    ("Омск, UTC+6", 21600),
    ("Казань, Татарстан", 10800),
    # letters and signs that only look unlike
    ("UТС+3", 10800),
    ("МСK+2", 18000),
    ("MCK", 10800),
    ("UTC＋3", 10800),
    ("UTC\u200b+3", 10800),
    ("GMT−3", -10800),
    ("UTC+5:30", 19800),
    ("Asia/Yekaterinburg", 18000),
    ("UTC-12:00", -43200),
    ("+12:00", 43200),
]

NOT_READ = [
    *("3", "14", "60", "180", "900", "10801", "43201", "46800", "-46800", "99999", "1e4", "٣"),
    *("UTC+13", "UTC+14", "+13", "+14:00", "МСК+10", "Pacific/Auckland", "Pacific/Kiritimati"),
    *("Артём", "Владимир"),  # first names as well: rather a shifted row
    *("+3:75", "+3:07", "+123", "UTC3", "UTC+", "+3+3", "3h", "10800 сек"),
    *("завтра", "Europe", "Нью-Васюки", "03:00", "0300", "05", "UTC+5.5", "UTC+5,5", "UTC-13", "EST"),
    *("Омск, UTC+3", "UTC+3, Омск", "UTC(+3)"),  # two zones
]


@pytest.mark.parametrize(("text", "said"), READ)
def test_a_zone_is_read_in_seconds(text: str, said: int) -> None:
    assert seconds(text, WINTER) == said


@pytest.mark.parametrize("text", NOT_READ)
def test_what_twin_cannot_take_or_may_mean_two_things_is_not_read(text: str) -> None:
    assert seconds(text, WINTER) is None


@pytest.mark.parametrize(
    "text", ["UTC+12:45", "UTC+13", "+14:00", "46800", "50400", "МСК+10", "Pacific/Auckland", "Pacific/Kiritimati"]
)
def test_a_zone_that_is_one_and_that_twin_cannot_take_has_its_own_reason(text: str) -> None:
    assert (seconds(text, WINTER), amiss(text, WINTER)) == (None, BEYOND)


@pytest.mark.parametrize(
    "text", ["UTC+15", "+12", "UTC-13", "-14:00", "-46800", "54000", "99999", "3", "завтра", "UTC+3"]
)
def test_nothing_else_has_that_reason(text: str) -> None:
    assert amiss(text, WINTER) is None


def test_a_zone_with_summer_time_has_the_offset_of_the_moment() -> None:
    assert [seconds("Europe/Berlin", at) for at in (WINTER, SUMMER)] == [3600, 7200]


@given(st.integers(4, 48).flatmap(lambda quarters: st.sampled_from([quarters * 900, -quarters * 900])))
def test_quarter_hours_in_seconds_are_themselves(offset: int) -> None:
    assert seconds(str(offset), WINTER) == offset


@given(st.text(max_size=20))
def test_any_text_is_read_within_the_range_or_not_at_all(text: str) -> None:
    said = seconds(text, WINTER)
    assert said is None or abs(said) <= FARTHEST
