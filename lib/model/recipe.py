"""How a recurring file is read and sent, under a name."""

from dataclasses import dataclass
from datetime import datetime

from lib.model.columns import BatchValues, Column, NumberChoice
from lib.model.reading import ReadingChoice


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe.

    `seen` is the header that the file shows before anything is chosen, by which it is known again; `header` the one
    that it has when it is read by `reading`, where None means: find out. `columns` are one for each cell of `header`.
    """

    id: str
    name: str
    seen: tuple[str, ...]
    header: tuple[str, ...]
    reading: ReadingChoice
    columns: tuple[Column, ...]
    values: BatchValues
    numbers: NumberChoice
    saved_at: datetime
    saved_by: str
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file has other than last time: titles of columns, the sheet that is not there, and the column of numbers
    that stands before the one whose number rang alone; "" where nothing of the kind is so.
    """

    new: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    sheet: str = ""
    first_number: str = ""

    @property
    def none(self) -> bool:
        """Whether the file is as it was."""
        return not (self.new or self.missing or self.sheet or self.first_number)
