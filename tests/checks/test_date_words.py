"""A date in words: the day that the file means, or the cell as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.checks.date_words import day_and_month
from lib.checks.formats import is_sure, written
from lib.model.columns import Format

RUSSIAN = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
WRITTEN = ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%Y 9:30:00", "%Y-%m-%dT09:30:00Z", "%d.%m.%y", "%d.%m.%Y г.", "%Y/%m/%d")


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.sampled_from(WRITTEN))
def test_a_date_is_said_by_its_day_and_month(day: date, how: str) -> None:
    assert day_and_month(day.strftime(how), "ru") == f"{day.day} {RUSSIAN[day.month - 1]}"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("25.11.2025", "25 November"),
        ("1.1.2026 0:00", "1 January"),
        ("11/25/2025", "25 November"),
        ("25/11/2025", "25 November"),
        ("05/05/2025", "5 May"),
        ("11/25/2025 9:30:00 AM", "25 November"),
        ("11/25/2025, 9:30\u202fPM", "25 November"),
        ("25.11.2025, 09:30:00", "25 November"),
        ("25.11.2025 в 9:30", "25 November"),
        ("25 ноября 2025 г.", "25 November"),
        ("25 Ноября", "25 November"),
        ("29 февраля", "29 February"),
        ("25-Nov-2025", "25 November"),
        ("25-Nov-25", "25 November"),
        ("25.ноя.25 9:30", "25 November"),
        ("5 мар. 2025 г.", "5 March"),
        ("5 июл", "5 July"),
        ("Nov 25, 2025", "25 November"),
        ("May 5", "5 May"),
    ],
)
def test_english_has_the_same_days(text: str, english: str) -> None:
    assert day_and_month(text, "en") == english


@pytest.mark.parametrize(
    "text",
    [
        "05/06/2025",
        "05-06-25",
        "31.02.2025",
        "25.11",
        "45986",
        "завтра",
        "25.13.2025",
        "25.11.2025 утром",
        "",
        "30 февраля",
        "25 ноябрь 2025 года",
        "25 вторник",
        "25 ноября или 26",
        "Nov 5 6",
        "11/05/2025 9:30 AM",
        "2 мая 25",
    ],
)
def test_what_reads_two_ways_or_is_no_day_is_no_date(text: str) -> None:
    assert day_and_month(text, "ru") is None


@given(st.sampled_from(Format), st.text(max_size=30))
def test_a_format_that_is_not_sure_leaves_the_cell_as_it_is(form: Format, text: str) -> None:
    assert is_sure(form, text) or written(form, text) == text


@given(st.text(max_size=30))
def test_as_it_is_means_as_it_is(text: str) -> None:
    assert written(Format.AS_IS, text) == text
