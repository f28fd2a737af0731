"""Release: what will happen in plain numbers, the typed count, and the button."""

import streamlit as st

from lib.ui import following, frame, opened, release, screens, session, steps
from lib.ui.screens import Screen

visit = session.enter()
say = visit.say
draft = opened.draft(visit)
if not draft.checked:
    screens.go(Screen.COLUMNS, draft=draft.id)

frame.top_with_mode(visit)
release.last_refusal(visit)
with st.container(horizontal=True, vertical_alignment="center"):
    frame.heading(draft.reading.file_name)
    release.prepared(visit, draft)
    st.space("stretch")
    steps.draw(say, Screen.RELEASE)
following.origin(visit, draft)
with st.empty(), st.spinner(say("release-preparing", count=draft.reading.rows), show_time=True):
    plan = visit.services.releases.plan(draft.id, pace=release.pace(visit, draft))
release.numbers(visit, draft, plan)
with st.bottom, st.container(horizontal=True, vertical_alignment="bottom"):
    release.confirm(visit, draft, plan)
