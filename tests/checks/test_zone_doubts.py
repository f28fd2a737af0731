"""A row's time zone against its number's country and its city; kinds of numbers; ids with letters of two alphabets."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE
from phonenumbers.tzdata import TIMEZONE_DATA

from lib.checks.check import check
from lib.checks.phone.verdict import kind
from lib.checks.zone_doubts import offsets_of_country
from lib.model.columns import Column, Field
from lib.model.number import NumberKind
from lib.store import staging
from lib.store.connection import Store
from tests.checks import phone_numbers
from tests.checks.conftest import Checked

A, B, GERMAN = "79161234567", "79211683524", "4915112345678"
HOUR = 3600
COLUMNS = [
    Column(0, "phone", Field.PHONE),
    Column(1, "zone", Field.TIMEZONE),
    Column(2, "city", Field.CALLBACK_DATA, "city", says_city=True),
]

SERVICE, PREMIUM = {"service_number"}, {"premium_number"}
KINDS_SAID = {
    NumberKind.TOLL_FREE: SERVICE,
    NumberKind.SHARED_COST: SERVICE,
    NumberKind.COMPANY: SERVICE,
    NumberKind.VOICEMAIL: SERVICE,
    NumberKind.PAGER: SERVICE,
    NumberKind.PREMIUM: PREMIUM,
}

Found = Callable[..., list[tuple[int, str, str]]]


@pytest.fixture
def found(store: Store) -> Found:
    """What is found in rows of phone, zone and city: row, column, code."""

    def _found(
        *rows: list[str], columns: list[Column] = COLUMNS, timezone: int | None = None
    ) -> list[tuple[int, str, str]]:
        records = pa.table({
            "row": pa.array(range(2, 2 + len(rows)), pa.int32()), "cells": pa.array(rows, pa.list_(pa.string())),
        })  # fmt: skip
        staging.stage(store, "draft", records)
        at = datetime(2026, 1, 15, tzinfo=UTC)
        check(store, "draft", columns, country="RU", duplicates_let_in=False, at=at, timezone=timezone)
        return [(row, column, code) for row, column, code, _ in Checked(store).found]

    return _found


def test_a_zone_that_the_numbers_country_does_not_have_is_a_warning(found: Found) -> None:
    impossible = [(A, "UTC-5"), (B, "+1"), (GERMAN, "МСК"), ("380501234567", "+5")]
    possible = [
        *[("79167782602", "+2"), ("79167782603", "+12"), ("4915112345679", "+1"), ("4915112345670", "+2")],
        *[("80012345678", "+9"), ("79167782604", ""), ("нет", "-5"), ("79167782605, 4915112345671", "+1")],
    ]
    said = [each for each in found(*[[*pair, ""] for pair in (*impossible, *possible)]) if "zone" in each[2]]
    assert said == [(row, "zone", "zone_not_of_number") for row in (2, 3, 4, 5)]


def test_a_zone_is_held_against_the_city(found: Found) -> None:
    cities = ["Омск", "г. Москва", "Троицк", "", "Казань, Татарстан"]
    rows = [[f"7916123456{nth}", "+3", city] for nth, city in enumerate(cities)]
    assert found(*rows) == [(2, "zone", "zone_not_of_city")]


def test_the_zone_of_the_batch_is_held_against_number_and_city_of_rows_without_their_own(found: Found) -> None:
    rows = [
        [GERMAN, "", ""],
        [A, "", "Омск"],
        [B, "", "Москва"],
        ["79167782602", "+6", "Омск"],
        ["79167782603", "?", ""],
    ]
    said = [each for each in found(*rows, timezone=3 * HOUR) if "zone_not" in each[2]]
    assert said == [(2, "phone", "zone_not_of_number"), (3, "city", "zone_not_of_city")]
    without = [column for column in COLUMNS if column.field is not Field.TIMEZONE]
    said = found(*rows[:3], columns=without, timezone=3 * HOUR)
    assert said == [(2, "phone", "zone_not_of_number"), (3, "city", "zone_not_of_city")]


def test_a_city_column_that_is_not_sent_counts_as_well(found: Found) -> None:
    left_out = [*COLUMNS[:2], replace(COLUMNS[2], field=Field.LEFT_OUT, name="")]
    assert found([A, "+3", "Омск"], columns=left_out) == [(2, "zone", "zone_not_of_city")]


def test_a_column_that_does_not_say_the_city_does_not_count(found: Found) -> None:
    assert found([A, "+3", "Омск"], columns=[*COLUMNS[:2], replace(COLUMNS[2], says_city=False)]) == []


def test_every_country_has_offsets_or_is_not_judged() -> None:
    at = datetime(2026, 1, 15, tzinfo=UTC)
    offsets = {code: offsets_of_country(str(code), at) for code in COUNTRY_CODE_TO_REGION_CODE}
    assert offsets[800] == frozenset()
    assert sum(map(bool, offsets.values())) > 0.9 * len(offsets)
    assert TIMEZONE_DATA


@pytest.mark.parametrize(
    ("digits", "hours"),
    [
        ("7916", range(2, 13)),
        ("7843", range(2, 13)),
        ("7701", [5]),  # Kazakhstan
        ("1809", [-4]),  # Santo Domingo
        ("1787", [-4]),  # Puerto Rico
        ("1876", [-5]),  # Jamaica
    ],
)
def test_countries_that_share_a_code_have_offsets_of_their_own(digits: str, hours: Sequence[int]) -> None:
    assert offsets_of_country(digits, datetime(2026, 1, 15, tzinfo=UTC)) == {each * HOUR for each in hours}


def test_a_number_of_kazakhstan_with_a_zone_of_russia_is_a_warning(found: Found) -> None:
    said = found(["77012345678", "+3", ""], ["77012345679", "+5", ""], ["12125550123", "-10", ""])
    assert [each for each in said if "zone" in each[2]] == [(2, "zone", "zone_not_of_number")]


def test_the_kind_of_a_number_is_said_where_it_is_no_persons(found: Found) -> None:
    kinds = {"service_number", "premium_number", "landline"}
    said = found(*[[phone, "", ""] for phone in ("88005553535", "78091234567", A, "74951234567", "78005553536, " + B)])
    assert [(row, code) for row, _, code in said if code in kinds] == [
        *[(2, "service_number"), (3, "premium_number"), (6, "service_number")],
    ]


@pytest.mark.parametrize("of_kind", NumberKind)
def test_a_number_of_each_kind_is_a_persons_or_a_services_or_dear(found: Found, of_kind: NumberKind) -> None:
    numbers = [each for each in phone_numbers.examples() if kind(each) is of_kind][:10]
    said = {code for _, _, code in found(*[[f"+{each}", "", ""] for each in numbers])}
    assert said == KINDS_SAID.get(of_kind, set())


def test_a_sign_of_a_client_id_that_only_looks_right_is_a_warning(found: Found) -> None:
    mixed = ["CL-АB12", "АBC", "crm_1С7a", "Сlient", "ЖA-1", "ж1x", "КлиентC"]
    mixed += ["C–1", "C\u200b-1", "1\u00a0234", "C-1\x07", "К-1−2"]
    plain = ["CL-AB12", "Договор-12", "ИП Иванов ABC", "CRMКлиент", "АВС-12", "ЖА-1", "ДОГ-1C", "Иванов_IVAN", "№A1"]
    plain += ["Договор – 12", "a b - c", "\u00a0C-9\u200b"]
    rows = [[f"791612345{nth:02}", external_id] for nth, external_id in enumerate([*mixed, *plain])]
    columns = [COLUMNS[0], Column(1, "id", Field.CLIENT_EXTERNAL_ID)]
    expected = [(row, "id", "lookalike_in_id") for row in range(2, 2 + len(mixed))]
    assert found(*rows, columns=columns) == expected


def test_garbled_names_say_which_encoding_is_right(store: Store, found: Found) -> None:
    columns = [COLUMNS[0], Column(1, "name", Field.VARIABLE, "name")]
    garbled = "Пётр".encode("cp1251").decode("latin-1")
    assert found([A, garbled], [B, "Пётр"], columns=columns) == [(2, "name", "mojibake")]
    assert Checked(store).found[0][3] == "Windows-1251"
