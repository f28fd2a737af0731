"""Pause, Resume, Stop and the pace, always in the same place; read again while something moves."""

from typing import Literal, NoReturn

import streamlit as st

from lib.dispatch.orders import STOPPABLE, StoreLocked, UnknownFirst
from lib.history.views import SubmissionDetail
from lib.model.item import ItemState
from lib.model.submission import SubmissionState
from lib.ui import brake, frame, guard, pace, screens, session, watch
from lib.ui.screens import Screen
from lib.ui.session import Visit

_Weight = Literal["primary", "secondary"]
_STOP, _UNKNOWN, _LOCKED = "stop", "unknown", "locked"
"""What a press asked for that takes a second step, or cannot be done now."""


def draw(visit: Visit, found: SubmissionDetail) -> None:
    """What a stop cannot do, and the buttons that fit the state; stopping takes a second press."""
    every = watch.EVERY if watch.moves(visit, found) else None
    st.fragment(_orders, run_every=every)(found.id)


def _orders(submission_id: str) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        found = visit.services.history.submission(submission_id)
        asked = st.session_state.get(_asked(found))
        with st.container(horizontal=True, vertical_alignment="center"):
            if found.state not in STOPPABLE:
                st.space("stretch")
                brake.draw(visit, found)
            elif asked == _STOP:
                _stop(visit, found)
            elif asked == _UNKNOWN and found.state is SubmissionState.PAUSED:
                _leave_unknown(visit, found)
            elif asked == _LOCKED and found.state is SubmissionState.PAUSED:
                _locked(visit, found)
            else:
                _first_step(visit, found)


def _first_step(visit: Visit, found: SubmissionDetail) -> None:
    say, waiting = visit.say, found.buckets[ItemState.WAITING]
    frame.muted(_cannot_recall(visit, found))
    with frame.at_end():
        brake.draw(visit, found)
        pace.change(visit, found)
        paused = found.state is SubmissionState.PAUSED
        # the places differ on purpose: a second press that comes late meets a button that only asks
        if not paused and st.button(say("submission-pause"), key="pause", icon=":material/pause_circle:"):
            visit.services.orders.pause(found.id, by=visit.person)
            st.rerun()
        weight: _Weight = "secondary" if paused else "primary"
        if st.button(say("submission-stop", count=waiting), key="stop", type=weight, icon=":material/stop_circle:"):
            _ask(found, _STOP)
        # who may have been called is to be looked up before anybody goes on: then nothing invites to press
        weight = "secondary" if found.buckets[ItemState.UNKNOWN] else "primary"
        label = say("submission-resume", count=waiting)
        if paused and st.button(label, key="resume", type=weight, icon=":material/play_arrow:"):
            _resume(visit, found)


def _stop(visit: Visit, found: SubmissionDetail) -> None:
    say, waiting = visit.say, found.buckets[ItemState.WAITING]
    frame.muted(f"{say('submission-not-called', count=waiting)} {_cannot_recall(visit, found)}")
    with frame.at_end():
        _never_mind(found, say("submission-keep"))
        label = say("submission-stop-now", count=waiting)
        if st.button(label, key="stop-now", type="primary", icon=":material/stop_circle:"):
            st.session_state.pop(_asked(found))
            visit.services.orders.stop(found.id, by=visit.person)
            st.rerun()


def _leave_unknown(visit: Visit, found: SubmissionDetail) -> None:
    say, waiting = visit.say, found.buckets[ItemState.WAITING]
    unknown = found.buckets[ItemState.UNKNOWN]
    with st.container(width="content", gap="xsmall"):
        words = say("submission-look-up", count=unknown)
        screens.link(Screen.UNKNOWN, f"**{words}**", icon=":material/arrow_forward:", id=found.id)
        # more of them are another question, to be answered anew
        key = f"leave-unknown-{found.id}-{unknown}"
        on_purpose = st.checkbox(say("submission-leave-unknown", count=unknown), key=key)
    with frame.at_end():
        _never_mind(found, say("submission-stay-paused"))
        if st.button(
            say("submission-resume", count=waiting), key="resume-anyway", icon=":material/play_arrow:",
            disabled=not on_purpose and unknown > 0,
        ):  # fmt: skip
            _resume(visit, found, leaving_unknown=on_purpose)


def _locked(visit: Visit, found: SubmissionDetail) -> None:
    say = visit.say
    st.markdown(f":orange[:material/lock:] {say('submission-store-locked')}", width="content")
    screens.link(Screen.RESTORED, say("submission-to-restored"), icon=":material/arrow_forward:")
    st.space("stretch")
    _never_mind(found, say("submission-stay-paused"))


def _resume(visit: Visit, found: SubmissionDetail, *, leaving_unknown: bool = False) -> None:
    try:
        visit.services.orders.resume(found.id, by=visit.person, leaving_unknown=leaving_unknown)
    except UnknownFirst:
        _ask(found, _UNKNOWN)
    except StoreLocked:
        _ask(found, _LOCKED)
    st.session_state.pop(_asked(found), None)
    st.rerun()


def _never_mind(found: SubmissionDetail, label: str) -> None:
    if st.button(label, key="keep"):
        st.session_state.pop(_asked(found))
        st.rerun()


def _ask(found: SubmissionDetail, step: str) -> NoReturn:
    st.session_state[_asked(found)] = step
    st.rerun()


def _asked(found: SubmissionDetail) -> str:
    return f"asked-{found.id}"


def _cannot_recall(visit: Visit, found: SubmissionDetail) -> str:
    return visit.say("submission-cannot-recall", count=found.buckets[ItemState.ACCEPTED])
