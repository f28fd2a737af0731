"""The steps of the schema: from empty, once, and never backwards."""

from pathlib import Path

import pytest

from lib.store import migrations
from lib.store.connection import Store, open_store
from lib.store.errors import StoreFailed, StoreTooNew

TABLES = {
    "schema_version", "owner", "audit", "draft", "draft_record", "draft_row", "draft_finding", "submission", "item",
    "attempt", "identifier",
}  # fmt: skip


def versions(store: Store) -> list[int]:
    """The steps that the store has seen."""
    with store.read() as reader:
        return [row[0] for row in reader.rows("select version from schema_version order by version")]


def test_an_empty_store_gets_every_table(store: Store) -> None:
    with store.read() as reader:
        tables = {row[0] for row in reader.rows("select table_name from duckdb_tables()")}
    assert tables >= TABLES
    assert versions(store) == [int(step.name[:4]) for step in migrations.STEPS]


def test_a_store_that_is_up_to_date_is_left_alone(store: Store) -> None:
    assert migrations.bring_up_to_date(store) == 0
    assert len(versions(store)) == len(migrations.STEPS)


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [int(step.name[:4]) for step in migrations.STEPS] == list(range(1, len(migrations.STEPS) + 1))


def test_a_store_of_a_later_callboard_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "live.duckdb"
    store = open_store(path)
    with store.write() as tx:
        tx.execute("insert into schema_version values (9000, now())")
    store.close()
    with pytest.raises(StoreTooNew, match="step 9000"):
        open_store(path)
    with pytest.raises(StoreTooNew):  # and it did not stay locked
        open_store(path)


def test_a_step_that_fails_leaves_nothing_of_it_behind(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = tmp_path / "0099_fails.sql"
    step.write_text("create table half (a integer);\ninsert into half values ('no number');\n")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    with pytest.raises(StoreFailed):
        migrations.bring_up_to_date(store)
    assert 99 not in versions(store)
    with pytest.raises(StoreFailed), store.read() as reader:
        reader.rows("from half")


def test_a_later_step_is_added_to_a_store_with_data(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write() as tx:
        tx.execute("insert into audit values (now(), 'p', 'P', 'v', 's', '{}')")
    step = tmp_path / "0099_more.sql"
    step.write_text("-- a comment;\nalter table audit add column more varchar;\n\n-- the end;\n")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    assert migrations.bring_up_to_date(store) == 1
    with store.read() as reader:
        assert reader.rows("select person_id, more from audit") == [("p", None)]


def test_a_draft_whose_rows_do_not_know_what_counts_them_is_to_be_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "live.duckdb"
    steps = migrations.STEPS
    monkeypatch.setattr(migrations, "STEPS", steps[:7])
    store = open_store(path)
    with store.write() as tx:
        for draft, state in (("of-rows", "open"), ("of-a-column", "open"), ("gone", "released")):
            tx.execute(
                "insert into draft by name select ? as id, 1 as version, ? as state, now() as created_at,"
                " 'p' as created_by_id, 'P' as created_by, '' as file_sha256, '{}' as reading, '[]' as columns,"
                " '{}' as batch_values, false as duplicates_let_in, true as checked",
                [draft, state],
            )
        tx.execute("insert into draft_row (draft_id, row, counted) values ('of-a-column', 2, 1)")
        tx.execute(
            "insert into draft_finding (draft_id, row, place, code, covers) values"
            " ('of-rows', 2, 0, 'phone_invalid', null), ('of-a-column', 1, 0, 'phone_invalid', 1200),"
            " ('gone', 1, 0, 'phone_invalid', 1200)"
        )
    store.close()
    monkeypatch.setattr(migrations, "STEPS", steps)
    store = open_store(path)
    with store.read() as reader:
        assert dict(reader.rows("select id, checked from draft")) == {
            "of-rows": True, "of-a-column": False, "gone": True,
        }  # fmt: skip
        assert reader.rows("select row, counted from draft_row") == [(2, None)]
    store.close()


def test_no_secondary_index_and_no_foreign_key(store: Store) -> None:
    with store.read() as reader:
        assert reader.rows("select index_name from duckdb_indexes()") == []
        kinds = {row[0] for row in reader.rows("select constraint_type from duckdb_constraints()")}
    assert kinds <= {"PRIMARY KEY", "NOT NULL"}


def test_the_file_can_still_be_opened_by_the_version_before(tmp_path: Path) -> None:
    store = open_store(tmp_path / "live.duckdb")
    with store.read() as reader:
        tags = reader.value("select tags from duckdb_databases() where not internal")
    store.close()
    assert tags["storage_version"].startswith("v1.5")
