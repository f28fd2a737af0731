"""The screens: their addresses, icons and scripts, and the way from one to another."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

import streamlit as st

from lib.words import Words

FOLDER = Path(__file__).resolve().parents[2] / "pages"


class Screen(StrEnum):
    """One script in `pages/` each; the value is its name and its address."""

    OVERVIEW = "overview"
    BATCH = "batch"
    COLUMNS = "columns"
    REVIEW = "review"
    RELEASE = "release"
    SUBMISSION = "submission"
    UNKNOWN = "unknown"
    HISTORY = "history"
    NAMES = "names"
    SETTINGS = "settings"
    LEARNT = "learnt"
    RESTORED = "restored"


ICONS = {
    Screen.OVERVIEW: ":material/space_dashboard:",
    Screen.BATCH: ":material/upload_file:",
    Screen.COLUMNS: ":material/view_column:",
    Screen.REVIEW: ":material/fact_check:",
    Screen.RELEASE: ":material/call:",
    Screen.SUBMISSION: ":material/send:",
    Screen.HISTORY: ":material/manage_search:",
    Screen.NAMES: ":material/record_voice_over:",
    Screen.SETTINGS: ":material/settings:",
    Screen.UNKNOWN: ":material/help:",
    Screen.LEARNT: ":material/school:",
    Screen.RESTORED: ":material/lock:",
}

IN_NAVIGATION = frozenset(
    {Screen.OVERVIEW, Screen.BATCH, Screen.UNKNOWN, Screen.HISTORY, Screen.NAMES, Screen.SETTINGS}
)
"""The others stand for one file or one submission, and are reached from there or by their address."""


def script(screen: Screen) -> Path:
    """The absolute path of a screen's script."""
    return FOLDER / f"{screen.value}.py"


def page(screen: Screen, say: Words) -> st.Page:
    """A screen as Streamlit knows it."""
    return st.Page(
        script(screen),
        title=say(f"nav-{screen.value}"),
        icon=ICONS[screen],
        url_path=screen.value,
        default=screen is Screen.OVERVIEW,
        visibility="visible" if screen in IN_NAVIGATION else "hidden",
    )


def go(screen: Screen, **query: str) -> NoReturn:
    """Leave for another screen; `query` is what stands after the question mark in its address."""
    st.switch_page(script(screen), query_params=query)


@contextmanager
def told(sentence: str) -> Iterator[None]:
    """A sentence, safe Markdown, and in its row the link that is drawn inside: a link does not wrap, a text does."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(sentence, width="content")
        yield


def link(screen: Screen, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to another screen, in the same tab; put it out right of its label with an arrow."""
    st.page_link(script(screen), label=label, icon=icon, query_params=query)
