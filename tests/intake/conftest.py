"""Workbooks as bytes."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
import pytest


def _workbook(**sheets: Mapping[str, Any]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for place, value in cells.items():
            sheet[place] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """Build an .xlsx: `workbook(Sheet={"A1": "phone"}, Other={})`."""
    return _workbook
