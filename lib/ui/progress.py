"""Where a submission stands: the sentence, the bar, what comes next, who and what."""

import streamlit as st

from lib.history.views import Problem, SubmissionDetail
from lib.model.item import ItemState
from lib.model.submission import SubmissionState
from lib.ui import downloads, facts, file_bar, frame, people
from lib.ui.badges import ITEM, SUBMISSION
from lib.ui.escape import plain
from lib.ui.file_bar import Part
from lib.ui.session import Visit
from lib.words import Words, formats

_BOXES = {
    SubmissionState.QUEUED: st.info,
    SubmissionState.RUNNING: st.info,
    SubmissionState.PAUSED: st.warning,
    SubmissionState.STOPPING: st.warning,
    SubmissionState.STOPPED: st.info,
    SubmissionState.FINISHED: st.success,
}
_SHADES = {
    ItemState.ACCEPTED: "green",
    ItemState.SENDING: "deep",
    ItemState.WAITING: "gray",
    ItemState.HELD: "blue",
    ItemState.UNKNOWN: "orange",
    ItemState.REJECTED: "red",
    ItemState.NOT_SENT: "red",
    ItemState.CANCELLED: "gray",
    ItemState.EXCLUDED: "faint",
}
"""In the order of the bar."""


def draw(visit: Visit, found: SubmissionDetail) -> None:
    """All of it, from one reading of the store."""
    _state(visit, found)
    parts = tuple(
        Part(visit.say(f"state-{state.value}-short"), ITEM[state], shade, found.buckets[state])
        for state, shade in _SHADES.items()
    )
    file_bar.draw(visit, parts, total=visit.say("bar-rows"), narrow=92)
    comes, left_out, who = st.columns([10, 10, 12], gap="small")
    with comes.container(border=True, height="stretch", gap="xsmall"):
        _comes_next(visit, found)
    with left_out.container(border=True, height="stretch", gap="xsmall"):
        _left_out(visit, found)
    with who.container(border=True, height="stretch", gap="xsmall"):
        _who(visit, found)


def _state(visit: Visit, found: SubmissionDetail) -> None:
    say, buckets = visit.say, found.buckets
    unknown, accepted = buckets[ItemState.UNKNOWN], buckets[ItemState.ACCEPTED]
    going = buckets.rows - buckets[ItemState.EXCLUDED]
    counts = {
        "accepted": accepted,
        "count": going,
        "unknown": unknown,
        "waiting": buckets[ItemState.WAITING],
        "sending": buckets[ItemState.SENDING],
        "cancelled": buckets[ItemState.CANCELLED],
    }
    if found.state is SubmissionState.PAUSED and found.pause:
        reason = say(f"pause-{found.pause.value}", count=unknown)
        title, text = say("submission-paused-because", reason=reason), say(f"pause-{found.pause.value}-do")
    else:
        released = formats.date_time(say.language, found.released_at, visit.zone, visit.now)
        title = say(f"submission-is-{found.state.value}", released=released, **counts)
        text = _next_try(visit, found) or say(f"submission-is-{found.state.value}-what", **counts)
    _BOXES[found.state](text, title=title, icon=SUBMISSION[found.state].icon)
    if unknown and found.state is not SubmissionState.PAUSED:
        st.warning(say("submission-unknown-what", count=unknown), icon=ITEM[ItemState.UNKNOWN].icon)


def _next_try(visit: Visit, found: SubmissionDetail) -> str:
    if found.state not in (SubmissionState.QUEUED, SubmissionState.RUNNING) or not found.next_try_at:
        return ""
    return visit.say("submission-next-try", moment=found.next_try_at.astimezone(visit.zone).strftime("%H:%M:%S"))


def _comes_next(visit: Visit, found: SubmissionDetail) -> None:
    say, language = visit.say, visit.say.language
    over = found.state in (SubmissionState.FINISHED, SubmissionState.STOPPED)
    st.markdown(f"**{say('submission-how-it-went' if over else 'submission-comes-next')}**")
    done, all_requests = (formats.count(language, each) for each in (found.requests_done, found.requests))
    last = found.last_attempt_at
    facts.row(
        (say("submission-requests"), say("submission-requests-done", done=done, all=all_requests)),
        (say("submission-last-request"), formats.clock_time(last, visit.zone) if last else "–"),
        (say("submission-batch-size"), formats.count(language, found.batch_size)),
    )
    facts.row((say("submission-last-problem"), _problem(say, found.last_problem)))


def _problem(say: Words, problem: Problem | None) -> str:
    """TWIN's status and words as they came, and what went wrong on the way, in ours."""
    if problem is None:
        return say("submission-no-problem")
    fault = say(f"fault-{problem.fault.value}") if problem.fault else ""
    parts = (str(problem.status or ""), plain(problem.said), fault)
    return " ".join(part for part in parts if part)


def _left_out(visit: Visit, found: SubmissionDetail) -> None:
    say = visit.say
    st.markdown(f"**{say('submission-left-out')}**")
    if not found.exclusions:
        st.markdown(f":green[:material/check_circle:] {say('submission-nobody-left-out')}")
    counts = ((reason, formats.count(say.language, rows)) for reason, rows in found.exclusions)
    facts.grid(2, *((say(f"excluded-{reason.value}"), f"**{rows}**") for reason, rows in counts))


def _who(visit: Visit, found: SubmissionDetail) -> None:
    say, language = visit.say, visit.say.language
    st.markdown(f"**{say('submission-who')}**")
    facts.row(
        (say("submission-released-by"), plain(people.name(say, found.released_by))),
        (say("submission-released-at"), formats.date_time(language, found.released_at, visit.zone, visit.now)),
    )
    with st.container(horizontal=True):
        if found.tasks:
            with st.popover(
                say("submission-tasks", count=len(found.tasks)), icon=":material/content_copy:", key="tasks"
            ):
                frame.muted(say("submission-tasks-what"))
                st.code("\n".join(found.tasks), language=None)
        downloads.rows_of(visit, found)
