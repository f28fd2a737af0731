"""Stop everything, asked once more: what is stopped, whom that spares, and what it cannot do."""

import streamlit as st

from lib.dispatch.orders import STOPPABLE
from lib.history.views import HistoryFilter, SubmissionRow
from lib.model.item import ItemState
from lib.ui import frame, guard, session
from lib.ui.badges import SUBMISSION
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

_NAMED = 5
_DONE = "stopped-everything"


def ask(visit: Visit) -> None:
    """The dialog, while it is asked for; and, once, what the last press came to."""
    stopped = st.session_state.pop(_DONE, None)
    if stopped is not None:
        st.success(visit.say("stop-everything-done", count=stopped), icon=":material/stop_circle:")
    if st.session_state.get(frame.STOP_ASKED):
        title = visit.say("stop-everything-title")
        st.dialog(title, icon=":material/stop_circle:", on_dismiss=_never_mind)(_dialog)()


def _never_mind() -> None:
    st.session_state.pop(frame.STOP_ASKED, None)


def _dialog() -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        found = _found(visit)
        if not found:
            st.markdown(visit.say("stop-everything-nothing"))
            return
        _what(visit, found)
        if st.button(
            f":red[**{visit.say('stop-everything-now')}**]", key="stop-everything-now", icon=":material/stop_circle:",
            width="stretch",
        ):  # fmt: skip
            stopped = visit.services.orders.stop_everything(by=visit.person)
            _never_mind()
            st.session_state[_DONE] = stopped
            st.rerun()


def _found(visit: Visit) -> tuple[SubmissionRow, ...]:
    """What would be stopped, the newest first."""
    search = visit.services.history.search
    found = [row for state in STOPPABLE for row in search(HistoryFilter(state=state), limit=frame.ALL)]
    return tuple(sorted(found, key=lambda row: -row.number))


def _what(visit: Visit, found: tuple[SubmissionRow, ...]) -> None:
    say, language = visit.say, visit.say.language
    waiting = sum(each.buckets[ItemState.WAITING] + each.buckets[ItemState.HELD] for each in found)
    accepted = sum(each.buckets[ItemState.ACCEPTED] for each in found)
    sending = sum(each.buckets[ItemState.SENDING] for each in found)
    st.markdown(f"{say('stop-everything-stops', count=len(found))} **{say('submission-not-called', count=waiting)}**")
    for each in found[:_NAMED]:
        number = formats.submission_no(language, each.number)
        rest = formats.count(language, each.buckets[ItemState.WAITING] + each.buckets[ItemState.HELD])
        words = say("stop-everything-one", number=plain(number), file=plain(each.file_name), count=rest)
        st.markdown(SUBMISSION[each.state].text(words))
    if len(found) > _NAMED:
        frame.muted(say("release-more", count=len(found) - _NAMED))
    frame.muted(say("submission-cannot-recall", count=accepted))
    if sending:
        frame.muted(say("stop-everything-out", count=sending))
