"""The check of numbers that come again in the file.

A row repeats an earlier row that may itself go and shares a number with it. So a row with an error of its own makes no
later row a duplicate (the later one may be the mended one), and neither does a row that is left out as a duplicate: of
rows with the numbers A, then A and B, then B, the second is left out and the third goes.
"""

from collections.abc import Collection, Iterable
from itertools import groupby
from operator import attrgetter

from lib.model.check import Check
from lib.model.finding import Code, Severity
from lib.store.checking import Repeat, SharedCell


def declared(*, let_in: bool) -> Check:
    """The check; `let_in` by the operator, a duplicate is only warned of."""
    severity = Severity.WARNING if let_in else Severity.ERROR
    return Check(Code.DUPLICATE_IN_FILE, severity, "first_row is not null", detail="first_row::varchar")


def repeats(shared: Iterable[SharedCell], *, hindered: Collection[int], let_in: bool) -> list[Repeat]:
    """The rows that repeat an earlier one, in the order of the file.

    `shared` are the phone cells of every row that has a number in common with another, by row and place; `hindered`
    the rows that have an error of their own.
    """
    first_rows: dict[str, int] = {}
    found = []
    for row, cells_of_row in groupby(shared, key=attrgetter("row")):
        cells = list(cells_of_row)
        earlier = [
            Repeat(row, cell.place, cell.value, first_rows[number])
            for cell in cells
            for number in cell.numbers
            if number in first_rows
        ]
        if earlier:
            found.append(min(earlier, key=attrgetter("first_row")))
        if row not in hindered and (let_in or not earlier):
            for cell in cells:
                for number in cell.numbers:
                    first_rows.setdefault(number, row)
    return found
