"""Whose turn it is, what waits, and how many were called lately."""

from datetime import timedelta

import pytest

from lib.store import queue
from lib.store.connection import Store
from tests.dispatch.scene import NOW, numbers, released

LONGEST = 300


def turn(store: Store, *, later: timedelta = timedelta()) -> str | None:
    """Whose turn it is."""
    with store.read() as reader:
        found = queue.turns(reader, NOW + later, longest_wait=LONGEST)
        due = queue.any_due(reader, NOW + later, longest_wait=LONGEST)
    assert due == any(each.due or each.state == "stopping" for each in found)
    return next((each.id for each in found if each.due or each.state == "stopping"), None)


def serve(store: Store, submission_id: str, seconds: int) -> None:
    """Note a turn."""
    with store.write() as tx:
        queue.served(tx, submission_id, NOW + timedelta(seconds=seconds))


def put(store: Store, submission_id: str, **columns: object) -> None:
    """Let a submission stand as told."""
    with store.write() as tx:
        for name, value in columns.items():
            tx.execute(f"update submission set {name} = ? where id = ?", [value, submission_id])


def test_who_was_never_served_comes_first_then_who_waits_longest(store: Store) -> None:
    for each in ("a", "b", "c"):
        released(store, [], each)
    order = []
    for seconds in range(7):
        order.append(turn(store))
        serve(store, str(order[-1]), seconds)
    assert "".join(map(str, order)) == "abcabca"


def test_a_newcomer_is_served_before_those_that_had_a_turn(store: Store) -> None:
    released(store, [], "a")
    serve(store, "a", 0)
    released(store, [], "b")
    assert turn(store) == "b"


@pytest.mark.parametrize("state", ["paused", "stopped", "finished"])
def test_what_does_not_move_has_no_turn(store: Store, state: str) -> None:
    released(store, [], "a")
    put(store, "a", state=state)
    assert turn(store) is None


@pytest.mark.parametrize("state", ["queued", "running"])
def test_a_next_try_is_waited_for(store: Store, state: str) -> None:
    released(store, [], "a")
    put(store, "a", state=state, next_try_at=NOW + timedelta(seconds=5))
    assert turn(store, later=timedelta(seconds=4.999)) is None
    assert turn(store, later=timedelta(seconds=5)) == "a"


def test_what_is_to_be_stopped_comes_before_all_and_waits_for_no_next_try(store: Store) -> None:
    released(store, [], "a")
    released(store, [], "b")
    serve(store, "b", 0)
    put(store, "b", state="stopping", next_try_at=NOW + timedelta(hours=1))
    assert turn(store) == "b"


def test_the_first_that_wait_come_in_the_order_of_the_file(store: Store) -> None:
    released(store, [*numbers(2), ("79000000003", "79000000004"), "79000000005"])
    put_item = "update item set state = 'accepted' where ordinal = 1"
    with store.write() as tx:
        tx.execute(put_item)
    with store.read() as reader:
        found = queue.waiting(reader, "s1", 2)
    assert [(each.ordinal, each.numbers) for each in found] == [
        (0, ("79000000001",)), (2, ("79000000003", "79000000004"))
    ]  # fmt: skip
    assert all(each.payload.startswith(b'{"callbackData"') for each in found)


@pytest.mark.parametrize(
    ("verdict", "counts"),
    [(None, 3), ("accepted", 3), ("unknown", 3), ("rejected", 0), ("not_sent", 0), ("waiting", 0)],
)
@pytest.mark.parametrize(("ago", "within"), [(timedelta(hours=1), True), (timedelta(days=1), False)])
def test_called_is_who_was_or_may_have_been_since_then(
    store: Store, verdict: str | None, counts: int, ago: timedelta, within: bool
) -> None:
    with store.write() as tx:
        tx.execute(
            "insert into attempt (id, submission_id, request, ordinals, generation, body_sha256, body_bytes, opened_at,"
            " verdict) values (1, 's1', 1, [4, 5, 6], 1, '', 0, ?, ?)",
            [NOW - ago, verdict],
        )
    with store.read() as reader:
        assert queue.called(reader, NOW - timedelta(days=1)) == (counts if within else 0)


def test_nobody_was_called_in_an_empty_store(store: Store) -> None:
    with store.read() as reader:
        assert queue.called(reader, NOW) == 0
        assert queue.turns(reader, NOW, longest_wait=LONGEST) == ()
        assert queue.unfinished(reader) == []


def test_a_wait_that_is_longer_than_any_was_given_before_the_clock_was_set_back(store: Store) -> None:
    released(store, [], "a")
    put(store, "a", next_try_at=NOW + timedelta(seconds=LONGEST))
    assert turn(store) is None
    assert turn(store, later=-timedelta(seconds=1)) == "a"


def test_what_twin_asked_for_is_waited_and_no_longer(store: Store) -> None:
    released(store, [], "a")
    put(store, "a", next_try_at=NOW + timedelta(seconds=40), asked_to_wait=40)
    assert turn(store) is None
    assert turn(store, later=timedelta(seconds=40)) == "a"
    assert turn(store, later=-timedelta(hours=1)) == "a"
