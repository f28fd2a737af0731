"""Icon, colour and word of every state: trusted in that order, so that colour is never alone."""

from dataclasses import dataclass

from lib.model.finding import Severity
from lib.model.item import ItemState
from lib.model.mode import Mode
from lib.model.submission import SubmissionState


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon and one of the six colours."""

    icon: str
    colour: str

    def badge(self, words: str) -> str:
        """Markdown for a badge."""
        return f":{self.colour}-badge[{self.icon} {words}]"

    def text(self, words: str) -> str:
        """Markdown for a coloured icon before words."""
        return f":{self.colour}[{self.icon}] {words}"


ITEM = {
    ItemState.WAITING: Mark(":material/schedule:", "gray"),
    ItemState.HELD: Mark(":material/bedtime:", "blue"),
    ItemState.SENDING: Mark(":material/arrow_upload_progress:", "blue"),
    ItemState.ACCEPTED: Mark(":material/check_circle:", "green"),
    ItemState.REJECTED: Mark(":material/block:", "red"),
    ItemState.NOT_SENT: Mark(":material/cloud_off:", "red"),
    ItemState.UNKNOWN: Mark(":material/help:", "orange"),
    ItemState.CANCELLED: Mark(":material/cancel:", "gray"),
    ItemState.EXCLUDED: Mark(":material/do_not_disturb_on:", "gray"),
}

SUBMISSION = {
    SubmissionState.QUEUED: Mark(":material/hourglass_top:", "gray"),
    SubmissionState.RUNNING: Mark(":material/play_circle:", "blue"),
    SubmissionState.PAUSED: Mark(":material/pause_circle:", "orange"),
    SubmissionState.STOPPING: Mark(":material/pending:", "orange"),
    SubmissionState.STOPPED: Mark(":material/stop_circle:", "gray"),
    SubmissionState.FINISHED: Mark(":material/task_alt:", "green"),
}

SEVERITY = {
    Severity.ERROR: Mark(":material/error:", "red"),
    Severity.WARNING: Mark(":material/warning:", "orange"),
    Severity.NOTE: Mark(":material/info:", "blue"),
}

LEFT_OUT = Mark(":material/playlist_remove:", "gray")
"""A row that people left out in the review."""

TEST = Mark(":material/labs:", "gray")
"""A step of a rehearsal; the word is "TEST", for the sandbox is something else."""

MODE = {
    Mode.SANDBOX: Mark(":material/science:", "gray"),
    Mode.LIVE: Mark(":material/phone_in_talk:", "violet"),
    Mode.LIVE_NO_TOKEN: Mark(":material/key_off:", "gray"),
}
