"""What is known about requests whose outcome nobody knows, and about the people in them."""

from dataclasses import dataclass
from datetime import datetime

from lib.model.evidence import Source
from lib.model.item import Identifiers, ItemState
from lib.model.outcome import Fault


@dataclass(frozen=True, slots=True)
class Left:
    """A person looked at the request and left it unknown on purpose."""

    happened_at: datetime
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class UnknownRequest:
    """A request that TWIN may have obeyed: `people` of its `of` are still unknown.

    `templates` names each template of those people and how many they are, "" for TWIN's default; `said` is the
    beginning of TWIN's answer, as it came; `unmatched` are ids of that answer that fit nobody; `left` is the latest
    first.
    """

    attempt_id: int
    submission_id: str
    submission: int
    file_name: str
    request: int
    opened_at: datetime
    closed_at: datetime
    people: int
    of: int
    templates: tuple[tuple[str, int], ...]
    status: int | None
    fault: Fault | None
    said: str
    unmatched: tuple[Identifiers, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class UnmatchedRequest:
    """A request that TWIN accepted, with ids that fit nobody: `ids` are those that nobody has yet, of `of` people."""

    attempt_id: int
    submission_id: str
    submission: int
    file_name: str
    request: int
    opened_at: datetime
    of: int
    ids: tuple[Identifiers, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """People of a request that was unknown, settled at once: by what evidence, into what, who said so and why."""

    happened_at: datetime
    source: Source
    became: ItemState
    people: int
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Sought:
    """A person to look for in TWIN; `numbers` are E.164 digits in clear: whoever shows them masks them."""

    attempt_id: int
    ordinal: int
    row: int
    numbers: tuple[str, ...]
    client_external_id: str
    row_key: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a request that was unknown: how many people still are; who was settled, the latest first."""

    submission_id: str
    request: int
    unknown: int
    settled: tuple[Settled, ...]
