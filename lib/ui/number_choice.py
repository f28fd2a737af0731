"""How the phone numbers of a draft are read: default country, which of several rings, landlines, the city's column."""

from functools import cache

import phonenumbers
import streamlit as st
from babel import Locale

from lib.drafts import mapping
from lib.drafts.draft import Draft
from lib.model.columns import Column, NumberChoice, Rings
from lib.ui import frame
from lib.ui.session import Visit

_RINGS = tuple(Rings)


def draw(visit: Visit, draft: Draft) -> None:
    """The choice as a button, and the fields behind it, each of which holds at once."""
    say, choice = visit.say, draft.numbers
    usual = visit.services.settings.default_country
    label = say("numbers-of", country=_country(say.language, choice.country or usual))
    with st.popover(label, icon=":material/dialpad:", key="numbers"):
        st.markdown(say("numbers-what"))
        of = f"{draft.id}-{draft.version}"
        countries = countries_by_name(say.language)
        country = st.selectbox(
            say("numbers-country"), countries, index=countries.index(choice.country or usual),
            format_func=lambda each: _country(say.language, each), key=f"country-{of}",
        )  # fmt: skip
        rings = st.radio(
            say("numbers-rings"), _RINGS, index=_RINGS.index(choice.rings),
            format_func=lambda each: say(f"rings-{each.value}"), key=f"rings-{of}",
        )  # fmt: skip
        frame.muted(say("numbers-rings-what"))
        mobiles = st.checkbox(
            say("numbers-mobiles"), choice.mobiles_only, key=f"mobiles-{of}", help=say("numbers-mobiles-what")
        )
        _city(visit, draft, of)
    wanted = NumberChoice("" if country == usual else country, rings or choice.rings, mobiles)
    if wanted != choice:
        visit.services.drafts.set_numbers(draft.id, wanted, by=visit.person)
        st.rerun()


@cache
def countries_by_name(language: str) -> tuple[str, ...]:
    """The ISO codes of every country that has phone numbers, by their names in the language."""
    return tuple(sorted(phonenumbers.SUPPORTED_REGIONS, key=lambda code: _country(language, code).replace("Ё", "Е")))


def _country(language: str, code: str) -> str:
    return str(Locale(language).territories.get(code, code))


def _city(visit: Visit, draft: Draft, of: str) -> None:
    say = visit.say
    places: tuple[int | None, ...] = (None, *(column.index for column in draft.columns))
    now = next((column.index for column in draft.columns if column.says_city), None)
    place = st.selectbox(
        say("numbers-city"), places, index=places.index(now), key=f"city-{of}",
        format_func=lambda each: say("numbers-no-city") if each is None else _title(visit, draft.columns[each]),
    )  # fmt: skip
    if place != now:
        columns = mapping.city_from(draft.columns, place)
        visit.services.drafts.set_columns(draft.id, columns, by=visit.person, city=-1 if place is None else place)
        st.rerun()


def _title(visit: Visit, column: Column) -> str:
    return column.title.strip() or visit.say("columns-untitled", number=str(column.index + 1))
