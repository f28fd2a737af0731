"""How a file was read, and the choice to read it differently."""

import streamlit as st

from lib.drafts.draft import Draft
from lib.intake.delimiter import DELIMITERS
from lib.intake.encoding import ENCODINGS
from lib.model.reading import FileUnreadable, Reading, ReadingChoice
from lib.ui import frame
from lib.ui.escape import plain
from lib.ui.facts import fact
from lib.ui.session import Visit
from lib.ui.upload import unreadable
from lib.words import Words

_SHOWN = 50
_DELIMITER_NAMES = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}


def draw(visit: Visit, draft: Draft) -> None:
    """Facts in one row, and at its end the popover that reads the file again."""
    say, reading = visit.say, draft.reading
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="medium"):
        fact(say("columns-rows"), say("columns-rows-and-blank", count=reading.rows, blank=reading.blank))
        fact(say("columns-header"), say("columns-header-row", row=str(reading.header_row)))
        if reading.sheet:
            fact(say("columns-sheet"), f"**{plain(reading.sheet)}**")
        else:
            fact(say("columns-encoding"), f"**{say(f'encoding-{reading.encoding}')}**")
            fact(say("columns-delimiter"), plain(_delimiter(say, reading.delimiter)))
        _unreadable(visit, draft)
        st.space("stretch")
        with st.popover(say("columns-differently"), icon=":material/tune:", key="differently"):
            _differently(visit, draft)


def _unreadable(visit: Visit, draft: Draft) -> None:
    say, found = visit.say, draft.reading.unreadable
    if not found:
        fact(say("columns-unreadable"), f":green[:material/check_circle:] {say('columns-unreadable-rows', count=0)}")
        return
    label = f":red[:material/error:] {say('columns-unreadable')}: {say('columns-unreadable-rows', count=len(found))}"
    with st.popover(label, key="unreadable"):
        st.markdown(say("columns-unreadable-why"))
        for each in found[:_SHOWN]:
            st.markdown(say("columns-unreadable-row", row=str(each.row), why=say(f"unread-{each.reason.value}")))
            st.code(each.raw, language=None)
        if len(found) > _SHOWN:
            frame.muted(say("columns-unreadable-more", count=len(found) - _SHOWN))


def _differently(visit: Visit, draft: Draft) -> None:
    say, reading = visit.say, draft.reading
    of = f"{draft.id}-{draft.version}"
    with st.form(f"differently-{of}", border=False):
        choice = _workbook(say, reading, of) if reading.sheets else _text(say, reading, of)
        if st.form_submit_button(say("columns-read-again"), type="primary"):
            try:
                visit.services.drafts.read_differently(draft.id, choice, by=visit.person)
            except FileUnreadable as error:
                st.error(unreadable(say, error), icon=":material/error:")
                return
            st.rerun()


def _workbook(say: Words, reading: Reading, of: str) -> ReadingChoice:
    sheet = st.selectbox(
        say("columns-sheet"), reading.sheets, index=reading.sheets.index(reading.sheet), key=f"sheet-{of}"
    )
    return ReadingChoice(sheet=sheet, header_row=_header_row(say, reading, of))


def _text(say: Words, reading: Reading, of: str) -> ReadingChoice:
    encoding = st.selectbox(
        say("columns-encoding"), ENCODINGS, index=ENCODINGS.index(reading.encoding),
        format_func=lambda each: say(f"encoding-{each}"), key=f"encoding-{of}",
    )  # fmt: skip
    delimiter = st.selectbox(
        say("columns-delimiter"), DELIMITERS, index=DELIMITERS.index(reading.delimiter),
        format_func=lambda each: _delimiter(say, each), key=f"delimiter-{of}",
    )  # fmt: skip
    return ReadingChoice(encoding=encoding, delimiter=delimiter, header_row=_header_row(say, reading, of))


def _header_row(say: Words, reading: Reading, of: str) -> int:
    return st.number_input(say("columns-header"), min_value=1, value=reading.header_row, step=1, key=f"header-{of}")


def _delimiter(say: Words, delimiter: str) -> str:
    return say(f"columns-{_DELIMITER_NAMES[delimiter]}")
