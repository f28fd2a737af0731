"""How fast it goes, how many at once, and at what it stops."""

import pytest

from lib.dispatch import pacing
from lib.model.pace import Pace
from lib.model.person import LOCAL
from tests.dispatch.scene import CUT, NEVER_READY, NOW, Scene, numbers, released, status, wait_until

ACCEPTED = status(200, b'[[{"autoCallId":{"identity":"t"},"autoCallCandidateId":{"identity":"c"}}]]')


def test_so_many_people_in_any_ten_minutes_and_no_more(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(10), pace=Pace(2, per_ten_minutes=5))
    for _ in range(4):
        sender.step()
        scene.clock.pass_(minutes=1)
    assert len(scene.twin.bodies) == 2, "a third request would make it six"
    scene.clock.pass_(minutes=6)  # ten after the first
    sender.step()
    sender.step()
    assert len(scene.twin.bodies) == 3
    assert scene.standing() == ("running", None)


def test_a_pace_below_the_size_of_a_request_makes_requests_smaller(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), pace=Pace(4, per_ten_minutes=3))
    sender.step()
    assert [len(each) for each in scene.twin.asked] == [3]


def test_the_pace_of_one_holds_up_nobody_else(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4), "s1", pace=Pace(2, per_ten_minutes=2))
    released(scene.store, numbers(4, start=50), "s2", pace=Pace(2))
    for _ in range(5):
        sender.step()
    assert scene.standing("s2") == ("finished", None)
    assert scene.states("s1") == ["accepted", "accepted", "waiting", "waiting"]


def test_the_pace_may_change_while_it_runs(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(9), pace=Pace(1, per_ten_minutes=1))
    sender.step()
    assert not sender.step()
    assert scene.orders.set_pace("s1", Pace(4, parallel=2), by=LOCAL)
    sender.step()
    assert [len(each) for each in scene.twin.asked] == [1, 4]
    with scene.store.read() as reader:
        assert reader.rows("select verb, person_name from audit") == [("pace set", "Local user")]


def test_the_pace_of_what_has_ended_does_not_change(scene: Scene) -> None:
    scene.start()
    released(scene.store, numbers(1))
    scene.orders.stop("s1", by=LOCAL)
    assert not scene.orders.set_pace("s1", Pace(4), by=LOCAL)


def test_several_requests_are_out_at_the_same_time_and_never_more(scene: Scene) -> None:
    out, most = 0, 0
    started = []

    def meanwhile() -> None:
        nonlocal out, most
        out += 1
        most = max(most, out)
        started.append(out)
        wait_until(lambda: len(started) >= 3)
        out -= 1

    scene.twin.meanwhile = meanwhile
    sender = scene.start()
    released(scene.store, numbers(6), pace=Pace(1, parallel=3))
    sender.start()
    wait_until(lambda: scene.standing() == ("finished", None))
    assert sender.stop(wait_seconds=10)
    assert most == 3
    assert sorted(key for each in scene.twin.asked for key in each) == [f"s1:{row}" for row in range(2, 8)]
    assert scene.states() == ["accepted"] * 6


def test_of_all_submissions_together_no_more_are_out_than_the_server_lets(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_PARALLEL_MOST=2)
    for place, name in enumerate(("s1", "s2", "s3")):
        released(scene.store, numbers(2, start=10 * place), name, pace=Pace(1, parallel=2))
    outs = []
    scene.twin.meanwhile = lambda: outs.append(sender.health().out)
    sender.start()
    wait_until(lambda: all(scene.standing(name) == ("finished", None) for name in ("s1", "s2", "s3")))
    assert sender.stop(wait_seconds=10)
    assert max(outs) == 2
    assert len(scene.twin.bodies) == 6


def test_forty_rows_do_not_wait_behind_three_thousand(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(300), "big", pace=Pace(10, parallel=4))
    released(scene.store, numbers(4, start=5000), "small", pace=Pace(2))
    sender.start()
    wait_until(lambda: scene.standing("small") == ("finished", None))
    big = [each for each in scene.twin.asked if each[0].startswith("big")]
    assert sender.stop(wait_seconds=10)
    assert len(big) < 20


def test_while_one_try_after_another_comes_to_nothing_a_single_request_asks(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_RETRY_SECONDS=0)
    released(scene.store, numbers(4), pace=Pace(1, parallel=2))
    scene.twin.answers = [NEVER_READY] * 3
    outs = []
    sender.step()
    scene.twin.meanwhile = lambda: outs.append(sender.health().out)
    sender.start()
    wait_until(lambda: scene.standing() == ("paused", "unreachable"))
    assert sender.stop(wait_seconds=10)
    assert outs == [1, 1]


def test_a_body_that_is_too_big_goes_in_smaller_requests_and_everybody_goes_once(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_BODY_BYTES=200)
    released(scene.store, numbers(5), pace=Pace(5))
    for _ in range(5):
        sender.step()
    assert all(len(body) <= 200 for body in scene.twin.bodies)
    assert sorted(key for each in scene.twin.asked for key in each) == [f"s1:{row}" for row in range(2, 7)]


def test_a_single_candidate_goes_whatever_its_size(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_BODY_BYTES=1)
    released(scene.store, numbers(2), pace=Pace(2))
    sender.step()
    assert [len(each) for each in scene.twin.asked] == [1]


def test_it_stops_at_the_first_unknown_unless_the_releaser_set_another_number(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_BREAKER=10)
    released(scene.store, numbers(6), pace=Pace(1, unknown_limit=3, unknown_reason="the line is bad"))
    scene.twin.answers = [CUT, CUT]
    for _ in range(2):
        sender.step()
    assert scene.standing() == ("running", None)
    scene.twin.answers = [status(200, b"[]")]
    sender.step()
    assert scene.standing() == ("paused", "unknown")
    assert scene.states() == ["unknown"] * 3 + ["waiting"] * 3


def test_left_on_purpose_unknowns_do_not_count_again(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(3), pace=Pace(1))
    scene.twin.answers = [CUT]
    sender.step()
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    sender.step()
    assert scene.standing() == ("running", None)


@pytest.mark.parametrize("answer", [status(405), CUT], ids=["refused", "unknown"])
def test_the_breaker_pauses_after_so_many_requests_in_a_row_that_were_not_accepted(scene: Scene, answer) -> None:
    sender = scene.start(CALLBOARD_BREAKER=2)
    released(scene.store, numbers(6), pace=Pace(1, unknown_limit=5, unknown_reason="why"))
    scene.twin.answers = [answer, ACCEPTED, answer]
    for _ in range(3):
        sender.step()
    assert scene.standing() == ("running", None), "a success between gives it another chance"
    scene.twin.answers = [answer]
    sender.step()
    assert scene.standing() == ("paused", "failures")


@pytest.mark.parametrize(("code", "pause"), [(401, "token_refused"), (402, "no_money"), (403, "forbidden")])
def test_what_is_refused_for_the_account_stops_every_submission(scene: Scene, code: int, pause: str) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), "s1", pace=Pace(1))
    released(scene.store, numbers(2, start=50), "s2", pace=Pace(1))
    scene.twin.answers = [status(code)]
    for _ in range(4):
        sender.step()
    assert scene.standing("s1") == ("paused", pause)
    assert scene.standing("s2") == ("paused", pause)
    assert len(scene.twin.bodies) == 1


def test_when_twin_asks_to_wait_everybody_waits_and_the_page_can_say_how_long(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), "s1", pace=Pace(1))
    released(scene.store, numbers(2, start=50), "s2", pace=Pace(1))
    scene.twin.answers = [status(429, retry_after="40")]
    for _ in range(3):
        sender.step()
    assert len(scene.twin.bodies) == 1
    with scene.store.read() as reader:
        assert reader.rows("select asked_to_wait from submission") == [(40.0,), (40.0,)]
    scene.clock.pass_(seconds=40)
    for _ in range(4):
        sender.step()
    assert len(scene.twin.bodies) == 5
    with scene.store.read() as reader:
        assert reader.value("select asked_to_wait from submission where id = 's1'") is None


def test_the_pace_says_until_when_nothing_leaves() -> None:
    left = [(NOW, 2), (NOW.replace(minute=3), 2)]
    assert pacing.until(Pace(2, per_ten_minutes=4), left, 5) == NOW.replace(minute=10)
    assert pacing.until(Pace(2, per_ten_minutes=6), left, 5) is None
    assert pacing.until(Pace(2), left, 5) is None
    assert pacing.until(Pace(2, per_ten_minutes=4), left, 0) is None


@pytest.mark.parametrize(
    ("pace", "seconds"), [(Pace(10), 20), (Pace(10, parallel=4), 5), (Pace(10, per_ten_minutes=50), 600)]
)
def test_how_long_it_takes_is_what_the_wire_or_the_pace_takes(pace: Pace, seconds: float) -> None:
    assert pacing.expected_seconds(100, pace, 2.0) == seconds
