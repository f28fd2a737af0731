"""Accepted requests whose ids fitted nobody: whose they are, a report may tell."""

from functools import partial

import streamlit as st

from lib.dispatch import naming
from lib.model.item import Matched
from lib.model.unknown import UnmatchedRequest
from lib.ui import facts, paging, reconcile_press, reconcile_report, screens
from lib.ui.reconcile_report import Wanted
from lib.ui.reconcile_request import which
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

_PAGE = "unmatched-page"


def draw(visit: Visit, submission_id: str | None) -> None:
    """A card for each; nothing where there is none."""
    say, store = visit.say, visit.services.store
    count = naming.count(store, submission_id=submission_id)
    if not count:
        return
    st.header(say("unknown-unmatched", count=count), anchor=False)
    st.markdown(say("unknown-unmatched-what"))
    offset = paging.offset(count, key=_PAGE)
    for found in naming.requests(store, submission_id=submission_id, offset=offset, limit=paging.ROWS):
        with st.container(border=True):
            _request(visit, found)
        sought = partial(naming.nameless, store, found.attempt_id)
        of = f"{Matched.NOT_MATCHED.value}-{found.attempt_id}"
        reconcile_report.draw(visit, Wanted("unknown-ids", of, found.of, sought, reconcile_press.name, needs_ids=True))
    paging.turn(visit, count, key=_PAGE, words="unknown-matches-which")


def _request(visit: Visit, found: UnmatchedRequest) -> None:
    say, language = visit.say, visit.say.language
    name = which(visit, found.submission, found.file_name)
    screens.link(Screen.SUBMISSION, name, icon=screens.ICONS[Screen.SUBMISSION], id=found.submission_id)
    facts.row(
        (say("unknown-left-at"), formats.date_time(language, found.opened_at, visit.zone, visit.now)),
        (say("submission-request"), str(found.request)),
        (say("history-people"), formats.count(language, found.of)),
        (say("unknown-unmatched-ids"), formats.count(language, len(found.ids))),
    )
    with st.popover(say("unknown-unmatched-copy"), icon=":material/content_copy:", key=f"ids-{found.attempt_id}"):
        lines = (f"{each.auto_call_id} {each.auto_call_candidate_id}" for each in found.ids)
        st.code("\n".join(lines), language=None, height=150)
