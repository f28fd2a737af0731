"""The exact request: what will leave, byte for byte."""

import streamlit as st

from lib.drafts.draft import Draft
from lib.settings import BATCH_PATH
from lib.ui import facts, frame, guard, paging, session
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats


def button(visit: Visit, draft: Draft, *, batch_size: int, disabled: bool = False) -> None:
    """The button that opens it."""
    label = visit.say("request-show")
    if st.button(label, key="request", icon=":material/data_object:", disabled=disabled):
        title = visit.say("request-title")
        st.dialog(title, width="large", icon=":material/data_object:")(_show)(draft.id, batch_size)


def _show(draft_id: str, batch_size: int) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        _request(visit, draft_id, batch_size)


def _request(visit: Visit, draft_id: str, batch_size: int) -> None:
    say, key = visit.say, f"request-page-{draft_id}"
    try:
        found = visit.services.releases.request(draft_id, st.session_state.get(key, 1), batch_size=batch_size)
    except IndexError:
        st.info(say("request-nobody"))
        return
    body = found.body.decode()
    sandbox = visit.services.sandbox
    address = plain(f"{sandbox.url if sandbox else visit.services.settings.base_url}{BATCH_PATH}")
    facts.row(
        (say("request-goes-to"), address),
        (say("request-number"), say("request-of", number=found.number, count=found.of)),
        (say("request-people"), f"**{formats.count(say.language, found.candidates)}**"),
        (say("request-size"), say("request-bytes", count=len(found.body))),
    )
    st.code(body, language=None, wrap_lines=True, height=360 if len(body) > 2_000 else "content")
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.muted(say("request-promise"))
        st.space("stretch")
        if found.of > 1:
            paging.pages(found.of, key=key)
