"""The rows of a submission, with what TWIN returned for each."""

import pandas as pd
import streamlit as st

from lib.history.views import ItemRow, SubmissionDetail
from lib.model.item import ItemState
from lib.ui import frame, paging
from lib.ui.badges import ITEM
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

ALL = "all"
_ALWAYS = (ItemState.ACCEPTED, ItemState.SENDING, ItemState.WAITING)
"""States that rows enter and leave while a submission moves: these filters keep their places."""

_ID_CHARACTERS = 8
_MONO = "'Plex Mono', monospace"


def draw(visit: Visit, submission: SubmissionDetail) -> None:
    """Filter, search, a page of rows with what moved last on top, and the way to the others."""
    say, submission_id = visit.say, submission.id
    page_key, state_key = f"rows-page-{submission_id}", f"rows-state-{submission_id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(say("submission-rows"), anchor=False, width="content")
        state = st.segmented_control(
            say("submission-rows"), _filters(submission, st.session_state.get(state_key)), default=ALL, required=True,
            format_func=lambda each: _filter(visit, each), key=state_key, label_visibility="collapsed",
        )  # fmt: skip
        st.space("stretch")
        whole = st.toggle(say("submission-whole-ids"), key=f"rows-whole-{submission_id}")
        text = st.text_input(
            say("submission-search"), key=f"rows-text-{submission_id}", placeholder=say("submission-search"),
            icon=":material/search:", label_visibility="collapsed", width=300,
        )  # fmt: skip
    history = visit.services.history
    wanted = None if state == ALL else ItemState(state)
    total = history.rows_count(submission_id, state=wanted, text=text)
    found = history.rows(submission_id, state=wanted, text=text, offset=paging.offset(total, key=page_key))
    if found:
        _table(visit, found, whole=whole)
    else:
        frame.muted(say("submission-no-rows" if text else "submission-no-rows-so"))
    paging.turn(visit, total, key=page_key, words="submission-which")


def _table(visit: Visit, found: tuple[ItemRow, ...], *, whole: bool) -> None:
    say = visit.say
    row, external_id = say("review-row"), say("review-external-id")
    task, candidate, number = "autoCallId", "autoCallCandidateId", say("submission-number")
    rows = [
        {
            row: each.row,
            external_id: plain(each.client_external_id) or "–",
            number: formats.in_one_piece(formats.masked(each.number)) if each.number else "–",
            say("history-state"): _state(visit, each),
            say("submission-request"): str(each.request) if each.request is not None else "–",
            task: _id(each.auto_call_id, whole=whole),
            candidate: _id(each.auto_call_candidate_id, whole=whole),
            say("submission-matched"): _matched(visit, each, whole=whole),
            say("submission-changed"): formats.date_time(say.language, each.changed_at, visit.zone, visit.now),
        }
        for each in found
    ]
    mono = pd.Index([row, external_id, number, task, candidate])
    # a Styler keeps the row a number, so that it stands right-aligned, and knows how to set ids in another font
    table = (
        pd.DataFrame(rows)
        .style.format(str, subset=pd.Index([row]))
        .set_properties(subset=mono, **{"font-family": _MONO, "white-space": "nowrap"})
    )
    st.table(table, border="horizontal", hide_index=True, alt=say("submission-rows"))


def _state(visit: Visit, item: ItemRow) -> str:
    badge = ITEM[item.state].badge(visit.say(f"state-{item.state.value}-short"))
    if item.excluded is None:
        return badge
    reason = visit.say(f"excluded-{item.excluded.value}")
    if item.excluded_by is not None:
        reason = f"{reason}, {plain(formats.submission_no(visit.say.language, item.excluded_by))}"
    return f"{badge} {frame.quiet(reason)}"


def _matched(visit: Visit, item: ItemRow, *, whole: bool) -> str:
    """How surely the ids are this row's; by what evidence, and what stood there before it."""
    if item.matched is None:
        return "–"
    say = visit.say
    parts = [say(f"matched-{item.matched.value}")]
    if item.evidence:
        parts.append(say(f"submission-by-{item.evidence.value}"))
    if item.replaced:
        parts.append(say("submission-corrected", was=_id(item.replaced, whole=whole)))
    return ", ".join(parts)


def _id(value: str, *, whole: bool) -> str:
    if not value:
        return "–"
    return plain(value) if whole or len(value) <= _ID_CHARACTERS else f"{plain(value[:_ID_CHARACTERS])}…"


def _filters(submission: SubmissionDetail, chosen: str | None) -> tuple[str, ...]:
    """All rows, the states that come and go, and of the others those that some row has, or that is chosen."""
    others = [each for each in ItemState if each not in _ALWAYS and (submission.buckets[each] or each == chosen)]
    return (ALL, *_ALWAYS, *others)


def _filter(visit: Visit, state: str) -> str:
    words = visit.say("submission-all-rows" if state == ALL else f"state-{state}-short")
    return f":gray[{words}]" if visit.dark else words
