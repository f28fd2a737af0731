"""Ids that came with a request and are nobody's, and the people without one."""

from collections.abc import Sequence

from lib.model.evidence import Source
from lib.model.item import Identifiers
from lib.store import unmatched
from lib.store.connection import Store
from tests.dispatch.scene import NOW, Clock, Scene, numbers, released, status


def odd(store: Store, *submissions: str, pairs: Sequence[str] = ("a", "b", "c")) -> Scene:
    """A request of two people each, accepted with these pairs in an answer that fits nobody."""
    scene = Scene(store, Clock())
    sender = scene.start()
    told = ",".join(
        f'{{"autoCallId": {{"identity": "task"}}, "autoCallCandidateId": {{"identity": "{pair}"}}}}' for pair in pairs
    )
    for place, each in enumerate(submissions):
        released(store, numbers(2, 1 + 100 * place), each, file_name=f"{each}.csv")
        scene.twin.answers = [status(200, f"[[{told}]]".encode())]
        sender.step()
    return scene


def identifiers(store: Store) -> list[tuple[object, ...]]:
    with store.read() as reader:
        return reader.rows(
            "select auto_call_candidate_id, ordinal, matched, evidence from identifier order by auto_call_candidate_id"
        )


def test_an_accepted_request_whose_ids_fit_nobody_is_listed_with_them(store: Store) -> None:
    odd(store, "s1", "s2")
    with store.read() as reader:
        newest, found = unmatched.requests(reader)
        assert unmatched.requests(reader, submission_id="s2") == (newest,)
        assert unmatched.requests(reader, offset=1, limit=5) == (found,)
        assert [unmatched.count(reader), unmatched.count(reader, submission_id="s1")] == [2, 1]
    assert (found.attempt_id, found.submission_id, found.submission, found.file_name) == (1, "s1", 1, "s1.csv")
    assert (found.request, found.opened_at, found.of) == (1, NOW, 2)
    assert found.ids == tuple(Identifiers("task", each) for each in "abc")


def test_its_people_are_those_without_an_id(store: Store) -> None:
    odd(store, "s1")
    with store.write() as tx:
        assert [each.ordinal for each in unmatched.items(tx, 1)] == [0, 1]
        unmatched.give(tx, "s1", [(1, Identifiers("task", "new"))], attempt_id=1, source=Source.REPORT)
        assert [(each.ordinal, each.row, each.numbers) for each in unmatched.items(tx, 1)] == [(0, 2, ("79000000001",))]
        assert unmatched.items(tx, 99) == ()
    assert identifiers(store)[3:] == [("new", 1, "certain", "report")]


def test_an_id_that_came_with_the_request_is_given_and_not_written_twice(store: Store) -> None:
    odd(store, "s1")
    with store.write() as tx:
        unmatched.give(
            tx, "s1", [(0, Identifiers("task", "b")), (1, Identifiers("task", "a"))], attempt_id=1,
            source=Source.REPORT,
        )  # fmt: skip
    assert identifiers(store) == [
        ("a", 1, "certain", "report"), ("b", 0, "certain", "report"), ("c", None, "not_matched", None)
    ]  # fmt: skip
    with store.read() as reader:
        assert unmatched.requests(reader) == (), "one id too many is nobody's for ever"
        assert unmatched.count(reader) == 0


def test_an_answer_that_fits_is_not_listed(store: Store) -> None:
    odd(store, "s1", pairs=("a", "b"))
    with store.read() as reader:
        assert unmatched.requests(reader) == ()
        assert unmatched.items(reader, 99) == ()


def test_ids_are_elsewhere_when_another_row_has_them_or_another_request_brought_them(store: Store) -> None:
    with store.write() as tx:
        for candidate, ordinal, attempt in (("mine", None, 1), ("a row's", 5, 1), ("another's", None, 2)):
            tx.execute(
                "insert into identifier (submission_id, ordinal, attempt_id, auto_call_id, auto_call_candidate_id,"
                " matched) values ('s1', ?, ?, 'task', ?, 'not_matched')",
                [ordinal, attempt, candidate],
            )
        asked = ["mine", "a row's", "another's", "nobody's"]
        assert unmatched.elsewhere(tx, asked, [1]) == {"a row's", "another's"}
        assert unmatched.elsewhere(tx, asked, [1, 2]) == {"a row's"}
        assert unmatched.elsewhere(tx, [], [1]) == frozenset()
        assert unmatched.ids(tx, [2]) == {2: (Identifiers("task", "another's"),)}
