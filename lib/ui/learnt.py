"""The open questions of TWIN as a calm list: what was seen of each, which request shows it, which setting follows."""

import streamlit as st

from lib.history.questions import Evidence, Learning, Question, Status
from lib.model.mode import Mode
from lib.ui import answer, frame
from lib.ui.badges import Mark
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

STATUS = {
    Status.OPEN: Mark(":material/radio_button_unchecked:", "gray"),
    Status.SOME: Mark(":material/visibility:", "blue"),
}


def questions(visit: Visit) -> None:
    """Every question; of which TWIN this was seen, before anything else."""
    say, found = visit.say, visit.services.learnt.questions()
    st.markdown(say("learnt-what"), width=760)
    if visit.services.mode is Mode.SANDBOX:
        st.info(say("learnt-stand-in"), icon=":material/science:")
    some = sum(each.status is Status.SOME for each in found)
    frame.muted(say("learnt-seen-of", count=some, all=len(found)))
    with st.container(border=True, gap="medium"):
        for each in found:
            _question(visit, each)


def _question(visit: Visit, learning: Learning) -> None:
    say, key = visit.say, f"learnt-{learning.question.value}"
    asked, seen = st.columns([5, 8], gap="small")
    with asked.container(gap="xxsmall"):
        st.markdown(STATUS[learning.status].text(f"**{say(key)}**"))
        frame.muted(say(f"learnt-status-{learning.status.value}"))
    with seen.container(gap="xxsmall"):
        for each in learning.evidence:
            _evidence(visit, learning.question, each)
        if not learning.evidence:
            st.markdown(_not_yet(visit, learning))
        value = _setting(visit, learning.question)
        if value:
            frame.muted(say(f"{key}-setting", value=value))


def _not_yet(visit: Visit, learning: Learning) -> str:
    say, step = visit.say, learning.shown_by
    absent = say(f"learnt-{learning.question.value}-open")
    if step is None:
        return absent
    return f"{absent} {say('learnt-shown-by', step=formats.quoted(say.language, say(f'rehearsal-{step.value}')))}"


def _evidence(visit: Visit, question: Question, evidence: Evidence) -> None:
    say = visit.say
    sentence = say(
        f"learnt-seen-{evidence.seen.value}",
        count=evidence.count,
        size=formats.size(say.language, evidence.size),
        median=evidence.median,
        longest=evidence.longest,
        text=plain(evidence.text),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(sentence, width="content")
        if evidence.shown:
            answer.button(visit, evidence.shown, key=f"answer-{question.value}-{evidence.seen.value}")


def _setting(visit: Visit, question: Question) -> str:
    """What the setting is that follows from the answer; "" where none does."""
    say, settings = visit.say, visit.services.settings
    match question:
        case Question.REFUSES_WHOLE:
            return say("learnt-on" if settings.refuses_whole else "learnt-off")
        case Question.RATE:
            return say("learnt-on" if settings.repeat_429 else "learnt-off")
        case Question.LARGEST_BATCH:
            return formats.count(say.language, settings.batch_size)
        case Question.LARGEST_BODY | Question.TOO_LARGE:
            return formats.size(say.language, settings.body_bytes)
        case Question.TIME:
            return formats.duration(say.language, settings.read_timeout)
        case _:
            return ""
