"""What TWIN called that Callboard had not sent: said until somebody has looked at it."""

from collections import Counter

import streamlit as st

from lib.dispatch.evidence import Alarm
from lib.ui import screens
from lib.ui.badges import ITEM
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

_ROWS_SHOWN = 12


def draw(visit: Visit) -> None:
    """A card for each submission with such rows; nothing where there is none."""
    for alarm in visit.services.evidence.alarms():
        with st.container(border=True):
            _alarm(visit, alarm)


def _alarm(visit: Visit, alarm: Alarm) -> None:
    say, key = visit.say, f"alarm-{alarm.submission_id}"
    st.error(_what(visit, alarm), title=say("alarm-title", count=len(alarm.rows)), icon=":material/e911_emergency:")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        states = Counter(row.was for row in alarm.rows)
        for state, count in states.items():
            words = say("alarm-was", state=say(f"state-{state.value}"), count=count)
            st.markdown(ITEM[state].badge(words), width="content")
        st.space("stretch")
        if st.button(say("alarm-open"), key=f"{key}-open"):
            screens.go(Screen.SUBMISSION, id=alarm.submission_id)
        if st.button(say("alarm-seen"), key=f"{key}-seen", icon=":material/visibility:"):
            visit.services.evidence.see(alarm, by=visit.person)
            st.rerun()


def _what(visit: Visit, alarm: Alarm) -> str:
    say, language = visit.say, visit.say.language
    rows = sorted({row.row for row in alarm.rows})
    shown, more = ", ".join(map(str, rows[:_ROWS_SHOWN])), len(rows) - _ROWS_SHOWN
    where = say(
        "alarm-where",
        submission=plain(formats.submission_no(language, alarm.number)),
        file=plain(alarm.file_name),
        rows=say("alarm-rows-more", rows=shown, count=more) if more > 0 else shown,
        count=len(rows),
    )
    again = [row.again for row in alarm.rows if row.again is not None]
    elsewhere = ", ".join(plain(formats.submission_no(language, number)) for number in sorted(set(again)))
    twice = say("alarm-again", count=len(again), submissions=elsewhere) if again else ""
    return f"{where}  \n{say('alarm-what')} {twice}".strip()
