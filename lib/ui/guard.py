"""What goes wrong in a page, said in a calm sentence."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from lib.drafts.draft import DraftReleased, NoSuchDraft, ReleaseRefused
from lib.history.views import NoSuchSubmission
from lib.store.errors import StoreError
from lib.ui import screens
from lib.ui.screens import Screen
from lib.words import Words

log = logging.getLogger(__name__)


@contextmanager
def calmly(say: Words) -> Iterator[None]:
    """Whatever is raised inside ends in a sentence; only its class is logged, its text could hold a number."""
    try:
        yield
    except ReleaseRefused as refused:
        if refused.submission_id:
            screens.go(Screen.SUBMISSION, id=refused.submission_id)
        _say(say, f"refusal-{refused.refusal.value}")
    except (NoSuchDraft, DraftReleased):
        _say(say, "trouble-no-such-draft")
    except NoSuchSubmission:
        _say(say, "trouble-no-such-submission")
    except StoreError as error:
        log.error("the store failed under a page: %s", type(error).__name__)
        _say(say, "trouble-store")
    except Exception as error:  # noqa: BLE001  a page never shows a traceback, and its text may hold a number
        log.error("a page failed: %s", type(error).__name__)
        _say(say, "trouble-unexpected")


def _say(say: Words, key: str) -> None:
    st.error(say(key), icon=":material/error:")
    with st.container(horizontal=True):
        screens.link(Screen.OVERVIEW, say("trouble-to-overview"), icon=screens.ICONS[Screen.OVERVIEW])
        screens.link(Screen.HISTORY, say("trouble-to-history"), icon=screens.ICONS[Screen.HISTORY])
