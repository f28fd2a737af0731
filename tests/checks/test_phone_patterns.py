"""The patterns and the column against the library, over all countries; `CALLBOARD_PHONE_NUMBERS` makes it longer."""

import random

import phonenumbers
import pyarrow as pa
import pytest

from lib.checks.phone.cell import PhoneCell, read
from lib.checks.phone.column import SCHEMA, read_column
from lib.checks.phone.patterns import mark
from lib.checks.phone.verdict import verdict
from lib.model.finding import PhoneFault
from tests.checks import phone_numbers


@pytest.fixture
def seed() -> int:
    chosen = random.randrange(2**32)
    print(f"seed {chosen}, {phone_numbers.SIZE} numbers")  # noqa: T201  a run that fails shows it
    return chosen


def _library_says(digits: str) -> bool:
    """The library's own loop, as anybody would write it; a number that it changed is not the one that was given."""
    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return False
    unchanged = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == f"+{digits}"
    return unchanged and phonenumbers.is_valid_number(number)


def test_the_patterns_say_what_the_library_says_or_leave_it_to_the_library(seed: int) -> None:
    numbers = list(dict.fromkeys(phone_numbers.digits(seed, phone_numbers.SIZE)))
    marks = mark(pa.array(numbers))
    wrong = [
        number
        for number, valid, doubtful in zip(numbers, marks.valid.to_pylist(), marks.doubtful.to_pylist(), strict=True)
        if not doubtful and valid is not _library_says(number)
    ]
    assert wrong == []


def test_the_patterns_know_nearly_every_valid_number_by_themselves() -> None:
    examples = phone_numbers.examples()
    marks = mark(pa.array(examples))
    by_themselves = sum(marks.valid.to_pylist())
    assert by_themselves > 0.8 * len(examples)
    assert by_themselves + sum(marks.doubtful.to_pylist()) == len(examples)


def test_the_examples_cover_every_country() -> None:
    codes = set(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
    assert {phonenumbers.parse(f"+{digits}").country_code for digits in phone_numbers.examples()} == codes


def test_the_verdict_is_the_librarys(seed: int) -> None:
    for number in phone_numbers.digits(seed, phone_numbers.SIZE // 4):
        assert (verdict(number) is None) is _library_says(number), number


@pytest.mark.parametrize(("country", "part"), [("RU", 4), ("KZ", 10), ("DE", 10), ("US", 10)])
def test_a_column_reads_as_its_cells_one_by_one(country: str, part: int, seed: int) -> None:
    texts = list(dict.fromkeys(phone_numbers.written(seed, phone_numbers.SIZE // part)))
    table = read_column(pa.array(texts), country)
    assert table.schema == SCHEMA
    assert sorted(table["value"].to_pylist()) == sorted(texts)
    for row in table.to_pylist():
        fault = PhoneFault(row["fault"]) if row["fault"] else None
        said = PhoneCell(tuple(row["numbers"]), fault, national=row["national"], ambiguous=row["ambiguous"])
        assert said == read(row["value"], country), row["value"]


def test_a_column_without_cells_is_an_empty_table() -> None:
    assert read_column(pa.array([], pa.string()), "RU").num_rows == 0


def test_clear_cells_never_reach_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("lib.checks.phone.column.read", lambda text, _: asked.append(text) or PhoneCell())
    clear = [f"{front}9{last:09}" for last in range(120_000_000, 120_000_500) for front in ("7", "8", "+7")]
    read_column(pa.array([*clear, "8 (916) 123-45-67", "+7 916 123-45-67", "'79161234567", "нет"]), "RU")
    assert asked == ["нет"]
