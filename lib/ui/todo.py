"""What the check found, as a counted list of things to do; each entry opens its rows, and says how to mend them."""

import streamlit as st

from lib.drafts.draft import Draft, Kind, Review
from lib.drafts.mending import Asked
from lib.model.finding import Code
from lib.ui import changes, fix_recipe, frame, mending_fix
from lib.ui.badges import SEVERITY
from lib.ui.session import Visit
from lib.ui.view import View
from lib.words import finding, formats

_KINDS = 8
_HEIGHT = 430


def draw(visit: Visit, draft: Draft, review: Review, view: View) -> None:
    """One fold for each kind: error, warning, note, the most frequent first."""
    say = visit.say
    mending_fix.notice(visit)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(say("review-to-do"), anchor=False, width="content")
        frame.muted(say("review-kinds", count=len(review.kinds)))
        with frame.at_end():
            changes.draw(visit, draft, view)
    if not review.kinds:
        st.markdown(f":green[:material/check_circle:] {say('review-nothing')}")
    # a long list scrolls by itself: the rows of an entry far down would be out of sight beside it
    with st.container(gap="xsmall", height=_HEIGHT if len(review.kinds) > _KINDS else "content", border=False):
        for kind in review.kinds:
            _kind(visit, draft, review, kind, view)
        _whole_file(visit, draft, view)


def _whole_file(visit: Visit, draft: Draft, view: View) -> None:
    """What can be tidied in all rows; the file is looked through only for whoever asks."""
    say = visit.say
    # in the label: an icon of the fold's own would take the place of its chevron
    fold = st.expander(f":material/mop: {say('fix-whole-file')}", key="whole-file", on_change="rerun")
    if fold.open:
        with fold, st.container(horizontal=True):
            if not mending_fix.buttons(visit, draft, None, disabled=view.unsaved):
                st.markdown(say("fix-whole-file-none"))


def _kind(visit: Visit, draft: Draft, review: Review, kind: Kind, view: View) -> None:
    say = visit.say
    words = finding.what(say, kind.code.value, kind.detail)
    label = SEVERITY[kind.severity].text(f"**{formats.count(say.language, kind.rows)}** {words}")
    fold = st.expander(label, key=view.entry_key(kind), on_change=view.toggled, args=(kind, review.kinds))
    if not fold.open:
        return
    with fold:
        to_do = finding.to_do(say, kind.code.value, kind.detail, kind.rows)
        st.markdown(f"**{to_do}**")
        with st.container(horizontal=True):
            _actions(visit, draft, review, kind, view)
        st.markdown(finding.how(say, kind.code.value, kind.detail))
        fix_recipe.draw(visit, kind.code, kind.detail)


def _actions(visit: Visit, draft: Draft, review: Review, kind: Kind, view: View) -> None:
    asked = Asked(code=kind.code, detail=kind.detail)
    mending_fix.buttons(visit, draft, asked, disabled=view.unsaved)
    if kind.code is Code.DUPLICATE_IN_FILE:
        _duplicates(visit, draft, review, disabled=view.unsaved)
    rows = visit.services.mending.rows_count(draft.id, asked)
    if rows and st.button(
        visit.say("mending-leave-out", count=rows), key=f"out-{kind.code.value}-{kind.detail}",
        icon=":material/playlist_remove:", type="tertiary", disabled=view.unsaved,
    ):  # fmt: skip
        with st.spinner(visit.say("mending-working")):
            done = visit.services.mending.leave_out(draft.id, asked, version=draft.version, by=visit.person)
        mending_fix.after(visit, done)


def _duplicates(visit: Visit, draft: Draft, review: Review, *, disabled: bool) -> None:
    let_in = not draft.duplicates_let_in
    label = "review-let-duplicates-in" if let_in else "review-leave-duplicates-out"
    if st.button(
        visit.say(label, count=review.duplicates), key="duplicates", icon=":material/group_add:", disabled=disabled
    ):
        with st.spinner(visit.say("columns-checking", count=review.rows)):
            visit.services.drafts.let_duplicates_in(draft.id, let_in, by=visit.person)
        st.rerun()
