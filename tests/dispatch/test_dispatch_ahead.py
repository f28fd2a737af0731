"""Several requests out at once: the next leave before a plain yes is written, and nothing else changes by that."""

import random
from collections.abc import Sequence
from datetime import timedelta

import pytest

from lib.dispatch import worker
from lib.dispatch.plan import Request
from lib.dispatch.worker import Sender
from lib.model.pace import Pace
from lib.model.person import LOCAL
from tests.dispatch.held import Held, hold
from tests.dispatch.scene import CUT, NOW, Scene, numbers, released, status

TWO = Pace(1, parallel=2)


@pytest.fixture(autouse=True)
def _held(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch)


def out() -> list[tuple[int, ...]]:
    """The rows of each request that has left, in order."""
    return [held.attempt.ordinals for held in Held.out]


def open_requests(scene: Scene) -> int:
    """How many attempts have no outcome in the journal."""
    with scene.store.read() as reader:
        return int(reader.value("select count(*) from attempt where closed_at is null"))


def test_the_next_request_leaves_before_a_plain_yes_is_written(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), pace=TWO)
    sender._turn()
    Held.out[0].meet()
    sender._turn()
    assert out() == [(0,), (1,), (2,)]
    assert open_requests(scene) == 3, "the yes is not written yet"
    sender._turn()
    assert scene.states() == ["accepted", "sending", "sending", "waiting", "waiting"]


def test_one_at_a_time_a_yes_is_written_before_anything_else_leaves(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(3), pace=Pace(1))
    sender._turn()
    Held.out[0].meet()
    sender._turn()
    assert scene.states() == ["accepted", "sending", "waiting"]


def test_so_many_answers_are_written_whatever_else_ends(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(9), pace=TWO)
    sender._turn()
    for place in range(worker.UNWRITTEN):
        Held.out[place].meet()
        sender._turn()
    assert scene.states().count("accepted") == worker.UNWRITTEN


@pytest.mark.parametrize("parallel", [2, 4, 6])
def test_never_are_more_requests_without_an_outcome_than_may_be_out_and_may_be_unwritten(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, parallel: int
) -> None:
    sender, without_outcome = scene.start(), list[int]()
    leave = Sender._leave

    def counted(self: Sender, requests: Sequence[Request]) -> None:
        without_outcome.append(open_requests(scene))
        leave(self, requests)

    monkeypatch.setattr(Sender, "_leave", counted)
    released(scene.store, numbers(60), pace=Pace(1, parallel=parallel))
    sender._turn()
    chance, met = random.Random(parallel), 0
    while met < len(Held.out):
        together = chance.randint(1, min(parallel, len(Held.out) - met))
        for held in Held.out[met : met + together]:
            held.meet()
        met += together
        sender._turn()

    assert scene.states() == ["accepted"] * 60
    assert max(without_outcome) <= parallel + worker.UNWRITTEN
    assert max(without_outcome) > parallel, "the next ones leave before what came back is written"


def test_what_is_not_a_plain_yes_is_written_before_anything_else_leaves(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), pace=TWO)
    scene.twin.answers = [CUT]
    sender._turn()
    Held.out[0].meet()
    sender._turn()
    assert out() == [(0,), (1,)]
    assert scene.standing() == ("paused", "unknown")


def test_a_yes_to_another_request_does_not_go_ahead_of_a_refusal(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(6), pace=TWO)
    sender._turn()
    Held.out[0].meet()
    scene.twin.answers = [status(402)]
    Held.out[1].meet()
    sender._turn()
    assert out() == [(0,), (1,)]
    assert scene.standing() == ("paused", "no_money")
    assert scene.states()[:2] == ["accepted", "waiting"]


@pytest.mark.parametrize("press", ["pause", "stop"])
def test_what_a_person_pressed_meanwhile_holds_for_what_was_found_ahead(scene: Scene, press: str) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), pace=TWO)
    sender._turn()
    getattr(scene.orders, press)("s1", by=LOCAL)
    Held.out[0].meet()
    sender._turn()
    assert out() == [(0,), (1,)]


def test_a_newcomer_has_its_turn_before_what_was_found_ahead(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), "s1", pace=TWO)
    sender._turn()
    released(scene.store, numbers(2, start=50), "s2", pace=Pace(1), at=scene.clock())
    Held.out[0].meet()
    sender._turn()
    assert [held.attempt.submission_id for held in Held.out] == ["s1", "s1", "s2", "s1"]


def test_a_number_that_was_called_elsewhere_meanwhile_stays_behind(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), "s1", pace=TWO)
    sender._turn()
    with scene.store.write() as tx:
        tx.execute(
            "insert into item (submission_id, ordinal, row, row_key, state, numbers, cells, changed_at)"
            " values ('s0', 0, 2, 'other', 'accepted', ?, [], ?)",
            [numbers(5)[2:3], scene.clock()],
        )
    Held.out[0].meet()
    sender._turn()
    assert (2,) not in out()
    assert scene.states()[2] == "excluded"


def test_what_was_found_ahead_waits_for_a_token_that_has_run_out(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), pace=TWO)
    sender._turn()
    monkeypatch.setattr(type(sender._terms.credentials), "ended", lambda *_: True)
    Held.out[0].meet()
    sender._turn()
    assert out() == [(0,), (1,)]
    assert scene.standing() == ("paused", "token_ended")


def test_the_pace_holds_for_what_was_found_ahead(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(9), pace=Pace(1, parallel=2, per_ten_minutes=3))
    met = 0
    for _ in range(6):
        sender._turn()
        while met < len(Held.out):
            Held.out[met].meet()
            met += 1
    assert out() == [(0,), (1,), (2,)]
    scene.clock.pass_(minutes=10)
    sender._turn()
    assert len(out()) > 3


def test_everybody_is_asked_for_once_and_the_submission_finishes(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(23), pace=Pace(2, parallel=3), at=NOW - timedelta(seconds=1))
    met = 0
    for _ in range(60):
        sender._turn()
        while met < len(Held.out):
            Held.out[met].meet()
            met += 1
    assert scene.standing() == ("finished", None)
    rows = [ordinal for rows in out() for ordinal in rows]
    assert rows == list(range(23))
    assert [len(each) for each in scene.twin.asked].count(2) == 11


def test_what_was_left_unknown_on_purpose_counts_no_more_also_while_an_older_request_is_out(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(6), pace=Pace(1, parallel=2, unknown_limit=2, unknown_reason="they know"))
    scene.twin.answers = [CUT] * 3
    sender._turn()
    older, second = Held.out[:]
    second.meet()
    sender._turn()
    Held.out[-1].meet()
    sender._turn()
    assert scene.standing() == ("paused", "unknown")
    scene.orders.resume("s1", by=LOCAL, leaving_unknown=True)
    older.meet()
    sender._turn()
    assert scene.standing() == ("running", None), "one since, and two are allowed"
