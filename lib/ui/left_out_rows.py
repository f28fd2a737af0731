"""The rows that people left out: why, and the way back in."""

import pandas as pd
import streamlit as st
from streamlit.column_config import CheckboxColumn, NumberColumn
from streamlit.elements.lib.column_config_utils import ColumnConfigMappingInput

from lib.drafts.draft import Draft
from lib.drafts.mending import LeftOutRow
from lib.ui import frame, mending_fix, paging
from lib.ui.session import Visit
from lib.ui.view import View
from lib.words import finding

_ROW_HEIGHT = 32
_ROW, _WHY, _BACK = "row", "why", "back"


def draw(visit: Visit, draft: Draft, total: int, view: View) -> None:
    """A page of them, each with a box to tick."""
    say = visit.say
    offset = paging.offset(total, key=view.page_key)
    rows = visit.services.mending.left_out(draft.id, offset=offset, limit=paging.ROWS)
    frame.muted(say("mending-left-out-how"))
    key = view.rows_key("left-out", rows)
    if view.writing_in(key):
        st.warning(say("mending-moved"), icon=":material/info:")
    ticked = st.data_editor(
        pd.DataFrame([_shown(visit, each) for each in rows]),
        key=key,
        height=min(330, _ROW_HEIGHT * (len(rows) + 1) + 2),
        row_height=_ROW_HEIGHT,
        hide_index=True,
        num_rows="fixed",
        column_config=_columns(visit, draft),
        disabled=[_ROW, _WHY, *map(str, range(len(draft.reading.header)))],
        alt=say("review-tab-left_out", count=total),
    )
    chosen = [int(row) for row in ticked.loc[ticked[_BACK], _ROW]]
    with st.container(horizontal=True, vertical_alignment="center"):
        if not view.unsaved:
            paging.turn(visit, total, key=view.page_key, words="review-rows-which")
            return
        st.space("stretch")
        st.button(say("mending-discard"), key="discard", type="tertiary", on_click=view.discard)
        if st.button(
            say("mending-take-back", count=len(chosen)), key="take-back", icon=":material/undo:", disabled=not chosen
        ):
            with st.spinner(say("mending-working")):
                done = visit.services.mending.take_back_in(draft.id, chosen, version=draft.version, by=visit.person)
            view.written(done)
            mending_fix.after(visit, done)


def _shown(visit: Visit, each: LeftOutRow) -> dict[str, object]:
    say = visit.say
    why = finding.what(say, each.code, each.detail) if each.code else say("mending-by-hand")
    return {_ROW: each.row, _BACK: False, _WHY: why, **{str(place): cell for place, cell in enumerate(each.cells)}}


def _columns(visit: Visit, draft: Draft) -> ColumnConfigMappingInput:
    say = visit.say
    titles = {
        str(place): title or say("columns-untitled", number=str(place + 1))
        for place, title in enumerate(draft.reading.header)
    }
    return {
        _ROW: NumberColumn(say("review-row"), pinned=True, format="%d", width="small"),
        _BACK: CheckboxColumn(say("mending-back-column")),
        _WHY: say("mending-why-out"),
        **titles,
    }
