"""Submission: where it stands, what TWIN returned, stop and resume."""

import streamlit as st

from lib.ui import frame, opened, orders, session, watch
from lib.ui.badges import TEST
from lib.ui.escape import plain
from lib.words import formats

visit = session.enter()
say = visit.say
found = visit.services.history.submission(opened.submission_id())

frame.top_with_mode(visit)
with st.container(horizontal=True, vertical_alignment="center"):
    frame.heading(found.file_name)
    frame.muted(plain(formats.submission_no(say.language, found.number)))
    if found.rehearsal:
        st.markdown(TEST.badge(say("submission-test")), width="content")
        frame.muted(say("submission-test-what"))
watch.draw(visit, found)
with st.bottom:
    orders.draw(visit, found)
