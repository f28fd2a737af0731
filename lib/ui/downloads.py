"""The files that people take away; each is made when its button is pressed."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from lib.drafts import mend
from lib.drafts.draft import Draft
from lib.history.views import HistoryFilter, SubmissionDetail
from lib.ui.session import Visit

_Kind = Literal["primary", "secondary", "tertiary"]


def to_mend(visit: Visit, draft: Draft, rows: int) -> None:
    """The rows of a draft that stay behind, with their reasons."""
    say = visit.say
    _button(
        say("review-mend", count=rows),
        lambda: mend.report(visit.services.store, draft, say=say),
        say("review-mend-file", file=draft.reading.file_name.rsplit(".", 1)[0]),
        key="mend",
        kind="tertiary",
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
    label: str, content: Callable[[], bytes], file_name: str, *, key: str, kind: _Kind, disabled: bool = False
) -> None:
    st.download_button(
        label,
        content,
        file_name=file_name,
        mime="text/csv",
        key=key,
        type=kind,
        icon=":material/download:",
        on_click="ignore",
        disabled=disabled,
    )
