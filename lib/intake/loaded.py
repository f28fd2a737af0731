"""A sheet of whatever kind of workbook, loaded."""

from dataclasses import dataclass

from lib.intake.grid import Grid
from lib.intake.raw_cells import Area


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sheet's cells, the rows that it hides, the stretches of columns that it hides, and its merged cells.

    All these count from 1. `open_formulas` says that there are some that nobody has worked out.
    """

    grid: Grid
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[Area, ...] = ()
    open_formulas: bool = False
