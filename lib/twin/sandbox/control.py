"""The control of the sandbox, behind a key: misbehave, be slower, answer in another shape, tell, forget."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict

from lib.twin.sandbox.faults import Misbehaviour, Reply, as_json
from lib.twin.sandbox.iam import LoginManner
from lib.twin.sandbox.ledger import Ledger, Times
from lib.twin.sandbox.receipts import Shape
from lib.twin.sandbox.twin import Twin
from lib.twin.sandbox.webhooks import Manner

PATH = "/_sandbox/"
KEY_HEADER = "x-sandbox-key"
_LONGEST = 3600

_NO_KEY = as_json(403, {"error": f"the header {KEY_HEADER} is missing or wrong"})
_NO_VERB = as_json(404, {"error": "ledger (GET), faults, webhook, revoke or reset (POST) is expected"})
_WORDS = {"clear", "fault", "cabinet_fault", "times", "latency", "shape", "sessions_lag", "login", "token_seconds"}
_NOT_UNDERSTOOD = as_json(
    422,
    {
        "error": "an object of clear, fault or cabinet_fault and times, latency, shape, sessions_lag, login, "
        "token_seconds is expected",
        "details": {"fault": list(Misbehaviour), "shape": list(Shape), "login": list(LoginManner)},
    },
)
_NO_CALL_BACK = as_json(
    422,
    {
        "error": "an object of webhook (an address on loopback, or null), manner, seconds is expected",
        "details": {"manner": list(Manner)},
    },
)


def answer(twin: Twin, key: str, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
    """The answer of the control to a request below `PATH`; `headers` by lower-case name."""
    if not hmac.compare_digest(headers.get(KEY_HEADER, "").encode(), key.encode()):
        return _NO_KEY
    match method, path.removeprefix(PATH):
        case "GET", "ledger":
            return as_json(200, _told(twin.ledger))
        case "POST", "faults":
            return _ordered(twin, body)
        case "POST", "webhook":
            return _called_back(twin, body)
        case "POST", "revoke":
            twin.iam.revoke()
            return as_json(200, {})
        case "POST", "reset":
            twin.plan.clear()
            twin.ledger.reset()
            twin.cabinet.reset()
            return as_json(200, {})
    return _NO_VERB


def _told(ledger: Ledger) -> dict[str, object]:
    def by_key(times: dict[str, Times]) -> dict[str, object]:
        return {key: asdict(each) for key, each in times.items()}

    return {**asdict(ledger.totals()), "rows": by_key(ledger.rows()), "numbers": by_key(ledger.numbers())}


def _ordered(twin: Twin, body: bytes) -> Reply:
    try:
        order = json.loads(body)
        if not isinstance(order, dict) or order.keys() - _WORDS:
            return _NOT_UNDERSTOOD
        fault = Misbehaviour(order["fault"]) if "fault" in order else None
        asked_fault = Misbehaviour(order["cabinet_fault"]) if "cabinet_fault" in order else None
        shape = Shape(order.get("shape", twin.shape))
        manner = LoginManner(order.get("login", twin.iam.manner))
    except (ValueError, RecursionError):
        return _NOT_UNDERSTOOD
    times, latency = order.get("times", 1), order.get("latency", twin.latency)
    lags = order.get("sessions_lag", twin.cabinet.lags)
    life = order.get("token_seconds", twin.iam.seconds)
    if not isinstance(lags, bool) or not (life is None or _is_number(life, int, at_least=1)):
        return _NOT_UNDERSTOOD
    if not (times is None or _is_number(times, int, at_least=1)) or not _is_number(latency, int | float, at_least=0):
        return _NOT_UNDERSTOOD
    twin.latency, twin.shape, twin.cabinet.lags = latency, shape, lags
    twin.iam.manner, twin.iam.seconds = manner, life
    if order.get("clear"):
        twin.plan.clear()
        twin.cabinet.plan.clear()
    if fault:
        twin.plan.add(fault, times)
    if asked_fault:
        twin.cabinet.plan.add(asked_fault, times)
    return as_json(200, {})


def _called_back(twin: Twin, body: bytes) -> Reply:
    try:
        order = json.loads(body)
        url, manner, seconds = order["webhook"], Manner(order.get("manner", Manner.USUAL)), order.get("seconds", 0.2)
        if not _is_number(seconds, int | float, at_least=0) or seconds > _LONGEST:
            return _NO_CALL_BACK
        twin.webhooks.order(url, manner=manner, seconds=seconds)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return _NO_CALL_BACK
    return as_json(200, {})


def _is_number(value: object, kind: type | object, *, at_least: int) -> bool:
    return not isinstance(value, bool) and isinstance(value, kind) and value >= at_least  # type: ignore[arg-type,operator]
