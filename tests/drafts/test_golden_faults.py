"""Every fault of a cell, one a row in `golden/faults.csv`: its first column says what is to be found, and nothing more.

A word there is a finding's code, with its detail after a colon; the title begins with «Callboard: », so that the column
is left out. A changed verdict is a changed line of that file.
"""

import csv
import io
from collections import defaultdict
from pathlib import Path

import pytest

from lib.drafts.inspection import inspect
from lib.model.finding import Code, PhoneFault
from tests.intake.written import KINDS

FAULTS = Path(__file__).parent / "golden" / "faults.csv"
TABLE = list(csv.reader(io.StringIO(FAULTS.read_text("utf-8")), delimiter=";"))
EXPECTED = {row: set(line[0].split()) for row, line in enumerate(TABLE[1:], 2) if line[0]}

OF_COLUMNS = {
    Code.COLUMN_NOT_PHONES, Code.COLUMN_NOT_TIMEZONES, Code.COLUMN_NOT_IDS, Code.COLUMN_NOT_SWITCHES,
    Code.RESERVED_NAME, Code.NAME_WITH_DOT, Code.NAME_WITH_BRACES, Code.NAMES_ALIKE,
}  # fmt: skip
AS_CHOSEN = {Code.LANDLINE, Code.ZONE_NOT_OF_CITY, Code.FORMAT_UNSURE, Code.BODY_TOO_BIG}
"""What is found only where an operator chose something, or where a whole row is as big as a request."""


def found_in(content: bytes, name: str) -> dict[int, set[str]]:
    rows: dict[int, set[str]] = defaultdict(set)
    with inspect(content, name, country="RU") as file:
        for each in file.findings():
            rows[each.row].add(f"{each.code}:{each.detail}" if each.detail else each.code)
    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le"])
def test_each_fault_is_found_in_its_row_and_nothing_else_is(encoding: str) -> None:
    assert found_in(FAULTS.read_text("utf-8").encode(encoding), "faults.csv") == EXPECTED


def fits_a_workbook(line: list[str]) -> bool:
    """A workbook's cell has no control characters, and a formula in it is one."""
    return not any(each.startswith("=") or not each.replace("\n", "").isprintable() for each in line[1:])


@pytest.mark.parametrize("kind", KINDS)
def test_each_fault_is_found_alike_in_a_workbook(kind: str) -> None:
    fitting = [line if fits_a_workbook(line) else [] for line in TABLE]
    expected = {row: words for row, words in EXPECTED.items() if fitting[row - 1]}

    assert found_in(KINDS[kind](fitting, ()), f"faults.{kind}") == expected
    assert len(expected) > len(EXPECTED) - 10


def test_the_golden_file_has_every_fault_of_a_cell() -> None:
    words = {word.partition(":")[0] for words in EXPECTED.values() for word in words}
    details = {word.partition(":")[2] for words in EXPECTED.values() for word in words}

    assert set(Code) - words == OF_COLUMNS | AS_CHOSEN
    assert set(PhoneFault) - details == {PhoneFault.ZERO_LOST}  # of a country whose numbers begin with one
