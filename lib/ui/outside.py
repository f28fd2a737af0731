"""Rows mended outside: taken away as a file, mended in a spreadsheet, and brought back in their own places."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from lib.drafts import brought, mend, workbook_file
from lib.drafts.brought import Brought
from lib.drafts.brought_file import NotBroughtBack
from lib.drafts.draft import Draft, Review
from lib.drafts.mend import Format
from lib.model.reading import FileUnreadable
from lib.ui import downloads, frame, guard, mending_fix, paging, session
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.ui.upload import unreadable

_ROW_HEIGHT = 32
_MEGABYTE = 1024 * 1024
_NAMED = 10


def button(visit: Visit, draft: Draft, review: Review, *, disabled: bool) -> None:
    """The button that opens it; nothing where there is no row to mend."""
    rows = review.errors + draft.reading.broken
    if not rows:
        return
    label = visit.say("review-mend", count=rows)
    if st.button(label, key="outside", type="tertiary", icon=":material/table_edit:", disabled=disabled):
        title = visit.say("outside-title")
        st.dialog(title, width="large", icon=":material/table_edit:")(_show)(draft.id, draft.version, rows)


def _show(draft_id: str, version: int, rows: int) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        _steps(visit, visit.services.drafts.get(draft_id), version, rows)


def _steps(visit: Visit, draft: Draft, version: int, rows: int) -> None:
    say = visit.say
    st.markdown(f"**{say('outside-take')}**  \n{say('outside-take-what', count=rows)}")
    with st.container(horizontal=True):
        for kind in mend.formats(draft):
            if kind is Format.WORKBOOK and rows > workbook_file.MOST_ROWS:
                continue
            downloads.to_mend(visit, draft, kind)
    st.markdown(f"**{say('outside-bring')}**  \n{say('outside-bring-what')}")
    limit = visit.services.settings.upload_bytes
    file = st.file_uploader(
        say("outside-bring"), key=f"brought-{draft.id}-{version}", max_upload_size=max(1, limit // _MEGABYTE),
        label_visibility="collapsed",
    )  # fmt: skip
    if file is None:
        return
    try:
        with st.spinner(say("batch-reading", file=plain(file.name))):
            found = brought.compare(visit.services.mending, draft, file.getvalue(), file.name)
    except FileUnreadable as error:
        st.error(unreadable(say, error), icon=":material/error:")
        return
    except NotBroughtBack as error:
        st.error(say(f"outside-fault-{error.fault.value}"), icon=":material/error:")
        return
    _preview(visit, draft, found)
    if st.button(
        say("outside-replace", count=found.replaced), key="replace", type="primary", icon=":material/check:",
        disabled=not found.replaced,
    ):  # fmt: skip
        with st.spinner(say("mending-working")):
            done = brought.replace_rows(
                visit.services.mending, draft, file.getvalue(), file.name, version=version, by=visit.person
            )
        mending_fix.after(visit, done)


def _preview(visit: Visit, draft: Draft, found: Brought) -> None:
    """What would change, what would not, and what cannot be found."""
    say = visit.say
    lines = [say("outside-replaced", count=found.replaced), say("outside-unchanged", count=found.unchanged)]
    if found.not_found:
        named = _first(plain(each) or "?" for each in found.not_found)
        lines.append(f"{say('outside-not-found', count=len(found.not_found))} {named}")
    if found.unreadable:
        lines.append(say("outside-unreadable", count=found.unreadable))
    if found.stale:
        lines.append(say("outside-stale", count=found.stale))
    if found.respelt:
        lines.append(say("outside-respelt", count=found.respelt))
    if found.unread:
        lines.append(say("outside-unread", count=len(found.unread), rows=_first(map(str, found.unread))))
    if found.strange:
        titles = [plain(each) or "?" for each in found.strange]
        lines.append(say("outside-strange", count=len(titles), titles=_first(titles)))
    st.markdown("  \n".join(lines))
    if not found.mends.num_rows:
        return
    key = f"brought-page-{draft.id}-{draft.version}"
    offset = paging.offset(found.mends.num_rows, key=key)
    rows = [
        {
            say("review-row"): each.row,
            say("fix-where"): draft.reading.header[each.place or 0],
            say("fix-before"): each.before or "",
            say("fix-after"): each.after or "",
        }
        for each in found.page(offset=offset, limit=paging.ROWS)
    ]
    number = st.column_config.NumberColumn(pinned=True, format="%d", width="small")
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, row_height=_ROW_HEIGHT, height=min(260, _ROW_HEIGHT * (len(rows) + 1) + 2),
        column_config={say("review-row"): number}, alt=say("outside-replaced", count=found.replaced),
    )  # fmt: skip
    paging.turn(visit, found.mends.num_rows, key=key, words="fix-which")
    frame.muted(say("fix-undo-promise"))


def _first(told: Iterable[str]) -> str:
    """The first of them, and whether there are more."""
    each = list(told)
    return ", ".join(each[:_NAMED]) + ("…" if len(each) > _NAMED else "")
