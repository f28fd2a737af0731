"""The release: what will happen, in plain numbers, and the one button that lets it."""

import re
from collections import Counter

import streamlit as st

from lib.access import people
from lib.drafts.draft import Draft, Refusal, ReleasePlan, ReleaseRefused
from lib.model.finding import Severity
from lib.model.item import Exclusion, ItemState
from lib.model.mode import Mode
from lib.model.naming import NameKind
from lib.model.pace import Pace
from lib.ui import exact_request, file_bar, frame, names, recipes, screens
from lib.ui import pace as paces
from lib.ui.badges import ITEM, LEFT_OUT, MODE, SEVERITY, Mark
from lib.ui.escape import plain
from lib.ui.facts import fact
from lib.ui.file_bar import Part
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

CALLED_ALREADY = Mark(":material/history:", "gray")
IN_ANOTHER = Mark(":material/call_split:", "gray")
_REFUSED = "release_refused"
_NAMED = 5


def last_refusal(visit: Visit) -> None:
    """Why the last press released nothing; said once, above the new numbers."""
    refused = st.session_state.pop(_REFUSED, None)
    if refused:
        st.error(visit.say(f"refusal-{refused}"), icon=":material/error:")


def prepared(visit: Visit, draft: Draft) -> None:
    """By whom the draft was prepared, and when."""
    say = visit.say
    at = formats.date_time(say.language, draft.created_at, visit.zone, visit.now)
    frame.muted(say("release-prepared", name=plain(people.name(say, draft.created_by)), moment=at))


def pace(visit: Visit, draft: Draft) -> Pace:
    """How it is to be sent: from the settings unless it was changed here."""
    return paces.chosen(draft.id, paces.usual(visit.services.settings))


def numbers(visit: Visit, draft: Draft, plan: ReleasePlan) -> None:
    """Two cards: what goes, and who is left out because of which earlier submission."""
    what, left_out = st.columns([11, 12], gap="small")
    with what.container(border=True, height="stretch", gap="xsmall"):
        _what(visit, draft, plan)
    with left_out.container(border=True, height="stretch", gap="xsmall"):
        _left_out(visit, plan)
    _bar(visit, plan)
    _facts(visit, draft, plan)


def _what(visit: Visit, draft: Draft, plan: ReleasePlan) -> None:
    say = visit.say
    st.markdown(f"**{say('release-what')}**")
    with st.container(horizontal=True, gap="medium"):
        fact(say("values-template"), _named(visit, NameKind.TEMPLATE, plan.templates))
        fact(say("values-scenario"), _named(visit, NameKind.SCENARIO, plan.scenarios))
    recipes.as_in(visit, draft)
    frame.muted(say("release-as-the-template-says"))


def _named(visit: Visit, kind: NameKind, counts: tuple[tuple[str, int], ...]) -> str:
    """One template or scenario for everybody, or each with the number of people it is for."""
    absent = visit.say(f"values-{kind.value}-default")
    words = [(names.named(visit, kind, uuid) if uuid else absent, count) for uuid, count in counts[:_NAMED]]
    if len(words) == 1:
        return words[0][0]
    lines = [f"{word}: {formats.count(visit.say.language, count)}" for word, count in words]
    if len(counts) > _NAMED:
        lines.append(visit.say("release-more", count=len(counts) - _NAMED))
    return "  \n".join(lines) or absent


def _left_out(visit: Visit, plan: ReleasePlan) -> None:
    say = visit.say
    st.markdown(f"**{say('release-left-out')}**")
    if not plan.left_out:
        st.markdown(f":green[:material/check_circle:] {say('release-nobody-left-out')}")
    for each in plan.left_out[:_NAMED]:
        mark = IN_ANOTHER if each.reason is Exclusion.IN_ANOTHER else CALLED_ALREADY
        number = formats.submission_no(say.language, each.submission_number)
        words = say(
            f"release-{each.reason.value}", count=each.rows, number=plain(number), file=plain(each.submission_name)
        )
        with screens.told(mark.text(words)):
            label = say("following-open", number=plain(number))
            screens.link(Screen.SUBMISSION, label, icon=":material/arrow_forward:", id=each.submission_id)
    if len(plan.left_out) > _NAMED:
        frame.muted(say("release-more", count=len(plan.left_out) - _NAMED))


def _bar(visit: Visit, plan: ReleasePlan) -> None:
    say, out = visit.say, Counter[Exclusion]()
    for each in plan.left_out:
        out[each.reason] += each.rows
    goes = Mark(":material/science:" if visit.services.mode is Mode.SANDBOX else ":material/call:", "green")
    parts = (
        Part(say("release-goes"), goes, "green", plan.candidates),
        Part(say("release-bar-in-another"), IN_ANOTHER, "gray", out[Exclusion.IN_ANOTHER]),
        Part(say("release-bar-called-already"), CALLED_ALREADY, "gray", out[Exclusion.CALLED_ALREADY]),
        Part(say("release-bar-by-hand"), LEFT_OUT, "gray", plan.by_hand),
        Part(say("release-bar-errors"), SEVERITY[Severity.ERROR], "red", plan.errors),
        Part(say("review-unreadable"), ITEM[ItemState.EXCLUDED], "faint", plan.unreadable),
    )
    file_bar.draw(visit, parts, total=say("bar-rows-of-file"))


def _facts(visit: Visit, draft: Draft, plan: ReleasePlan) -> None:
    say, language = visit.say, visit.say.language
    today = plan.candidates if plan.day_left is None else min(plan.candidates, plan.day_left)
    seconds, end = paces.expected(visit, today, plan.pace)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        fact(say("release-numbers"), f"**{formats.count(language, plan.numbers)}**")
        fact(say("release-requests"), say("release-requests-tasks", count=plan.requests))
        if today:
            until = formats.date_time(language, end, visit.zone, visit.now)
            lasts = formats.duration(language, seconds)
            fact(say("release-takes"), say("release-takes-until", duration=lasts, until=until))
        if plan.day_left is not None:
            fact(say("release-today"), say("release-today-left", count=plan.day_left))
        token = visit.services.credentials.lasts_until()
        if token:
            fact(say("release-token"), formats.date_time(language, token, visit.zone, visit.now))
        paces.popover(visit, draft.id, paces.usual(visit.services.settings))
    if plan.day_left is not None and plan.day_left < plan.candidates:
        st.warning(say("release-day-limit", count=plan.day_left, all=plan.candidates), icon=":material/schedule:")
    if today:
        paces.token_ends_first(visit, end)


def confirm(visit: Visit, draft: Draft, plan: ReleasePlan) -> None:
    """Type the count, press the button: the submission's page follows. A second press changes nothing."""
    say = visit.say
    if plan.refusal:
        _refused(visit, draft, plan)
        return
    # What is typed is bound to exactly these numbers: another fingerprint is another field, and an empty one.
    typed = st.text_input(
        say("release-type", number=str(plan.candidates)),
        key=f"typed-{plan.fingerprint}",
        autocomplete="off",
        live=True,
        width=350,
    )
    with frame.at_end():
        exact_request.button(visit, draft, batch_size=plan.pace.batch_size)
        _back(visit, draft)
        sandbox = visit.services.mode is Mode.SANDBOX
        pressed = st.button(
            say("release-send-to-sandbox" if sandbox else "release-call", count=plan.candidates),
            key="call",
            type="primary",
            icon=MODE[Mode.SANDBOX].icon if sandbox else ":material/call:",
            disabled=_count(typed) != plan.candidates,
        )
    if pressed:
        _release(visit, draft, plan, typed)


def _refused(visit: Visit, draft: Draft, plan: ReleasePlan) -> None:
    say, earlier = visit.say, sum(each.rows for each in plan.left_out)
    why = say(f"refusal-{plan.refusal.value}") if plan.refusal else ""
    if plan.refusal is Refusal.NOBODY and earlier and not (plan.errors or plan.by_hand or plan.unreadable):
        why = say("release-nobody-but-earlier", count=earlier)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(frame.quiet(why), width="stretch")
        _back(visit, draft)


def _release(visit: Visit, draft: Draft, plan: ReleasePlan, typed: str) -> None:
    try:
        submission_id = visit.services.releases.release(
            draft.id,
            fingerprint=plan.fingerprint,
            typed=_count(typed) or 0,
            pace=plan.pace,
            by=visit.person,
        )
    except ReleaseRefused as refused:
        if refused.refusal is Refusal.RELEASED_ALREADY:
            raise
        st.session_state[_REFUSED] = refused.refusal.value
        st.rerun()
    screens.go(Screen.SUBMISSION, id=submission_id)


def _back(visit: Visit, draft: Draft) -> None:
    if st.button(visit.say("release-back"), key="back"):
        screens.go(Screen.REVIEW, draft=draft.id)


def _count(typed: str) -> int | None:
    """The number typed, with or without separators between thousands."""
    digits = re.sub(r"[\s,.]", "", typed)
    return int(digits) if digits.isascii() and digits.isdigit() else None
