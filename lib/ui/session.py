"""Who looks at a page: the services, the language, the zone, the person. Every page begins with `enter`."""

import logging
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from lib import wiring
from lib.model.person import LOCAL, Person
from lib.ui import language
from lib.wiring import Services
from lib.words import Words, words

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Visit:
    """One run of a page by one person; `zone` is the browser's, `dark` its theme, `now` when the run began."""

    services: Services
    say: Words
    zone: ZoneInfo
    person: Person
    dark: bool
    now: datetime


def enter() -> Visit:
    """Let the person in, or say why nobody can come in and end the run.

    There is one local user until sign-in exists; a page that is run without the shell is guarded all the same.
    """
    say = words(language.chosen())
    try:
        services = wiring.running()
    except wiring.NotRunning:
        st.error(say("trouble-not-running"))
        st.stop()
    return Visit(
        services=services,
        say=say,
        zone=_zone(),
        person=LOCAL,
        dark=st.context.theme.type == "dark",
        now=services.clock(),
    )


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        log.warning("the browser's time zone is not known here")
        return ZoneInfo("UTC")
