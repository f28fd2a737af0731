"""Rows that were surely not called go again: the choice on the submission's page, and the links both ways."""

import streamlit as st

from lib.access import people
from lib.drafts.draft import Draft
from lib.drafts.following import AGAIN, RESTS, NobodyToFollow
from lib.history.views import Other, SubmissionDetail
from lib.model.item import ItemState
from lib.ui import frame, screens
from lib.ui.badges import ITEM
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats


def draw(visit: Visit, found: SubmissionDetail) -> None:
    """Where a submission comes from and went on, and the way to send again who was surely not called; one row."""
    left = tuple(state for state in AGAIN if found.buckets[state])
    with st.container(horizontal=True, vertical_alignment="center"):
        _links(visit, found)
        if left and found.state in RESTS and not found.rehearsal:
            _offer(visit, found, left)


def origin(visit: Visit, draft: Draft) -> None:
    """Of a draft that brings rows of a submission again: which one; nothing for a file that somebody uploaded."""
    came = visit.services.following.origin(draft)
    if came:
        other = Other(came.submission_id, came.number, came.file_name)
        _to_submission(visit, "following-origin", other, icon=":material/replay:")


def _links(visit: Visit, found: SubmissionDetail) -> None:
    say = visit.say
    if found.follows:
        _to_submission(visit, "following-follows", found.follows, icon=":material/replay:")
    for each in found.followed_by:
        _to_submission(visit, "following-followed-by", each, icon=":material/arrow_forward:")
    for draft in visit.services.following.prepared(found.id):
        moment = formats.date_time(say.language, draft.created_at, visit.zone, visit.now)
        words = say("following-prepared", moment=moment, name=plain(people.name(say, draft.created_by)))
        with screens.told(words):
            label = say("following-open-draft")
            screens.link(Screen.COLUMNS, label, icon=":material/edit_note:", draft=draft.draft_id)


def _to_submission(visit: Visit, words: str, other: Other, *, icon: str) -> None:
    number = plain(formats.submission_no(visit.say.language, other.number))
    with screens.told(visit.say(words, number=number, file=plain(other.file_name))):
        screens.link(Screen.SUBMISSION, visit.say("following-open", number=number), icon=icon, id=other.id)


def _offer(visit: Visit, found: SubmissionDetail, left: tuple[ItemState, ...]) -> None:
    say = visit.say
    counts = ", ".join(_counted(visit, found, state) for state in left)
    with st.popover(say("following-offer", counts=counts), icon=":material/replay:", key="following"):
        st.markdown(say("following-what"))
        states = st.pills(
            say("following-choice"), left, selection_mode="multi",
            # who was cancelled was so by a person's own will: nothing invites to undo that
            default=[state for state in left if state is not ItemState.CANCELLED],
            format_func=lambda state: _pill(visit, found, state), key=f"following-{found.id}",
        )  # fmt: skip
        if ItemState.REJECTED in states:
            frame.muted(say("following-rejected-mend"))
        if not states:
            frame.muted(say("following-choose"))
        pressed = st.button(
            say("following-make", count=sum(found.buckets[state] for state in states)),
            key="follow", type="primary", icon=":material/arrow_forward:", icon_position="right", disabled=not states,
        )  # fmt: skip
        if pressed:
            _make(visit, found, states)


def _make(visit: Visit, found: SubmissionDetail, states: list[ItemState]) -> None:
    say = visit.say
    try:
        draft_id = visit.services.following.draft_of(
            found.id, states=states, again=say("following-again"), by=visit.person
        )
    except NobodyToFollow:
        st.warning(say("following-moved"), icon=":material/info:")
        return
    screens.go(Screen.COLUMNS, draft=draft_id)


def _counted(visit: Visit, found: SubmissionDetail, state: ItemState) -> str:
    say = visit.say
    count = formats.count(say.language, found.buckets[state])
    return say("following-state", state=say(f"state-{state.value}"), count=count)


def _pill(visit: Visit, found: SubmissionDetail, state: ItemState) -> str:
    words = _counted(visit, found, state)
    # the chosen one is drawn in the primary colour, which is too dark for text on the dark page
    return f"{ITEM[state].icon} :gray[{words}]" if visit.dark else f"{ITEM[state].icon} {words}"
