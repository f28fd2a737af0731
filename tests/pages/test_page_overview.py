"""The overview: a welcome first, later what waits and what runs."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.item import ItemState
from lib.model.person import LOCAL
from lib.model.submission import SubmissionState
from lib.twin.sandbox import Misbehaviour
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import words
from tests.pages.scene import (
    SAY,
    calm,
    draft_of,
    drain,
    go,
    keys,
    linked,
    open_screen,
    people,
    press,
    released,
    sent,
    token,
    told,
)

RU = words("ru")
PREPARE = "from lib.ui import session, update\nupdate.draw(session.enter())"


@pytest.mark.usefixtures("services")
def test_a_first_visit_says_what_this_is_and_that_nobody_is_called() -> None:
    page = told(open_screen())
    assert SAY("overview-welcome") in page
    assert SAY("mode-sandbox-sentence") in page


def test_the_sample_opens_as_a_draft_of_its_own_address(services: Services) -> None:
    page = press(open_screen(), "sample")
    assert services.drafts.get(page.query_params["draft"]).reading.rows == 214
    assert "cabinet" in page.title[0].value


def test_people_are_pasted_on_the_first_screen(services: Services) -> None:
    page = open_screen()
    page.text_area[0].set_value("Иванов Иван, 8 (916) 123-45-67, водитель")
    page = calm(next(each for each in page.button if each.label == SAY("batch-paste-read")).click().run())
    assert services.drafts.get(page.query_params["draft"]).reading.rows == 1


@pytest.mark.usefixtures("services")
def test_the_language_is_the_browsers_until_it_is_switched_and_stays_so() -> None:
    page = open_screen(locale="ru-RU")
    assert RU("overview-welcome") in told(page)
    page = calm(page.segmented_control(key="language_switch").set_value("en").run())
    assert SAY("overview-welcome") in told(page)
    assert page.title[0].value != go(page, Screen.HISTORY).title[0].value == SAY("nav-history")


def test_what_runs_does_not_wait_for_anybody(services: Services) -> None:
    released(services, people(3), "monday.csv")
    page = open_screen()
    assert SAY("overview-nothing-waits") in told(page)
    assert SAY("overview-accepted-of", accepted=0, count=3) in told(page)


def test_files_that_were_not_released_are_told_and_lead_to_where_they_are(services: Services) -> None:
    released(services, people(2))
    assert "not released" not in linked(open_screen())
    draft_of(services, people(3), "later.csv")
    assert SAY("overview-drafts", count=1) in linked(open_screen())


def test_a_paused_submission_waits_for_somebody_with_its_reason(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    submission_id = sent(services, people(3))
    page = open_screen()
    assert SAY("pause-unknown", count=3) in told(page)
    assert SAY("overview-nothing-runs") in told(page)
    page = press(page, f"open-{submission_id}")
    assert page.query_params["id"] == submission_id


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize("screen", Screen)
def test_a_sender_that_does_not_run_is_said_on_every_page(screen: Screen) -> None:
    assert SAY("shell-sender-never") in [each.value for each in open_screen(screen).error]


def test_a_live_server_that_lost_its_token_says_that_nothing_leaves(serve: Callable[..., Services]) -> None:
    serve(TWIN_TOKEN="token", TWIN_BASE_URL="http://127.0.0.1:9").store.close()
    serve()
    assert SAY("shell-no-token") in [each.value for each in open_screen(Screen.SETTINGS).warning]


def test_unknown_people_wait_first_and_lead_to_their_page(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    sent(services, people(3))
    page = open_screen()
    assert SAY("overview-unknown", count=3) in told(page)
    assert SAY("nav-unknown") in told(press(page, "look-up"))


def test_a_token_that_ends_soon_waits_for_somebody(serve: Callable[..., Services]) -> None:
    services = serve(TWIN_TOKEN=token(minutes=90), TWIN_BASE_URL="http://127.0.0.1:9")
    released(services, people(1))
    assert "The TWIN token ends " in told(open_screen())


def test_stop_everything_is_on_every_page_while_anybody_waits(services: Services) -> None:
    assert "stop-everything" not in keys(open_screen(Screen.HISTORY))
    submission_id = released(services, people(3))
    for screen in (Screen.OVERVIEW, Screen.SETTINGS):
        assert "stop-everything" in keys(open_screen(screen)), screen
    services.orders.pause(submission_id, by=LOCAL)
    assert "stop-everything" in keys(open_screen(Screen.HISTORY))
    services.orders.stop(submission_id, by=LOCAL)
    assert "stop-everything" not in keys(open_screen(Screen.HISTORY))


def test_stop_everything_asks_once_more_and_a_late_second_press_changes_nothing(services: Services) -> None:
    first, second = released(services, people(5), batch_size=2), released(services, people(4, first=5))
    assert services.sender.step()
    page, other = open_screen(Screen.HISTORY), open_screen(Screen.BATCH)
    for each in (page, other):
        press(each, "stop-everything")
    assert SAY("stop-everything-stops", count=2) in told(page)
    assert SAY("submission-not-called", count=7) in told(page)
    assert SAY("submission-cannot-recall", count=2) in told(page)
    assert services.history.submission(first).state is not SubmissionState.STOPPED

    page = press(page, "stop-everything-now")
    assert SAY("stop-everything-done", count=2) in [each.value for each in page.success]
    assert "stop-everything" not in keys(page)
    other = press(other, "stop-everything-now")
    assert SAY("stop-everything-nothing") in told(other)
    drain(services)
    for submission_id, accepted, cancelled in ((first, 2, 3), (second, 0, 4)):
        found = services.history.submission(submission_id)
        assert found.state is SubmissionState.STOPPED
        assert (found.buckets[ItemState.ACCEPTED], found.buckets[ItemState.CANCELLED]) == (accepted, cancelled)


def test_prepared_for_an_update_is_said_on_every_page_until_somebody_lets_it_carry_on(services: Services) -> None:
    press(calm(AppTest.from_string(PREPARE, default_timeout=30).run()), "prepare-update")
    assert services.sender.health().draining
    for screen in (Screen.OVERVIEW, Screen.BATCH):
        assert SAY("update-safe-what") in [each.value for each in open_screen(screen).success]
    page = press(open_screen(Screen.HISTORY), "carry-on")
    assert not services.sender.health().draining
    assert SAY("update-safe-what") not in told(page)
