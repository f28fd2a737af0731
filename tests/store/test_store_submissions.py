"""Submissions and their items: every move compares with where they are."""

import pytest

from lib.model.item import MOVES as ITEM_MOVES
from lib.model.item import Exclusion, ItemState
from lib.model.submission import MOVES, Pause, SubmissionState
from lib.store import submissions
from lib.store.connection import Store
from lib.store.errors import StoreConflict
from lib.store.guard import Blocked
from tests.dispatch.scene import NOW, numbers, released, standing, states


def put(store: Store, state: str, ordinal: int | None = None) -> None:
    """Let the submission, or one of its items, stand somewhere, whatever the moves say."""
    with store.write() as tx:
        if ordinal is None:
            tx.execute("update submission set state = ?, pause = null", [state])
        else:
            tx.execute("update item set state = ? where ordinal = ?", [state, ordinal])


def test_every_record_of_the_file_becomes_an_item_in_its_order(store: Store) -> None:
    released(store, numbers(2), errors=2, unreadable=1)
    with store.read() as reader:
        rows = reader.rows(
            "select ordinal, row, state, excluded, row_key, cells, payload is null from item order by ordinal"
        )
    assert rows == [
        (0, 2, "waiting", None, "s1:2", ["cell of 2"], False),
        (1, 3, "waiting", None, "s1:3", ["cell of 3"], False),
        (2, 4, "excluded", "error", "s1:4", ["cell of 4"], True),
        (3, 5, "excluded", "error", "s1:5", ["cell of 5"], True),
        (4, 6, "excluded", "unreadable", "", ["?"], True),
    ]  # fmt: skip


def test_submissions_are_numbered_from_one(store: Store) -> None:
    for each in ("a", "b", "c"):
        released(store, numbers(1), each)
    with store.read() as reader:
        assert reader.rows("select id, number, state from submission order by number") == [
            ("a", 1, "queued"), ("b", 2, "queued"), ("c", 3, "queued")
        ]  # fmt: skip


@pytest.mark.parametrize("source", SubmissionState)
def test_a_submission_moves_as_the_table_says_and_not_otherwise(store: Store, source: SubmissionState) -> None:
    released(store, [], "s1")
    for to in SubmissionState:
        put(store, source.value)
        pause = Pause.UNKNOWN if to is SubmissionState.PAUSED else None
        with store.write() as tx:
            moved = submissions.move(tx, "s1", to=to, pause=pause)
        assert moved == (to in MOVES[source])
        assert standing(store) == ((to.value, pause) if moved else (source.value, None))


def test_going_on_forgets_why_it_paused(store: Store) -> None:
    released(store, [], "s1")
    with store.write() as tx:
        submissions.move(tx, "s1", to=SubmissionState.PAUSED, pause=Pause.NO_MONEY)
    assert standing(store) == ("paused", "no_money")
    with store.write() as tx:
        submissions.move(tx, "s1", to=SubmissionState.QUEUED)
    assert standing(store) == ("queued", None)


@pytest.mark.parametrize("source", ItemState)
def test_an_item_moves_as_the_table_says_and_not_otherwise(store: Store, source: ItemState) -> None:
    released(store, numbers(1))
    for to in ItemState:
        held = "waiting" if source is ItemState.SENDING else source.value
        put(store, held, ordinal=0)
        if to in ITEM_MOVES[source]:
            with store.write() as tx:
                submissions.move_items(tx, "s1", [0], source=source, to=to, at=NOW)
            assert states(store) == [to.value]
        else:
            with pytest.raises(StoreConflict), store.write() as tx:
                submissions.move_items(tx, "s1", [0], source=source, to=to, at=NOW)
            assert states(store) == [held]


def test_if_one_item_is_elsewhere_none_moves(store: Store) -> None:
    released(store, numbers(3))
    put(store, "accepted", ordinal=1)
    with pytest.raises(StoreConflict), store.write() as tx:
        submissions.move_items(tx, "s1", [0, 1, 2], source=ItemState.WAITING, to=ItemState.CANCELLED, at=NOW)
    assert states(store) == ["waiting", "accepted", "waiting"]


def test_who_waits_is_left_out_with_the_reason_and_the_submission_that_it_is_because_of(store: Store) -> None:
    released(store, numbers(3))
    with store.write() as tx:
        submissions.exclude(
            tx, "s1", [Blocked(0, Exclusion.IN_ANOTHER, "s7"), Blocked(2, Exclusion.CALLED_ALREADY, "s8")], at=NOW
        )
        submissions.exclude(tx, "s1", [], at=NOW)
    with store.read() as reader:
        assert reader.rows("select state, excluded, excluded_by from item order by ordinal") == [
            ("excluded", "in_another", "s7"), ("waiting", None, None), ("excluded", "called_already", "s8")
        ]  # fmt: skip


def test_who_does_not_wait_is_not_left_out(store: Store) -> None:
    released(store, numbers(2))
    put(store, "accepted", ordinal=1)
    with pytest.raises(StoreConflict), store.write() as tx:
        submissions.exclude(tx, "s1", [Blocked(each, Exclusion.IN_ANOTHER, "s7") for each in (0, 1)], at=NOW)
    assert states(store) == ["waiting", "accepted"]


def test_to_cancel_what_waits_leaves_everything_else(store: Store) -> None:
    released(store, numbers(len(ItemState)))
    for ordinal, state in enumerate(ItemState):
        put(store, state.value, ordinal)
    with store.write() as tx:
        assert submissions.cancel_waiting(tx, "s1", at=NOW) == 2
    assert states(store) == [
        "cancelled" if state in (ItemState.WAITING, ItemState.HELD) else state.value for state in ItemState
    ]


def test_the_state_of_what_is_not_there_is_none(store: Store) -> None:
    with store.read() as reader:
        assert submissions.state(reader, "nobody's") is None
