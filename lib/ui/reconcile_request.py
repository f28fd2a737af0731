"""One unknown request: what is known of it, and what to look for in TWIN's cabinet."""

from datetime import timedelta

import streamlit as st

from lib.access import people
from lib.model.item import ItemState
from lib.model.naming import NameKind
from lib.model.unknown import Left, Settled, Sought, UnknownRequest
from lib.ui import answer, facts, frame, names, screens
from lib.ui.badges import ITEM
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

BEFORE, AFTER = timedelta(minutes=1), timedelta(minutes=10)
"""When TWIN may have made the call task of a request, from when the request left: clocks differ, and TWIN may lag."""

_NAMED = 3
_COPIED = 100


def head(visit: Visit, found: UnknownRequest) -> None:
    """Who may have been called, and by which submission."""
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        may = ITEM[ItemState.UNKNOWN].text(f"**{say('unknown-may', count=found.people)}**")
        st.markdown(may, width="content")
        screens.link(
            Screen.SUBMISSION, which(visit, found.submission, found.file_name), icon=screens.ICONS[Screen.SUBMISSION],
            id=found.submission_id,
        )  # fmt: skip
    for left in found.left[:1]:
        st.markdown(f":gray[:material/bookmark:] {_left(visit, left)}")


def known(visit: Visit, found: UnknownRequest) -> None:
    """The request as the journal has it."""
    say, language = visit.say, visit.say.language
    still = say("unknown-people-of", people=formats.count(language, found.people), count=found.of)
    facts.row(
        (say("unknown-left-at"), formats.date_time(language, found.opened_at, visit.zone, visit.now)),
        (say("submission-request"), str(found.request)),
        (say("unknown-people"), still),
        (say("values-template"), _templates(visit, found)),
        (say("unknown-answer"), answer.told(say, found.status, found.said, found.fault)),
    )


def look_for(visit: Visit, found: UnknownRequest) -> None:
    """Where TWIN's cabinet would show these people, in steps."""
    say = visit.say
    some = visit.services.reconcile.items(attempt_id=found.attempt_id, limit=_COPIED)
    numbers = ", ".join(formats.in_one_piece(plain(formats.masked(item.numbers[0]))) for item in some[:_NAMED])
    steps = [
        say("unknown-look-tasks", **_window(visit, found)),
        say("unknown-look-template", template=_templates(visit, found)),
        say("unknown-look-people", count=found.of, numbers=numbers),
        say("unknown-look-key"),
    ]
    if found.unmatched:
        ids = ", ".join(dict.fromkeys(plain(each.auto_call_id) for each in found.unmatched))
        steps.append(say("unknown-look-ids", ids=ids))
    st.markdown(f"**{say('unknown-look')}**")
    st.markdown("\n".join(f"{place}. {step}" for place, step in enumerate(steps, 1)))
    with st.popover(say("unknown-copy"), icon=":material/content_copy:", key=f"copy-{found.attempt_id}"):
        _copy(visit, found, some)


def settled(visit: Visit, told: tuple[Settled, ...]) -> None:
    """Who of the request is settled, by whom, and why."""
    for each in told:
        st.markdown(_settled(visit, each))


def which(visit: Visit, number: int, file_name: str) -> str:
    """A submission by its number and file."""
    return f"{plain(formats.submission_no(visit.say.language, number))} {plain(frame.shortened(file_name))}"


def _copy(visit: Visit, found: UnknownRequest, some: tuple[Sought, ...]) -> None:
    say = visit.say
    if found.people > len(some):
        frame.muted(say("unknown-copy-first", count=len(some), people=formats.count(say.language, found.people)))
    st.markdown(say("unknown-copy-numbers"))
    st.code("\n".join(number for item in some for number in item.numbers), language=None, height=150)
    st.markdown(say("unknown-copy-keys"))
    st.code("\n".join(item.row_key for item in some), language=None, height=150)


def _window(visit: Visit, found: UnknownRequest) -> dict[str, str]:
    first, last = found.opened_at - BEFORE, found.opened_at + AFTER
    return {
        "first": formats.date_time(visit.say.language, first, visit.zone, visit.now),
        "last": formats.clock_time(last, visit.zone),
    }


def _templates(visit: Visit, found: UnknownRequest) -> str:
    say = visit.say
    absent = say("values-template-default")
    told = [
        (names.named(visit, NameKind.TEMPLATE, uuid, whole=True) if uuid else absent, count)
        for uuid, count in found.templates
    ]
    if len(told) == 1:
        return told[0][0]
    return "; ".join(f"{name}: {formats.count(say.language, count)}" for name, count in told)


def _left(visit: Visit, left: Left) -> str:
    moment = formats.date_time(visit.say.language, left.happened_at, visit.zone, visit.now)
    who = plain(people.name(visit.say, left.name))
    return _noted(visit, visit.say("unknown-left-by", name=who, moment=moment), left.note)


def _settled(visit: Visit, each: Settled) -> str:
    say, language = visit.say, visit.say.language
    badge = ITEM[each.became].badge(f"{formats.count(language, each.people)} {say(f'state-{each.became.value}-short')}")
    who = say(
        "unknown-settled-by",
        source=say(f"submission-by-{each.source.value}"),
        name=plain(people.name(say, each.name)),
        moment=formats.date_time(language, each.happened_at, visit.zone, visit.now),
    )
    return _noted(visit, f"{badge} {who}", each.note)


def _noted(visit: Visit, text: str, note: str) -> str:
    return f"{text}: {plain(formats.quoted(visit.say.language, note))}" if note else text
