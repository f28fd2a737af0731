"""Before an update: nothing more leaves, what is out is let finish, and then every page says that it is safe."""

import streamlit as st

from lib.dispatch.health import SenderHealth
from lib.ui import guard, session
from lib.ui.session import Visit

_WATCH = "2s"


def draw(visit: Visit) -> None:
    """The way in, for whoever looks after the server; while it is prepared, the banner stands in its place."""
    say = visit.say
    with st.container(border=True):
        st.subheader(say("update-title"), anchor=False)
        st.markdown(say("update-what"), width=760)
        if st.button(
            say("update-prepare"), key="prepare-update", icon=":material/published_with_changes:",
            disabled=visit.services.sender.health().draining,
        ):  # fmt: skip
            visit.services.updates.prepare(by=visit.person)
            st.rerun()


def banner(visit: Visit) -> None:
    """On every page, while nothing more leaves because of an update: what is still out, or that it is safe now."""
    health = visit.services.sender.health()
    if health.draining:
        st.fragment(_banner, run_every=_WATCH)()


def _banner() -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        health = visit.services.sender.health()
        if not health.draining:
            st.rerun()  # somebody let it carry on: the page says other things now
        with st.container(horizontal=True, vertical_alignment="center"):
            _said(visit, health)
            if st.button(visit.say("update-carry-on"), key="carry-on", icon=":material/play_arrow:"):
                visit.services.updates.carry_on(by=visit.person)
                st.rerun()


def _said(visit: Visit, health: SenderHealth) -> None:
    say = visit.say
    if health.out:
        st.warning(
            say("update-still-out", count=health.out),
            title=say("update-prepared"),
            icon=":material/pending:",
            width=760,
        )
    else:
        st.success(say("update-safe-what"), title=say("update-safe"), icon=":material/check_circle:", width=760)
