"""Find the culprit: a request that TWIN refused whole goes again in halves, when a person asks for it twice."""

import streamlit as st

from lib.dispatch.orders import NotRefusedWhole
from lib.history.refused import RefusedRequest
from lib.history.views import SubmissionDetail
from lib.model.item import ItemState
from lib.model.submission import SubmissionState
from lib.store.errors import StoreConflict
from lib.ui import frame
from lib.ui.badges import ITEM
from lib.ui.escape import plain
from lib.ui.session import Visit

_LISTED = 5
_ENDED = frozenset({SubmissionState.STOPPING, SubmissionState.STOPPED})


def draw(visit: Visit, found: SubmissionDetail) -> None:
    """The refused requests of a submission that may go again in halves; nothing where there is none."""
    if not found.buckets[ItemState.REJECTED] or found.state in _ENDED:
        return
    refused = visit.services.refused.of(found.id)
    if not refused:
        return
    say = visit.say
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{say('culprit-title')}**")
        frame.muted(say("culprit-what"))
        for each in refused[:_LISTED]:
            _request(visit, found, each)
        if len(refused) > _LISTED:
            frame.muted(say("release-more", count=len(refused) - _LISTED))


def _request(visit: Visit, found: SubmissionDetail, refused: RefusedRequest) -> None:
    say, number = visit.say, refused.request
    status = str(refused.status or "–")
    with st.container(horizontal=True, vertical_alignment="center"):
        what = say("culprit-request", request=str(number), count=refused.people, status=status)
        st.markdown(ITEM[ItemState.REJECTED].text(what), width="content")
        st.space("stretch")
        if st.session_state.get(_asked(found, refused)):
            _second_step(visit, found, refused)
        elif st.button(say("culprit-find"), key=f"find-{number}", icon=":material/person_search:"):
            st.session_state[_asked(found, refused)] = True
            st.rerun()


def _second_step(visit: Visit, found: SubmissionDetail, refused: RefusedRequest) -> None:
    say, number, half = visit.say, refused.request, (refused.people + 1) // 2
    st.markdown(say("culprit-sure", count=refused.people, half=half, host=plain(frame.host(visit))))
    if st.button(say("culprit-leave"), key=f"find-not-{number}"):
        st.session_state.pop(_asked(found, refused))
        st.rerun()
    if st.button(
        say("culprit-find-now", count=refused.people), key=f"find-now-{number}", type="primary",
        icon=":material/call_split:",
    ):  # fmt: skip
        st.session_state.pop(_asked(found, refused))
        _split(visit, found, refused)


def _asked(found: SubmissionDetail, refused: RefusedRequest) -> str:
    return f"culprit-{found.id}-{refused.request}"


def _split(visit: Visit, found: SubmissionDetail, refused: RefusedRequest) -> None:
    try:
        visit.services.orders.split(found.id, refused.request, by=visit.person)
    except (NotRefusedWhole, StoreConflict):
        st.warning(visit.say("culprit-moved"), icon=":material/info:")
        return
    st.rerun()
