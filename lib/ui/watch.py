"""A submission, watched while it moves."""

import streamlit as st

from lib.history.views import SubmissionDetail
from lib.model.item import ItemState
from lib.model.submission import MOVING
from lib.ui import guard, item_rows, progress, session
from lib.ui.session import Visit

EVERY = "2s"


def draw(visit: Visit, found: SubmissionDetail) -> None:
    """Progress and rows; read again every two seconds, only while something moves."""
    moving = moves(visit, found)
    st.fragment(_look, run_every=EVERY if moving else None)(found.id, found.state.value, moving)


def moves(visit: Visit, found: SubmissionDetail) -> bool:
    """Whether there is anything to watch: it moves, or a request is out that left before it was paused."""
    moving = found.state in MOVING or found.buckets[ItemState.SENDING] > 0
    return moving and visit.services.sender.health().running


def _look(submission_id: str, state: str, moving: bool) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        found = visit.services.history.submission(submission_id)
        if (found.state.value, moves(visit, found)) != (state, moving):
            # the buttons, the banner and the watching itself hang on these: they are the page's
            st.rerun()
        progress.draw(visit, found)
        item_rows.draw(visit, found)
