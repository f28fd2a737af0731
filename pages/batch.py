"""New batch: bring a file."""

import streamlit as st

from lib.ui import frame, not_released, paste, session, template, upload
from lib.ui.screens import Screen

visit = session.enter()
say = visit.say

frame.top(visit, say("nav-batch"), step=Screen.BATCH)
with st.container(width=760, gap="medium"):
    with st.container(border=True):
        st.subheader(say("batch-title"), anchor=False)
        upload.draw(visit)
        paste.draw(visit)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        frame.muted(say("batch-sample"))
        upload.sample(visit, kind="tertiary")
        template.draw(visit)
    not_released.draw(visit)
frame.muted(say("batch-nothing-leaves"))
