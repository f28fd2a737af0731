"""What the check found, as a counted list of things to do."""

import streamlit as st

from lib.drafts.draft import Draft, Kind, Review
from lib.model.finding import Code
from lib.ui import frame
from lib.ui.badges import SEVERITY
from lib.ui.session import Visit
from lib.ui.view import View
from lib.words import finding, formats


def draw(visit: Visit, draft: Draft, review: Review, view: View) -> None:
    """One fold for each kind: error, warning, note, the most frequent first."""
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(say("review-to-do"), anchor=False, width="content")
        frame.muted(say("review-kinds", count=len(review.kinds)))
    if not review.kinds:
        st.markdown(f":green[:material/check_circle:] {say('review-nothing')}")
    with st.container(gap="xsmall"):
        for kind in review.kinds:
            _kind(visit, draft, review, kind, view)


def _kind(visit: Visit, draft: Draft, review: Review, kind: Kind, view: View) -> None:
    say = visit.say
    words = finding.what(say, kind.code.value, kind.detail)
    label = SEVERITY[kind.severity].text(f"**{formats.count(say.language, kind.rows)}** {words}")
    with st.expander(label, key=f"kind-{kind.code.value}-{kind.detail}"):
        to_do = finding.to_do(say, kind.code.value, kind.detail, kind.rows)
        st.markdown(f"**{to_do}**  \n{finding.how(say, kind.code.value, kind.detail)}")
        with st.container(horizontal=True):
            _actions(visit, draft, review, kind, view)


def _actions(visit: Visit, draft: Draft, review: Review, kind: Kind, view: View) -> None:
    say = visit.say
    st.button(
        say("review-show", count=kind.rows),
        key=f"show-{kind.code.value}-{kind.detail}",
        icon=":material/filter_list:",
        on_click=view.only,
        args=(kind,),
    )
    if kind.code is Code.DUPLICATE_IN_FILE:
        _duplicates(visit, draft, review)


def _duplicates(visit: Visit, draft: Draft, review: Review) -> None:
    let_in = not draft.duplicates_let_in
    label = "review-let-duplicates-in" if let_in else "review-leave-duplicates-out"
    if st.button(visit.say(label, count=review.duplicates), key="duplicates", icon=":material/group_add:"):
        with st.spinner(visit.say("columns-checking", count=review.rows)):
            visit.services.drafts.let_duplicates_in(draft.id, let_in, by=visit.person)
        st.rerun()
