"""What settles an item when no answer to a request does."""

from enum import StrEnum


class Source(StrEnum):
    """Where the evidence comes from."""

    PERSON = "person"
    REPORT = "report"
    WEBHOOK = "webhook"
    SEARCH = "search"


class Lock(StrEnum):
    """Why the sender is locked until a person has looked: the store is not the one that sent last, or not there."""

    NO_SEAL = "no_seal"
    BEHIND = "behind"
    OTHER_MACHINE = "other_machine"
    OTHER_FILE = "other_file"
    OTHER_STORE = "other_store"
    BACKUP = "backup"


class Inquiry(StrEnum):
    """What TWIN is asked beside the batch request."""

    SESSIONS = "sessions"
    PAUSE = "pause"
    PLAY = "play"
    HALT = "halted"
    READ = "read"
