"""What we learnt of TWIN: the open questions with their evidence, and the rehearsal that shows more."""

import streamlit as st

from lib.ui import frame, learnt, rehearsal, session

visit = session.enter()

frame.top_with_mode(visit)
frame.heading(visit.say("nav-learnt"))
learnt.questions(visit)
plan = rehearsal.draw(visit)
with st.bottom, st.container(horizontal=True, vertical_alignment="bottom"):
    rehearsal.confirm(visit, plan)
