"""The tables of legal moves: every state has a line, and what is final stays final."""

import pytest

from lib.model.item import BLOCKS, ItemState
from lib.model.item import MOVES as ITEM_MOVES
from lib.model.submission import MOVES, MOVING, SubmissionState

_I = ItemState
_S = SubmissionState


def test_every_state_has_its_line() -> None:
    assert set(ITEM_MOVES) == set(ItemState)
    assert set(MOVES) == set(SubmissionState)


@pytest.mark.parametrize("state", ItemState)
def test_no_state_moves_to_itself(state: ItemState) -> None:
    assert state not in ITEM_MOVES[state]


def test_nothing_leaves_accepted() -> None:
    assert ITEM_MOVES[_I.ACCEPTED] == frozenset()


def test_what_may_have_been_dialled_never_waits_again() -> None:
    assert ITEM_MOVES[_I.UNKNOWN] == {_I.ACCEPTED, _I.NOT_SENT}


def test_only_what_waits_is_sent() -> None:
    assert {state for state, targets in ITEM_MOVES.items() if _I.SENDING in targets} == {_I.WAITING}


def test_only_a_request_that_is_out_becomes_unknown_or_rejected() -> None:
    for end in (_I.UNKNOWN, _I.REJECTED):
        assert {state for state, targets in ITEM_MOVES.items() if end in targets} == {_I.SENDING}


def test_back_to_waiting_comes_what_surely_was_not_obeyed() -> None:
    assert {state for state, targets in ITEM_MOVES.items() if _I.WAITING in targets} == {
        _I.HELD, _I.SENDING, _I.REJECTED
    }  # fmt: skip


@pytest.mark.parametrize("end", [_I.CANCELLED, _I.EXCLUDED, _I.NOT_SENT])
def test_what_has_ended_unsent_can_only_turn_out_to_have_been_called(end: ItemState) -> None:
    assert ITEM_MOVES[end] == {_I.ACCEPTED}


def test_the_guard_blocks_what_is_on_its_way_or_unclear() -> None:
    assert {_I.WAITING, _I.HELD, _I.SENDING, _I.UNKNOWN} == BLOCKS


def test_a_stopped_submission_stays_so() -> None:
    assert MOVES[_S.STOPPED] == frozenset()


def test_a_finished_submission_goes_on_only_when_a_person_splits_a_refused_request_of_it() -> None:
    assert MOVES[_S.FINISHED] == {_S.QUEUED}


def test_a_stop_can_be_pressed_until_the_end_and_is_never_taken_back() -> None:
    assert {state for state, targets in MOVES.items() if _S.STOPPING in targets} == {_S.QUEUED, _S.RUNNING, _S.PAUSED}
    assert MOVES[_S.STOPPING] == {_S.STOPPED}


def test_what_paused_goes_on_through_the_queue_only() -> None:
    assert MOVES[_S.PAUSED] == {_S.QUEUED, _S.STOPPING}


def test_what_moves_is_watched() -> None:
    assert {_S.QUEUED, _S.RUNNING, _S.STOPPING} == MOVING
