"""Statements that were parsed before: whoever runs them, and with whatever values."""

import threading

import pytest

from lib.store import statement
from lib.store.connection import Store
from lib.store.errors import StoreFailed
from tests.in_memory import fresh_store

DOUBLED = "select ? * 2 as doubled"


def test_a_text_is_parsed_once_whatever_store_and_cursor_run_it(store: Store) -> None:
    first, second = store._cursor(), store._cursor()
    known = statement.parsed(first, DOUBLED)
    first.close()
    assert statement.parsed(second, DOUBLED) is known
    with fresh_store() as other, other.read() as reader:
        assert reader.value(DOUBLED, [4]) == 8
    with store.read() as reader:
        assert [reader.value(DOUBLED, [each]) for each in (1, 2.5, 10**12)] == [2, 5.0, 2 * 10**12]


def test_it_reads_the_tables_of_its_own_store_as_they_are_by_now(store: Store) -> None:
    with fresh_store() as other:
        for each, columns in ((store, "one integer"), (other, "one varchar, two varchar")):
            with each.write() as tx:
                tx.execute(f"create table own ({columns})")
                tx.execute("insert into own (one) values ('7')")
        with other.read() as reader:
            assert reader.rows("select * from own") == [("7", None)]
    with store.read() as reader:
        assert reader.rows("select * from own") == [(7,)]
    with store.write() as tx:
        tx.execute("alter table own add column three integer default 3")
        assert tx.rows("select * from own") == [(7, 3)]


def test_several_statements_in_one_text_all_run_each_time(store: Store) -> None:
    with store.write() as tx:
        tx.execute("create table times (number integer)")
    for _ in range(2):
        with store.write() as tx:
            tx.execute("insert into times values (1); insert into times values (2)")
    with store.read() as reader:
        assert reader.value("select list(number order by number) from times") == [1, 1, 2, 2]


def test_what_is_no_statement_is_refused_each_time(store: Store) -> None:
    for _ in range(2):
        with pytest.raises(StoreFailed), store.read() as reader:
            reader.rows("selekt 1")


def test_at_the_same_time_each_gets_the_answer_to_its_own_values(store: Store) -> None:
    wrong: list[tuple[int, object]] = []

    def ask(number: int) -> None:
        for each in range(number, number + 30):
            with store.read() as reader:
                answer = reader.value(DOUBLED, [each])
            if answer != each * 2:
                wrong.append((each, answer))

    threads = [threading.Thread(target=ask, args=(start * 1000,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_texts_that_never_end_do_not_fill_the_memory(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement, "MOST", 3)
    monkeypatch.setattr(statement, "_known", {})
    with store.read() as reader:
        assert [reader.value(f"select {each}") for each in range(10)] == list(range(10))
    assert len(statement._known) <= 3
