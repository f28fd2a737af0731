"""What a start finds, and what goes on by itself."""

from datetime import timedelta

import pytest

from lib.model.person import LOCAL
from tests.dispatch.scene import CUT, NOW, Scene, numbers, released

MINUTE = timedelta(minutes=1)


class Killed(BaseException):
    """The process ended here."""


def kill() -> None:
    """End the process while a request is out."""
    raise Killed


def cut_off(scene: Scene, people: int = 4) -> None:
    """A start that is killed while its second request is out."""
    sender = scene.start()
    released(scene.store, numbers(people), batch_size=1)
    sender.step()
    scene.twin.meanwhile = kill
    with pytest.raises(Killed):
        sender.step()
    scene.twin.meanwhile = None


def test_a_request_that_was_out_is_unknown_and_its_submission_waits_for_a_person(scene: Scene) -> None:
    cut_off(scene)
    assert scene.states() == ["accepted", "sending", "waiting", "waiting"]
    sender = scene.start()
    assert not sender.step()
    assert scene.states() == ["accepted", "unknown", "waiting", "waiting"]
    assert scene.standing() == ("paused", "unknown")


def test_resumed_it_goes_on_with_what_waits_and_asks_for_nobody_twice(scene: Scene) -> None:
    cut_off(scene)
    sender = scene.start()
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    for _ in range(5):
        sender.step()
    assert scene.twin.asked == [("s1:2",), ("s1:3",), ("s1:4",), ("s1:5",)]
    assert scene.states() == ["accepted", "unknown", "accepted", "accepted"]
    assert scene.standing() == ("finished", None)


@pytest.mark.parametrize(
    ("away", "stands"),
    [
        (timedelta(seconds=5), ("running", None)),
        (15 * MINUTE - timedelta(seconds=1), ("running", None)),
        (15 * MINUTE, ("paused", "restarted")),
        (timedelta(days=30), ("paused", "restarted")),
        (-5 * MINUTE, ("running", None)),
        (-timedelta(days=365), ("paused", "restarted")),
    ],
    ids=["seconds", "nearly 15 minutes", "15 minutes", "a month", "a clock set back a little", "a clock set back far"],
)
def test_only_a_short_clean_stop_goes_on_by_itself(
    scene: Scene, away: timedelta, stands: tuple[str, str | None]
) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    sender.step()
    scene.clock.now = NOW + away
    scene.start()
    assert scene.standing() == stands
    assert scene.states() == ["accepted", "accepted", "waiting", "waiting"]


def test_what_was_released_but_never_touched_waits_after_a_long_stop(scene: Scene) -> None:
    scene.start()
    released(scene.store, numbers(1))
    scene.start()  # its predecessor never told that it was alive
    assert scene.standing() == ("paused", "restarted")


def test_a_clean_submission_goes_on_beside_one_that_is_unclear(scene: Scene) -> None:
    cut_off(scene)
    released(scene.store, numbers(2, start=50), "s2")
    sender = scene.start()
    assert scene.standing("s1") == ("paused", "unknown")
    sender.step()
    assert scene.states("s2") == ["accepted", "accepted"]


def test_a_short_stop_goes_on_though_an_unknown_was_left_behind_before(scene: Scene) -> None:
    """A person has seen that unknown and pressed Resume."""
    sender = scene.start()
    released(scene.store, numbers(3), batch_size=1)
    scene.twin.answers = [CUT]
    sender.step()
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    sender.step()
    scene.start()
    assert scene.standing() == ("running", None)


def test_a_stop_that_was_pressed_holds_after_a_restart(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4), batch_size=1)

    def press_stop_and_die() -> None:
        scene.orders.stop("s1", by=LOCAL)
        kill()

    scene.twin.meanwhile = press_stop_and_die
    with pytest.raises(Killed):
        sender.step()
    assert scene.standing() == ("stopping", None)
    scene.twin.meanwhile = None
    sender = scene.start()
    assert scene.standing() == ("stopped", None)
    assert scene.states() == ["unknown", "cancelled", "cancelled", "cancelled"]
    sender.step()
    assert len(scene.twin.bodies) == 1


def test_a_paused_submission_stays_as_it_was(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), batch_size=1)
    scene.twin.answers = [CUT]
    sender.step()
    for _ in range(3):
        scene.clock.pass_(days=1)
        scene.start().step()
    assert scene.standing() == ("paused", "unknown")
    assert scene.states() == ["unknown", "waiting"]


def test_a_second_start_right_after_finds_nothing_more(scene: Scene) -> None:
    cut_off(scene)
    scene.start()
    scene.start()
    with scene.store.read() as reader:
        assert reader.rows("select count(*), count(closed_at) from attempt") == [(2, 2)]
        assert reader.rows("select verb, detail from audit where verb = 'paused'") == [
            ("paused", '{"reason": "unknown"}')
        ]
