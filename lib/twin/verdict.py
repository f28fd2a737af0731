"""What an answer means for the people in the request: Callboard's whole decision, in one table (twin-api §3)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum, StrEnum

from lib.model.item import Matched
from lib.model.outcome import Answer, Fault, Outcome, Stage, Verdict
from lib.model.submission import Pause
from lib.store.journal import Given
from lib.twin import receipt


class Came(Enum):
    """What came of a request: the lines of the table."""

    NEVER_READY = "the connection was never ready"
    TOKEN_UNUSABLE = "no token, or one that no header can carry"  # noqa: S105  a sentence, no secret
    UNAUTHORIZED = "401"
    TOO_MANY_REQUESTS = "429"
    REQUEST_REFUSED = "405, 413, 415"
    CANDIDATES_REFUSED = "400, 404, 422"
    NO_MONEY = "402"
    FORBIDDEN = "403"
    RECEIPT = "2xx, whose pairs fit the candidates"
    ODD_RECEIPT = "2xx with whole pairs that do not fit"
    NO_RECEIPT = "2xx with anything else"
    REDIRECT = "3xx"
    OTHER_STATUS = "any other status"
    BROKEN_OFF = "any fault after the connection was ready"


class Switch(StrEnum):
    """A setting that turns a line of the table once the rehearsal has shown how TWIN does it (twin-api §10)."""

    REFUSES_WHOLE = "refuses_whole"
    REPEAT_401 = "repeat_401"
    REPEAT_429 = "repeat_429"


USUAL = {Switch.REFUSES_WHOLE: False, Switch.REPEAT_401: True, Switch.REPEAT_429: True}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a line means for a request of this size."""

    verdict: Verdict
    pause: Pause | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What came, for one candidate and for several; `turned_…` holds where `switch` is not as usual."""

    one: Cell
    several: Cell
    switch: Switch | None = None
    turned_one: Cell | None = None
    turned_several: Cell | None = None


_ACCEPTED = Cell(Verdict.ACCEPTED)
_REJECTED = Cell(Verdict.REJECTED)
_NOT_SENT = Cell(Verdict.NOT_SENT)
_UNKNOWN = Cell(Verdict.UNKNOWN, Pause.UNKNOWN)


def _waits(pause: Pause | None = None) -> Cell:
    return Cell(Verdict.WAITING, pause)


def _unknown(pause: Pause) -> Cell:
    return Cell(Verdict.UNKNOWN, pause)


TABLE = {
    #                        one candidate                  several, and both where the switch is not as usual
    Came.NEVER_READY:        Line(_NOT_SENT,                   _NOT_SENT),
    Came.TOKEN_UNUSABLE:     Line(_waits(Pause.TOKEN_REFUSED), _waits(Pause.TOKEN_REFUSED)),
    Came.UNAUTHORIZED:       Line(_waits(Pause.TOKEN_REFUSED), _waits(Pause.TOKEN_REFUSED),
                                  Switch.REPEAT_401,    _unknown(Pause.TOKEN_REFUSED), _unknown(Pause.TOKEN_REFUSED)),
    Came.TOO_MANY_REQUESTS:  Line(_waits(),                    _waits(),
                                  Switch.REPEAT_429,    _unknown(Pause.RATE_LIMIT),    _unknown(Pause.RATE_LIMIT)),
    Came.REQUEST_REFUSED:    Line(_REJECTED,                   _REJECTED),
    Came.CANDIDATES_REFUSED: Line(_REJECTED,                   _UNKNOWN,
                                  Switch.REFUSES_WHOLE, _REJECTED,                     _REJECTED),
    Came.NO_MONEY:           Line(_waits(Pause.NO_MONEY),      _unknown(Pause.NO_MONEY),
                                  Switch.REFUSES_WHOLE, _waits(Pause.NO_MONEY),        _waits(Pause.NO_MONEY)),
    Came.FORBIDDEN:          Line(_waits(Pause.FORBIDDEN),     _unknown(Pause.FORBIDDEN),
                                  Switch.REFUSES_WHOLE, _waits(Pause.FORBIDDEN),       _waits(Pause.FORBIDDEN)),
    Came.RECEIPT:            Line(_ACCEPTED,                   _ACCEPTED),
    Came.ODD_RECEIPT:        Line(_ACCEPTED,                   _ACCEPTED),
    Came.NO_RECEIPT:         Line(_UNKNOWN,                    _UNKNOWN),
    Came.REDIRECT:           Line(_unknown(Pause.REDIRECTED),  _unknown(Pause.REDIRECTED)),
    Came.OTHER_STATUS:       Line(_UNKNOWN,                    _UNKNOWN),
    Came.BROKEN_OFF:         Line(_UNKNOWN,                    _UNKNOWN),
}  # fmt: skip
"""Every line of twin-api §3; an unknown always pauses its submission."""

_STATUSES = {
    401: Came.UNAUTHORIZED,
    429: Came.TOO_MANY_REQUESTS,
    **dict.fromkeys((405, 413, 415), Came.REQUEST_REFUSED),
    **dict.fromkeys((400, 404, 422), Came.CANDIDATES_REFUSED),
    402: Came.NO_MONEY,
    403: Came.FORBIDDEN,
    **dict.fromkeys(range(300, 400), Came.REDIRECT),
}


def judge(
    answer: Answer,
    numbers: Sequence[int],
    ordinals: Sequence[int],
    *,
    refuses_whole: bool,
    repeat_401: bool,
    repeat_429: bool,
    now: datetime,
) -> tuple[Outcome, tuple[Given, ...]]:
    """What an answer means, and which pair of its receipt belongs to which item.

    `numbers[i]` is how many phone numbers candidate i of the request has, `ordinals[i]` its item.
    """
    switches = {
        Switch.REFUSES_WHOLE: refuses_whole,
        Switch.REPEAT_401: repeat_401,
        Switch.REPEAT_429: repeat_429,
    }
    read = receipt.read(answer.body) if _whole_success(answer) else receipt.Receipt((), None)
    match = receipt.match(read, numbers)
    came = _came(answer, match)
    cell = _cell(TABLE[came], several=len(numbers) > 1, switches=switches)
    outcome = Outcome(
        verdict=cell.verdict,
        answer=answer,
        pause=cell.pause,
        retry_after=_retry_after(answer, now) if came is Came.TOO_MANY_REQUESTS else None,
        count_differs=came is Came.ODD_RECEIPT,
    )
    given = tuple(
        Given(None if owner is None else ordinals[owner], pair, match.matched)
        for pair, owner in zip(read.pairs, match.owners, strict=True)
    )
    return outcome, given


def _came(answer: Answer, match: receipt.Match) -> Came:
    if answer.stage is Stage.CONNECTING:
        return Came.TOKEN_UNUSABLE if answer.fault == Fault.TOKEN else Came.NEVER_READY
    if answer.status is None or answer.fault:
        return Came.BROKEN_OFF
    if not _whole_success(answer):
        return _STATUSES.get(answer.status, Came.NO_RECEIPT if answer.status // 100 == 2 else Came.OTHER_STATUS)
    if not match.owners:
        return Came.NO_RECEIPT
    return Came.ODD_RECEIPT if match.matched is Matched.NOT_MATCHED else Came.RECEIPT


def _whole_success(answer: Answer) -> bool:
    return answer.status is not None and answer.status // 100 == 2 and not answer.fault and not answer.truncated


def _cell(line: Line, *, several: bool, switches: dict[Switch, bool]) -> Cell:
    usual = line.several if several else line.one
    if line.switch is None or switches[line.switch] == USUAL[line.switch]:
        return usual
    return (line.turned_several if several else line.turned_one) or usual


def _retry_after(answer: Answer, now: datetime) -> float | None:
    """Seconds that TWIN asks to wait, from a number or a date by TWIN's own clock; None for none, past or absurd."""
    headers = dict(answer.headers)
    asked = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", asked):
        return float(asked)
    until = _date(asked)
    if until is None:
        return None
    seconds = (until - (_date(headers.get("date", "")) or now)).total_seconds()
    return seconds if seconds >= 0 else None


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
