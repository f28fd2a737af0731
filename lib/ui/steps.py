"""The steps from a file to its release, as one line."""

import streamlit as st

from lib.ui.screens import Screen
from lib.words import Words

_STEPS = (Screen.BATCH, Screen.COLUMNS, Screen.REVIEW, Screen.RELEASE)


def draw(say: Words, here: Screen) -> None:
    """Done, here, to come; said by icon and weight, not by colour alone."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
        for place, step in enumerate(_STEPS):
            st.markdown(_mark(say(f"step-{step.value}"), place - _STEPS.index(here)), width="content")


def _mark(word: str, ahead: int) -> str:
    if ahead < 0:
        return f":small[:green[:material/check_circle:] {word}]"
    if ahead == 0:
        return f":small[:material/radio_button_checked: **{word}**]"
    return f":small[:gray[:material/radio_button_unchecked: {word}]]"
