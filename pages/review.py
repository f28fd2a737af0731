"""Review: what the check found, the rows as they will go, what the file lacks."""

import streamlit as st

from lib.ui import (
    batch_values,
    exact_request,
    following,
    frame,
    opened,
    outside,
    review_bar,
    review_rows,
    screens,
    seen_early,
    session,
    todo,
    view,
)
from lib.ui.screens import Screen

visit = session.enter()
say = visit.say
draft = opened.draft(visit)
if not draft.checked:
    screens.go(Screen.COLUMNS, draft=draft.id)
review = visit.services.drafts.review(draft.id)

frame.top(visit, draft.reading.file_name, step=Screen.REVIEW)
following.origin(visit, draft)
review_bar.draw(visit, review)
shown = view.View(draft.id)
batch_values.draw(visit, draft, disabled=shown.unsaved)
# both bars have their place at once: one that moved would leave its old buttons on the page until the run ends
saving, onward = st.bottom.container(), st.bottom.container()
left, right = st.columns([5, 7], gap="medium")
with left:
    todo.draw(visit, draft, review, shown)
    seen_early.draw(visit, draft)
with right:
    review_rows.draw(visit, draft, review, shown, saving)

behind = review.errors + review.left_out + review.unreadable
with onward, st.container(horizontal=True, vertical_alignment="center"):
    frame.muted(say("review-unsaved") if shown.unsaved else say("review-stay-behind", count=behind))
    outside.button(visit, draft, review, disabled=shown.unsaved)
    with frame.at_end():
        exact_request.button(visit, draft, batch_size=visit.services.settings.batch_size, disabled=not review.can_go)
        if st.button(say("review-back"), key="back", disabled=shown.unsaved):
            screens.go(Screen.COLUMNS, draft=draft.id)
        if st.button(
            say("review-release", count=review.can_go),
            key="release",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            disabled=shown.unsaved or not review.can_go,
        ):
            screens.go(Screen.RELEASE, draft=draft.id)
