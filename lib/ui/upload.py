"""The way in: a file becomes a draft at once, and the session lets go of its bytes."""

from typing import Literal

import streamlit as st

from lib.model.reading import FileUnreadable
from lib.ui import frame, screens
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import Words, formats

_MEGABYTE = 1024 * 1024
_TURN = "upload_turn"


def draw(visit: Visit) -> None:
    """The uploader. What it brings is kept, read, and shown on the next screen; what cannot be read is explained."""
    say = visit.say
    limit = visit.services.settings.upload_bytes
    turn = st.session_state.get(_TURN, 0)
    file = st.file_uploader(
        say("batch-upload", size=formats.size(say.language, limit)),
        key=f"upload-{turn}",
        max_upload_size=max(1, limit // _MEGABYTE),
    )
    frame.muted(say("batch-kinds"))
    if file is None:
        return
    try:
        with st.spinner(say("batch-reading", file=plain(file.name)), show_time=True):
            draft_id = visit.services.drafts.create(file.getvalue(), file.name, by=visit.person)
            visit.services.recipes.recognise(draft_id, by=visit.person)
    except FileUnreadable as error:
        st.error(unreadable(say, error), icon=":material/error:", title=plain(file.name))
        return
    # A widget under a new key: the bytes of the old one leave the memory of this session.
    st.session_state[_TURN] = turn + 1
    screens.go(Screen.COLUMNS, draft=draft_id)


def sample(visit: Visit, *, kind: Literal["primary", "tertiary"]) -> None:
    """The button that opens the bundled sample as a draft; `kind` is the button's weight."""
    if st.button(
        visit.say("batch-sample-open"), key="sample", type=kind, width="stretch" if kind == "primary" else "content"
    ):
        draft_id = visit.services.drafts.create_sample(by=visit.person)
        screens.go(Screen.COLUMNS, draft=draft_id)


def unreadable(say: Words, error: FileUnreadable) -> str:
    """Why a file cannot be read, and how to mend that, in a sentence."""
    return say(f"file-{error.fault.value}", value=plain(error.value))
