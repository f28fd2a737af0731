"""What is configured, and whether TWIN can be reached."""

import streamlit as st

from lib.model.mode import Mode
from lib.twin.credentials import Kind
from lib.twin.token_check import Taken
from lib.ui import facts, frame
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import Words, formats

_KEYS = {
    Kind.NONE: ":orange[:material/key_off:]",
    Kind.SANDBOX: ":gray[:material/science:]",
    **dict.fromkeys((Kind.FIXED, Kind.LOGIN, Kind.PASTED), ":green[:material/key:]"),
}
_SECONDS = ("connect_timeout", "read_timeout", "total_timeout")


def twin(visit: Visit) -> None:
    """Mode, address, where the token comes from, its end and company, the last login; never the token itself."""
    say, services = visit.say, visit.services
    with st.container(border=True):
        st.subheader(say("settings-twin"), anchor=False)
        facts.grid(
            3,
            (say("settings-mode"), say(f"mode-{services.mode.value}-sentence")),
            (say("settings-address"), plain(frame.host(visit))),
            *_token(visit),
        )
        frame.muted(say(f"settings-how-{services.mode.value}"))
        _login_trouble(visit)
        _connection(visit)
        _log_in(visit)
        _check_token(visit)


def _token(visit: Visit) -> tuple[tuple[str, str], ...]:
    say, kind = visit.say, visit.services.credentials.kind
    token = (say("settings-token"), f"{_KEYS[kind]} {say(f'settings-token-{kind.value}')}")
    if kind in (Kind.SANDBOX, Kind.NONE):
        return (token,)
    told = visit.services.claims
    company = plain(told.company_id) if told.company_id else say("settings-not-told")
    found = (token, (say("settings-ends"), _end(visit)), (say("settings-company"), company))
    last = visit.services.credentials.last_login
    if kind is not Kind.LOGIN or last is None:
        return found
    moment = formats.date_time(say.language, last.at, visit.zone, visit.now)
    went = say("settings-login-failed" if last.trouble else "settings-login-well", moment=moment)
    return (*found, (say("settings-login"), went))


def _end(visit: Visit) -> str:
    say, ends = visit.say, visit.services.claims.expires_at
    if ends is None:
        return say("settings-not-told")
    moment = formats.date_time(say.language, ends, visit.zone, visit.now)
    if ends <= visit.now:
        return f":red[:material/error:] {say('settings-ended', moment=moment)}"
    renews = visit.services.credentials.kind is Kind.LOGIN
    return say("settings-renewed", moment=moment) if renews else moment


def _login_trouble(visit: Visit) -> None:
    """Why the last login gave no token, while that stands; a token that is still good is used meanwhile."""
    say, last = visit.say, visit.services.credentials.last_login
    if last is None or last.trouble is None or visit.services.credentials.kind is not Kind.LOGIN:
        return
    fault = say(f"fault-{last.fault}") if last.fault else ""
    why = say(f"settings-trouble-{last.trouble.value}", status=str(last.status or ""), fault=fault)
    then = say("settings-login-next", moment=formats.clock_time(last.next_at, visit.zone)) if last.next_at else ""
    ends = visit.services.claims.expires_at
    still = say("settings-login-still") if ends and visit.now < ends else ""
    st.error(f"{why} {then} {still}", title=say("settings-login-none"), icon=":material/error:")


def _log_in(visit: Visit) -> None:
    """A person need not wait for the next try, nor for the first release."""
    credentials = visit.services.credentials
    if credentials.kind is not Kind.LOGIN:
        return
    if _pressed(visit.say, "settings-log-in", key="log-in", icon=":material/login:"):
        with st.spinner(visit.say("settings-logging-in")):
            visit.services.tokens.log_in()
        st.rerun()


def _check_token(visit: Visit) -> None:
    """A read of TWIN, where the settings allow one."""
    say, services = visit.say, visit.services
    if services.tokens.ask is None or services.mode is not Mode.LIVE:
        return
    if not _pressed(say, "settings-ask", key="ask-token", icon=":material/how_to_reg:"):
        return
    with st.spinner(say("settings-asking")):
        found = services.tokens.ask()
    sentence = say(f"settings-taken-{found.taken.value}", status=str(found.status or ""))
    if found.taken is Taken.TAKEN:
        st.success(sentence, icon=":material/check_circle:")
    else:
        st.error(sentence, icon=":material/error:")


def _connection(visit: Visit) -> None:
    say = visit.say
    if not _pressed(say, "settings-check", key="reach", icon=":material/network_check:"):
        return
    with st.spinner(say("settings-checking")):
        reached = visit.services.reach()
    if reached.fault:
        st.error(say(f"settings-failed-{reached.step.value}"), title=say("settings-failed"), icon=":material/error:")
    else:
        st.success(say("settings-reached"), icon=":material/check_circle:")


def _pressed(say: Words, words: str, *, key: str, icon: str) -> bool:
    """A button, and beside it what it does."""
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(say(words), key=key, icon=icon)
        frame.muted(say(f"{words}-what"))
    return pressed


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
