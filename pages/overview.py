"""Overview: the first welcome; later what waits for a person, what runs, and the last submissions."""

import streamlit as st

from lib.ui import alarms, frame, overview, screens, session, submissions_table
from lib.ui.screens import Screen

visit = session.enter()
say = visit.say

if overview.is_new(visit):
    frame.top_with_mode(visit)
    overview.welcome(visit)
    st.stop()

frame.top(visit, say("nav-overview"), frame.whereto(visit))
alarms.draw(visit)
overview.at_work(visit)
with st.container(horizontal=True, vertical_alignment="center"):
    st.header(say("overview-last"), anchor=False, width="content")
    st.space("stretch")
    screens.link(Screen.HISTORY, say("overview-all"), icon=":material/arrow_forward:")
submissions_table.draw(visit, visit.services.history.search(overview.ANY, limit=5), title=say("overview-last"))
