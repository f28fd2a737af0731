"""Whether people are called."""

from enum import StrEnum


class Mode(StrEnum):
    """Which of the two stores and which TWIN this server works with."""

    SANDBOX = "sandbox"
    LIVE = "live"
    LIVE_NO_TOKEN = "live_no_token"  # noqa: S105  a state, no secret
