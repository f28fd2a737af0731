"""What the bot knows a column's value as, and how it is written: the popover in the column's row."""

from collections.abc import Sequence

import streamlit as st

from lib.checks.formats import is_sure, written
from lib.drafts import mapping
from lib.drafts.draft import Draft, Sample
from lib.drafts.mapping import NameNotFree
from lib.model.columns import Column, Field, Format
from lib.ui import frame
from lib.ui.escape import plain
from lib.ui.session import Visit

_FORMATS = tuple(Format)
_SHOWN = 3
_WHAT = {
    Format.FIRST_NAME: "variable-first-name-what",
    Format.DATE_RU: "variable-date-what",
    Format.DATE_EN: "variable-date-what",
}


def draw(visit: Visit, draft: Draft, column: Column, samples: Sequence[Sample], note: str) -> None:
    """The note of a column with a name of its own, as a button: behind it its name and, of a variable, its format."""
    form = column.format if column.field is Field.VARIABLE else Format.AS_IS
    label = note if form is Format.AS_IS else f":blue[:material/text_format:] {visit.say(f'written-{form.value}')}"
    key, kind = f"variable-{draft.id}-{column.index}", frame.discreet(visit)
    with st.popover(f":small[{label}]", type=kind, wrap=True, key=key):
        _name(visit, draft, column)
        if column.field is Field.VARIABLE:
            _format(visit, draft, column, [cell for each in samples if (cell := each.cells[column.index].strip())])


def _name(visit: Visit, draft: Draft, column: Column) -> None:
    say = visit.say
    key = f"named-{draft.id}-{column.index}-{column.field.value}-{column.name}"
    label = say("variable-name" if column.field is Field.VARIABLE else "variable-name-callback")
    name = st.text_input(label, column.name, key=key, autocomplete="off")
    if column.field is Field.VARIABLE and not column.name.isascii():
        frame.muted(say("variable-name-not-latin"))
    if name.strip() == column.name:
        return
    try:
        columns = mapping.renamed(draft.columns, column.index, name)
    except NameNotFree:
        st.error(say("variable-name-taken", name=plain(name)), icon=":material/error:")
        return
    visit.services.drafts.set_columns(draft.id, columns, by=visit.person, column=column.index)
    st.rerun()


def _format(visit: Visit, draft: Draft, column: Column, cells: Sequence[str]) -> None:
    say = visit.say
    chosen = st.selectbox(
        say("variable-written"), _FORMATS, index=_FORMATS.index(column.format),
        format_func=lambda each: say(f"written-{each.value}"),
        key=f"format-{draft.id}-{column.index}-{column.format.value}",
    )  # fmt: skip
    if chosen is not column.format:
        columns = mapping.formatted(draft.columns, column.index, chosen)
        visit.services.drafts.set_columns(draft.id, columns, by=visit.person, column=column.index, written=chosen.value)
        st.rerun()
    if chosen is not Format.AS_IS:
        _before_and_after(visit, chosen, cells)


def _before_and_after(visit: Visit, form: Format, cells: Sequence[str]) -> None:
    say = visit.say
    st.markdown(f":small[{say(_WHAT[form])}]", width=400)
    unsure = [cell for cell in cells if not is_sure(form, cell)]
    sure = [cell for cell in cells if is_sure(form, cell)]
    for cell in dict.fromkeys([*sure[: _SHOWN - bool(unsure)], *unsure[:1]]):
        if cell in unsure:
            words = say("variable-stays", before=plain(cell))
            st.markdown(f":small[:orange[:material/help:] {words}]")
        else:
            words = say("variable-becomes", before=plain(cell), after=f"**{plain(written(form, cell))}**")
            st.markdown(f":small[:green[:material/check_circle:] {words}]")
    if unsure:
        frame.muted(say("variable-samples", count=len(unsure), of=len(cells)))
