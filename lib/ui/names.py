"""Names of TWIN's templates and scenarios: shown for a UUID, and kept on a page of their own."""

from collections.abc import Callable

import streamlit as st

from lib.access import people
from lib.drafts.names import LONGEST, NameRefused
from lib.model.naming import Named, NameKind
from lib.store.errors import StoreConflict
from lib.ui import frame
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats

_WIDTHS = (3, 4, 3, 1.6)
_ID_CHARACTERS = 8
_KINDS = tuple(NameKind)


def named(visit: Visit, kind: NameKind, uuid: str, *, whole: bool = False) -> str:
    """Markdown for a template or scenario: its name and the beginning of its UUID, or the `whole` of it.

    Without a name, the whole UUID.
    """
    name = by_id(visit, kind).get(uuid.lower())
    if not name:
        return f"**{plain(uuid)}**"
    return f"**{plain(name)}** {frame.quiet(plain(uuid) if whole else f'{plain(uuid[:_ID_CHARACTERS])}…')}"


def by_id(visit: Visit, kind: NameKind) -> dict[str, str]:
    """The name of every template or scenario that has one, retired ones too, by its UUID in small letters."""
    return {each.uuid: each.name for each in visit.services.names.all() if each.kind is kind}


def draw(visit: Visit) -> None:
    """Each kind with its names and the way to change them, then the form for another one."""
    say, there = visit.say, visit.services.names.all()
    st.markdown(say("names-what"), width=760)
    with st.container(border=True, gap="small"):
        for kind in _KINDS:
            st.header(say(f"names-{kind.value}s"), anchor=False)
            kept = [each for each in there if each.kind is kind and not each.retired]
            if not kept:
                frame.muted(say(f"names-no-{kind.value}s"))
            for each in kept:
                _row(visit, each)
        retired = [each for each in there if each.retired]
        if retired:
            with st.expander(say("names-retired", count=len(retired)), key="names-retired"):
                for each in retired:
                    _row(visit, each)
    _add(visit)


def refused(visit: Visit, error: NameRefused) -> None:
    """Why a name was not kept, and what to do."""
    st.error(visit.say(f"names-refused-{error.fault.value}", value=plain(error.value)), icon=":material/error:")


def attempt(visit: Visit, change: Callable[[], None]) -> None:
    """Make a change and show the page anew; say why it was refused, or that somebody was faster."""
    try:
        change()
    except NameRefused as error:
        refused(visit, error)
    except StoreConflict:
        st.warning(visit.say("names-changed-meanwhile"), icon=":material/info:")
    else:
        st.rerun()


def _row(visit: Visit, each: Named) -> None:
    say = visit.say
    name, uuid, added, change = st.columns(_WIDTHS, vertical_alignment="center")
    name.markdown(f"**{plain(each.name)}**")
    uuid.markdown(f":small[{plain(each.uuid)}]")
    moment = formats.date_time(say.language, each.added_at, visit.zone, visit.now)
    added.markdown(frame.quiet(say("names-added", name=plain(people.name(say, each.added_by)), moment=moment)))
    with change:
        if each.retired:
            _bring_back(visit, each)
        else:
            _change(visit, each)


def _change(visit: Visit, each: Named) -> None:
    say, key = visit.say, f"{each.kind.value}-{each.uuid}"
    with st.popover(say("names-change"), type=frame.discreet(visit), key=f"change-{key}"):
        name = st.text_input(
            say("names-name"), each.name, key=f"name-{key}-{each.name}", max_chars=LONGEST, autocomplete="off"
        )
        with st.container(horizontal=True):
            if st.button(say("names-rename"), key=f"rename-{key}", type="primary"):
                attempt(visit, lambda: visit.services.names.rename(each.kind, each.uuid, name, by=visit.person))
            if st.button(say("names-retire"), key=f"retire-{key}", icon=":material/archive:"):
                attempt(visit, lambda: visit.services.names.retire(each.kind, each.uuid, by=visit.person))
        frame.muted(say("names-retire-what"))


def _bring_back(visit: Visit, each: Named) -> None:
    key = f"back-{each.kind.value}-{each.uuid}"
    if st.button(visit.say("names-bring-back"), key=key, type="tertiary", icon=":material/unarchive:"):
        attempt(visit, lambda: visit.services.names.bring_back(each.kind, each.uuid, by=visit.person))


def _add(visit: Visit) -> None:
    say, turn = visit.say, st.session_state.get("names-turn", 0)
    with st.form(f"names-add-{turn}"):
        st.markdown(f"**{say('names-add-title')}**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            kind = st.selectbox(
                say("names-kind"), _KINDS, format_func=lambda each: say(f"names-kind-{each.value}"), width=160,
                key=f"names-add-kind-{turn}",
            )  # fmt: skip
            name = st.text_input(
                say("names-name"), key=f"names-add-name-{turn}", max_chars=LONGEST, autocomplete="off", width=330
            )
            uuid = st.text_input(
                say("names-id"), key=f"names-add-id-{turn}", placeholder=say("names-id-example"), autocomplete="off",
                width=380,
            )  # fmt: skip
            pressed = st.form_submit_button(say("names-add"), type="primary", icon=":material/add:")
        frame.muted(say("names-id-where"))
    if pressed:
        attempt(visit, lambda: _added(visit, NameKind(kind), uuid, name, turn))


def _added(visit: Visit, kind: NameKind, uuid: str, name: str, turn: int) -> None:
    visit.services.names.add(kind, uuid, name, by=visit.person)
    # a form under another key: an empty one
    st.session_state["names-turn"] = turn + 1
