"""What is offered for a phone cell: its own numbers, plainly written, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.checks.phone.cell import read
from lib.checks.phone.number import PhoneCell
from lib.checks.phone.offer import Mend, Offer, offer, offered
from lib.checks.phone.verdict import verdict
from lib.model.finding import PhoneFault
from tests.checks import phone_numbers
from tests.checks.test_phone_cell import FAULTS

OFFERED = [
    ("8 (916) 123-45-67", "79161234567", Mend.NATIONAL),
    ("916 123 45 67", "79161234567", Mend.NATIONAL),
    ("84951234567", "74951234567", Mend.NATIONAL),
    ("+7 (916) 123-45-67", "79161234567", Mend.DIGITS),
    ("'7–916–123—45−67", "79161234567", Mend.DIGITS),
    ("\u200b7916\u00a0123\u00a045\u00a067", "79161234567", Mend.DIGITS),
    ('="79161234567"', "79161234567", Mend.DIGITS),
    ('"79161234567"', "79161234567", Mend.DIGITS),
    ("«8 916 123-45-67»", "79161234567", Mend.NATIONAL),
    ("[7916] 123'45'67", "79161234567", Mend.DIGITS),
    ("7_916_123_45_67", "79161234567", Mend.DIGITS),
    ("79,876,543,210", "79876543210", Mend.DIGITS),
    ("７９１６１２３４５６７", "79161234567", Mend.DIGITS),
    ("+84 95 123 45 67", "+84951234567", Mend.DIGITS),
    ("79876543210.0", "79876543210", Mend.FLOAT_TAIL),
    ("79 876 543 210,00", "79876543210", Mend.FLOAT_TAIL),
    ("89876543210,0", "79876543210", Mend.FLOAT_TAIL),
    ("79876543210.0; 79211683524.0", "79876543210, 79211683524", Mend.SPLIT),
    ("7916123456789211683524", "79161234567, 79211683524", Mend.SPLIT),
    ("7916123456789211683524.0", "79161234567, 79211683524", Mend.SPLIT),
    ("8 916 778-26-02 8 921 168-35-24", "79167782602, 79211683524", Mend.SPLIT),
    ("+79161234567+79211683524", "79161234567, 79211683524", Mend.SPLIT),
    ("375291234567375297654321", "375291234567, 375297654321", Mend.SPLIT),
    ("79161234567 и 89211683524", "79161234567, 79211683524", Mend.SPLIT),
]  # fmt: skip

NOT_OFFERED = [
    *("79161234567", "+84951234567", "79161234567, 79211683524"),
    *("тел. 8 916 123-45-67", "+7 916 123-45-67 (Иван)", "79603О73365", "8 495 123-45-67 доб. 12", "74951234567#12"),
    *("7917 071?3105", "7916***4567", "7916__4567", "7916+1234567", "+8 916 123-45-67", "+44 (0)20 7946 0958"),
    *("7916123456", "7916123456.0", "791612345.00", "7,98765E+10", "7.98765E+10", "########", "79161234567…"),
    *("4954309204179164932286", "93743759958", "93 743 759 958", "93743759958.0"),
    *("40817810099910004312", "8 495 123-45-67/68", "79167782602, 7921168352", "112", "нет", "-", "#Н/Д"),
]
NOTHING_SAFE = {
    *(PhoneFault.LETTERS, PhoneFault.LOOKALIKE, PhoneFault.EXTENSION, PhoneFault.QUESTION_MARK, PhoneFault.MASKED),
    *(PhoneFault.EXPONENT, PhoneFault.CUT_OFF, PhoneFault.FORMULA_ERROR, PhoneFault.DIGIT_MISSING),
    *(PhoneFault.EMERGENCY, PhoneFault.SHORT_NUMBER),
}

mobiles = st.from_regex(r"9[0-9]{9}", fullmatch=True, alphabet="0123456789").filter(
    lambda each: not verdict(f"7{each}")
)


@pytest.mark.parametrize(("cell", "text", "mend"), OFFERED)
def test_only_separators_and_tails_go(cell: str, text: str, mend: Mend) -> None:
    assert offered(cell, "RU") == Offer(text, mend)
    assert offer(cell, "RU") == text


@pytest.mark.parametrize("cell", NOT_OFFERED)
def test_where_something_else_would_go_or_nothing_has_to_there_is_no_offer(cell: str) -> None:
    assert offer(cell, "RU") is None


@pytest.mark.parametrize(("cell", "fault"), [(cell, fault) for cell, fault in FAULTS if fault in NOTHING_SAFE])
def test_a_letter_an_extension_or_a_lost_digit_has_no_offer(cell: str, fault: PhoneFault) -> None:
    assert fault in NOTHING_SAFE
    assert offer(cell, "RU") is None


@pytest.mark.parametrize(("cell", "fault"), [each for each in FAULTS if each[1] is PhoneFault.RUN_TOGETHER])
def test_numbers_that_ran_together_are_always_offered_apart(cell: str, fault: PhoneFault) -> None:
    text = offer(cell, "RU")
    assert text is not None
    assert len(read(text, "RU").numbers) == 2


@pytest.mark.parametrize("country", ["RU", "KZ", "DE", "US", "IT"])
def test_an_offer_holds_the_very_numbers_of_the_cell_and_reads_plainly(country: str) -> None:
    for cell in phone_numbers.written(7, 500, country):
        was, text = read(cell, country), offer(cell, country)
        if text is None:
            continue
        assert read(text, country) == PhoneCell(read(text, country).numbers), cell
        assert offer(text, country) is None, cell
        if not was.fault:
            assert read(text, country).numbers == tuple(dict.fromkeys(was.numbers)), cell


@given(one=mobiles, other=mobiles, fronts=st.tuples(*[st.sampled_from(["7", "8", "+7"])] * 2))
def test_two_mobiles_without_a_sign_between_are_taken_apart_or_left(
    one: str, other: str, fronts: tuple[str, str]
) -> None:
    cell = f"{fronts[0]}{one}{fronts[1]}{other}"
    numbers = dict.fromkeys((f"7{one}", f"7{other}"))
    assert offer(cell, "RU") == ", ".join(numbers)


@given(text=st.text(min_size=1, max_size=40))
def test_what_is_offered_has_no_fault(text: str) -> None:
    mended = offer(text, "RU")
    assert mended is None or read(mended, "RU").fault is None
