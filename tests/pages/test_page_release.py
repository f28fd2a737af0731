"""The release: plain numbers, a typed count, and one button that works once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.drafts import samples
from lib.drafts.draft import Refusal
from lib.history.views import HistoryFilter
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.ui import pace
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import (
    SAY,
    calm,
    draft_of,
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

NOWHERE = "http://127.0.0.1:9"


def fingerprint(services: Services, draft_id: str, batch_size: int = 100) -> str:
    return services.releases.plan(draft_id, pace=Pace(batch_size)).fingerprint


def submissions(services: Services) -> int:
    return services.history.count(HistoryFilter())[0]


def test_the_button_wakes_up_only_for_the_right_number(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    page = open_screen(Screen.RELEASE, draft=draft_id)
    field = f"typed-{fingerprint(services, draft_id)}"
    assert page.button(key="call").disabled
    for typed, sleeps in (("2", True), ("three", True), ("33", True), ("3", False), (" 3 ", False)):
        page = calm(page.text_input(key=field).set_value(typed).run())
        assert page.button(key="call").disabled is sleeps, typed
    assert submissions(services) == 0


def test_a_press_releases_and_leads_to_the_submission(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    page = open_screen(Screen.RELEASE, draft=draft_id)
    calm(page.text_input(key=f"typed-{fingerprint(services, draft_id)}").set_value("3").run())
    page = press(page, "call")
    assert services.history.submission(page.query_params["id"]).buckets.rows == 3
    assert services.drafts.get(draft_id).submission_id == page.query_params["id"]


def test_a_page_that_was_left_open_leads_to_the_submission_and_sends_nothing_again(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    page = open_screen(Screen.RELEASE, draft=draft_id)
    mark = fingerprint(services, draft_id)
    calm(page.text_input(key=f"typed-{mark}").set_value("3").run())
    first = services.releases.release(draft_id, fingerprint=mark, typed=3, pace=Pace(100), by=LOCAL)
    page = press(page, "call")
    assert page.query_params["id"] == first
    assert submissions(services) == 1


def test_what_changes_the_release_empties_the_field(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    page = open_screen(Screen.RELEASE, draft=draft_id)
    calm(page.text_input(key=f"typed-{fingerprint(services, draft_id)}").set_value("3").run())
    page = calm(page.number_input(key=f"batch-size-{draft_id}").set_value(1).run())
    assert page.text_input(key=f"typed-{fingerprint(services, draft_id, 1)}").value == ""
    assert page.button(key="call").disabled
    assert SAY("release-requests-tasks", count=3) in told(page)


def test_the_pace_is_in_one_line_and_says_how_many_tasks_and_how_long(services: Services) -> None:
    draft_id = draft_of(services, people(7))
    page = open_screen(Screen.RELEASE, draft=draft_id)
    calm(page.number_input(key=f"batch-size-{draft_id}").set_value(2).run())
    calm(page.number_input(key=f"per-ten-minutes-{draft_id}").set_value(3).run())
    page = calm(page.number_input(key=f"parallel-{draft_id}").set_value(2).run())
    wanted = Pace(2, parallel=2, per_ten_minutes=3)
    assert any(pace.line(SAY, wanted) in each.proto.popover.label for each in page.get("popover"))
    assert SAY("release-requests-tasks", count=4) in told(page)
    assert "20 min" in told(page)
    assert page.number_input(key=f"parallel-{draft_id}").max == services.settings.parallel_most

    assert f"typed-{services.releases.plan(draft_id, pace=wanted).fingerprint}" in [
        each.key for each in page.text_input
    ]
    page = calm(page.number_input(key=f"per-ten-minutes-{draft_id}").set_value(None).run())
    without = services.releases.plan(draft_id, pace=Pace(2, parallel=2)).fingerprint
    assert f"typed-{without}" in [each.key for each in page.text_input]


def test_going_on_after_an_unknown_request_needs_a_reason(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    page = open_screen(Screen.RELEASE, draft=draft_id)
    assert f"unknown-reason-{draft_id}" not in [each.key for each in page.text_input]
    page = calm(page.number_input(key=f"unknown-limit-{draft_id}").set_value(3).run())
    assert SAY(f"refusal-{Refusal.REASON_NEEDED.value}") in told(page)
    assert "call" not in keys(page)
    page = calm(page.text_input(key=f"unknown-reason-{draft_id}").set_value("The line drops today").run())
    wanted = Pace(100, unknown_limit=3, unknown_reason="The line drops today")
    mark = services.releases.plan(draft_id, pace=wanted).fingerprint
    calm(page.text_input(key=f"typed-{mark}").set_value("3").run())
    page = press(page, "call")
    assert services.history.submission(page.query_params["id"]).pace == wanted


def test_what_was_chosen_stays_while_somebody_looks_at_the_review(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    page = open_screen(Screen.RELEASE, draft=draft_id)
    calm(page.number_input(key=f"batch-size-{draft_id}").set_value(1).run())
    go(page, Screen.REVIEW, draft=draft_id)
    page = go(page, Screen.RELEASE, draft=draft_id)
    assert SAY("release-requests-tasks", count=3) in told(page)


def test_who_is_in_an_earlier_submission_is_left_out_and_the_page_names_it(services: Services) -> None:
    sent(services, people(2), "monday.csv")
    released(services, people(1, first=2), "noon.csv")
    page = open_screen(Screen.RELEASE, draft=draft_of(services, people(5), "tuesday.csv"))
    for key, count, number, file in (("called_already", 2, 1, "monday"), ("in_another", 1, 2, "noon")):
        assert SAY(f"release-{key}", count=count, number=f"\\#{number}", file=rf"{file}\.csv") in told(page)
        assert SAY("following-open", number=f"\\#{number}") in linked(page)
    assert [metric.value for metric in page.metric] == ["2", "1", "2", ":gray[0]", ":gray[0]", ":gray[0]", "5"]


def test_with_nobody_left_there_is_no_button_but_the_reason(services: Services) -> None:
    sent(services, people(2), "monday.csv")
    page = open_screen(Screen.RELEASE, draft=draft_of(services, people(2), "tuesday.csv"))
    assert SAY("release-nobody-but-earlier", count=2) in told(page)
    assert not [each for each in page.button if each.key == "call"]
    page = open_screen(Screen.RELEASE, draft=draft_of(services, people(2) + b"\nno;C-9;Word", "wednesday.csv"))
    assert SAY(f"refusal-{Refusal.NOBODY.value}") in told(page)
    assert not [each for each in page.button if each.key == "call"]


class TestLive:
    """With a token; the address answers nothing, and nothing is sent by these tests."""

    @pytest.fixture
    def services(self, serve: Callable[..., Services]) -> Services:
        return serve(TWIN_TOKEN="not a real token", TWIN_BASE_URL=NOWHERE)

    def test_it_says_how_many_go_today(self, services: Services) -> None:
        page = open_screen(Screen.RELEASE, draft=draft_of(services, people(12)))
        assert SAY("mode-live-sentence") in told(page)
        assert SAY("release-day-limit", count=10, all=12) in [each.value for each in page.warning]
        assert page.button(key="call").label == SAY("release-call", count=12)

    def test_the_sample_is_refused_in_a_sentence(self, services: Services) -> None:
        page = open_screen(Screen.RELEASE, draft=draft_of(services, samples.FILE.read_bytes(), samples.FILE_NAME))
        assert SAY(f"refusal-{Refusal.SAMPLE_LIVE.value}") in told(page)
        assert not [each for each in page.button if each.key == "call"]

    def test_a_token_that_ends_before_the_last_request_is_said_with_both_moments(
        self, serve: Callable[..., Services]
    ) -> None:
        services = serve(TWIN_TOKEN=token(minutes=30), TWIN_BASE_URL=NOWHERE, CALLBOARD_DAY_LIMIT=100)
        draft_id = draft_of(services, people(10))
        page = open_screen(Screen.RELEASE, draft=draft_id)
        assert not list(page.warning)
        page = calm(page.number_input(key=f"per-ten-minutes-{draft_id}").set_value(2).run())
        assert "The token ends" in page.warning[0].value

    def test_the_token_is_on_no_page(self, services: Services, tmp_path: Path) -> None:
        for screen in Screen:
            page = open_screen(screen)
            assert "not a real token" not in told(page)
