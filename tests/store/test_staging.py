"""A draft's rows: written in chunks, replaced whole, read as the review shows them."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from lib.model.finding import Code, Severity
from lib.model.person import LOCAL
from lib.model.reading import Reading
from lib.store import drafts, faulty, staged, staging
from lib.store.connection import Store, Tx, open_store

ROW = pa.schema([
    ("row", pa.int32()), ("numbers", pa.list_(pa.string())), ("client_external_id", pa.string()),
    ("timezone", pa.int32()), ("bot_settings_id", pa.string()), ("auto_call_template_id", pa.string()),
    ("check_phone", pa.bool_()), ("hindered", pa.bool_()),
])  # fmt: skip
FINDING = pa.schema([
    ("row", pa.int32()), ("place", pa.int32()), ("column", pa.string()), ("code", pa.string()),
    ("severity", pa.string()), ("value", pa.string()), ("detail", pa.string()),
])  # fmt: skip

COLUMNS = pa.table({"place": pa.array([0], pa.int32()), "holds": pa.array([None], pa.string())})


def _records(*cells: list[str], first: int = 2) -> pa.Table:
    numbered = range(first, first + len(cells))
    return pa.table({"row": pa.array(numbered, pa.int32()), "cells": pa.array(cells, pa.list_(pa.string()))})


def _rows(*rows: tuple[int, list[str], str | None, bool]) -> pa.Table:
    return pa.Table.from_pylist(
        [{"row": row, "numbers": numbers, "client_external_id": external_id, "hindered": hindered}
         for row, numbers, external_id, hindered in rows], schema=ROW,
    )  # fmt: skip


def _findings(*findings: tuple[int, int | None, Code, Severity, str]) -> pa.Table:
    return pa.Table.from_pylist(
        [{"row": row, "place": place, "column": "phone", "code": code.value, "severity": severity.value, "value": "x",
          "detail": detail} for row, place, code, severity, detail in findings], schema=FINDING,
    )  # fmt: skip


def _count(store: Store, draft_id: str = "draft") -> dict[str, int]:
    tables = ("draft_record", "draft_row", "draft_finding")
    with store.read() as reader:
        return {name: reader.value(f"select count(*) from {name} where draft_id = ?", [draft_id]) for name in tables}


@pytest.fixture
def kept(store: Store) -> Store:
    """Four records of one draft, and what a check made of them."""
    staging.stage(store, "draft", _records(["a"], ["b"], ["c"], ["d"]))
    rows = _rows((5, ["4"], "C-5", False), (2, ["1", "2"], "C-2", False), (3, [], None, True), (4, ["2"], None, True))
    findings = _findings(
        (4, 0, Code.DUPLICATE_IN_FILE, Severity.ERROR, "2"),
        (3, 1, Code.TIMEZONE_INVALID, Severity.ERROR, ""),
        (3, 0, Code.PHONE_INVALID, Severity.ERROR, "letters"),
        (2, 0, Code.SEVERAL_NUMBERS, Severity.NOTE, ""),
        (2, 0, Code.AMBIGUOUS_COUNTRY, Severity.WARNING, ""),
        (5, 0, Code.NATIONAL_FORM, Severity.NOTE, ""),
        (2, 0, Code.NATIONAL_FORM, Severity.NOTE, ""),
        (1, None, Code.RESERVED_NAME, Severity.NOTE, ""),
    )  # fmt: skip
    staging.keep(store, "draft", rows, findings, COLUMNS)
    return store


def test_every_record_gets_an_opaque_key_of_its_own(store: Store) -> None:
    staging.stage(store, "draft", _records(*[["a"]] * 1000))
    with store.read() as reader:
        keys = [key for (key,) in reader.rows("select row_key from draft_record")]
    assert len(set(keys)) == 1000
    assert all(len(key) == 32 and uuid.UUID(key).version == 4 for key in keys)


def test_cells_come_back_as_they_are_and_in_order(store: Store) -> None:
    cells = [[" 79161234567 ", "", "Ёлкин;\n", "\u200b"], ["", "", "", ""]]
    staging.stage(store, "draft", _records(*cells, first=7))
    with store.read() as reader:
        assert staged.samples(reader, "draft", 5) == [(7, cells[0]), (8, cells[1])]
        assert staged.samples(reader, "draft", 1) == [(7, cells[0])]
        assert staged.samples(reader, "other", 5) == []


def test_staging_again_replaces_the_records_and_drops_what_was_found_in_them(kept: Store) -> None:
    staging.stage(kept, "draft", _records(["new"]))
    assert _count(kept) == {"draft_record": 1, "draft_row": 0, "draft_finding": 0}


def test_another_draft_is_left_alone(kept: Store) -> None:
    staging.stage(kept, "other", _records(["x"]))
    staging.keep(kept, "other", _rows((2, ["9"], None, False)), _findings(), COLUMNS)
    with kept.write() as tx:
        staging.drop(tx, "draft")
    assert _count(kept) == {"draft_record": 0, "draft_row": 0, "draft_finding": 0}
    assert _count(kept, "other") == {"draft_record": 1, "draft_row": 1, "draft_finding": 0}


def test_no_transaction_writes_or_takes_away_more_than_its_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path / "store.duckdb")
    store.rows_at_once = 10
    touched: list[int] = []
    write = Store.write

    @contextmanager
    def counted(self: Store) -> Iterator[Tx]:
        before = _count(self)["draft_record"]
        with write(self) as tx:
            yield tx
        touched.append(abs(_count(self)["draft_record"] - before))

    monkeypatch.setattr(Store, "write", counted)
    for size in (25, 30, 0):
        staging.stage(store, "draft", _records(*[["a"]] * size))
        assert _count(store)["draft_record"] == size
    assert max(touched) == 10
    assert sum(touched) == 25 + 25 + 30 + 30
    store.close()


def test_rows_whose_draft_is_not_there_are_dropped(kept: Store) -> None:
    reading = Reading("a.csv", "utf-8", ";", "", (), 1, ("phone",), 1, 0, ())
    now = datetime(2026, 11, 24, tzinfo=UTC)
    staging.stage(kept, "open", _records(["x"]))
    with kept.write() as tx:
        drafts.add(tx, "open", sha256="0", reading=reading, columns=(), at=now, by=LOCAL)
    staging.drop_orphans(kept)
    assert _count(kept) == {"draft_record": 0, "draft_row": 0, "draft_finding": 0}
    assert _count(kept, "open")["draft_record"] == 1


def test_the_review_counts_rows_numbers_and_kinds_the_gravest_first(kept: Store) -> None:
    with kept.read() as reader:
        review = staged.review(reader, "draft")
    assert (review.rows, review.can_go, review.errors, review.numbers, review.duplicates) == (4, 2, 2, 3, 1)
    assert [(kind.code.value, kind.detail, kind.severity.value, kind.rows) for kind in review.kinds] == [
        ("duplicate_in_file", "", "error", 1),
        ("phone_invalid", "letters", "error", 1),
        ("timezone_invalid", "", "error", 1),
        ("ambiguous_country", "", "warning", 1),
        ("national_form", "", "note", 2),
        ("reserved_name", "", "note", 1),
        ("several_numbers", "", "note", 1),
    ]


def test_a_draft_that_was_not_checked_has_rows_and_nothing_found(store: Store) -> None:
    staging.stage(store, "draft", _records(["a"], ["b"]))
    with store.read() as reader:
        assert staged.review(reader, "draft") == staged.Found(2, 0, 0, 0, 0, ())
        assert staged.findings(reader, "draft") == ()
        assert faulty.hindered(reader, "draft") == []
        assert staged.going(reader, "draft").num_rows == 0


def test_findings_come_by_row_then_column_then_gravity(kept: Store) -> None:
    with kept.read() as reader:
        found = staged.findings(reader, "draft")
    assert [(each.row, each.code.value, each.client_external_id) for each in found] == [
        (1, "reserved_name", ""),
        (2, "ambiguous_country", "C-2"),
        (2, "national_form", "C-2"),
        (2, "several_numbers", "C-2"),
        (3, "phone_invalid", ""),
        (3, "timezone_invalid", ""),
        (4, "duplicate_in_file", ""),
        (5, "national_form", "C-5"),
    ]
    assert (found[2].column, found[2].severity, found[2].value) == ("phone", Severity.NOTE, "x")


def test_a_hindered_row_comes_with_its_cells_and_its_errors_alone(kept: Store) -> None:
    with kept.read() as reader:
        assert faulty.hindered(reader, "draft") == [
            (3, ["b"], ["phone_invalid", "timezone_invalid"], ["letters", ""], [0, 1]),
            (4, ["c"], ["duplicate_in_file"], ["2"], [0]),
        ]


def test_the_rows_that_go_come_by_row_with_key_and_cells(kept: Store) -> None:
    with kept.read() as reader:
        going = staged.going(reader, "draft")
        assert staged.going_count(reader, "draft") == 2
        assert staged.going(reader, "draft", offset=1, limit=1).to_pylist() == going.to_pylist()[1:]
    assert going.column_names == ["row", "row_key", "cells", "numbers", "client_external_id", "timezone",
                                  "bot_settings_id", "auto_call_template_id", "check_phone"]  # fmt: skip
    assert [(row["row"], row["cells"], row["numbers"]) for row in going.to_pylist()] == [
        (2, ["a"], ["1", "2"]),
        (5, ["d"], ["4"]),
    ]
