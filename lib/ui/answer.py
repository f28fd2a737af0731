"""TWIN's answer to one request as it came, in a dialog."""

import streamlit as st

from lib.history.questions import RawAnswer, Shown
from lib.model.outcome import Fault
from lib.ui import facts, frame, guard, screens, session
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import Words, formats

_ICON = ":material/data_object:"
_TALL = 1_500
"""So many characters and more scroll in a box of their own."""


def button(visit: Visit, shown: Shown, *, key: str) -> None:
    """The request that shows something; pressed, it opens what TWIN answered."""
    say = visit.say
    number = plain(formats.submission_no(say.language, shown.submission_number))
    label = say("learnt-request", number=number, request=str(shown.request))
    if st.button(label, key=key, type="tertiary", icon=_ICON):
        st.dialog(say("answer-title"), width="large", icon=_ICON)(_show)(shown.attempt_id)


def told(say: Words, status: int | None, said: str, fault: Fault | None) -> str:
    """TWIN's status and words as they came, said to be TWIN's; then what went wrong on the way, in ours."""
    of_twin = " ".join(part for part in (str(status or ""), plain(said)) if part)
    parts = (say("answer-of-twin", said=of_twin) if of_twin else "", say(f"fault-{fault.value}") if fault else "")
    return " ".join(part for part in parts if part)


def _show(attempt_id: int) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        _answer(visit, visit.services.learnt.answer(attempt_id))


def _answer(visit: Visit, found: RawAnswer) -> None:
    say, language, shown = visit.say, visit.say.language, found.shown
    number = plain(formats.submission_no(language, shown.submission_number))
    screens.link(
        Screen.SUBMISSION, say("answer-open", number=number), icon=screens.ICONS[Screen.SUBMISSION],
        id=shown.submission_id,
    )  # fmt: skip
    facts.row(
        (say("request-number"), str(shown.request)),
        (say("request-people"), formats.count(language, found.people)),
        (say("request-size"), say("request-bytes", count=found.body_bytes)),
        (say("answer-left-at"), formats.date_time(language, found.opened_at, visit.zone, visit.now)),
        (say("answer-status"), f"**{found.status}**" if found.status else say("answer-no-status")),
        (say("answer-seconds"), say("answer-in", seconds=found.seconds or 0)),
    )
    if found.fault:
        st.markdown(say(f"fault-{found.fault.value}"))
    if found.headers:
        frame.muted(say("answer-headers"))
        st.code("\n".join(f"{name}: {value}" for name, value in found.headers), language=None, wrap_lines=True)
    if found.text.strip():
        st.code(found.text, language=None, wrap_lines=True, height=360 if len(found.text) > _TALL else "content")
    else:
        frame.muted(say("answer-empty"))
    if found.cut:
        frame.muted(say("answer-cut", count=len(found.text)))
    if found.truncated:
        frame.muted(say("answer-truncated"))
