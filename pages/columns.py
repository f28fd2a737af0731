"""Columns: how the file was read, and which column becomes what."""

import streamlit as st

from lib.ui import following, frame, matching, opened, reading, recipes, screens, session, template
from lib.ui.screens import Screen

visit = session.enter()
say = visit.say
draft = opened.draft(visit)

frame.top(visit, draft.reading.file_name, step=Screen.COLUMNS)
following.origin(visit, draft)
reading.draw(visit, draft)
recipes.draw(visit, draft)
matching.draw(visit, draft)
template.draw(visit, draft.columns)

ready = matching.has_phone(draft)
rows = draft.reading.rows - draft.reading.unread
with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
    frame.muted(say("columns-nothing-leaves") if ready else say("columns-no-phone"))
    with frame.at_end():
        if st.button(say("columns-other-file"), key="other"):
            screens.go(Screen.BATCH)
        if st.button(
            say("columns-check", count=rows),
            key="check",
            type="primary",
            icon=":material/fact_check:",
            disabled=not ready,
        ):
            with st.spinner(say("columns-checking", count=rows), show_time=True):
                visit.services.drafts.check(draft.id, by=visit.person)
            screens.go(Screen.REVIEW, draft=draft.id)
