"""The next request: whose turn, which rows, and who is left out at the last moment."""

from datetime import timedelta

import pytest

from lib.dispatch.worker import Sender
from lib.model.mode import Mode
from lib.model.person import LOCAL
from tests.dispatch.scene import CUT, NEVER_READY, NOW, Scene, numbers, released

LIVE = "https://twin.example"


def test_rows_leave_in_the_order_of_the_file_as_many_as_a_request_takes(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), batch_size=2)
    assert [sender.step() for _ in range(4)] == [True, True, True, False]
    assert scene.twin.asked == [("s1:2", "s1:3"), ("s1:4", "s1:5"), ("s1:6",)]
    assert scene.states() == ["accepted"] * 5
    assert scene.standing() == ("finished", None)


def test_the_body_is_the_frozen_objects_and_nothing_else(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    with scene.store.read() as reader:
        frozen = [bytes(row[0]) for row in reader.rows("select payload from item order by ordinal")]
    sender.step()
    assert scene.twin.bodies == [b'{"batch":[' + b",".join(frozen) + b"]}"]


def test_the_intent_is_committed_before_the_post_and_its_people_are_sending(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(3))
    seen: list[tuple[list[str], int]] = []

    def look() -> None:
        with scene.store.read() as reader:
            seen.append((scene.states(), reader.value("select count(*) from attempt where closed_at is null")))

    scene.twin.meanwhile = look
    sender.step()
    assert seen == [(["sending", "sending", "waiting"], 1)]
    assert scene.states() == ["accepted", "accepted", "waiting"]


def test_submissions_take_turns(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), "s1", batch_size=1)
    released(scene.store, numbers(2, start=11), "s2", batch_size=1)
    for _ in range(4):
        sender.step()
        scene.clock.pass_(seconds=1)
    assert [asked[0] for asked in scene.twin.asked] == ["s1:2", "s2:2", "s1:3", "s2:3"]


def test_one_that_waits_for_its_next_try_holds_up_nobody(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_RETRY_SECONDS=60)
    released(scene.store, numbers(1), "s1")
    released(scene.store, numbers(1, start=11), "s2")
    scene.twin.answers = [NEVER_READY]
    assert [sender.step() for _ in range(3)] == [True, True, False]
    assert scene.twin.asked == [("s1:2",), ("s2:2",)]
    assert scene.states("s2") == ["accepted"]


@pytest.mark.parametrize("state", ["held", "waiting", "unknown"])
def test_a_number_that_is_on_its_way_elsewhere_is_left_out_at_the_last_moment(scene: Scene, state: str) -> None:
    sender = scene.start()
    released(scene.store, numbers(1), "s1")
    released(scene.store, numbers(2), "s2")
    with scene.store.write() as tx:
        tx.execute("update item set state = ? where submission_id = 's1'", [state])
        tx.execute("update submission set state = 'paused', pause = 'unknown' where id = 's1'")
    sender.step()
    assert scene.twin.asked == [("s2:3",)]
    with scene.store.read() as reader:
        found = reader.one("select state, excluded, excluded_by from item where submission_id = 's2' order by ordinal")
    assert found == ("excluded", "in_another", "s1")


def test_of_two_that_wait_for_the_same_number_exactly_one_sends_it(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(1), "s1")
    released(scene.store, numbers(1), "s2")
    for _ in range(6):
        sender.step()
    assert len(scene.twin.bodies) == 1
    assert sorted(scene.states("s1") + scene.states("s2")) == ["accepted", "excluded"]


@pytest.mark.parametrize(
    ("days", "state"), [(6.99, "excluded"), (7.01, "accepted")], ids=["within the days", "after them"]
)
def test_a_number_accepted_elsewhere_lately_is_left_out(scene: Scene, days: float, state: str) -> None:
    sender = scene.start()
    released(scene.store, numbers(1), "s1")
    sender.step()
    scene.clock.pass_(days=days)
    released(scene.store, numbers(1), "s2", at=scene.clock())
    for _ in range(4):
        sender.step()
    assert scene.states("s2") == [state]
    assert scene.standing("s2") == ("finished", None)


def test_a_number_twice_in_one_release_is_no_reason_to_leave_it_out(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(1) * 3, batch_size=1)
    for _ in range(4):
        sender.step()
    assert scene.twin.asked == [("s1:2",), ("s1:3",), ("s1:4",)]


def test_any_of_several_numbers_leaves_a_person_out(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, ["79000000001"], "s1")
    sender.step()
    released(scene.store, [("79000000009", "79000000001"), "79000000008"], "s2")
    sender.step()
    sender.step()
    assert scene.states("s2") == ["excluded", "accepted"]


def test_a_submission_where_nobody_is_left_finishes_without_a_request(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(1), "s1")
    sender.step()
    released(scene.store, numbers(1), "s2")
    for _ in range(4):
        sender.step()
    assert len(scene.twin.bodies) == 1
    assert scene.standing("s2") == ("finished", None)


def live(scene: Scene, people: int, *, limit: int) -> Sender:
    """A released file of so many, sent for ten turns, four a request, under a day's limit."""
    sender = scene.start(mode=Mode.LIVE, address=LIVE, CALLBOARD_DAY_LIMIT=limit)
    released(scene.store, numbers(people), address=LIVE, batch_size=4)
    for _ in range(10):
        sender.step()
    return sender


def test_the_day_s_limit_cuts_the_last_request_short_and_pauses(scene: Scene) -> None:
    live(scene, 12, limit=10)
    assert [len(asked) for asked in scene.twin.asked] == [4, 4, 2]
    assert scene.standing() == ("paused", "day_limit")
    assert scene.states().count("waiting") == 2


def test_a_file_that_just_fits_the_day_s_limit_finishes(scene: Scene) -> None:
    live(scene, 10, limit=10)
    assert scene.standing() == ("finished", None)


def test_a_limit_of_nobody_sends_nothing(scene: Scene) -> None:
    live(scene, 1, limit=0)
    assert scene.twin.bodies == []
    assert scene.standing() == ("paused", "day_limit")


def test_the_day_s_limit_counts_the_last_24_hours_over_all_submissions(scene: Scene) -> None:
    sender = live(scene, 10, limit=10)
    scene.clock.now = NOW + timedelta(hours=23, minutes=59)
    released(scene.store, numbers(1, start=50), "s2", address=LIVE)
    sender.step()
    assert scene.standing("s2") == ("paused", "day_limit")
    scene.clock.now = NOW + timedelta(hours=24, seconds=1)
    scene.orders.resume("s2", by=LOCAL, leaving_unknown=True)
    sender.step()
    assert scene.states("s2") == ["accepted"]


def test_what_may_have_been_called_counts_and_what_surely_was_not_does_not(scene: Scene) -> None:
    sender = scene.start(mode=Mode.LIVE, address=LIVE, CALLBOARD_DAY_LIMIT=4, CALLBOARD_TRIES=1)
    released(scene.store, numbers(6), address=LIVE, batch_size=2)
    scene.twin.answers = [NEVER_READY, CUT]
    for _ in range(3):
        sender.step()
        scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    assert scene.states() == ["not_sent", "not_sent", "unknown", "unknown", "accepted", "accepted"]
    assert [len(asked) for asked in scene.twin.asked] == [2, 2, 2]


@pytest.mark.parametrize(
    ("mode", "address", "pause"),
    [
        (Mode.LIVE, "https://other.example", "other_address"),
        (Mode.LIVE_NO_TOKEN, LIVE, "no_token"),
        (Mode.SANDBOX, "sandbox", "other_address"),
    ],
)
def test_a_submission_goes_only_where_it_was_released_for(scene: Scene, mode: Mode, address: str, pause: str) -> None:
    sender = scene.start(mode=mode, address=address)
    released(scene.store, numbers(1), address=LIVE)
    assert not sender.step()
    assert scene.twin.bodies == []
    assert scene.standing() == ("paused", pause)
    assert scene.states() == ["waiting"]
