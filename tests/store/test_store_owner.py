"""Whose turn it is: the generation of a start."""

from datetime import timedelta

import pytest

from lib.model.mode import Mode
from lib.store import owner
from lib.store.connection import Store
from lib.store.errors import StoreConflict
from tests.dispatch.scene import NOW


def take_over(store: Store, new_id: str = "new") -> owner.Owner:
    """A start."""
    with store.write() as tx:
        return owner.take_over(tx, mode=Mode.SANDBOX, new_id=new_id, now=NOW)


def test_the_first_start_founds_the_store(store: Store) -> None:
    assert take_over(store, "founded") == owner.Owner("founded", 1, None)


def test_every_start_raises_the_generation_and_keeps_the_identity(store: Store) -> None:
    take_over(store, "founded")
    assert [take_over(store, "other") for _ in range(2)] == [
        owner.Owner("founded", 2, None), owner.Owner("founded", 3, None)
    ]  # fmt: skip


def test_a_start_learns_when_the_one_before_was_last_alive(store: Store) -> None:
    turn = take_over(store)
    later = NOW + timedelta(minutes=3)
    with store.write() as tx:
        owner.alive(tx, turn.generation, later)
    assert take_over(store).last_alive == later


def test_an_older_start_cannot_pass_for_alive(store: Store) -> None:
    take_over(store)
    take_over(store)
    with pytest.raises(StoreConflict), store.write() as tx:
        owner.alive(tx, 1, NOW)
    assert take_over(store).last_alive is None
