"""Pages of a long list."""

import streamlit as st

from lib.ui import frame
from lib.ui.session import Visit
from lib.words import formats

ROWS = 25
"""How many rows a page has."""

_NUMBERS = 7
_NUMBER = 36
_ARROWS = 130
"""How many numbers the control shows, and how wide it is for them, in pixels."""


def offset(total: int, *, key: str) -> int:
    """Where the chosen page begins; `turn` draws the control, so that it can stand below the list."""
    last = max(1, -(-total // ROWS))
    return (min(max(1, int(st.session_state.get(key, 1))), last) - 1) * ROWS


def turn(visit: Visit, total: int, *, key: str, words: str) -> None:
    """Which rows these are (`words` is a key with first, last and count), and the way to the others.

    Where one page holds them all, only what the words say of that (`…-all`), if anything.
    """
    if total <= ROWS:
        alone = f"{words}-all"
        frame.muted(visit.say(alone, count=total) if total and visit.say.has(alone) else "")
        return
    first = offset(total, key=key)
    language = visit.say.language
    with st.container(horizontal=True, vertical_alignment="center"):
        last = min(total, first + ROWS)
        numbers = {"first": formats.count(language, first + 1), "last": formats.count(language, last)}
        frame.muted(visit.say(words, count=total, **numbers))
        st.space("stretch")
        pages(-(-total // ROWS), key=key)


def pages(count: int, *, key: str) -> None:
    """The control; left to its own width, it hides the second of two pages.

    The page stays chosen while the control gives way to another one: what is written on a page belongs to it.
    """
    width = _ARROWS + _NUMBER * min(count, _NUMBERS)
    st.pagination(count, key=key, width=width, max_visible_pages=_NUMBERS, persist_state="page")
