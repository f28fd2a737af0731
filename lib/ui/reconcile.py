"""The requests that nobody knows the end of: a list, or one of them whole, or what became of it."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

import streamlit as st

from lib.history.views import SubmissionDetail
from lib.model.item import ItemState
from lib.model.submission import SubmissionState
from lib.model.unknown import UnknownRequest
from lib.ui import (
    asked,
    frame,
    paging,
    reconcile_choices,
    reconcile_press,
    reconcile_report,
    reconcile_request,
    reconcile_rows,
    reconcile_unmatched,
    screens,
)
from lib.ui.reconcile_report import Wanted
from lib.ui.screens import Screen
from lib.ui.session import Visit

_PAGE = "unknown-page"
_NO_ATTEMPT = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: one request, or those of one submission, or, with neither, all."""

    attempt_id: int | None
    submission: SubmissionDetail | None


def asked_for(visit: Visit) -> Asked:
    """Read `?attempt=` and `?id=`; raises NoSuchSubmission. A request that is none is said on the page."""
    attempt, submission_id = st.query_params.get("attempt"), st.query_params.get("id")
    if attempt is not None:
        return Asked(int(attempt) if attempt.isdecimal() and attempt.isascii() else _NO_ATTEMPT, None)
    return Asked(None, visit.services.history.submission(submission_id) if submission_id else None)


def draw(visit: Visit, wanted: Asked) -> None:
    """What the last press did, and then what the address asks for."""
    reconcile_press.say_once(visit)
    if wanted.attempt_id is not None:
        _one(visit, wanted.attempt_id)
        return
    of = wanted.submission.id if wanted.submission else None
    count = visit.services.reconcile.count(submission_id=of)
    if not count:
        st.success(visit.say("unknown-nobody"), icon=":material/check_circle:")
    elif count == 1:
        _whole(visit, visit.services.reconcile.requests(submission_id=of)[0])
    else:
        _list(visit, count, wanted.submission)
    if wanted.submission and not count:
        _way_on(visit, wanted.submission)
    reconcile_unmatched.draw(visit, of)


def _one(visit: Visit, attempt_id: int) -> None:
    reconcile = visit.services.reconcile
    found, standing = reconcile.requests(attempt_id=attempt_id), reconcile.standing(attempt_id)
    others = reconcile.count() - len(found)
    if others:
        _elsewhere(visit.say("unknown-others", count=others), icon=":material/arrow_back:")
    if found:
        _whole(visit, found[0])
    elif standing:
        of = visit.services.history.submission(standing.submission_id)
        st.header(visit.say("unknown-over", request=str(standing.request)), anchor=False)
        reconcile_request.settled(visit, standing.settled)
        _way_on(visit, of)
    else:
        st.info(visit.say("unknown-no-such"), icon=":material/info:")


def _way_on(visit: Visit, of: SubmissionDetail) -> None:
    """Where to go once people are settled: the rest of them, or their submission, to resume it or to send again."""
    say, name = visit.say, reconcile_request.which(visit, of.number, of.file_name)
    waiting, unknown = of.buckets[ItemState.WAITING], of.buckets[ItemState.UNKNOWN]
    if of.buckets[ItemState.NOT_SENT]:
        st.markdown(say("unknown-again"))
    if unknown:
        label = say("unknown-rest", count=unknown, submission=name)
        _elsewhere(label, icon=screens.ICONS[Screen.UNKNOWN], id=of.id)
    if waiting and of.state is SubmissionState.PAUSED and not unknown:
        label = say("unknown-resume", count=waiting, submission=name)
    else:
        label = say("unknown-open", submission=name)
    screens.link(Screen.SUBMISSION, label, icon=screens.ICONS[Screen.SUBMISSION], id=of.id)


def _list(visit: Visit, count: int, of: SubmissionDetail | None) -> None:
    say = visit.say
    if of:
        name = reconcile_request.which(visit, of.number, of.file_name)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(say("unknown-only-of", count=count, submission=name), width="content")
            _elsewhere(say("unknown-all"), icon=":material/arrow_back:")
        sought = partial(visit.services.reconcile.items, submission_id=of.id)
        people = of.buckets[ItemState.UNKNOWN]
        reconcile_report.draw(visit, Wanted("unknown-report", of.id, people, sought, reconcile_press.take))
    offset = paging.offset(count, key=_PAGE)
    some = visit.services.reconcile.requests(submission_id=of.id if of else None, offset=offset, limit=paging.ROWS)
    requests_of = Counter(found.submission_id for found in some)
    for found in some:
        with st.container(border=True, gap="xsmall"):
            reconcile_request.head(visit, found)
            reconcile_request.known(visit, found)
            with st.container(horizontal=True):
                if st.button(say("unknown-settle"), key=f"settle-{found.attempt_id}", icon=":material/checklist:"):
                    screens.go(Screen.UNKNOWN, attempt=str(found.attempt_id))
                if not of and requests_of[found.submission_id] > 1:
                    _elsewhere(
                        say("unknown-of-submission"), icon=":material/filter_list:", of=found.attempt_id,
                        id=found.submission_id,
                    )  # fmt: skip
    paging.turn(visit, count, key=_PAGE, words="unknown-which")


def _elsewhere(label: str, *, icon: str, of: int = 0, **query: str) -> None:
    """The way to another view of this page: a link to the page that one is on would look pressed already."""
    if st.button(label, key=f"elsewhere-{of}-{sorted(query)}", type="tertiary", icon=icon):
        screens.go(Screen.UNKNOWN, **query)


def _whole(visit: Visit, found: UnknownRequest) -> None:
    standing = visit.services.reconcile.standing(found.attempt_id)
    with st.container(border=True):
        reconcile_request.head(visit, found)
        reconcile_request.known(visit, found)
        reconcile_request.look_for(visit, found)
        reconcile_request.settled(visit, standing.settled if standing else ())
    reconcile_choices.draw(visit, found)
    frame.muted(visit.say("unknown-nothing-sent"))
    sought = partial(visit.services.reconcile.items, attempt_id=found.attempt_id)
    of = str(found.attempt_id)
    reconcile_report.draw(visit, Wanted("unknown-report", of, found.people, sought, reconcile_press.take))
    reconcile_rows.draw(visit, found)
    asked.draw(visit, found.attempt_id)
