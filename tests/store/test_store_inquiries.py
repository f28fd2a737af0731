"""What TWIN was asked and what it answered, as rows."""

import pytest

from lib.model.evidence import Inquiry
from lib.model.person import LOCAL
from lib.store import inquiries
from lib.store.connection import Store
from lib.store.errors import StoreConflict
from lib.store.inquiries import NewInquiry, Reply
from tests.dispatch.scene import NOW, numbers, released


def asked(store: Store, new: NewInquiry, reply: Reply | None = None) -> None:
    with store.write() as tx:
        inquiries.add(tx, new, at=NOW, by=LOCAL, reply=reply)


def given(store: Store, submission_id: str, *pairs: tuple[str, str]) -> None:
    """Identifiers, as receipts gave them: (task, candidate)."""
    with store.write() as tx:
        for task, candidate in pairs:
            tx.execute(
                "insert into identifier (submission_id, ordinal, attempt_id, auto_call_id, auto_call_candidate_id,"
                " matched) values (?, 0, 1, ?, ?, 'certain')",
                [submission_id, task, candidate],
            )


def test_a_question_stands_without_an_answer_until_that_comes(store: Store) -> None:
    asked(store, NewInquiry("q", Inquiry.PAUSE, "s1", "task"))
    with store.read() as reader:
        assert inquiries.orders(reader, ["task"]) == [("task", "pause", None, None, None, NOW, LOCAL.name)]
    with store.write() as tx:
        inquiries.answered(tx, "q", Reply(None, "broken", b""))
    with store.read() as reader:
        assert inquiries.orders(reader, ["task"]) == [("task", "pause", None, "broken", b"", NOW, LOCAL.name)]


@pytest.mark.parametrize("inquiry_id", ["q", "another"])
def test_an_answer_is_written_once_and_only_to_a_question(store: Store, inquiry_id: str) -> None:
    asked(store, NewInquiry("q", Inquiry.PAUSE, "s1", "task"), Reply(200, "", b"first"))
    with pytest.raises(StoreConflict), store.write() as tx:
        inquiries.answered(tx, inquiry_id, Reply(500, "", b"second"))
    with store.read() as reader:
        assert [row[2:5] for row in inquiries.orders(reader, ["task"])] == [(200, "", b"first")]


def test_orders_are_those_of_the_tasks_asked_for_the_oldest_first(store: Store) -> None:
    for place, kind in enumerate((Inquiry.PAUSE, Inquiry.PLAY, Inquiry.HALT)):
        asked(store, NewInquiry(f"q{9 - place}", kind, "s1", "task"))
    asked(store, NewInquiry("other", Inquiry.PAUSE, "s1", "another task"))
    asked(store, NewInquiry("search", Inquiry.SESSIONS, "s1", "task", attempt_id=1, ordinal=0))
    with store.read() as reader:
        assert [row[1] for row in inquiries.orders(reader, ["task"])] == ["pause", "play", "halted"]
        assert inquiries.orders(reader, []) == []


def test_searches_are_kept_by_attempt_item_and_number(store: Store) -> None:
    for place, subject in enumerate(("1: 01", "2: 02", "1: 01")):
        new = NewInquiry(f"q{9 - place}", Inquiry.SESSIONS, "s1", subject, attempt_id=1, ordinal=4)
        asked(store, new, Reply(200, "", b"%d" % place))
    with store.read() as reader:
        assert [row[:2] + row[4:5] for row in inquiries.searches(reader, 1)] == [
            (4, "1: 01", b"0"),
            (4, "2: 02", b"1"),
            (4, "1: 01", b"2"),
        ]
        assert sorted(inquiries.asked(reader, 1)) == [(4, "1: 01", NOW), (4, "2: 02", NOW)]
        assert inquiries.searches(reader, 2) == inquiries.asked(reader, 2) == []


def test_a_release_knows_whom_it_was_for(store: Store) -> None:
    released(store, numbers(1), address="https://twin.example")
    with store.read() as reader:
        assert inquiries.released_for(reader, "s1") == ("https://twin.example", None)
        assert inquiries.released_for(reader, "s2") is None


def test_tasks_come_in_order_with_their_people_and_others_in_them(store: Store) -> None:
    given(store, "s1", ("t2", "c1"), ("t2", "c2"), ("t1", "c3"), ("", "c4"), ("..", "c5"))
    given(store, "s2", ("t1", "c6"), ("t1", "c7"), ("t3", "c8"))
    with store.read() as reader:
        assert sorted(inquiries.tasks(reader, "s1")) == [("t1", 1), ("t2", 2)]
        assert inquiries.others_in(reader, "s1", ["t1", "t2"]) == [("t1", "s2")]
        assert inquiries.others_in(reader, "s1", []) == []


def test_a_candidate_that_is_known_says_where(store: Store) -> None:
    given(store, "s1", ("t", "c1"))
    with store.read() as reader:
        assert inquiries.candidates(reader, ["c1", "c2"]) == [("c1", "s1", 0)]
        assert inquiries.candidates(reader, []) == []
