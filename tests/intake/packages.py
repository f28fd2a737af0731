"""Packages with one part changed, and what files are refused with."""

import io
import zipfile
from collections.abc import Callable

import pytest

from lib.intake.read import read
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice

SHEET = "xl/worksheets/sheet1.xml"
"""Where a package has its first sheet."""


def fault(content: bytes, name: str = "people.xlsx", choice: ReadingChoice | None = None) -> tuple[FileFault, str]:
    """What a file is refused with: the fault and its value."""
    with pytest.raises(FileUnreadable) as refused:
        read(content, name, choice or ReadingChoice())
    return refused.value.fault, refused.value.value


def rewritten(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(before.read(name)) if name == part else before.read(name))
    return file.getvalue()
