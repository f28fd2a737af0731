"""Which column of the file becomes what."""

from collections.abc import Sequence

import streamlit as st

from lib.drafts.draft import Draft, Sample
from lib.model.columns import Column, Field
from lib.ui import frame
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import Words

_WIDTHS = (2, 1.45, 1.45, 1.45, 2.2, 2)
_FIELDS = tuple(Field)
_MANY = 15
_SAMPLE_CHARACTERS = 40


def has_phone(draft: Draft) -> bool:
    """Whether anybody can be called by this file."""
    return any(column.field is Field.PHONE for column in draft.columns)


def draw(visit: Visit, draft: Draft) -> None:
    """A row for each column: its title, three samples, what it becomes. Over 15, those left out fold away."""
    say = visit.say
    _follow(draft)
    st.header(say("columns-which"), anchor=False)
    samples = visit.services.drafts.samples(draft.id)
    used = [column for column in draft.columns if column.field is not Field.LEFT_OUT]
    unused = [column for column in draft.columns if column.field is Field.LEFT_OUT]
    folds = len(draft.columns) > _MANY and unused
    with st.container(gap="xsmall"):
        _head(say, samples)
        for column in used if folds else draft.columns:
            _column(visit, draft, column, samples)
    if folds:
        with st.expander(say("columns-unused", count=len(unused)), key="unused"):
            for column in unused:
                _column(visit, draft, column, samples)


def _follow(draft: Draft) -> None:
    """Let the choices show what the store has: one of them can change another, and so can another tab.

    Their keys stay the same, so that the keyboard keeps its place.
    """
    seen = f"columns-seen-{draft.id}"
    if st.session_state.get(seen) == draft.version and _key(draft, draft.columns[0]) in st.session_state:
        return
    st.session_state[seen] = draft.version
    for column in draft.columns:
        st.session_state[_key(draft, column)] = column.field


def _key(draft: Draft, column: Column) -> str:
    return f"becomes-{draft.id}-{column.index}"


def _head(say: Words, samples: Sequence[Sample]) -> None:
    rows = [say("columns-row", row=str(sample.row)) for sample in samples]
    rows += [""] * (3 - len(rows))
    for cell, text in zip(
        st.columns(_WIDTHS), (say("columns-title"), *rows, say("columns-becomes"), say("columns-note")), strict=True
    ):
        cell.markdown(frame.quiet(text) if text else "")


def _column(visit: Visit, draft: Draft, column: Column, samples: Sequence[Sample]) -> None:
    say = visit.say
    title = plain(column.title) or say("columns-untitled", number=str(column.index + 1))
    cells = st.columns(_WIDTHS, vertical_alignment="center")
    cells[0].markdown(f"**{title}**")
    for cell, sample in zip(cells[1:4], samples, strict=False):
        text = sample.cells[column.index].strip()[:_SAMPLE_CHARACTERS]
        cell.markdown(f":small[{plain(text)}]" if text else frame.quiet(say("columns-empty")))
    becomes = cells[4].selectbox(
        title,
        _FIELDS,
        format_func=lambda field: _becomes(say, field, column),
        key=_key(draft, column),
        label_visibility="collapsed",
    )
    cells[5].markdown(f":small[{_note(say, column)}]")
    if becomes is not column.field:
        visit.services.drafts.set_column(draft.id, column.index, becomes, by=visit.person)
        st.rerun()


def _becomes(say: Words, field: Field, column: Column) -> str:
    name = (column.name if column.field is field else "") or column.title
    if field is Field.VARIABLE and name:
        return say("columns-variable", name=name)
    if field is Field.CALLBACK_DATA and name:
        return say("columns-callback", name=name)
    return say(f"field-{field.value}")


def _note(say: Words, column: Column) -> str:
    if column.field is Field.LEFT_OUT:
        return f":gray[:material/do_not_disturb_on: {say('columns-never-leaves')}]"
    if column.field is Field.VARIABLE and not column.name.isascii():
        return f":blue[:material/info:] {say('columns-not-latin')}"
    return f":green[:material/check_circle:] {say(f'columns-note-{column.field.value}')}"
