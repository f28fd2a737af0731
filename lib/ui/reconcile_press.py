"""What a press settles, and what is said of it at the top of the page that is drawn next."""

import logging
from collections.abc import Callable

import streamlit as st

from lib.dispatch import naming
from lib.dispatch.reconcile import Found, IdentifierTaken, NoteNeeded, TooSoon
from lib.model.evidence import Source
from lib.store.errors import StoreConflict, StoreError
from lib.ui import session
from lib.ui.session import Visit
from lib.words import formats

log = logging.getLogger(__name__)

_TOLD = "unknown-told"

# A press acts in a callback, with what it was told when the button was drawn: by the time that the page is drawn anew,
# the counts on it may be others than those that the person has read.


def all_found(attempt_id: int, people: int, note_key: str) -> None:
    """Everybody of a request was seen in TWIN."""

    def act(visit: Visit) -> None:
        matches = [Found(ordinal) for ordinal in _everybody(visit, attempt_id, people)]
        visit.services.reconcile.found(attempt_id, matches, by=visit.person, note=_written(note_key))

    _settle(act, "unknown-done-found", people, attempt_id)


def all_not_in_twin(attempt_id: int, people: int, note_key: str) -> None:
    """Nobody of a request is in TWIN."""

    def act(visit: Visit) -> None:
        ordinals = _everybody(visit, attempt_id, people)
        visit.services.reconcile.not_in_twin(attempt_id, ordinals, by=visit.person, note=_written(note_key))

    _settle(act, "unknown-done-not_sent", people, attempt_id)


def leave(attempt_id: int, people: int, note_key: str) -> None:
    """A request stays unknown on purpose."""
    _settle(
        lambda visit: visit.services.reconcile.leave(attempt_id, by=visit.person, note=_written(note_key)),
        "unknown-done-left",
        people,
        attempt_id,
    )


def found(attempt_id: int, matches: tuple[Found, ...], note_key: str) -> None:
    """These rows were seen in TWIN."""
    _settle(
        lambda visit: visit.services.reconcile.found(attempt_id, matches, by=visit.person, note=_written(note_key)),
        "unknown-done-found",
        len(matches),
        attempt_id,
    )


def not_in_twin(attempt_id: int, ordinals: tuple[int, ...], note_key: str) -> None:
    """These rows are not in TWIN."""
    _settle(
        lambda visit: visit.services.reconcile.not_in_twin(
            attempt_id, ordinals, by=visit.person, note=_written(note_key)
        ),
        "unknown-done-not_sent",
        len(ordinals),
        attempt_id,
    )


def take(by_request: tuple[tuple[int, tuple[Found, ...]], ...], note: str, turn_key: str) -> None:
    """These rows stand in a report, which is laid aside then."""

    def act(visit: Visit) -> None:
        visit.services.reconcile.found_in_several(by_request, by=visit.person, note=note, source=Source.REPORT)
        st.session_state[turn_key] = st.session_state.get(turn_key, 0) + 1

    people = sum(len(matches) for _, matches in by_request)
    _settle(act, "unknown-done-found", people, by_request[0][0] if len(by_request) == 1 else None)


def name(by_request: tuple[tuple[int, tuple[Found, ...]], ...], note: str, turn_key: str) -> None:
    """These ids of an accepted request are these people's, as a report says, which is laid aside then."""
    ((attempt_id, matches),) = by_request

    def act(visit: Visit) -> None:
        naming.name(
            visit.services.store, attempt_id, matches, at=visit.now, by=visit.person, note=note, source=Source.REPORT
        )
        st.session_state[turn_key] = st.session_state.get(turn_key, 0) + 1

    _settle(act, "unknown-done-named", len(matches), None)


def say_once(visit: Visit) -> None:
    """What the last press did, or why it did nothing."""
    told = st.session_state.pop(_TOLD, None)
    if told is None:
        return
    done, key, count, moment = told
    box, icon = (st.success, ":material/check_circle:") if done else (st.warning, ":material/warning:")
    words = visit.say(key, count=count, moment=moment)
    box(words, icon=icon)
    if not done:
        st.toast(words, icon=icon)  # whoever pressed far down a long page does not see its top


def _settle(act: Callable[[Visit], None], done: str, people: int, attempt_id: int | None) -> None:
    visit = session.enter()
    try:
        act(visit)
    except StoreConflict:
        _tell("unknown-conflict")
    except NoteNeeded:
        _tell("unknown-note-needed")
    except IdentifierTaken as taken:
        _tell("unknown-id-taken", count=taken.count)
    except TooSoon as soon:
        _tell("unknown-too-soon", moment=formats.clock_time(soon.moment, visit.zone))
    except StoreError as error:
        log.error("the store failed under a press: %s", type(error).__name__)
        _tell("trouble-store")
    else:
        _tell(done, done=True, count=people)
        if attempt_id is not None and "id" not in st.query_params:
            # whoever has settled the last of a request sees what became of it, and the way on
            st.query_params["attempt"] = str(attempt_id)


def _everybody(visit: Visit, attempt_id: int, people: int) -> list[int]:
    """All of a request who are unknown; raises StoreConflict where that are others than the person has read.

    Nobody becomes unknown later, so as many are the same.
    """
    ordinals = [item.ordinal for item in visit.services.reconcile.items(attempt_id=attempt_id)]
    if len(ordinals) != people:
        raise StoreConflict("some of them are settled meanwhile")
    return ordinals


def _written(note_key: str) -> str:
    return str(st.session_state.get(note_key, ""))


def _tell(key: str, *, done: bool = False, count: int = 0, moment: str = "") -> None:
    st.session_state[_TOLD] = (done, key, count, moment)
