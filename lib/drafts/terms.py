"""What this start works by."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.model.mode import Mode
from lib.settings import Settings

SANDBOX_ADDRESS = "sandbox"
"""The address of what the sandbox was released for: its socket is another one at every start."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of this start: its turn (generation), whom it may send to, and the limits.

    `company` is the token's company, None where the token does not tell.
    """

    generation: int
    mode: Mode
    address: str
    company: str | None
    settings: Settings

    @property
    def day_limit(self) -> int | None:
        """How many people may be called in 24 hours, None in the sandbox."""
        return None if self.mode is Mode.SANDBOX else self.settings.day_limit

    def called_since(self, now: datetime) -> datetime:
        """A number accepted after this moment is not called again without a person's word."""
        return now - timedelta(days=self.settings.guard_days)
