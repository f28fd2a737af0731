"""What one phone cell says, cell by cell: the default country is Russia unless a line names another."""

import pytest

from lib.checks.phone.cell import read
from lib.checks.phone.number import PhoneCell
from lib.model.finding import PhoneFault as F

RU = "79161234567"
PLAIN, NATIONAL, AMBIGUOUS, PERHAPS_TOO_LONG = (False, False), (True, False), (True, True), (False, True)
SEEN_ONLY_IN_ID = {"\u00a0": "nbsp", "\u200b": "zero-width", "\u202d": "direction mark", "\n": "newline", "\t": "tab"}

NUMBERS = [
    # as TWIN writes them
    ("79161234567", [RU], PLAIN),
    ("7 916 123-45-67", [RU], PLAIN),
    ("7.916.123.45.67", [RU], PLAIN),
    ("380501234567", ["380501234567"], PLAIN),
    ("4915112345678", ["4915112345678"], PLAIN),
    ("77012345678", ["77012345678"], PLAIN),
    ("  79161234567  ", [RU], PLAIN),
    # international
    ("+79161234567", [RU], PLAIN),
    ("+7 (916) 123-45-67", [RU], PLAIN),
    ("+ 7 916 123 45 67", [RU], PLAIN),
    ("(+7) 916 123-45-67", [RU], PLAIN),
    ("＋7 916 123 45 67", [RU], PLAIN),
    ("0079161234567", [RU], PLAIN),
    ("00 49 151 12345678", ["4915112345678"], PLAIN),
    ("+39 06 6982 1234", ["390669821234"], PLAIN),
    ("+84 95 123 45 67", ["84951234567"], PLAIN),
    ("+800 1234 5678", ["80012345678"], PLAIN),
    # dialled at home
    ("89161234567", [RU], NATIONAL),
    ("8 (916) 123-45-67", [RU], NATIONAL),
    ("8-916-123-45-67", [RU], NATIONAL),
    ("8.916.123.45.67", [RU], NATIONAL),
    ("8/916/123-45-67", [RU], NATIONAL),
    ("9161234567", [RU], NATIONAL),
    ("(916) 123-45-67", [RU], NATIONAL),
    ("916/123-45-67", [RU], NATIONAL),
    ("88005553535", ["78005553535"], NATIONAL),
    # dialled at home, and somebody else's with a plus in front
    ("84951234567", ["74951234567"], AMBIGUOUS),
    ("8 (495) 123-45-67", ["74951234567"], AMBIGUOUS),
    ("9512345678", ["79512345678"], AMBIGUOUS),
    # a number abroad, and a Russian one with a digit too many
    ("93743759958", ["93743759958"], PERHAPS_TOO_LONG),
    ("993 65 123456", ["99365123456"], PERHAPS_TOO_LONG),
    ("821012345678", ["821012345678"], PERHAPS_TOO_LONG),
    ("+993 65 123456", ["99365123456"], PLAIN),
    ("0099365123456", ["99365123456"], PLAIN),
    ("37491123456", ["37491123456"], PLAIN),
    ("998901234567", ["998901234567"], PLAIN),
    ("8613812345678", ["8613812345678"], PLAIN),
    # no item of a list: the same number with it, or none behind it
    ("8) 916 123-45-67", [RU], NATIONAL),
    ("495) 123-45-67", ["74951234567"], AMBIGUOUS),
    ("1.916.234.5678", ["19162345678"], PLAIN),
    # only what cannot be seen or is a separator goes
    ("'79161234567", [RU], PLAIN),
    ("’+79161234567", [RU], PLAIN),
    ("\u00a07916\u00a0123\u00a045\u00a067", [RU], PLAIN),
    ("\u200b7916123\ufeff4567", [RU], PLAIN),
    ("\u202d+7 916 123‑45‑67\u202c", [RU], PLAIN),
    ("7–916–123—45−67", [RU], PLAIN),
    ("79161234567.", [RU], PLAIN),
    # several in one cell, all kept, in order, each once
    ("79167782602, 79211683524", ["79167782602", "79211683524"], PLAIN),
    ("79211683524;79167782602", ["79211683524", "79167782602"], PLAIN),
    ("79167782602/79211683524", ["79167782602", "79211683524"], PLAIN),
    ("8 (916) 778-26-02 / 8 (921) 168-35-24", ["79167782602", "79211683524"], NATIONAL),
    ("79167782602\n79211683524", ["79167782602", "79211683524"], PLAIN),
    ("79167782602 | +7 921 168-35-24", ["79167782602", "79211683524"], PLAIN),
    ("79167782602 79211683524", ["79167782602", "79211683524"], PLAIN),
    ("+7 916 778-26-02 +7 921 168-35-24", ["79167782602", "79211683524"], PLAIN),
    ("+7 916 778-26-02 ::: 79211683524", ["79167782602", "79211683524"], PLAIN),  # as Google Contacts parts them
    ("79167782602 и 89211683524", ["79167782602", "79211683524"], NATIONAL),
    ("79167782602 or 79211683524", ["79167782602", "79211683524"], PLAIN),
    ("79167782602, 89167782602", ["79167782602", "79167782602"], NATIONAL),
    ("79167782602,", ["79167782602"], PLAIN),
    ("79167782602, 79211683524, 4915112345678", ["79167782602", "79211683524", "4915112345678"], PLAIN),
]  # fmt: skip

FAULTS = [
    # a Russian number one digit short
    ("7916123456", F.DIGIT_MISSING),
    ("8916123456", F.DIGIT_MISSING),
    ("+7916123456", F.DIGIT_MISSING),
    ("+7 (916) 123-45-6", F.DIGIT_MISSING),
    ("007916123456", F.DIGIT_MISSING),
    ("916123456", F.DIGIT_MISSING),
    ("7701234567", F.DIGIT_MISSING),
    ("8423123456", F.DIGIT_MISSING),
    ("951234567", F.DIGIT_MISSING),
    # the library's own reasons
    ("+7916123", F.TOO_SHORT),
    ("12345", F.TOO_SHORT),
    ("7", F.TOO_SHORT),
    ("00", F.TOO_SHORT),
    ("791612345678", F.TOO_LONG),
    ("40817810099910004312", F.TOO_LONG),
    # an 8 that no country's code begins with is dialled at home
    ("891612345678", F.TOO_LONG),
    ("8916 123 45 67 8", F.TOO_LONG),
    ("8104915112345678", F.TOO_LONG),
    ("8916123", F.TOO_SHORT),
    ("+999 123 456 789", F.UNKNOWN_COUNTRY),
    ("+8 916 123-45-67", F.UNKNOWN_COUNTRY),
    ("+8 (495) 123-45-67", F.UNKNOWN_COUNTRY),
    ("+07 916 123-45-67", F.UNKNOWN_COUNTRY),
    ("71111111111", F.NO_SUCH_NUMBER),
    ("81234567890", F.NO_SUCH_NUMBER),
    # what the library would quietly change
    ("+44 (0)20 7946 0958", F.NO_SUCH_NUMBER),
    ("+7 8 916 123-45-67", F.TOO_LONG),
    # a lone 8 is dialled at home: never a number in Taipei or Hanoi
    ("8 (862) 123-45-67-8", F.TOO_LONG),
    ("8 (421) 212-34-56-78", F.TOO_LONG),
    # behind the number of a list's item: with it, somebody's in America
    ("1. 9162345678", F.TOO_LONG),
    ("1) 9162345678", F.TOO_LONG),
    ("'1)(916) 234-56-78", F.TOO_LONG),
    ("12. 8 916 234-56-78", F.TOO_LONG),
    # letters, look-alikes, extensions
    ("нет", F.LETTERS),
    ("тел. 8 916 123-45-67", F.LETTERS),
    ("+7 916 123-45-67 (Иван)", F.LETTERS),
    ("1-800-FLOWERS", F.LETTERS),
    ("NULL", F.LETTERS),
    ("79603O73365", F.LOOKALIKE),
    ("79603О73365", F.LOOKALIKE),
    ("7960З073365", F.LOOKALIKE),
    ("7916l234567", F.LOOKALIKE),
    ("+7 916 123 45 б7", F.LOOKALIKE),
    *[(f"791{letter}1234567", F.LOOKALIKE) for letter in "OoОоIlІіLЗзЧчSsбБBВ"],
    *[(f"791{letter}1234567", F.LETTERS) for letter in "DДAАеПz"],
    ("8 495 123-45-67 доб. 12", F.EXTENSION),
    ("8 495 123-45-67 (доб. 12)", F.EXTENSION),
    ("84951234567 вн.12", F.EXTENSION),
    ("+1 650 253 0000 ext 12", F.EXTENSION),
    ("+16502530000x12", F.EXTENSION),
    ("74951234567#12", F.EXTENSION),
    ("8 495 123-45-67 внутр. 12", F.EXTENSION),
    ("+74951234567;ext=12", F.EXTENSION),
    ("8 495 123-45-67 добавочный номер 12", F.EXTENSION),
    ("8 495 123-45-67 доб. 12-34", F.EXTENSION),
    ("8 495 123-45-67 доб. 1234567", F.EXTENSION),
    ("89161234567 доп. 89167654321", F.LETTERS),
    # anything else
    ("7917 071?3105", F.QUESTION_MARK),
    ("7917\u00a0071?3105", F.QUESTION_MARK),
    ("7917071\ufffd3105", F.QUESTION_MARK),
    ("7917 071？3105", F.QUESTION_MARK),
    ("?", F.NOT_A_NUMBER),
    ("7916***4567", F.MASKED),
    ("7916•••4567", F.MASKED),
    ("7916●●●4567", F.MASKED),
    ("7916XXX4567", F.MASKED),
    ("7916хх34567", F.MASKED),
    ("7916+1234567", F.NOT_A_NUMBER),
    ("++79161234567", F.NOT_A_NUMBER),
    ('="79161234567"', F.NOT_A_NUMBER),
    ("-", F.NOT_A_NUMBER),
    ("'", F.NOT_A_NUMBER),
    # one bad number spoils the cell
    ("79167782602, 7921168352", F.DIGIT_MISSING),
    ("79167782602, Иван", F.LETTERS),
    ("79167782602 и Иван", F.LETTERS),
    ("8 495 123-45-67/68", F.TOO_SHORT),
    # two run together, and what only looks so
    ("8 916 778-26-02 8 921 168-35-24", F.RUN_TOGETHER),
    ("7916123456789211683524", F.RUN_TOGETHER),
    ("91612345679211683524", F.RUN_TOGETHER),
    ("791612345679211683524", F.RUN_TOGETHER),
    ("+79161234567+79211683524", F.RUN_TOGETHER),
    ("380501234567380671234567", F.RUN_TOGETHER),
    ("79161234567, 7916123456789211683524", F.RUN_TOGETHER),
    ("7916123456779211683", F.TOO_LONG),
    # two numbers by two ways to cut, so nobody knows which
    ("4954309204179164932286", F.TOO_LONG),
    ("791612345677921168352", F.TOO_LONG),
    # dialled as they are
    ("112", F.EMERGENCY),
    ("03", F.EMERGENCY),
    ("104", F.SHORT_NUMBER),
    # spreadsheet damage
    ("7,98765E+10", F.EXPONENT),
    ("7.98765E+10", F.EXPONENT),
    ("7,98765Е+10", F.EXPONENT),
    ("7E10", F.EXPONENT),
    ("7,9161E+10; 8 916 765 43 21", F.EXPONENT),
    ("8 916 765 43 21; 7,9161E+10", F.EXPONENT),
    ("79876543210.0", F.FLOAT_TAIL),
    ("79876543210,00", F.FLOAT_TAIL),
    ("79 876 543 210,00", F.FLOAT_TAIL),
    ("791612345.00", F.FLOAT_TAIL),
    ("'+79876543210.0", F.FLOAT_TAIL),
    ("79876543210.0; 79211683524", F.FLOAT_TAIL),
    ("########", F.CUT_OFF),
    ("7916123…", F.CUT_OFF),
    ("79161234567...", F.CUT_OFF),
    ("#Н/Д", F.FORMULA_ERROR),
    ("#N/A", F.FORMULA_ERROR),
    ("#ЗНАЧ!", F.FORMULA_ERROR),
]  # fmt: skip

ABROAD = [
    ("KZ", "7012345678", PhoneCell(("77012345678",), national=True)),
    ("KZ", "8 701 234 56 78", PhoneCell(("77012345678",), national=True)),
    ("KZ", "8701234567", PhoneCell(fault=F.DIGIT_MISSING)),
    ("KZ", "701234567", PhoneCell(fault=F.DIGIT_MISSING)),
    ("KZ", "937123456", PhoneCell(fault=F.DIGIT_MISSING)),
    ("KZ", "870123456789", PhoneCell(fault=F.TOO_LONG)),
    ("KZ", "93743759958", PhoneCell(("93743759958",), ambiguous=True)),
    ("UZ", "93743759958", PhoneCell(("93743759958",))),
    ("DE", "0151 12345678", PhoneCell(("4915112345678",), national=True)),
    ("DE", "030/1234567", PhoneCell(("49301234567",), national=True)),
    ("DE", "4915112345678", PhoneCell(("4915112345678",), ambiguous=True)),
    ("DE", "89161234567", PhoneCell(("4989161234567",), national=True)),
    ("GB", "020 7946 0958", PhoneCell(("442079460958",), national=True)),
    ("US", "(650) 253-0000", PhoneCell(("16502530000",), national=True)),
    ("US", "1. 6502530000", PhoneCell(("16502530000",))),
    ("US", "16502530000", PhoneCell(("16502530000",))),
    ("US", "011 380 50 123 45 67", PhoneCell(fault=F.UNKNOWN_COUNTRY)),
    ("US", "442079460958", PhoneCell(("442079460958",))),
    ("UA", "050 123 45 67", PhoneCell(("380501234567",), national=True)),
    ("UA", "89161234567", PhoneCell(fault=F.UNKNOWN_COUNTRY)),
    ("BY", "8 029 123-45-67", PhoneCell(("375291234567",), national=True)),
    ("UZ", "90 123 45 67", PhoneCell(("998901234567",), national=True)),
    ("UZ", "79161234567", PhoneCell((RU,))),
    ("DE", "+7 916 123 45 6", PhoneCell(fault=F.DIGIT_MISSING)),
    # a spreadsheet takes zeros off: in Germany one only dials them, in Italy they belong to the number
    ("DE", "15112345678", PhoneCell(("4915112345678",), national=True)),
    ("IT", "06 6982 1234", PhoneCell(("390669821234",), national=True)),
    ("IT", "669821234", PhoneCell(fault=F.ZERO_LOST)),
]  # fmt: skip


def _id(text: object) -> str | None:
    if not isinstance(text, str):
        return None
    return "".join(f"<{SEEN_ONLY_IN_ID[each]}>" if each in SEEN_ONLY_IN_ID else each for each in text)


@pytest.mark.parametrize(("text", "numbers", "notes"), NUMBERS, ids=_id)
def test_a_cell_gives_its_numbers(text: str, numbers: list[str], notes: tuple[bool, bool]) -> None:
    assert read(text, "RU") == PhoneCell(tuple(numbers), national=notes[0], ambiguous=notes[1])


@pytest.mark.parametrize(("text", "fault"), FAULTS, ids=_id)
def test_a_faulty_cell_gives_its_fault_and_no_number(text: str, fault: F) -> None:
    assert read(text, "RU") == PhoneCell(fault=fault)


@pytest.mark.parametrize(("country", "text", "said"), ABROAD)
def test_another_default_country_reads_its_own_national_form(country: str, text: str, said: PhoneCell) -> None:
    assert read(text, country) == said


def test_every_fault_has_a_line_in_the_table() -> None:
    assert {*(fault for _, fault in FAULTS), *(said.fault for _, _, said in ABROAD)} - {None} == set(F)
