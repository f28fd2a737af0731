"""The frame of every page: mode mark, first row, titles, quiet text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import streamlit as st
from PIL import Image

from lib.access import people
from lib.dispatch.health import SenderHealth
from lib.history.views import HistoryFilter
from lib.model.item import ItemState
from lib.model.mode import Mode
from lib.model.submission import SubmissionState
from lib.ui import language, screens, steps
from lib.ui.badges import MODE
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

MARKS = Path(__file__).parent / "marks"

STOP_ASKED = "stop-everything-asked"
"""Set in the session while somebody is asked whether everything shall stop."""

ALL = 10_000
"""More submissions than ever wait at once."""

_TITLE_CHARACTERS = 40
_BEGINNING, _END = 22, 16


def configure(visit: Visit) -> None:
    """Title and icon of the browser's tab, and the logo; all three say the mode."""
    mark = "sandbox" if visit.services.mode is Mode.SANDBOX else "live"
    st.set_page_config(
        layout="wide",
        page_title=visit.say("shell-tab", mode=visit.say(f"mode-{visit.services.mode.value}")),
        page_icon=Image.open(MARKS / f"icon-{mark}.png"),
    )
    st.logo(MARKS / f"logo-{mark}-{visit.say.language}.svg", size="large")


def top(visit: Visit, title: str, quiet: str = "", *, step: Screen | None = None, here: Screen | None = None) -> None:
    """The first row with the page's title in it; `quiet` is already safe for Markdown.

    `here` is the page itself, where the row would lead to it otherwise.
    """
    with _first_row(visit, here):
        heading(title)
        muted(quiet)
        if step:
            steps.draw(visit.say, step)


def top_with_mode(visit: Visit) -> None:
    """The first row with the big sentence about the mode, where somebody decides about calls."""
    mode = visit.services.mode
    with _first_row(visit):
        st.markdown(MODE[mode].badge(visit.say(f"mode-{mode.value}-sentence")), width="content")
        muted(whereto(visit))


def whereto(visit: Visit) -> str:
    """Where requests go: TWIN's host and the token's company, or the stand-in of the sandbox."""
    if visit.services.mode is Mode.SANDBOX:
        return visit.say("shell-stand-in")
    company = visit.services.claims.company_id
    return (
        visit.say("shell-company", host=plain(host(visit)), company=plain(company)) if company else plain(host(visit))
    )


def host(visit: Visit) -> str:
    """The host of TWIN's address as the settings have it; of the sandbox, its name in words."""
    if visit.services.mode is Mode.SANDBOX:
        return visit.say("shell-stand-in")
    return visit.services.settings.base_url.split("://", 1)[1]


def heading(text: str) -> None:
    """The title of the page, as wide as its text; the middle of a long file name is left to its tooltip."""
    shown = shortened(text)
    st.title(plain(shown), anchor=False, width="content", help=plain(text) if shown != text else None)


def shortened(name: str) -> str:
    """A file name that fits a title or a link, which do not wrap: of a long one the beginning and the end."""
    return name if len(name) <= _TITLE_CHARACTERS else f"{name[:_BEGINNING]}…{name[-_END:]}"


def muted(text: str) -> None:
    """Quiet text in a row; nothing where there is none."""
    if text:
        st.markdown(quiet(text), width="content")


def quiet(text: str) -> str:
    """Markdown for quiet text."""
    return f":small[:gray[{text}]]"


def discreet(visit: Visit) -> Literal["secondary", "tertiary"]:
    """The type of a popover that shall not draw the eye.

    On the dark page it has a border: without one, Streamlit darkens the label of an open popover until it is gone.
    """
    return "secondary" if visit.dark else "tertiary"


@contextmanager
def at_end() -> Iterator[None]:
    """The last things of a row, at its right end; where they do not fit, all of them go to the next row together."""
    st.space("stretch")
    # this close together, a phone holds two buttons in a row
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
        yield


@contextmanager
def _first_row(visit: Visit, here: Screen | None = None) -> Iterator[None]:
    sender = visit.services.sender.health()
    if not sender.running:
        st.error(_not_running(visit, sender), icon=":material/error:")
    if visit.services.mode is Mode.LIVE_NO_TOKEN:
        st.warning(visit.say("shell-no-token"), icon=":material/key_off:")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        yield
        with at_end():
            _standing(visit, sender, here)


def _standing(visit: Visit, sender: SenderHealth, here: Screen | None) -> None:
    """How many are unknown, whether the sender runs, the way to stop everything, and the person."""
    unknown = visit.services.history.unknown()
    if unknown:
        words = f":orange[:material/help: **{visit.say('shell-unknown', count=unknown)}**]"
        if here is Screen.UNKNOWN:
            st.markdown(words, width="content")  # a link to the page that one is on would look pressed already
        else:
            screens.link(Screen.UNKNOWN, words)
    if sender.running:
        st.markdown(_running(visit, sender), width="content")
    if _anything_to_stop(visit):
        label = f":red[{visit.say('stop-everything')}]"
        st.button(label, key="stop-everything", icon=":material/stop_circle:", on_click=_ask_to_stop)
    _person(visit)


def _anything_to_stop(visit: Visit) -> bool:
    """Whether stopping everything would spare anybody a call; little is read where something goes on anyway."""
    history = visit.services.history
    states = history.states()
    if SubmissionState.QUEUED in states or SubmissionState.RUNNING in states:
        return True
    if SubmissionState.PAUSED not in states:
        return False
    paused = history.search(HistoryFilter(state=SubmissionState.PAUSED), limit=ALL)
    return any(row.buckets[ItemState.WAITING] + row.buckets[ItemState.HELD] for row in paused)


def _running(visit: Visit, sender: SenderHealth) -> str:
    if visit.services.locks.reason():
        return f":small[:orange[:material/lock:] {visit.say('shell-sender-locked')}]"
    if sender.draining:
        return f":small[:orange[:material/pause_circle:] {visit.say('shell-sender-held')}]"
    return f":small[:green[:material/check_circle:] {visit.say('shell-sender-runs')}]"


def _ask_to_stop() -> None:
    st.session_state[STOP_ASKED] = True


def _not_running(visit: Visit, sender: SenderHealth) -> str:
    say = visit.say
    if sender.last_alive is None:
        return say("shell-sender-never")
    since = formats.date_time(say.language, sender.last_alive, visit.zone, visit.now)
    return say("shell-sender-stopped", since=since, reason=plain(sender.reason) or say("shell-no-reason"))


def _person(visit: Visit) -> None:
    name = people.name(visit.say, visit.person.name)
    with st.popover(plain(name), type=discreet(visit), icon=":material/account_circle:", key="person"):
        language.switch(visit.say, dark=visit.dark)
        muted(visit.say("shell-zone", zone=plain(formats.zone_name(visit.say.language, visit.zone.key))))
