"""A few rows changed and checked anew: the draft is as after a check of the whole file."""

import os
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.checks import hits, levels, recheck, shapes
from lib.checks.check import check
from lib.model.columns import Column, Field, Format
from lib.store import faulty, kinds, staging
from lib.store.connection import MEMORY, Row, Store, open_store

A, B, C = "79161234567", "79161234568", "79161234569"
COLUMNS = (
    Column(0, "phone", Field.PHONE),
    Column(1, "phone 2", Field.PHONE),
    Column(2, "zone", Field.TIMEZONE),
    Column(3, "id", Field.CLIENT_EXTERNAL_ID),
    Column(4, "Name", Field.VARIABLE, "Name"),
)
LEFT_OUT = None
EXAMPLES = 60 if os.environ.get("CALLBOARD_SOAK") else 20 if os.environ.get("CALLBOARD_FULL") else 6

phones = st.sampled_from(["", A, B, C, f"{A}, {B}", "8 (916) 123-45-67", "7916123456", "нет", "79876543210.0"])
records = st.tuples(
    phones, phones, st.sampled_from(["", "+3", "99999"]), st.sampled_from(["", "C-1", "C-2"]),
    st.sampled_from(["", "Анна", "Анна", "Пётр", "{{name}}", "nan", A, "x" * 300]),
).map(list)  # fmt: skip
alike = st.tuples(
    st.sampled_from([A, A, A, B, f"{A}, {B}"]), st.sampled_from(["", "", A, C]), st.just("+3"),
    st.sampled_from(["C-1", "C-2"]), st.sampled_from(["Анна", "Анна", "Пётр"]),
).map(list)  # fmt: skip
edits = st.lists(
    st.dictionaries(st.integers(2, 13), st.one_of(st.just(LEFT_OUT), records, alike), max_size=4), max_size=3
)


def _row(phone: str, name: str = "Анна") -> list[str]:
    return [phone, "", "", "C-1", name]


UUID = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
OF_EVERY_FIELD = {
    Column(0, "phone", Field.PHONE): (A, B, f"{A}, +74951234567", "4951234567", "+74951234567", "7916123456", "112"),
    Column(1, "zone", Field.TIMEZONE): ("", "+3", "10800", "Europe/Moscow", "UTC+13", "вчера"),
    Column(2, "id", Field.CLIENT_EXTERNAL_ID): ("", "C-1", "CRМ-1", "СRМ-2"),
    Column(3, "template", Field.AUTO_CALL_TEMPLATE_ID): ("", UUID, f"{{{UUID}}}", "bb97", "Напоминание"),
    Column(4, "scenario", Field.BOT_SETTINGS_ID): ("", UUID, "bb97"),
    Column(5, "check", Field.CHECK_PHONE): ("", "да", "'1", "вроде"),
    Column(6, "city", Field.VARIABLE, "{city}", says_city=True): ("", "Омск", "Москва", "Нигде"),
    Column(7, "City", Field.VARIABLE, "City"): ("", "x" * 300, "РђРЅРЅР°", "y\x07", '"q', "=A1", "Иванова…"),
    Column(8, "visit", Field.VARIABLE, "visit", Format.DATE_RU): ("", "01.12.2026", "46357", "01/02/2026"),
    Column(9, "first", Field.VARIABLE, "a.b"): ("", "", "z"),
    Column(10, "said", Field.CALLBACK_DATA, "said"): ("", "{}", '{"a":', "[" * 40 + "]" * 40),
}
whole_records = st.tuples(*map(st.sampled_from, OF_EVERY_FIELD.values())).map(list)
whole_edits = st.lists(
    st.dictionaries(st.integers(2, 9), st.one_of(st.just(LEFT_OUT), whole_records), max_size=3), min_size=1, max_size=3
)
terms = st.fixed_dictionaries({
    "country": st.sampled_from(["RU", "KZ"]), "duplicates_let_in": st.booleans(), "mobiles_only": st.booleans(),
    "body_bytes": st.sampled_from([250, 400, 10**6]), "timezone": st.sampled_from([None, 10_800, 21_600]),
})  # fmt: skip
crowds = st.sampled_from([recheck.CROWD, 1, 2])


@pytest.fixture(scope="module")
def opened() -> Iterator[Store]:
    """One store for every example, and columns of which something is said as soon as three cells are filled or more
    than eight findings are left, two of them to a number.
    """
    store = open_store(MEMORY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(levels, "FEWEST", 3)
        patch.setattr(shapes, "_FEWEST", 3)
        patch.setattr(shapes, "_SHARE", 0.6)
        patch.setattr(levels, "MOST_OF_ROWS", 8)
        for module in (hits, kinds, faulty):
            patch.setattr(module, "WORD", 2)
        yield store
    store.close()


@example(
    file=[["", "", "", "", ""], ["", "", "", "", ""], ["", A, "", "", ""], ["", f"{A}, {B}", "", "", ""]],
    steps=[{2: LEFT_OUT}, {2: ["", f"{A}, {B}", "", "", ""]}],
    let_in=False,
    crowd=recheck.CROWD,
)
@example(  # the first row of a crowd stays behind itself
    file=[_row(B), _row(f"{A}, {B}"), *[_row(A)] * 4, _row(C)],
    steps=[{8: _row(A)}],
    let_in=False,
    crowd=1,
)
@example(  # the first row of a crowd says nothing where a later one does
    file=[_row(A, name=""), *[_row(A)] * 5],
    steps=[{3: _row(A, name="Пётр")}],
    let_in=True,
    crowd=1,
)
@example(file=[_row(A)] * 6, steps=[{2: _row(C)}, {3: _row("нет")}], let_in=False, crowd=1)
@example(file=[_row(A)] * 6, steps=[{5: _row(C)}, {6: _row(A, name="Пётр"), 5: _row(A)}], let_in=False, crowd=1)
@pytest.mark.full
@settings(max_examples=EXAMPLES)
@given(
    file=st.one_of(st.lists(records, min_size=1, max_size=12), st.lists(alike, min_size=4, max_size=12)),
    steps=edits,
    let_in=st.booleans(),
    crowd=crowds,
)
def test_whatever_changes_the_draft_is_as_after_a_check_of_the_whole_file(
    opened: Store, file: list[list[str]], steps: list[dict[int, list[str] | None]], let_in: bool, crowd: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        _crowds(patch, crowd)
        _changed_and_whole(opened, COLUMNS, file, steps, country="RU", duplicates_let_in=let_in)


@pytest.mark.full
@settings(max_examples=EXAMPLES // 2)
@given(file=st.lists(whole_records, min_size=1, max_size=8), steps=whole_edits, terms=terms, crowd=crowds)
def test_so_it_is_with_columns_of_every_field_and_whatever_the_terms(
    opened: Store, file: list[list[str]], steps: list[dict[int, list[str] | None]], terms: dict[str, Any], crowd: int
) -> None:
    for fewest in (3, 1_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(levels, "FEWEST", fewest)
            patch.setattr(levels, "MOST_OF_ROWS", fewest * 3)
            _crowds(patch, crowd)
            _changed_and_whole(opened, tuple(OF_EVERY_FIELD), file, steps, **terms)


def test_a_row_that_is_mended_makes_the_next_with_its_number_a_repeat_and_the_one_after_that_goes(
    opened: Store,
) -> None:
    there = {2: ["нет", "", "", "", ""], 3: [A, B, "", "", ""], 4: [B, "", "", "", ""], 5: [C, "", "", "", ""]}
    _stage(opened, "edited", there)
    check(opened, "edited", COLUMNS, country="RU", duplicates_let_in=False)
    assert _errors(opened) == [(2, "phone_invalid"), (4, "duplicate_in_file")]
    _replace(opened, "edited", {2: [A, "", "", "", ""]}, {2: []})
    recheck.recheck(opened, "edited", COLUMNS, [2], country="RU", duplicates_let_in=False)
    assert _errors(opened) == [(3, "duplicate_in_file")]


def test_a_row_that_nothing_depends_on_leaves_the_others_as_they_were_found(opened: Store) -> None:
    _stage(opened, "edited", {2: [A, "", "", "", ""], 3: [B, "", "", "", ""]})
    check(opened, "edited", COLUMNS, country="RU", duplicates_let_in=False)
    with opened.write() as tx:
        tx.execute("update draft_row set client_external_id = 'untouched' where draft_id = 'edited' and row = 3")
    _replace(opened, "edited", {2: [C, "", "", "", ""]}, {2: []})
    recheck.recheck(opened, "edited", COLUMNS, [2], country="RU", duplicates_let_in=False)
    assert [(row, numbers, said) for row, numbers, said, *_ in _found(opened, "edited")[0]] == [
        (2, [C], None), (3, [B], "untouched"),
    ]  # fmt: skip


def test_in_a_column_that_was_damaged_as_a_whole_one_cell_is_checked_alone(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {row: [f"7916123456{row}.0", "", "", "", ""] for row in range(2, 9)}
    _stage(opened, "edited", there)
    check(opened, "edited", COLUMNS, country="RU", duplicates_let_in=False)
    assert _errors(opened) == [(1, "phone_damaged")]

    def whole(*_: object, **__: object) -> None:
        pytest.fail("the whole file was checked")

    monkeypatch.setattr("lib.checks.recheck.check", whole)
    _replace(opened, "edited", {2: [A, "", "", "", ""], 3: ["7916123456", "", "", "", ""]}, {2: [], 3: []})
    recheck.recheck(opened, "edited", COLUMNS, [2, 3], country="RU", duplicates_let_in=False)
    assert _errors(opened) == [(1, "phone_damaged"), (3, "phone_invalid")]
    with opened.read() as reader:
        assert faulty.count(reader, "edited", faulty.Asked(detail="float_tail"), below=1) == 5


def _crowds(patch: pytest.MonkeyPatch, crowd: int) -> None:
    """So many rows are no crowd yet, and one more a family that may be checked alone."""
    if crowd < recheck.CROWD:
        patch.setattr(recheck, "CROWD", crowd)
        patch.setattr(recheck, "ROWS_AT_ONCE", crowd + 1)


def _changed_and_whole(
    store: Store, columns: Sequence[Column], file: list[list[str]], steps: list[dict[int, list[str] | None]],
    **terms: Any,
) -> None:  # fmt: skip
    """A draft changed step by step, and checked after each, has what a check of the whole file finds in the end."""
    there = dict(enumerate(file, start=2))
    _stage(store, "edited", there)
    check(store, "edited", columns, **terms)
    for step in steps:
        # a row that is edited while it is left out comes back in
        there = {row: cells for row, cells in {**there, **step}.items() if cells is not LEFT_OUT}
        _replace(store, "edited", there, step)
        recheck.recheck(store, "edited", columns, step.keys(), **terms)
    _stage(store, "whole", there)
    check(store, "whole", columns, **terms)
    assert _found(store, "edited") == _found(store, "whole")


def test_of_a_number_that_a_crowd_has_one_row_is_checked_alone_however_many_repeat_it(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recheck, "ROWS_AT_ONCE", 4)
    monkeypatch.setattr(recheck, "CROWD", 2)
    there = {row: [A, "", "", f"C-{row}", "Анна"] for row in range(2, 9)}
    _stage(opened, "edited", there)
    check(opened, "edited", COLUMNS, country="RU", duplicates_let_in=False)
    assert _errors(opened) == [(row, "duplicate_in_file") for row in range(3, 9)]

    def whole(*_: object, **__: object) -> None:
        pytest.fail("the whole file was checked")

    with monkeypatch.context() as patch:
        patch.setattr(recheck, "check", whole)
        _replace(opened, "edited", {7: [B, "", "", "C-7", "Пётр"]}, {7: []})
        recheck.recheck(opened, "edited", COLUMNS, [7], country="RU", duplicates_let_in=False)
    assert _errors(opened) == [(row, "duplicate_in_file") for row in (3, 4, 5, 6, 8)]
    # the first row itself is what the others depend on
    looked_at: list[str] = []
    monkeypatch.setattr(recheck, "check", lambda *_, **__: looked_at.append("whole"))
    _replace(opened, "edited", {2: [C, "", "", "C-2", "Анна"]}, {2: []})
    recheck.recheck(opened, "edited", COLUMNS, [2], country="RU", duplicates_let_in=False)
    assert looked_at == ["whole"]


def _errors(store: Store) -> list[tuple[int, str]]:
    return [(found[0], found[3]) for found in _found(store, "edited")[1] if found[4] == "error"]


def _stage(store: Store, draft_id: str, there: dict[int, list[str]]) -> None:
    staging.stage(store, draft_id, _table(there))


def _replace(store: Store, draft_id: str, there: dict[int, list[str]], changed: dict[int, list[str] | None]) -> None:
    table = _table({row: cells for row, cells in there.items() if row in changed})
    with store.write() as tx:
        tx.execute("delete from draft_record where draft_id = ? and list_contains(?, row)", [draft_id, list(changed)])
        with tx.table("changed", table):
            tx.execute("insert into draft_record select ?, row, cells, row::varchar from changed", [draft_id])


def _table(there: dict[int, list[str]]) -> pa.Table:
    rows = pa.array(list(there), pa.int32())
    return pa.table({"row": rows, "cells": pa.array(list(there.values()), pa.list_(pa.string()))})


def _found(store: Store, draft_id: str) -> tuple[list[Row], list[Row]]:
    with store.read() as reader:
        return (
            reader.rows("select * exclude draft_id from draft_row where draft_id = ? order by all", [draft_id]),
            reader.rows("select * exclude draft_id from draft_finding where draft_id = ? order by all", [draft_id]),
        )
