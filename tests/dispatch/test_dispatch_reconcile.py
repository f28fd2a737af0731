"""What a person says of people whose outcome nobody knows: found in TWIN, not there, left so."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from lib.dispatch.reconcile import WAIT, Found, IdentifierTaken, NoteNeeded, Reconcile, TooSoon
from lib.model.evidence import Source
from lib.model.item import Identifiers
from lib.model.pace import Pace
from lib.model.person import Person
from lib.store.errors import StoreConflict
from tests.dispatch.scene import CUT, NOW, Scene, numbers, released

MARIA = Person("m", "Maria")
PAIR = Identifiers("task", "candidate")
OTHER = Identifiers("task", "another")


def cut(scene: Scene, people: int = 4, *, before: int = 0) -> Reconcile:
    """A submission with two people a request: `before` are accepted, the next two are unknown, the rest waits."""
    sender = scene.start()
    released(scene.store, numbers(before + people), pace=Pace(2))
    for _ in range(before // 2):
        sender.step()
    scene.twin.answers = [CUT]
    sender.step()
    return Reconcile(scene.store, scene.clock)


def audit(scene: Scene) -> list[tuple[str, dict[str, object]]]:
    with scene.store.read() as reader:
        rows = reader.rows("select verb, detail from audit where person_name = 'Maria' order by happened_at")
    return [(verb, json.loads(detail)) for verb, detail in rows]


def identifiers(scene: Scene) -> list[tuple[int, str, str, str]]:
    with scene.store.read() as reader:
        return [
            (ordinal, candidate, matched, evidence)
            for ordinal, candidate, matched, evidence in reader.rows(
                "select ordinal, auto_call_candidate_id, matched, evidence from identifier"
                " where evidence is not null order by ordinal"
            )
        ]


def test_who_is_found_counts_as_accepted_with_the_ids_as_certain(scene: Scene) -> None:
    reconcile = cut(scene)
    reconcile.found(1, [Found(0, (PAIR,)), Found(1, (OTHER,))], by=MARIA)
    assert scene.states() == ["accepted", "accepted", "waiting", "waiting"]
    assert identifiers(scene) == [(0, "candidate", "certain", "person"), (1, "another", "certain", "person")]
    assert audit(scene) == [
        ("found in TWIN", {"request": 1, "people": 2, "with_ids": 2, "source": "person"})
    ]  # fmt: skip


def test_found_by_eye_needs_a_note_and_no_ids(scene: Scene) -> None:
    reconcile = cut(scene)
    for note in ("", "  "):
        with pytest.raises(NoteNeeded):
            reconcile.found(1, [Found(0, (PAIR,)), Found(1)], by=MARIA, note=note)
    assert scene.states()[:2] == ["unknown", "unknown"]
    reconcile.found(1, [Found(0, (PAIR,)), Found(1)], by=MARIA, note="seen in the task list")
    assert scene.states()[:2] == ["accepted", "accepted"]
    assert [each[0] for each in identifiers(scene)] == [0]
    assert [each.note for each in reconcile.standing(1).settled] == ["seen in the task list"]  # type: ignore[union-attr]


def test_a_report_speaks_for_itself(scene: Scene) -> None:
    reconcile = cut(scene)
    reconcile.found(1, [Found(0)], by=MARIA, source=Source.REPORT)
    assert scene.states()[:2] == ["accepted", "unknown"]


def test_a_candidate_may_have_an_id_for_each_of_several_numbers(scene: Scene) -> None:
    cut(scene).found(1, [Found(0, (PAIR, OTHER))], by=MARIA)
    assert [each[:2] for each in identifiers(scene)] == [(0, "candidate"), (0, "another")]


def test_a_task_alone_may_be_known_of_several_people(scene: Scene) -> None:
    task = Identifiers("task", "")
    cut(scene).found(1, [Found(0, (task,)), Found(1, (task,))], by=MARIA)
    assert [each[:3] for each in identifiers(scene)] == [(0, "", "certain"), (1, "", "certain")]


def test_an_id_that_came_with_the_request_and_fitted_nobody_is_given_to_its_person(scene: Scene) -> None:
    reconcile = cut(scene)
    with scene.store.write() as tx:
        tx.execute(
            "insert into identifier (submission_id, attempt_id, auto_call_id, auto_call_candidate_id, matched)"
            " values ('s1', 1, 'task', 'candidate', 'not_matched')"
        )
    reconcile.found(1, [Found(1, (PAIR,))], by=MARIA)
    assert identifiers(scene) == [(1, "candidate", "certain", "person")]
    with scene.store.read() as reader:
        assert reader.value("select count(*) from identifier") == 1


def test_of_several_requests_all_are_taken_or_nobody(scene: Scene) -> None:
    reconcile = cut(scene)
    scene.orders.resume("s1", by=MARIA, leaving_unknown=True)
    scene.twin.answers = [CUT]
    scene.start().step()
    with pytest.raises(IdentifierTaken):
        reconcile.found_in_several([(1, [Found(0, (PAIR,))]), (2, [Found(2, (PAIR,))])], by=MARIA)
    assert scene.states() == ["unknown"] * 4
    reconcile.found_in_several([(1, [Found(0, (PAIR,))]), (2, [Found(2, (OTHER,))])], by=MARIA, source=Source.REPORT)
    assert scene.states() == ["accepted", "unknown", "accepted", "unknown"]
    assert [detail["request"] for verb, detail in audit(scene) if verb == "found in TWIN"] == [1, 2]


def test_an_id_of_somebody_else_is_not_taken_from_them(scene: Scene) -> None:
    reconcile = cut(scene, before=2)
    with pytest.raises(IdentifierTaken):
        reconcile.found(2, [Found(2, (Identifiers("task", "id of s1:2"),))], by=MARIA)
    with pytest.raises(IdentifierTaken):
        reconcile.found(2, [Found(2, (PAIR,)), Found(3, (PAIR,))], by=MARIA)
    assert scene.states() == ["accepted", "accepted", "unknown", "unknown", "waiting", "waiting"]
    assert identifiers(scene) == []
    assert audit(scene) == []


def test_not_in_twin_is_offered_half_an_hour_after_the_request_and_not_before(scene: Scene) -> None:
    reconcile = cut(scene)
    scene.clock.pass_(minutes=29, seconds=59)
    with pytest.raises(TooSoon) as soon:
        reconcile.not_in_twin(1, [0, 1], by=MARIA, note="looked everywhere")
    assert soon.value.moment == NOW + WAIT == NOW + timedelta(minutes=30)
    assert scene.states()[:2] == ["unknown", "unknown"]
    scene.clock.pass_(seconds=1)
    reconcile.not_in_twin(1, [0, 1], by=MARIA, note="looked everywhere")
    assert scene.states() == ["not_sent", "not_sent", "waiting", "waiting"]
    assert audit(scene) == [("not in TWIN", {"request": 1, "people": 2})]


@pytest.mark.parametrize("note", ["", " \n "])
def test_not_in_twin_needs_a_note(scene: Scene, note: str) -> None:
    reconcile = cut(scene)
    scene.clock.pass_(hours=1)
    with pytest.raises(NoteNeeded):
        reconcile.not_in_twin(1, [0], by=MARIA, note=note)
    assert scene.states()[:2] == ["unknown", "unknown"]
    assert audit(scene) == []


def test_left_unknown_is_unknown_and_says_who_looked(scene: Scene) -> None:
    reconcile = cut(scene)
    reconcile.leave(1, by=MARIA, note="")
    assert scene.states()[:2] == ["unknown", "unknown"]
    assert [(each.name, each.note) for each in reconcile.requests()[0].left] == [("Maria", "")]
    assert audit(scene) == [("left unknown", {"request": 1, "people": 2})]


Press = Callable[[Reconcile], None]


def found(reconcile: Reconcile) -> None:
    reconcile.found(1, [Found(0), Found(1)], by=MARIA, note="there")


def not_there(reconcile: Reconcile) -> None:
    reconcile.not_in_twin(1, [0, 1], by=MARIA, note="not there")


def left(reconcile: Reconcile) -> None:
    reconcile.leave(1, by=MARIA, note="")


@pytest.mark.parametrize("second", [found, not_there, left])
@pytest.mark.parametrize("first", [found, not_there])
def test_of_two_people_pressing_at_once_one_settles_and_the_other_changes_nothing(
    scene: Scene, first: Press, second: Press
) -> None:
    reconcile = cut(scene)
    scene.clock.pass_(hours=1)
    first(reconcile)
    states = scene.states()
    with pytest.raises(StoreConflict):
        second(reconcile)
    assert scene.states() == states
    assert len(audit(scene)) == 1
    assert reconcile.count() == 0


def test_where_one_of_them_is_settled_meanwhile_none_is(scene: Scene) -> None:
    reconcile = cut(scene)
    reconcile.found(1, [Found(1)], by=MARIA, note="there")
    with pytest.raises(StoreConflict):
        found(reconcile)
    assert scene.states()[:2] == ["unknown", "accepted"]


@pytest.mark.parametrize(
    ("attempt", "ordinals"),
    [(1, [2]), (1, [0, 0]), (1, [0, 99]), (99, [0])],
    ids=["of another request", "twice", "nobody", "no request"],
)
def test_only_people_of_that_unknown_request_can_be_settled(scene: Scene, attempt: int, ordinals: list[int]) -> None:
    reconcile = cut(scene)
    scene.clock.pass_(hours=1)
    with pytest.raises(StoreConflict):
        reconcile.found(attempt, [Found(each) for each in ordinals], by=MARIA, note="there")
    with pytest.raises(StoreConflict):
        reconcile.not_in_twin(attempt, ordinals, by=MARIA, note="not there")
    assert scene.states() == ["unknown", "unknown", "waiting", "waiting"]
    assert audit(scene) == []


def test_the_people_of_a_request_that_was_answered_are_not_to_be_settled(scene: Scene) -> None:
    reconcile = cut(scene, before=2)
    with pytest.raises(StoreConflict):
        reconcile.found(1, [Found(0, (PAIR,))], by=MARIA)
    with pytest.raises(StoreConflict):
        reconcile.leave(1, by=MARIA, note="")


def test_nothing_here_opens_a_request_and_the_rows_add_up(scene: Scene) -> None:
    reconcile = cut(scene, people=6)
    scene.clock.pass_(hours=1)
    reconcile.found(1, [Found(0)], by=MARIA, note="there")
    reconcile.leave(1, by=MARIA, note="later")
    reconcile.not_in_twin(1, [1], by=MARIA, note="not there")
    assert scene.states() == ["accepted", "not_sent", *["waiting"] * 4]
    assert scene.standing() == ("paused", "unknown")
    assert len(scene.twin.bodies) == 1
    with scene.store.read() as reader:
        assert reader.value("select count(*) from attempt") == 1


def test_what_is_settled_does_not_go_again_when_the_rest_is_sent(scene: Scene) -> None:
    reconcile = cut(scene)
    scene.clock.pass_(hours=1)
    not_there(reconcile)
    sender = scene.start()
    scene.orders.resume("s1", by=MARIA)
    while sender.step():
        pass
    assert scene.twin.asked == [("s1:2", "s1:3"), ("s1:4", "s1:5")]
    assert scene.states() == ["not_sent", "not_sent", "accepted", "accepted"]
