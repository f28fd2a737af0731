"""The language: the one chosen in this tab, else the one a cookie remembers, else the browser's."""

import streamlit as st

from lib.words import LANGUAGES, Words

COOKIE = "callboard_language"

_CHOSEN = "chosen_language"
_SWITCH = "language_switch"
_A_YEAR = 365 * 24 * 3600


def chosen() -> str:
    """The language of this run."""
    browser = (st.context.locale or "").split("-")[0].lower()
    asked = (st.session_state.get(_CHOSEN), st.context.cookies.get(COOKIE), browser)
    return next((each for each in asked if each in LANGUAGES), LANGUAGES[0])


def switch(say: Words, *, dark: bool) -> None:
    """The switch; what is chosen holds at once, and the browser remembers it for a year."""
    st.segmented_control(
        say("shell-language"),
        LANGUAGES,
        default=say.language,
        required=True,
        format_func=lambda each: _label(say(f"language-{each}"), dark=dark),
        key=_SWITCH,
        on_change=_choose,
    )
    if st.session_state.get(_CHOSEN) in LANGUAGES:
        _remember(st.session_state[_CHOSEN])


def _label(words: str, *, dark: bool) -> str:
    # the chosen one is drawn in the primary colour, which is too dark for text on the dark page
    return f":gray[{words}]" if dark else words


def _remember(language: str) -> None:
    # A script reads cookies but cannot set one, and a link to a route that does would open another tab.
    cookie = f"{COOKIE}={language}; path=/; max-age={_A_YEAR}; samesite=lax"
    st.html(f"<script>document.cookie = '{cookie}'</script>", unsafe_allow_javascript=True)


def _choose() -> None:
    st.session_state[_CHOSEN] = st.session_state[_SWITCH]
