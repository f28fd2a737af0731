"""What else the stand-in TWIN can be asked, as others' code asks TWIN [S]: sessions by number, and call tasks."""

import threading
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

from lib.model.item import Identifiers
from lib.twin.sandbox.body_check import Asked
from lib.twin.sandbox.faults import CALLED, Called, Misbehaviour, Plan, Reply, as_json, reply_of

SESSIONS_PATH = "/analyse/api/v1/search/cis/sessions"
TASKS_PATH = "/cis/api/v1/telephony/autoCall/"
KEPT_NUMBERS = 200_000
"""A sandbox that runs for weeks forgets the oldest beyond this."""

_ORDERS = {"pause": "PAUSED", "play": "PROCESS", "halted": "HALTED"}
_STATUSES = ("ANSWERED", "NOANSWER", "BUSY")
_MOST = 1000
_NO_METHOD = as_json(405, {"error": "Method not allowed"})
_NO_SUCH_TASK = as_json(404, {"error": "Not found", "details": "a task of this sandbox is expected"})
_NOT_UNDERSTOOD = as_json(422, {"error": "Validation failed", "details": "phone or taskId, from, limit, fields"})


def is_address(target: str) -> bool:
    """Whether the cabinet answers here."""
    path = urlsplit(target).path
    return path == SESSIONS_PATH or f"{path}/".startswith(TASKS_PATH)


@dataclass(frozen=True, slots=True)
class _Session:
    """One call that a real TWIN would have made; `at` is in UTC."""

    id: str
    number: str
    given: Identifiers
    at: datetime

    def told(self, fields: Sequence[str]) -> dict[str, object]:
        """The fields asked for, as far as there are such."""
        created = self.at.isoformat(timespec="seconds")
        known = {
            "id": self.id,
            "number": self.number,
            "currentStatusName": _STATUSES[int(self.number[-1]) % len(_STATUSES)],
            "autoCallCandidateId": self.given.auto_call_candidate_id,
            "taskId": self.given.auto_call_id,
            "createdAt": created,
            "startedAt": created,
        }
        return {name: known[name] for name in fields if name in known}


class Cabinet:
    """What was called, and how each call task stands; safe between threads.

    `plan` is the misbehaviour to come in searches and orders, one request after the other; while `lags` is set a search
    finds nothing, as TWIN's may for seconds to minutes after a call [S].
    """

    def __init__(self) -> None:
        self.plan = Plan()
        self.lags = False
        self._lock = threading.Lock()
        self._sessions: dict[str, tuple[_Session, ...]] = {}
        self._tasks: dict[str, str] = {}

    def reset(self) -> None:
        """Forget everything, and behave."""
        self.plan.clear()
        with self._lock:
            self.lags = False
            self._sessions, self._tasks = {}, {}

    def called(self, candidates: Sequence[Asked], pairs: Sequence[Sequence[Identifiers]]) -> None:
        """These candidates are being called from now on, `pairs[i]` being those of candidate i."""
        now = datetime.now(UTC)
        with self._lock:
            for candidate, given in zip(candidates, pairs, strict=True):
                for place, number in enumerate(candidate.numbers):
                    pair = given[min(place, len(given) - 1)]
                    self._tasks.setdefault(pair.auto_call_id, "PROCESS")
                    before = self._sessions.pop(number, ())
                    self._sessions[number] = (*before, _Session(str(uuid.uuid4()), number, pair, now))
            while len(self._sessions) > KEPT_NUMBERS:
                del self._sessions[next(iter(self._sessions))]

    def tasks(self) -> dict[str, str]:
        """How each task stands, by its autoCallId."""
        with self._lock:
            return dict(self._tasks)

    def answer(self, method: str, target: str, misbehaviour: Misbehaviour | None) -> Reply:
        """The answer to a request for `target`, path and query, one that `is_address` knows."""
        parts = urlsplit(target)
        if parts.path == SESSIONS_PATH:
            reply = self._search(parse_qs(parts.query)) if method == "GET" else _NO_METHOD
        elif f"{parts.path}/" == TASKS_PATH:
            reply = self._list(parse_qs(parts.query)) if method == "GET" else _NO_METHOD
        else:
            obeys = misbehaviour is None or CALLED[misbehaviour] is Called.ALL
            reply = self._task(method, parts.path.removeprefix(TASKS_PATH), obeys=obeys)
        return (reply_of(misbehaviour) if misbehaviour else None) or reply

    def _search(self, query: Mapping[str, Sequence[str]]) -> Reply:
        asked = {name: values[-1] for name, values in query.items()}
        try:
            since = datetime.fromisoformat(asked.get("from", "2000-01-01T00:00:00+00:00"))
            limit = min(int(asked.get("limit", "100")), _MOST)
        except ValueError:
            return _NOT_UNDERSTOOD
        if since.tzinfo is None or not {"phone", "taskId"} & asked.keys():
            return _NOT_UNDERSTOOD
        with self._lock:
            every = [] if self.lags else [each for sessions in self._sessions.values() for each in sessions]
        found = [
            each
            for each in every
            if asked.get("phone", each.number) == each.number
            and asked.get("taskId", each.given.auto_call_id) == each.given.auto_call_id
            and each.at >= since
        ]
        fields = asked.get("fields", "id").split(",")
        return as_json(200, {"count": len(found), "items": [each.told(fields) for each in found[:limit]]})

    def _list(self, query: Mapping[str, Sequence[str]]) -> Reply:
        limit = query.get("limit", ("100",))[-1]
        if not (limit.isascii() and limit.isdigit() and 1 <= int(limit) <= _MOST):
            return _NOT_UNDERSTOOD
        found = self.tasks()
        items = [{"id": {"identity": task}, "status": status} for task, status in found.items()]
        return as_json(200, {"count": len(found), "items": items[: int(limit)]})

    def _task(self, method: str, rest: str, *, obeys: bool) -> Reply:
        id_, _, order = rest.partition("/")
        task = unquote(id_)
        with self._lock:
            if task not in self._tasks:
                return _NO_SUCH_TASK
            if method == "GET" and not order:
                return as_json(200, {"id": {"identity": task}, "status": self._tasks[task]})
            if method != "POST" or order not in _ORDERS:
                return _NO_METHOD
            if obeys:
                self._tasks[task] = _ORDERS[order]
        return Reply(200, b"")
