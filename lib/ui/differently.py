"""The choice to read a file differently, with its first rows as they would read then."""

from dataclasses import replace

import streamlit as st

from lib.drafts import unread
from lib.drafts.draft import Draft
from lib.intake.delimiter import DELIMITERS
from lib.intake.encoding import ENCODINGS
from lib.intake.free_lines import FREE
from lib.model.reading import FileUnreadable, Reading, ReadingChoice
from lib.ui import changes, frame
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.ui.upload import unreadable
from lib.words import Words

_NAMES = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar", FREE: "free", "": "json"}
_COLUMNS = 12
_CHARACTERS = 30


@st.fragment
def draw(visit: Visit, draft: Draft) -> None:
    """What can be chosen, and how the file begins then, at once; nothing changes before the button."""
    say, reading = visit.say, draft.reading
    of = f"{draft.id}-{draft.version}"
    choice = _workbook(say, reading, of) if reading.sheets else _text(say, reading, of)
    # above the preview, which is as long as the file has columns
    press = st.container()
    if (reading.delimiter or choice != reading.choice) and not _preview(visit, draft, choice):
        return
    with press:
        changes.will_be_lost(visit, draft)
        if st.button(say("columns-read-again"), type="primary", key=f"read-again-{of}"):
            try:
                visit.services.drafts.read_differently(draft.id, choice, by=visit.person)
            except FileUnreadable as error:
                st.error(unreadable(say, error), icon=":material/error:")
                return
            st.rerun()


def delimiter(say: Words, each: str) -> str:
    """The name of a delimiter, or of what has none."""
    return say(f"columns-{_NAMES[each]}")


def _workbook(say: Words, reading: Reading, of: str) -> ReadingChoice:
    sheet = st.selectbox(
        say("columns-sheet"), reading.sheets, index=reading.sheets.index(reading.sheet), key=f"sheet-{of}"
    )
    choice = _rows(say, reading, of, replace(reading.choice, sheet=sheet))
    if not reading.hidden_rows:
        return choice
    return replace(choice, hidden=st.checkbox(say("columns-take-hidden"), value=reading.hidden, key=f"hidden-{of}"))


def _text(say: Words, reading: Reading, of: str) -> ReadingChoice:
    encoding = st.selectbox(
        say("columns-encoding"), ENCODINGS, index=ENCODINGS.index(reading.encoding),
        format_func=lambda each: say(f"encoding-{each}"), key=f"encoding-{of}",
    )  # fmt: skip
    choice = replace(reading.choice, encoding=encoding)
    if reading.delimiter:
        offered = (*DELIMITERS, FREE)
        chosen = st.selectbox(
            say("columns-delimiter"), offered, index=offered.index(reading.delimiter),
            format_func=lambda each: delimiter(say, each), key=f"delimiter-{of}",
        )  # fmt: skip
        choice = replace(choice, delimiter=chosen)
    return _rows(say, reading, of, choice)


def _rows(say: Words, reading: Reading, of: str, choice: ReadingChoice) -> ReadingChoice:
    """The header row, which is found anew where something else changes and it was not touched; and the rows to pass."""
    if reading.delimiter != "" or reading.sheet:
        row = st.number_input(
            say("columns-header"), min_value=0, value=reading.header_row, step=1, key=f"header-{of}",
            help=say("columns-header-help"),
        )  # fmt: skip
        untouched = row == reading.header_row and choice != reading.choice
        choice = replace(choice, header_row=None if untouched else row)
    skip = st.number_input(say("columns-skip"), min_value=0, value=reading.skip, step=1, key=f"skip-{of}")
    return replace(choice, skip=skip)


def _preview(visit: Visit, draft: Draft, choice: ReadingChoice) -> bool:
    """The first rows as they would read; False where they cannot be read so."""
    say = visit.say
    try:
        found = unread.beginning(visit.services.drafts.folder, draft, choice)
    except FileUnreadable as error:
        st.error(unreadable(say, error), icon=":material/error:")
        return False
    frame.muted(say("columns-preview"))
    st.table([
        {
            say("columns-title"): plain(title) or say("columns-untitled", number=str(place + 1)),
            **{
                say("columns-row", row=str(sample.row)): plain(sample.cells[place][:_CHARACTERS])
                for sample in found.samples
            },
        }
        for place, title in enumerate(found.header[:_COLUMNS])
    ])  # fmt: skip
    if len(found.header) > _COLUMNS:
        frame.muted(say("columns-preview-more", count=len(found.header) - _COLUMNS))
    return True
