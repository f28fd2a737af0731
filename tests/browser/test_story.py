"""The main job in a real browser: a file becomes calls, once, with every identifier in the history."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import operator_at_work as operator
from tests.browser.conftest import Server
from tests.browser.files import people
from tests.browser.slow_line import SECONDS, slow_line

pytestmark = pytest.mark.browser

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SAMPLE = Path(__file__).parents[2] / "lib" / "drafts" / "sample-cabinet-cp1251.csv"
CAN_GO = 209


def exported(page: Page, key: str) -> list[dict[str, str]]:
    with page.expect_download() as download:
        operator.press(page, key)
    return list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))


def test_the_sample_becomes_calls_in_the_sandbox_and_a_report(
    serve: Callable[..., Server], visit: Callable[..., Page]
) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.1")
    page = visit(server.url)
    expect(page.get_by_text("SANDBOX: nobody is called")).to_be_visible()
    operator.press(page, "sample")
    operator.columns(page)
    for said in ("CP-1251", "; semicolon", "Номер телефона"):
        expect(page.get_by_text(said).first).to_be_visible()
    expect(page.get_by_role("combobox", name="FirstName")).to_have_value("Variable FirstName")

    operator.review(page)
    expect(page.get_by_text("Go to release with 209 people")).to_be_visible()
    expect(page.get_by_text("A digit is missing").first).to_be_visible()

    operator.press(page, "request")
    body = page.get_by_role("dialog").locator("code").inner_text()
    assert body.startswith('{"batch":[{"callbackData":{"callboardRow":"')
    assert '"phone":["79856487360"]' in body
    page.keyboard.press("Escape")

    operator.release(page)
    expect(page.locator(".st-key-call button")).to_be_disabled()
    address = operator.send(page, CAN_GO)
    assert re.fullmatch(r".*/submission\?id=[0-9a-f]{32}", address)
    operator.finished(page)
    expect(page.get_by_text("by order").first).to_be_visible()

    page.goto(f"{server.url}/history")
    rows = exported(page, "export")
    assert len(rows) == 214
    states = [row["State"] for row in rows]
    assert (states.count("Accepted"), states.count("Excluded")) == (CAN_GO, 5)
    accepted = [row for row in rows if row["State"] == "Accepted"]
    assert len({row["autoCallCandidateId"] for row in accepted}) == CAN_GO
    assert all(row["autoCallId"] and row["Matched"] == "by order" for row in accepted)
    assert (rows[0]["Row"], rows[0]["Номер телефона"], rows[0]["FirstName"]) == ("2", "79856487360", "Пётр")


def test_the_same_file_under_another_name_calls_nobody_again(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.1")
    page = visit(server.url)
    operator.bring_to_release(page, people(tmp_path / "monday.csv", 12))
    operator.send(page, 12)
    operator.finished(page)

    other = visit(f"{server.url}/batch")
    operator.bring_to_release(other, people(tmp_path / "tuesday.csv", 14))
    expect(other.get_by_text("monday.csv")).to_be_visible()
    operator.send(other, 2)
    operator.finished(other)

    third = visit(f"{server.url}/batch")
    operator.bring_to_release(third, people(tmp_path / "wednesday.csv", 14))
    expect(third.locator(".st-key-call")).to_have_count(0)
    expect(third.get_by_text("#1").first).to_be_visible()
    expect(third.get_by_text("#2").first).to_be_visible()


def test_a_submission_goes_on_without_its_tab_and_after_a_stop_stays_stopped(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.5", CALLBOARD_BATCH_SIZE="1")
    page = visit(server.url)
    operator.bring_to_release(page, people(tmp_path / "people.csv", 60))
    address = operator.send(page, 60)
    page.close()

    again = visit(address)
    expect(again.get_by_text(re.compile("^Sending")).first).to_be_visible()
    operator.press(again, "stop")
    operator.press(again, "stop-now")
    operator.finished(again, "Stopped")
    rows = exported(again, "rows-csv")
    states = [row["State"] for row in rows]
    accepted = states.count("Accepted")
    assert 0 < accepted < 60
    assert states.count("Cancelled") == 60 - accepted

    server.kill()
    server.start()
    restarted = visit(address)
    operator.finished(restarted, "Stopped")
    assert [row["State"] for row in exported(restarted, "rows-csv")] == states


def test_everything_is_stopped_from_a_phone_and_stays_so(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.5", CALLBOARD_BATCH_SIZE="1")
    page = visit(server.url)
    operator.bring_to_release(page, people(tmp_path / "people.csv", 60))
    operator.send(page, 60)

    phone = visit(f"{server.url}/history", viewport={"width": 390, "height": 844}, has_touch=True)
    operator.press(phone, "stop-everything")
    expect(phone.get_by_role("dialog")).to_be_visible()
    assert phone.evaluate(WIDER) == 0
    phone.locator(".st-key-stop-everything-now button").dblclick()
    expect(phone.get_by_role("dialog")).to_have_count(0)
    operator.finished(page, "Stopped")
    states = [row["State"] for row in exported(page, "rows-csv")]
    assert states.count("Cancelled") == 60 - states.count("Accepted") > 0
    phone.reload()
    operator.ready(phone)
    expect(phone.locator(".st-key-stop-everything")).to_have_count(0)


def test_a_pause_holds_over_a_reload_and_the_pace_is_changed_before_it_goes_on(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.5", CALLBOARD_BATCH_SIZE="1")
    page = visit(server.url)
    operator.bring_to_release(page, people(tmp_path / "people.csv", 60))
    operator.send(page, 60)
    operator.press(page, "pause")
    expect(page.get_by_text("Paused: a person pressed Pause")).to_be_visible()
    page.reload()
    operator.press(page, "pace")
    page.get_by_label("People in a request").fill("60")
    page.keyboard.press("Tab")
    operator.press(page, "set-pace")
    expect(page.get_by_text("60 a request, one at a time")).to_be_visible()
    page.keyboard.press("Escape")
    operator.press(page, "resume")
    operator.finished(page)
    states = [row["State"] for row in exported(page, "rows-csv")]
    assert states == ["Accepted"] * 60


def test_two_browsers_that_press_at_the_same_time_release_once(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.1")
    first = visit(server.url)
    operator.bring_to_release(first, people(tmp_path / "people.csv", 30))
    second = visit(first.url)
    for page in (first, second):
        operator.type_count(page, 30)
    for page in (first, second):
        page.evaluate("document.querySelector('.st-key-call button').click()")
    for page in (first, second):
        page.wait_for_url("**/submission?*")
    assert first.url == second.url

    history = visit(f"{server.url}/history")
    expect(history.get_by_text("1 submission")).to_be_visible()
    assert len(exported(history, "export")) == 30


def test_a_report_on_a_slow_line_arrives_though_other_peoples_pages_are_drawn_meanwhile(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.1")
    with slow_line(server.port) as line:
        page = visit(line.url)
        operator.bring_to_release(page, people(tmp_path / "people.csv", 3))
        operator.send(page, 3)
        operator.finished(page)
        colleague = visit(server.url)
        with page.expect_download() as download:
            operator.press(page, "rows-csv")
            assert line.asked.wait(SECONDS)
            for address in ("history", "names", "history"):
                colleague.goto(f"{server.url}/{address}")
                operator.ready(colleague)
            line.go.set()
        rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()

    assert len(rows) == 4


def test_a_double_click_releases_once(serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.1")
    page = visit(server.url)
    operator.bring_to_release(page, people(tmp_path / "people.csv", 30))
    operator.type_count(page, 30)
    page.locator(".st-key-call button").dblclick()
    page.wait_for_url("**/submission?*")
    operator.finished(page)
    history = visit(f"{server.url}/history")
    expect(history.get_by_text("1 submission")).to_be_visible()
