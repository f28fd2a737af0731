"""The rehearsal: one step at a time, shown exactly, confirmed by typing whom it calls."""

import streamlit as st

from lib.drafts.entries import CALLED, Entry, Form, Hindrance
from lib.drafts.rehearsal import RehearsalPlan, RehearsalRefused
from lib.history.questions import StepTaken
from lib.model.mode import Mode
from lib.model.rehearsal import RehearsalStep
from lib.model.submission import MOVING
from lib.ui import facts, frame, guard, screens, session
from lib.ui.badges import ITEM, MODE, SUBMISSION
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

EVERY = "2s"

_STEP = "rehearsal-step"
_CHECK = "rehearsal-check"
_REFUSED = "rehearsal-refused"
_RELEASED = "rehearsal-released"
_NUMBERS = (Entry.FIRST, Entry.SECOND, Entry.BAD)
_SHOWN = 10


def draw(visit: Visit) -> RehearsalPlan:
    """The chosen step and what it would send; returns its plan, to be confirmed below."""
    say = visit.say
    st.header(say("rehearsal"), anchor=False)
    st.markdown(say("rehearsal-why"), width=760)
    _last_press(visit)
    step = _step(visit)
    left, right = st.columns([5, 8], gap="small")
    with left.container(border=True, height="stretch", gap="small"):
        form = _form(visit)
    plan = visit.services.rehearsals.plan(step, form)
    with right.container(border=True, height="stretch", gap="small"):
        _exactly(visit, plan)
    _watch(visit)
    return plan


def confirm(visit: Visit, plan: RehearsalPlan) -> None:
    """Type each number to be called, press the button. A second press changes nothing."""
    say, sandbox = visit.say, visit.services.mode is Mode.SANDBOX
    name = say("rehearsal-name", step=say(f"rehearsal-{plan.step.value}"))
    if plan.hindrance:
        frame.muted(f"**{name}.** {_why_not(visit, plan)}")
        return
    frame.muted(f"**{name}**")
    # what is typed is bound to exactly this plan: another one has other fields, and empty ones
    typed = [
        st.text_input(
            say("rehearsal-type", field=say(f"rehearsal-entry-{entry.value}")),
            key=f"rehearsal-typed-{plan.fingerprint}-{entry.value}",
            autocomplete="off",
            live=True,
            width=300,
        )
        for entry in CALLED[plan.step]
    ]
    st.space("stretch")
    confirmed = visit.services.rehearsals.confirmed(plan, typed)
    pressed = st.button(
        say("rehearsal-send-to-sandbox" if sandbox else "rehearsal-call", count=len(plan.numbers)),
        key="rehearse",
        type="primary",
        icon=MODE[Mode.SANDBOX].icon if sandbox else ":material/call:",
        disabled=not confirmed,
    )
    if pressed and confirmed:
        _release(visit, plan, typed)


def _release(visit: Visit, plan: RehearsalPlan, typed: list[str]) -> None:
    try:
        st.session_state[_RELEASED] = visit.services.rehearsals.release(plan.fingerprint, typed=typed, by=visit.person)
    except RehearsalRefused as refused:
        if refused.hindrance is Hindrance.RELEASED_ALREADY:
            st.session_state[_RELEASED] = refused.submission_id
        else:
            st.session_state[_REFUSED] = refused.hindrance.value
    st.rerun()


def _last_press(visit: Visit) -> None:
    """What the last press came to, said once."""
    refused = st.session_state.pop(_REFUSED, None)
    if refused:
        st.error(visit.say(f"rehearsal-hindrance-{refused}", field=""), icon=":material/error:")
    if st.session_state.pop(_RELEASED, None):
        st.success(visit.say("rehearsal-released"), icon=":material/check_circle:")


def _step(visit: Visit) -> RehearsalStep:
    say = visit.say

    def label(step: RehearsalStep) -> str:
        words = f"{list(RehearsalStep).index(step) + 1}. {say(f'rehearsal-{step.value}')}"
        return f":gray[{words}]" if visit.dark else words

    chosen = st.segmented_control(
        say("rehearsal-step"), tuple(RehearsalStep), default=RehearsalStep.ONE, required=True, format_func=label,
        key=_STEP, label_visibility="collapsed",
    )  # fmt: skip
    return RehearsalStep(chosen or RehearsalStep.ONE)


def _form(visit: Visit) -> Form:
    say = visit.say
    st.markdown(f"**{say('rehearsal-numbers')}**")
    given = {
        entry.value: st.text_input(
            say(f"rehearsal-entry-{entry.value}"),
            key=f"rehearsal-entry-{entry.value}",
            autocomplete="off",
            placeholder=None if entry in _NUMBERS else say(f"values-{entry.value}-default"),
        )
        for entry in Entry
    }
    check = st.toggle(say("rehearsal-check-phone"), key=_CHECK)
    frame.muted(say("rehearsal-numbers-kept"))
    return Form(**given, check_phone=check)


def _exactly(visit: Visit, plan: RehearsalPlan) -> None:
    say, live = visit.say, visit.services.mode is not Mode.SANDBOX
    st.markdown(f"**{say('rehearsal-exactly')}**")
    st.markdown(say(f"rehearsal-{plan.step.value}-what"))
    rings = sum(entry is not Entry.BAD for entry in CALLED[plan.step])
    frame.muted(say("rehearsal-cost", count=rings) if live else say("rehearsal-cost-sandbox"))
    if not plan.body:
        frame.muted(say("rehearsal-no-body"))
        return
    shown = [(say("request-goes-to"), plain(frame.host(visit))),
             (say("request-people"), f"**{formats.count(say.language, len(plan.numbers))}**"),
             (say("request-size"), say("request-bytes", count=len(plan.body)))]  # fmt: skip
    if plan.day_left is not None:
        shown.append((say("release-today"), say("release-today-left", count=plan.day_left)))
    facts.row(*shown)
    st.code(plan.body.decode(), language=None, wrap_lines=True)
    frame.muted(say("request-promise"))
    if live and not plan.hindrance:
        title = say("rehearsal-rings-now", count=rings)
        st.warning(say("rehearsal-rings-now-what"), title=title, icon=MODE[Mode.LIVE].icon)


def _why_not(visit: Visit, plan: RehearsalPlan) -> str:
    say = visit.say
    field = say(f"rehearsal-entry-{plan.entry.value}") if plan.entry else ""
    return say(f"rehearsal-hindrance-{plan.hindrance}", field=field)


def _watch(visit: Visit) -> None:
    """The steps taken; read again while one of them moves."""
    taken = visit.services.learnt.steps()
    moving = any(each.state in MOVING for each in taken) and visit.services.sender.health().running
    st.fragment(_look, run_every=EVERY if moving else None)(tuple(each.state.value for each in taken))


def _look(states: tuple[str, ...]) -> None:
    visit = session.enter()
    with guard.calmly(visit.say):
        taken = visit.services.learnt.steps()
        if tuple(each.state.value for each in taken) != states:
            # what may be released, and the evidence above, hang on these: they are the page's
            st.rerun()
        st.markdown(f"**{visit.say('rehearsal-taken')}**")
        if not taken:
            frame.muted(visit.say("rehearsal-none-taken"))
        for each in taken[:_SHOWN]:
            _taken(visit, each)


def _taken(visit: Visit, taken: StepTaken) -> None:
    say = visit.say
    number = plain(formats.submission_no(say.language, taken.submission_number))
    moment = formats.date_time(say.language, taken.released_at, visit.zone, visit.now)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = f"{number} {say(f'rehearsal-{taken.step.value}')}"
        screens.link(Screen.SUBMISSION, words, icon=SUBMISSION[taken.state].icon, id=taken.submission_id)
        for state, count in taken.people:
            st.markdown(ITEM[state].badge(f"{say(f'state-{state.value}-short')} {count}"), width="content")
        answered = f"{say('rehearsal-answered', status=str(taken.status))}, " if taken.status else ""
        frame.muted(f"{answered}{moment}")
