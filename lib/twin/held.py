"""A token as it is held: until when it is handed out, when it is renewed, and how long IAM is left alone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pydantic import SecretStr

from lib.twin.iam import TTL, Trouble
from lib.twin.token import Claims, claims

RENEWED_BEFORE = timedelta(seconds=60)
"""A login's token is renewed so long before its end, or when a tenth of its life is left, whichever comes later."""

_FIRST = {Trouble.REFUSED: timedelta(minutes=1)}
_MOST = {Trouble.REFUSED: timedelta(minutes=15)}
LONGEST_PAUSE = max(_MOST.values())


@dataclass(frozen=True, slots=True)
class LastLogin:
    """When IAM was last asked, what went wrong (its status, the `Fault` of the connection), and when Callboard may ask
    again by itself.

    `trouble` is None, and `next_at` too, if it gave a token.
    """

    at: datetime
    trouble: Trouble | None = None
    status: int | None = None
    fault: str = ""
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A token and what it tells; of a login also the moments from which it is no longer handed out, and renewed."""

    token: SecretStr = field(repr=False)
    told: Claims
    ends: datetime | None = None
    renew_at: datetime | None = None

    def good(self, now: datetime) -> bool:
        """Whether it may be handed out; of a fixed or pasted one TWIN is the judge."""
        return self.ends is None or now < self.ends

    def due(self, now: datetime) -> bool:
        """Whether the time of the next login has come."""
        return self.renew_at is not None and self.renew_at <= now


def renewable(token: SecretStr, asked_at: datetime) -> Held:
    """The token of a login that was asked for at this moment."""
    told = claims(token.get_secret_value())
    # one that does not tell its end lives as long as was asked for
    ends = told.expires_at or asked_at + timedelta(seconds=TTL)
    return Held(token, told, ends, ends - min(RENEWED_BEFORE, (ends - asked_at) / 10))


def pause(trouble: Trouble, failures: int) -> timedelta:
    """How long IAM is left alone after so many failures in a row: doubled each time, up to `LONGEST_PAUSE`.

    It is longer after a refusal: a wrong password, asked again and again, may lock the account.
    """
    first, most = _FIRST.get(trouble, timedelta(seconds=2)), _MOST.get(trouble, timedelta(minutes=1))
    doubled: int = 2 ** min(failures - 1, 10)
    return min(first * doubled, most)
