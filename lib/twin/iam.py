"""TWIN's IAM: an e-mail address and a password for a token (twin-api §2)."""

import json
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pydantic import SecretStr

from lib.model.outcome import Answer, Stage
from lib.twin.exchange import Limits, exchange

LOGIN_PATH = "/api/v1/auth/login"
TTL = 24 * 3600
"""The life, in seconds, that a login asks for."""
PATIENCE = 30.0
"""A login, in seconds, is given up earlier than a request that calls people: asked again, it harms nobody."""

_REFUSALS = frozenset({400, 401, 403, 422})
"""What IAM answers to a wrong e-mail address or password is [U]: each of these is read as that."""


class Trouble(StrEnum):
    """Why a login gave no token that can be used."""

    UNREACHABLE = "unreachable"
    SILENT = "silent"
    REFUSED = "refused"
    ODD = "odd"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Login:
    """What a login came to: a token, or the kind of trouble with IAM's status and the `Fault` of the connection."""

    token: SecretStr | None = field(default=None, repr=False)
    trouble: Trouble | None = None
    status: int | None = None
    fault: str = ""


def login(iam_url: str, email: str, password: SecretStr, limits: Limits, *, ttl: int = TTL) -> Login:
    """Ask once for a token that lives `ttl` seconds [D]; what goes wrong is in the answer, and neither secret is."""
    asked = {"email": email, "password": password.get_secret_value(), "ttl": ttl}
    answer = exchange(
        "POST",
        iam_url + LOGIN_PATH,
        replace(
            limits,
            read_timeout=min(limits.read_timeout, PATIENCE),
            total_timeout=min(limits.total_timeout, PATIENCE),
        ),
        token=None,
        headers={"content-type": "application/json"},
        body=json.dumps(asked).encode(),
    )
    token = _token(answer)
    trouble = None if token else _trouble(answer)
    return Login(token, trouble, answer.status, answer.fault)


def _token(answer: Answer) -> SecretStr | None:
    """The token of a whole answer with status 200, if there is one that a header can carry."""
    if answer.status != 200 or answer.fault or answer.truncated:
        return None
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    token = told.get("token") if isinstance(told, dict) else None
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable() or " " in token:
        return None
    return SecretStr(token)


def _trouble(answer: Answer) -> Trouble:
    if answer.stage is Stage.CONNECTING:
        return Trouble.UNREACHABLE
    if answer.status is None:
        return Trouble.SILENT
    return Trouble.REFUSED if answer.status in _REFUSALS else Trouble.ODD
