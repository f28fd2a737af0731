"""How the errors of a file are mended in Excel and in LibreOffice, each kind once: a sheet beside the rows to mend."""

from lib.drafts.draft import Draft, Kind
from lib.drafts.review import review
from lib.drafts.workbook_file import Guide
from lib.model.finding import Severity
from lib.model.fix_recipe import PROGRAMS, recipe
from lib.store.connection import Reader
from lib.words import Words, finding

_WIDTHS = {"what": 32, "count": 10, "how": 60, **dict.fromkeys(PROGRAMS, 70)}
"""The columns, as the words name them (`guide-…`), and how wide each is, in characters."""


def of(reader: Reader, draft: Draft, say: Words) -> Guide:
    """Every kind of error, the most frequent first, with its count, what it means, and what to do in each program."""
    errors = (kind for kind in review(reader, draft).kinds if kind.severity is Severity.ERROR)
    titles = {say(f"guide-{name}"): width for name, width in _WIDTHS.items()}
    return Guide(say("guide-sheet"), titles, tuple(_told(kind, say) for kind in errors))


def _told(kind: Kind, say: Words) -> tuple[str | int, ...]:
    code, found = kind.code.value, recipe(kind.code, kind.detail)
    what, how = finding.what(say, code, kind.detail), finding.how(say, code, kind.detail)
    return what, kind.rows, how, *(finding.in_spreadsheet(say, found, program) for program in PROGRAMS)
