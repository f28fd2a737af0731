"""What the address names: a draft or a submission."""

import streamlit as st

from lib.drafts.draft import Draft, NoSuchDraft
from lib.history.views import NoSuchSubmission
from lib.ui import screens
from lib.ui.screens import Screen
from lib.ui.session import Visit


def draft(visit: Visit) -> Draft:
    """The draft of `?draft=`; one that is released leads to its submission. Raises NoSuchDraft."""
    draft_id = st.query_params.get("draft")
    if not draft_id:
        raise NoSuchDraft(draft_id)
    found = visit.services.drafts.get(draft_id)
    if found.submission_id:
        screens.go(Screen.SUBMISSION, id=found.submission_id)
    return found


def submission_id() -> str:
    """The submission's id of `?id=`; raises NoSuchSubmission."""
    found = st.query_params.get("id")
    if not found:
        raise NoSuchSubmission(found)
    return found
