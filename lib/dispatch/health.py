"""How the sender does, for every page that must say so."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SenderHealth:
    """Whether the sender sends; if not, since when, and the kind of fault that ended it or that it waits out.

    `draining`: it begins nothing more, for an update; `out` requests have no outcome yet.
    """

    running: bool
    last_alive: datetime | None
    reason: str = ""
    draining: bool = False
    out: int = 0
