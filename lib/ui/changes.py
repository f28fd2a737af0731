"""What was changed in a draft: the way back from the last change, the list of all, and the file as it was brought."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime

import streamlit as st

from lib.access import people
from lib.drafts.draft import Draft
from lib.model.mending import Change, ChangeKind, ChangeState
from lib.ui import downloads, frame, mending_fix
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.ui.view import View
from lib.words import finding, formats

_SHOWN = 30


def draw(visit: Visit, draft: Draft, view: View) -> None:
    """The undo with its words, and the list; in one row with what stands before it."""
    say = visit.say
    found = visit.services.mending.changes(draft.id)
    last = next((change for change in found if change.state is ChangeState.DONE), None)
    if last:
        label = say("change-undo", what=plain(done(visit, last)))
        if st.button(label, key="undo", type="tertiary", icon=":material/undo:", disabled=view.unsaved):
            with st.spinner(say("mending-working")):
                undone = visit.services.mending.undo(draft.id, version=draft.version, by=visit.person)
            mending_fix.after(visit, undone)
    with _popover(visit, say("changes", count=len(found))):
        st.markdown(say("changes-some" if found else "changes-none"))
        _list(visit, found)
        _files(visit, draft, found)


def will_be_lost(visit: Visit, draft: Draft) -> None:
    """That reading the file differently takes every change away; nothing where nothing was changed."""
    held = [each for each in visit.services.mending.changes(draft.id) if each.state is ChangeState.DONE]
    if held:
        st.warning(visit.say("changes-will-be-lost", count=len(held)), icon=":material/warning:")


def of_submission(visit: Visit, draft_id: str) -> None:
    """What was changed before the release, by whom and when, and the file as it was brought; nothing where there was
    no file.
    """
    draft = visit.services.drafts.get(draft_id)
    if not draft.file_sha256:
        return
    found, say = visit.services.mending.changes(draft.id), visit.say
    with _popover(visit, say("changes-before", count=len(found))):
        _list(visit, found)
        _files(visit, draft, found)


def _popover(visit: Visit, label: str) -> AbstractContextManager[object]:
    return st.popover(label, type=frame.discreet(visit), icon=":material/history:", key="changes")


def _files(visit: Visit, draft: Draft, found: Sequence[Change]) -> None:
    if found:
        downloads.changed(visit, draft)
    downloads.original(visit, draft)


def _list(visit: Visit, found: Sequence[Change]) -> None:
    for change in found[:_SHOWN]:
        _line(visit, change)
    if len(found) > _SHOWN:
        frame.muted(visit.say("changes-more", count=len(found) - _SHOWN))


def done(visit: Visit, change: Change) -> str:
    """What a change did, in the past and in one phrase."""
    say = visit.say
    if change.fix:
        return say(f"fix-{change.fix.value}-done", count=change.cells or change.rows)
    parts = []
    if change.cells:
        parts.append(say(f"change-{change.kind.value}", count=change.cells, file=change.detail))
    if change.rows:
        back = change.kind is ChangeKind.TAKEN_BACK
        parts.append(say("change-taken_back" if back else "change-left_out", count=change.rows))
    return ", ".join(parts)


def _line(visit: Visit, change: Change) -> None:
    say = visit.say
    what = plain(done(visit, change))
    if change.code:
        what = say("change-about", what=what, kind=plain(finding.what(say, change.code, change.detail)))
    st.markdown(
        say(
            "change-line", name=plain(people.name(say, change.by)), moment=_moment(visit, change.happened_at), what=what
        )
        + (f"  \n{frame.quiet(undone)}" if (undone := _undone(visit, change)) else "")
    )


def _undone(visit: Visit, change: Change) -> str:
    say = visit.say
    if change.state is ChangeState.DONE or change.undone_at is None:
        return ""
    moment = _moment(visit, change.undone_at)
    if change.state is ChangeState.UNDONE:
        return say("change-undone", name=plain(people.name(say, change.undone_by or "")), moment=moment)
    return say(f"change-{change.state.value}", moment=moment)


def _moment(visit: Visit, at: datetime) -> str:
    return formats.date_time(visit.say.language, at, visit.zone, visit.now)
