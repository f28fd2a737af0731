"""The other way in: rows or lines that are pasted become a draft like a file."""

from zoneinfo import ZoneInfo

import streamlit as st

from lib.model.reading import FileFault, FileUnreadable
from lib.ui import screens
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.ui.upload import unreadable

_HEIGHT = 160
_TURN = "paste_turn"


def draw(visit: Visit) -> None:
    """A box and its button. What is pasted is kept as it is, and read as a text file is."""
    say = visit.say
    turn = st.session_state.get(_TURN, 0)
    with st.form(f"paste-{turn}", border=False):
        text = st.text_area(
            say("batch-paste"), key=f"pasted-{turn}", height=_HEIGHT, placeholder=say("batch-paste-like")
        )
        pressed = st.form_submit_button(say("batch-paste-read"), icon=":material/content_paste:")
    if not pressed:
        return
    try:
        draft_id = visit.services.drafts.create(text.encode("utf-8", "replace"), _name(visit), by=visit.person)
        visit.services.recipes.recognise(draft_id, by=visit.person)
    except FileUnreadable as error:
        empty = error.fault is FileFault.EMPTY
        st.error(say("batch-paste-empty") if empty else unreadable(say, error), icon=":material/error:")
        return
    # A box under a new key: the text of the old one leaves the memory of this session.
    st.session_state[_TURN] = turn + 1
    screens.go(Screen.COLUMNS, draft=draft_id)


def _name(visit: Visit) -> str:
    zone: ZoneInfo = visit.zone
    return visit.say("batch-paste-file", at=visit.now.astimezone(zone).strftime("%Y-%m-%d %H.%M"))
