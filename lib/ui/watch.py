"""A submission, watched while it moves."""

import streamlit as st

from lib.history.views import SubmissionDetail
from lib.model.submission import MOVING
from lib.ui import guard, item_rows, progress, session

_EVERY = "2s"


def draw(found: SubmissionDetail) -> None:
    """Progress and rows; read again every two seconds, only while something moves."""
    st.fragment(_look, run_every=_EVERY if found.state in MOVING else None)(found.id, found.state.value)


def _look(submission_id: str, state: str) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        found = visit.services.history.submission(submission_id)
        sender = visit.services.sender.health()
        if found.state.value != state or (found.state in MOVING and not sender.running):
            # the buttons, the banner and the watching itself hang on the state: they are the page's
            st.rerun()
        progress.draw(visit, found)
        item_rows.draw(visit, submission_id)
