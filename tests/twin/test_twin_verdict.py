import json
from datetime import UTC, datetime
from itertools import product

import pytest

from lib.model.item import Identifiers, Matched
from lib.model.outcome import Answer, Fault, Outcome, Stage, Verdict
from lib.model.submission import Pause
from lib.store.journal import Given
from lib.twin.verdict import TABLE, Came, judge

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ONE, SEVERAL = ((1,), (1,)), ((1, 1), (7, 8))
USUAL = {"refuses_whole": False, "repeat_401": True, "repeat_429": True}
SWITCHES = tuple(USUAL)


def pair(name: str) -> dict[str, object]:
    return {"autoCallId": {"identity": "t"}, "autoCallCandidateId": {"identity": name}}


def answered(status: int, body: bytes = b"", **more: object) -> Answer:
    return Answer(Stage.ANSWERED, status=status, body=body, **more)


def said(answer: Answer, size: tuple[tuple[int, ...], tuple[int, ...]], **switches: bool) -> Outcome:
    numbers, ordinals = size
    return judge(answer, numbers, ordinals, **{**USUAL, **switches}, now=NOW)[0]


A, B = pair("a"), pair("b")
CERTAIN, BY_ORDER, NOT_MATCHED = Matched.CERTAIN, Matched.BY_ORDER, Matched.NOT_MATCHED
RECEIPT_OF_ONE = json.dumps([[A]]).encode()
RECEIPT_OF_TWO = json.dumps([[A], [B]]).encode()

ACCEPTED = (Verdict.ACCEPTED, None)
REJECTED = (Verdict.REJECTED, None)
NOT_SENT = (Verdict.NOT_SENT, None)
WAITING = (Verdict.WAITING, None)
UNKNOWN = (Verdict.UNKNOWN, Pause.UNKNOWN)


def waits(pause: Pause) -> tuple[Verdict, Pause]:
    return Verdict.WAITING, pause


def unknown(pause: Pause) -> tuple[Verdict, Pause]:
    return Verdict.UNKNOWN, pause


# what happened: for one candidate, for several, and both again with the switch turned
LINES = [
    *[pytest.param(Answer(Stage.CONNECTING, fault=fault), NOT_SENT, NOT_SENT, None, id=f"never ready: {fault.value}")
      for fault in (Fault.SETTINGS, Fault.NAME, Fault.REFUSED, Fault.CONNECT_TIMEOUT, Fault.UNREACHABLE, Fault.PROXY,
                    Fault.TLS)],
    pytest.param(Answer(Stage.CONNECTING, fault=Fault.TOKEN), waits(Pause.TOKEN_REFUSED), waits(Pause.TOKEN_REFUSED),
                 None, id="a token that no header can carry"),
    pytest.param(answered(401), waits(Pause.TOKEN_REFUSED), waits(Pause.TOKEN_REFUSED),
                 ("repeat_401", unknown(Pause.TOKEN_REFUSED), unknown(Pause.TOKEN_REFUSED)), id="401"),
    pytest.param(answered(429), WAITING, WAITING,
                 ("repeat_429", unknown(Pause.RATE_LIMIT), unknown(Pause.RATE_LIMIT)), id="429"),
    *[pytest.param(answered(status), REJECTED, REJECTED, None, id=str(status)) for status in (405, 413, 415)],
    *[pytest.param(answered(status), REJECTED, UNKNOWN, ("refuses_whole", REJECTED, REJECTED), id=str(status))
      for status in (400, 404, 422)],
    pytest.param(answered(402), waits(Pause.NO_MONEY), unknown(Pause.NO_MONEY),
                 ("refuses_whole", waits(Pause.NO_MONEY), waits(Pause.NO_MONEY)), id="402"),
    pytest.param(answered(403), waits(Pause.FORBIDDEN), unknown(Pause.FORBIDDEN),
                 ("refuses_whole", waits(Pause.FORBIDDEN), waits(Pause.FORBIDDEN)), id="403"),
    *[pytest.param(answered(status, body), UNKNOWN, UNKNOWN, None, id=f"{status}: {what}")
      for status in (200, 202, 204)
      for what, body in [("HTML", b"<html>"), ("empty", b""), ("truncated", RECEIPT_OF_TWO[:40]),
                         ("an object", b"{}"), ("a list", b"[]"), ("a group", b"[[]]"),
                         ("half a pair", b'[[{"autoCallId":{"identity":"t"}}]]')]],
    pytest.param(answered(200, RECEIPT_OF_TWO, truncated=True), UNKNOWN, UNKNOWN, None, id="200: longer than is read"),
    *[pytest.param(answered(status), unknown(Pause.REDIRECTED), unknown(Pause.REDIRECTED), None, id=str(status))
      for status in (300, 301, 302, 303, 304, 307, 308)],
    *[pytest.param(answered(status), UNKNOWN, UNKNOWN, None, id=str(status))
      for status in (103, 406, 407, 408, 409, 410, 411, 418, 425, 431, 451, 500, 501, 502, 503, 504, 599, 999)],
    *[pytest.param(Answer(Stage.SENT, fault=fault), UNKNOWN, UNKNOWN, None, id=f"after the handshake: {fault.value}")
      for fault in (Fault.TLS, Fault.READ_TIMEOUT, Fault.DEADLINE, Fault.BROKEN, Fault.NOT_HTTP)],
    *[pytest.param(answered(status, RECEIPT_OF_TWO, truncated=True, fault=fault), UNKNOWN, UNKNOWN, None,
                   id=f"{status}, then {fault.value}")
      for status in (200, 401, 413, 422, 429) for fault in (Fault.CUT, Fault.DEADLINE, Fault.BROKEN)],
]  # fmt: skip

Cell = tuple[Verdict, Pause | None]


@pytest.mark.parametrize(("answer", "one", "several", "turned"), LINES)
def test_each_line_of_the_table(
    answer: Answer, one: Cell, several: Cell, turned: tuple[str, Cell, Cell] | None
) -> None:
    for values in product((False, True), repeat=len(SWITCHES)):
        switches = dict(zip(SWITCHES, values, strict=True))
        is_turned = turned is not None and switches[turned[0]] != USUAL[turned[0]]
        expected = turned[1:] if turned and is_turned else (one, several)
        for size, cell in zip((ONE, SEVERAL), expected, strict=True):
            outcome = said(answer, size, **switches)
            assert (outcome.verdict, outcome.pause) == cell, switches
            assert outcome.answer is answer
            assert not outcome.count_differs


@pytest.mark.parametrize("status", [200, 201, 202, 207])
@pytest.mark.parametrize(
    ("body", "size", "given", "differs"),
    [
        pytest.param([[A]], ONE, [(1, "a", CERTAIN)], False, id="one, one pair"),
        pytest.param([[A, B]], ONE, [(1, "a", CERTAIN), (1, "b", CERTAIN)], False, id="one, two pairs"),
        pytest.param([[A], [B]], SEVERAL, [(7, "a", BY_ORDER), (8, "b", BY_ORDER)], False, id="groups"),
        pytest.param([[A, B]], SEVERAL, [(7, "a", BY_ORDER), (8, "b", BY_ORDER)], False, id="one group"),
        pytest.param([[A]], SEVERAL, [(None, "a", NOT_MATCHED)], True, id="fewer"),
        pytest.param([[A], []], SEVERAL, [(None, "a", NOT_MATCHED)], True, id="an empty group"),
        pytest.param([[A], ["?"]], SEVERAL, [(None, "a", NOT_MATCHED)], True, id="one whole pair"),
        pytest.param([A, B], SEVERAL, [(None, "a", NOT_MATCHED), (None, "b", NOT_MATCHED)], True, id="flat"),
    ],
)
def test_a_receipt_is_accepted_and_what_does_not_fit_is_flagged_and_given_to_no_row(
    status: int,
    body: object,
    size: tuple[tuple[int, ...], tuple[int, ...]],
    given: list[tuple[int | None, str, Matched]],
    differs: bool,
) -> None:
    outcome, gave = judge(answered(status, json.dumps(body).encode()), *size, **USUAL, now=NOW)
    assert (outcome.verdict, outcome.pause, outcome.count_differs) == (Verdict.ACCEPTED, None, differs)
    assert gave == tuple(Given(ordinal, Identifiers("t", name), matched) for ordinal, name, matched in given)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(answered(422, RECEIPT_OF_ONE), id="refused"),
        pytest.param(answered(500, RECEIPT_OF_ONE), id="failed"),
        pytest.param(answered(200, RECEIPT_OF_ONE, truncated=True, fault=Fault.CUT), id="cut"),
    ],
)
def test_no_identifier_is_taken_from_an_answer_that_accepts_nothing(answer: Answer) -> None:
    assert judge(answer, *ONE, **USUAL, now=NOW)[1] == ()


def test_every_unknown_pauses_whatever_the_line_the_size_and_the_switch() -> None:
    cells = [
        cell
        for line in TABLE.values()
        for cell in (line.one, line.several, line.turned_one, line.turned_several)
        if cell
    ]
    assert all(cell.pause for cell in cells if cell.verdict is Verdict.UNKNOWN)


def test_nothing_after_the_handshake_is_ever_said_to_be_not_sent() -> None:
    outcomes = {said(answered(status), size).verdict for status in range(100, 600) for size in (ONE, SEVERAL)}
    assert Verdict.NOT_SENT not in outcomes


def test_the_table_has_every_line() -> None:
    assert set(TABLE) == set(Came)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        pytest.param("7", 7, id="seconds"),
        pytest.param(" 0 ", 0, id="at once"),
        pytest.param("1.5", 1.5, id="a part of a second"),
        pytest.param("Tue, 24 Nov 2026 12:00:30 GMT", 30, id="a date"),
        pytest.param("Tue, 24 Nov 2026 11:59:00 GMT", None, id="a date that has passed"),
        pytest.param("Tue, 24 Nov 2026 15:00:30 +0300", 30, id="a date with a zone"),
        pytest.param("-5", None, id="negative"),
        pytest.param("nan", None, id="no number"),
        pytest.param("inf", None, id="for ever"),
        pytest.param("1e9", None, id="a power"),
        pytest.param("9999999999", None, id="centuries"),
        pytest.param("soon", None, id="a word"),
        pytest.param("٧", None, id="a digit of another script"),
        pytest.param("Tue, 99 Nov 2026 12:00:30 GMT", None, id="no such date"),
        pytest.param("", None, id="empty"),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_otherwise_not_there(header: str, seconds: float | None) -> None:
    assert said(answered(429, headers=(("retry-after", header),)), ONE).retry_after == seconds


def test_a_date_to_wait_for_is_measured_by_twins_own_clock() -> None:
    headers = (("date", "Tue, 24 Nov 2026 10:00:00 GMT"), ("retry-after", "Tue, 24 Nov 2026 10:00:20 GMT"))
    assert said(answered(429, headers=headers), ONE).retry_after == 20


def test_only_a_429_names_a_time_to_wait() -> None:
    assert said(answered(503, headers=(("retry-after", "7"),)), ONE).retry_after is None
