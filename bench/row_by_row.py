"""The baseline: a file read and checked row by row, as it is usually done, with the `phonenumbers` library."""

import csv
import io
from datetime import UTC, datetime

import phonenumbers
from phonenumbers import NumberParseException

from lib.checks.identifiers import EXTERNAL_ID_BYTES
from lib.checks.shapes import Shape, shape
from lib.checks.timezones import seconds
from lib.checks.variables import LONGEST, amiss
from lib.intake.columns import match
from lib.model.columns import Column, Field
from lib.model.text import BLANK


def check(content: bytes) -> int:
    """Check a CSV with `;` in UTF-8 and count the rows that can go; the checks are ours, the loop is the usual one."""
    reader = csv.reader(io.StringIO(content.decode(), newline=""), delimiter=";")
    columns = match(next(reader))
    numbers: dict[str, int] = {}
    ids: dict[str, int] = {}
    at = datetime.now(UTC)
    good = 0
    for row, cells in enumerate(reader, start=2):
        faults = 0
        for column, cell in zip(columns, cells, strict=True):
            faults += _fault(column, cell.strip(BLANK), row, numbers, ids, at)
        good += not faults
    return good


def _fault(
    column: Column, cell: str, row: int, numbers: dict[str, int], ids: dict[str, int], at: datetime
) -> bool:  # fmt: skip
    match column.field:
        case Field.PHONE:
            number = _number(cell)
            return number is None or numbers.setdefault(number, row) != row
        case Field.CLIENT_EXTERNAL_ID:
            return ids.setdefault(cell, row) != row or len(cell.encode()) > EXTERNAL_ID_BYTES
        case Field.TIMEZONE:
            return bool(cell) and seconds(cell, at) is None
        case Field.VARIABLE:
            return bool(cell) and (amiss(cell) is not None or len(cell) > LONGEST or shape(cell) is Shape.UUID)
        case _:
            return False


def _number(cell: str) -> str | None:
    try:
        number = phonenumbers.parse(f"+{cell}" if cell.startswith("7") else cell, "RU")
    except NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) is not None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else None
