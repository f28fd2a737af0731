"""The brake at TWIN: an order for each task, once, with its answer kept, and never called done unless TWIN said so."""

from collections.abc import Callable

import pytest

from lib.dispatch.addressee import OtherTwin
from lib.dispatch.asking import Stop
from lib.dispatch.brake import Brake, Braked, Held, StillSending
from lib.model.evidence import Inquiry
from lib.model.outcome import Answer, Fault, Stage
from lib.model.person import LOCAL
from lib.store import inquiries
from lib.twin.sandbox import Misbehaviour
from lib.twin.tasks import Said
from tests.dispatch.at_twin import AtTwin, shared_sandbox, twin
from tests.dispatch.scene import numbers, released, status

__all__ = ["shared_sandbox", "twin"]  # fixtures

Order = Callable[[Inquiry, str], Answer]


def played(twin: AtTwin, order: Order) -> Brake:
    brake = twin.brake()
    return Brake(brake.store, brake.terms, order, brake.clock, brake.new_id)


def held(brake: Brake, submission_id: str = "s1") -> list[tuple[Held, Said | None]]:
    return [(each.held, each.last.said if each.last else None) for each in brake.tasks(submission_id)]


def test_the_tasks_of_a_submission_are_listed_with_who_is_in_them(twin: AtTwin) -> None:
    twin.send(numbers(5), batch_size=2)
    tasks = twin.brake().tasks("s1")
    assert [(each.people, each.others, each.held, each.last) for each in tasks] == [
        (2, frozenset(), Held.NO, None),
        (2, frozenset(), Held.NO, None),
        (1, frozenset(), Held.NO, None),
    ]
    assert [each.id for each in tasks] == list(twin.sandbox.twin.cabinet.tasks())


def test_a_task_that_other_submissions_share_says_so(twin: AtTwin) -> None:
    twin.send(numbers(1))
    for other in ("s2", "s3"):
        released(twin.scene.store, numbers(1), other)
        with twin.scene.store.write() as tx:
            tx.execute(
                "insert into identifier (submission_id, attempt_id, auto_call_id, auto_call_candidate_id, matched)"
                " select ?, 9, auto_call_id, ?, 'certain' from identifier where submission_id = 's1'",
                [other, f"c-{other}"],
            )
    assert [each.others for each in twin.brake().tasks("s1")] == [{"s2", "s3"}]


def test_tasks_are_paused_let_go_on_and_ended(twin: AtTwin) -> None:
    twin.send(numbers(4), batch_size=2)
    before = twin.sandbox.ledger.totals()
    brake = twin.brake()
    for kind, at_twin, here in (
        (Inquiry.PAUSE, "PAUSED", Held.YES),
        (Inquiry.PLAY, "PROCESS", Held.NO),
        (Inquiry.HALT, "HALTED", Held.FOR_EVER),
    ):
        twin.scene.clock.pass_(seconds=1)
        assert brake.tell("s1", kind, by=LOCAL) == Braked(2, 0)
        assert list(twin.sandbox.twin.cabinet.tasks().values()) == [at_twin] * 2
        assert held(brake) == [(here, Said.DONE)] * 2
    for kind in (Inquiry.PAUSE, Inquiry.PLAY, Inquiry.HALT):
        assert brake.tell("s1", kind, by=LOCAL) == Braked(0, 0)  # for ever is for ever
    after = twin.sandbox.ledger.totals()
    assert (after.requests, after.called) == (before.requests, before.called)
    assert after.connections == before.connections + 6
    assert twin.scene.states() == ["accepted"] * 4
    assert twin.scene.standing() == ("finished", None)


def test_a_task_that_is_held_already_is_not_asked_again(twin: AtTwin) -> None:
    twin.send(numbers(2))
    brake = twin.brake()
    brake.tell("s1", Inquiry.PAUSE, by=LOCAL)
    before = twin.sandbox.ledger.totals().connections
    assert brake.tell("s1", Inquiry.PAUSE, by=LOCAL) == Braked(0, 0)
    assert twin.sandbox.ledger.totals().connections == before


def test_each_order_and_its_answer_are_kept_and_in_the_audit(twin: AtTwin) -> None:
    twin.send(numbers(2))
    brake = twin.brake()
    (task,) = brake.tasks("s1")
    brake.tell("s1", Inquiry.PAUSE, by=LOCAL)
    assert twin.rows("select kind, submission_id, subject, status, fault, person_name from inquiry") == [
        ("pause", "s1", task.id, 200, "", LOCAL.name)
    ]
    assert twin.rows("select subject, detail from audit where verb = 'asked TWIN to hold a task'") == [
        ("s1", f'{{"order": "pause", "task": "{task.id}"}}')
    ]


@pytest.mark.parametrize(
    ("misbehaviour", "here", "said", "stop"),
    [
        (Misbehaviour.STATUS_404, Held.NO, Said.REFUSED, None),
        (Misbehaviour.STATUS_401, Held.NO, Said.REFUSED, Stop(401, "")),
        (Misbehaviour.STATUS_403, Held.NO, Said.REFUSED, Stop(403, "")),
        (Misbehaviour.STATUS_429, Held.NO, Said.REFUSED, Stop(429, "")),
        (Misbehaviour.STATUS_500, Held.PERHAPS, Said.UNKNOWN, None),
        (Misbehaviour.HTML_200, Held.PERHAPS, Said.UNKNOWN, None),
        (Misbehaviour.CUT_AFTER_ACCEPTING, Held.PERHAPS, Said.UNKNOWN, Stop(None, Fault.BROKEN)),
    ],
)
def test_each_kind_of_answer(
    twin: AtTwin, misbehaviour: Misbehaviour, here: Held, said: Said, stop: Stop | None
) -> None:
    twin.send(numbers(2), batch_size=1)
    before = twin.sandbox.ledger.totals().connections
    twin.sandbox.twin.cabinet.plan.add(misbehaviour)
    brake = twin.brake()
    assert brake.tell("s1", Inquiry.PAUSE, by=LOCAL) == (Braked(1, 1, stop) if stop else Braked(2, 0))
    second = (Held.NO, None) if stop else (Held.YES, Said.DONE)
    assert held(brake) == [(here, said), second]
    assert twin.sandbox.ledger.totals().connections == before + (1 if stop else 2)  # nothing is repeated


def test_the_next_press_begins_with_those_never_told_anything(twin: AtTwin) -> None:
    twin.send(numbers(2), batch_size=1)
    brake = twin.brake()
    first, second = (each.id for each in brake.tasks("s1"))
    told: list[str] = []

    def order(_kind: Inquiry, task: str) -> Answer:
        told.append(task)
        return status(401)

    for _ in range(2):
        twin.scene.clock.pass_(seconds=1)
        played(twin, order).tell("s1", Inquiry.PAUSE, by=LOCAL)
    assert told == [first, second]


def test_an_order_whose_answer_nobody_wrote_down_is_unknown(twin: AtTwin) -> None:
    twin.send(numbers(1))

    def die(_kind: Inquiry, _task: str) -> Answer:
        raise KeyboardInterrupt

    brake = played(twin, die)
    with pytest.raises(KeyboardInterrupt):
        brake.tell("s1", Inquiry.PAUSE, by=LOCAL)
    assert held(brake) == [(Held.PERHAPS, Said.UNKNOWN)]


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ([("pause", 200), ("pause", 500)], Held.YES),
        ([("pause", 200), ("play", 500)], Held.PERHAPS),
        ([("pause", 200), ("play", 409)], Held.YES),
        ([("pause", 500), ("pause", 409)], Held.PERHAPS),
        ([("pause", 200), ("halted", 500)], Held.YES),
        ([("halted", 500)], Held.PERHAPS),
        ([("pause", 404)], Held.NO),
        ([("pause", 500), ("play", 200)], Held.NO),
    ],
)
def test_what_is_known_of_a_task_follows_from_all_answers(
    twin: AtTwin, orders: list[tuple[str, int]], expected: Held
) -> None:
    twin.send(numbers(1))
    (task,) = twin.brake().tasks("s1")
    with twin.scene.store.write() as tx:
        for place, (kind, code) in enumerate(orders):
            inquiries.add(
                tx, inquiries.NewInquiry(f"q{place}", Inquiry(kind), "s1", task.id), at=twin.scene.clock(), by=LOCAL,
                reply=inquiries.Reply(code, "", b""),
            )  # fmt: skip
    assert [each.held for each in twin.brake().tasks("s1")] == [expected]


def test_one_press_is_bounded(twin: AtTwin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.dispatch.brake.MOST", 2)
    twin.send(numbers(3), batch_size=1)
    brake = twin.brake()
    assert brake.tell("s1", Inquiry.PAUSE, by=LOCAL) == Braked(2, 1)
    assert brake.tell("s1", Inquiry.PAUSE, by=LOCAL) == Braked(1, 0)
    assert [each.held for each in brake.tasks("s1")] == [Held.YES] * 3


@pytest.mark.parametrize("kind", [Inquiry.PAUSE, Inquiry.HALT])
def test_while_it_sends_its_tasks_are_not_held(twin: AtTwin, kind: Inquiry) -> None:
    twin.send(numbers(1))
    before = twin.sandbox.ledger.totals().connections
    with twin.scene.store.write() as tx:
        tx.execute("update submission set state = 'running'")
    with pytest.raises(StillSending):
        twin.brake().tell("s1", kind, by=LOCAL)
    assert twin.sandbox.ledger.totals().connections == before
    assert twin.rows("select * from inquiry") == []


def test_what_is_held_can_be_let_go_on_also_while_it_sends(twin: AtTwin) -> None:
    twin.send(numbers(1))
    brake = twin.brake()
    brake.tell("s1", Inquiry.PAUSE, by=LOCAL)
    with twin.scene.store.write() as tx:
        tx.execute("update submission set state = 'running'")
    assert brake.tell("s1", Inquiry.PLAY, by=LOCAL) == Braked(1, 0)
    assert list(twin.sandbox.twin.cabinet.tasks().values()) == ["PROCESS"]


def test_another_twin_is_not_told_of_the_tasks_of_this_one(twin: AtTwin) -> None:
    twin.send(numbers(1))
    before = twin.sandbox.ledger.totals().connections
    with pytest.raises(OtherTwin):
        twin.brake("https://twin.example").tell("s1", Inquiry.PAUSE, by=LOCAL)
    assert twin.sandbox.ledger.totals().connections == before


def test_an_unreachable_twin_ends_the_press_at_once(twin: AtTwin) -> None:
    twin.send(numbers(2), batch_size=1)
    brake = played(twin, lambda *_: Answer(Stage.CONNECTING, fault=Fault.REFUSED))
    assert brake.tell("s1", Inquiry.PAUSE, by=LOCAL) == Braked(1, 1, Stop(None, Fault.REFUSED))
    assert held(brake) == [(Held.NO, Said.NOT_REACHED), (Held.NO, None)]


@pytest.mark.parametrize("id_", ["", ".", ".."])
def test_what_cannot_be_a_task_in_an_address_is_not_offered(twin: AtTwin, id_: str) -> None:
    released(twin.scene.store, numbers(1))
    with twin.scene.store.write() as tx:
        tx.execute(
            "insert into identifier (submission_id, ordinal, attempt_id, auto_call_id, auto_call_candidate_id, matched)"
            " values ('s1', 0, 1, ?, 'c', 'certain')",
            [id_],
        )
    assert twin.brake().tasks("s1") == ()
