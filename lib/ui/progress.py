"""Where a submission stands: the sentence, the bar, what comes next, who and what."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import streamlit as st

from lib.access import people
from lib.history.views import Problem, SubmissionDetail
from lib.model.item import ItemState
from lib.model.submission import Pause, SubmissionState
from lib.ui import answer, changes, culprit, downloads, facts, file_bar, following, pace, screens, tasks
from lib.ui.badges import ITEM, SUBMISSION
from lib.ui.escape import plain
from lib.ui.file_bar import Part
from lib.ui.screens import Screen
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
    following.draw(visit, found)
    changes.of_submission(visit, found.draft_id)
    culprit.draw(visit, found)


def why_paused(say: Words, pause: Pause, unknown: int) -> tuple[str, str]:
    """Why it has paused, as a phrase, and what a person does about it."""
    if pause is Pause.UNKNOWN and not unknown:
        return say("submission-looked-up"), say("submission-looked-up-do")
    return say(f"pause-{pause.value}", count=unknown), say(f"pause-{pause.value}-do")


def _state(visit: Visit, found: SubmissionDetail) -> None:
    say, unknown = visit.say, found.buckets[ItemState.UNKNOWN]
    title, text = _sentences(visit, found)
    by_unknown = unknown > 0 and found.state is SubmissionState.PAUSED and found.pause is Pause.UNKNOWN
    with _beside_look_up(visit, found if by_unknown else None):
        _BOXES[found.state](text, title=title, icon=SUBMISSION[found.state].icon)
    if unknown and not by_unknown:
        with _beside_look_up(visit, found):
            st.warning(say("submission-unknown-what", count=unknown), icon=ITEM[ItemState.UNKNOWN].icon)
    if found.expected_end:
        pace.token_ends_first(visit, found.expected_end)


@contextmanager
def _beside_look_up(visit: Visit, found: SubmissionDetail | None) -> Iterator[None]:
    """A box, and beside it the way to the page on which unknown people are looked up; without `found` the box alone."""
    if found is None:
        yield
        return
    box, way = st.columns([4, 1], gap="small", vertical_alignment="center")
    with box:
        yield
    words = visit.say("submission-look-up", count=found.buckets[ItemState.UNKNOWN])
    if way.button(words, key="look-up", type="primary", icon=":material/checklist:", width="stretch"):
        screens.go(Screen.UNKNOWN, id=found.id)


def _sentences(visit: Visit, found: SubmissionDetail) -> tuple[str, str]:
    """Where it stands, and what that means."""
    say, buckets = visit.say, found.buckets
    counts = {
        "accepted": buckets[ItemState.ACCEPTED],
        "count": buckets.rows - buckets[ItemState.EXCLUDED],
        "waiting": buckets[ItemState.WAITING],
        "sending": buckets[ItemState.SENDING],
        "cancelled": buckets[ItemState.CANCELLED],
    }
    if found.state is SubmissionState.PAUSED and found.pause:
        reason, do = why_paused(say, found.pause, buckets[ItemState.UNKNOWN])
        out = say("submission-still-out", count=counts["sending"]) if counts["sending"] else ""
        return say("submission-paused-because", reason=reason), f"{do} {out}".strip()
    released = formats.date_time(say.language, found.released_at, visit.zone, visit.now)
    title = say(f"submission-is-{found.state.value}", released=released, **counts)
    return title, _waits_for(visit, found) or say(f"submission-is-{found.state.value}-what", **counts)


def _waits_for(visit: Visit, found: SubmissionDetail) -> str:
    """What keeps the next request from leaving now; "" where nothing does."""
    say, next_try = visit.say, found.next_try_at
    if found.state not in (SubmissionState.QUEUED, SubmissionState.RUNNING):
        return ""
    if visit.services.sender.health().draining:
        return say("submission-waits-for-update")
    if next_try and next_try > visit.now:
        moment = _to_the_second(visit, next_try)
        if found.asked_to_wait is None:
            return say("submission-next-try", moment=moment)
        asked = formats.duration(say.language, found.asked_to_wait)
        return say("submission-asked-to-wait", duration=asked, moment=moment)
    if found.paced_until and not found.buckets[ItemState.SENDING]:
        return say("submission-paced", moment=_to_the_second(visit, found.paced_until))
    return ""


def _to_the_second(visit: Visit, moment: datetime) -> str:
    return moment.astimezone(visit.zone).strftime("%H:%M:%S")


def _comes_next(visit: Visit, found: SubmissionDetail) -> None:
    say, language = visit.say, visit.say.language
    over = found.state in (SubmissionState.FINISHED, SubmissionState.STOPPED)
    st.markdown(f"**{say('submission-how-it-went' if over else 'submission-comes-next')}**")
    done, all_requests = (formats.count(language, each) for each in (found.requests_done, found.requests))
    last = found.last_attempt_at
    facts.row(
        (say("submission-requests"), say("submission-requests-done", done=done, all=all_requests)),
        (say("submission-last-request"), formats.clock_time(last, visit.zone) if last else "–"),
        *_expected(visit, found),
    )
    facts.row((say("submission-pace"), pace.line(say, found.pace)))
    facts.row((say("submission-last-problem"), _problem(say, found.last_problem)))


def _expected(visit: Visit, found: SubmissionDetail) -> tuple[tuple[str, str], ...]:
    if found.expected_end is None or visit.services.sender.health().draining:
        return ()
    words = formats.date_time(visit.say.language, found.expected_end, visit.zone, visit.now)
    return ((visit.say("submission-expected-end"), words),)


def _problem(say: Words, problem: Problem | None) -> str:
    return answer.told(say, problem.status, problem.said, problem.fault) if problem else say("submission-no-problem")


def _left_out(visit: Visit, found: SubmissionDetail) -> None:
    say = visit.say
    st.markdown(f"**{say('submission-left-out')}**")
    if not found.exclusions:
        st.markdown(f":green[:material/check_circle:] {say('submission-nobody-left-out')}")
    counts = ((reason, formats.count(say.language, rows)) for reason, rows in found.exclusions)
    facts.grid(2, *((say(f"excluded-{reason.value}"), f"**{rows}**") for reason, rows in counts))


def _who(visit: Visit, found: SubmissionDetail) -> None:
    say, language = visit.say, visit.say.language
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{say('submission-who')}**", width="content")
        st.space("stretch")
        downloads.rows_of(visit, found)
    facts.row(
        (say("submission-released-by"), plain(people.name(say, found.released_by))),
        (say("submission-released-at"), formats.date_time(language, found.released_at, visit.zone, visit.now)),
    )
    tasks.draw(visit, found)
