"""Restored data: why the sender is locked, what would be sent, what cannot be known, and the way to unlock."""

import streamlit as st

from lib.ui import frame, restored, session

visit = session.enter()
say = visit.say
state = visit.services.locks.state()

frame.top(visit, say("nav-restored"), say("restored-quiet") if state else "")
if state is None:
    restored.not_locked(visit)
    st.stop()
restored.draw(visit, state)
with st.bottom, st.container(horizontal=True, vertical_alignment="bottom"):
    restored.confirm(visit, state)
