"""What people press while a request is out, or while TWIN asked to wait."""

from lib.model.pace import Pace
from lib.model.person import LOCAL
from tests.dispatch.scene import CUT, Scene, numbers, released, status


def test_paused_and_resumed_while_a_request_is_out_it_still_stops_when_that_is_unknown(scene: Scene) -> None:
    def meanwhile() -> None:
        scene.orders.pause("s1", by=LOCAL)
        scene.orders.resume("s1", by=LOCAL)

    sender = scene.start()
    released(scene.store, numbers(4))
    scene.twin.meanwhile, scene.twin.answers = meanwhile, [CUT]
    sender.step()
    assert scene.standing() == ("paused", "unknown")
    assert len(scene.twin.bodies) == 1


def test_a_release_that_comes_while_twin_asked_to_wait_waits_too(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), "s1", pace=Pace(1))
    scene.twin.answers = [status(429, retry_after="40")]
    sender.step()
    released(scene.store, numbers(2, start=20), "s2", pace=Pace(1), at=scene.clock())
    scene.clock.pass_(seconds=39)
    assert not sender.step()
    scene.clock.pass_(seconds=1)
    assert sender.step()


def test_paused_and_resumed_it_waits_all_the_same_as_twin_asked(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), pace=Pace(1))
    scene.twin.answers = [status(429, retry_after="40")]
    sender.step()
    scene.orders.pause("s1", by=LOCAL)
    scene.orders.resume("s1", by=LOCAL)
    scene.clock.pass_(seconds=39)
    assert not sender.step()
    scene.clock.pass_(seconds=1)
    assert sender.step()


def test_a_back_off_of_ours_ends_when_a_person_resumes(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_RETRY_SECONDS=250)
    released(scene.store, numbers(2), pace=Pace(1))
    scene.twin.answers = [status(429)]
    sender.step()
    assert not sender.step()
    scene.orders.pause("s1", by=LOCAL)
    scene.orders.resume("s1", by=LOCAL)
    assert sender.step()


def test_a_refusal_of_the_account_stops_everybody_also_if_its_own_submission_is_being_stopped(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(1), "s1", pace=Pace(1))
    released(scene.store, numbers(4, start=20), "s2", pace=Pace(2))
    scene.twin.meanwhile, scene.twin.answers = lambda: scene.orders.stop("s1", by=LOCAL), [status(402)]
    sender.step()
    assert scene.standing("s1") == ("stopped", None)
    assert scene.standing("s2") == ("paused", "no_money")
    assert not sender.step()


def test_what_twin_asks_everybody_to_wait_holds_for_who_was_paused_when_it_asked(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), pace=Pace(1))
    scene.twin.meanwhile = lambda: scene.orders.pause("s1", by=LOCAL)
    scene.twin.answers = [status(429, retry_after="40")]
    sender.step()
    scene.twin.meanwhile = None
    scene.orders.resume("s1", by=LOCAL)
    scene.clock.pass_(seconds=39)
    assert not sender.step()
    scene.clock.pass_(seconds=1)
    assert sender.step()


def test_what_twin_asks_a_submission_that_is_being_stopped_holds_for_a_newcomer(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), "s1", pace=Pace(1))
    scene.twin.meanwhile = lambda: scene.orders.stop("s1", by=LOCAL)
    scene.twin.answers = [status(429, retry_after="40")]
    sender.step()
    scene.twin.meanwhile = None
    released(scene.store, numbers(2, start=20), "s2", pace=Pace(1), at=scene.clock())
    scene.clock.pass_(seconds=39)
    assert not sender.step()
    scene.clock.pass_(seconds=1)
    assert sender.step()
