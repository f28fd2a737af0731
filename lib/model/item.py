"""The states of one row after its release, and the only moves between them."""

from dataclasses import dataclass
from enum import StrEnum


class ItemState(StrEnum):
    """The bucket a row of a released file is in; every row is in exactly one."""

    WAITING = "waiting"
    HELD = "held"
    SENDING = "sending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"
    EXCLUDED = "excluded"


_S = ItemState

MOVES: dict[ItemState, frozenset[ItemState]] = {
    _S.WAITING: frozenset({_S.SENDING, _S.HELD, _S.CANCELLED, _S.EXCLUDED, _S.ACCEPTED}),
    _S.HELD: frozenset({_S.WAITING, _S.CANCELLED, _S.EXCLUDED, _S.ACCEPTED}),
    _S.SENDING: frozenset({_S.ACCEPTED, _S.REJECTED, _S.UNKNOWN, _S.WAITING, _S.NOT_SENT}),
    _S.UNKNOWN: frozenset({_S.ACCEPTED, _S.NOT_SENT}),
    _S.REJECTED: frozenset({_S.WAITING, _S.ACCEPTED}),
    _S.CANCELLED: frozenset({_S.ACCEPTED}),
    _S.EXCLUDED: frozenset({_S.ACCEPTED}),
    _S.NOT_SENT: frozenset({_S.ACCEPTED}),
    _S.ACCEPTED: frozenset(),
}
"""The one table of legal moves; who may make each stands in the design, and in the verb that makes it."""

BLOCKS = frozenset({_S.WAITING, _S.HELD, _S.SENDING, _S.UNKNOWN})
"""A number in one of these elsewhere may not be released again, without a time limit."""


class Exclusion(StrEnum):
    """Why a row of the file does not go."""

    UNREADABLE = "unreadable"
    ERROR = "error"
    LEFT_OUT = "left_out"
    CALLED_ALREADY = "called_already"
    IN_ANOTHER = "in_another"


class Matched(StrEnum):
    """How an identifier came to its row (twin-api §1)."""

    CERTAIN = "certain"
    BY_ORDER = "by_order"
    NOT_MATCHED = "not_matched"


@dataclass(frozen=True, slots=True)
class Identifiers:
    """One pair of TWIN's receipt: the call task and the candidate in it."""

    auto_call_id: str
    auto_call_candidate_id: str
