"""The patterns and the column against the library, over all countries.

`make test` takes three times as many numbers, and `make soak` ten times as many again.
"""

import os

import phonenumbers
import pyarrow as pa
import pytest
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from lib.checks.phone.cell import read
from lib.checks.phone.column import SCHEMA, read_column
from lib.checks.phone.number import PhoneCell
from lib.checks.phone.patterns import judge
from lib.checks.phone.plan import FAULTS, KINDS
from lib.checks.phone.verdict import KIND_OF, kind, verdict
from lib.model.finding import PhoneFault
from lib.model.number import NumberKind
from tests.checks import phone_numbers

sizes = pytest.mark.parametrize(
    "size",
    [
        pytest.param(20_000 if os.environ.get("CALLBOARD_FULL") else 7_000, marks=pytest.mark.full),
        pytest.param(200_000, marks=[pytest.mark.soak, pytest.mark.timeout(900)]),
    ],
)
countries = pytest.mark.parametrize(
    ("country", "size"),
    [
        *[("RU", 2_500), ("KZ", 700), ("DE", 700), ("US", 700)],
        *[pytest.param(country, 800, marks=pytest.mark.soak) for country in sorted(phonenumbers.SUPPORTED_REGIONS)],
        pytest.param("RU", 50_000, marks=[pytest.mark.soak, pytest.mark.timeout(900)]),
    ],
)
_REASONS = {
    ValidationResult.INVALID_COUNTRY_CODE: PhoneFault.UNKNOWN_COUNTRY,
    ValidationResult.TOO_SHORT: PhoneFault.TOO_SHORT,
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: PhoneFault.TOO_SHORT,
    ValidationResult.TOO_LONG: PhoneFault.TOO_LONG,
}
_REFUSALS = {
    NumberParseException.INVALID_COUNTRY_CODE: PhoneFault.UNKNOWN_COUNTRY,
    NumberParseException.TOO_LONG: PhoneFault.TOO_LONG,
}


def _library_says(digits: str) -> tuple[PhoneFault | None, NumberKind | None]:
    """The library's own loop, as anybody would write it; a number that it changed is not the one that was given."""
    try:
        number = phonenumbers.parse(f"+{digits}")
    except NumberParseException as refused:
        return _REFUSALS.get(refused.error_type, PhoneFault.TOO_SHORT), None
    if phonenumbers.format_number(number, PhoneNumberFormat.E164) != f"+{digits}":
        return PhoneFault.NO_SUCH_NUMBER, None
    if phonenumbers.is_valid_number(number):
        return None, KIND_OF[phonenumbers.number_type(number)]
    return _REASONS.get(phonenumbers.is_possible_number_with_reason(number), PhoneFault.NO_SUCH_NUMBER), None


@sizes
def test_the_patterns_say_what_the_library_says_or_leave_it_to_the_library(size: int, seed: int) -> None:
    numbers = list(dict.fromkeys(phone_numbers.digits(seed, size)))
    judged = judge(pa.array(numbers))
    said = [
        (number, (FAULTS[fault], KINDS[kind]))
        for number, fault, kind, doubtful in zip(
            numbers, judged.faults.tolist(), judged.kinds.tolist(), judged.doubtful.tolist(), strict=True
        )
        if not doubtful
    ]
    assert [(number, each) for number, each in said if each != _library_says(number)] == []
    assert len(said) > 0.8 * len(numbers)


def test_the_patterns_know_nearly_every_valid_number_by_themselves() -> None:
    examples = phone_numbers.examples()
    judged = judge(pa.array(examples))
    assert judged.valid.sum() > 0.8 * len(examples)
    assert (judged.valid | judged.doubtful).all()


def test_the_examples_cover_every_country_and_kind() -> None:
    examples = phone_numbers.examples()
    codes = set(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
    assert {phonenumbers.parse(f"+{digits}").country_code for digits in examples} == codes
    assert set(map(kind, examples)) == set(NumberKind)


def test_the_verdict_and_the_kind_are_the_librarys(seed: int) -> None:
    for number in phone_numbers.digits(seed, 2_000):
        fault, of_kind = _library_says(number)
        assert verdict(number) == fault, number
        assert fault or kind(number) == of_kind, number


@countries
def test_a_column_reads_as_its_cells_one_by_one(country: str, size: int, seed: int) -> None:
    odd = ["-'89161234567", "('8)828912", "'(916) 123-45-67", "' +7 916 123-45-67"]
    texts = list(dict.fromkeys([*odd, *phone_numbers.written(seed, size, country)]))
    table = read_column(pa.array(texts), country)
    assert table.schema == SCHEMA
    assert sorted(table["value"].to_pylist()) == sorted(texts)
    for row in table.to_pylist():
        fault = PhoneFault(row["fault"]) if row["fault"] else None
        said = PhoneCell(tuple(row["numbers"]), fault, national=row["national"], ambiguous=row["ambiguous"])
        assert said == read(row["value"], country), row["value"]
        assert row["kinds"] == [kind(number).value for number in said.numbers], row["value"]


def test_a_column_without_cells_is_an_empty_table() -> None:
    assert read_column(pa.array([], pa.string()), "RU").num_rows == 0


def test_clear_cells_never_reach_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("lib.checks.phone.column.read", lambda text, _: asked.append(text) or PhoneCell())
    clear = [f"{front}9{last:09}" for last in range(120_000_000, 120_000_500) for front in ("7", "8", "+7", "", "007")]
    faulty = ["7916123456", "8916123456", "+7916", "71111111111", "+999 123 456 789", "+8 916 123-45-67"]
    spread = ["8 (916) 123-45-67", "+7 916 123-45-67", "'79161234567", "+7\u00a0916\u00a0123–45–67", "84951234567"]
    read_column(pa.array([*clear, *faulty, *spread, "нет"]), "RU")
    assert asked == ["нет"]
