"""TWIN's call tasks of a submission: listed whole, and copied with one press."""

import streamlit as st

from lib.history.views import SubmissionDetail
from lib.ui.frame import quiet
from lib.ui.session import Visit

_LINES = 2
_HEIGHT = 71
"""Pixels of so many lines and of what stands around them."""


def draw(visit: Visit, found: SubmissionDetail) -> None:
    """How many, each id on a line of its own, and the mark at their corner that copies them all."""
    if not found.tasks:
        return
    say, count = visit.say, len(found.tasks)
    st.markdown(f"**{say('submission-tasks', count=count)}** {quiet(say('submission-tasks-what'))}")
    st.code("\n".join(found.tasks), language=None, height=_HEIGHT if count > _LINES else "content")
