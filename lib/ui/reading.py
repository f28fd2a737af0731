"""How a file was read: facts in one row, and every row that is no record."""

import streamlit as st

from lib.drafts import unread
from lib.drafts.draft import Draft
from lib.model.reading import NO_RECORD, Reading
from lib.ui import differently, file_button, frame
from lib.ui.escape import plain
from lib.ui.facts import fact
from lib.ui.session import Visit
from lib.words import Words

_CHARACTERS = 2_000


def draw(visit: Visit, draft: Draft) -> None:
    """Facts in one row, and at its end the popover that reads the file again; below, what the format cannot tell."""
    say, reading = visit.say, draft.reading
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="medium"):
        fact(say("columns-rows"), say("columns-rows-and-blank", count=reading.rows, blank=reading.blank))
        for label, value in _how(say, reading):
            fact(label, value)
        if reading.broken:
            _listed(visit, draft, reading.broken, broken=True)
        else:
            fact(say("columns-unreadable"), f":green[:material/check_circle:] {say('columns-listed-rows', count=0)}")
        if reading.unread > reading.broken:
            _listed(visit, draft, reading.unread - reading.broken, broken=False)
        st.space("stretch")
        with st.popover(say("columns-differently"), icon=":material/tune:", key="differently"):
            differently.draw(visit, draft)
    for unsure in reading.unsure:
        st.info(say(f"unsure-{unsure.value}"), icon=":material/info:")


def _how(say: Words, reading: Reading) -> list[tuple[str, str]]:
    """Label and value of what was found out or chosen, safe Markdown."""
    if reading.sheet:
        where = [(say("columns-sheet"), _sheet(say, reading))]
    else:
        encoding = (say("columns-encoding"), f"**{say(f'encoding-{reading.encoding}')}**")
        kind = "delimiter" if reading.delimiter else "format"
        where = [encoding, (say(f"columns-{kind}"), plain(differently.delimiter(say, reading.delimiter)))]
    if reading.header_row:
        header = say("columns-header-row", row=str(reading.header_row))
    else:
        header = say("columns-header-letters" if reading.delimiter or reading.sheet else "columns-header-keys")
    hidden = say("columns-hidden-both", rows=reading.hidden_rows, columns=len(reading.hidden_columns))
    return [
        (say("columns-header"), header),
        *where,
        *([(say("columns-hidden"), hidden)] if reading.hidden_rows or reading.hidden_columns else []),
    ]


def _sheet(say: Words, reading: Reading) -> str:
    """The sheet that was read, and of how many: the others may hold people, too."""
    sheet, count = f"**{plain(reading.sheet)}**", len(reading.sheets)
    return say("columns-sheet-of", sheet=sheet, count=count) if count > 1 else sheet


def _listed(visit: Visit, draft: Draft, count: int, *, broken: bool) -> None:
    """A popover with the first of these rows, and the download of all."""
    say, kind = visit.say, "unreadable" if broken else "no-record"
    mark = ":red[:material/error:]" if broken else ":gray[:material/do_not_disturb_on:]"
    label = f"{mark} {say(f'columns-{kind}')}: {say('columns-listed-rows', count=count)}"
    first = [each for each in draft.reading.unreadable if (each.reason not in NO_RECORD) is broken]
    with st.popover(label, key=kind):
        st.markdown(say(f"columns-{kind}-why"))
        file_button.draw(
            say("columns-listed-download", count=count),
            lambda: unread.report(visit.services.drafts.unread(draft.id, broken=broken), say=say),
            say(f"columns-{kind}-file", file=draft.reading.file_name.rsplit(".", 1)[0]),
            mime="text/csv",
            key=f"{kind}-csv",
        )
        for each in first:
            st.markdown(say("columns-listed-row", row=str(each.row), why=say(f"unread-{each.reason.value}")))
            st.code(each.raw[:_CHARACTERS], language=None)
        if count > len(first):
            frame.muted(say("columns-listed-more", count=count - len(first)))
