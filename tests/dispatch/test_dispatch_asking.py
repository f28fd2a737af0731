"""Asking TWIN about the people of an unknown request: evidence for a person, and nothing that moves by itself."""

from datetime import datetime, timedelta

import pytest

from lib.dispatch.addressee import OtherTwin
from lib.dispatch.asking import SLICE, Asked, Stop
from lib.dispatch.sightings import Doubt, RowSeen
from lib.model.evidence import Source
from lib.model.item import Identifiers, ItemState
from lib.model.outcome import Answer, Fault, Stage
from lib.model.person import LOCAL
from lib.store import evidence
from lib.twin.sandbox import Misbehaviour
from tests.dispatch.at_twin import AtTwin, shared_sandbox, twin
from tests.dispatch.scene import numbers, status

__all__ = ["shared_sandbox", "twin"]  # fixtures


def seen_of(rows: tuple[RowSeen, ...]) -> list[tuple[int, int, bool]]:
    return [(each.row, len(each.seen), each.match is not None) for each in rows]


def test_what_twin_called_is_found_and_settles_nothing(twin: AtTwin) -> None:
    twin.send(numbers(3), lost=True)
    before = twin.sandbox.ledger.totals()
    asking = twin.asking()
    assert asking.progress(1) == Asked(0, 0, 3)
    assert asking.ask_about(1, by=LOCAL) == Asked(3, 3, 3)
    found = asking.found(1)
    assert seen_of(found.rows) == [(2, 1, True), (3, 1, True), (4, 1, True)]
    assert (found.nothing, found.unread) == (0, 0)
    candidates = [each.identifiers[0].auto_call_candidate_id for each in twin.sandbox.ledger.rows().values()]
    assert [each.match for each in found.rows] == [Identifiers("", each) for each in candidates]
    assert twin.scene.states() == ["unknown"] * 3
    assert twin.scene.standing() == ("paused", "unknown")
    after = twin.sandbox.ledger.totals()
    assert (after.requests, after.called) == (before.requests, before.called) == (1, 3)
    assert after.connections == before.connections + 3


def test_finding_nothing_settles_nothing_and_may_be_asked_again(twin: AtTwin) -> None:
    twin.send(numbers(2), lost=True)
    twin.sandbox.twin.cabinet.lags = True
    asking = twin.asking()
    asking.ask_about(1, by=LOCAL)
    found = asking.found(1)
    assert (found.rows, found.nothing, found.unread) == ((), 2, 0)
    assert twin.scene.states() == ["unknown"] * 2
    assert asking.ask_about(1, by=LOCAL) == Asked(0, 2, 2)  # nothing new to ask about
    twin.sandbox.twin.cabinet.lags = False
    twin.scene.clock.pass_(minutes=2)
    since = twin.scene.clock()
    assert asking.progress(1, since=since) == Asked(0, 0, 2)
    assert asking.ask_about(1, by=LOCAL, since=since) == Asked(2, 2, 2)
    assert seen_of(asking.found(1).rows) == [(2, 1, True), (3, 1, True)]
    assert asking.found(1).nothing == 0


def test_what_was_found_once_is_not_lost_when_a_later_search_finds_nothing(twin: AtTwin) -> None:
    twin.send(numbers(1), lost=True)
    asking = twin.asking()
    asking.ask_about(1, by=LOCAL)
    twin.sandbox.twin.cabinet.lags = True
    twin.scene.clock.pass_(minutes=1)
    asking.ask_about(1, by=LOCAL, since=twin.scene.clock())
    assert seen_of(asking.found(1).rows) == [(2, 1, True)]


def test_a_call_found_again_is_one_call(twin: AtTwin) -> None:
    twin.send(numbers(1), lost=True)
    asking = twin.asking()
    for _ in range(2):
        twin.scene.clock.pass_(minutes=1)
        asking.ask_about(1, by=LOCAL, since=twin.scene.clock())
    assert seen_of(asking.found(1).rows) == [(2, 1, True)]


def test_many_numbers_are_asked_about_in_slices(twin: AtTwin) -> None:
    people = SLICE + 5
    twin.send(numbers(people), lost=True)
    asking = twin.asking()
    assert asking.ask_about(1, by=LOCAL) == Asked(SLICE, SLICE, people)
    assert asking.ask_about(1, by=LOCAL) == Asked(5, people, people)
    assert asking.ask_about(1, by=LOCAL) == Asked(0, people, people)
    assert len(asking.found(1).rows) == people
    asked = [told for (told,) in twin.rows("select detail from audit where verb = 'asked TWIN' order by happened_at")]
    assert asked == [
        f'{{"attempt": 1, "numbers": {SLICE}, "found": {SLICE}, "unread": 0}}',
        '{"attempt": 1, "numbers": 5, "found": 5, "unread": 0}',
    ]


def test_the_questions_are_paced(twin: AtTwin, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("lib.dispatch.asking.time.sleep", slept.append)
    twin.send(numbers(3), lost=True)
    twin.asking().ask_about(1, by=LOCAL)
    assert slept == [1e-6] * 2


@pytest.mark.parametrize(
    ("misbehaviour", "stop"),
    [
        (Misbehaviour.STATUS_401, Stop(401, "")),
        (Misbehaviour.STATUS_403, Stop(403, "")),
        (Misbehaviour.STATUS_429, Stop(429, "")),
        (Misbehaviour.STATUS_500, Stop(500, "")),
        (Misbehaviour.HTML_200, Stop(200, "")),
        (Misbehaviour.CUT_IN_BODY, Stop(200, Fault.CUT)),
    ],
)
def test_it_stops_at_the_first_answer_that_cannot_be_read(twin: AtTwin, misbehaviour: Misbehaviour, stop: Stop) -> None:
    twin.send(numbers(3), lost=True)
    asking = twin.asking()
    before = twin.sandbox.ledger.totals().connections
    twin.sandbox.twin.cabinet.plan.add(misbehaviour)
    assert asking.ask_about(1, by=LOCAL) == Asked(1, 1, 3, stop)
    assert twin.sandbox.ledger.totals().connections == before + 1
    assert (asking.found(1).rows, asking.found(1).nothing, asking.found(1).unread) == ((), 0, 1)
    # the others' turn comes first, so that one that never can be read does not keep them from it
    assert asking.ask_about(1, by=LOCAL) == Asked(2, 3, 3)
    assert [each.row for each in asking.found(1).rows] == [3, 4]
    assert twin.scene.states() == ["unknown"] * 3


def test_no_row_of_an_inquiry_holds_a_whole_number(twin: AtTwin) -> None:
    twin.send([["79000000011", "79000000011"[:-1] + "2"]], lost=True)
    twin.asking().ask_about(1, by=LOCAL)
    assert twin.rows(
        "select kind, submission_id, attempt_id, ordinal, subject, status, fault from inquiry order by all"
    ) == [
        ("sessions", "s1", 1, 0, "1: 11", 200, ""),
        ("sessions", "s1", 1, 0, "2: 12", 200, ""),
    ]


def test_a_person_with_two_numbers_has_one_candidate(twin: AtTwin) -> None:
    twin.send([["79000000011", "79000000012"]], lost=True)
    asking = twin.asking()
    assert asking.ask_about(1, by=LOCAL) == Asked(2, 2, 2)
    assert seen_of(asking.found(1).rows) == [(2, 2, True)]


def test_calls_for_two_candidates_of_one_number_are_for_a_person_to_tell_apart(twin: AtTwin) -> None:
    twin.send(numbers(1), lost=True)
    twin.client.post(twin.scene.twin.bodies[-1])  # somebody else's program calls the same person
    asking = twin.asking()
    asking.ask_about(1, by=LOCAL)
    assert seen_of(asking.found(1).rows) == [(2, 2, False)]


def test_a_call_that_another_submission_accounts_for_is_no_match(twin: AtTwin) -> None:
    twin.send(numbers(1), lost=True)
    twin.client.post(twin.scene.twin.bodies[-1])
    (first, second) = (each.auto_call_candidate_id for each in twin.sandbox.ledger.rows()["s1:2"].identifiers)
    with twin.scene.store.write() as tx:
        tx.execute(
            "insert into identifier (submission_id, ordinal, attempt_id, auto_call_id, auto_call_candidate_id, matched)"
            " values ('s2', 0, 9, 'task', ?, 'by_order')",
            [second],
        )
    asking = twin.asking()
    asking.ask_about(1, by=LOCAL)
    (row,) = asking.found(1).rows
    doubts = {each.session.candidate_id: each.doubts for each in row.seen}
    assert doubts == {first: (), second: (Doubt.ELSEWHERE,)}
    assert row.match == Identifiers("", first)


def test_one_candidate_found_for_two_rows_is_taken_for_neither(twin: AtTwin) -> None:
    twin.send(["79000000001", "79000000002"], lost=True)
    asking = twin.asking()
    body = b'{"count": 1, "items": [{"id": "s", "autoCallCandidateId": "c"}]}'
    played = type(asking)(asking.store, asking.terms, lambda *_: status(200, body), asking.clock, asking.new_id, 1e6)
    played.ask_about(1, by=LOCAL)
    assert [(each.seen[0].doubts, each.match) for each in played.found(1).rows] == [((Doubt.SHARED,), None)] * 2


@pytest.mark.parametrize(
    ("item", "doubts"),
    [
        ('{"id": "s"}', (Doubt.NO_CANDIDATE,)),
        ('{"autoCallCandidateId": "c", "number": "79009999999"}', (Doubt.OTHER_NUMBER,)),
        ('{"autoCallCandidateId": "c", "number": "+7 (900) 000-00-01"}', ()),
        ('{"autoCallCandidateId": "c", "number": "89000000001"}', ()),
        ('{"autoCallCandidateId": "c", "createdAt": "2020-01-01T00:00:00+00:00"}', (Doubt.EARLIER,)),
        ('{"autoCallCandidateId": "c", "createdAt": "2020-01-01T00:00:00"}', ()),
        ('{"autoCallCandidateId": "c", "createdAt": "yesterday"}', ()),
    ],
)
def test_what_speaks_against_a_call_is_said(twin: AtTwin, item: str, doubts: tuple[Doubt, ...]) -> None:
    twin.send(["79000000001"], lost=True)
    asking = twin.asking()
    answer = status(200, f'{{"count": 1, "items": [{item}]}}'.encode())
    played = type(asking)(asking.store, asking.terms, lambda *_: answer, asking.clock, asking.new_id, 1e6)
    played.ask_about(1, by=LOCAL)
    (row,) = played.found(1).rows
    assert row.seen[0].doubts == doubts
    assert (row.match is None) == bool(doubts)


def test_it_asks_from_a_minute_before_the_request(twin: AtTwin) -> None:
    twin.send(numbers(1), lost=True)
    ((opened,),) = twin.rows("select opened_at from attempt")
    asked: list[tuple[str, datetime]] = []

    def ask(number: str, since: datetime) -> Answer:
        asked.append((number, since))
        return Answer(Stage.CONNECTING, fault=Fault.TOKEN)

    asking = twin.asking()
    played = type(asking)(asking.store, asking.terms, ask, asking.clock, asking.new_id)
    assert played.ask_about(1, by=LOCAL) == Asked(1, 1, 1, Stop(None, Fault.TOKEN))
    assert isinstance(opened, datetime)
    assert asked == [(numbers(1)[0], opened - timedelta(minutes=1))]


def test_only_who_is_unknown_now_is_asked_about(twin: AtTwin) -> None:
    twin.send(numbers(3), lost=True)
    with twin.scene.store.write() as tx:
        evidence.settle(
            tx, "s1", [1], evidence.Grounds(Source.PERSON, "seen"), source=ItemState.UNKNOWN, to=ItemState.ACCEPTED,
            at=twin.scene.clock(), by=LOCAL,
        )  # fmt: skip
    asking = twin.asking()
    assert asking.ask_about(1, by=LOCAL) == Asked(2, 2, 2)
    assert [each.row for each in asking.found(1).rows] == [2, 4]


@pytest.mark.parametrize("attempt_id", [1, 7])
def test_a_request_that_is_not_unknown_is_not_asked_about(twin: AtTwin, attempt_id: int) -> None:
    twin.send(numbers(2))
    before = twin.sandbox.ledger.totals().connections
    asking = twin.asking()
    assert asking.ask_about(attempt_id, by=LOCAL) == Asked(0, 0, 0)
    assert asking.found(attempt_id).rows == ()
    assert twin.sandbox.ledger.totals().connections == before
    assert twin.rows("select * from inquiry") == []


def test_another_twin_is_not_asked_about_what_went_to_this_one(twin: AtTwin) -> None:
    twin.send(numbers(2), lost=True)
    before = twin.sandbox.ledger.totals().connections
    with pytest.raises(OtherTwin):
        twin.asking("https://twin.example").ask_about(1, by=LOCAL)
    assert twin.sandbox.ledger.totals().connections == before
