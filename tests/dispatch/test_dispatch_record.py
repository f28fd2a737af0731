"""What a request came to: where its people end, and when the next one may leave."""

from datetime import timedelta

import pytest

from lib.model.outcome import Answer
from lib.model.person import LOCAL
from lib.store.errors import StoreConflict
from tests.dispatch.scene import CUT, NEVER_READY, NOW, Scene, numbers, released, status

ODD = b'[[{"autoCallId":{"identity":"t"},"autoCallCandidateId":{"identity":"c"}}]]'


@pytest.mark.parametrize(
    ("answer", "state", "stands"),
    [
        pytest.param(status(200, ODD), "accepted", ("running", None), id="a receipt that does not fit"),
        pytest.param(status(413), "rejected", ("running", None), id="413"),
        pytest.param(status(422), "unknown", ("paused", "unknown"), id="422 for several"),
        pytest.param(status(200, b"<html>"), "unknown", ("paused", "unknown"), id="200 without a receipt"),
        pytest.param(status(500), "unknown", ("paused", "unknown"), id="500"),
        pytest.param(status(307), "unknown", ("paused", "redirected"), id="a redirect"),
        pytest.param(CUT, "unknown", ("paused", "unknown"), id="cut after sending"),
        pytest.param(status(401), "waiting", ("paused", "token_refused"), id="401"),
        pytest.param(status(402), "unknown", ("paused", "no_money"), id="402 for several"),
        pytest.param(status(429), "waiting", ("running", None), id="429"),
        pytest.param(NEVER_READY, "waiting", ("running", None), id="never ready"),
    ],
)
def test_people_end_where_the_answer_puts_them(
    scene: Scene, answer: Answer, state: str, stands: tuple[str, str | None]
) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    scene.twin.answers = [answer]
    sender.step()
    assert scene.states() == [state, state, "waiting", "waiting"]
    assert scene.standing() == stands


@pytest.mark.parametrize(
    "answer", [status(200, ODD), status(413), status(422), status(500), CUT], ids=lambda a: a.status
)
def test_whoever_twin_may_have_obeyed_or_refused_is_never_asked_for_again(scene: Scene, answer: Answer) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    scene.twin.answers = [answer]
    for _ in range(6):
        sender.step()
        scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
        scene.clock.pass_(hours=1)
    assert scene.twin.asked == [("s1:2", "s1:3"), ("s1:4", "s1:5")]
    assert scene.standing() == ("finished", None)


def test_what_surely_never_arrived_goes_again_after_a_growing_pause_as_the_same_request(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_RETRY_SECONDS=2)
    released(scene.store, numbers(4))
    scene.twin.answers = [NEVER_READY, NEVER_READY]
    sender.step()
    assert not sender.step()
    scene.clock.pass_(seconds=3)
    assert sender.step()
    scene.clock.pass_(seconds=3)
    assert not sender.step()
    scene.clock.pass_(seconds=3)
    assert sender.step()
    assert scene.twin.bodies[0] == scene.twin.bodies[1] == scene.twin.bodies[2]
    with scene.store.read() as reader:
        assert reader.rows("select id, request, verdict from attempt order by id") == [
            (1, 1, "not_sent"), (2, 1, "not_sent"), (3, 1, "accepted")
        ]  # fmt: skip


def test_when_the_tries_are_used_up_the_people_are_not_sent_and_the_submission_pauses(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_TRIES=3)
    released(scene.store, numbers(4))
    scene.twin.answers = [NEVER_READY] * 3
    for _ in range(10):
        sender.step()
        scene.clock.pass_(minutes=1)
    assert len(scene.twin.bodies) == 3
    assert scene.states() == ["not_sent", "not_sent", "waiting", "waiting"]
    assert scene.standing() == ("paused", "unreachable")


def test_what_is_not_sent_stays_so_when_the_rest_goes_on_with_fresh_tries(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_TRIES=2)
    released(scene.store, numbers(4))
    scene.twin.answers = [NEVER_READY] * 3
    for _ in range(2):
        sender.step()
        scene.clock.pass_(minutes=1)
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    for _ in range(4):
        sender.step()
        scene.clock.pass_(minutes=1)
    assert scene.twin.asked == [("s1:2", "s1:3")] * 2 + [("s1:4", "s1:5")] * 2
    assert scene.states() == ["not_sent", "not_sent", "accepted", "accepted"]
    assert scene.standing() == ("finished", None)


def test_too_many_requests_waits_as_long_as_twin_asks(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_RETRY_SECONDS=1)
    released(scene.store, numbers(1))
    scene.twin.answers = [status(429, retry_after="90")]
    sender.step()
    scene.clock.pass_(seconds=89)
    assert not sender.step()
    scene.clock.pass_(seconds=1)
    assert sender.step()
    assert scene.states() == ["accepted"]


def test_too_many_requests_again_and_again_pauses_and_its_people_still_wait(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_TRIES=3)
    released(scene.store, numbers(2))
    scene.twin.answers = [status(429)] * 3
    for _ in range(10):
        sender.step()
        scene.clock.pass_(hours=1)
    assert len(scene.twin.bodies) == 3
    assert scene.states() == ["waiting", "waiting"]
    assert scene.standing() == ("paused", "rate_limit")


def test_a_success_between_gives_back_all_tries(scene: Scene) -> None:
    sender = scene.start(CALLBOARD_TRIES=2)
    released(scene.store, numbers(4))
    scene.twin.answers = [NEVER_READY, status(413), NEVER_READY]
    for _ in range(10):
        sender.step()
        scene.clock.pass_(minutes=1)
    assert scene.states() == ["rejected", "rejected", "accepted", "accepted"]


def test_a_token_that_is_refused_sends_nothing_more_until_a_person_resumes(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(4))
    scene.twin.answers = [status(401)]
    for _ in range(5):
        sender.step()
        scene.clock.pass_(hours=1)
    assert len(scene.twin.bodies) == 1
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    sender.step()
    assert scene.states() == ["accepted", "accepted", "waiting", "waiting"]


def test_an_unknown_of_the_last_people_pauses_and_resume_finishes(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    scene.twin.answers = [CUT]
    sender.step()
    assert scene.standing() == ("paused", "unknown")
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    sender.step()
    assert scene.standing() == ("finished", None)
    assert scene.states() == ["unknown", "unknown"]
    assert len(scene.twin.bodies) == 1


def test_an_unknown_is_what_the_guard_blocks_elsewhere_without_a_time_limit(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(1), "s1")
    scene.twin.answers = [CUT]
    sender.step()
    scene.clock.pass_(days=400)
    released(scene.store, numbers(1), "s2", at=scene.clock())
    for _ in range(3):
        sender.step()
    assert scene.states("s2") == ["excluded"]
    assert len(scene.twin.bodies) == 1


def test_the_raw_answer_is_in_the_journal(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    scene.twin.answers = [status(422, b'{"error":"no"}', content_type="application/json")]
    sender.step()
    with scene.store.read() as reader:
        (row,) = reader.rows("select status, body, headers, stage, fault, pause, opened_at, closed_at from attempt")
    assert row[:6] == (422, b'{"error":"no"}', '[["content-type", "application/json"]]', "answered", "", "unknown")
    assert row[6] == row[7] == NOW


def test_identifiers_of_a_receipt_that_fits_nobody_stay_with_the_request(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    scene.twin.answers = [status(200, ODD)]
    sender.step()
    with scene.store.read() as reader:
        assert reader.rows("select ordinal, attempt_id, auto_call_id, matched from identifier") == [
            (None, 1, "t", "not_matched")
        ]
        assert reader.value("select count_differs from attempt")


def test_a_stop_pressed_while_a_request_is_out_lets_it_finish_and_cancels_the_rest(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(6))
    seen: list[tuple[str, str | None]] = []

    def press_stop() -> None:
        scene.orders.stop("s1", by=LOCAL)
        seen.append(scene.standing())

    scene.twin.meanwhile = press_stop
    for _ in range(4):
        sender.step()
    assert seen == [("stopping", None)]
    assert scene.states() == ["accepted", "accepted", "cancelled", "cancelled", "cancelled", "cancelled"]
    assert scene.standing() == ("stopped", None)


@pytest.mark.parametrize(
    ("answer", "state"),
    [(NEVER_READY, "cancelled"), (status(429), "cancelled"), (status(401), "cancelled"), (CUT, "unknown")],
    ids=["never ready", "429", "401", "cut"],
)
def test_a_stop_pressed_meanwhile_also_ends_what_would_have_gone_again(
    scene: Scene, answer: Answer, state: str
) -> None:
    sender = scene.start()
    released(scene.store, numbers(3))
    scene.twin.answers = [answer]
    scene.twin.meanwhile = lambda: scene.orders.stop("s1", by=LOCAL)
    sender.step()
    assert scene.standing() == ("stopped", None)
    for _ in range(3):
        sender.step()
        scene.clock.pass_(hours=1)
    assert len(scene.twin.bodies) == 1
    assert scene.states() == [state, state, "cancelled"]
    assert scene.standing() == ("stopped", None)


def test_an_outcome_is_written_once_only(scene: Scene) -> None:
    """A start that took over meanwhile has called the request unknown: what comes later from the old one is refused."""
    old = scene.start()
    released(scene.store, numbers(4))
    scene.twin.meanwhile = scene.start
    with pytest.raises(StoreConflict):
        old.step()
    assert scene.states() == ["unknown", "unknown", "waiting", "waiting"]
    assert scene.standing() == ("paused", "unknown")
    with scene.store.read() as reader:
        assert reader.rows("select verdict, fault, generation from attempt") == [("unknown", "server_stopped", 1)]
        assert reader.rows("from identifier") == []


def test_an_older_start_sends_nothing_more(scene: Scene) -> None:
    old = scene.start()
    released(scene.store, numbers(4))
    old.step()
    scene.start()
    scene.clock.pass_(seconds=31)
    with pytest.raises(StoreConflict):
        old.step()
    scene.clock.now = NOW + timedelta(seconds=1)
    with pytest.raises(StoreConflict):
        old.step()
    assert len(scene.twin.bodies) == 1
