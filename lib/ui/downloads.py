"""The files that people take away; each is made when its button is pressed."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from lib.drafts import mend
from lib.drafts.draft import Draft
from lib.drafts.mend import Format
from lib.history.views import HistoryFilter, SubmissionDetail
from lib.ui.session import Visit

_Kind = Literal["primary", "secondary", "tertiary"]
_MIMES = {
    Format.TEXT: "text/csv",
    Format.JSON: "application/json",
    Format.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def to_mend(visit: Visit, draft: Draft, kind: Format, *, as_brought: bool) -> None:
    """The rows of a draft that stay behind, with their reasons, in this format."""
    say = visit.say
    _button(
        say(f"outside-{kind.value}-brought" if as_brought else f"outside-{kind.value}"),
        lambda: mend.report(visit.services.store, draft, say=say, kind=kind),
        say("review-mend-file", file=draft.reading.file_name.rsplit(".", 1)[0], kind=kind.value),
        key=f"mend-{kind.value}",
        kind="secondary",
        mime=_MIMES[kind],
    )


def original(visit: Visit, draft: Draft) -> None:
    """The file of a draft, byte for byte as it was brought."""
    _button(
        visit.say("changes-original"),
        lambda: visit.services.mending.original(draft.id),
        draft.reading.file_name,
        key="original",
        kind="tertiary",
        mime="application/octet-stream",
    )


def rows_of(visit: Visit, found: SubmissionDetail) -> None:
    """Every row of a submission's file, and what became of it."""
    say = visit.say
    _button(
        say("submission-rows-csv", count=found.buckets.rows),
        lambda: visit.services.exports.submission(found.id, say=say, zone=visit.zone),
        say("submission-file", number=str(found.number)),
        key="rows-csv",
        kind="secondary",
    )


def history(visit: Visit, wanted: HistoryFilter, rows: int) -> None:
    """Every row of the submissions that fit the filters."""
    say = visit.say
    _button(
        say("history-export", count=rows),
        lambda: visit.services.exports.found(wanted, say=say, zone=visit.zone),
        say("history-export-file"),
        key="export",
        kind="primary",
        disabled=not rows,
    )


def _button(
    label: str,
    content: Callable[[], bytes],
    file_name: str,
    *,
    key: str,
    kind: _Kind,
    disabled: bool = False,
    mime: str = "text/csv",
) -> None:
    st.download_button(
        label,
        content,
        file_name=file_name,
        mime=mime,
        key=key,
        type=kind,
        icon=":material/download:",
        on_click="ignore",
        disabled=disabled,
    )
