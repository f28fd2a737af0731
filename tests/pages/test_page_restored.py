"""Restored data: what a person sees of a store that is not the one that sent last, and what unlocking does not do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.history.views import HistoryFilter
from lib.model.evidence import Lock
from lib.model.person import LOCAL
from lib.model.submission import Pause, SubmissionState
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import LANGUAGES, words
from tests.pages.scene import SAY, calm, draft_of, open_screen, people, press, released, told

_NOTE = "unlock-note-"


@pytest.fixture
def kept_in_memory() -> bool:
    """What is told apart here are files."""
    return False


@pytest.fixture
def locked(services: Services, serve: Callable[..., Services]) -> Services:
    """Five people released, two asked for, a file being prepared; then the seal is gone at the next start."""
    released(services, people(5), batch_size=2)
    assert services.sender.step()
    draft_of(services, people(2, first=50), "later.csv")
    services.store.close()
    services.locks.seal.path.unlink()
    return serve()


def note(page: AppTest, text: str) -> AppTest:
    (field,) = [each for each in page.text_input if str(each.key).startswith(_NOTE)]
    return calm(field.set_value(text).run())


def test_a_store_that_sent_last_has_nothing_to_look_at(services: Services) -> None:
    page = open_screen(Screen.RESTORED)
    assert [each.value for each in page.success] == [SAY("restored-not-locked")]
    assert not page.table
    assert not [each for each in page.button if each.key == "unlock"]


def test_it_says_why_what_would_be_sent_and_what_nobody_can_know(locked: Services) -> None:
    page = open_screen(Screen.RESTORED)
    said = told(page)
    for key in ("lock-no_seal", "lock-no_seal-what", "restored-lost-unknown", "restored-stopped", "restored-guard"):
        assert SAY(key) in said
    assert SAY("restored-drafts", count=1) in said
    (row,) = page.table[0].value.to_dict("records")
    assert (row[SAY("restored-waiting")], row[SAY("restored-held")]) == (3, 0)
    assert "people" in row[SAY("history-file")]
    assert SAY("pause-restored", count=0) in row[SAY("history-state")]


def test_requests_that_are_missing_are_counted(serve: Callable[..., Services], tmp_path: Path) -> None:
    first = serve()
    released(first, people(4), batch_size=2)
    assert first.sender.step()
    first.store.checkpoint()
    yesterday = (tmp_path / "sandbox.duckdb").read_bytes()
    assert first.sender.step()
    first.store.close()
    (tmp_path / "sandbox.duckdb").write_bytes(yesterday)
    assert serve().locks.reason() is Lock.BEHIND
    assert SAY("restored-lost", count=1) in told(open_screen(Screen.RESTORED))


def test_it_is_unlocked_with_a_note_and_nothing_goes_by_that(locked: Services) -> None:
    page = open_screen(Screen.RESTORED)
    assert page.button(key="unlock").disabled
    assert note(page, "   ").button(key="unlock").disabled
    assert locked.locks.reason() is Lock.NO_SEAL
    page = press(note(page, "looked in the cabinet"), "unlock")
    assert [each.value for each in page.success] == [SAY("restored-not-locked")]
    assert not locked.sender.step()
    (row,) = locked.history.search(HistoryFilter())
    assert (row.state, row.pause) == (SubmissionState.PAUSED, Pause.RESTORED)
    assert locked.locks.reason() is None


def test_every_page_says_that_nothing_leaves_and_where_to_look(locked: Services) -> None:
    for screen in (Screen.OVERVIEW, Screen.BATCH, Screen.HISTORY, Screen.SETTINGS, Screen.RESTORED):
        page = open_screen(screen)
        assert SAY("restored-banner", reason=SAY("lock-no_seal")) in [each.value for each in page.error], screen
        leads_there = SAY("restored-look") in [each.label for each in page.get("page_link")]
        assert leads_there is (screen is not Screen.RESTORED), screen
    locked.locks.unlock(by=LOCAL, note="looked")
    assert SAY("restored-banner", reason=SAY("lock-no_seal")) not in told(open_screen())


def test_the_page_speaks_russian(locked: Services) -> None:
    page = open_screen(Screen.RESTORED, locale="ru-RU")
    assert words("ru")("lock-no_seal-what") in told(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentences(language: str) -> None:
    for reason in Lock:
        assert words(language)(f"lock-{reason.value}")
        assert words(language)(f"lock-{reason.value}-what")
