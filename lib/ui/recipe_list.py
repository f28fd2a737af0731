"""The recipes of the team: what each is for, its name, and the way out of the offers."""

import streamlit as st

from lib.access import people
from lib.drafts.names import LONGEST
from lib.model.columns import Field
from lib.model.naming import NameKind
from lib.model.recipe import Recipe
from lib.ui import frame, names
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

_WIDTHS = (3, 4, 3, 1.6)


def draw(visit: Visit) -> None:
    """Every recipe with its template and its columns; retired ones fold away."""
    say, there = visit.say, visit.services.recipes.all()
    with st.container(border=True, gap="small"):
        st.header(say("recipes-title"), anchor=False)
        frame.muted(say("recipes-what"))
        kept = [each for each in there if not each.retired]
        if not kept:
            frame.muted(say("recipes-none"))
        for each in kept:
            _row(visit, each)
        retired = [each for each in there if each.retired]
        if retired:
            with st.expander(say("recipes-retired", count=len(retired)), key="recipes-retired"):
                for each in retired:
                    _row(visit, each)


def _row(visit: Visit, each: Recipe) -> None:
    say = visit.say
    name, holds, saved, change = st.columns(_WIDTHS, vertical_alignment="center")
    name.markdown(f"**{plain(each.name)}**")
    holds.markdown(f":small[{_holds(visit, each)}]")
    moment = formats.date_time(say.language, each.saved_at, visit.zone, visit.now)
    saved.markdown(frame.quiet(say("recipes-saved", name=plain(people.name(say, each.saved_by)), moment=moment)))
    with change:
        if each.retired:
            _bring_back(visit, each)
        else:
            _change(visit, each)


def _holds(visit: Visit, each: Recipe) -> str:
    """The template, and how many columns of how many are used."""
    say, template = visit.say, each.values.auto_call_template_id
    used = sum(column.field is not Field.LEFT_OUT for column in each.columns)
    columns = say("recipes-columns", count=used, of=len(each.columns))
    return f"{names.named(visit, NameKind.TEMPLATE, template)}  \n{columns}" if template else columns


def _change(visit: Visit, each: Recipe) -> None:
    say = visit.say
    with st.popover(say("names-change"), type=frame.discreet(visit), key=f"change-recipe-{each.id}"):
        name = st.text_input(
            say("names-name"), each.name, key=f"recipe-name-{each.id}-{each.name}", max_chars=LONGEST,
            autocomplete="off",
        )  # fmt: skip
        with st.container(horizontal=True):
            if st.button(say("names-rename"), key=f"rename-recipe-{each.id}", type="primary"):
                names.attempt(visit, lambda: visit.services.recipes.rename(each.id, name, by=visit.person))
            if st.button(say("names-retire"), key=f"retire-recipe-{each.id}", icon=":material/archive:"):
                names.attempt(visit, lambda: visit.services.recipes.retire(each.id, by=visit.person))
        frame.muted(say("recipes-change-what"))


def _bring_back(visit: Visit, each: Recipe) -> None:
    key = f"back-recipe-{each.id}"
    if st.button(visit.say("names-bring-back"), key=key, type="tertiary", icon=":material/unarchive:"):
        names.attempt(visit, lambda: visit.services.recipes.bring_back(each.id, by=visit.person))
