"""Webhooks settle what their row key names, whatever state it is in, before the outcome of its request and after it."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from lib.dispatch.evidence import AlarmRow, Evidence
from lib.model.columns import RESERVED_NAME
from lib.model.item import ItemState
from lib.model.person import LOCAL
from lib.store.connection import MEMORY, Store, open_store
from lib.store.errors import StoreFailed
from tests.dispatch.scene import CUT, NEVER_READY, Scene, asked, numbers, released, states, status

STATES = [each for each in ItemState if each is not ItemState.SENDING]
SURELY_NOT = [each for each in STATES if each not in (ItemState.ACCEPTED, ItemState.UNKNOWN)]


def ended(row_key: str | None, **fields: object) -> bytes:
    """CALL_ENDED for the row with this key."""
    callback_data = {RESERVED_NAME: row_key} if row_key else []
    return json.dumps({"event": "CALL_ENDED", "id": "call-1", "callbackData": callback_data, **fields}).encode()


def changed(row_key: str, **fields: object) -> bytes:
    """CANDIDATE_CHANGED for the row with this key."""
    told = {"event": "CANDIDATE_CHANGED", "lastCallId": "call-1", "callbackData": {RESERVED_NAME: row_key}}
    return json.dumps({**told, **fields}).encode()


@pytest.fixture
def evidence(scene: Scene) -> Evidence:
    """The way in for webhooks on the scene's store and clock."""
    return Evidence(scene.store, scene.clock)


@pytest.fixture(scope="module")
def shared() -> Iterator[Scene]:
    """One store for tests that look at their own submission only."""
    store = open_store(MEMORY)
    yield Scene(store)
    store.close()


def put(scene: Scene, state: ItemState, submission_id: str = "s1") -> None:
    """Bring the first row where no story is needed to bring it."""
    with scene.store.write() as tx:
        tx.execute("update item set state = ? where submission_id = ? and ordinal = 0", [state.value, submission_id])


def kept(store: Store, submission_id: str | None = None) -> list[tuple[object, ...]]:
    """submission, row of every event, or of those of one submission, in the order they came."""
    with store.read() as reader:
        rows = reader.rows("select submission_id, ordinal from event order by rowid")
    return [row for row in rows if submission_id is None or row[0] == submission_id]


def told(store: Store, submission_id: str = "s1") -> list[tuple[object, ...]]:
    """ordinal, source, was, became, alarm, whether there is an event, by whom; of all evidence."""
    with store.read() as reader:
        return reader.rows(
            "select ordinal, source, was, became, alarm, event_id in (select id from event), person_id from evidence"
            " where submission_id = ? order by rowid",
            [submission_id],
        )


def identifiers(store: Store) -> list[tuple[object, ...]]:
    """ordinal, task, candidate, matched; by row."""
    with store.read() as reader:
        return reader.rows(
            "select ordinal, auto_call_id, auto_call_candidate_id, matched from identifier order by ordinal, rowid"
        )


def verbs(store: Store, submission_id: str = "s1") -> list[str]:
    """What the audit says was done by evidence."""
    with store.read() as reader:
        rows = reader.rows("select verb from audit where subject = ? order by rowid", [submission_id])
    return [row[0] for row in rows if "evidence" in row[0] or "alarm" in row[0]]


@pytest.mark.parametrize("state", STATES)
def test_a_row_that_twin_called_is_accepted_once_and_an_alarm_if_we_had_not_sent_it(
    shared: Scene, state: ItemState
) -> None:
    store, evidence, alarm = shared.store, Evidence(shared.store, shared.clock), state in SURELY_NOT
    released(store, numbers(2, start=2 * STATES.index(state)), state.value)
    put(shared, state, state.value)
    key = f"{state}:2"
    assert [evidence.receive(each) for each in (ended(key), ended(key), changed(key))] == [True, False, True]
    assert states(store, state.value) == ["accepted", "waiting"]
    assert told(store, state.value) == [(0, "webhook", state.value, "accepted", alarm, True, "callboard")]
    assert kept(store, state.value) == [(state.value, 0)] * 2
    alarms = [each.rows for each in evidence.alarms() if each.submission_id == state.value]
    assert alarms == ([(AlarmRow(2, state, None),)] if alarm else [])
    assert verbs(store, state.value) == ([] if state is ItemState.ACCEPTED else ["settled by evidence"])


def test_what_twin_called_without_us_is_never_sent(scene: Scene, evidence: Evidence) -> None:
    sender = scene.start()
    released(scene.store, numbers(3), batch_size=10)
    evidence.receive(ended("s1:3"))
    while sender.step():
        pass
    assert scene.twin.asked == [("s1:2", "s1:4")]
    assert scene.standing() == ("finished", None)


def test_an_unknown_request_is_settled_row_by_row_and_nothing_goes_again(scene: Scene, evidence: Evidence) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    scene.twin.answers = [CUT]
    sender.step()
    evidence.receive(ended("s1:2", taskId="task-9"))
    assert scene.states() == ["accepted", "unknown"]
    evidence.receive(ended("s1:3", taskId="task-9"))
    assert scene.states() == ["accepted", "accepted"]
    assert identifiers(scene.store) == [(0, "task-9", "", "certain"), (1, "task-9", "", "certain")]
    scene.orders.resume("s1", by=LOCAL)
    assert not sender.step()
    assert len(scene.twin.bodies) == 1
    assert evidence.alarms() == ()


def test_while_a_request_is_out_its_webhook_is_kept_and_nothing_moves(scene: Scene, evidence: Evidence) -> None:
    sender = scene.start()
    released(scene.store, numbers(1))
    seen: list[list[str]] = []

    def meanwhile() -> None:
        evidence.receive(ended("s1:2"))
        seen.append(scene.states())

    scene.twin.meanwhile = meanwhile
    sender.step()
    assert seen == [["sending"]]
    assert scene.states() == ["accepted"]


@pytest.mark.parametrize(
    ("answer", "was", "alarm"),
    [
        (CUT, "unknown", False), (NEVER_READY, "waiting", True), (status(429), "waiting", True),
        (status(422), "rejected", True), (status(402), "waiting", True),
    ],
    ids=["unknown", "never ready", "429", "rejected", "402"],
)  # fmt: skip
def test_a_webhook_before_the_outcome_holds_against_it(
    scene: Scene, evidence: Evidence, answer: object, was: str, alarm: bool
) -> None:
    sender = scene.start()
    released(scene.store, numbers(1))
    scene.twin.answers = [answer]  # type: ignore[list-item]
    scene.twin.meanwhile = lambda: evidence.receive(ended("s1:2", taskId="task-9"))
    sender.step()
    assert scene.states() == ["accepted"]
    assert told(scene.store) == [(0, "webhook", was, "accepted", alarm, True, "callboard")]
    assert identifiers(scene.store) == [(0, "task-9", "", "certain")]
    scene.clock.pass_(hours=1)
    scene.orders.resume("s1", by=LOCAL)
    while sender.step():
        pass
    assert len(scene.twin.bodies) == 1


def test_several_webhooks_before_a_refused_request_settle_their_rows_and_the_rest_goes_again(
    scene: Scene, evidence: Evidence
) -> None:
    sender = scene.start()
    released(scene.store, numbers(3), batch_size=3)
    scene.twin.answers = [NEVER_READY]

    def meanwhile() -> None:
        scene.twin.meanwhile = None
        for body in (ended("s1:4"), ended("s1:2"), changed("s1:2"), changed("s1:2")):
            evidence.receive(body)

    scene.twin.meanwhile = meanwhile
    sender.step()
    assert scene.states() == ["accepted", "waiting", "accepted"]
    assert [row[0] for row in told(scene.store)] == [0, 2]
    scene.clock.pass_(hours=1)
    sender.step()
    assert scene.twin.asked == [("s1:2", "s1:3", "s1:4"), ("s1:3",)]


def test_a_webhook_that_came_before_a_start_settles_what_that_start_calls_unknown(
    scene: Scene, evidence: Evidence
) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))

    class Killed(BaseException):
        """The process ends here."""

    def dies() -> None:
        evidence.receive(ended("s1:2"))
        raise Killed

    scene.twin.meanwhile = dies
    with pytest.raises(Killed):
        sender.step()
    scene.start()
    assert scene.states() == ["accepted", "unknown"]


def test_stopped_while_out_and_cancelled_a_row_that_twin_called_is_an_alarm(scene: Scene, evidence: Evidence) -> None:
    sender = scene.start()
    released(scene.store, numbers(1))
    scene.twin.answers = [NEVER_READY]

    def meanwhile() -> None:
        evidence.receive(ended("s1:2"))
        scene.orders.stop("s1", by=LOCAL)

    scene.twin.meanwhile = meanwhile
    sender.step()
    assert (scene.states(), scene.standing()) == (["accepted"], ("stopped", None))
    assert evidence.alarms()[0].rows == (AlarmRow(2, ItemState.CANCELLED, None),)


@pytest.mark.parametrize(
    "body",
    [ended("a stranger's"), ended(None), b"no JSON", b"", b'{"event":"NEW"}'],
    ids=lambda body: body[:30].decode(),
)
def test_what_is_about_nobody_of_ours_is_kept_and_settles_nothing(
    scene: Scene, evidence: Evidence, body: bytes
) -> None:
    released(scene.store, numbers(1))
    put(scene, ItemState.UNKNOWN)
    assert evidence.receive(body)
    assert scene.states() == ["unknown"]
    assert (kept(scene.store), told(scene.store)) == ([(None, None)], [])


@pytest.mark.parametrize(
    "fields",
    [{"autoCallCandidateId": "id of s1:2"}, {"taskId": "task", "callTo": numbers(1)[0]}],
    ids=["candidate", "task and number"],
)
def test_without_our_row_key_an_event_is_joined_and_settles_nothing(
    scene: Scene, evidence: Evidence, fields: dict[str, object]
) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    sender.step()
    put(scene, ItemState.UNKNOWN)
    before = identifiers(scene.store)
    evidence.receive(ended(None, **fields))
    assert kept(scene.store) == [("s1", 0)]
    assert (scene.states(), told(scene.store)) == (["unknown", "accepted"], [])
    assert identifiers(scene.store) == before
    assert (evidence.heard().by_key, evidence.heard().by_ids, evidence.heard().of_nobody) == (0, 1, 0)


def test_ids_by_order_become_certain_or_are_corrected_and_the_audit_says_so(scene: Scene, evidence: Evidence) -> None:
    sender = scene.start()
    released(scene.store, numbers(3), batch_size=3)
    sender.step()
    evidence.receive(ended("s1:2", taskId="task", autoCallCandidateId="id of s1:2"))
    assert "identifier corrected by evidence" not in verbs(scene.store)
    evidence.receive(ended("s1:3", taskId="task", candidateId={"identity": "id of s1:4"}))
    assert identifiers(scene.store) == [
        (0, "task", "id of s1:2", "certain"), (1, "task", "id of s1:4", "certain"),
        (None, "task", "id of s1:3", "not_matched"),
    ]  # fmt: skip
    with scene.store.read() as reader:
        assert reader.value("select replaced from identifier where ordinal = 1") == "id of s1:3"
    assert verbs(scene.store) == ["identifier corrected by evidence"]


def test_a_webhook_before_the_receipt_makes_its_ids_certain(scene: Scene, evidence: Evidence) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    scene.twin.meanwhile = lambda: evidence.receive(ended("s1:2", taskId="task", candidateId="id of s1:2"))
    sender.step()
    assert identifiers(scene.store) == [
        (0, "task", "id of s1:2", "certain"), (1, "task", "id of s1:3", "by_order")
    ]  # fmt: skip


def test_a_row_that_never_left_gets_no_ids_of_requests_that_are_not_ours(scene: Scene, evidence: Evidence) -> None:
    released(scene.store, numbers(1))
    evidence.receive(ended("s1:2", taskId="task", candidateId="cand"))
    assert identifiers(scene.store) == []


def test_an_alarm_says_where_the_number_went_as_well_until_somebody_has_looked(
    scene: Scene, evidence: Evidence
) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), file_name="first.csv")
    scene.orders.stop("s1", by=LOCAL)
    released(scene.store, numbers(1), "s2")
    sender.step()
    evidence.receive(ended("s1:2"))
    evidence.receive(ended("s1:3"))
    (alarm,) = evidence.alarms()
    assert (alarm.submission_id, alarm.number, alarm.file_name) == ("s1", 1, "first.csv")
    assert alarm.rows == (AlarmRow(2, ItemState.CANCELLED, 2), AlarmRow(3, ItemState.CANCELLED, None))
    for _ in range(2):
        evidence.see(alarm, by=LOCAL)
    assert evidence.alarms() == ()
    assert verbs(scene.store) == ["settled by evidence"] * 2 + ["alarm seen"]


def test_what_came_after_somebody_looked_is_an_alarm_still(scene: Scene, evidence: Evidence) -> None:
    released(scene.store, numbers(2))
    evidence.receive(ended("s1:2"))
    (alarm,) = evidence.alarms()
    scene.clock.pass_(seconds=1)
    evidence.receive(ended("s1:3"))
    evidence.see(alarm, by=LOCAL)
    assert [row.row for each in evidence.alarms() for row in each.rows] == [3]


def test_a_store_that_refuses_keeps_nothing_and_the_next_time_settles_it(
    scene: Scene, evidence: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(scene.store, numbers(1))
    put(scene, ItemState.UNKNOWN)
    refuse: Callable[..., None] = _refuse
    with monkeypatch.context() as broken:
        broken.setattr("lib.store.evidence.settle", refuse)
        with pytest.raises(StoreFailed):
            evidence.receive(ended("s1:2"))
    assert (scene.states(), kept(scene.store), told(scene.store)) == (["unknown"], [], [])
    assert evidence.receive(ended("s1:2"))
    assert scene.states() == ["accepted"]


def test_a_webhook_days_later_still_finds_its_row(scene: Scene, evidence: Evidence) -> None:
    released(scene.store, numbers(1), at=scene.clock() - timedelta(days=60))
    put(scene, ItemState.UNKNOWN)
    evidence.receive(ended("s1:2"))
    assert scene.states() == ["accepted"]


def test_a_request_of_the_largest_size_is_settled_without_a_statement_for_each_row(
    scene: Scene, evidence: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = scene.start()
    released(scene.store, numbers(40), batch_size=40)
    scene.twin.answers = [CUT]

    def meanwhile() -> None:
        for key in asked(scene.twin.bodies[0]):
            evidence.receive(ended(key, taskId="task"))

    scene.twin.meanwhile = meanwhile
    calls: list[str] = []
    monkeypatch.setattr("lib.dispatch.evidence.kept.give", lambda *_, **__: calls.append("give"))
    sender.step()
    assert set(scene.states()) == {"accepted"}
    assert not calls
    assert verbs(scene.store) == ["settled by evidence"]


def _refuse(*_: object, **__: object) -> None:
    raise StoreFailed("the disk is full")
