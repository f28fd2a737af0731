"""What this start works by."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.model.mode import Mode
from lib.settings import Settings
from lib.twin.credentials import Credentials

SANDBOX_ADDRESS = "sandbox"
"""The address of what the sandbox was released for: its socket is another one at every start."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of this start: its turn (generation), as whom and whom it may send to, and the limits.

    Mode and company are the token's, which a person may replace while the server runs.
    """

    generation: int
    credentials: Credentials
    address: str
    settings: Settings

    @property
    def mode(self) -> Mode:
        """Whether people are called."""
        return self.credentials.mode

    @property
    def company(self) -> str | None:
        """The token's company; None where the token does not tell, or before the first login."""
        return self.credentials.claims().company_id

    @property
    def day_limit(self) -> int | None:
        """How many people may be called in 24 hours, None in the sandbox."""
        return None if self.mode is Mode.SANDBOX else self.settings.day_limit

    @property
    def longest_wait(self) -> float:
        """The most seconds that anything waits for its next try."""
        return self.settings.retry_after_cap

    def called_since(self, now: datetime) -> datetime:
        """A number accepted after this moment is not called again without a person's word."""
        return now - timedelta(days=self.settings.guard_days)
