"""The sandbox calls back, as TWIN does (twin-api §4): to an address on loopback that it was told, and to no other."""

import http.client
import ipaddress
import json
import threading
import time
import uuid
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from lib.model.item import Identifiers

TRIES = 6
FIRST_WAIT_SECONDS = 0.05
"""TWIN sends again for 24 hours what is not answered with 200, at growing intervals [D]; the sandbox for seconds."""
TIMEOUT_SECONDS = 5
KEPT_EVENTS = 20_000
"""How many events wait to be sent; what comes beyond is not sent at all."""

_FROM = "74992868344"
_STATUSES = ("ANSWERED", "NOANSWER", "BUSY")


class Manner(StrEnum):
    """When and how often each called candidate's two events come."""

    USUAL = "usual"
    """after the answer to the request, the end of the call first"""
    TWICE = "twice"
    """the same, each event twice"""
    REVERSED = "reversed"
    """after the answer, the end of the candidate first"""
    BEFORE = "before"
    """before the answer"""


@dataclass(frozen=True, slots=True)
class Address:
    """Where events go: an address on loopback, whose path holds a secret."""

    host: str
    port: int
    path: str = field(repr=False)


def address(url: str) -> Address:
    """An address as it is written; raises ValueError unless it is plain HTTP to a number of loopback."""
    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.hostname or not ipaddress.ip_address(parts.hostname).is_loopback:
        raise ValueError("the sandbox calls back on loopback only: http://127.0.0.1:PORT/…")
    return Address(parts.hostname, parts.port or 80, parts.path or "/")


class Webhooks:
    """What is sent to whom, one event after the other; safe between threads."""

    def __init__(self) -> None:
        self._address: Address | None = None
        self._manner = Manner.USUAL
        self._seconds = 0.0
        self._coming: deque[tuple[float, Address, bytes]] = deque()
        self._changed = threading.Condition()
        self._ends = threading.Event()
        self._thread: threading.Thread | None = None

    def order(self, url: str | None, *, manner: Manner = Manner.USUAL, seconds: float = 0.2) -> None:
        """Send the events of every later request there, so many seconds after its answer; None: to nobody.

        Raises ValueError unless the address is one on loopback.
        """
        to = None if url is None else address(url)
        with self._changed:
            self._address, self._manner, self._seconds = to, manner, seconds
            if to and not self._thread:
                self._thread = threading.Thread(target=self._run, name="webhooks", daemon=True)
                self._thread.start()

    def called(self, body: bytes, pairs: Sequence[Sequence[Identifiers]], *, answer_in: float) -> None:
        """The first candidates of a request, one for each of `pairs`, are being called; the answer leaves in so many
        seconds.
        """
        with self._changed:
            to, manner, seconds = self._address, self._manner, self._seconds
        if to is None:
            return
        bodies = [
            event
            for candidate, given in zip(json.loads(body)["batch"], pairs, strict=False)
            for event in _events(candidate, given[0], manner)
        ]
        if manner is Manner.BEFORE:
            for each in bodies:
                self._deliver(to, each)
            return
        due = time.monotonic() + answer_in + seconds
        with self._changed:
            self._coming.extend((due, to, each) for each in bodies[: KEPT_EVENTS - len(self._coming)])
            self._changed.notify()

    def stop(self) -> None:
        """Send nothing more, and wait for what is being sent."""
        self._ends.set()
        with self._changed:
            self._changed.notify()
        if self._thread:
            self._thread.join(TIMEOUT_SECONDS)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._coming or self._ends.is_set())
                if self._ends.is_set():
                    return
                due, to, body = self._coming.popleft()
            if not self._ends.wait(max(0.0, due - time.monotonic())):
                self._deliver(to, body)

    def _deliver(self, to: Address, body: bytes) -> None:
        wait = FIRST_WAIT_SECONDS
        for _ in range(TRIES):
            if _status(to, body) == 200 or self._ends.wait(wait):
                return
            wait *= 2


def _status(to: Address, body: bytes) -> int | None:
    """What the address answers, None where nobody does."""
    connection = http.client.HTTPConnection(to.host, to.port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("POST", to.path, body, {"Content-Type": "application/json", "Connection": "close"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def _events(candidate: dict[str, object], given: Identifiers, manner: Manner) -> list[bytes]:
    """The end of a candidate's one call, and of the candidate [S]; an empty `callbackData` comes as `[]` [S]."""
    numbers, call, now = candidate["phone"], str(uuid.uuid4()), datetime.now(UTC).isoformat(timespec="seconds")
    number = str(numbers[0]) if isinstance(numbers, list) else ""
    callback_data = candidate.get("callbackData") or []
    ended = {
        "event": "CALL_ENDED", "type": "OUTGOING", "botId": candidate.get("botSettingsId", ""), "id": call,
        "taskId": given.auto_call_id, "status": _STATUSES[int(number[-1:] or 0) % len(_STATUSES)], "callFrom": _FROM,
        "callTo": number, "startedAt": now, "finishedAt": now, "variables": {}, "result": {}, "flow": [],
        "callbackData": callback_data,
    }  # fmt: skip
    changed = {
        "event": "CANDIDATE_CHANGED",
        "taskId": given.auto_call_id,
        "lastCallId": call,
        "callbackData": callback_data,
    }
    both = [json.dumps(each, ensure_ascii=False).encode() for each in (ended, changed)]
    match manner:
        case Manner.REVERSED:
            return both[::-1]
        case Manner.TWICE:
            return [each for each in both for _ in range(2)]
    return both
