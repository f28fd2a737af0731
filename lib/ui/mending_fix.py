"""One-press fixes: their buttons, and the preview with before and after."""

import pandas as pd
import streamlit as st

from lib.drafts.draft import Draft
from lib.drafts.mend import distinct
from lib.drafts.mending import Asked, Preview
from lib.model.mending import Change, Fix
from lib.ui import frame, guard, paging, session
from lib.ui.session import Visit

_ROW_HEIGHT = 32
_MOVED = "mending_moved"
_LEAVES_OUT = frozenset({Fix.EXACT_REPEATS, Fix.ERRORS})


def notice(visit: Visit) -> None:
    """Why the last press changed nothing; said once, above the rows as they are now."""
    if st.session_state.pop(_MOVED, False):
        st.warning(visit.say("mending-moved"), icon=":material/info:")


def after(visit: Visit, done: Change | None) -> None:
    """Show the page anew after a press; one that came too late is told so."""
    if done is None:
        st.session_state[_MOVED] = True
    st.rerun()


def buttons(visit: Visit, draft: Draft, asked: Asked | None, *, disabled: bool) -> bool:
    """A button for each fix that would change something, with its count; returns whether there is any."""
    found = visit.services.mending.fixes(draft.id, asked)
    for fix, count in found.items():
        label = visit.say(f"fix-{fix.value}", count=count)
        key = f"fix-{fix.value}-{asked.code if asked else 'file'}"
        if st.button(label, key=key, icon=":material/auto_fix_high:", disabled=disabled):
            st.dialog(label, width="large", icon=":material/auto_fix_high:")(_show)(draft.id, fix, asked, draft.version)
    return bool(found)


def _show(draft_id: str, fix: Fix, asked: Asked | None, version: int) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        _preview(visit, draft_id, fix, asked, version)


def _preview(visit: Visit, draft_id: str, fix: Fix, asked: Asked | None, version: int) -> None:
    say, mending = visit.say, visit.services.mending
    draft, key = visit.services.drafts.get(draft_id), f"preview-{draft_id}-{version}-{fix.value}"
    if draft.version != version:
        st.warning(say("mending-moved"), icon=":material/info:")
        return
    st.markdown(say(f"fix-{fix.value}-what"))
    offset = paging.offset(mending.preview(draft_id, fix, asked, limit=0).total, key=key)
    shown = mending.preview(draft_id, fix, asked, offset=offset, limit=paging.ROWS)
    _table(visit, draft, fix, shown)
    paging.turn(visit, shown.total, key=key, words="fix-which")
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.muted(say("fix-undo-promise"))
        st.space("stretch")
        if st.button(say(f"fix-{fix.value}", count=shown.total), key="apply", type="primary", icon=":material/check:"):
            with st.spinner(say("mending-working")):
                done = mending.apply(draft_id, fix, asked, version=version, by=visit.person)
            after(visit, done)


def _table(visit: Visit, draft: Draft, fix: Fix, shown: Preview) -> None:
    say, header = visit.say, (*draft.reading.header, *shown.added)
    if fix in _LEAVES_OUT:
        there = visit.services.mending.cells(draft.id, [each.row for each in shown.mends])
        titles = distinct([say("review-row"), *(_title(visit, header, place) for place in range(len(header)))])
        rows: list[dict[str, object]] = [
            dict(zip(titles, (each.row, *there[each.row]), strict=False)) for each in shown.mends
        ]
    else:
        rows = [
            {
                say("review-row"): each.row or None,  # names of a file without a header stand in no row
                say("fix-before"): each.before or "",
                say("fix-after"): each.after or "",
                say("fix-where"): _title(visit, header, each.place or 0),
            }
            for each in shown.mends
        ]
    number = st.column_config.NumberColumn(pinned=True, format="%d", width="small")
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, row_height=_ROW_HEIGHT, height=min(330, _ROW_HEIGHT * (len(rows) + 1) + 2),
        column_config={say("review-row"): number}, alt=say(f"fix-{fix.value}", count=shown.total),
    )  # fmt: skip


def _title(visit: Visit, header: tuple[str, ...], place: int) -> str:
    title = header[place] if place < len(header) else ""
    return title or visit.say("columns-untitled", number=str(place + 1))
