"""What TWIN asks for, and what a person decides: waits, halves, pauses of every submission, limits, a login renewed."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from lib import wiring
from lib.dispatch.orders import NotRefusedWhole
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.twin.sandbox import Misbehaviour, Sandbox, faults
from lib.twin.sandbox.faults import Reply
from tests.dispatch.scene import Clock, numbers, released, standing, states
from tests.faults.live import attempts, environment, opened, quick, rests, resume, send, times, wait_until

pytestmark = pytest.mark.faults

M = Misbehaviour
CAP = 300


def date(seconds: float, *, since: datetime) -> str:
    """An HTTP date so many seconds later."""
    return format_datetime(since + timedelta(seconds=seconds), usegmt=True)


TWINS_NOW = datetime(2026, 11, 24, 12, 34, 56, tzinfo=UTC)
"""TWIN's clock, hours apart from ours: its dates are read by its own."""
BACK_OFF = (2, 3)
"""CALLBOARD_RETRY_SECONDS, and half as much again by chance."""


@pytest.mark.parametrize(
    ("header", "at_least", "at_most"),
    [
        pytest.param("40", 40, 40, id="seconds"),
        pytest.param("0", 0, 0, id="no time"),
        pytest.param("1.5", 1.5, 1.5, id="a part of a second"),
        pytest.param(date(90, since=TWINS_NOW), 90, 90, id="a date"),
        pytest.param(date(-90, since=TWINS_NOW), *BACK_OFF, id="a date in the past"),
        pytest.param(date(10**8, since=TWINS_NOW), CAP, CAP, id="a date in some years"),
        pytest.param("Fri, 31 Dec 9999 23:59:59 GMT", CAP, CAP, id="the last date there is"),
        pytest.param("Fri, 99 Dec 2026 23:59:59 GMT", *BACK_OFF, id="no date"),
        pytest.param(None, *BACK_OFF, id="absent"),
        pytest.param("", *BACK_OFF, id="empty"),
        pytest.param("-5", *BACK_OFF, id="negative"),
        pytest.param("999999999", CAP, CAP, id="thirty years"),
        pytest.param("1000000000", *BACK_OFF, id="ten to the ninth"),
        pytest.param("9" * 300, *BACK_OFF, id="a number without an end"),
        pytest.param("NaN", *BACK_OFF, id="not a number"),
        pytest.param("soon", *BACK_OFF, id="words"),
    ],
)
def test_retry_after_is_kept_to_with_a_cap_and_what_is_absurd_is_a_back_off(
    header: str | None, at_least: float, at_most: float, twin: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = (("Date", date(0, since=TWINS_NOW)), *([("Retry-After", header)] if header is not None else []))
    monkeypatch.setitem(faults._SPECIAL, M.RETRY_AFTER_429, Reply(429, b"{}", headers=headers))
    twin.plan(M.RETRY_AFTER_429)
    clock = Clock()
    with opened(environment(tmp_path, twin.url), clock=clock) as services:
        for each, first in (("s1", 1), ("s2", 50)):
            released(services.store, numbers(3, first), each, address=twin.url)
        assert services.sender.step()
        wait = services.history.submission("s2").next_try_at - clock.now
        assert services.history.submission("s1").next_try_at == clock.now + wait, "TWIN asks everybody to wait"
        assert timedelta(seconds=at_least) <= wait <= timedelta(seconds=at_most)
        if wait:
            clock.now += wait - timedelta(milliseconds=1)
            assert not services.sender.step(), "nothing leaves before its time"
            assert twin.ledger.totals().requests == 1
            clock.pass_(milliseconds=1)
        while services.sender.step():
            continue
        assert states(services.store) == states(services.store, "s2") == ["accepted"] * 3
        assert times(twin, range(3), "asked") == [2, 2, 1]
        assert times(twin, range(3), "called") == times(twin, range(3), "asked", "s2") == [1] * 3


def test_what_was_out_while_twin_asked_to_wait_does_not_shorten_the_wait(twin: Sandbox, tmp_path: Path) -> None:
    twin.plan(M.RETRY_AFTER_429)
    with opened(environment(tmp_path, twin.url)) as services:
        for each, first in (("s1", 1), ("s2", 50)):
            released(services.store, numbers(6, first), each, address=twin.url, pace=Pace(1, parallel=3))
        services.sender.start()
        wait_until(lambda: rests(services), "the end")
        with services.store.read() as reader:
            ((refused_at, asked),) = reader.rows("select closed_at, 2 from attempt where verdict = 'waiting'")
            later = reader.rows("select opened_at - ? from attempt where opened_at > ? order by 1", [refused_at] * 2)
        assert later[0][0] >= timedelta(seconds=asked)
        assert set(times(twin, range(6), "called")) == set(times(twin, range(6), "called", "s2")) == {1}


def test_too_big_is_halved_where_the_releaser_wants_it(twin: Sandbox, tmp_path: Path) -> None:
    for _ in range(2):
        twin.plan(M.STATUS_413)
    with opened(quick(tmp_path, twin.url)) as services:
        send(services, 5, Pace(4, halve=True))
        assert (states(services.store), standing(services.store)) == (["accepted"] * 5, ("finished", None))
    assert sorted(times(twin, range(4), "asked")) == [2, 2, 3, 3], "the four, then one of the halves, were too big"
    assert times(twin, range(5), "called") == [1] * 5


def test_what_is_too_big_alone_is_rejected_and_the_breaker_sees_it(twin: Sandbox, tmp_path: Path) -> None:
    twin.plan(M.STATUS_413, times=None)
    with opened(quick(tmp_path, twin.url)) as services:
        send(services, 4, Pace(4, halve=True))
        assert sorted(states(services.store)) == ["rejected"] * 3 + ["waiting"]
        assert standing(services.store) == ("paused", "failures")
        resume(services)
        assert (states(services.store), standing(services.store)) == (["rejected"] * 4, ("finished", None))
    assert times(twin, range(4), "asked") == [3] * 4
    assert twin.ledger.totals().called == 0


BAD = "7900" + "0" * 12
"""A number that no network has; the sandbox refuses a request with it, whole and for real."""


@pytest.mark.parametrize("parallel", [1, 4])
def test_the_culprit_is_found_where_a_person_looks_and_the_others_are_called_once(
    parallel: int, twin: Sandbox, tmp_path: Path
) -> None:
    who = [*numbers(5), BAD, *numbers(2, 50)]
    with opened(quick(tmp_path, twin.url, TWIN_REFUSES_WHOLE="true")) as services:
        released(services.store, who, address=twin.url, pace=Pace(8, parallel))
        services.sender.start()
        wait_until(lambda: rests(services), "the refusal")
        assert (states(services.store), standing(services.store)) == (["rejected"] * 8, ("finished", None))
        services.orders.split("s1", 1, by=LOCAL)
        wait_until(lambda: rests(services), "the end")
        assert states(services.store) == ["accepted"] * 5 + ["rejected"] + ["accepted"] * 2
        assert standing(services.store) == ("finished", None)
        assert attempts(services) == 1 + 2 + 2 + 2, "in halves, and the halves of what is refused"
    assert {each.called for each in twin.ledger.numbers().values()} == {1}
    assert BAD not in twin.ledger.numbers()


def test_nothing_is_split_where_nobody_knows_that_it_was_refused_whole(twin: Sandbox, tmp_path: Path) -> None:
    with opened(quick(tmp_path, twin.url)) as services:
        released(services.store, [*numbers(3), BAD], address=twin.url, pace=Pace(4))
        services.sender.start()
        wait_until(lambda: rests(services), "the refusal")
        assert standing(services.store) == ("paused", "unknown")
        with pytest.raises(NotRefusedWhole):
            services.orders.split("s1", 1, by=LOCAL)
        assert states(services.store) == ["unknown"] * 4
        assert attempts(services) == 1


@pytest.mark.parametrize(
    ("misbehaviour", "pause"),
    [(M.STATUS_401, "token_refused"), (M.STATUS_402, "no_money"), (M.STATUS_403, "forbidden")],
)
def test_what_is_refused_for_the_account_pauses_every_submission(
    misbehaviour: Misbehaviour, pause: str, twin: Sandbox, tmp_path: Path
) -> None:
    twin.plan(misbehaviour)
    with opened(quick(tmp_path, twin.url)) as services:
        for each, first in (("s1", 1), ("s2", 50), ("s3", 90)):
            released(services.store, numbers(2, first), each, address=twin.url, pace=Pace(1))
        assert services.sender.step()
        assert {standing(services.store, each) for each in ("s1", "s2", "s3")} == {("paused", pause)}
        assert not services.sender.step()
        assert attempts(services) == 1
        services.sender.start()
        assert set(states(services.store) + states(services.store, "s2")) == {"waiting"}
        resume(services, "s2")
        assert standing(services.store, "s2") == ("finished", None)
        assert standing(services.store, "s3") == ("paused", pause), "each waits for its own Resume"
    assert times(twin, range(2), "called", "s2") == [1, 1]
    assert times(twin, range(2), "asked", "s3") == [0, 0]


def stepped(services: wiring.Services, twin: Sandbox, plan: list[Misbehaviour | None]) -> int:
    """Send one request after another, TWIN doing this with each (None: it behaves); returns how many left."""
    for number, misbehaviour in enumerate(plan):
        if misbehaviour:
            twin.plan(misbehaviour)
        if not services.sender.step():
            return number
    return len(plan)


LOST, WELL, REFUSED = M.CUT_AFTER_ACCEPTING, None, M.STATUS_405


@pytest.mark.parametrize(
    ("limit", "breaker", "plan", "left", "pause"),
    [
        pytest.param(1, 3, [LOST, WELL], 1, "unknown", id="the first unknown"),
        pytest.param(3, 9, [LOST, LOST, LOST, WELL], 3, "unknown", id="the third unknown"),
        pytest.param(3, 3, [LOST, WELL, LOST, WELL, WELL, LOST, WELL], 6, "unknown", id="the third, not in a row"),
        pytest.param(9, 3, [LOST, LOST, LOST, WELL], 3, "failures", id="three in a row trip the breaker first"),
        pytest.param(3, 3, [LOST, REFUSED, LOST, WELL], 3, "failures", id="of both kinds"),
        pytest.param(1, 3, [REFUSED, REFUSED, REFUSED, WELL], 3, "failures", id="three refused in a row"),
        pytest.param(1, 3, [REFUSED, REFUSED, WELL, REFUSED, REFUSED, WELL], 6, None, id="not in a row"),
        pytest.param(1, 2, [REFUSED, REFUSED, WELL], 2, "failures", id="a breaker of two"),
    ],
)
def test_it_stops_at_the_unknown_that_the_releaser_set_and_after_failures_in_a_row(
    limit: int, breaker: int, plan: list[Misbehaviour | None], left: int, pause: str | None,
    twin: Sandbox, tmp_path: Path,
) -> None:  # fmt: skip
    became = {LOST: "unknown", WELL: "accepted", REFUSED: "rejected"}
    with opened(quick(tmp_path, twin.url, CALLBOARD_BREAKER=str(breaker))) as services:
        pace = Pace(1, unknown_limit=limit, unknown_reason="a trial")
        released(services.store, numbers(9), pace=pace, address=twin.url)
        assert stepped(services, twin, plan) == left
        found = [became[each] for each in plan[:left]]
        assert states(services.store) == found + ["waiting"] * (9 - left)
        assert standing(services.store) == ("paused" if pause else "running", pause)
        assert times(twin, range(9), "asked") == [1] * left + [0] * (9 - left)
        twin.faults.clear()
        services.sender.start()
        if pause:
            resume(services)
        wait_until(lambda: rests(services), "the end")
        assert states(services.store) == found + ["accepted"] * (9 - left)
    assert times(twin, range(9), "asked") == [1] * 9
