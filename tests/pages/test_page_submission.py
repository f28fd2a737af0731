"""A submission: where it stands, its rows with what TWIN returned, stop and resume."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.item import ItemState
from lib.model.submission import Pause, SubmissionState
from lib.twin.sandbox import Misbehaviour
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, calm, open_screen, people, press, released, sent, told


def submission(submission_id: str) -> AppTest:
    return open_screen(Screen.SUBMISSION, id=submission_id)


def table(page: AppTest) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.table[0].value.to_dict("records")
    return found


def test_a_finished_submission_says_so_and_shows_the_identifiers(services: Services) -> None:
    page = submission(sent(services, people(3)))
    assert SAY("submission-is-finished-what", accepted=3, count=3) in [each.value for each in page.success]
    assert [row[SAY("submission-matched")] for row in table(page)] == [SAY("matched-by_order")] * 3
    assert all(row["autoCallId"].endswith("…") for row in table(page))
    assert not [each for each in page.button if each.key in ("stop", "resume")]


def test_whole_identifiers_are_shown_when_asked_for(services: Services) -> None:
    submission_id = sent(services, people(1))
    page = calm(submission(submission_id).toggle(key=f"rows-whole-{submission_id}").set_value(True).run())
    task = services.history.submission(submission_id).tasks[0]
    assert table(page)[0]["autoCallId"].replace("\\", "") == task


def test_numbers_are_masked(services: Services) -> None:
    page = submission(sent(services, people(3)))
    assert "79160000001" not in told(page).replace(" ", "").replace("-", "")
    assert "•••" in table(page)[0][SAY("submission-number")]


@pytest.mark.parametrize("text", ["3", "C-1", "+7 916 000-00-01"], ids=["row", "external id", "full number"])
def test_a_row_is_found(services: Services, text: str) -> None:
    submission_id = sent(services, people(3))
    page = calm(submission(submission_id).text_input(key=f"rows-text-{submission_id}").set_value(text).run())
    assert "3" in [str(row[SAY("review-row")]) for row in table(page)]


def test_a_long_list_has_pages(services: Services) -> None:
    submission_id = released(services, people(30))
    page = submission(submission_id)
    assert SAY("submission-which", first="1", last="25", count=30) in told(page)
    page = calm(page.pagination(key=f"rows-page-{submission_id}").set_value(2).run())
    assert [str(row[SAY("review-row")]) for row in table(page)] == ["27", "28", "29", "30", "31"]


def test_a_state_is_filtered(services: Services) -> None:
    submission_id = sent(services, people(2) + b"\nno;C-9;Word")
    page = submission(submission_id)
    page = calm(page.segmented_control(key=f"rows-state-{submission_id}").set_value("excluded").run())
    assert [str(row[SAY("review-row")]) for row in table(page)] == ["4"]


def test_stop_takes_a_second_press_that_says_how_many_are_cancelled(services: Services) -> None:
    submission_id = released(services, people(5), batch_size=2)
    assert services.sender.step()
    page = press(submission(submission_id), "stop")
    assert services.history.submission(submission_id).state is SubmissionState.RUNNING
    assert page.button(key="stop-now").label == SAY("submission-stop-now", count=3)
    assert SAY("submission-cannot-recall", count=2) in told(page)
    page = press(page, "stop-now")
    found = services.history.submission(submission_id)
    assert (found.state, found.buckets[ItemState.CANCELLED]) == (SubmissionState.STOPPED, 3)
    assert SAY("submission-is-stopped-what", cancelled=3, accepted=2) in [each.value for each in page.info]


def test_a_stop_can_be_thought_better_of(services: Services) -> None:
    submission_id = released(services, people(2))
    page = press(press(submission(submission_id), "stop"), "keep")
    assert page.button(key="stop")
    assert services.history.submission(submission_id).state is SubmissionState.QUEUED


def test_a_pause_says_why_and_what_to_do_and_resume_goes_on_with_those_who_wait(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    submission_id = sent(services, people(4), batch_size=2)
    page = submission(submission_id)
    assert SAY("pause-unknown-do") in [each.value for each in page.warning]
    assert page.button(key="resume").label == SAY("submission-resume", count=2)
    page = press(page, "resume")
    while services.sender.step():
        pass
    found = services.history.submission(submission_id)
    assert (found.buckets[ItemState.ACCEPTED], found.buckets[ItemState.UNKNOWN]) == (2, 2)
    assert SAY("submission-unknown-what", count=2) in [each.value for each in submission(submission_id).warning]


def test_who_is_unknown_is_counted_on_every_page(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    sent(services, people(2))
    for screen in (Screen.OVERVIEW, Screen.BATCH, Screen.HISTORY, Screen.SETTINGS):
        links = [each.label for each in open_screen(screen).get("page_link")]
        assert any(SAY("shell-unknown", count=2) in link for link in links), screen


def test_every_reason_to_pause_has_its_sentences() -> None:
    for pause in Pause:
        assert SAY(f"pause-{pause.value}", count=1)
        assert SAY(f"pause-{pause.value}-do")


def test_a_try_that_waits_says_when_it_leaves(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_429)
    submission_id = released(services, people(2))
    services.sender.step()
    found = services.history.submission(submission_id)
    assert found.next_try_at
    assert found.next_try_at - services.clock() < timedelta(minutes=5)
    assert any("The next try" in each.value for each in submission(submission_id).info)
