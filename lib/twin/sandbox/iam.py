"""The sandbox's tokens: IAM's login, and which bearer the batch address takes (twin-api §2)."""

import base64
import json
import secrets
import threading
import time
from datetime import UTC, datetime

from lib.twin.token import claims

COMPANY = "sandbox"
WEEK = 7 * 24 * 3600
EXPIRED = "Token is expired."
UNKNOWN = "Unauthorized."


def make_token(seconds: int = WEEK, *, company: str = COMPANY) -> str:
    """A token of TWIN's form, a JWT that says when it ends and whose it is; its signature is noise."""
    now = int(time.time())
    claimed = {"iat": now, "exp": now + seconds, "version": 1, "sub": "sandbox", "company_id": company}
    parts = (json.dumps({"typ": "JWT", "alg": "RS512"}).encode(), json.dumps(claimed).encode(), secrets.token_bytes(32))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


class Iam:
    """Who may ask: one fixed token, every token given out by a login, and any other if `any_token` says so."""

    def __init__(self, token: str, *, any_token: bool) -> None:
        self._lock = threading.Lock()
        self._tokens = {token}
        self._any_token = any_token

    def login(self, body: bytes) -> dict[str, str] | None:
        """The answer to a login with any e-mail and password; None for a body that is no login."""
        try:
            asked = json.loads(body)
        except (ValueError, RecursionError):
            return None
        if not isinstance(asked, dict) or not all(_is_text(asked.get(name)) for name in ("email", "password")):
            return None
        seconds = asked.get("ttl", WEEK)
        if not isinstance(seconds, int) or isinstance(seconds, bool) or not 0 < seconds <= WEEK * 52:
            return None
        token = make_token(seconds)
        with self._lock:
            self._tokens.add(token)
        return {"token": token, "refreshToken": secrets.token_urlsafe(32)}

    def refusal(self, authorization: str) -> str:
        """Why this header is refused; empty if it is not."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            return UNKNOWN
        with self._lock:
            if token not in self._tokens and not self._any_token:
                return UNKNOWN
        ends = claims(token).expires_at
        return EXPIRED if ends is not None and ends <= datetime.now(UTC) else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""
