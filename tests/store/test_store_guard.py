"""The guard: a number that is on its way, or was called lately, does not go again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from lib.model.item import BLOCKS, Exclusion, ItemState
from lib.model.mode import Mode
from lib.store import guard, journal, owner
from lib.store.connection import Store
from tests.dispatch.scene import NOW, numbers, released

HERE = "79000000001"
WEEK_AGO = NOW - timedelta(days=7)
MODE = Mode.SANDBOX


def asked(
    store: Store, *people: Sequence[str], since: datetime = WEEK_AGO, but_not: str = ""
) -> list[tuple[int, str, str]]:
    """What the guard says to these people, each given as their numbers; the key is the place from 0."""
    with store.read() as reader:
        found = guard.blocked(reader, list(range(len(people))), people, called_since=since, but_not=but_not)
    return [(each.key, each.reason.value, each.submission_id) for each in found]


def put(store: Store, submission_id: str, state: ItemState, at: datetime = NOW) -> None:
    """Let every item of a submission stand somewhere since a moment."""
    with store.write() as tx:
        tx.execute(
            "update item set state = ?, changed_at = ? where submission_id = ?", [state.value, at, submission_id]
        )


@pytest.mark.parametrize("at", [NOW, NOW - timedelta(days=4000)], ids=["now", "years ago"])
@pytest.mark.parametrize("state", [state for state in ItemState if state is not ItemState.SENDING])
def test_what_is_open_elsewhere_blocks_without_a_time_limit(store: Store, state: ItemState, at: datetime) -> None:
    released(store, [HERE])
    put(store, "s1", state, at)
    if state in BLOCKS:
        assert asked(store, [HERE]) == [(0, "in_another", "s1")]
    elif state is ItemState.ACCEPTED and at == NOW:
        assert asked(store, [HERE]) == [(0, "called_already", "s1")]
    else:
        assert asked(store, [HERE]) == []


def test_a_number_whose_request_is_out_blocks(store: Store) -> None:
    released(store, [HERE])
    put(store, "s1", ItemState.WAITING, NOW - timedelta(days=4000))
    with store.write() as tx:
        generation = owner.take_over(tx, mode=MODE, new_id="store", now=NOW).generation
        journal.begin(tx, "s1", [journal.Intent((0,), "", 0)], generation=generation, at=NOW)
    assert asked(store, [HERE]) == [(0, "in_another", "s1")]


@pytest.mark.parametrize(
    ("ago", "blocks"), [(timedelta(days=6, hours=23), True), (timedelta(days=7), False), (timedelta(days=8), False)]
)
def test_what_was_called_blocks_for_some_days(store: Store, ago: timedelta, blocks: bool) -> None:
    released(store, [HERE])
    put(store, "s1", ItemState.ACCEPTED, NOW - ago)
    assert asked(store, [HERE]) == ([(0, "called_already", "s1")] if blocks else [])


def test_other_numbers_go(store: Store) -> None:
    released(store, numbers(3))
    assert asked(store, ["79000000009"], ["7900000000"], ["790000000010"], []) == []


def test_only_the_own_submission_is_exempt(store: Store) -> None:
    released(store, [HERE], "s1")
    assert asked(store, [HERE], but_not="s1") == []
    released(store, [HERE], "s2")
    assert asked(store, [HERE], but_not="s1") == [(0, "in_another", "s2")]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_any_number_of_a_person_counts_on_both_sides(store: Store, place: int) -> None:
    theirs = ["79000000011", "79000000012", "79000000013"]
    released(store, [theirs])
    assert asked(store, ["79000000099", theirs[place]]) == [(0, "in_another", "s1")]


def test_each_person_is_answered_for_once_in_order(store: Store) -> None:
    released(store, [*numbers(3), "79000000002"])
    assert asked(store, ["79000000003"], ["79000000009"], ["79000000001", "79000000002"]) == [
        (0, "in_another", "s1"), (2, "in_another", "s1")
    ]  # fmt: skip


def test_the_gravest_finding_is_named_and_of_those_the_latest(store: Store) -> None:
    released(store, [HERE], "old")
    put(store, "old", ItemState.UNKNOWN, NOW - timedelta(days=30))
    released(store, [HERE], "called")
    put(store, "called", ItemState.ACCEPTED, NOW)
    assert asked(store, [HERE]) == [(0, "in_another", "old")]
    released(store, [HERE], "new")
    put(store, "new", ItemState.HELD, NOW - timedelta(days=1))
    assert asked(store, [HERE]) == [(0, "in_another", "new")]


def test_of_two_calls_the_latest_is_named(store: Store) -> None:
    for submission_id, ago in (("first", 3), ("last", 1), ("middle", 2)):
        released(store, [HERE], submission_id)
        put(store, submission_id, ItemState.ACCEPTED, NOW - timedelta(days=ago))
    assert asked(store, [HERE]) == [(0, Exclusion.CALLED_ALREADY.value, "last")]


def test_nobody_asked_is_nobody_blocked(store: Store) -> None:
    released(store, [HERE])
    assert asked(store) == []
