"""The sandbox's tokens: IAM's login, and which bearer the batch address takes (twin-api §2)."""

import base64
import json
import secrets
import threading
import time
from datetime import UTC, datetime
from enum import StrEnum

from lib.twin.sandbox.faults import Reply, as_json
from lib.twin.token import claims

COMPANY = "sandbox"
WEEK = 7 * 24 * 3600
EXPIRED = "Token is expired."
UNKNOWN = "Unauthorized."


class LoginManner(StrEnum):
    """How IAM answers a login, until told otherwise; the names are those of the command line."""

    USUAL = "usual"
    REFUSES = "refuses"
    FAILS = "fails"
    NO_TOKEN = "no-token"  # noqa: S105  a manner, no secret


_INSTEAD = {
    LoginManner.REFUSES: as_json(401, {"error": "Wrong e-mail or password."}),
    LoginManner.FAILS: as_json(503, {"error": "Service Unavailable"}),
    LoginManner.NO_TOKEN: as_json(200, {}),
}
_NO_LOGIN = as_json(422, {"error": "Validation failed", "details": "email, password and ttl are expected"})


def make_token(seconds: int = WEEK, *, company: str = COMPANY) -> str:
    """A token of TWIN's form, a JWT that says when it ends and whose it is; its signature is noise."""
    now = int(time.time())
    claimed = {"iat": now, "exp": now + seconds, "version": 1, "sub": "sandbox", "company_id": company}
    parts = (json.dumps({"typ": "JWT", "alg": "RS512"}).encode(), json.dumps(claimed).encode(), secrets.token_bytes(32))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


class Iam:
    """Who may ask: one fixed token, every token given out by a login, and any other if `any_token` says so.

    `manner`, `seconds` (the longest life of a token that a login gives, None: as asked for) and `company` may be
    changed at any time.
    """

    def __init__(self, token: str, *, any_token: bool) -> None:
        self.manner = LoginManner.USUAL
        self.seconds: int | None = None
        self.company = COMPANY
        self._lock = threading.Lock()
        self._tokens = {token}
        self._revoked: set[str] = set()
        self._any_token = any_token

    def login(self, body: bytes) -> Reply:
        """The answer to a login; the manner decides, any e-mail and password will do."""
        seconds = _life_asked(body)
        if seconds is None:
            return _NO_LOGIN
        if self.manner in _INSTEAD:
            return _INSTEAD[self.manner]
        token = make_token(min(seconds, self.seconds or seconds), company=self.company)
        with self._lock:
            self._tokens.add(token)
        return as_json(200, {"token": token, "refreshToken": secrets.token_urlsafe(32)})

    def revoke(self) -> None:
        """Take none of the tokens known so far any more: the fixed one, and those of logins."""
        with self._lock:
            self._revoked |= self._tokens
            self._tokens.clear()

    def refusal(self, authorization: str) -> str:
        """Why this header is refused; empty if it is not."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            return UNKNOWN
        with self._lock:
            if token in self._revoked:
                return EXPIRED
            if token not in self._tokens and not self._any_token:
                return UNKNOWN
        ends = claims(token).expires_at
        return EXPIRED if ends is not None and ends <= datetime.now(UTC) else ""


def _life_asked(body: bytes) -> int | None:
    """The seconds that a login asks for; None for a body that is no login."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(asked, dict) or not all(_is_text(asked.get(name)) for name in ("email", "password")):
        return None
    seconds = asked.get("ttl", WEEK)
    known = isinstance(seconds, int) and not isinstance(seconds, bool) and 0 < seconds <= WEEK * 52
    return seconds if known else None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""
