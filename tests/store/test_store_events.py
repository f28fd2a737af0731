"""Events as rows: kept once, joined to the row that they are about; identifiers that evidence gives and corrects."""

from datetime import timedelta

import pytest

from lib.model.event import Event
from lib.model.evidence import Source
from lib.model.item import Identifiers, Matched
from lib.store import events, evidence
from lib.store.connection import Store
from lib.store.events import Place
from tests.dispatch.scene import NOW, numbers, released

BOTH = ["79000000001", "79000000002"]


def add(store: Store, event: Event, about: Place | None = None, *, waits: bool = False) -> bool:
    with store.write() as tx:
        return events.add(tx, event, about, waits=waits, at=NOW)


def place(store: Store, *, at: timedelta = timedelta(0), **fields: str) -> Place | None:
    with store.read() as reader:
        return events.place(reader, Event(b"", **fields), now=NOW + at)


def received(store: Store, *candidates: tuple[int | None, str, Matched]) -> None:
    """Write what a receipt gave: ordinal, candidate id, how matched; all in the call task `task`."""
    with store.write() as tx:
        for ordinal, candidate, matched in candidates:
            tx.execute(
                "insert into identifier (submission_id, ordinal, attempt_id, auto_call_id, auto_call_candidate_id,"
                " matched) values ('s1', ?, 1, 'task', ?, ?)",
                [ordinal, candidate, matched.value],
            )


def give(store: Store, ordinal: int, candidate: str, task: str = "task") -> str | None:
    with store.write() as tx:
        return evidence.give(
            tx, "s1", ordinal, Identifiers(task, candidate), attempt_id=1, source=Source.WEBHOOK
        )  # fmt: skip


def attempted(store: Store, attempt_id: int, *ordinals: int, submission_id: str = "s1") -> None:
    """Write that these rows were in an attempt."""
    with store.write() as tx:
        tx.execute(
            "insert into attempt (id, submission_id, request, ordinals, generation, body_sha256, body_bytes, opened_at)"
            " values (?, ?, 1, ?, 1, '', 0, ?)",
            [attempt_id, submission_id, list(ordinals), NOW],
        )


def identifiers(store: Store) -> list[tuple[object, ...]]:
    """ordinal, candidate id, matched, evidence, replaced; by candidate."""
    with store.read() as reader:
        return reader.rows(
            "select ordinal, auto_call_candidate_id, matched, evidence, replaced from identifier"
            " order by auto_call_candidate_id, ordinal nulls first"
        )


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    event = Event(b'{"event":"CALL_ENDED"}', name="CALL_ENDED")
    assert add(store, event)
    assert not add(store, event)
    assert add(store, Event(b'{"event":"CALL_ENDED" }', name="CALL_ENDED"))
    with store.read() as reader:
        assert reader.rows("select event, body, received_at from event order by octet_length(body)")[0] == (
            "CALL_ENDED", event.body, NOW
        )  # fmt: skip


@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=400)], ids=["soon", "a year later"])
def test_our_row_key_finds_its_row_however_long_ago_it_went(store: Store, later: timedelta) -> None:
    released(store, BOTH)
    released(store, BOTH, "s2")
    assert place(store, row_key="s2:3", at=later) == Place("s2", 1)


def test_a_strangers_row_key_finds_nobody_whatever_else_the_event_names(store: Store) -> None:
    released(store, BOTH)
    received(store, (0, "cand", Matched.CERTAIN))
    assert place(store, row_key="another store's", candidate_id="cand", task_id="task", number=BOTH[0]) is None


def test_without_a_row_key_the_candidates_id_finds_the_row_that_has_it(store: Store) -> None:
    released(store, BOTH)
    received(store, (1, "cand", Matched.BY_ORDER), (None, "loose", Matched.NOT_MATCHED))
    assert place(store, candidate_id="cand") == Place("s1", 1)
    assert place(store, candidate_id="loose") is None
    assert place(store, candidate_id="unheard of") is None


def test_without_both_the_call_task_and_the_number_together_find_the_row(store: Store) -> None:
    released(store, [[BOTH[0], "79000000009"], BOTH[1]])
    received(store, (0, "a", Matched.BY_ORDER), (1, "b", Matched.BY_ORDER))
    released(store, BOTH, "s2")
    assert place(store, task_id="task", number="79000000009") == Place("s1", 0)
    assert place(store, candidate_id="unheard of", task_id="task", number=BOTH[1]) == Place("s1", 1)
    assert place(store, task_id="another", number=BOTH[1]) is None
    assert place(store, task_id="task") is None
    assert place(store, number=BOTH[1]) is None


def test_a_number_that_went_twice_in_one_call_task_finds_nobody(store: Store) -> None:
    released(store, [BOTH[0], BOTH[0]])
    received(store, (0, "a", Matched.BY_ORDER), (1, "b", Matched.BY_ORDER))
    assert place(store, task_id="task", number=BOTH[0]) is None


def test_only_what_waits_for_these_rows_is_taken_once_and_in_its_order(store: Store) -> None:
    for body, ordinal, waits in ((b"1", 0, True), (b"2", 1, True), (b"3", 0, True), (b"4", 0, False), (b"5", 7, True)):
        add(store, Event(body), Place("s1", ordinal), waits=waits)
    add(store, Event(b"6"), Place("s2", 0), waits=True)
    add(store, Event(b"7"))
    with store.write() as tx:
        taken = events.take_waiting(tx, "s1", [0, 1, 2])
        assert [each.event_id for each in taken] == [Event(body).id for body in (b"1", b"2", b"3")]
        assert events.take_waiting(tx, "s1", [0, 1, 2]) == ()
        assert len(events.take_waiting(tx, "s1", [7])) == 1


def test_what_was_heard_is_counted_by_how_it_found_its_row(store: Store) -> None:
    with store.read() as reader:
        assert events.heard(reader) == (None, 0, 0, 0)
    add(store, Event(b"1", row_key="k"), Place("s1", 0))
    add(store, Event(b"2", candidate_id="c"), Place("s1", 0))
    add(store, Event(b"3", row_key="a stranger's"))
    add(store, Event(b"4"))
    with store.read() as reader:
        assert events.heard(reader) == (NOW, 4, 1, 1)


def test_what_stands_by_order_becomes_certain_when_evidence_says_the_same(store: Store) -> None:
    received(store, (0, "a", Matched.BY_ORDER), (1, "b", Matched.BY_ORDER))
    assert give(store, 0, "a") is None
    assert identifiers(store) == [(0, "a", "certain", "webhook", None), (1, "b", "by_order", None, None)]


def test_each_of_several_numbers_of_a_candidate_keeps_its_own_pair(store: Store) -> None:
    received(store, (0, "a", Matched.BY_ORDER), (0, "b", Matched.BY_ORDER))
    assert give(store, 0, "b") is None
    assert identifiers(store) == [(0, "a", "by_order", None, None), (0, "b", "certain", "webhook", None)]


def test_a_pair_that_was_given_to_the_wrong_rows_is_corrected_and_says_what_stood_there(store: Store) -> None:
    received(store, (0, "a", Matched.BY_ORDER), (1, "b", Matched.BY_ORDER))
    assert give(store, 0, "b") == "a"
    assert identifiers(store) == [(None, "a", "not_matched", None, None), (0, "b", "certain", "webhook", "a")]
    assert give(store, 1, "a") == "b"
    assert identifiers(store) == [(1, "a", "certain", "webhook", "b"), (0, "b", "certain", "webhook", "a")]
    assert give(store, 0, "b") is None
    assert identifiers(store) == [(1, "a", "certain", "webhook", "b"), (0, "b", "certain", "webhook", "a")]


def test_an_id_that_no_receipt_named_takes_the_place_of_what_stood_by_order(store: Store) -> None:
    received(store, (0, "a", Matched.BY_ORDER))
    assert give(store, 0, "new") == "a"
    assert identifiers(store) == [(None, "a", "not_matched", None, None), (0, "new", "certain", "webhook", "a")]


def test_an_id_that_was_not_matched_finds_its_row(store: Store) -> None:
    received(store, (None, "a", Matched.NOT_MATCHED))
    assert give(store, 3, "a") is None
    assert identifiers(store) == [(3, "a", "certain", "webhook", None)]


def test_what_is_certain_of_one_row_is_not_taken_from_it_by_another(store: Store) -> None:
    received(store, (0, "a", Matched.CERTAIN), (1, "b", Matched.BY_ORDER))
    assert give(store, 1, "a") == "b"
    assert identifiers(store) == [
        (0, "a", "certain", None, None), (1, "a", "certain", "webhook", "b"), (None, "b", "not_matched", None, None)
    ]  # fmt: skip


def test_what_is_certain_of_a_row_stays_when_it_gets_another_id(store: Store) -> None:
    received(store, (0, "a", Matched.CERTAIN))
    assert give(store, 0, "b") is None
    assert identifiers(store) == [(0, "a", "certain", None, None), (0, "b", "certain", "webhook", None)]


def test_a_call_task_alone_is_given_once_and_completed_by_the_candidates_id(store: Store) -> None:
    attempted(store, 1, 0)
    for _ in range(2):
        assert give(store, 0, "") is None
    assert identifiers(store) == [(0, "", "certain", "webhook", None)]
    assert give(store, 0, "a") is None
    assert give(store, 0, "") is None
    assert identifiers(store) == [(0, "a", "certain", "webhook", None)]


def test_a_row_that_never_left_is_in_no_call_task(store: Store) -> None:
    give(store, 0, "")
    assert identifiers(store) == []


def test_a_call_task_that_a_row_has_by_order_is_not_given_again(store: Store) -> None:
    attempted(store, 1, 0)
    received(store, (0, "a", Matched.BY_ORDER))
    give(store, 0, "")
    assert identifiers(store) == [(0, "a", "by_order", None, None)]


def test_the_last_attempt_of_a_row_is_known_and_of_one_that_never_left_there_is_none(store: Store) -> None:
    attempted(store, 0, 0, 1)
    attempted(store, 1, 1, 2)
    attempted(store, 2, 0, submission_id="s2")
    with store.read() as reader:
        assert evidence.attempts(reader, "s1", [0, 1, 3]) == {0: 0, 1: 1}


def test_a_number_that_went_in_another_submission_as_well_is_told(store: Store) -> None:
    released(store, [BOTH, "79000000005", numbers(1, start=8)[0]])
    released(store, [BOTH[1], "79000000005"], "s2")
    released(store, ["79000000008"], "s3")
    with store.write() as tx:
        tx.execute("update item set state = 'accepted' where submission_id in ('s1', 's3')")
        tx.execute("update item set state = 'unknown' where submission_id = 's2' and ordinal = 0")
        assert evidence.went_again(tx, "s1", [0, 1, 2], since=NOW - timedelta(1)) == {0: "s2", 2: "s3"}
        assert evidence.went_again(tx, "s1", [0, 1, 2], since=NOW) == {0: "s2"}
