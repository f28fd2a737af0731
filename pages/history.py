"""History: every submission, filtered; a CSV of the rows."""

import streamlit as st

from lib.ui import downloads, filters, frame, paging, session, submissions_table
from lib.words import formats

PAGE = "history-page"

visit = session.enter()
say = visit.say
history = visit.services.history

frame.top(visit, say("nav-history"), say(f"history-only-{visit.services.mode.value}"))
wanted = filters.draw(visit)
count, rows = history.count(wanted)
with st.container(horizontal=True, vertical_alignment="center"):
    st.markdown(say("history-found", count=count, rows=formats.count(say.language, rows)), width="content")
    st.space("stretch")
    downloads.history(visit, wanted, rows)
if count:
    found = history.search(wanted, offset=paging.offset(count, key=PAGE), limit=paging.ROWS)
    submissions_table.draw(visit, found, title=say("nav-history"))
else:
    frame.muted(say("history-empty" if filters.is_everything(wanted) else "history-nothing"))
paging.turn(visit, count, key=PAGE, words="history-which")
