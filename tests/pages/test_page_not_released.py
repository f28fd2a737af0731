"""Drafts that nobody has released are found again by whoever has lost their address."""

from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import words
from tests.pages.scene import SAY, draft_of, linked, open_screen, people, told

RU = words("ru")


def test_where_nothing_is_prepared_nothing_is_said(services: Services) -> None:
    assert SAY("batch-open") not in told(open_screen(Screen.BATCH))


def test_a_draft_is_listed_until_it_is_released(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    page = open_screen(Screen.BATCH, locale="ru-RU")
    assert RU("batch-open") in told(page)
    assert RU("person-local") in told(page)
    assert "people" in linked(page)

    plan = services.releases.plan(draft_id, pace=Pace(10))
    services.releases.release(draft_id, fingerprint=plan.fingerprint, typed=3, pace=Pace(10), by=LOCAL)
    assert SAY("batch-open") not in told(open_screen(Screen.BATCH))


def test_of_many_the_last_ones_are_shown_and_that_there_are_more(services: Services) -> None:
    for nth in range(9):
        services.drafts.create(people(1), f"file{nth}.csv", by=LOCAL)
    page = open_screen(Screen.BATCH)
    assert "file8" in linked(page)
    assert "file0" not in linked(page)
    assert SAY("batch-open-more", count=8) in told(page)
