"""Whatever is in a file: every row is in one bucket, and what goes is what was found clean."""

import os

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.checks.check import check
from lib.model.columns import Column, Field
from lib.model.finding import Code, Severity
from lib.store import faulty, staged, staging
from tests.in_memory import fresh_store

phones = st.sampled_from([
    *("", " ", "79161234567", "8 (916) 123-45-67", "9161234568", "84951234567", "+44 20 7946 0958"),
    *("79161234567, 79161234568", "79161234569/79161234570"),
    *("7916123456", "нет", "7,98765E+10", "79876543210.0"),
])  # fmt: skip
zones = st.sampled_from(["", "+3", "10800", "99999", "Europe/Moscow"])
ids = st.sampled_from(["", "C-1", "C-2"])
files = st.lists(st.tuples(phones, phones, zones, ids), max_size=15)
COLUMNS = (
    Column(0, "phone", Field.PHONE),
    Column(1, "phone 2", Field.PHONE),
    Column(2, "zone", Field.TIMEZONE),
    Column(3, "id", Field.CLIENT_EXTERNAL_ID),
)


@pytest.mark.full
@settings(max_examples=20 if os.environ.get("CALLBOARD_FULL") else 8)
@given(file=files, let_in=st.booleans())
def test_the_buckets_add_up_and_nothing_with_an_error_goes(file: list[tuple[str, str, str, str]], let_in: bool) -> None:
    numbered = range(2, 2 + len(file))
    records = {"row": pa.array(numbered, pa.int32()), "cells": pa.array(map(list, file), pa.list_(pa.string()))}
    with fresh_store() as store:
        staging.stage(store, "draft", pa.table(records))
        check(store, "draft", COLUMNS, country="RU", duplicates_let_in=let_in)
        with store.read() as reader:
            review, found = staged.review(reader, "draft"), staged.findings(reader, "draft")
            going, hindered = staged.going(reader, "draft").to_pylist(), faulty.hindered(reader, "draft")

    assert review.rows == len(file) == review.can_go + review.errors
    assert sorted([row["row"] for row in going] + [row[0] for row in hindered]) == list(numbered)
    assert {each.row for each in found if each.severity is Severity.ERROR} == {row[0] for row in hindered}
    assert all(row["numbers"] for row in going)
    numbers = [number for row in going for number in row["numbers"]]
    assert len(set(numbers)) == review.numbers
    assert let_in or len(numbers) == review.numbers
    assert sum(kind.rows for kind in review.kinds if kind.code is Code.DUPLICATE_IN_FILE) == review.duplicates
