"""Each check on a small file, through the store."""

import threading
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from lib.checks import bodies, levels, people, variable_names, zone_doubts
from lib.checks.catalogue import catalogue
from lib.checks.check import check
from lib.checks.phone.column import read_column
from lib.model.columns import Column, Field
from lib.model.finding import Code, Severity
from lib.store import checking, staged, staging
from lib.store.connection import Store
from tests.checks.conftest import Checked

Check = Callable[..., Checked]
A, B, C = "79161234567", "79161234568", "79161234569"
UUID = "a8c57dfe-8b1c-4d3a-9f1e-0123456789ab"


def test_a_clean_row_has_no_finding_and_goes_with_all_it_says(checked: Check) -> None:
    titles = ["phone", "phone 2", "id", "zone", "bot", "template", "check", "Name"]
    file = checked(titles, [A, B, " C-1 ", "UTC+03:00", UUID, UUID.upper(), "Да", "Пётр"])
    assert file.found == []
    (row,) = file.going
    assert uuid.UUID(row.pop("row_key"))
    assert row == {
        "row": 2,
        "cells": [A, B, " C-1 ", "UTC+03:00", UUID, UUID.upper(), "Да", "Пётр"],
        "numbers": [A, B],
        "client_external_id": "C-1",
        "timezone": 10800,
        "bot_settings_id": UUID,
        "auto_call_template_id": UUID.upper(),
        "check_phone": True,
    }


def test_what_a_row_lacks_is_null_and_no_finding(checked: Check) -> None:
    file = checked(["phone", "phone 2", "id", "zone", "bot", "template", "check"], [A, "", "", " ", "\u00a0", "", ""])
    assert file.found == []
    (row,) = file.going
    assert [row[name] for name in ("client_external_id", "timezone", "bot_settings_id", "auto_call_template_id",
                                   "check_phone")] == [None] * 5  # fmt: skip


def test_a_row_without_any_number_is_missing_one(checked: Check) -> None:
    file = checked(["Name", "phone", "phone 2"], ["a", "", "\u00a0\u200b "], ["b", "", A], ["c", A, ""])
    assert [each for each in file.found if each[1] == "phone"] == [
        (2, "phone", "phone_missing", ""),
        (4, "phone", "duplicate_in_file", "3"),
    ]


def test_a_file_without_a_phone_column_misses_every_number(checked: Check) -> None:
    file = checked(["Name", "zone"], ["a", "99999"], ["b", ""])
    assert (2, "", "phone_missing", "") in file.found
    assert (3, "", "phone_missing", "") in file.found
    assert file.review.errors == file.review.rows == 2


def test_a_bad_number_and_a_damaged_one_are_told_apart(checked: Check) -> None:
    file = checked(["phone"], ["7916123456"], ["7,98765E+10"], ["79876543210.0"], ["нет"])
    assert file.found == [
        (2, "phone", "phone_invalid", "digit_missing"),
        (3, "phone", "phone_damaged", "exponent"),
        (4, "phone", "phone_damaged", "float_tail"),
        (5, "phone", "phone_invalid", "letters"),
    ]
    assert file.going == []


def test_one_bad_cell_hinders_the_row_and_the_finding_names_its_column(checked: Check) -> None:
    file = checked(["phone", "phone 2"], [A, "12345"])
    assert file.found == [(2, "phone 2", "phone_invalid", "too_short")]
    assert file.findings[0].value == "12345"
    assert file.going == []


def test_the_value_of_a_finding_is_the_cell_as_in_the_file_but_trimmed(checked: Check) -> None:
    file = checked(["phone"], [" 7917\u00a0071?3105\u00a0 "])
    assert file.findings[0].value == "7917\u00a0071?3105"


@pytest.mark.parametrize("cell", ["99999", "3", "завтра"])
def test_a_time_zone_that_says_nothing_twin_can_take_is_an_error(checked: Check, cell: str) -> None:
    file = checked(["phone", "zone"], [A, cell], [B, "+3"])
    assert [each[:2] for each in file.found] == [(2, "zone")]
    assert file.found[0][2] in ("timezone_invalid", "timezone_beyond")
    assert list(file.numbers()) == [3]


@pytest.mark.parametrize(
    "cell",
    [
        *["a8c57dfe", UUID[:-1], UUID + "0", UUID.replace("-", ""), "{" + UUID + "}", UUID.replace("a", "g")],
        *[UUID.replace("-", "–"), UUID.replace("a", "а"), f"'{UUID}", f"«{UUID}»", UUID.replace("-", " - ")],
    ],
)
def test_what_is_no_uuid_is_an_error_in_scenario_and_template(checked: Check, cell: str) -> None:
    file = checked(["phone", "bot", "template"], [A, cell, ""], [B, "", cell], [C, UUID, UUID])
    assert file.found == [(2, "bot", "uuid_invalid", ""), (3, "template", "uuid_invalid", "")]


@pytest.mark.parametrize("cell", ["Reminder", "Напоминание, клиника 2", "cafe", "clinic-2", "Асе 2024 12"])
def test_a_name_that_nobody_keeps_is_an_error_of_its_own(checked: Check, cell: str) -> None:
    file = checked(["phone", "bot", "template"], [A, cell, ""], [B, "", cell], [C, "", ""])
    assert file.found == [(2, "bot", "unknown_name", ""), (3, "template", "unknown_name", "")]


@pytest.mark.parametrize(
    ("cell", "is_on"),
    [("true", True), ("TRUE", True), ("1", True), ("yes", True), ("Да", True), ("ИСТИНА", True),
     ("false", False), ("0", False), ("No", False), ("НЕТ", False), ("Ложь", False)],
)  # fmt: skip
def test_yes_and_no_are_read_in_both_languages(checked: Check, cell: str, is_on: bool) -> None:
    file = checked(["phone", "check"], [A, cell])
    assert file.found == []
    assert file.going[0]["check_phone"] is is_on


@pytest.mark.parametrize("cell", ["2", "maybe", "-", "+"])
def test_neither_yes_nor_no_is_an_error(checked: Check, cell: str) -> None:
    assert checked(["phone", "check"], [A, cell]).found == [(2, "check", "check_phone_invalid", "")]


def test_an_external_id_is_measured_in_bytes_and_shown_shortened(checked: Check) -> None:
    half = 10_240 // 2
    file = checked(["phone", "id"], [A, "я" * half], [B, "я" * half + "1"])
    assert file.found == [(3, "id", "external_id_too_long", "")]
    assert file.findings[0].value == "я" * 100 + "…"


def test_several_numbers_and_national_form_are_notes_and_the_row_goes(checked: Check) -> None:
    file = checked(["phone"], [f"8 916 123-45-67, {B}"])
    assert {(each.code, each.severity) for each in file.findings} == {
        (Code.NATIONAL_FORM, Severity.NOTE),
        (Code.SEVERAL_NUMBERS, Severity.NOTE),
    }
    assert file.numbers() == {2: [A, B]}


def test_a_number_that_may_be_in_two_countries_is_a_warning_and_the_row_goes(checked: Check) -> None:
    file = checked(["phone"], ["84951234567"])
    assert (Code.AMBIGUOUS_COUNTRY, Severity.WARNING) in {(each.code, each.severity) for each in file.findings}
    assert file.numbers() == {2: ["74951234567"]}


def test_a_number_that_a_row_repeats_itself_is_kept_once_and_no_duplicate(checked: Check) -> None:
    file = checked(["phone", "phone 2"], [f"{B}, {A}", "+7 916 123-45-67"])
    assert file.numbers() == {2: [B, A]}
    assert [code for _, _, code, _ in file.found] == ["several_numbers", "number_twice"]


def test_where_mobiles_alone_are_wanted_a_landline_stays_and_what_may_be_a_mobile_goes(checked: Check) -> None:
    rows = [["+74951234567"], ["+16502530000"], [A], [f"{B}, +74951234568"]]
    file = checked(["phone"], *rows, mobiles_only=True)
    assert [each[:3] for each in file.found if each[2] == "landline"] == [
        (2, "phone", "landline"), (5, "phone", "landline"),
    ]  # fmt: skip
    assert list(file.numbers()) == [3, 4]
    assert checked(["phone"], *rows).review.can_go == 4


def test_the_default_country_decides_what_is_national(checked: Check) -> None:
    assert checked(["phone"], ["0151 12345678"], country="DE").numbers() == {2: ["4915112345678"]}
    assert checked(["phone"], ["0151 12345678"], country="RU").numbers() == {}


@pytest.mark.parametrize("title", ["callboardRow", "callbackData.callboardRow", " CallboardRow "])
def test_our_own_name_in_a_file_is_a_note_at_its_header(checked: Check, title: str) -> None:
    file = checked(["phone", title], [A, ""], [B, ""], header_row=3)
    assert (3, title, "reserved_name", "") in file.found
    assert file.review.can_go == 2


def test_a_row_may_have_several_errors_and_counts_once(checked: Check) -> None:
    file = checked(["phone", "zone", "bot"], ["нет", "99999", "x"])
    assert [code for _, _, code, _ in file.found] == ["phone_invalid", "timezone_invalid", "unknown_name"]
    assert (file.review.rows, file.review.can_go, file.review.errors) == (1, 0, 1)


def test_nothing_in_a_title_or_a_cell_reaches_the_sql(checked: Check) -> None:
    evil = "'; drop table draft; --"
    file = checked(["phone", evil, "zone"], [evil, evil, evil])
    assert [each.value for each in file.findings] == [evil, evil]


def test_summer_time_is_the_one_of_the_moment_of_the_check(store: Store) -> None:
    records = pa.table({"row": pa.array([2], pa.int32()), "cells": [[A, "Europe/Berlin"]]})
    columns = [Column(0, "phone", Field.PHONE), Column(1, "zone", Field.TIMEZONE)]
    found = []
    for month in (1, 7):
        staging.stage(store, "draft", records)
        at = datetime(2026, month, 1, tzinfo=UTC)
        check(store, "draft", columns, country="RU", duplicates_let_in=False, at=at)
        with store.read() as reader:
            found += staged.going(reader, "draft")["timezone"].to_pylist()
    assert found == [3600, 7200]


def test_the_journal_can_be_written_while_numbers_are_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def write() -> None:
        with store.write() as tx:
            tx.execute("select 1")
        written.append("meanwhile")

    def read_slowly(texts: pa.StringArray, country: str) -> pa.Table:
        journal = threading.Thread(target=write, daemon=True)
        journal.start()
        journal.join(5)
        return read_column(texts, country)

    monkeypatch.setattr("lib.checks.readings.read_column", read_slowly)
    staging.stage(store, "draft", pa.table({"row": pa.array([2], pa.int32()), "cells": [[A]]}))
    check(store, "draft", [Column(0, "phone", Field.PHONE)], country="RU", duplicates_let_in=False)
    assert written == ["meanwhile"]


def test_of_many_rows_is_found_what_is_found_of_few(checked: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    titles = ["phone", "phone 2", "id", "zone", "Name"]
    rows = [
        *(["79161234567", "", "C-1", "+3", "Anna"], ["8 (916) 123-45-67", "нет", "", "99999", "{{name}}"]),
        *(["", "", "x" * 11_000, "", "y" * 600], ["7916123456", "79876543210.0", "C-2", "", "nan"]),
    ]
    few = checked(titles, *rows)
    monkeypatch.setattr(checking, "FEW", 0)
    many = checked(titles, *rows)
    assert (many.found, many.review.kinds, many.numbers()) == (few.found, few.review.kinds, few.numbers())
    assert len({code for _, _, code, _ in few.found}) > 8
    clean = checked(titles, rows[0])
    assert clean.found == [] and len(clean.going) == 1


def test_a_second_check_replaces_the_first(checked: Check, store: Store) -> None:
    first = checked(["phone"], ["нет"], [A])
    assert first.review.errors == 1
    check(store, "draft", [Column(0, "phone", Field.PHONE)], country="RU", duplicates_let_in=False)
    assert Checked(store).found == first.found


def test_every_code_is_declared_once_or_found_in_the_header_or_in_several_rows() -> None:
    codes = [each.code for each in catalogue(duplicates_let_in=False, mobiles_only=True)]
    assert len(codes) == len(set(codes))
    assert {
        *codes,
        *bodies.CODES,
        *zone_doubts.CODES,
        *levels.CODES,
        *people.CODES,
        *variable_names.CODES,
        Code.RESERVED_NAME,
    } == set(Code)
