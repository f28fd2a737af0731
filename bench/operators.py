"""How long pages take for five operators while thousands are being sent, against the same pages at rest."""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.async_api import Page, async_playwright

from bench.send import released, stand_in
from lib import wiring
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.settings import Settings

OPERATORS = 5
ROUNDS = 8
THINKS = 1.0
PEOPLE = 60_000
PACE = Pace(batch_size=20, parallel=4)
AT_MOST = 1.5
PORT = 8655
SCREENS = ("", "history", "unknown")
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def measure() -> None:
    """Print the medians over all pages, at rest and while a submission is sent, and their ratio."""
    browser = os.environ.get("CALLBOARD_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("This measurement needs Chromium: apt-get install chromium (or set CALLBOARD_BROWSER).")
    with stand_in(0.05) as url, tempfile.TemporaryDirectory() as folder:
        environment = {
            "CALLBOARD_DATA": folder, "TWIN_BASE_URL": url, "TWIN_TOKEN": "bench", "CALLBOARD_DAY_LIMIT": str(PEOPLE)
        }  # fmt: skip
        submission_id = _paused(Settings.model_validate(environment))
        with _server(environment) as address:
            rest, sending = asyncio.run(_looked(browser, address, submission_id))
    ratio = median(sending) / median(rest)
    print(
        f"{OPERATORS} operators, {len(rest)} pages at rest: median {median(rest) * 1000:.0f} ms;"
        f" {len(sending)} while {PACE.parallel} requests are out: {median(sending) * 1000:.0f} ms,"
        f" ratio {ratio:.2f} (at most {AT_MOST})"
    )


def _paused(settings: Settings) -> str:
    services = wiring.build(settings)
    try:
        submission_id = released(services, PEOPLE, PACE)
        services.orders.pause(submission_id, by=LOCAL)
    finally:
        wiring.close(services)
    return submission_id


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[str]:
    command = ["streamlit", "run", "app.py", "--server.port", str(PORT), "--server.headless", "true"]
    address = f"http://127.0.0.1:{PORT}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-m", *command], cwd=root, env={**os.environ, **environment}, **quiet
    ) as server:  # type: ignore[call-overload]
        until = time.monotonic() + 60
        while not _answers(address):
            if time.monotonic() > until:
                raise SystemExit("the server did not start: the measurement means nothing")
            time.sleep(0.1)
        yield address
        server.terminate()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


async def _looked(browser: str, address: str, submission_id: str) -> tuple[list[float], list[float]]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=browser, args=QUIET)
        pages = [await (await chromium.new_context()).new_page() for _ in range(OPERATORS)]
        await asyncio.gather(*(_rounds(page, address, 1) for page in pages))  # everything is loaded once
        rest = await asyncio.gather(*(_rounds(page, address, ROUNDS) for page in pages))
        releaser = await chromium.new_page()
        await releaser.goto(f"{address}/submission?id={submission_id}")
        await releaser.locator(".st-key-resume button").click()
        await releaser.get_by_text("Sending since").wait_for()
        await releaser.close()
        sending = await asyncio.gather(*(_rounds(page, address, ROUNDS) for page in pages))
        await pages[0].goto(f"{address}/submission?id={submission_id}")
        await pages[0].get_by_text("Sending since").wait_for()  # it was sending to the end
        await chromium.close()
    return [each for taken in rest for each in taken], [each for taken in sending for each in taken]


async def _rounds(page: Page, address: str, rounds: int) -> list[float]:
    taken = []
    for turn in range(rounds):
        began = time.perf_counter()
        await page.goto(f"{address}/{SCREENS[turn % len(SCREENS)]}")
        await page.locator("h1").first.wait_for()
        await page.locator(READY).wait_for()
        taken.append(time.perf_counter() - began)
        await asyncio.sleep(THINKS)
    return taken


if __name__ == "__main__":
    measure()
