"""A restored or copied store: the banner on every page, and what a person looks at before the sender is unlocked."""

from datetime import datetime

import pandas as pd
import streamlit as st

from lib.access import people
from lib.dispatch.locking import Locked
from lib.store.unsent import Unsent
from lib.ui import facts, frame, screens
from lib.ui.badges import SUBMISSION
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

_SHOWN = 200
"""Submissions in the table; a store rarely has more that wait at once."""


def banner(visit: Visit, *, here: bool) -> None:
    """On every page, while the sender is locked: that nothing leaves, why, and the way to look, unless one is there."""
    reason = visit.services.locks.reason()
    if reason:
        st.error(visit.say("restored-banner", reason=visit.say(f"lock-{reason.value}")), icon=":material/lock:")
        if not here:
            screens.link(Screen.RESTORED, visit.say("restored-look"), icon=":material/arrow_forward:")


def not_locked(visit: Visit) -> None:
    """Nothing to look at."""
    st.success(visit.say("restored-not-locked"), icon=":material/check_circle:")
    frame.muted(visit.say("restored-not-locked-what"))
    screens.link(Screen.OVERVIEW, visit.say("restored-to-overview"), icon=":material/arrow_forward:")


def draw(visit: Visit, state: Locked) -> None:
    """Why it is locked, what this data cannot tell, and what it would send."""
    say = visit.say
    why, unknowable = st.columns([5, 6], gap="small")
    with why.container(border=True, height="stretch"):
        st.subheader(say(f"lock-{state.reason.value}"), anchor=False)
        st.markdown(say(f"lock-{state.reason.value}-what"))
        _facts(visit, state)
    with unknowable.container(border=True, height="stretch"):
        st.subheader(say("restored-unknowable"), anchor=False)
        for sentence in _unknowable(visit, state):
            st.markdown(f":orange[:material/help:] {sentence}")
    st.header(say("restored-would-be-sent"), anchor=False)
    if state.unsent:
        _table(visit, state.unsent[:_SHOWN])
    else:
        st.markdown(f":green[:material/check_circle:] {say('restored-nothing-would')}")
    frame.muted(say("restored-note-why"))


def confirm(visit: Visit, state: Locked) -> None:
    """The note and the button. A second press changes nothing."""
    say = visit.say
    note = st.text_input(
        say("restored-note"), key=f"unlock-note-{state.since.isoformat()}", autocomplete="off", live=True, width=420
    )
    st.space("stretch")
    if st.button(
        say("restored-unlock"), key="unlock", type="primary", icon=":material/lock_open:", disabled=not note.strip()
    ):
        visit.services.locks.unlock(by=visit.person, note=note)
        st.rerun()


def _facts(visit: Visit, state: Locked) -> None:
    say, language = visit.say, visit.say.language
    told = [
        (say("restored-since"), _moment(visit, state.since)),
        (say("restored-last-request"), _moment(visit, state.last_request)),
        (
            say("restored-missing"),
            say("restored-not-told") if state.missing is None else f"**{formats.count(language, state.missing)}**",
        ),
        (say("restored-would-go"), f"**{formats.count(language, sum(map(_people, state.unsent)))}**"),
    ]
    if state.backup_at:
        told.insert(1, (say("restored-backup"), _moment(visit, state.backup_at)))
    facts.grid(2, *told)


def _unknowable(visit: Visit, state: Locked) -> list[str]:
    say = visit.say
    if state.missing is None:
        lost = say("restored-lost-unknown")
    else:
        lost = say("restored-lost", count=state.missing) if state.missing else say("restored-lost-none")
    drafts = [say("restored-drafts", count=state.drafts)] if state.drafts else []
    return [lost, *([say("restored-stopped")] if state.unsent else []), say("restored-guard"), *drafts]


def _table(visit: Visit, found: tuple[Unsent, ...]) -> None:
    say, language = visit.say, visit.say.language
    rows = [
        {
            say("history-no"): each.number,
            say("history-released"): _moment(visit, each.released_at),
            say("history-file"): f"[{plain(each.file_name)}]({Screen.SUBMISSION.value}?id={each.id})",
            say("history-state"): _standing(visit, each),
            say("restored-waiting"): each.waiting,
            say("restored-held"): each.held,
            say("history-by"): plain(people.name(say, each.released_by)),
        }
        for each in found
    ]
    counts = pd.Index([say("restored-waiting"), say("restored-held")])
    styled = pd.DataFrame(rows).style.format(str, subset=pd.Index([say("history-no")]))
    table = styled.format(lambda number: formats.count(language, int(str(number))), subset=counts)
    st.table(table, border="horizontal", hide_index=True, alt=say("restored-would-be-sent"))


def _standing(visit: Visit, each: Unsent) -> str:
    badge = SUBMISSION[each.state].badge(visit.say(f"submission-{each.state.value}"))
    return f"{badge} {visit.say(f'pause-{each.pause.value}', count=0)}" if each.pause else badge


def _moment(visit: Visit, moment: datetime | None) -> str:
    if moment is None:
        return visit.say("restored-never")
    return formats.date_time(visit.say.language, moment, visit.zone, visit.now)


def _people(each: Unsent) -> int:
    return each.waiting + each.held
