"""The rows of a draft as cells to write in: a page at a time, saved as one change."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.column_config import CheckboxColumn, NumberColumn, TextColumn
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_config_utils import ColumnConfigMappingInput

from lib.drafts.draft import Draft
from lib.drafts.mending import Asked, Edit, FaultyRow
from lib.ui import frame, mending_fix, paging
from lib.ui.session import Visit
from lib.ui.view import View
from lib.words import finding

_ROW_HEIGHT = 32
_WHAT_WIDTH = 330
"""Pixels: the longest kinds of finding, in Russian, with the cell before them in sight at 1280."""

_ROW, _WHAT, _OUT = "row", "what", "out"


def draw(visit: Visit, draft: Draft, asked: Asked, view: View, saving: DeltaGenerator) -> None:
    """A page of the rows that have such a finding, the cells it is about first; saved from the place `saving`."""
    say, mending = visit.say, visit.services.mending
    total = mending.rows_count(draft.id, asked)
    offset = paging.offset(total, key=view.page_key)
    rows = mending.rows(draft.id, asked, offset=offset, limit=paging.ROWS)
    if not rows:
        frame.muted(say("review-none-here"))
        return
    key = view.rows_key("editor", rows)
    if view.writing_in(key):
        st.warning(say("mending-moved"), icon=":material/info:")
    # above the grid: the grid's own toolbar comes up over what stands here, at the right
    frame.muted(say("mending-how"))
    shown = _shown(visit, draft, rows)
    written = st.data_editor(
        shown,
        key=key,
        height=_ROW_HEIGHT * (len(rows) + 1) + 2 if len(rows) < 9 else 330,
        row_height=_ROW_HEIGHT,
        hide_index=True,
        num_rows="fixed",
        column_config=_columns(visit, draft),
        disabled=[_ROW, _WHAT],
        alt=say("review-rows"),
    )
    if view.unsaved:
        with saving:
            _save(visit, draft, view, *_written(shown, written))
    else:
        paging.turn(visit, total, key=view.page_key, words="review-rows-which")


def _save(visit: Visit, draft: Draft, view: View, edits: list[Edit], out: list[int]) -> None:
    say, count = visit.say, len(edits) + len(out)
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.muted(say("mending-unsaved", count=count))
        st.space("stretch")
        st.button(say("mending-discard"), key="discard", type="tertiary", on_click=view.discard)
        if st.button(say("mending-save", count=count), key="save", icon=":material/save:", disabled=not count):
            with st.spinner(say("mending-working")):
                done = visit.services.mending.edit_many(
                    draft.id, edits, leave_out=out, version=draft.version, by=visit.person
                )
            view.written(done)
            mending_fix.after(visit, done)


def _shown(visit: Visit, draft: Draft, rows: Sequence[FaultyRow]) -> pd.DataFrame:
    """The cell to mend stands first, so that a narrow window shows it too; then what is wrong with it, and the rest."""
    first, *others = _places(draft, rows)
    return pd.DataFrame(
        [
            {
                _ROW: each.row,
                str(first): _cell(each, first),
                _WHAT: "; ".join(dict.fromkeys(finding.what(visit.say, one.code, one.detail) for one in each.found)),
                _OUT: False,
                **{str(place): _cell(each, place) for place in others},
            }
            for each in rows
        ]
    )


def _cell(row: FaultyRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _places(draft: Draft, rows: Sequence[FaultyRow]) -> list[int]:
    """The columns of the file: those with findings on this page first, all in the order of the file."""
    faulty = {found.place for each in rows for found in each.found}
    return sorted(range(len(draft.reading.header)), key=lambda place: (place not in faulty, place))


def _columns(visit: Visit, draft: Draft) -> ColumnConfigMappingInput:
    say = visit.say
    titles = {
        str(place): TextColumn(title or say("columns-untitled", number=str(place + 1)))
        for place, title in enumerate(draft.reading.header)
    }
    return {
        _ROW: NumberColumn(say("review-row"), pinned=True, format="%d", width="small"),
        _WHAT: TextColumn(say("review-what"), width=_WHAT_WIDTH),
        _OUT: CheckboxColumn(say("mending-out")),
        **titles,
    }


def _written(shown: pd.DataFrame, written: pd.DataFrame) -> tuple[list[Edit], list[int]]:
    """The cells that differ from what is shown, and the rows that are ticked; an emptied cell is an empty text."""
    edits, out = [], []
    for before, after in zip(shown.to_dict("records"), written.to_dict("records"), strict=True):
        row = int(str(before[_ROW]))
        edits += [
            Edit(row, int(str(place)), _text(after[place]))
            for place in before
            if place not in (_ROW, _WHAT, _OUT) and _text(after[place]) != before[place]
        ]
        if after[_OUT]:
            out.append(row)
    return edits, out


def _text(cell: object) -> str:
    """What stands in a cell; an emptied one comes as None or, from pandas, as NaN."""
    return cell if isinstance(cell, str) else ""
