"""The filters of the history; the address carries them, but for what could name a person."""

from datetime import date

import streamlit as st

from lib.history.views import HistoryFilter
from lib.model.submission import SubmissionState
from lib.ui.session import Visit


def draw(visit: Visit) -> HistoryFilter:
    """One row of filters, and what they ask for."""
    say = visit.say
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        since = _day("history-since", visit, key="since")
        until = _day("history-until", visit, key="until")
        state = st.selectbox(
            say("history-state"), [None, *SubmissionState], key="state", bind="query-params", width=130,
            format_func=lambda each: say(f"submission-{each.value}") if each else say("history-any"),
        )  # fmt: skip
        text = st.text_input(say("history-file"), key="file", bind="query-params", width=140)
        task = st.text_input(say("history-task"), key="task", bind="query-params", width=165)
        # A number and an external id may name a person: they stay in this session, and out of every address.
        number = st.text_input(say("history-number"), key="number", persist_state="session", width=165)
        external_id = st.text_input(say("review-external-id"), key="external-id", persist_state="session", width=120)
    return HistoryFilter(
        since=since,
        until=until,
        state=state,
        text=text,
        number=number,
        external_id=external_id,
        task_id=task,
        zone=visit.zone,
    )


def is_everything(wanted: HistoryFilter) -> bool:
    """Whether nothing is filtered out."""
    return wanted == HistoryFilter(zone=wanted.zone)


def _day(words: str, visit: Visit, *, key: str) -> date | None:
    picked = st.date_input(visit.say(words), value=None, format="DD.MM.YYYY", key=key, bind="query-params", width=135)
    return picked if isinstance(picked, date) else None
