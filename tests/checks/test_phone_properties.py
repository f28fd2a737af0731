"""What holds for every Russian mobile, however it is written or mistyped."""

import random
import re

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from lib.checks.phone.cell import read
from lib.checks.phone.damage import FLOAT_TAIL
from lib.checks.phone.offer import offer
from lib.checks.phone.verdict import verdict
from lib.model.finding import PhoneFault

mobiles = st.from_regex(r"9[0-9]{9}", fullmatch=True, alphabet="0123456789").filter(
    lambda each: not verdict(f"7{each}")
)
fronts = st.sampled_from(["7", "8", "+7", "007", ""])
separators = st.text(" -().\u00a0\u2011\u2013\u200b", max_size=3)
letters = st.characters(categories=["L"])

BETWEEN = ("", " ", "-", ", ", "/", ";", "\n", " и ")
WRITTEN = (
    lambda number: phonenumbers.format_number(number, PhoneNumberFormat.E164),
    lambda number: phonenumbers.format_number(number, PhoneNumberFormat.E164)[1:],
    lambda number: "00" + phonenumbers.format_number(number, PhoneNumberFormat.E164)[1:],
    lambda number: phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL),
    lambda number: phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL),
    lambda number: re.sub("[^0-9]", "", phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)),
)


@given(front=fronts, mobile=mobiles, data=st.data())
def test_separators_anywhere_give_the_same_number(front: str, mobile: str, data: st.DataObject) -> None:
    lead = data.draw(st.sampled_from(["", "'", " ", "\u202d"]))
    text = lead + front + "".join(data.draw(separators) + digit for digit in mobile)
    assume(not FLOAT_TAIL.search(text))
    assert read(text, "RU").numbers == (f"7{mobile}",)


@given(front=fronts, mobile=mobiles, at=st.integers(0, 9))
def test_a_mobile_that_lost_a_digit_is_nobodys_number(front: str, mobile: str, at: int) -> None:
    cell = read(front + mobile[:at] + mobile[at + 1 :], "RU")
    assert cell.numbers == ()
    assert cell.fault is not None


@given(front=st.sampled_from(["7", "8", ""]), mobile=mobiles, at=st.integers(0, 10))
def test_a_mobile_with_a_digit_typed_twice_is_never_somebody_abroad_unsaid(front: str, mobile: str, at: int) -> None:
    digits = front + mobile
    at = min(at, len(digits) - 1)
    cell = read(digits[:at] + digits[at] + digits[at:], "RU")
    assert cell.fault or cell.ambiguous, cell


@given(mobile=mobiles)
def test_a_mobile_whose_first_two_digits_changed_places_is_never_somebody_abroad_unsaid(mobile: str) -> None:
    cell = read(f"{mobile[0]}7{mobile[1:]}", "RU")
    assert cell.fault or cell.ambiguous, cell


@given(front=fronts, mobile=mobiles, letter=letters, at=st.integers(0, 10))
def test_a_letter_never_vanishes(front: str, mobile: str, letter: str, at: int) -> None:
    cell = read(front + mobile[:at] + letter + mobile[at:], "RU")
    assert cell.numbers == ()
    assert cell.fault in {PhoneFault.LETTERS, PhoneFault.LOOKALIKE, PhoneFault.EXTENSION, PhoneFault.EXPONENT}


@given(text=st.text(min_size=1, max_size=40), country=st.sampled_from(["RU", "KZ", "DE", "XX"]))
def test_any_text_has_either_numbers_or_a_fault(text: str, country: str) -> None:
    cell = read(text, country)
    assert bool(cell.numbers) is (cell.fault is None)
    assert all(re.fullmatch("[0-9]{7,17}", number) for number in cell.numbers)
    assert len(set(cell.numbers)) == len(cell.numbers)


@given(
    numbers=st.lists(mobiles, min_size=2, max_size=4, unique=True), between=st.sampled_from([", ", ";", "\n", " и "])
)
def test_several_numbers_are_all_kept_in_their_order(numbers: list[str], between: str) -> None:
    assert read(between.join(f"+7{each}" for each in numbers), "RU").numbers == tuple(f"7{each}" for each in numbers)


@pytest.mark.parametrize("country", ["RU", "KZ", "UA", "BY", "UZ", "US", "DE", "GB", "IT", "AM"])
def test_two_mobiles_in_one_cell_are_both_or_none_however_each_is_written(country: str, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        pair = [_mobile(country, chance), _mobile(country, chance)]
        cell = chance.choice(BETWEEN).join(chance.choice(WRITTEN)(number) for number in pair)
        own = tuple(phonenumbers.format_number(number, PhoneNumberFormat.E164)[1:] for number in pair)
        assert read(cell, country).numbers in ((), own), cell
        mended = offer(cell, country)
        assert mended is None or read(mended, country).numbers == tuple(dict.fromkeys(own)), cell


def _mobile(country: str, chance: random.Random) -> PhoneNumber:
    """Some valid mobile of the country."""
    known = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    digits = phonenumbers.national_significant_number(known)
    while True:
        last = "".join(chance.choices("0123456789", k=len(digits) - 3))
        number = phonenumbers.parse(f"+{known.country_code}{digits[:3]}{last}")
        if phonenumbers.is_valid_number(number):
            return number
