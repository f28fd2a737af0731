"""Stop and Resume, pressed by people who press twice."""

import pytest

from lib.model.person import LOCAL, Person
from tests.dispatch.scene import CUT, NEVER_READY, Scene, numbers, released

MARIA = Person("maria", "Maria")


def test_stop_between_requests_cancels_at_once_what_waits(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    sender.step()
    scene.orders.stop("s1", by=LOCAL)
    assert scene.standing() == ("stopped", None)
    assert scene.states() == ["accepted", "accepted", "cancelled", "cancelled"]
    sender.step()
    assert len(scene.twin.bodies) == 1


def test_stop_while_the_next_try_is_far_off_stops_at_once(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_RETRY_SECONDS=250)
    released(scene.store, numbers(2))
    scene.twin.answers = [NEVER_READY]
    sender.step()
    scene.orders.stop("s1", by=LOCAL)
    assert scene.standing() == ("stopped", None)
    assert scene.states() == ["cancelled", "cancelled"]
    scene.clock.pass_(days=1)
    sender.step()
    assert len(scene.twin.bodies) == 1


@pytest.mark.parametrize("after", ["released", "paused"])
def test_stop_needs_no_sender(scene: Scene, after: str) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), batch_size=1)
    if after == "paused":
        scene.twin.answers = [CUT]
        sender.step()
    scene.orders.stop("s1", by=LOCAL)
    assert scene.standing() == ("stopped", None)
    assert "waiting" not in scene.states()


def test_held_rows_are_cancelled_too(scene: Scene) -> None:
    scene.start()
    released(scene.store, numbers(2))
    with scene.store.write() as tx:
        tx.execute("update item set state = 'held' where ordinal = 1")
    scene.orders.stop("s1", by=LOCAL)
    assert scene.states() == ["cancelled", "cancelled"]


def test_stopped_is_final(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    scene.orders.stop("s1", by=LOCAL)
    scene.orders.resume("s1", by=LOCAL)
    scene.orders.stop("s1", by=LOCAL)
    sender.step()
    assert scene.standing() == ("stopped", None)
    assert scene.twin.bodies == []


def test_a_finished_submission_cannot_be_stopped_or_resumed(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(1))
    sender.step()
    sender.step()
    scene.orders.stop("s1", by=LOCAL)
    scene.orders.resume("s1", by=LOCAL)
    assert scene.standing() == ("finished", None)


def test_resume_of_what_is_not_paused_changes_nothing(scene: Scene) -> None:
    scene.start()
    released(scene.store, numbers(1))
    scene.orders.resume("s1", by=LOCAL)
    scene.orders.resume("nobody's", by=LOCAL)
    scene.orders.stop("nobody's", by=LOCAL)
    assert scene.standing() == ("queued", None)
    with scene.store.read() as reader:
        assert reader.rows("select verb from audit") == []


def test_the_audit_names_who_pressed_and_only_the_press_that_did_something(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), batch_size=1)
    scene.twin.answers = [CUT]
    sender.step()
    for _ in range(2):
        scene.orders.resume("s1", by=MARIA)
    for _ in range(2):
        scene.orders.stop("s1", by=MARIA)
    with scene.store.read() as reader:
        assert reader.rows("select verb, person_name, subject from audit") == [
            ("paused", "Callboard", "s1"), ("resumed", "Maria", "s1"), ("stopped", "Maria", "s1")
        ]  # fmt: skip
