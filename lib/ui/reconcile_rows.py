"""Row by row: some people of a request are settled, each on its own or several at once."""

import streamlit as st

from lib.dispatch.reconcile import Found
from lib.model.item import Identifiers, ItemState
from lib.model.unknown import Sought, UnknownRequest
from lib.ui import frame, paging, reconcile_choices, reconcile_press
from lib.ui.badges import ITEM
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

_NARROW = 400


def draw(visit: Visit, found: UnknownRequest) -> None:
    """A page of rows to choose from, and what can be said of those that are chosen."""
    with st.expander(f":material/list: {visit.say('unknown-rows', count=found.people)}", key="rows"):
        key = f"rows-page-{found.attempt_id}"
        some = visit.services.reconcile.items(
            attempt_id=found.attempt_id, offset=paging.offset(found.people, key=key), limit=paging.ROWS
        )
        _choose_all(visit, some)
        # a key of its own for each person, never a place: what is settled above would move the choice to another
        with st.grid(2, min_column_width=_NARROW, gap="xsmall"):
            chosen = tuple(item for item in some if st.checkbox(_row(visit, item), key=_key(item)))
        paging.turn(visit, found.people, key=key, words="unknown-rows-which")
        if chosen:
            _settle(visit, found, chosen)
        else:
            frame.muted(visit.say("unknown-rows-choose"))


def _choose_all(visit: Visit, some: tuple[Sought, ...]) -> None:
    keys = tuple(map(_key, some))
    with st.container(horizontal=True):
        for words, chosen in (("unknown-rows-all", True), ("unknown-rows-none", False)):
            label = visit.say(words, count=len(some))
            st.button(label, key=words, type="tertiary", on_click=_set, args=(keys, chosen))


def _set(keys: tuple[str, ...], chosen: bool) -> None:
    for key in keys:
        st.session_state[key] = chosen


def _row(visit: Visit, item: Sought) -> str:
    number = plain(formats.masked(item.numbers[0]))
    parts = [visit.say("unknown-row", row=str(item.row)), number, plain(item.client_external_id)]
    return " · ".join(part for part in parts if part)


def _key(item: Sought) -> str:
    return f"row-{item.attempt_id}-{item.ordinal}"


def _settle(visit: Visit, found: UnknownRequest, chosen: tuple[Sought, ...]) -> None:
    say, of = visit.say, "-".join(str(item.ordinal) for item in chosen)
    note_key = f"note-rows-{found.attempt_id}"
    with st.form(f"form-rows-{found.attempt_id}", border=False, enter_to_submit=False):
        written = _written(visit, chosen[0]) if len(chosen) == 1 else None
        st.text_input(say("unknown-rows-note"), key=note_key)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.form_submit_button(
                say("unknown-rows-found", count=len(chosen)),
                key=f"rows-found-{of}",
                icon=ITEM[ItemState.ACCEPTED].icon,
                on_click=_found,
                args=(found.attempt_id, tuple(item.ordinal for item in chosen), written, note_key),
            )
            if reconcile_choices.offered(visit, found):
                st.form_submit_button(
                    say("unknown-rows-not_sent", count=len(chosen)),
                    key=f"rows-not-sent-{of}",
                    icon=ITEM[ItemState.NOT_SENT].icon,
                    on_click=reconcile_press.not_in_twin,
                    args=(found.attempt_id, tuple(item.ordinal for item in chosen), note_key),
                )
            else:
                frame.muted(reconcile_choices.not_yet(visit, found))


def _written(visit: Visit, item: Sought) -> tuple[str, str]:
    """Fields for the two ids of one person, and the keys of what is typed there."""
    keys = (f"task-{_key(item)}", f"candidate-{_key(item)}")
    with st.container(horizontal=True):
        for name, key in zip(("task", "candidate"), keys, strict=True):
            st.text_input(visit.say(f"unknown-part-{name}"), key=key, width=_NARROW)
    return keys


def _found(attempt_id: int, ordinals: tuple[int, ...], written: tuple[str, str] | None, note_key: str) -> None:
    typed = [str(st.session_state.get(key, "")).strip() for key in written or ()]
    ids = (Identifiers(*typed),) if any(typed) else ()
    reconcile_press.found(attempt_id, tuple(Found(ordinal, ids) for ordinal in ordinals), note_key)
