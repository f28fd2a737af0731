"""How fast a column of phone cells is judged, against the `phonenumbers` library in a loop over the same cells."""

import random
import re
import time

import phonenumbers
import pyarrow as pa
from phonenumbers import NumberParseException

from lib.checks.phone.column import read_column
from lib.checks.phone.verdict import KIND_OF
from lib.model.number import NumberKind

CELLS = 1_000_000
LOOPED = 20_000
RUNS = 3
LIMIT = 20
_FOREIGN = ("38050", "37529", "4915112", "77012", "99890", "1650253", "44207946")
_OTHERS = re.compile("[^0-9]+")
_AT_HOME = re.compile("8[0-9]{10}|[349][0-9]{9}")


def measure() -> None:
    """Print the ratio of numbers a second, best of three; stops if a verdict or a kind of the looped part differs."""
    meant = _cells(CELLS)
    looped = dict(list(meant.items())[:LOOPED])
    column = pa.array(meant)
    read_column(column.slice(0, LOOPED), "RU")  # the library's plans of the countries are loaded, for both
    at_once = one_by_one = 0.0
    for _ in range(RUNS):
        began = time.perf_counter()
        read = read_column(column, "RU")
        at_once = max(at_once, len(meant) / (time.perf_counter() - began))
        began = time.perf_counter()
        by_library = {cell: _by_library(_digits(cell)) for cell in looped}
        one_by_one = max(one_by_one, len(looped) / (time.perf_counter() - began))
    if _by_column(read, looped) != by_library:
        raise SystemExit("the column and the library disagree: the measurement means nothing")
    print(
        f"phones: {at_once:,.0f} mixed cells a second ({len(meant):,} in one column), phonenumbers in a loop"
        f" {one_by_one:,.0f}: ratio {at_once / one_by_one:.0f} (at least {LIMIT}), {len(looped):,} verdicts and kinds"
        " the same"
    )


def _cells(size: int) -> dict[str, str]:
    """Cells as they come, each with the digits of the number it means: Russian in every form, foreign, some faulty."""
    chance = random.Random(5)
    cells: dict[str, str] = {}
    while len(cells) < size:
        ten = f"9{chance.randrange(10**9):09}"
        shown = f"({ten[:3]}) {ten[3:6]}-{ten[6:8]}-{ten[8:]}"
        city, abroad = f"495{ten[3:]}", chance.choice(_FOREIGN) + ten[3:]
        forms = (
            f"7{ten}",
            f"8{ten}",
            f"+7 {shown}",
            f"8 {shown}",
            f"+7\u00a0{shown}",
            ten,
            f"8{city}",
            abroad,
            f"7{ten[1:]}",
        )
        means = (*[f"7{ten}"] * 6, f"7{city}", abroad, f"7{ten[1:]}")
        form = chance.choices(range(len(forms)), (30, 25, 13, 9, 5, 5, 5, 4, 4))[0]
        cells[forms[form]] = means[form]
    return cells


def _digits(cell: str) -> str:
    """A Russian cell's number with its country code, in the plainest way that reads these cells rightly."""
    digits = _OTHERS.sub("", cell)
    if "+" not in cell and _AT_HOME.fullmatch(digits):
        return f"7{digits[-10:]}"
    return digits


def _by_library(digits: str) -> NumberKind | None:
    """The loop as anybody would write it: the kind of a number that is valid."""
    try:
        number = phonenumbers.parse(f"+{digits}")
    except NumberParseException:
        return None
    return KIND_OF[phonenumbers.number_type(number)] if phonenumbers.is_valid_number(number) else None


def _by_column(read: pa.Table, meant: dict[str, str]) -> dict[str, NumberKind | None]:
    """The same of the cells that are meant; a cell that was read as another number than it means is left out."""
    found: dict[str, NumberKind | None] = {}
    for cell in read.to_pylist():
        digits = meant.get(cell["value"])
        if digits and cell["numbers"] in ([], [digits]):
            found[cell["value"]] = NumberKind(cell["kinds"][0]) if cell["numbers"] else None
    return found
