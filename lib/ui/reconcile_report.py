"""A report from TWIN, or pasted text: its columns, and what it says of the unknown, seen before it is taken."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from lib.dispatch import report
from lib.dispatch.matching import Matching, match
from lib.dispatch.reconcile import Found
from lib.dispatch.report import Columns, Part, Report
from lib.model.reading import FileUnreadable
from lib.model.unknown import Sought
from lib.ui import frame, reconcile_matches, upload
from lib.ui.session import Visit

_FILE, _TEXT = "file", "text"
_NARROW = 190

Take = Callable[[tuple[tuple[int, tuple[Found, ...]], ...], str, str], None]
"""What is taken of each attempt, the name of the report, and the key under which it is laid aside."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is brought for: whose lines are looked for, what becomes of them, and in which words.

    `words` is a key with `-what`, `-take` and `-take-what` beside it; `of` tells the places on a page apart.
    """

    words: str
    of: str
    people: int
    sought: Callable[[], tuple[Sought, ...]]
    take: Take
    needs_ids: bool = False


def draw(visit: Visit, wanted: Wanted) -> None:
    """The report, once it is brought, and what it says of these people."""
    say, turn_key = visit.say, f"report-turn-{wanted.of}"
    title = f":material/table_view: {say(wanted.words, count=wanted.people)}"
    with st.expander(title, key=f"report-{wanted.of}"):
        st.markdown(say(f"{wanted.words}-what"))
        brought = _brought(visit, f"{wanted.of}-{st.session_state.get(turn_key, 0)}")
        if brought is None:
            return
        found, note = brought
        # another report is another choice of columns, under whatever name it comes
        matching = _held_against(visit, found, wanted.sought(), f"{wanted.of}-{hash(found)}")
        reconcile_matches.draw(visit, matching, unreadable=found.unreadable, of=wanted.of)
        _take(visit, wanted, matching, note, turn_key)


def _brought(visit: Visit, turn: str) -> tuple[Report, str] | None:
    """What was brought, and its name; None where nothing is, or it cannot be read: then it is said why."""
    say = visit.say
    way = st.segmented_control(
        say("unknown-report-way"), (_FILE, _TEXT), default=_FILE, required=True, key=f"report-way-{turn}",
        format_func=lambda each: _way(visit, each), label_visibility="collapsed",
    )  # fmt: skip
    try:
        if way == _TEXT:
            text = st.text_area(say("unknown-report-paste"), key=f"report-text-{turn}", height=120)
            return (report.pasted(text), "") if text.strip() else None
        file = st.file_uploader(say("unknown-report-file"), key=f"report-file-{turn}")
        return (report.brought(file.getvalue(), file.name), file.name) if file else None
    except FileUnreadable as unreadable:
        st.error(upload.unreadable(say, unreadable), icon=":material/error:")
        return None


def _way(visit: Visit, way: str) -> str:
    words = visit.say(f"unknown-report-{way}-way")
    return f":gray[{words}]" if visit.dark else words


def _held_against(visit: Visit, found: Report, items: tuple[Sought, ...], of: str) -> Matching:
    country = visit.services.settings.default_country
    lines = report.lines(found, _columns(visit, found, report.guess(found, items, country), of), country)
    candidates = [line.candidate_id for line in lines if line.candidate_id]
    elsewhere = visit.services.reconcile.elsewhere(candidates, sorted({item.attempt_id for item in items}))
    return match(items, lines, elsewhere=elsewhere)


def _columns(visit: Visit, found: Report, guess: Columns, of: str) -> Columns:
    """Which column says what: as it was found out, unless a person says otherwise."""
    say = visit.say
    options = (None, *range(len(found.header)))

    def choose(part: Part) -> int | None:
        seen = guess.of(part)
        chosen: int | None = st.selectbox(
            say(f"unknown-part-{part.value}"), options, index=options.index(seen),
            format_func=lambda index: say("unknown-part-none") if index is None else _title(visit, found, index),
            key=f"report-{part.value}-{of}",
        )  # fmt: skip
        return chosen

    with st.grid(len(Part), min_column_width=_NARROW, gap="small"):
        return Columns(**{part.value: choose(part) for part in Part})


def _title(visit: Visit, found: Report, index: int) -> str:
    return found.header[index].strip() or visit.say("unknown-part-column", number=index + 1)


def _take(visit: Visit, wanted: Wanted, matching: Matching, note: str, turn_key: str) -> None:
    by_request: dict[int, tuple[Found, ...]] = {}
    for each in matching.matched:
        if each.identifiers or not wanted.needs_ids:
            found = Found(each.item.ordinal, each.identifiers)
            by_request[each.item.attempt_id] = (*by_request.get(each.item.attempt_id, ()), found)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            visit.say(f"{wanted.words}-take", count=sum(map(len, by_request.values()))),
            key=f"take-{wanted.of}",
            type="primary",
            icon=":material/check_circle:",
            disabled=not by_request,
            on_click=wanted.take,
            args=(tuple(by_request.items()), note, turn_key),
        )
        frame.muted(visit.say(f"{wanted.words}-take-what" if by_request else "unknown-take-nobody"))
