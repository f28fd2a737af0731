"""The way to the TWIN of this start: where it is, as whom, and how long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pydantic import SecretStr

from lib.model.evidence import Inquiry
from lib.model.outcome import Answer
from lib.settings import Settings
from lib.twin import sessions, tasks
from lib.twin.client import Client
from lib.twin.credentials import Credentials, configured
from lib.twin.exchange import Limits
from lib.twin.reach import Reach, reach
from lib.twin.sandbox import Sandbox
from lib.twin.token_check import TokenCheck, check_token


@dataclass(frozen=True, slots=True)
class Link:
    """Everything that a call to TWIN needs; the token stays with its credentials."""

    base_url: str
    credentials: Credentials
    limits: Limits

    @property
    def client(self) -> Client:
        """What posts."""
        return Client(base_url=self.base_url, token=self.credentials.token_for, limits=self.limits)

    def reach(self) -> Reach:
        """Whether the address answers: name, TCP and TLS; nothing is asked of it."""
        limits = self.limits
        return reach(
            self.base_url, timeout=limits.connect_timeout, proxy=limits.proxy, ca_bundle=limits.ca_bundle
        )  # fmt: skip

    def check_token(self) -> TokenCheck:
        """Whether TWIN takes the token, asked by a read."""
        return check_token(self.base_url, self.credentials.token, self.limits)

    def ask(self, number: str, since: datetime) -> Answer:
        """Ask TWIN for the calls to a number since a moment [S]."""
        return sessions.ask(self.base_url, self.credentials.token, self.limits, number, since)

    def order(self, kind: Inquiry, task_id: str) -> Answer:
        """Give one call task at TWIN an order [S]."""
        return tasks.order(self.base_url, self.credentials.token, self.limits, kind, task_id)


def link_to(settings: Settings, stand_in: Sandbox | None, *, clock: Callable[[], datetime]) -> Link:
    """The way that the settings name, or to the sandbox of this process."""
    limits = Limits(
        connect_timeout=settings.connect_timeout,
        read_timeout=settings.read_timeout,
        total_timeout=settings.total_timeout,
        answer_bytes=settings.answer_bytes,
        proxy=None if stand_in else settings.proxy,
        ca_bundle=None if stand_in else settings.ca_bundle,
    )
    own = SecretStr(stand_in.token) if stand_in else None
    credentials = configured(settings, limits, stand_in=own, clock=clock)
    return Link(stand_in.url if stand_in else settings.base_url, credentials, limits)
