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
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATORS[language], lineterminator="\r\n")
    writer.writerow([_harmless(title) for title in header])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
