"""How the sandbox misbehaves on request, and which of the candidates it has called by then."""

import json
import threading
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus


class Misbehaviour(StrEnum):
    """What the sandbox does instead of a clean answer; the names are those of the command line."""

    STATUS_400 = "400"
    STATUS_401 = "401"
    STATUS_402 = "402"
    STATUS_403 = "403"
    STATUS_404 = "404"
    STATUS_405 = "405"
    STATUS_408 = "408"
    STATUS_409 = "409"
    STATUS_413 = "413"
    STATUS_415 = "415"
    STATUS_422 = "422"
    HALF_THEN_422 = "422-after-half"
    STATUS_425 = "425"
    STATUS_429 = "429"
    RETRY_AFTER_429 = "429-retry-after"
    STATUS_500 = "500"
    HTML_502 = "502-html"
    STATUS_503 = "503"
    REDIRECT = "redirect"
    HTML_200 = "200-html"
    EMPTY = "200-empty"
    EMPTY_OBJECT = "200-empty-object"
    EMPTY_LIST = "200-empty-list"
    EMPTY_GROUP = "200-empty-group"
    TRUNCATED_JSON = "truncated-json"
    FEWER = "fewer"
    CUT_BEFORE_READING = "cut-before-reading"
    CUT_AFTER_ACCEPTING = "cut-after-accepting"
    CUT_IN_BODY = "cut-in-body"
    CUT_IN_CHUNK = "cut-in-chunk"
    GARBAGE = "garbage"
    DRIP = "drip"
    DRIP_BODY = "drip-body"


_M = Misbehaviour


class Called(StrEnum):
    """How many of a request's candidates have been called when the sandbox misbehaves."""

    NONE = "none"
    HALF = "half"
    ALL = "all"


CALLED = {
    **dict.fromkeys(_M, Called.NONE),
    _M.HALF_THEN_422: Called.HALF,
    # a service that fell over, and answers that were lost or spoilt on the way back
    **dict.fromkeys(
        (_M.STATUS_500, _M.EMPTY, _M.TRUNCATED_JSON, _M.FEWER, _M.CUT_AFTER_ACCEPTING, _M.CUT_IN_BODY,
         _M.CUT_IN_CHUNK, _M.GARBAGE, _M.DRIP, _M.DRIP_BODY),
        Called.ALL,
    ),
}  # fmt: skip
"""Where a real TWIN would have begun to ring; a gateway's and a refusal's answer come before that."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in plain HTTP."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


def as_json(status: int, answer: object) -> Reply:
    """An answer of JSON."""
    return Reply(status, json.dumps(answer, ensure_ascii=False).encode())


RETRY_AFTER_SECONDS = 2

_HTML = b"<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>"
_SPECIAL = {
    _M.STATUS_401: Reply(401, b'{"error":"Token is expired."}'),
    _M.HALF_THEN_422: Reply(422, b'{"error":"Validation failed","details":"one of the candidates"}'),
    _M.RETRY_AFTER_429: Reply(429, b'{"error":"Slow down"}', headers=(("Retry-After", str(RETRY_AFTER_SECONDS)),)),
    _M.HTML_502: Reply(502, _HTML, "text/html"),
    _M.REDIRECT: Reply(307, b"", headers=(("Location", "/moved"),)),
    _M.HTML_200: Reply(200, _HTML, "text/html"),
    _M.EMPTY: Reply(200, b""),
    _M.EMPTY_OBJECT: Reply(200, b"{}"),
    _M.EMPTY_LIST: Reply(200, b"[]"),
    _M.EMPTY_GROUP: Reply(200, b"[[]]"),
}


def reply_of(misbehaviour: Misbehaviour) -> Reply | None:
    """The plain answer of a misbehaviour, None for one that spoils the receipt or the connection."""
    if misbehaviour in _SPECIAL:
        return _SPECIAL[misbehaviour]
    if not misbehaviour.isdigit():
        return None
    status = HTTPStatus(int(misbehaviour))
    return Reply(status, b'{"error":"%s"}' % status.phrase.encode())


class Plan:
    """The misbehaviour to come, in order; each batch request takes one. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._coming: deque[tuple[Misbehaviour, int | None]] = deque()

    def add(self, misbehaviour: Misbehaviour, times: int | None = 1) -> None:
        """Misbehave in the next `times` batch requests after those planned already; None: until cleared."""
        with self._lock:
            self._coming.append((misbehaviour, times))

    def clear(self) -> None:
        """Behave."""
        with self._lock:
            self._coming.clear()

    def take(self) -> Misbehaviour | None:
        """The misbehaviour for the request that has just arrived."""
        with self._lock:
            if not self._coming:
                return None
            misbehaviour, times = self._coming.popleft()
            if times is None or times > 1:
                self._coming.appendleft((misbehaviour, None if times is None else times - 1))
            return misbehaviour
