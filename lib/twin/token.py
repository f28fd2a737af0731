"""What a token tells of itself, read and never verified (twin-api §2)."""

import base64
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from pydantic import SecretStr

_JWT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Claims:
    """The company a token belongs to and the moment (UTC) it ends; None where it does not tell."""

    company_id: str | None = None
    expires_at: datetime | None = None


class PasteFault(StrEnum):
    """Why a pasted text is not taken as a token; each has a sentence that says what to do."""

    SANDBOX = "sandbox"
    FORM = "form"
    NO_END = "no_end"
    ENDED = "ended"
    NO_COMPANY = "no_company"


class PasteRefused(Exception):
    """The pasted text is not taken; the exception carries no part of it."""

    def __init__(self, fault: PasteFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted token that is right by its form, with what it tells: its company and an end that is still to come."""

    token: SecretStr = field(repr=False)
    company_id: str
    expires_at: datetime


def claims(token: str) -> Claims:
    """The claims of a JWT; of anything else, a fixed token too, nothing is known."""
    try:
        _, payload, _ = token.split(".")
    except ValueError:
        return Claims()
    told = _told(payload)
    if told is None:
        return Claims()
    company = told.get("company_id")
    known = isinstance(company, str | int) and not isinstance(company, bool) and str(company).strip()
    return Claims(company_id=str(company) if known else None, expires_at=_moment(told.get("exp")))


def read_pasted(text: str, *, now: datetime) -> Pasted:
    """The token in a pasted text, white space and the word "Bearer" around it left out; raises PasteRefused.

    A JWT of three base64 parts, of which two are JSON objects, with an end after `now` and a company.
    """
    token = re.sub(r"^bearer\s+", "", text.strip(), flags=re.IGNORECASE)
    if not _JWT.fullmatch(token) or any(_told(part) is None for part in token.split(".")[:2]):
        raise PasteRefused(PasteFault.FORM)
    told = claims(token)
    if told.expires_at is None:
        raise PasteRefused(PasteFault.NO_END)
    if told.expires_at <= now:
        raise PasteRefused(PasteFault.ENDED)
    if told.company_id is None:
        raise PasteRefused(PasteFault.NO_COMPANY)
    return Pasted(SecretStr(token), told.company_id, told.expires_at)


def _told(part: str) -> dict[str, object] | None:
    """The JSON object in one part of a JWT, None for anything else."""
    try:
        told = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _moment(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
