"""What a person can say of a whole request: three choices, each with what follows from it."""

from collections.abc import Callable

import streamlit as st

from lib.dispatch.reconcile import offered_from
from lib.model.item import ItemState
from lib.model.unknown import UnknownRequest
from lib.ui import frame, reconcile_press
from lib.ui.badges import ITEM, Mark
from lib.ui.session import Visit
from lib.words import formats

LEFT = Mark(":material/bookmark:", "gray")

Press = Callable[[int, int, str], None]
"""A choice, for an attempt, of which so many people were unknown when it was shown, with the key of the note."""


def draw(visit: Visit, found: UnknownRequest) -> None:
    """Three cards side by side; on a phone one below the other."""
    say = visit.say
    st.header(say("unknown-choices", count=found.people), anchor=False)
    there, not_there, left = st.columns(3, gap="small")
    with there.container(border=True, height="stretch", gap="xsmall"):
        _head(visit, ITEM[ItemState.ACCEPTED], "found")
        _form(visit, found, "found", reconcile_press.all_found)
    with not_there.container(border=True, height="stretch", gap="xsmall"):
        _head(visit, ITEM[ItemState.NOT_SENT], "not_sent")
        if offered(visit, found):
            _form(visit, found, "not_sent", reconcile_press.all_not_in_twin)
        else:
            frame.muted(not_yet(visit, found))
    with left.container(border=True, height="stretch", gap="xsmall"):
        _head(visit, LEFT, "left")
        _form(visit, found, "left", reconcile_press.leave)


def offered(visit: Visit, found: UnknownRequest) -> bool:
    """Whether it can be said by now that somebody of this request is not in TWIN."""
    return visit.now >= offered_from(found.opened_at)


def not_yet(visit: Visit, found: UnknownRequest) -> str:
    """From when on that can be said."""
    moment = formats.clock_time(offered_from(found.opened_at), visit.zone)
    return f":material/schedule: {visit.say('unknown-offered-from', moment=moment)}"


def _head(visit: Visit, mark: Mark, choice: str) -> None:
    st.markdown(mark.text(f"**{visit.say(f'unknown-{choice}')}**"))
    st.markdown(visit.say(f"unknown-{choice}-what"))
    st.space("stretch")


def _form(visit: Visit, found: UnknownRequest, choice: str, press: Press) -> None:
    say, of = visit.say, f"{choice}-{found.attempt_id}"
    note_key = f"note-{of}"
    # Enter must not settle a hundred people
    with st.form(f"form-{of}", border=False, enter_to_submit=False):
        st.text_input(say(f"unknown-{choice}-note"), key=note_key)
        st.form_submit_button(
            say(f"unknown-{choice}-all", count=found.people),
            key=f"press-{of}",
            icon=LEFT.icon if choice == "left" else None,
            on_click=press,
            args=(found.attempt_id, found.people, note_key),
        )
