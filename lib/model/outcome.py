"""What became of one request, decided by stage and status (twin-api §3)."""

from dataclasses import dataclass
from enum import StrEnum

from lib.model.submission import Pause


class Stage(StrEnum):
    """How far a request came: only `CONNECTING` proves that nothing of it arrived."""

    CONNECTING = "connecting"
    SENT = "sent"
    ANSWERED = "answered"


class Verdict(StrEnum):
    """What becomes of the request's items."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    WAITING = "waiting"
    UNKNOWN = "unknown"


class Fault(StrEnum):
    """Why a request has no whole answer: up to `TLS` the connection was never ready, from `READ_TIMEOUT` on it was.

    `TLS` comes on both sides, so what a fault means for the people in the request is decided by the stage.
    """

    TOKEN = "token"  # noqa: S105  a kind of fault, no secret
    SETTINGS = "settings"
    NAME = "name"
    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect_timeout"
    UNREACHABLE = "unreachable"
    PROXY = "proxy"
    TLS = "tls"
    READ_TIMEOUT = "read_timeout"
    DEADLINE = "deadline"
    BROKEN = "broken"
    CUT = "cut"
    NOT_HTTP = "not_http"
    SERVER_STOPPED = "server_stopped"


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of one request on the wire, before anyone judges it.

    `status` is None unless a status line came; `body` is capped at `Settings.answer_bytes`; `truncated` says that the
    answer broke off or was longer; `fault` is a `Fault`, or empty; `seconds` is the whole duration.
    """

    stage: Stage
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    truncated: bool = False
    fault: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, judged.

    `verdict` NOT_SENT means surely not sent (may be repeated, bounded), WAITING means surely refused unread (back to
    waiting, as `pause` or `retry_after` says; at once where a new login has `renewed` the token after a 401).
    `retry_after` is in seconds, None where TWIN named none.
    """

    verdict: Verdict
    answer: Answer
    pause: Pause | None = None
    retry_after: float | None = None
    count_differs: bool = False
    renewed: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a yes without anything that anybody has to see to."""
        return self.verdict is Verdict.ACCEPTED and not (self.pause or self.count_differs)
