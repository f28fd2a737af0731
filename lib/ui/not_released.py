"""The drafts that were prepared and not released: the way back to them, whoever has closed the tab."""

import streamlit as st

from lib.access import people
from lib.ui import frame, screens
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

_SHOWN = 8


def draw(visit: Visit) -> None:
    """A line each, the latest first; nothing where there is none."""
    say = visit.say
    found = visit.services.drafts.not_released(limit=_SHOWN + 1)
    if not found:
        return
    with st.container(border=True, gap="xsmall"):
        st.subheader(say("batch-open"), anchor=False)
        for draft in found[:_SHOWN]:
            moment = formats.date_time(say.language, draft.created_at, visit.zone, visit.now)
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                screen = Screen.REVIEW if draft.checked else Screen.COLUMNS
                screens.link(
                    screen, plain(frame.shortened(draft.reading.file_name)), icon=":material/edit_note:", draft=draft.id
                )
                name = plain(people.name(say, draft.created_by))
                frame.muted(say("batch-open-line", count=draft.reading.rows, name=name, moment=moment))
        if len(found) > _SHOWN:
            frame.muted(say("batch-open-more", count=_SHOWN))
