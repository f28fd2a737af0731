"""What TWIN tells by itself."""

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    """One webhook as it came, and what of it could be read; None where it names none (twin-api §4).

    `name` is TWIN's own (`CALL_ENDED`…), empty where the body is none of TWIN's; `number` is digits. `row_key` is ours.
    """

    body: bytes = field(repr=False)
    name: str = ""
    call_id: str | None = None
    task_id: str | None = None
    candidate_id: str | None = None
    row_key: str | None = None
    number: str | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        """The same bytes are the same event, however often they come: SHA-256 of the body, in hex."""
        return hashlib.sha256(self.body).hexdigest()
