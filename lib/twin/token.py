"""What a token tells of itself, read and never verified (twin-api §2)."""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Claims:
    """The company a token belongs to and the moment (UTC) it ends; None where it does not tell."""

    company_id: str | None = None
    expires_at: datetime | None = None


def claims(token: str) -> Claims:
    """The claims of a JWT; of anything else, a fixed token too, nothing is known."""
    try:
        _, payload, _ = token.split(".")
        told = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (ValueError, RecursionError):
        return Claims()
    if not isinstance(told, dict):
        return Claims()
    company = told.get("company_id")
    known = isinstance(company, str | int) and not isinstance(company, bool) and str(company).strip()
    return Claims(company_id=str(company) if known else None, expires_at=_moment(told.get("exp")))


def _moment(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
