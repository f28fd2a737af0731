"""A refused request goes again in halves only where somebody wanted that, and only what was refused whole."""

import pytest

from lib.dispatch.orders import NotRefusedWhole
from lib.model.outcome import Answer
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.store.errors import StoreConflict
from tests.dispatch.scene import Scene, accepted, asked, numbers, released, status


def refusing(scene: Scene, culprit: str, code: int) -> None:
    """Let TWIN refuse every request that holds this row, whole, and accept the others."""

    def post(body: bytes) -> Answer:
        scene.twin.bodies.append(body)
        return status(code) if culprit in asked(body) else accepted(body)

    scene.twin.answers = []
    scene.twin.played = post


def test_too_big_goes_again_in_halves_where_its_releaser_set_it_so(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4), pace=Pace(4, halve=True))
    scene.twin.answers = [status(413)]
    for _ in range(4):
        sender.step()
    assert scene.twin.asked == [
        ("s1:2", "s1:3", "s1:4", "s1:5"), ("s1:2", "s1:3"), ("s1:4", "s1:5")
    ]  # fmt: skip
    assert scene.states() == ["accepted"] * 4
    with scene.store.read() as reader:
        assert reader.rows("select request, verdict from attempt order by id") == [
            (1, "rejected"), (2, "accepted"), (3, "accepted")
        ]  # fmt: skip


def test_too_big_is_rejected_where_nobody_set_it_so(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4), pace=Pace(4))
    scene.twin.answers = [status(413)]
    for _ in range(3):
        sender.step()
    assert len(scene.twin.bodies) == 1
    assert scene.states() == ["rejected"] * 4


def test_a_single_candidate_that_is_too_big_stays_rejected(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(1), pace=Pace(4, halve=True))
    scene.twin.answers = [status(413)]
    for _ in range(3):
        sender.step()
    assert len(scene.twin.bodies) == 1
    assert scene.states() == ["rejected"]


def test_the_culprit_is_found_by_halves_and_everybody_else_is_called_once(scene: Scene) -> None:
    sender = scene.start(TWIN_REFUSES_WHOLE=True)
    released(scene.store, numbers(8), pace=Pace(8))
    refusing(scene, "s1:6", 422)
    sender.step()
    assert scene.states() == ["rejected"] * 8
    assert len(scene.twin.bodies) == 1, "nothing goes again before somebody asks"
    scene.orders.split("s1", 1, by=LOCAL)
    for _ in range(12):
        sender.step()
    assert scene.states() == ["accepted"] * 4 + ["rejected"] + ["accepted"] * 3
    took = [each for each in scene.twin.asked if "s1:6" not in each]
    assert sorted(key for each in took for key in each) == [f"s1:{row}" for row in (2, 3, 4, 5, 7, 8, 9)]
    assert scene.standing() == ("finished", None)


def test_a_refusal_that_proves_nothing_is_not_split(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), pace=Pace(2))
    scene.twin.answers = [status(422)]
    sender.step()
    assert scene.states() == ["unknown"] * 2
    with pytest.raises(NotRefusedWhole):
        scene.orders.split("s1", 1, by=LOCAL)
    assert scene.states() == ["unknown"] * 2


@pytest.mark.parametrize("request_number", [1, 2], ids=["accepted", "no such request"])
def test_nothing_but_a_rejected_request_is_split(scene: Scene, request_number: int) -> None:
    sender = scene.start(TWIN_REFUSES_WHOLE=True)
    released(scene.store, numbers(2), pace=Pace(2))
    sender.step()
    with pytest.raises(NotRefusedWhole):
        scene.orders.split("s1", request_number, by=LOCAL)
    assert scene.states() == ["accepted"] * 2


def test_a_second_press_splits_nothing(scene: Scene) -> None:
    sender = scene.start(TWIN_REFUSES_WHOLE=True)
    released(scene.store, numbers(4), pace=Pace(4))
    scene.twin.answers = [status(422)]
    sender.step()
    scene.orders.split("s1", 1, by=LOCAL)
    with pytest.raises(NotRefusedWhole):
        scene.orders.split("s1", 1, by=LOCAL)
    for _ in range(4):
        sender.step()
    assert [len(each) for each in scene.twin.asked] == [4, 2, 2]


def test_a_stopped_submission_is_not_split(scene: Scene) -> None:
    sender = scene.start(TWIN_REFUSES_WHOLE=True)
    released(scene.store, numbers(3), pace=Pace(2))
    scene.twin.answers = [status(422)]
    sender.step()
    scene.orders.stop("s1", by=LOCAL)
    with pytest.raises(StoreConflict):
        scene.orders.split("s1", 1, by=LOCAL)
    assert scene.states() == ["rejected", "rejected", "cancelled"]
