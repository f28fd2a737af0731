"""The file bar of a draft under review."""

from lib.drafts.draft import Review
from lib.model.finding import Severity
from lib.model.item import ItemState
from lib.ui import file_bar
from lib.ui.badges import ITEM, LEFT_OUT, SEVERITY
from lib.ui.file_bar import Part
from lib.ui.session import Visit


def draw(visit: Visit, review: Review) -> None:
    """Can go, errors, left out by people, unreadable, and the rows of the file that they add up to."""
    say = visit.say
    parts = (
        Part(say("review-can-go"), ITEM[ItemState.ACCEPTED], "green", review.can_go),
        Part(say("review-errors"), SEVERITY[Severity.ERROR], "red", review.errors),
        Part(say("review-left-out"), LEFT_OUT, "gray", review.left_out),
        Part(say("review-unreadable"), ITEM[ItemState.EXCLUDED], "faint", review.unreadable),
    )
    file_bar.draw(visit, parts, total=say("bar-rows-of-file"))
