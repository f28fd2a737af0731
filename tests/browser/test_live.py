"""The same with a token: live says so, its limits hold, and nothing else changes."""

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import operator_at_work as operator
from tests.browser.conftest import ROOT, SECONDS, Server, wait_for_answer
from tests.browser.files import people
from tests.browser.test_story import SAMPLE
from tests.ports import free_port

pytestmark = pytest.mark.browser

TOKEN = "a-fixed-token"
KEY = "control"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A sandbox started on its own, as `python -m lib sandbox` does."""

    url: str

    def called(self) -> dict[str, int]:
        """How often each number was called."""
        request = urllib.request.Request(f"{self.url}/_sandbox/ledger", headers={"x-sandbox-key": KEY})
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return {number: times["called"] for number, times in json.load(answer)["numbers"].items()}

    def misbehave(self, fault: str) -> None:
        """Misbehave in the next batch request."""
        body = json.dumps({"fault": fault}).encode()
        request = urllib.request.Request(f"{self.url}/_sandbox/faults", data=body, headers={"x-sandbox-key": KEY})
        urllib.request.urlopen(request, timeout=SECONDS).close()


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    port = free_port()
    command = [sys.executable, "-m", "lib", "sandbox", "--port", str(port), "--latency", "0.05"]
    process = subprocess.Popen([*command, "--token", TOKEN, "--control-key", KEY], cwd=ROOT, stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    wait_for_answer(f"{url}/_sandbox/ledger", process)
    yield StandIn(url)
    process.terminate()
    process.wait(SECONDS)


def live(stand_in: StandIn, **settings: str) -> dict[str, str]:
    return {"TWIN_TOKEN": TOKEN, "TWIN_BASE_URL": stand_in.url, **settings}


def test_live_says_so_and_stops_at_ten_people_until_the_limit_is_raised(
    serve: Callable[..., Server], visit: Callable[..., Page], stand_in: StandIn, tmp_path: Path
) -> None:
    server = serve(**live(stand_in, CALLBOARD_BATCH_SIZE="4"))
    page = visit(server.url)
    expect(page.get_by_text("LIVE: real people are called")).to_be_visible()
    operator.bring_to_release(page, people(tmp_path / "people.csv", 15))
    expect(page.get_by_text("LIVE: real people are called")).to_be_visible()
    expect(page.get_by_role("button", name="Call 15 candidates")).to_be_disabled()
    address = operator.send(page, 15)
    expect(page.get_by_text(re.compile("^Paused")).first).to_be_visible()
    assert sorted(stand_in.called().values()) == [1] * 10

    server.stop()
    server.environment["CALLBOARD_DAY_LIMIT"] = "100"
    server.start()
    again = visit(address)
    operator.press(again, "resume")
    operator.finished(again)
    assert sorted(stand_in.called().values()) == [1] * 15


def test_the_sample_is_refused_live_in_a_sentence(
    serve: Callable[..., Server], visit: Callable[..., Page], stand_in: StandIn
) -> None:
    server = serve(**live(stand_in))
    page = visit(server.url)
    operator.bring_to_release(page, SAMPLE)
    expect(page.get_by_text(re.compile("sample", re.IGNORECASE)).first).to_be_visible()
    expect(page.locator(".st-key-call")).to_have_count(0)
    assert stand_in.called() == {}


def test_an_unclear_outcome_is_unknown_on_every_page_and_nothing_more_is_sent(
    serve: Callable[..., Server], visit: Callable[..., Page], stand_in: StandIn, tmp_path: Path
) -> None:
    server = serve(**live(stand_in, CALLBOARD_BATCH_SIZE="3"))
    stand_in.misbehave("cut-after-accepting")
    page = visit(server.url)
    operator.bring_to_release(page, people(tmp_path / "people.csv", 9))
    operator.send(page, 9)
    expect(page.get_by_text(re.compile("^Paused")).first).to_be_visible()
    assert sorted(stand_in.called().values()) == [1, 1, 1]
    for place in ("", "batch", "history", "settings"):
        page.goto(f"{server.url}/{place}")
        expect(page.get_by_text("3 unknown").first).to_be_visible()


def test_an_installation_that_was_live_never_turns_into_the_sandbox(
    serve: Callable[..., Server], visit: Callable[..., Page], stand_in: StandIn, tmp_path: Path
) -> None:
    server = serve(**live(stand_in))
    server.stop()
    del server.environment["TWIN_TOKEN"]
    server.start()
    page = visit(server.url)
    operator.bring_to_release(page, people(tmp_path / "people.csv", 3))
    expect(page.get_by_text(re.compile("no token", re.IGNORECASE)).first).to_be_visible()
    expect(page.locator(".st-key-call")).to_have_count(0)
    assert stand_in.called() == {}
