"""Facts: a quiet label over a value, side by side."""

import streamlit as st

from lib.ui.frame import quiet

_NARROW = 120
"""Pixels; a narrower column would break its labels."""


def fact(label: str, value: str) -> None:
    """One fact; `value` is Markdown, safe already."""
    st.markdown(f"{quiet(label)}  \n{value}", width="content")


def row(*pairs: tuple[str, str]) -> None:
    """Facts in one row."""
    with st.container(horizontal=True, gap="medium"):
        for label, value in pairs:
            fact(label, value)


def grid(columns: int, *pairs: tuple[str, str]) -> None:
    """Facts in so many columns of one width; fewer where there is no room."""
    with st.grid(columns, min_column_width=_NARROW, gap=("xsmall", "medium")):
        for label, value in pairs:
            fact(label, value)
