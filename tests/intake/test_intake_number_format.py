import math
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake import shown
from lib.intake.number_format import parse


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        pytest.param("General", 79876543210.0, "79876543210", id="all digits where Excel would show an exponent"),
        pytest.param("0.00E+00", 79876543210, "79876543210", id="all digits in a format with an exponent"),
        pytest.param("0", 79876543210, "79876543210", id="a whole number"),
        pytest.param("@", 79876543210, "79876543210", id="a number formatted as text"),
        pytest.param("0000", 7, "0007", id="zeros in front"),
        pytest.param("0000", 12345, "12345", id="more digits than places"),
        pytest.param('"+7" (000) 000-00-00', 9161234567, "+7 (916) 123-45-67", id="a phone"),
        pytest.param("+0 (000) 000-00-00", 79161234567, "+7 (916) 123-45-67", id="a phone without quotes"),
        pytest.param("[<=9999999]###-####;(###) ###-####", 9161234567, "(916) 123-4567", id="a phone by conditions"),
        pytest.param("[<=9999999]###-####;(###) ###-####", 1234567, "123-4567", id="the other condition"),
        pytest.param("0%", 0.5, "50%", id="a percentage"),
        pytest.param("0.00%", 0.1234567, "12.35%", id="a percentage with decimals"),
        pytest.param("0%", 0.125, "13%", id="a half is rounded up"),
        pytest.param("0.00", 1500, "1500.00", id="decimals"),
        pytest.param("#,##0.00", 79161234567, "79161234567", id="no zeros behind a number as long as a phone"),
        pytest.param("0.00", 79161234567.5, "79161234567.50", id="decimals that are none"),
        pytest.param("#,##0.00", 1234567.5, "1234567.50", id="thousands together"),
        pytest.param("#.##", 5, "5", id="decimals only where there are some"),
        pytest.param("0.0##", 1.25, "1.25", id="as many decimals as there are"),
        pytest.param(".00", 12.5, "12.50", id="no place before the decimals"),
        pytest.param('#,##0.00 "₽"', 1500, "1500.00 ₽", id="a currency in quotes"),
        pytest.param("#,##0\\ [$₽-419]", 1500, "1500 ₽", id="a currency of a language"),
        pytest.param('_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', -1500, "-1500.00", id="accounting"),
        pytest.param('_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', 0, "-", id="accounting shows zero as a dash"),
        pytest.param("0;(0)", -5, "(5)", id="a negative number in brackets"),
        pytest.param("0.00", -0.001, "0.00", id="no sign before zero"),
        pytest.param('"да";;"нет"', 1, "да", id="a word for one"),
        pytest.param('"да";;"нет"', 0, "нет", id="a word for zero"),
        pytest.param('"да";;"нет"', 79161234567, "79161234567", id="a word never hides digits"),
        pytest.param(";;;", 79161234567, "79161234567", id="a format that shows nothing hides no digits"),
        pytest.param("#", 0, "0", id="a place that shows nothing hides no zero"),
        pytest.param("0,", 123456, "123456", id="no thousands are cut off"),
        pytest.param("# ?/?", 0.5, "0.5", id="a fraction"),
        pytest.param('General" руб."', 5.5, "5.5 руб.", id="General with a word"),
        pytest.param("[Red]0", 5, "5", id="a colour"),
        pytest.param("0" * 300, 5, "5", id="a code that no spreadsheet takes"),
        pytest.param("", 5, "5", id="no code"),
        pytest.param("dd.mm.yyyy", 46000, "2025-12-09", id="a date"),
        pytest.param("[$-419]d mmmm yyyy;@", 46000, "2025-12-09", id="a date of a language"),
        pytest.param("dd/mm/yyyy h:mm", 46000.25, "2025-12-09 06:00:00", id="a date and time"),
        pytest.param("dd.mm.yyyy", 59, "1900-02-28", id="before the day that never was"),
        pytest.param("dd.mm.yyyy", -1, "-1", id="no date"),
        pytest.param("dd.mm.yyyy", 3_000_000, "3000000", id="after the last date"),
        pytest.param("dd.mm.yyyy", 46000.25, "2025-12-09", id="a date that does not show its time"),
        pytest.param("mmm yy", 46000.75, "2025-12-09", id="a month that does not show its time"),
        pytest.param("h:mm", 46000.25, "06:00:00", id="a time that does not show its date"),
        pytest.param("dd.mm.yyyy", 0.5, "12:00:00", id="a time of no day"),
        pytest.param("dd.mm.yyyy", 46000.9999999, "2025-12-10", id="the dust of a day"),
        pytest.param("h:mm", 0.5, "12:00:00", id="a time"),
        pytest.param("mm:ss", 0.5, "12:00:00", id="minutes and seconds"),
        pytest.param("[h]:mm:ss", 1.5, "36:00:00", id="a duration"),
        pytest.param('0" дней"', 3, "3 дней", id="letters of a date in quotes are none"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(code: str, number: float, text: str) -> None:
    assert parse(code).text(number) == text


def test_days_may_be_counted_from_1904() -> None:
    assert parse("dd.mm.yyyy").text(44538, since_1904=True) == parse("dd.mm.yyyy").text(46000) == "2025-12-09"


@settings(max_examples=60)
@given(
    number=st.integers(2, 10**15 - 1),
    places=st.lists(st.sampled_from(["0", "#", "?", "-", " ", "(", ")", "\\x", '"a"']), min_size=1, max_size=16),
    before=st.sampled_from(["", '"+7"', "\\+", '"тел. "']),
)
def test_no_digit_of_a_whole_number_is_lost(number: int, places: list[str], before: str) -> None:
    text = parse(before + "".join(places)).text(number)

    assert "".join(filter(str.isdigit, text)).endswith(str(number))


@settings(max_examples=80)
@given(
    code=st.text(alphabet='0#?.,%/@E+-;[]"\\_*ymdhs<=>$Generalxаб 12', max_size=30),
    number=st.floats(allow_nan=False, allow_infinity=False),
)
def test_any_code_shows_any_number_somehow(code: str, number: float) -> None:
    assert parse(code).text(number)


@pytest.mark.parametrize(
    ("value", "seen", "text"),
    [
        pytest.param(7.0, "0007", "0007", id="zeros in front"),
        pytest.param(0.5, "50\xa0%", "50%", id="a percentage"),
        pytest.param(0.125, "12,50%", "12.50%", id="a percentage with a comma"),
        pytest.param(1234567.5, "1\xa0234\xa0567,50", "1234567.50", id="thousands and a comma"),
        pytest.param(79161234567.0, "79 161 234 567,00", "79161234567", id="no zeros behind a phone"),
        pytest.param(1234.0, "1,234", "1234", id="a comma for thousands"),
        pytest.param(1.234, "1,234", "1.234", id="a comma for decimals"),
        pytest.param(1500.0, "1 500,00 ₽", "1500.00 ₽", id="a currency"),
        pytest.param(9161234567.0, "+7 (916) 123-45-67", "+7 (916) 123-45-67", id="a phone"),
        pytest.param(79876543210.0, "7,98765E+10", "79876543210", id="an exponent"),
        pytest.param(79876543210.0, "###", "79876543210", id="a column too narrow"),
        pytest.param(1.0, "ИСТИНА", "true", id="a word for true"),
        pytest.param(5.0, "7", "5", id="another number"),
        pytest.param(math.inf, "Err:503", "Err:503", id="no number"),
    ],
)
def test_a_number_shown_by_an_ods_is_told_without_its_language(value: float, seen: str, text: str) -> None:
    assert shown.number(value, seen) == text


@settings(max_examples=100)
@given(value=st.floats(), seen=st.text(alphabet=string.digits + "., %E-+()Ж", max_size=20))
def test_any_text_of_an_ods_is_told_somehow(value: float, seen: str) -> None:
    assert shown.number(value, seen)
