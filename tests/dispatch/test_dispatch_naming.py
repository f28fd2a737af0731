"""Whose the ids are that came with an accepted request and fitted nobody."""

import pytest

from lib.dispatch import naming
from lib.dispatch.reconcile import Found, IdentifierTaken
from lib.model.evidence import Source
from lib.model.item import Identifiers
from lib.store.errors import StoreConflict
from tests.dispatch.scene import Scene, numbers, released, status
from tests.dispatch.test_dispatch_reconcile import MARIA, audit, identifiers

ONE_PAIR_FOR_TWO = b'[[{"autoCallId": {"identity": "task"}, "autoCallCandidateId": {"identity": "came"}}]]'


@pytest.fixture
def accepted(scene: Scene) -> Scene:
    """Two requests of two people: the first was accepted with one pair, whose it is nobody knows."""
    sender = scene.start()
    released(scene.store, numbers(4))
    scene.twin.answers = [status(200, ONE_PAIR_FOR_TWO)]
    sender.step()
    sender.step()
    return scene


def give(scene: Scene, attempt_id: int, *matches: Found) -> None:
    naming.name(scene.store, attempt_id, matches, at=scene.clock(), by=MARIA, note="report.csv", source=Source.REPORT)


def match(ordinal: int, candidate: str) -> Found:
    return Found(ordinal, (Identifiers("task", candidate),))


def test_a_report_gives_people_their_ids_and_nobody_moves(accepted: Scene) -> None:
    give(accepted, 1, match(0, "new"), match(1, "came"))
    assert accepted.states() == ["accepted"] * 4
    assert identifiers(accepted) == [(0, "new", "certain", "report"), (1, "came", "certain", "report")]
    assert audit(accepted) == [("ids given", {"request": 1, "people": 2, "source": "report"})]
    assert naming.requests(accepted.store) == ()
    assert naming.count(accepted.store) == 0
    assert len(accepted.twin.bodies) == 2


def test_who_has_an_id_is_not_given_another(accepted: Scene) -> None:
    give(accepted, 1, match(0, "new"))
    assert [each.ordinal for each in naming.nameless(accepted.store, 1)] == [1]
    with pytest.raises(StoreConflict):
        give(accepted, 1, match(0, "another"))
    assert identifiers(accepted) == [(0, "new", "certain", "report")]


@pytest.mark.parametrize(("attempt", "ordinal"), [(1, 2), (2, 2), (99, 0)])
def test_only_people_of_such_a_request_are_given_ids(accepted: Scene, attempt: int, ordinal: int) -> None:
    with pytest.raises(StoreConflict):
        give(accepted, attempt, match(ordinal, "new"))
    assert audit(accepted) == []


def test_an_id_of_somebody_else_stays_theirs(accepted: Scene) -> None:
    with pytest.raises(IdentifierTaken):
        give(accepted, 1, match(0, "id of s1:4"))
    with pytest.raises(IdentifierTaken):
        give(accepted, 1, match(0, "came"), match(1, "came"))
    assert identifiers(accepted) == []
