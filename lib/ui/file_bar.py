"""One file, one bar: what becomes of its rows, drawn the same way on review, release and submission."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from lib.ui.badges import Mark
from lib.ui.session import Visit
from lib.words import formats

_HEIGHT = 12
_SHADES = {
    "green": ("#1d7a4c", "#3fa36f"),
    "deep": ("#174f8f", "#97c5f5"),
    "blue": ("#4a8ccb", "#5c9bd8"),
    "gray": ("#aab6bb", "#5d6d74"),
    "orange": ("#d46f00", "#f0a35a"),
    "red": ("#c0362c", "#f08a80"),
    "faint": ("#e3e9eb", "#2b363b"),
}
"""Light and dark; the grays are under 3:1 on purpose: nothing happens there, and the numbers carry the meaning."""


@dataclass(frozen=True, slots=True)
class Part:
    """A bucket of the file's rows: its word, its mark, its shade in the bar, how many rows."""

    word: str
    mark: Mark
    shade: str
    rows: int


def draw(visit: Visit, parts: Sequence[Part], *, total: str, narrow: int = 120) -> None:
    """The bar and, under it, every count in a fixed place, zeros greyed, the last one "= rows of the file" (`total`).

    `narrow` is the width in pixels below which the counts take another line.
    """
    language = visit.say.language
    rows = sum(part.rows for part in parts)
    told = ", ".join(f"{part.word} {formats.count(language, part.rows)}" for part in parts if part.rows)
    # not a chart: those bring a toolbar, in English, that lies over what stands above and under them
    st.html(_bar(parts, dark=visit.dark, told=told or total))
    with st.grid(len(parts) + 1, min_column_width=narrow, gap="small"):
        for part in parts:
            number = formats.count(language, part.rows)
            if part.rows:
                st.metric(part.mark.text(part.word), number)
            else:
                st.metric(f":gray[{part.mark.icon} {part.word}]", f":gray[{number}]")
        st.metric(total, formats.count(language, rows))


def _bar(parts: Sequence[Part], *, dark: bool, told: str) -> str:
    """One bar of all rows, a piece for each part, read aloud as `told`."""
    pieces = "".join(
        f'<div style="flex:{part.rows};background:{_SHADES[part.shade][dark]}"></div>' for part in parts if part.rows
    )
    return f'<div role="img" aria-label="{escape(told)}" style="display:flex;height:{_HEIGHT}px">{pieces}</div>'
