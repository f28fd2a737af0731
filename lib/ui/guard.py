"""What goes wrong in a page, said in a calm sentence."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from lib.drafts.draft import DraftReleased, NoSuchDraft, ReleaseRefused
from lib.history.views import NoSuchSubmission
from lib.store.errors import StoreError
from lib.ui import frame, screens, session
from lib.ui.screens import Screen
from lib.words import Words

log = logging.getLogger(__name__)


@contextmanager
def calmly(say: Words) -> Iterator[None]:
    """Whatever is raised inside ends in a sentence; only its class and place are logged."""
    try:
        yield
    except ReleaseRefused as refused:
        if refused.submission_id:
            screens.go(Screen.SUBMISSION, id=refused.submission_id)
        _say(say, f"refusal-{refused.refusal.value}")
    except DraftReleased:
        st.rerun()  # the page of a released draft leads to its submission
    except NoSuchDraft:
        frame.top(session.enter(), say("trouble-nothing-here"))
        _say(say, "trouble-no-such-draft")
    except NoSuchSubmission:
        frame.top(session.enter(), say("trouble-nothing-here"))
        _say(say, "trouble-no-such-submission")
    except StoreError as error:
        log.error("the store failed under a page: %s", _kind(error))
        _say(say, "trouble-store")
    except Exception as error:  # noqa: BLE001  a page never shows a traceback, and its text may hold a number
        log.error("a page failed: %s", _kind(error))
        _say(say, "trouble-unexpected")


def _kind(error: Exception) -> str:
    """The class of an error and the place it came from; never its text."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def _say(say: Words, key: str) -> None:
    st.error(say(key), icon=":material/error:")
    with st.container(horizontal=True):
        screens.link(Screen.OVERVIEW, say("trouble-to-overview"), icon=screens.ICONS[Screen.OVERVIEW])
        screens.link(Screen.HISTORY, say("trouble-to-history"), icon=screens.ICONS[Screen.HISTORY])
