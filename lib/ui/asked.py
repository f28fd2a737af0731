"""Ask TWIN about the people of an unknown request, and show what it found as evidence."""

from datetime import datetime

import pandas as pd
import streamlit as st

from lib.dispatch.addressee import OtherTwin
from lib.dispatch.asking import Asked, Asking, Stop
from lib.dispatch.reconcile import Found, IdentifierTaken
from lib.dispatch.sightings import RowSeen, Sighting, Sightings
from lib.model.evidence import Source
from lib.model.finding import Severity
from lib.store.errors import StoreConflict
from lib.ui import frame, paging
from lib.ui.badges import SEVERITY
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

PRESS = 200
"""Numbers in one press, asked about in slices; whoever looks sees after each how far it has come."""

_ID_CHARACTERS = 8
_MONO = "'Plex Mono', monospace"
ELSEWHERE = "elsewhere"
CHANGED = "changed"
"""In the place of a fault: the request went to another TWIN than this one; what was to be taken has changed."""


def draw(visit: Visit, attempt_id: int) -> None:
    """The button with its count, how far it has come, and the evidence; where asking is off, how to switch it on."""
    asking = visit.services.asking
    if asking is None:
        frame.muted(visit.say("asked-off"))
        return
    since, left_of_press = _round(attempt_id)
    progress = asking.progress(attempt_id, since=since)
    if not progress.of:
        return
    found = asking.found(attempt_id)
    st.markdown(f"**{visit.say('asked-title')}**  \n{frame.quiet(visit.say('asked-what'))}")
    if left_of_press:
        _under_way(visit, attempt_id, progress)
    else:
        _press(visit, attempt_id, progress)
    _why_stopped(visit, attempt_id)
    _evidence(visit, attempt_id, found)
    if left_of_press:
        _next_slice(visit, asking, attempt_id)


def _round(attempt_id: int) -> tuple[datetime | None, int]:
    """Since when a number has to be asked about again (None: once is enough), and how many this press may still ask."""
    since, left = st.session_state.get(_key("round", attempt_id), ("", 0))
    return datetime.fromisoformat(since) if since else None, int(left)


def _set_round(attempt_id: int, since: datetime | None, left: int) -> None:
    st.session_state[_key("round", attempt_id)] = (since.isoformat() if since else "", left)


def _under_way(visit: Visit, attempt_id: int, progress: Asked) -> None:
    say = visit.say
    st.progress(progress.asked / progress.of, text=_so_far(visit, progress))
    if st.button(say("asked-stop"), key=_key("stop", attempt_id), icon=":material/stop_circle:"):
        _set_round(attempt_id, _round(attempt_id)[0], 0)
        st.rerun()


def _press(visit: Visit, attempt_id: int, progress: Asked) -> None:
    since, left = _round(attempt_id)[0], progress.of - progress.asked
    words = ("asked-go-on" if progress.asked else "asked-button") if left else "asked-again"
    count = min(left or progress.of, PRESS)
    with st.container(horizontal=True, vertical_alignment="center"):
        label = visit.say(words, count=count)
        if st.button(label, key=_key("ask", attempt_id), icon=":material/travel_explore:"):
            st.session_state.pop(_key("stopped", attempt_id), None)
            _set_round(attempt_id, since if left else visit.now, count)
            st.rerun()
        frame.muted(_so_far(visit, progress) if progress.asked else "")


def _so_far(visit: Visit, progress: Asked) -> str:
    asked = formats.count(visit.say.language, progress.asked)
    return visit.say("asked-progress", asked=asked, count=progress.of)


def _next_slice(visit: Visit, asking: Asking, attempt_id: int) -> None:
    """Ask, remember how it went, and draw the page anew: after that the next slice, if there is one."""
    since, left = _round(attempt_id)
    try:
        asked = asking.ask_about(attempt_id, by=visit.person, since=since)
    except OtherTwin:
        _stopped(attempt_id, Stop(None, ELSEWHERE))
        left = 0
    else:
        if asked.stop:
            _stopped(attempt_id, asked.stop)
        left = 0 if asked.stop or asked.asked >= asked.of else max(0, left - asked.now)
    _set_round(attempt_id, since, left)
    st.rerun()


def _stopped(attempt_id: int, stop: Stop) -> None:
    st.session_state[_key("stopped", attempt_id)] = (stop.status, stop.fault)


def _why_stopped(visit: Visit, attempt_id: int) -> None:
    stopped = st.session_state.get(_key("stopped", attempt_id))
    if stopped:
        st.warning(why(visit, Stop(*stopped), words="asked-stopped"), icon=":material/warning:")


def why(visit: Visit, stop: Stop, *, words: str) -> str:
    """Why an asking stopped, in a sentence; `words` has one for a status, and with `-fault` and `-elsewhere` more."""
    if stop.fault in (ELSEWHERE, CHANGED):
        return visit.say(f"{words}-{stop.fault}")
    if stop.fault or stop.status is None:
        return visit.say(f"{words}-fault", reason=visit.say(f"fault-{stop.fault}"))
    return visit.say(words, status=stop.status)


def _evidence(visit: Visit, attempt_id: int, found: Sightings) -> None:
    say = visit.say
    counts = [(found.nothing, "asked-nothing"), (found.unread, "asked-unread")]
    frame.muted(" ".join(say(key, count=count) for count, key in counts if count))
    if not found.rows:
        return
    calls = [(row, seen) for row in found.rows for seen in row.seen]
    page_key = _key("page", attempt_id)
    st.markdown(SEVERITY[Severity.NOTE].text(f"**{say('asked-seen', count=len(found.rows))}**"))
    _take(visit, attempt_id, found)
    first = paging.offset(len(calls), key=page_key)
    _table(visit, calls[first : first + paging.ROWS])
    paging.turn(visit, len(calls), key=page_key, words="asked-which")


def _take(visit: Visit, attempt_id: int, found: Sightings) -> None:
    """A person's press on what nothing speaks against; the table below says what that is."""
    matches = [Found(row.ordinal, (row.match,)) for row in found.rows if row.match]
    if not matches:
        return
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            say("asked-take", count=len(matches)), key=_key("take", attempt_id), icon=":material/check_circle:"
        )
        frame.muted(say("asked-take-what"))
    if not pressed:
        return
    st.session_state.pop(_key("stopped", attempt_id), None)
    try:
        visit.services.reconcile.found(
            attempt_id, matches, by=visit.person, note=say("asked-note"), source=Source.SEARCH
        )
    except (StoreConflict, IdentifierTaken):
        _stopped(attempt_id, Stop(None, CHANGED))
    st.rerun()


def _table(visit: Visit, calls: list[tuple[RowSeen, Sighting]]) -> None:
    say = visit.say
    row_title, number, candidate = say("review-row"), say("submission-number"), "autoCallCandidateId"
    rows = [
        {
            row_title: row.row,
            number: formats.in_one_piece(formats.masked(seen.number.digits)),
            say("asked-status"): _status(visit, seen.session.status),
            candidate: _id(seen.session.candidate_id),
            say("asked-when"): _when(visit, seen.session.created or seen.session.started),
            say("asked-speaks"): _against(visit, row, seen),
        }
        for row, seen in calls
    ]
    mono = pd.Index([row_title, number, candidate])
    table = (
        pd.DataFrame(rows)
        .style.format(str, subset=pd.Index([row_title]))
        .set_properties(subset=mono, **{"font-family": _MONO, "white-space": "nowrap"})
    )
    st.table(table, border="horizontal", hide_index=True, alt=say("asked-title"))


def _status(visit: Visit, status: str) -> str:
    """TWIN's word, and what it means where that is known."""
    key = f"call-{status}"
    if not visit.say.has(key):
        return plain(status) or "–"
    return f"{plain(status)} {frame.quiet(visit.say(key))}"


def _against(visit: Visit, row: RowSeen, seen: Sighting) -> str:
    say = visit.say
    if seen.doubts:
        return "; ".join(say(f"asked-doubt-{doubt.value}") for doubt in seen.doubts)
    return say("asked-speaks-nothing" if row.match else "asked-several")


def _when(visit: Visit, text: str) -> str:
    """A moment in the reader's zone; one that names no zone, or is none, as it came."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return plain(text) or "–"
    if moment.tzinfo is None:
        return plain(text)
    return formats.date_time(visit.say.language, moment, visit.zone, visit.now)


def _id(value: str) -> str:
    return "–" if not value else plain(value) if len(value) <= _ID_CHARACTERS else f"{plain(value[:_ID_CHARACTERS])}…"


def _key(name: str, attempt_id: int) -> str:
    return f"asked-{name}-{attempt_id}"
