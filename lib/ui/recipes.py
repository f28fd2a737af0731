"""The recipe of a draft: by which one it is read, what differs from last time, which others fit; how to save one."""

from collections.abc import Sequence

import streamlit as st

from lib.drafts import mapping
from lib.drafts.draft import Draft
from lib.drafts.likeness import Fit
from lib.drafts.names import LONGEST, NameRefused
from lib.model.naming import NameKind, name_key
from lib.model.reading import FileUnreadable
from lib.ui import frame, names
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.ui.upload import unreadable

_TITLES = 3
_SAVED = "recipe_saved"
"""The draft, its version and the name of the recipe that was saved last: said until one of them changes."""


def draw(visit: Visit, draft: Draft) -> None:
    """By which recipe the draft is read, or which would fit; nothing where there is none."""
    used, fitting = visit.services.recipes.of(draft), visit.services.recipes.fitting(draft)
    if used:
        _used(visit, draft, used, fitting)
    elif fitting:
        _offered(visit, draft, fitting)


def save(visit: Visit, draft: Draft, *, label: str = "") -> None:
    """The button that keeps how the draft is read and sent, with its name behind it; `label` where room is scarce."""
    say, services = visit.say, visit.services
    used = services.recipes.of(draft)
    with st.popover(
        label or say("recipe-save-again" if used else "recipe-save"), icon=":material/bookmark_add:", key="recipe"
    ):
        st.markdown(say("recipe-save-what"), width=400)
        name = st.text_input(
            say("recipe-name"), used.recipe.name if used else "", key=f"recipe-name-{draft.id}-{draft.recipe_id}",
            max_chars=LONGEST, autocomplete="off",
        )  # fmt: skip
        if st.session_state.get(_SAVED) == (draft.id, draft.version, name):
            st.success(say("recipe-saved"), icon=":material/bookmark:")
        elif any(name_key(each.name) == name_key(name) for each in services.recipes.all() if not each.retired):
            frame.muted(say("recipe-replaces"))
        if st.button(say("recipe-save-now"), key="recipe-save", type="primary"):
            try:
                services.recipes.save(draft.id, name, by=visit.person)
            except NameRefused as error:
                names.refused(visit, error)
            else:
                st.session_state[_SAVED] = (draft.id, draft.version, name)
                st.rerun()


def as_in(visit: Visit, draft: Draft) -> None:
    """Whether what is set for the batch is what the recipe says; nothing where the draft is read by none."""
    used = visit.services.recipes.of(draft)
    if used is None:
        return
    same, name = draft.values == used.recipe.values, f"**{plain(used.recipe.name)}**"
    mark = ":green[:material/bookmark:]" if same else ":orange[:material/warning:]"
    st.markdown(f"{mark} {visit.say('recipe-as-in' if same else 'recipe-other-than-in', name=name)}")


def _used(visit: Visit, draft: Draft, used: Fit, fitting: Sequence[Fit]) -> None:
    say = visit.say
    others = [each for each in fitting if each.recipe.id != used.recipe.id]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":green[:material/bookmark:] {_read_as(visit, draft, used)}", width="content")
        if template := draft.values.auto_call_template_id:
            frame.muted(f"{say('values-template')}: {names.named(visit, NameKind.TEMPLATE, template)}")
        _differences(visit, used)
        with st.popover(say("recipe-not-this"), type=frame.discreet(visit), key="recipe-other"):
            st.markdown(say("recipe-which-what"), width=400)
            for each in others:
                _use(visit, draft, each)
            if st.button(say("recipe-none"), key="recipe-none", icon=":material/undo:"):
                visit.services.recipes.leave(draft.id, by=visit.person)
                st.rerun()


def _read_as(visit: Visit, draft: Draft, used: Fit) -> str:
    """By which recipe, and whether anything is other than it says."""
    say, read_as = visit.say, visit.say("recipe-read-as", name=f"**{plain(used.recipe.name)}**")
    if other := mapping.differing(draft.columns, used.recipe.columns):
        return f"{read_as}, {say('recipe-except', count=len(other))}"
    return f"{read_as}, {say('recipe-as-last-time')}" if used.difference.none else read_as


def _offered(visit: Visit, draft: Draft, fitting: Sequence[Fit]) -> None:
    say = visit.say
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":blue[:material/bookmark:] **{say('recipe-which', count=len(fitting))}**")
        frame.muted(say("recipe-which-what"))
        for each in fitting:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                _use(visit, draft, each)
                _differences(visit, each)


def _use(visit: Visit, draft: Draft, fit: Fit) -> None:
    if st.button(visit.say("recipe-use", name=plain(fit.recipe.name)), key=f"recipe-use-{fit.recipe.id}"):
        try:
            visit.services.recipes.apply(draft.id, fit.recipe.id, by=visit.person)
        except FileUnreadable as error:
            st.error(unreadable(visit.say, error), icon=":material/error:")
            return
        st.rerun()


def _differences(visit: Visit, fit: Fit) -> None:
    """What is other than last time, each as a mark of its own."""
    say, differs = visit.say, fit.difference
    if differs.sheet:
        st.markdown(
            f":orange[:material/warning: {say('recipe-no-sheet', sheet=plain(differs.sheet))}]", width="content"
        )
    if differs.first_number:
        words = say("recipe-first-number", title=plain(differs.first_number))
        st.markdown(f":orange[:material/warning: {words}]", width="content")
    for titles, icon, key in (
        (differs.missing, ":orange[:material/warning:]", "recipe-missing"),
        (differs.new, ":blue[:material/info:]", "recipe-new"),
    ):
        if titles:
            st.markdown(f"{icon} {say(key, count=len(titles), titles=_listed(visit, titles))}", width="content")


def _listed(visit: Visit, titles: Sequence[str]) -> str:
    shown = ", ".join(f"**{plain(each)}**" for each in titles[:_TITLES])
    rest = len(titles) - _TITLES
    return f"{shown} {visit.say('recipe-more', count=rest)}" if rest > 0 else shown
