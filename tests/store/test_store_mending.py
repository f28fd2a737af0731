"""Changes of a draft as rows: made, made again, and taken back cell for cell."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from lib.model.mending import Change, ChangeKind, ChangeState, Fix
from lib.model.person import LOCAL
from lib.store import mending, staging
from lib.store.connection import Store
from lib.store.errors import StoreConflict

AT = datetime(2026, 11, 25, 4, tzinfo=UTC)
CHANGE = Change(1, ChangeKind.FIXED, ChangeState.WRITING, AT, LOCAL.name, 3, 1, Fix.TRIM, "code", "detail", 2)


def mends(*rows: tuple[int, int | None, str | None, str | None]) -> pa.Table:
    names = mending.MENDS.names
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema=mending.MENDS)


MIXED = mends((2, 0, "a", "A"), (2, 1, "b", ""), (3, 2, None, "new"), (2, 2, None, ""), (4, None, None, "why"))


@pytest.fixture
def staged(store: Store) -> Store:
    rows = pa.table({"row": pa.array([2, 3, 4], pa.int32()), "cells": [["a", "b"], ["c", "d"], ["e", "f"]]})
    for draft_id in ("d", "other"):
        staging.stage(store, draft_id, rows)
    return store


def records(store: Store, draft_id: str = "d") -> list[tuple[object, ...]]:
    with store.read() as reader:
        return [
            *reader.rows("select row, cells, row_key from draft_record where draft_id = ? order by row", [draft_id]),
            *reader.rows("select row, cells, row_key, reason from draft_left_out where draft_id = ?", [draft_id]),
        ]


def test_a_change_is_made_and_taken_back_cell_for_cell_and_twice_is_as_once(staged: Store) -> None:
    before, others = records(staged), records(staged, "other")
    with staged.write() as tx:
        mending.write(tx, "d", 1, MIXED)
    made = records(staged)
    assert [(row[0], row[1]) for row in made] == [(2, ["A", "", ""]), (3, ["c", "d", "new"]), (4, ["e", "f"])]
    assert made[2][3] == "why"
    with staged.write() as tx:
        mending.make(tx, "d", MIXED)
        assert records(staged) == made
        for _ in range(2):
            mending.make(tx, "d", mending.reversed_mends(tx, "d", 1))
    assert records(staged) == before
    assert records(staged, "other") == others


def test_a_change_is_remembered_as_it_was_and_its_state_moves_once(store: Store) -> None:
    with store.write() as tx:
        assert mending.next_number(tx, "d") == 1
        mending.begin(tx, "d", CHANGE, by=LOCAL)
        assert (mending.changes(tx, "d"), mending.last(tx, "d")) == ((CHANGE,), None)
        assert mending.unfinished(tx, "d") == (CHANGE,)
        mending.move(tx, "d", 1, was=ChangeState.WRITING, to=ChangeState.DONE)
        assert mending.next_number(tx, "d") == 2
    with store.read() as reader:
        last = mending.last(reader, "d")
        assert last is not None and last.state is ChangeState.DONE
        assert (mending.unfinished(reader, "d"), mending.changes(reader, "other")) == ((), ())
    with pytest.raises(StoreConflict), store.write() as tx:
        mending.move(tx, "d", 1, was=ChangeState.WRITING, to=ChangeState.DONE)


def test_rows_left_out_go_with_the_draft(staged: Store) -> None:
    with staged.write() as tx:
        mending.write(tx, "d", 1, MIXED)
        assert mending.left_out_count(tx, "d") == 1
        staging.drop(tx, "d")
    assert records(staged) == []
    with staged.read() as reader:
        assert mending.rows_of(reader, "d", 1) != []
