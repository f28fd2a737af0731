"""TWIN's words for how one call stands (twin-api §7)."""

from enum import StrEnum


class CallStatus(StrEnum):
    """The status of a call, as webhooks and searches name it [D]; a word that is not here is shown as it came."""

    ANSWERED = "ANSWERED"
    NOANSWER = "NOANSWER"
    BUSY = "BUSY"
    UNAVAILABLE = "UNAVAILABLE"
    CONGESTION = "CONGESTION"
    CHANUNAVAIL = "CHANUNAVAIL"
    FAILED = "FAILED"
    INVALID = "INVALID"
    BLACKLIST = "BLACKLIST"
    CANCEL = "CANCEL"
    EXPIRED = "EXPIRED"
    REJECTED = "REJECTED"
    SCHEDULED = "SCHEDULED"
    DIAL = "DIAL"
    INPROGRESS = "INPROGRESS"
