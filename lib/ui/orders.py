"""Stop and Resume, always in the same place; only their counts are read again while something moves."""

from typing import Literal

import streamlit as st

from lib.history.views import SubmissionDetail
from lib.model.item import ItemState
from lib.model.submission import Pause, SubmissionState
from lib.ui import frame, guard, session, watch
from lib.ui.session import Visit

_STOPPABLE = frozenset({SubmissionState.QUEUED, SubmissionState.RUNNING, SubmissionState.PAUSED})


def draw(visit: Visit, found: SubmissionDetail) -> None:
    """What a stop cannot do, and the buttons that fit the state; stopping takes a second press."""
    every = watch.EVERY if watch.moves(visit, found) else None
    st.fragment(_orders, run_every=every)(found.id)


def _orders(submission_id: str) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        found = visit.services.history.submission(submission_id)
        if found.state not in _STOPPABLE:
            return
        asked = f"stop-asked-{found.id}"
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.session_state.get(asked):
                _second_step(visit, found, asked)
            else:
                _first_step(visit, found, asked)


def _cannot_recall(visit: Visit, found: SubmissionDetail) -> str:
    return visit.say("submission-cannot-recall", count=found.buckets[ItemState.ACCEPTED])


def _first_step(visit: Visit, found: SubmissionDetail, asked: str) -> None:
    say, waiting = visit.say, found.buckets[ItemState.WAITING]
    frame.muted(_cannot_recall(visit, found))
    st.space("stretch")
    paused = found.state is SubmissionState.PAUSED
    weight: Literal["primary", "secondary"] = "secondary" if paused else "primary"
    if st.button(say("submission-stop", count=waiting), key="stop", type=weight, icon=":material/stop_circle:"):
        st.session_state[asked] = True
        st.rerun()
    # who may have been called is to be looked up before anybody goes on: then nothing invites to press
    weight = "primary" if paused and found.pause is not Pause.UNKNOWN else "secondary"
    if paused and st.button(
        say("submission-resume", count=waiting), key="resume", type=weight, icon=":material/play_arrow:"
    ):
        visit.services.orders.resume(found.id, by=visit.person)
        st.rerun()


def _second_step(visit: Visit, found: SubmissionDetail, asked: str) -> None:
    say, waiting = visit.say, found.buckets[ItemState.WAITING]
    frame.muted(f"{say('submission-not-called', count=waiting)} {_cannot_recall(visit, found)}")
    st.space("stretch")
    if st.button(say("submission-keep"), key="keep"):
        st.session_state.pop(asked)
        st.rerun()
    label = say("submission-stop-now", count=waiting)
    if st.button(label, key="stop-now", type="primary", icon=":material/stop_circle:"):
        st.session_state.pop(asked)
        visit.services.orders.stop(found.id, by=visit.person)
        st.rerun()
