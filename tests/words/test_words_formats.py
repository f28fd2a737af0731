"""Numbers, moments and phone numbers as each language writes them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.words import formats

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2025, 11, 24, 15, 51, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (3412, "3,412", "3\u00a0412"),
        (1_234_567, "1,234,567", "1\u00a0234\u00a0567"),
        (-12, "\u221212", "\u221212"),
    ],
)
def test_a_count_is_grouped_from_four_digits_on(number: int, english: str, russian: str) -> None:
    assert (formats.count("en", number), formats.count("ru", number)) == (english, russian)


@pytest.mark.parametrize(
    ("moment", "english", "russian"),
    [
        (NOW, "24 Nov, 18:51", "24 нояб., 18:51"),
        (datetime(2025, 5, 3, 6, 5, tzinfo=UTC), "3 May, 09:05", "3 мая, 09:05"),
        (datetime(2024, 11, 24, 15, 51, tzinfo=UTC), "24 Nov 2024, 18:51", "24 нояб. 2024, 18:51"),
        (datetime(2024, 12, 31, 21, 30, tzinfo=UTC), "1 Jan, 00:30", "1 янв., 00:30"),
    ],
    ids=["today", "months in the genitive", "another year", "this year only there"],
)
def test_a_moment_has_its_year_only_where_it_is_not_this_one(moment: datetime, english: str, russian: str) -> None:
    assert formats.date_time("en", moment, MOSCOW, NOW) == formats.in_one_piece(english)
    assert formats.date_time("ru", moment, MOSCOW, NOW) == formats.in_one_piece(russian)


def test_what_is_in_one_piece_has_no_place_to_break_and_looks_the_same() -> None:
    text = formats.in_one_piece("+7 982 •••-••-48")
    assert text == "+7\N{NO-BREAK SPACE}982\N{NO-BREAK SPACE}•••-\N{WORD JOINER}••-\N{WORD JOINER}48"
    assert " " not in text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "UTC"),
        (10_800, "UTC+3"),
        (19_800, "UTC+5:30"),
        (-12_600, "UTC\u22123:30"),
        (-43_200, "UTC\u221212"),
        (10_801, "UTC+3:00:01"),
    ],
)
def test_an_offset_is_told_in_hours(seconds: int, text: str) -> None:
    assert formats.offset(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "english", "russian"),
    [
        (0, "0 s", "0 с"),
        (41, "41 s", "41 с"),
        (59.6, "1 min", "1 мин"),
        (90, "1 min 30 s", "1 мин 30 с"),
        (3_600, "1 h", "1 ч"),
        (48_300, "13 h 25 min", "13 ч 25 мин"),
        (3_601, "1 h", "1 ч"),
        (2 * 86_400 + 7_200, "2 days 2 h", "2 дня 2 ч"),
        (86_400, "1 day", "1 день"),
    ],
)
def test_a_duration_is_told_in_two_units_at_most(seconds: float, english: str, russian: str) -> None:
    assert (formats.duration("en", seconds), formats.duration("ru", seconds)) == (english, russian)


@pytest.mark.parametrize(
    ("seconds", "english", "russian"),
    [
        (20, "20 s ago", "20 с назад"),
        (130, "2 min ago", "2 мин назад"),
        (21 * 86_400, "21 days ago", "21 день назад"),
        (-5, "0 s ago", "0 с назад"),
    ],
)
def test_an_age_is_told_in_its_largest_unit(seconds: float, english: str, russian: str) -> None:
    assert (formats.ago("en", seconds), formats.ago("ru", seconds)) == (english, russian)


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (200 * 1024**2, "200 MB", "200 МБ"),
        (1536 * 1024**2, "1.5 GB", "1,5 ГБ"),
        (2048, "2 KB", "2 КБ"),
    ],
)
def test_a_size_is_told_in_its_largest_unit(number: int, english: str, russian: str) -> None:
    assert (formats.size("en", number), formats.size("ru", number)) == (english, russian)


@pytest.mark.parametrize(
    ("number", "clear", "masked"),
    [
        ("79821234548", "+7 982 123-45-48", "+7 982 •••-••-48"),
        ("+79821234548", "+7 982 123-45-48", "+7 982 •••-••-48"),
        ("375291234567", "+375 29 123-45-67", "+375 29 1••-••-67"),
        ("4915123456789", "+49 1512 3456789", "+49 151• •••••89"),
        ("999123456", "+999123456", "+•••••••56"),
        ("4412345", "+44 12345", "+44 •••45"),
        ("no phone 7", "no phone 7", "•• ••••e 7"),
        ("", "", ""),
    ],
    ids=["Russia", "with a plus", "Belarus", "Germany", "no country", "too short", "no number", "empty"],
)
def test_a_number_is_grouped_and_masked_alike(number: str, clear: str, masked: str) -> None:
    assert formats.clear(number) == clear
    assert formats.masked(number) == masked


@settings(max_examples=200)
@given(st.text("0123456789", min_size=6, max_size=15))
def test_a_masked_number_always_hides_three_digits_or_more(digits: str) -> None:
    masked = formats.masked(digits)
    assert masked.count(formats.HIDDEN) >= 3
    assert formats.clear(digits) != masked


def test_a_submission_has_the_number_sign_of_the_language() -> None:
    assert formats.submission_no("en", 14023) == "#14023"
    assert formats.submission_no("ru", 418) == "№418"


def test_a_text_is_quoted_as_the_language_does() -> None:
    assert formats.quoted("en", "people.csv") == '"people.csv"'
    assert formats.quoted("ru", "people.csv") == "«people.csv»"
