"""The overview: a first welcome, later what waits for a person and what runs."""

from datetime import timedelta

import streamlit as st

from lib.history.views import HistoryFilter, SubmissionRow
from lib.model.item import ItemState
from lib.model.mode import Mode
from lib.model.submission import MOVING, SubmissionState
from lib.ui import frame, guard, paste, progress, screens, session, upload
from lib.ui.badges import ITEM, SUBMISSION, TEST
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

ANY = HistoryFilter()
_SOON = timedelta(hours=24)
_WATCH = "5s"


def is_new(visit: Visit) -> bool:
    """Whether nothing was released here yet."""
    return visit.services.history.count(ANY)[0] == 0


def welcome(visit: Visit) -> None:
    """What this is, and the ways in."""
    say = visit.say
    with st.container(horizontal_alignment="center"), st.container(width=760, gap="medium"):
        st.space("medium")
        with st.container(gap="xsmall"):
            st.title(say("overview-welcome"), anchor=False)
            st.markdown(say("overview-what"))
        example, own = st.columns(2, gap="medium")
        with example.container(border=True, height="stretch"):
            st.subheader(say("overview-sample"), anchor=False, icon=":material/science:")
            st.markdown(say("overview-sample-what"))
            if visit.services.mode is not Mode.SANDBOX:
                frame.muted(say("overview-sample-live"))
            st.space("stretch")
            upload.sample(visit, kind="primary")
        with own.container(border=True, height="stretch"):
            st.subheader(say("overview-own"), anchor=False, icon=":material/upload_file:")
            upload.draw(visit)
            paste.draw(visit)


def at_work(visit: Visit) -> None:
    """What waits for somebody and what runs; looked at again while something moves."""
    moving = any(visit.services.history.count(HistoryFilter(state=state))[0] for state in MOVING)
    st.fragment(_at_work, run_every=_WATCH if moving else None)()


def _at_work() -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        waits, runs = st.columns([6, 5], gap="medium")
        with waits:
            st.header(visit.say("overview-waits"), anchor=False)
            with st.container(border=True, height="stretch"):
                _waits(visit)
        with runs:
            st.header(visit.say("overview-runs"), anchor=False)
            with st.container(border=True, height="stretch"):
                _runs(visit)


def _waits(visit: Visit) -> None:
    history = visit.services.history
    unknown, paused = history.unknown(), history.search(HistoryFilter(state=SubmissionState.PAUSED))
    soon = _token_ends(visit)
    if not unknown and not paused and not soon:
        st.markdown(f":green[:material/check_circle:] {visit.say('overview-nothing-waits')}")
    if unknown:
        _unknown(visit, unknown)
    for place, submission in enumerate(paused):
        _waiting(visit, submission, first=place == 0 and not unknown)
    drafts = visit.services.drafts.not_released_count()
    if drafts:
        screens.link(Screen.BATCH, visit.say("overview-drafts", count=drafts), icon=screens.ICONS[Screen.BATCH])
    if soon:
        st.markdown(f":orange[:material/key:] **{soon}**  \n{frame.quiet(visit.say('overview-token-do'))}")


def _unknown(visit: Visit, count: int) -> None:
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        title = ITEM[ItemState.UNKNOWN].text(f"**{say('overview-unknown', count=count)}**")
        st.markdown(f"{title}  \n{frame.quiet(say('overview-unknown-do'))}", width="content")
        st.space("stretch")
        if st.button(say("overview-look-up", count=count), key="look-up", type="primary"):
            screens.go(Screen.UNKNOWN)


def _waiting(visit: Visit, submission: SubmissionRow, *, first: bool) -> None:
    say, unknown = visit.say, submission.buckets[ItemState.UNKNOWN]
    reason = progress.why_paused(say, submission.pause, unknown)[0] if submission.pause else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        title = SUBMISSION[SubmissionState.PAUSED].text(f"**{say('submission-paused-because', reason=reason)}**")
        st.markdown(f"{title}  \n{frame.quiet(_which(visit, submission))}", width="content")
        st.space("stretch")
        if st.button(say("overview-open"), key=f"open-{submission.id}", type="primary" if first else "secondary"):
            screens.go(Screen.SUBMISSION, id=submission.id)


def _runs(visit: Visit) -> None:
    found = [row for state in MOVING for row in visit.services.history.search(HistoryFilter(state=state))]
    if not found:
        frame.muted(visit.say("overview-nothing-runs"))
    for submission in sorted(found, key=lambda each: -each.number):
        _running(visit, submission)


def _running(visit: Visit, submission: SubmissionRow) -> None:
    say, buckets = visit.say, submission.buckets
    accepted, going = buckets[ItemState.ACCEPTED], buckets.rows - buckets[ItemState.EXCLUDED]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        screens.link(Screen.SUBMISSION, f"**{_which(visit, submission)}**", id=submission.id)
        st.space("stretch")
        badge = SUBMISSION[submission.state].badge(say(f"submission-{submission.state.value}"))
        st.markdown(badge, width="content")
    st.progress(accepted / max(1, going), text=say("overview-accepted-of", accepted=accepted, count=going))


def _which(visit: Visit, submission: SubmissionRow) -> str:
    number = formats.submission_no(visit.say.language, submission.number)
    words = f"{plain(number)} {plain(frame.shortened(submission.file_name))}"
    return f"{words} {TEST.badge(visit.say('submission-test'))}" if submission.rehearsal else words


def _token_ends(visit: Visit) -> str:
    ends = visit.services.credentials.lasts_until()
    if ends is None or ends - visit.now > _SOON:
        return ""
    moment = formats.date_time(visit.say.language, ends, visit.zone, visit.now)
    return visit.say("overview-token-ends" if ends > visit.now else "overview-token-ended", moment=moment)
