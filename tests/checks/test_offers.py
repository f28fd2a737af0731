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
        *[("'+3", "UTC+03:00"), ("’МСК+2", "UTC+05:00"), ('"+3"', "UTC+03:00"), ('="+3 часа"', "UTC+03:00")],
        *[("UTC+3 (Москва)", "UTC+03:00"), ("-3:30", "UTC-03:30"), ("Уфа", "UTC+05:00"), ("\u200bUTC +3", "UTC+03:00")],
        *[("Омск (МСК+3)", "UTC+06:00"), ("МСК (UTC+3)", "UTC+03:00"), ("Омск, UTC+6", "UTC+06:00")],
    ],
)
def test_a_zone_is_offered_in_one_spelling(cell: str, text: str) -> None:
    assert offers.zone(cell, AT) == text
    assert seconds(text, AT) is not None


@pytest.mark.parametrize(
    "cell",
    [
        *["UTC+03:00", "3", "180", "3 часа", "UTC+13", "завтра", "", "Артём", "МСК+2+1", "'3", "'"],
        *["UTC(+3)", "МСК (Уфа)", "UTC+3 (МСК+2)", "Омск, UTC+3"],  # two zones in one cell
    ],
)
def test_a_zone_that_may_be_anything_is_not_guessed(cell: str) -> None:
    assert offers.zone(cell, AT) is None


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *[("да", True), ("Да.", True), ("ON", True), ("включён", True), ("ИСТИНА", True), ("1.0", True), ("✓", True)],
        *[
            ("нет", False),
            ("off", False),
            ("Выкл.", False),
            ("выключен", False),
            ("ЛОЖЬ", False),
            ("0", False),
            ("n", False),
        ],
        *[("+", None), ("-", None), ("2", None), ("может быть", None), ("", None)],
    ],
)
def test_a_switch_is_read_and_offered_in_both_languages(cell: str, said: bool | None) -> None:
    assert is_on(cell) is said
    assert offers.switch(cell) == (None if said is None else str(said).lower())


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'1", "true"),
        ("«да»", "true"),
        ("' Нет '", "false"),
        ('="0"', "false"),
        ("'2", None),
        ("'", None),
        ("=1", None),
    ],
)
def test_a_switch_is_found_behind_an_apostrophe_or_in_quotes(cell: str, text: str | None) -> None:
    assert offers.switch(cell) == text


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


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        *[("DА-77", "DA-77"), ("СRМ_15/а", "CRM_15/а"), ("АВ12", None), ("AB-77", None), ("Кот-7", None), ("", None)],
        *[("AВС-77", None), ("Aі7", "Ai7"), ("ЖA-1", "ЖА-1"), ("КлиентR", None), ("ДОГ-1C", None)],
        *[("C–1", "C-1"), ("C\u200b-1\u00a0a", "C-1 a"), ("1\u00a0234", None), ("ИП – 12", None), ("C-1\x07", None)],
    ],
)
def test_a_word_of_an_id_is_in_the_alphabet_that_one_of_its_letters_surely_is_of(cell: str, text: str | None) -> None:
    assert offers.one_alphabet([cell, "17"])(cell) == text


@pytest.mark.parametrize(
    ("ids", "text"),
    [(["ID-1", "17"], "ABC-77"), (["ДОГ-1", "17"], "АВС-77"), (["ID-1", "ДОГ-1"], None), (["17"], None), ([], None)],
)
def test_a_word_that_may_be_in_either_alphabet_is_as_all_other_ids_are(ids: list[str], text: str | None) -> None:
    mixed = "AВС-77"
    assert offers.one_alphabet([*ids, mixed])(mixed) == text


def test_a_number_of_days_becomes_a_date_as_the_column_writes_them() -> None:
    dotted = ["01.12.2026", "2.12.26", "2026-12-01", "46357", "{{date}}", "=A1", "нет", "", "46358"]
    iso = ["2026-12-01", "12/01/2026", "01.12.2026"]
    assert offers.day(dotted)(" 46357 ") == "01.12.2026"
    assert offers.day(iso)("46357") == "2026-12-01"
    assert offers.day(["46357"])("46357") == "2026-12-01"
    assert [offers.day(dotted)(cell) for cell in ("01.12.2026", "463570", "19999", "4635x", "")] == [None] * 5
