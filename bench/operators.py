"""How long pages take for five operators while thousands are being sent, against the same pages at rest."""

import asyncio
import tempfile
import time
from statistics import median

from playwright.async_api import Page, async_playwright

from bench.send import released, stand_in
from bench.server import QUIET, READY, chromium, serve
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
SCREENS = ("", "history", "unknown")


def measure() -> None:
    """Print the medians over all pages, at rest and while a submission is sent, and their ratio."""
    browser = chromium()
    with stand_in(0.05) as url, tempfile.TemporaryDirectory() as folder:
        environment = {
            "CALLBOARD_DATA": folder, "TWIN_BASE_URL": url, "TWIN_TOKEN": "bench", "CALLBOARD_DAY_LIMIT": str(PEOPLE)
        }  # fmt: skip
        submission_id = _paused(Settings.model_validate(environment))
        with serve(environment) as address:
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


async def _looked(browser: str, address: str, submission_id: str) -> tuple[list[float], list[float]]:
    async with async_playwright() as playwright:
        browsing = await playwright.chromium.launch(executable_path=browser, args=QUIET)
        pages = [await (await browsing.new_context()).new_page() for _ in range(OPERATORS)]
        await asyncio.gather(*(_rounds(page, address, 1) for page in pages))  # everything is loaded once
        rest = await asyncio.gather(*(_rounds(page, address, ROUNDS) for page in pages))
        releaser = await browsing.new_page()
        await releaser.goto(f"{address}/submission?id={submission_id}")
        await releaser.locator(".st-key-resume button").click()
        await releaser.get_by_text("Sending since").wait_for()
        await releaser.close()
        sending = await asyncio.gather(*(_rounds(page, address, ROUNDS) for page in pages))
        await pages[0].goto(f"{address}/submission?id={submission_id}")
        await pages[0].get_by_text("Sending since").wait_for()  # it was sending to the end
        await browsing.close()
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
