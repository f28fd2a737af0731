"""The check of numbers that come again in the file.

A row repeats an earlier row that may itself go and shares a number with it. So a row with an error of its own makes no
later row a duplicate (the later one may be the mended one), and neither does a row that is left out as a duplicate: of
rows with the numbers A, then A and B, then B, the second is left out and the third goes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from lib.checks.sheet import Flags
from lib.model.check import Check
from lib.model.finding import Code, Severity


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A number that several rows have: the row's place in the sheet, the place of the column, the number."""

    row: int
    place: int
    number: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """The number by which a row repeats an earlier one."""

    row: int
    place: int
    first_row: int


def declared(*, let_in: bool) -> Check:
    """The check; `let_in` by the operator, a duplicate is only warned of."""
    severity = Severity.WARNING if let_in else Severity.ERROR
    return Check(Code.DUPLICATE_IN_FILE, severity, "first_row is not null", detail="first_row::varchar")


def repeats(shared: Iterable[SharedNumber], *, hindered: Flags, let_in: bool) -> list[Repeat]:
    """The rows that repeat an earlier one, in the order of the file.

    `shared` come by row and then by column; `hindered` says of each row whether it has an error of its own.
    """
    first_rows: dict[int, int] = {}
    found = []
    for row, numbers_of_row in groupby(shared, key=attrgetter("row")):
        numbers = list(numbers_of_row)
        earlier = [Repeat(row, each.place, first_rows[each.number]) for each in numbers if each.number in first_rows]
        if earlier:
            found.append(min(earlier, key=attrgetter("first_row")))
        if not hindered[row] and (let_in or not earlier):
            for each in numbers:
                first_rows.setdefault(each.number, row)
    return found
