"""The one connection: what is committed, what is undone, who is kept out, and what errors may say."""

import logging
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pyarrow as pa
import pytest

from lib.store.connection import Store, open_store
from lib.store.errors import StoreBusy, StoreConflict, StoreError, StoreFailed

NUMBER = "79001112233"


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with a table of keys, one row in it."""
    with store.write() as tx:
        tx.execute("create table kept (key varchar primary key)")
        tx.execute("insert into kept values ('first')")
    return store


def keys(store: Store) -> list[str]:
    """The keys in the table."""
    with store.read() as reader:
        return [row[0] for row in reader.rows("select key from kept order by key")]


def test_a_write_is_seen_by_others_only_when_its_block_has_ended(kept: Store) -> None:
    with kept.write() as tx:
        tx.execute("insert into kept values ('second')")
        assert keys(kept) == ["first"]
    assert keys(kept) == ["first", "second"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_any_exception_undoes_the_whole_block(kept: Store, error: type[BaseException]) -> None:
    with pytest.raises(error), kept.write() as tx:
        tx.execute("insert into kept values ('second')")
        raise error
    assert keys(kept) == ["first"]
    with kept.write() as tx:
        tx.execute("insert into kept values ('third')")
    assert keys(kept) == ["first", "third"]


def test_an_error_of_the_driver_undoes_the_whole_block(kept: Store) -> None:
    with pytest.raises(StoreFailed), kept.write() as tx:
        tx.execute("insert into kept values ('second')")
        tx.execute("insert into kept values ('first')")
    assert keys(kept) == ["first"]


def test_a_block_that_swallowed_an_error_does_not_pass_for_committed(kept: Store) -> None:
    """DuckDB itself commits such a block without a word and discards everything."""
    with pytest.raises(StoreFailed), kept.write() as tx:
        tx.execute("insert into kept values ('second')")
        with pytest.raises(StoreFailed):
            tx.execute("insert into kept values ('first')")
    assert keys(kept) == ["first"]


def test_nor_does_one_that_swallowed_an_error_which_the_driver_forgives(kept: Store) -> None:
    """A name that is not there ends no transaction of DuckDB's; whoever wrote the block counted on it all the same."""
    with pytest.raises(StoreFailed), kept.write() as tx:
        tx.execute("insert into kept values ('second')")
        with pytest.raises(StoreFailed):
            tx.arrow("select * from nowhere")
    assert keys(kept) == ["first"]
    with kept.write() as tx:
        tx.execute("insert into kept values ('third')")
    assert keys(kept) == ["first", "third"]


def test_a_guarded_change_that_meets_another_count_undoes_the_block(kept: Store) -> None:
    with pytest.raises(StoreConflict), kept.write() as tx:
        tx.execute("insert into kept values ('second')")
        tx.change_exactly(2, "delete from kept where key = 'first'")
    assert keys(kept) == ["first"]


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(("insert into kept values (?), (?)", [NUMBER, NUMBER]), id="a repeated key"),
        pytest.param(("select ?::integer", ["+" + NUMBER]), id="a cast"),
        pytest.param(("select * from kept where key = ? and nope", [NUMBER]), id="no such column"),
        pytest.param(("select ? fro kept", [NUMBER]), id="no SQL"),
    ],
)
def test_an_error_of_the_driver_carries_no_value(
    kept: Store, statement: tuple[str, list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(StoreFailed) as caught, kept.write() as tx:
        tx.rows(*statement)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert NUMBER not in f"{caught.value!r} {caught.value} {caplog.text}"
    assert caplog.records, "the kind of the error is in the log"


def test_an_error_beside_an_arrow_table_is_ours_and_names_the_statement(kept: Store) -> None:
    twice = pa.table({"key": [NUMBER, NUMBER]})
    with pytest.raises(StoreFailed, match="insert into kept by name") as caught, kept.write() as tx:
        tx.insert("kept", twice)
    assert NUMBER not in str(caught.value)
    assert keys(kept) == ["first"]


def test_an_arrow_table_is_known_inside_its_block_only(store: Store) -> None:
    with store.read() as reader:
        with reader.table("given", pa.table({"a": [1, 2]})):
            assert reader.value("select sum(a) from given") == 3
        with pytest.raises(StoreFailed):
            reader.rows("from given")


def test_a_local_variable_is_never_taken_for_a_table(store: Store) -> None:
    unnoticed = pa.table({"a": [1]})
    with pytest.raises(StoreFailed), store.read() as reader:
        reader.rows("from unnoticed")
    assert unnoticed.num_rows


def test_threads_read_their_own_answers(store: Store) -> None:
    """A connection shared without a cursor for each call answers one thread with the rows of another."""
    wrong: list[object] = []

    def ask(number: int) -> None:
        for _ in range(50):
            with store.read() as reader:
                if reader.value("select ?::integer", [number]) != number:
                    wrong.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert wrong == []


def test_writers_wait_for_each_other_and_lose_nothing(store: Store) -> None:
    with store.write() as tx:
        tx.execute("create table counter as select 0 as count")

    def count() -> None:
        for _ in range(25):
            with store.write() as tx:
                value = tx.value("select count from counter")
                tx.execute("update counter set count = ?", [value + 1])

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with store.read() as reader:
        assert reader.value("select count from counter") == 100


def test_times_come_back_in_utc(store: Store) -> None:
    with store.read() as reader:
        assert (
            reader.value("select '2026-11-24T12:00:00+03:00'::timestamptz").isoformat() == "2026-11-24T09:00:00+00:00"
        )


def test_what_was_committed_is_there_when_opened_again(tmp_path: Path) -> None:
    first = open_store(tmp_path / "live.duckdb")
    with first.write() as tx:
        tx.execute("insert into audit values (now(), 'p', 'P', 'v', 's', '{}')")
    first.close()
    again = open_store(tmp_path / "live.duckdb")
    with again.read() as reader:
        assert reader.value("select count(*) from audit") == 1
    again.close()


def test_only_the_owner_may_look_into_the_data(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data" / "live.duckdb")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "live.duckdb").stat().st_mode) == 0o600
    store.close()


def test_a_second_process_is_told_which_one_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "live.duckdb"
    hold = f"from lib.store.connection import open_store as o; s = o({str(path)!r}); print('open', flush=True); input()"
    holder = subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy, match=f"in use by the process {holder.pid}") as caught:
            open_store(path)
        assert caught.value.pid == holder.pid
    finally:
        holder.communicate("\n", timeout=20)
    open_store(path).close()


@pytest.mark.parametrize("content", [b"", b"no database " * 1000], ids=["empty", "another kind of file"])
def test_a_file_that_is_no_store_is_not_taken_for_one_in_use(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "blocked" / "live.duckdb"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreFailed, match="cannot be opened"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_damaged_store_ends_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "live.duckdb"
    open_store(path).close()
    damaged = bytearray(path.read_bytes())
    damaged[8192:12288] = os.urandom(4096)
    path.write_bytes(damaged)
    with pytest.raises(StoreFailed, match="cannot be opened"):
        open_store(path)


def test_a_data_folder_that_cannot_be_made_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFailed, match="cannot be made"):
        open_store(tmp_path / "file" / "data" / "live.duckdb")


def test_a_store_that_was_closed_refuses_calmly(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    store.close()
    with pytest.raises(StoreError), store.read():
        pass
    with pytest.raises(StoreError), store.write():
        pass
