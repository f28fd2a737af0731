"""What a report says of the unknown: who is in it and by what, who is in doubt and why."""

import pandas as pd
import streamlit as st

from lib.dispatch.matching import By, Doubt, Match, Matching
from lib.model.finding import Severity
from lib.ui import frame, paging
from lib.ui.badges import SEVERITY
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

_MONO = "'Plex Mono', monospace"
_DOUBTS = 25
_NAMED = 5


def draw(visit: Visit, found: Matching, *, unreadable: int, of: str) -> None:
    """Counts that say what becomes of every line and everybody, the people who are in it, and the doubts."""
    say = visit.say
    counts = (
        (len(found.matched), "unknown-matched"),
        (len(found.without), "unknown-without"),
        (found.strangers, "unknown-strangers"),
        (unreadable, "unknown-unreadable"),
    )
    st.markdown(" ".join(say(key, count=count) for count, key in counts if count or key == "unknown-matched"))
    if any(each.by is By.NUMBER for each in found.matched):
        st.markdown(SEVERITY[Severity.WARNING].text(say("unknown-by-number-only")))
    if found.matched:
        key = f"matches-page-{of}"
        first = paging.offset(len(found.matched), key=key)
        _table(visit, found.matched[first : first + paging.ROWS])
        paging.turn(visit, len(found.matched), key=key, words="unknown-matches-which")
    if found.doubts:
        _doubts(visit, found.doubts)


def _table(visit: Visit, matched: tuple[Match, ...]) -> None:
    say = visit.say
    row, number, external_id = say("review-row"), say("submission-number"), say("review-external-id")
    task, candidate = "autoCallId", "autoCallCandidateId"
    rows = [
        {
            row: each.item.row,
            number: formats.in_one_piece(formats.masked(each.item.numbers[0])),
            external_id: plain(each.item.client_external_id) or "–",
            say("unknown-by"): say(f"unknown-by-{each.by.value}"),
            task: _ids([ids.auto_call_id for ids in each.identifiers]),
            candidate: _ids([ids.auto_call_candidate_id for ids in each.identifiers]),
        }
        for each in matched
    ]
    mono = pd.Index([row, number, external_id, task, candidate])
    table = (
        pd.DataFrame(rows)
        .style.format(str, subset=pd.Index([row]))
        .set_properties(subset=mono, **{"font-family": _MONO, "white-space": "nowrap"})
    )
    st.table(table, border="horizontal", hide_index=True, alt=say("unknown-matched", count=len(matched)))


def _ids(ids: list[str]) -> str:
    return plain("; ".join(dict.fromkeys(each for each in ids if each))) or "–"


def _doubts(visit: Visit, doubts: tuple[Doubt, ...]) -> None:
    say = visit.say
    st.markdown(SEVERITY[Severity.WARNING].text(f"**{say('unknown-doubts', count=len(doubts))}**"))
    st.markdown("\n".join(f"- {_doubt(visit, each)}" for each in doubts[:_DOUBTS]))
    if len(doubts) > _DOUBTS:
        frame.muted(say("unknown-doubts-more", count=len(doubts) - _DOUBTS))


def _doubt(visit: Visit, doubt: Doubt) -> str:
    lines = ", ".join(map(str, doubt.rows[:_NAMED]))
    people = ", ".join(str(item.row) for item in doubt.items[:_NAMED])
    why = visit.say(f"unknown-why-{doubt.why.value}")
    return visit.say("unknown-doubt", lines=lines, people=people, why=why, count=len(doubt.rows))
