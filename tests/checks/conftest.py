"""A small file, staged and checked."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pytest

from lib.checks.check import check
from lib.model.columns import Column, Field
from lib.store import staged, staging
from lib.store.connection import Store
from tests.in_memory import fresh_store

SHORT = {
    "phone": Field.PHONE,
    "phone 2": Field.PHONE,
    "id": Field.CLIENT_EXTERNAL_ID,
    "zone": Field.TIMEZONE,
    "bot": Field.BOT_SETTINGS_ID,
    "template": Field.AUTO_CALL_TEMPLATE_ID,
    "check": Field.CHECK_PHONE,
}
"""Titles of the small files; any other is a variable."""


class Checked:
    """What came of a file; `found` has (row, column, code, detail) of every finding."""

    def __init__(self, store: Store) -> None:
        with store.read() as reader:
            self.review = staged.review(reader, "draft")
            self.findings = staged.findings(reader, "draft")
            self.going = staged.going(reader, "draft").to_pylist()
        self.found = [(each.row, each.column, each.code.value, each.detail) for each in self.findings]

    def numbers(self) -> dict[int, list[str]]:
        """The numbers of each row that goes."""
        return {row["row"]: row["numbers"] for row in self.going}


@pytest.fixture
def store() -> Iterator[Store]:
    """A fresh store in memory."""
    with fresh_store() as opened:
        yield opened


@pytest.fixture
def checked(store: Store) -> Callable[..., Checked]:
    """Check rows of cells under titles of `SHORT`: `checked(["phone", "zone"], ["79161234567", "+3"], …)`."""

    def _checked(
        titles: list[str],
        *rows: list[str],
        let_in: bool = False,
        country: str = "RU",
        header_row: int = 1,
        fields: Mapping[str, Field] = SHORT,
        **terms: Any,
    ) -> Checked:
        known = {**SHORT, **fields}
        columns = [
            Column(index, title, known.get(title, Field.VARIABLE), "" if title in SHORT else title)
            for index, title in enumerate(titles)
        ]
        numbered = range(header_row + 1, header_row + 1 + len(rows))
        records = pa.table({
            "row": pa.array(numbered, pa.int32()),
            "cells": pa.array(rows, pa.list_(pa.string())),
        })  # fmt: skip
        staging.stage(store, "draft", records)
        check(store, "draft", columns, country=country, duplicates_let_in=let_in, header_row=header_row, **terms)
        return Checked(store)

    return _checked
