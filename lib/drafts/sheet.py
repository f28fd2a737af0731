"""A table as a CSV file that a spreadsheet opens as it is."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

SEPARATORS = {"ru": ";", "en": ","}
"""What a spreadsheet of that language takes for the end of a cell."""

_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().,-]*$)")


def write(header: Sequence[str], rows: Iterable[Sequence[object]], *, language: str) -> bytes:
    """UTF-8 with BOM, CRLF; a cell that a spreadsheet would run as a formula begins with an apostrophe.

    Numbers and phone numbers that begin with `+` or `-` are left as they are. None is an empty cell.
    """
    return text(header, rows, separator=SEPARATORS[language]).encode("utf-8-sig")


def text(header: Sequence[str], rows: Iterable[Sequence[object]], *, separator: str) -> str:
    """The same as text, with a separator of one's own."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    writer.writerow([harmless(title) for title in header])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def harmless(cell: object) -> object:
    """A cell as `write` writes it."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
