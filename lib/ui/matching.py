"""Which column of the file becomes what."""

from collections.abc import Sequence

import streamlit as st

from lib.checks.formats import leaves_as
from lib.drafts import mapping
from lib.drafts.draft import Draft, Sample
from lib.model.columns import Column, Field
from lib.model.naming import NameKind
from lib.ui import frame, names, number_choice, recipes, variable
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import Words

_WIDTHS = (2, 1.45, 1.45, 1.45, 2.2, 2)
_FIELDS = tuple(Field)
_MANY = 15
_SAMPLE_CHARACTERS = 40
_KINDS = {Field.AUTO_CALL_TEMPLATE_ID: NameKind.TEMPLATE, Field.BOT_SETTINGS_ID: NameKind.SCENARIO}
_SHOWN = 3
_TRIED = 50
"""How many records are shown, and on how many a format is tried."""


def has_phone(draft: Draft) -> bool:
    """Whether anybody can be called by this file."""
    return any(column.field is Field.PHONE for column in draft.columns)


def draw(visit: Visit, draft: Draft) -> None:
    """A row for each column: its title, three samples, what it becomes. Over 15, those left out fold away."""
    say = visit.say
    _follow(draft)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(say("columns-which"), anchor=False, width="content")
        st.space("stretch")
        _others(visit, draft)
        number_choice.draw(visit, draft)
        recipes.save(visit, draft)
    samples = visit.services.drafts.samples(draft.id, limit=_TRIED)
    used = [column for column in draft.columns if column.field is not Field.LEFT_OUT]
    unused = [column for column in draft.columns if column.field is Field.LEFT_OUT]
    folds = len(draft.columns) > _MANY and unused
    with st.container(gap="xsmall"):
        _head(say, samples[:_SHOWN])
        for column in used if folds else draft.columns:
            _column(visit, draft, column, samples)
    if folds:
        with st.expander(say("columns-unused", count=len(unused)), key="unused"):
            for column in unused:
                _column(visit, draft, column, samples)


def _others(visit: Visit, draft: Draft) -> None:
    """All columns at once that fill no field of the request."""
    say = visit.say
    field = st.menu_button(
        say("mapping-others"), mapping.OTHERS, format_func=lambda each: say(f"mapping-others-{each.value}"),
        icon=":material/done_all:", key="others",
    )  # fmt: skip
    if field:
        columns = mapping.others_become(draft.columns, field, draft.reading.hidden_columns)
        visit.services.drafts.set_columns(draft.id, columns, by=visit.person, others=field.value)
        st.rerun()


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
    rows += [""] * (_SHOWN - len(rows))
    for cell, text in zip(
        st.columns(_WIDTHS), (say("columns-title"), *rows, say("columns-becomes"), say("columns-note")), strict=True
    ):
        cell.markdown(frame.quiet(text) if text else "")


def _column(visit: Visit, draft: Draft, column: Column, samples: Sequence[Sample]) -> None:
    say = visit.say
    title = plain(column.title) or say("columns-untitled", number=str(column.index + 1))
    cells = st.columns(_WIDTHS, vertical_alignment="center")
    cells[0].markdown(f"**{title}**")
    for cell, words in zip(cells[1:4], _values(visit, column, samples), strict=False):
        cell.markdown(words)
    becomes = cells[4].selectbox(
        column.title or title,  # it is only read aloud, where escapes would be heard
        _FIELDS,
        format_func=lambda field: _becomes(say, field, column),
        key=_key(draft, column),
        label_visibility="collapsed",
    )
    with cells[5]:
        _beside(visit, draft, column, samples)
    if becomes is not column.field:
        visit.services.drafts.set_column(draft.id, column.index, becomes, by=visit.person)
        st.rerun()


def _values(visit: Visit, column: Column, samples: Sequence[Sample]) -> list[str]:
    """Three values of a column: of the first records or, where these are all empty, of the first that have one."""
    say = visit.say
    cells = [(sample.row, sample.cells[column.index].strip()) for sample in samples]
    if any(text for _, text in cells[:_SHOWN]):
        return [_cell(visit, text, column) or frame.quiet(say("columns-empty")) for _, text in cells[:_SHOWN]]
    filled = [
        f"{_cell(visit, text, column)}  \n{frame.quiet(say('columns-row', row=str(row)))}"
        for row, text in cells if text
    ]  # fmt: skip
    return [*filled[:_SHOWN], *[frame.quiet(say("columns-empty"))] * len(cells[len(filled) : _SHOWN])]


def _cell(visit: Visit, text: str, column: Column) -> str:
    """A sample as it stands; below it how the bot gets it, or what a template or scenario is called."""
    shown = f":small[{_short(text)}]" if text else ""
    kind = _KINDS.get(column.field)
    after = names.by_id(visit, kind).get(text.lower(), text) if kind else leaves_as(column, text)
    return shown if after == text else f"{shown}  \n:small[:blue[→ {_short(after)}]]"


def _short(text: str) -> str:
    return plain(text) if len(text) <= _SAMPLE_CHARACTERS else f"{plain(text[:_SAMPLE_CHARACTERS])}…"


def _becomes(say: Words, field: Field, column: Column) -> str:
    name = (column.name if column.field is field else "") or column.title
    if field is Field.VARIABLE and name:
        return say("columns-variable", name=name)
    if field is Field.CALLBACK_DATA and name:
        return say("columns-callback", name=name)
    return say(f"field-{field.value}")


def _beside(visit: Visit, draft: Draft, column: Column, samples: Sequence[Sample]) -> None:
    """What becoming that means; of a variable or callback data, with its name and format behind it."""
    note = _note(visit.say, draft, column)
    if column.field in mapping.NAMED:
        variable.draw(visit, draft, column, samples, note)
    else:
        st.markdown(f":small[{note}]")


def _note(say: Words, draft: Draft, column: Column) -> str:
    hidden = column.index in draft.reading.hidden_columns
    if column.field is Field.LEFT_OUT and column.says_city:
        return f":gray[:material/location_city: {say('mapping-city-alone')}]"
    if column.field is Field.LEFT_OUT:
        why = say("mapping-hidden" if hidden else "columns-never-leaves")
        return f":gray[:material/{'visibility_off' if hidden else 'do_not_disturb_on'}: {why}]"
    if hidden:
        return f":orange[:material/visibility_off:] {say('mapping-hidden')}"
    if column.says_city:
        return f":green[:material/location_city:] {say('mapping-city')}"
    if column.field is Field.VARIABLE and not column.name.isascii():
        return f":blue[:material/info:] {say('columns-not-latin')}"
    return f":green[:material/check_circle:] {say(f'columns-note-{column.field.value}')}"
