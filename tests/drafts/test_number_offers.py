"""The offers of a column are those of its cells, and what cannot be got back has none."""

import random

import pyarrow as pa
import pytest

from lib.checks.phone.cell import read
from lib.checks.phone.offer import offered
from lib.drafts.fixes import _LOST
from lib.drafts.number_offers import offers

CELLS = tuple(
    """
79160010001|89160010001|8 (916) 001-00-01|+7 916 001 00 01|79160010003.0|79160010003,00|9160010001|+79160010003.0
380501234567|4915112345678|8 916 001 00 01.0|79160010001.5|7916001000|7916001000.0|7916001000179160010002
79160010001 79160010002|79160010001, 8 916 001 00 02|'79160010001|="79160010001"|79,160,010,001|916_001_00_01|доб. 12
79160010001 доб. 12|7916001000?|O9160010001|(916) 001-00-01|00 7 916 001 00 01|1|8800 555 35 35|4951234567|112
+1 650 253 0000|375291234567|87012345678|7,91600E+10|#Н/Д|+7916…|****1234
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("country", ["RU", "KZ", "DE"])
def test_a_column_has_the_offers_of_its_cells(country: str) -> None:
    chance = random.Random(20_261_125)
    made = ("".join(chance.choice("0123456789 -()") for _ in range(chance.randint(6, 16))).strip() for _ in range(150))
    cells = list(dict.fromkeys(each for each in (*CELLS, *made) if each))
    by_cell = {(cell, offer.text, offer.mend.value) for cell in cells if (offer := offered(cell, country))}
    found = {tuple(each.values()) for each in offers(pa.array(cells, pa.string()), country).to_pylist()}
    assert found == by_cell


def test_a_fault_that_is_passed_over_has_no_offer_in_any_cell() -> None:
    assert [cell for cell in CELLS if read(cell, "RU").fault in _LOST and offered(cell, "RU")] == []
