"""The brake at TWIN, beside Stop: whom it may touch, what it cannot promise, the orders, and what TWIN said to each."""

import pandas as pd
import streamlit as st

from lib.dispatch.addressee import OtherTwin
from lib.dispatch.asking import Stop
from lib.dispatch.brake import FOR, MOST, STANDING, Brake, Held, Ordered, StillSending, Task
from lib.history.views import SubmissionDetail
from lib.model.evidence import Inquiry
from lib.ui import asked, frame, paging
from lib.ui.badges import Mark
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

_ID_CHARACTERS = 8
_MONO = "'Plex Mono', monospace"
_HELD = {
    Held.NO: Mark(":material/play_circle:", "gray"),
    Held.PERHAPS: Mark(":material/help:", "orange"),
    Held.YES: Mark(":material/pause_circle:", "blue"),
    Held.FOR_EVER: Mark(":material/stop_circle:", "gray"),
}


def draw(visit: Visit, found: SubmissionDetail) -> None:
    """A popover; nothing where task control is off, or TWIN has named no task of this submission."""
    brake = visit.services.brake
    if brake is None:
        return
    tasks = brake.tasks(found.id)
    held = [each for each in tasks if each.held is not Held.NO]
    if not tasks or not (held or found.state in STANDING):
        return
    say = visit.say
    label = say("brake-label-held", held=formats.count(say.language, len(held)), count=len(tasks)) if held else ""
    icon = _HELD[Held.PERHAPS if any(each.held is Held.PERHAPS for each in tasks) else Held.YES].icon
    with st.popover(label or say("brake-label", count=len(tasks)), icon=icon, key=_key("open", found)):
        _inside(visit, brake, found, tasks)


def _inside(visit: Visit, brake: Brake, found: SubmissionDetail, tasks: tuple[Task, ...]) -> None:
    say = visit.say
    st.markdown(say("brake-whom", others=len(frozenset[str]().union(*(each.others for each in tasks)))))
    frame.muted(say("brake-cannot"))
    _what_came(visit, found)
    if st.session_state.get(_key("halt-asked", found)):
        _second_step(visit, brake, found, _for(tasks, Inquiry.HALT))
    else:
        _orders(visit, brake, found, tasks)
    _table(visit, found, tasks)


def _orders(visit: Visit, brake: Brake, found: SubmissionDetail, tasks: tuple[Task, ...]) -> None:
    say, stands = visit.say, found.state in STANDING
    pause, play, halt = (_for(tasks, kind) for kind in (Inquiry.PAUSE, Inquiry.PLAY, Inquiry.HALT))
    if not stands:
        frame.muted(say("brake-not-yet"))
    with st.container(horizontal=True):
        if (
            stands
            and pause
            and st.button(say("brake-pause", count=pause), key=_key("pause", found), icon=":material/pause_circle:")
        ):
            _tell(visit, brake, found, Inquiry.PAUSE, pause)
        if play and st.button(say("brake-play", count=play), key=_key("play", found), icon=":material/play_circle:"):
            _tell(visit, brake, found, Inquiry.PLAY, play)
        if (
            stands
            and halt
            and st.button(say("brake-halt", count=halt), key=_key("halt", found), icon=":material/stop_circle:")
        ):
            st.session_state[_key("halt-asked", found)] = True
            st.rerun()


def _second_step(visit: Visit, brake: Brake, found: SubmissionDetail, count: int) -> None:
    say = visit.say
    st.markdown(say("brake-halt-what", count=count))
    with st.container(horizontal=True):
        if st.button(say("brake-halt-not"), key=_key("halt-not", found)):
            st.session_state.pop(_key("halt-asked", found))
            st.rerun()
        if st.button(say("brake-halt-now", count=count), key=_key("halt-now", found), icon=":material/stop_circle:"):
            st.session_state.pop(_key("halt-asked", found))
            _tell(visit, brake, found, Inquiry.HALT, count)


def _for(tasks: tuple[Task, ...], kind: Inquiry) -> int:
    """How many tasks one press of this order is for."""
    return min(MOST, sum(each.held in FOR[kind] for each in tasks))


def _tell(visit: Visit, brake: Brake, found: SubmissionDetail, kind: Inquiry, count: int) -> None:
    key = _key("came", found)
    try:
        with st.spinner(visit.say("brake-telling", count=count)):
            done = brake.tell(found.id, kind, by=visit.person)
    except OtherTwin:
        st.session_state[key] = (None, asked.ELSEWHERE, 0)
    except StillSending:
        st.session_state.pop(key, None)  # somebody let it go on meanwhile: the page, drawn anew, says so
    else:
        stop = done.stop
        st.session_state[key] = (stop.status if stop else None, stop.fault if stop else "", done.left)
    st.rerun()


def _what_came(visit: Visit, found: SubmissionDetail) -> None:
    """What the last press of this session came to, beyond what the table says of each task."""
    came = st.session_state.get(_key("came", found))
    if not came:
        return
    status, fault, left = came
    if status is None and not fault:
        frame.muted(visit.say("brake-left", count=left))
        return
    rest = f" {visit.say('brake-left', count=left)}" if left else ""
    st.warning(f"{asked.why(visit, Stop(status, fault), words='brake-stopped')}{rest}", icon=":material/warning:")


def _table(visit: Visit, found: SubmissionDetail, tasks: tuple[Task, ...]) -> None:
    say, page_key = visit.say, _key("page", found)
    first = paging.offset(len(tasks), key=page_key)
    rows = [
        {
            say("brake-task"): _id(each.id),
            say("brake-people"): formats.count(say.language, each.people),
            say("brake-others"): formats.count(say.language, len(each.others)),
            say("brake-stands"): _HELD[each.held].badge(say(f"brake-held-{each.held.value}")),
            say("brake-last"): _order(visit, each.last) if each.last else "–",
        }
        for each in tasks[first : first + paging.ROWS]
    ]
    mono = {"font-family": _MONO, "white-space": "nowrap"}
    table = pd.DataFrame(rows).style.set_properties(subset=pd.Index([say("brake-task")]), **mono)
    st.table(table, border="horizontal", hide_index=True, alt=say("brake-task"))
    paging.turn(visit, len(tasks), key=page_key, words="brake-which")


def _order(visit: Visit, last: Ordered) -> str:
    say = visit.say
    words = {
        "order": say(f"brake-order-{last.kind.value}"),
        "said": say(f"brake-said-{last.said.value}"),
        "moment": formats.date_time(say.language, last.at, visit.zone, visit.now),
    }
    if last.status is None:
        return say("brake-last-order", **words)
    return say("brake-last-order-status", status=str(last.status), **words)


def _id(value: str) -> str:
    return plain(value) if len(value) <= _ID_CHARACTERS else f"{plain(value[:_ID_CHARACTERS])}…"


def _key(name: str, found: SubmissionDetail) -> str:
    return f"brake-{name}-{found.id}"
