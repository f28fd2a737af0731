"""Pages of a long list."""

import streamlit as st

from lib.ui import frame
from lib.ui.session import Visit
from lib.words import formats

ROWS = 25
"""How many rows a page has."""


def offset(total: int, *, key: str) -> int:
    """Where the chosen page begins; `turn` draws the control, so that it can stand below the list."""
    pages = max(1, -(-total // ROWS))
    return (min(max(1, int(st.session_state.get(key, 1))), pages) - 1) * ROWS


def turn(visit: Visit, total: int, *, key: str, words: str) -> None:
    """Which rows these are (`words` is a key with first, last and count), and the way to the others."""
    if not total:
        return
    first = offset(total, key=key)
    language = visit.say.language
    with st.container(horizontal=True, vertical_alignment="center"):
        last = min(total, first + ROWS)
        numbers = {"first": formats.count(language, first + 1), "last": formats.count(language, last)}
        frame.muted(visit.say(words, count=total, **numbers))
        st.space("stretch")
        if total > ROWS:
            st.pagination(-(-total // ROWS), key=key)
