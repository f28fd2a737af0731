"""Every row of twin-api §3 from a release to its end: real store, real sender, real sockets, and TWIN's own ledger."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from lib.model.pace import Pace
from lib.model.submission import Pause
from lib.twin.sandbox import Misbehaviour, Sandbox
from tests.dispatch.scene import standing, states
from tests.faults.live import attempts, opened, quick, resume, send, times

pytestmark = pytest.mark.faults

M, P = Misbehaviour, Pause
SEVERAL = 4


@dataclass(frozen=True, slots=True)
class End:
    """What becomes of a request: the state of its people, why its submission pauses (None: it goes on to its end), how
    often each of them was asked for, and how many of them were called.
    """

    state: str
    pause: Pause | None = None
    asked: int = 1
    called: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What TWIN does with the next requests, and the end of it for one candidate and for several."""

    does: tuple[Misbehaviour, ...]
    one: End
    several: End
    settings: dict[str, str] = field(default_factory=dict)
    tls: bool = False

    def __str__(self) -> str:
        does = self.does[0] if len(self.does) == 1 else f"{self.does[0]} {len(self.does)} times"
        turned = (name.removeprefix("TWIN_").lower() for name in self.settings if "TIMEOUT" not in name)
        return " ".join([does, *turned, *(["tls"] if self.tls else [])])


REJECTED, REACHED_NOBODY = End("rejected"), End("unknown", P.UNKNOWN)
MAYBE_ONE, MAYBE_ALL = replace(REACHED_NOBODY, called=1), replace(REACHED_NOBODY, called=SEVERAL)
NOT_READ = replace(REACHED_NOBODY, asked=0)
THEN_ONE, THEN_ALL = End("accepted", asked=2, called=1), End("accepted", asked=2, called=SEVERAL)
WHOLE = {"TWIN_REFUSES_WHOLE": "true"}
SHORT = {"TWIN_TOTAL_TIMEOUT": "0.4"}


def both(*does: Misbehaviour, end: End, **named: Any) -> Line:
    """A line with the same end for one and for several."""
    return Line(does, end, end, **named)


MATRIX = [
    Line((M.STATUS_400,), REJECTED, REACHED_NOBODY),
    both(M.STATUS_400, end=REJECTED, settings=WHOLE),
    both(M.STATUS_401, end=End("waiting", P.TOKEN_REFUSED)),
    both(M.STATUS_401, end=End("unknown", P.TOKEN_REFUSED), settings={"TWIN_REPEAT_401": "false"}),
    Line((M.STATUS_402,), End("waiting", P.NO_MONEY), End("unknown", P.NO_MONEY)),
    both(M.STATUS_402, end=End("waiting", P.NO_MONEY), settings=WHOLE),
    Line((M.STATUS_403,), End("waiting", P.FORBIDDEN), End("unknown", P.FORBIDDEN)),
    both(M.STATUS_403, end=End("waiting", P.FORBIDDEN), settings=WHOLE),
    Line((M.STATUS_404,), REJECTED, REACHED_NOBODY),
    both(M.STATUS_404, end=REJECTED, settings=WHOLE),
    both(M.STATUS_405, end=REJECTED),
    both(M.STATUS_408, end=REACHED_NOBODY),
    both(M.STATUS_409, end=REACHED_NOBODY),
    both(M.STATUS_413, end=REJECTED),
    both(M.STATUS_415, end=REJECTED),
    Line((M.STATUS_422,), REJECTED, REACHED_NOBODY),
    both(M.STATUS_422, end=REJECTED, settings=WHOLE),
    Line((M.HALF_THEN_422,), REJECTED, replace(REACHED_NOBODY, called=SEVERAL // 2)),
    both(M.STATUS_425, end=REACHED_NOBODY),
    Line((M.STATUS_429,), THEN_ONE, THEN_ALL),
    both(*[M.STATUS_429] * 3, end=End("waiting", P.RATE_LIMIT, asked=3)),
    both(M.STATUS_429, end=End("unknown", P.RATE_LIMIT), settings={"TWIN_REPEAT_429": "false"}),
    Line((M.RETRY_AFTER_429,), THEN_ONE, THEN_ALL, settings={"CALLBOARD_RETRY_AFTER_CAP": "0.1"}),
    Line((M.STATUS_500,), MAYBE_ONE, MAYBE_ALL),
    both(M.HTML_502, end=REACHED_NOBODY),
    both(M.STATUS_503, end=REACHED_NOBODY),
    both(M.REDIRECT, end=End("unknown", P.REDIRECTED)),
    both(M.HTML_200, end=REACHED_NOBODY),
    Line((M.EMPTY,), MAYBE_ONE, MAYBE_ALL),
    both(M.EMPTY_OBJECT, end=REACHED_NOBODY),
    both(M.EMPTY_LIST, end=REACHED_NOBODY),
    both(M.EMPTY_GROUP, end=REACHED_NOBODY),
    Line((M.TRUNCATED_JSON,), MAYBE_ONE, MAYBE_ALL),
    Line((M.FEWER,), MAYBE_ONE, End("accepted", called=SEVERAL)),
    both(M.CUT_BEFORE_READING, end=NOT_READ),
    both(M.CUT_BEFORE_READING, end=NOT_READ, tls=True),
    Line((M.CUT_AFTER_ACCEPTING,), MAYBE_ONE, MAYBE_ALL),
    Line((M.CUT_AFTER_ACCEPTING,), MAYBE_ONE, MAYBE_ALL, tls=True),
    Line((M.CUT_IN_BODY,), MAYBE_ONE, MAYBE_ALL),
    Line((M.CUT_IN_CHUNK,), MAYBE_ONE, MAYBE_ALL),
    Line((M.GARBAGE,), MAYBE_ONE, MAYBE_ALL),
    Line((M.GARBAGE,), MAYBE_ONE, MAYBE_ALL, tls=True),
    Line((M.DRIP,), MAYBE_ONE, MAYBE_ALL, settings=SHORT),
    Line((M.DRIP_BODY,), MAYBE_ONE, MAYBE_ALL, settings=SHORT),
]


def test_the_matrix_has_every_misbehaviour() -> None:
    assert {line.does[0] for line in MATRIX} == set(Misbehaviour)


@pytest.mark.parametrize("size", [1, SEVERAL], ids=["one", "several"])
@pytest.mark.parametrize("line", MATRIX, ids=str)
def test_each_answer_has_its_one_end_and_asks_for_whom_it_asks(
    line: Line, size: int, twin: Sandbox, tls_twin: Sandbox, pem: Path, tmp_path: Path
) -> None:
    end, twin = line.several if size > 1 else line.one, tls_twin if line.tls else twin
    request, follower = range(size), range(size, size + 1)
    for misbehaviour in line.does:
        twin.plan(misbehaviour)
    with opened(quick(tmp_path, twin.url, TWIN_CA_BUNDLE=str(pem), **line.settings)) as services:
        send(services, size + 1, Pace(size))
        assert states(services.store) == [end.state] * size + ["waiting" if end.pause else "accepted"]
        assert standing(services.store) == (("paused", end.pause) if end.pause else ("finished", None))
        assert times(twin, request, "asked") == [end.asked] * size
        assert sum(times(twin, request, "called")) == end.called
        assert times(twin, follower, "asked") == [0 if end.pause else 1], "the next request leaves or not"
        assert twin.ledger.totals().connections == attempts(services), "no socket without a row in the journal"

        resume(services)
        again = end.state == "waiting"
        assert states(services.store) == ["accepted" if again else end.state] * size + ["accepted"]
        assert standing(services.store) == ("finished", None)
        assert times(twin, request, "asked") == [end.asked + again] * size, "what is unknown never goes again"
        assert times(twin, follower, "asked") == [1]
        assert max(times(twin, range(size + 1), "called")) == 1, "nobody is called twice"


AT_ONCE = [
    both(*[M.STATUS_401] * 4, end=End("waiting", P.TOKEN_REFUSED)),
    both(*[M.STATUS_402] * 4, end=End("unknown", P.NO_MONEY)),
    both(*[M.STATUS_429] * 4, end=End("waiting", P.RATE_LIMIT)),
    both(*[M.STATUS_400] * 4, end=REACHED_NOBODY),
    both(*[M.STATUS_500] * 4, end=replace(REACHED_NOBODY, called=12)),
    both(*[M.CUT_BEFORE_READING] * 4, end=NOT_READ),
    both(*[M.CUT_IN_BODY] * 4, end=replace(REACHED_NOBODY, called=12)),
    both(*[M.GARBAGE] * 4, end=replace(REACHED_NOBODY, called=12), tls=True),
]


@pytest.mark.parametrize("line", AT_ONCE, ids=str)
def test_with_four_requests_out_at_once_each_has_its_end_and_no_fifth_leaves(
    line: Line, twin: Sandbox, tls_twin: Sandbox, pem: Path, tmp_path: Path
) -> None:
    end, twin, out = line.one, tls_twin if line.tls else twin, range(12)
    for misbehaviour in line.does:
        twin.plan(misbehaviour)
    with opened(quick(tmp_path, twin.url, TWIN_CA_BUNDLE=str(pem))) as services:
        send(services, 14, Pace(3, parallel=4))
        assert states(services.store) == [end.state] * 12 + ["waiting"] * 2
        assert standing(services.store) == ("paused", end.pause)
        assert times(twin, out, "asked") == [end.asked] * 12
        assert sum(times(twin, out, "called")) == end.called
        assert (attempts(services), twin.ledger.totals().connections) == (4, 4)

        resume(services)
        again = end.state == "waiting"
        assert states(services.store) == ["accepted" if again else "unknown"] * 12 + ["accepted"] * 2
        assert times(twin, out, "asked") == [end.asked + again] * 12
        assert max(times(twin, range(14), "called")) == 1


def test_one_that_fails_among_four_leaves_the_others_to_their_own_end(twin: Sandbox, tmp_path: Path) -> None:
    twin.plan(M.STATUS_500)
    with opened(quick(tmp_path, twin.url)) as services:
        send(services, 30, Pace(3, parallel=4))
        found, asked = states(services.store), times(twin, range(30), "asked")
        assert found.count("unknown") == 3
        assert standing(services.store) == ("paused", "unknown")
        assert [state != "waiting" for state in found] == [bool(count) for count in asked]
        resume(services)
        assert states(services.store).count("accepted") == 27
        assert set(times(twin, range(30), "asked")) == {1}
