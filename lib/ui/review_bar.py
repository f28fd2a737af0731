"""The file bar of a draft under review."""

from lib.drafts.draft import Review
from lib.model.finding import Severity
from lib.model.item import ItemState
from lib.ui import file_bar
from lib.ui.badges import ITEM, SEVERITY
from lib.ui.file_bar import Part
from lib.ui.session import Visit


def draw(visit: Visit, review: Review) -> None:
    """Can go, errors, unreadable, and the rows of the file that they add up to."""
    say = visit.say
    parts = (
        Part(say("review-can-go"), ITEM[ItemState.ACCEPTED], "green", review.can_go),
        Part(say("review-errors"), SEVERITY[Severity.ERROR], "red", review.errors),
        Part(say("review-unreadable"), ITEM[ItemState.EXCLUDED], "gray", review.unreadable),
    )
    file_bar.draw(visit, parts, total=say("bar-rows-of-file"))
