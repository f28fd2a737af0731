"""How long an operator waits from the end of an upload until the review is there, in a real browser."""

import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from bench import mixed
from bench.check import bare_read
from bench.server import QUIET, READY, chromium, serve

ROWS = 100_000
FILES = 5
AT_MOST = 3.0


def measure() -> None:
    """Print the median wait, beside DuckDB's bare read of the same file."""
    browser = chromium()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "people.csv")
        path.write_bytes(mixed.file(ROWS))
        with serve({"CALLBOARD_DATA": folder}) as address:
            browsing = playwright.chromium.launch(executable_path=browser, args=QUIET)
            page = browsing.new_page()
            waits = [_wait(page, address, path) for _ in range(FILES + 1)][1:]  # the first one loads everything
            browsing.close()
        began = time.perf_counter()
        bare_read(path)
        bare = time.perf_counter() - began
    print(
        f"{ROWS:,} rows: the review is there {median(waits):.2f} s after the upload's end (at most {AT_MOST:.0f};"
        f" median of {FILES}), {median(waits) / bare:.0f} times DuckDB's bare read"
    )


def _wait(page: Page, address: str, path: Path) -> float:
    """From the upload's end over the columns, where the button is pressed at once, to the review."""
    page.goto(f"{address}/batch")
    page.locator(READY).wait_for()
    with page.expect_response(lambda answer: "upload_file" in answer.url and answer.request.method == "PUT"):
        page.locator("input[type=file]").set_input_files(path)
    uploaded = time.perf_counter()
    page.wait_for_url("**/columns?*")
    check = page.locator(".st-key-check button:enabled")
    check.wait_for()
    check.click()
    page.wait_for_url("**/review?*")
    page.locator(".st-key-release button:enabled").wait_for()
    page.locator(READY).wait_for()
    return time.perf_counter() - uploaded


if __name__ == "__main__":
    measure()
