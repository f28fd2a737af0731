"""What is offered for cells that are no phone numbers."""

from datetime import UTC, datetime

import pytest

from lib.checks import offers
from lib.checks.switches import is_on
from lib.checks.timezones import seconds

AT = datetime(2026, 1, 15, tzinfo=UTC)
ID = "bb973460-1c2d-4e5f-8a9b-0c1d2e3f4a5b"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        *[("+3", "UTC+03:00"), ("10800", "UTC+03:00"), ("МСК+2", "UTC+05:00"), ("Europe/Moscow", "UTC+03:00")],
        *[("UTC3", "UTC+03:00"), ("GMT 3", "UTC+03:00"), ("мск 2", "UTC+05:00"), ("+3 часа", "UTC+03:00")],
        *[("UTC+3 (Москва)", "UTC+03:00"), ("-3:30", "UTC-03:30"), ("Уфа", "UTC+05:00"), ("\u200bUTC +3", "UTC+03:00")],
    ],
)
def test_a_zone_is_offered_in_one_spelling(cell: str, text: str) -> None:
    assert offers.zone(cell, AT) == text
    assert seconds(text, AT) is not None


@pytest.mark.parametrize("cell", ["UTC+03:00", "3", "180", "3 часа", "UTC+13", "завтра", "", "Артём", "МСК+2+1"])
def test_a_zone_that_may_be_anything_is_not_guessed(cell: str) -> None:
    assert offers.zone(cell, AT) is None


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *[("да", True), ("Да.", True), ("ON", True), ("вкл", True), ("ИСТИНА", True), ("1.0", True), ("✓", True)],
        *[("нет", False), ("off", False), ("Выкл.", False), ("ЛОЖЬ", False), ("0", False), ("n", False)],
        *[("+", None), ("-", None), ("2", None), ("может быть", None), ("", None)],
    ],
)
def test_a_switch_is_read_and_offered_in_both_languages(cell: str, said: bool | None) -> None:
    assert is_on(cell) is said
    assert offers.switch(cell) == (None if said is None else str(said).lower())


def test_a_switch_in_its_own_words_stays() -> None:
    assert offers.switch("true") is None


@pytest.mark.parametrize(
    "cell",
    [
        *[ID.upper(), ID.replace("-", ""), f"{{{ID}}}", f"urn:uuid:{ID}", f" {ID} ", f'"{ID}"', ID.replace("-", "–")],
        *[ID.replace("a", "а"), ID.upper().replace("C", "С"), ID.replace("-", " ")],
    ],
)
def test_an_id_is_offered_in_its_plain_form(cell: str) -> None:
    assert offers.uuid(cell) == ID


@pytest.mark.parametrize("cell", [ID, ID[:-1], ID + "0", ID.replace("a", "g"), "Напоминание", ""])
def test_an_id_that_lost_something_is_not_made_up(cell: str) -> None:
    assert offers.uuid(cell) is None
