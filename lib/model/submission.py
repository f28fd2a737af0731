"""The states of a submission, and why one pauses."""

from enum import StrEnum


class SubmissionState(StrEnum):
    """Where a released file stands."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    STOPPED = "stopped"
    FINISHED = "finished"


_S = SubmissionState

MOVES: dict[SubmissionState, frozenset[SubmissionState]] = {
    _S.QUEUED: frozenset({_S.RUNNING, _S.PAUSED, _S.STOPPING, _S.FINISHED}),
    _S.RUNNING: frozenset({_S.PAUSED, _S.STOPPING, _S.FINISHED}),
    _S.PAUSED: frozenset({_S.QUEUED, _S.STOPPING}),
    _S.STOPPING: frozenset({_S.STOPPED}),
    _S.STOPPED: frozenset(),
    # only by halving a request that was refused whole, where a person asked for it
    _S.FINISHED: frozenset({_S.QUEUED}),
}
"""The one table of legal moves."""

MOVING = frozenset({_S.QUEUED, _S.RUNNING, _S.STOPPING})
"""While a submission is in one of these, its page is watched."""


class Pause(StrEnum):
    """Why a submission has paused; what a person does about it is told in words."""

    UNKNOWN = "unknown"
    TOKEN_REFUSED = "token_refused"  # noqa: S105  a reason, no secret
    NO_TOKEN = "no_token"  # noqa: S105  a reason, no secret
    NO_MONEY = "no_money"
    FORBIDDEN = "forbidden"
    UNREACHABLE = "unreachable"
    REDIRECTED = "redirected"
    RATE_LIMIT = "rate_limit"
    DAY_LIMIT = "day_limit"
    OTHER_ADDRESS = "other_address"
    RESTARTED = "restarted"
    RESTORED = "restored"
    PERSON = "person"
    FAILURES = "failures"
    TOKEN_ENDED = "token_ended"  # noqa: S105  a reason, no secret
    SENDER_FAILED = "sender_failed"
