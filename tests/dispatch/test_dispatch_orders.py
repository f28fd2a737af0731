"""Stop and Resume, pressed by people who press twice."""

import pytest

from lib.dispatch.orders import StoreLocked, UnknownFirst
from lib.dispatch.update import Updates
from lib.model.evidence import Lock
from lib.model.person import LOCAL, Person
from lib.store import owner
from tests.dispatch.scene import CUT, NEVER_READY, Scene, numbers, released, wait_until

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
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
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
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    assert scene.standing() == ("finished", None)


def test_resume_of_what_is_not_paused_changes_nothing(scene: Scene) -> None:
    scene.start()
    released(scene.store, numbers(1))
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    scene.orders.resume("nobody's", by=LOCAL, leaving_unknown=True)
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
        scene.orders.resume("s1", by=MARIA, leaving_unknown=True)
    for _ in range(2):
        scene.orders.stop("s1", by=MARIA)
    with scene.store.read() as reader:
        assert reader.rows("select verb, person_name, subject from audit") == [
            ("paused", "Callboard", "s1"), ("resumed", "Maria", "s1"), ("stopped", "Maria", "s1")
        ]  # fmt: skip


def test_pause_lets_nothing_more_leave_until_somebody_resumes(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    sender.step()
    for _ in range(2):
        scene.orders.pause("s1", by=MARIA)
    assert not sender.step()
    assert scene.standing() == ("paused", "person")
    scene.orders.resume("s1", by=MARIA)
    sender.step()
    assert scene.states() == ["accepted"] * 4
    with scene.store.read() as reader:
        assert reader.rows("select verb from audit") == [("paused",), ("resumed",)]


def test_a_pause_while_a_request_is_out_lets_it_finish(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    scene.twin.meanwhile = lambda: scene.orders.pause("s1", by=LOCAL)
    sender.step()
    assert scene.states() == ["accepted", "accepted", "waiting", "waiting"]
    assert scene.standing() == ("paused", "person")


def test_resume_asks_first_what_shall_become_of_the_unknown(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    scene.twin.answers = [CUT]
    sender.step()
    with pytest.raises(UnknownFirst) as refused:
        scene.orders.resume("s1", by=LOCAL)
    assert refused.value.count == 2
    assert scene.standing() == ("paused", "unknown")
    assert not sender.step()


def test_stop_everything_stops_everything_once(scene: Scene) -> None:
    sender = scene.start()
    for place, name in enumerate(("s1", "s2", "s3")):
        released(scene.store, numbers(2, start=10 * place), name, batch_size=1)
    sender.step()
    scene.orders.pause("s2", by=LOCAL)
    assert scene.orders.stop_everything(by=MARIA) == 3
    assert scene.orders.stop_everything(by=MARIA) == 0
    assert not sender.step()
    assert len(scene.twin.bodies) == 1
    assert [scene.standing(name)[0] for name in ("s1", "s2", "s3")] == ["stopped"] * 3
    with scene.store.read() as reader:
        verbs = [row[0] for row in reader.rows("select verb from audit where person_name = 'Maria'")]
    assert sorted(verbs) == ["stopped"] * 3 + ["stopped everything"]


def test_stop_everything_lets_what_is_out_finish(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    scene.twin.meanwhile = lambda: scene.orders.stop_everything(by=LOCAL)
    sender.step()
    assert scene.states() == ["accepted", "accepted", "cancelled", "cancelled"]
    assert scene.standing() == ("stopped", None)


def test_a_locked_store_sends_nothing_and_resumes_nothing(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    released(scene.store, numbers(2, start=9), "s2")
    scene.orders.pause("s2", by=LOCAL)
    with scene.store.write() as tx:
        owner.lock(tx, Lock.BEHIND, scene.clock())
    assert not sender.step()
    with pytest.raises(StoreLocked):
        scene.orders.resume("s2", by=LOCAL)
    assert scene.twin.bodies == []


def test_prepared_for_an_update_nothing_more_leaves_until_somebody_carries_on(scene: Scene) -> None:
    sender = scene.start()
    updates = Updates(scene.store, sender, scene.clock)
    updates.prepare(by=MARIA)
    updates.prepare(by=MARIA)
    released(scene.store, numbers(2))
    sender.start()
    wait_until(lambda: sender.health().draining)
    updates.carry_on(by=MARIA)
    wait_until(lambda: scene.standing() == ("finished", None))
    assert sender.stop(wait_seconds=10)
    with scene.store.read() as reader:
        assert reader.rows("select verb from audit") == [("prepared for an update",), ("carried on",)]
