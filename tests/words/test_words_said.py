"""How messages read: plurals to the letter, and what a missing key or value does."""

import pytest

from lib.model.finding import Code, PhoneFault
from lib.words import finding, words
from lib.words.words import NoSuchWords

OF_TITLES_OR_COLUMNS = {
    *(Code.RESERVED_NAME, Code.NAME_WITH_BRACES, Code.NAMES_ALIKE),
    *(Code.COLUMN_NOT_PHONES, Code.COLUMN_NOT_TIMEZONES, Code.COLUMN_NOT_IDS, Code.COLUMN_NOT_SWITCHES),
}

COUNTS = (0, 1, 2, 5, 11, 21, 101, 3412)

PLURALS = {
    ("en", "todo-phone-digit_missing"): (
        "Fix the phone numbers that lost a digit in 0 rows",
        "Fix the phone number that lost a digit in 1 row",
        "Fix the phone numbers that lost a digit in 2 rows",
        "Fix the phone numbers that lost a digit in 5 rows",
        "Fix the phone numbers that lost a digit in 11 rows",
        "Fix the phone numbers that lost a digit in 21 rows",
        "Fix the phone numbers that lost a digit in 101 rows",
        "Fix the phone numbers that lost a digit in 3,412 rows",
    ),
    ("ru", "todo-phone-digit_missing"): (
        "Исправьте номера, где не хватает цифры, в 0 строках",
        "Исправьте номер, где не хватает цифры, в 1 строке",
        "Исправьте номера, где не хватает цифры, в 2 строках",
        "Исправьте номера, где не хватает цифры, в 5 строках",
        "Исправьте номера, где не хватает цифры, в 11 строках",
        "Исправьте номер, где не хватает цифры, в 21 строке",
        "Исправьте номер, где не хватает цифры, в 101 строке",
        "Исправьте номера, где не хватает цифры, в 3\u00a0412 строках",
    ),
    ("en", "pause-unknown"): (
        "the people who were unknown have been settled",
        "1 person may have been called",
        "2 people may have been called",
        "5 people may have been called",
        "11 people may have been called",
        "21 people may have been called",
        "101 people may have been called",
        "3,412 people may have been called",
    ),
    ("ru", "pause-unknown"): (
        "все, о ком было неясно, выяснены",
        "1 человеку, возможно, уже звонят",
        "2 людям, возможно, уже звонят",
        "5 людям, возможно, уже звонят",
        "11 людям, возможно, уже звонят",
        "21 человеку, возможно, уже звонят",
        "101 человеку, возможно, уже звонят",
        "3\u00a0412 людям, возможно, уже звонят",
    ),
    ("ru", "cli-rows"): (
        "0 строк", "1 строка", "2 строки", "5 строк", "11 строк", "21 строка", "101 строка", "3\u00a0412 строк",
    ),
    ("ru", "todo-phone_missing"): (
        "Впишите номер в 0 строк",
        "Впишите номер в 1 строку",
        "Впишите номер в 2 строки",
        "Впишите номер в 5 строк",
        "Впишите номер в 11 строк",
        "Впишите номер в 21 строку",
        "Впишите номер в 101 строку",
        "Впишите номер в 3\u00a0412 строк",
    ),
    ("ru", "format-days"): (
        "0 дней", "1 день", "2 дня", "5 дней", "11 дней", "21 день", "101 день", "3\u00a0412 дней",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "key", "count", "text"),
    [(*which, count, text) for which, texts in PLURALS.items() for count, text in zip(COUNTS, texts, strict=True)],
)
def test_a_count_takes_its_plural(language: str, key: str, count: int, text: str) -> None:
    assert words(language)(key, count=count) == text


@pytest.mark.parametrize(("language", "row"), [("en", " row"), ("ru", " строк")])
@pytest.mark.parametrize("code", [each for each in Code if each not in OF_TITLES_OR_COLUMNS])
def test_what_there_is_to_do_is_counted_in_rows_as_the_count_is(language: str, row: str, code: Code) -> None:
    of_phones = code in (Code.PHONE_INVALID, Code.PHONE_DAMAGED)
    for detail in ("", *(each.value for each in PhoneFault if of_phones)):
        for count in (1, 5):
            assert row in finding.to_do(words(language), code.value, detail, count)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "people.csv: 3,412 rows, 3,000 can go with 3,001 phone numbers, 411 have errors, 1 cannot be read.",
        ),
        (
            "ru",
            "people.csv: 3\u00a0412 строк, 3\u00a0000 могут идти (3\u00a0001 номер), с ошибками 411, не прочитано 1.",
        ),
    ],
)
def test_the_command_line_sums_a_file_up_in_one_sentence(language: str, text: str) -> None:
    said = words(language)(
        "cli-summary", file="people.csv", rows=3412, can=3000, numbers=3001, errors=411, unreadable=1
    )
    assert said == text


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Again: first in row 14023"), ("ru", "Повтор: впервые в строке 14023")]
)
def test_a_spreadsheet_row_takes_no_separator(language: str, text: str) -> None:
    assert finding.what(words(language), "duplicate_in_file", "14023") == text


def test_a_phone_fault_is_told_by_its_own_name() -> None:
    say = words("en")
    assert finding.what(say, "phone_damaged", "exponent") == "Digits lost in a spreadsheet (7,98765E+10)"
    assert "LibreOffice" in finding.how(say, "phone_damaged", "exponent")
    assert "LibreOffice" in finding.how(words("ru"), "phone_damaged", "exponent")


def test_a_code_without_a_detail_is_told_by_its_own_title() -> None:
    assert finding.what(words("en"), "phone_missing", "") == "No phone number"
    assert finding.what(words("en"), "duplicate_in_file", "") == "The same number again in this file"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_unknown_outcome_is_told_as_neither_success_nor_failure(language: str) -> None:
    say = words(language)
    text = " ".join([say("state-unknown"), say("pause-unknown", count=100), say("pause-unknown-do")]).lower()
    assert "may be dialling" in text or "возможно, звонят" in text
    assert not any(word in text for word in ("fail", "not sent", "accepted", "сбой", "не отправлен", "принято"))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_only_the_live_mode_says_that_people_are_called(language: str) -> None:
    say = words(language)
    assert say("mode-live-sentence") in ("LIVE: real people are called", "БОЕВОЙ РЕЖИМ: звоним людям")
    assert say("mode-sandbox-sentence") in ("SANDBOX: nobody is called", "ПЕСОЧНИЦА: никому не звоним")


def test_a_missing_key_is_raised_and_never_shown() -> None:
    with pytest.raises(NoSuchWords):
        words("en")("no-such-key")


def test_a_missing_value_is_raised_and_never_shown() -> None:
    with pytest.raises(NoSuchWords):
        words("ru")("file-too_many_columns")


def test_another_language_is_answered_in_english() -> None:
    assert words("de").language == "en"
