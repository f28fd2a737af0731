"""Paste a token: checked by its form, used until Callboard stops, and kept by neither session nor store."""

import streamlit as st

from lib.access.tokens import Replaced
from lib.model.mode import Mode
from lib.twin.credentials import Kind
from lib.twin.token import PasteFault, PasteRefused
from lib.ui import frame
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

_TURN = "token-turn"
_SAID = "token-said"


def draw(visit: Visit) -> None:
    """The form, only where this installation is or was live, and what the last press came to."""
    if visit.services.mode is Mode.SANDBOX:
        return
    say, credentials = visit.say, visit.services.credentials
    turn = st.session_state.get(_TURN, 0)
    field = f"pasted-token-{turn}"
    with st.container(border=True):
        st.subheader(say("settings-paste"), anchor=False)
        st.markdown(say("settings-paste-what"), width=760)
        if credentials.known:
            frame.muted(say(f"settings-paste-instead-{credentials.kind.value}"))
        with (
            st.form("paste", clear_on_submit=True, border=False),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            text = st.text_input(say("settings-paste-label"), type="password", key=field, autocomplete="off", width=560)
            pressed = st.form_submit_button(say("settings-paste-use"), key="paste-token", icon=":material/key:")
        if pressed and not text and credentials.kind is Kind.PASTED:
            # so the second click of a double click finds it
            st.info(say("settings-paste-kept"), icon=":material/info:")
        elif pressed:
            # whatever comes of it, the session lets go of the token at once, and the next field is another one
            st.session_state[_TURN] = turn + 1
            del st.session_state[field]
            _take(visit, text)
        _said(visit, st.session_state.pop(_SAID, None))


def _take(visit: Visit, text: str) -> None:
    try:
        st.session_state[_SAID] = visit.services.tokens.paste(text, by=visit.person)
    except PasteRefused as refused:
        st.session_state[_SAID] = refused.fault
    # the mode, and with it every mark above, may be another one now
    st.rerun()


def _said(visit: Visit, said: Replaced | PasteFault | None) -> None:
    say = visit.say
    if said is None:
        return
    if isinstance(said, PasteFault):
        st.error(say(f"settings-paste-refused-{said.value}"), icon=":material/error:")
        return
    moment = formats.date_time(say.language, said.ends, visit.zone, visit.now)
    taken = say("settings-paste-taken", company=plain(said.company), moment=moment)
    st.success(taken, icon=":material/check_circle:")
    if said.company_before not in (None, said.company):
        before, company = plain(said.company_before), plain(said.company)
        st.warning(say("settings-paste-other-company", before=before, company=company), icon=":material/warning:")
    if said.others:
        st.warning(say("settings-paste-others", count=said.others), icon=":material/warning:")
