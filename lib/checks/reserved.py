"""The check of the one name in `callbackData` that is ours."""

from collections.abc import Sequence

from lib.model.columns import RESERVED_NAME, Column
from lib.model.finding import Code, Finding, Severity


def find(columns: Sequence[Column], header_row: int) -> tuple[Finding, ...]:
    """A note at the header for each column that bears the reserved name, alone or as `callbackData.…`."""
    return tuple(
        Finding(header_row, column.title, Code.RESERVED_NAME, Severity.NOTE, column.title)
        for column in columns
        if column.title.strip().rpartition(".")[2].casefold() == RESERVED_NAME.casefold()
    )
