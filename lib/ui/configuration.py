"""What is configured, and whether TWIN can be reached."""

import streamlit as st

from lib.model.mode import Mode
from lib.ui import facts, frame
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

_SECONDS = ("connect_timeout", "read_timeout", "total_timeout")


def twin(visit: Visit) -> None:
    """Mode, address, token, company; never the token itself."""
    say, services = visit.say, visit.services
    with st.container(border=True):
        st.subheader(say("settings-twin"), anchor=False)
        company = services.claims.company_id
        facts.grid(
            4,
            (say("settings-mode"), say(f"mode-{services.mode.value}-sentence")),
            (say("settings-address"), plain(frame.host(visit))),
            (say("settings-token"), _token(visit)),
            (say("settings-company"), plain(company) if company else say("settings-not-told")),
        )
        frame.muted(say(f"settings-how-{services.mode.value}"))
        _connection(visit)


def _token(visit: Visit) -> str:
    say, services = visit.say, visit.services
    if services.mode is Mode.SANDBOX:
        return say("settings-token-sandbox")
    if services.settings.token is None:
        return f":orange[:material/key_off:] {say('settings-token-absent')}"
    ends = services.claims.expires_at
    if ends is None:
        return f":green[:material/key:] {say('settings-token-unknown-end')}"
    moment = formats.date_time(say.language, ends, visit.zone, visit.now)
    if ends <= visit.now:
        return f":red[:material/error:] {say('settings-token-ended', moment=moment)}"
    return f":green[:material/key:] {say('settings-token-until', moment=moment)}"


def _connection(visit: Visit) -> None:
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(say("settings-check"), key="reach", icon=":material/network_check:")
        frame.muted(say("settings-check-what"))
    if not pressed:
        return
    with st.spinner(say("settings-checking")):
        reached = visit.services.reach()
    if reached.fault:
        st.error(say(f"settings-failed-{reached.step.value}"), title=say("settings-failed"), icon=":material/error:")
    else:
        st.success(say("settings-reached"), icon=":material/check_circle:")


def limits(visit: Visit) -> None:
    """The limits that hold, each with the name of its setting."""
    say, settings, language = visit.say, visit.services.settings, visit.say.language
    day_limit = visit.services.terms.day_limit
    people = say("settings-no-limit") if day_limit is None else say("settings-people", count=day_limit)
    with st.container(border=True):
        st.subheader(say("settings-limits"), anchor=False)
        facts.grid(
            5,
            (say("settings-day-limit"), people),
            (say("settings-guard-days"), say("settings-days", count=settings.guard_days)),
            (say("release-batch-size"), formats.count(language, settings.batch_size)),
            (say("settings-upload"), formats.size(language, settings.upload_bytes)),
            (say("settings-country"), plain(settings.default_country)),
            (say("settings-tries"), formats.count(language, settings.tries)),
            *((say(f"settings-{name}"), formats.duration(language, getattr(settings, name))) for name in _SECONDS),
        )
        frame.muted(say("settings-limits-how"))


def storage(visit: Visit) -> None:
    """Where the history is kept."""
    say = visit.say
    with st.container(border=True):
        st.subheader(say("settings-storage"), anchor=False)
        facts.row((say("settings-data"), plain(str(visit.services.settings.data))))
        frame.muted(say("settings-storage-how"))
