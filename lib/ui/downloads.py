"""The files that people take away; each is made when its button is pressed."""

from lib.drafts import changed_cells, mend
from lib.drafts.draft import Draft
from lib.drafts.mend import Format
from lib.history.views import HistoryFilter, SubmissionDetail
from lib.ui import file_button
from lib.ui.session import Visit

_CSV = "text/csv"
_MIMES = {
    Format.TEXT: _CSV,
    Format.JSON: "application/json",
    Format.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def to_mend(visit: Visit, draft: Draft, kind: Format) -> None:
    """The rows of a draft that stay behind, with their reasons, in this format."""
    say = visit.say
    own, ending = mend.own_ending(draft), mend.ending(draft, kind)
    file_button.draw(
        say(_label(draft, kind, is_own=own == ending), kind=(own if kind is Format.WORKBOOK else ending).upper()),
        lambda: mend.report(visit.services.store, draft, say=say, kind=kind),
        say("review-mend-file", file=draft.reading.file_name.rsplit(".", 1)[0], kind=ending),
        key=f"mend-{kind.value}",
        mime=_MIMES[kind],
    )


def _label(draft: Draft, kind: Format, *, is_own: bool) -> str:
    """That it is as the file was brought, or stands in place of a workbook that cannot be written."""
    if is_own:
        return f"outside-{kind.value}-brought"
    in_place = kind is Format.WORKBOOK and mend.formats(draft)[0] is kind
    return f"outside-{kind.value}-instead" if in_place else f"outside-{kind.value}"


def original(visit: Visit, draft: Draft) -> None:
    """The file of a draft, byte for byte as it was brought."""
    file_button.draw(
        visit.say("changes-original"),
        lambda: visit.services.mending.original(draft.id),
        draft.reading.file_name,
        key="original",
        kind="tertiary",
        mime="application/octet-stream",
    )


def changed(visit: Visit, draft: Draft) -> None:
    """Every cell that people changed in a draft, before and after."""
    say = visit.say
    file_button.draw(
        say("changes-cells"),
        lambda: changed_cells.report(visit.services.store, draft, say=say, zone=visit.zone),
        say("changes-file", file=draft.reading.file_name.rsplit(".", 1)[0]),
        mime=_CSV,
        key="changed",
        kind="tertiary",
    )


def rows_of(visit: Visit, found: SubmissionDetail) -> None:
    """Every row of a submission's file, and what became of it."""
    say = visit.say
    file_button.draw(
        say("submission-rows-csv", count=found.buckets.rows),
        lambda: visit.services.exports.submission(found.id, say=say, zone=visit.zone),
        say("submission-file", number=str(found.number)),
        mime=_CSV,
        key="rows-csv",
    )


def history(visit: Visit, wanted: HistoryFilter, rows: int) -> None:
    """Every row of the submissions that fit the filters."""
    say = visit.say
    file_button.draw(
        say("history-export", count=rows),
        lambda: visit.services.exports.found(wanted, say=say, zone=visit.zone),
        say("history-export-file"),
        mime=_CSV,
        key="export",
        kind="primary",
        disabled=not rows,
    )
