"""A sheet of whatever kind of workbook, loaded."""

from dataclasses import dataclass

from lib.intake.grid import Grid


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sheet's cells, the rows that it hides, the stretches of columns that it hides, and the rows of merged cells.

    All these count from 1.
    """

    grid: Grid
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[tuple[int, int], ...] = ()
