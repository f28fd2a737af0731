"""What an operator does in a browser, a verb each."""

from pathlib import Path

from playwright.sync_api import Page, expect

READY = "[data-testid=stApp][data-test-script-state=notRunning]"


def ready(page: Page) -> None:
    """Wait until the page's script has ended."""
    page.wait_for_selector(READY)


def press(page: Page, key: str) -> None:
    """Press the button with this widget key."""
    page.locator(f".st-key-{key} button").click()


def upload(page: Page, path: Path) -> None:
    """Bring a file, wherever the page has its uploader."""
    page.locator("input[type=file]").set_input_files(path)


def columns(page: Page) -> None:
    """Wait for the columns of a file that was just brought."""
    page.wait_for_url("**/columns?*")
    expect(page.locator(".st-key-check button")).to_be_enabled()


def review(page: Page) -> None:
    """Check the rows and wait for the review."""
    press(page, "check")
    page.wait_for_url("**/review?*")
    ready(page)


def release(page: Page) -> None:
    """Go on to the release."""
    press(page, "release")
    page.wait_for_url("**/release?*")
    ready(page)


def type_count(page: Page, count: int) -> None:
    """Type how many people; the button wakes up."""
    page.locator(".stApp").get_by_role("textbox").last.fill(str(count))
    expect(page.locator(".st-key-call button")).to_be_enabled()


def send(page: Page, count: int) -> str:
    """Type the count, press the button, and return the submission's address."""
    type_count(page, count)
    press(page, "call")
    page.wait_for_url("**/submission?*")
    return page.url


def bring_to_release(page: Page, path: Path) -> None:
    """The whole way from a file to its release."""
    upload(page, path)
    columns(page)
    review(page)
    release(page)


def finished(page: Page, words: str = "Finished") -> None:
    """Wait until the submission says so."""
    expect(page.get_by_text(words, exact=True).first).to_be_visible(timeout=60_000)
