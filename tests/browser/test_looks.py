"""Language, width and theme, as people meet them; and the pictures of the README."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import operator_at_work as operator
from tests.browser.conftest import ROOT, Server
from tests.browser.files import people
from tests.browser.test_story import CAN_GO

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CONTRAST = """element => {
    const numbers = colour => [...colour.match(/[\\d.]+/g).map(Number), 1].slice(0, 4);
    const over = (top, ground) => ground.map((one, place) => top[place] * top[3] + one * (1 - top[3]));
    const light = colour => colour.slice(0, 3).map(one => one / 255)
        .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
    const around = [];
    for (let each = element; each; each = each.parentElement) around.unshift(getComputedStyle(each).backgroundColor);
    const ground = around.map(numbers).reduce((below, top) => over(top, below), [255, 255, 255]);
    const [one, other] = [light(over(numbers(getComputedStyle(element).color), ground)), light(ground)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}"""
"""WCAG's ratio of a text to what it stands on; 4.5 is asked for."""
LINKS_CUT = """[...document.querySelectorAll('[data-testid=stPageLink-NavLink] span')]
    .filter(each => each.getBoundingClientRect().right > innerWidth || each.scrollWidth > each.clientWidth)
    .map(each => each.innerText)"""
THREE_PAGES = 60
"""Rows; the narrowest control of pages that could hide one of them."""
LONG = "Список на обзвон по клинике на Ленинском, ноябрь 2026, исправленный вторично (3).csv"


@pytest.mark.browser
def test_russian_comes_from_the_browser_and_the_switch_can_be_read_in_the_dark_and_is_remembered(
    serve: Callable[..., Server], visit: Callable[..., Page]
) -> None:
    server = serve()
    page = visit(server.url, locale="ru-RU", color_scheme="dark")
    expect(page.get_by_text("ПЕСОЧНИЦА: никому не звоним")).to_be_visible()
    operator.press(page, "person")
    page.mouse.move(0, 400)
    for opened in (page.locator(".st-key-person button"), page.get_by_role("radio", name="Русский")):
        assert opened.locator("p, span").last.evaluate(CONTRAST) >= 4.5
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_text("SANDBOX: nobody is called")).to_be_visible()
    page.wait_for_function("document.cookie.includes('callboard_language=en')")
    page.goto(f"{server.url}/history")
    operator.ready(page)
    expect(page.get_by_role("heading", name="History")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("locale", ["en-US", "ru-RU"])
def test_no_page_is_wider_than_the_window_and_no_link_or_page_number_is_cut_off(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path, width: int, locale: str
) -> None:
    server = serve(CALLBOARD_SANDBOX_LATENCY="0.1")
    page = visit(server.url, locale=locale, viewport={"width": width, "height": 800}, color_scheme="dark")
    steps: list[Callable[[], object]] = [
        lambda: operator.upload(page, people(tmp_path / LONG, THREE_PAGES)),
        lambda: operator.columns(page),
        lambda: page.goto(f"{server.url}/batch"),
        lambda: page.get_by_test_id("stPageLink-NavLink").last.click(),
        lambda: operator.columns(page),
        lambda: operator.review(page),
        lambda: operator.release(page),
        lambda: operator.send(page, THREE_PAGES),
        lambda: page.goto(f"{server.url}/history"),
        lambda: page.goto(f"{server.url}/names"),
        lambda: page.goto(f"{server.url}/settings"),
    ]
    for step in steps:
        step()
        operator.ready(page)
        assert page.evaluate(WIDER) == 0, page.url
        assert page.evaluate(LINKS_CUT) == [], page.url
        expect(page.get_by_test_id("stPaginationEllipsis"), page.url).to_have_count(0)


@pytest.mark.screenshots
def test_make_the_pictures_of_the_readme(serve: Callable[..., Server], visit: Callable[..., Page]) -> None:
    docs = ROOT / "docs"
    docs.mkdir(exist_ok=True)
    server = serve(CALLBOARD_SANDBOX_LATENCY="1.5", CALLBOARD_BATCH_SIZE="12")
    page = visit(server.url, timezone_id="Europe/Moscow")

    def picture(name: str) -> None:
        operator.ready(page)
        expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=docs / f"{name}.png")

    expect(page.get_by_text("Open the sample")).to_be_visible()
    picture("overview")
    operator.press(page, "sample")
    operator.columns(page)
    picture("columns")
    operator.review(page)
    expect(page.get_by_text("A digit is missing").first).to_be_visible()
    picture("review")
    operator.release(page)
    operator.type_count(page, CAN_GO)
    picture("release")
    operator.press(page, "call")
    page.wait_for_url("**/submission?*")
    expect(page.get_by_text("by order").first).to_be_visible(timeout=20_000)
    picture("submission")
    operator.finished(page)
    page.goto(f"{server.url}/history")
    expect(page.get_by_text("1 submission")).to_be_visible()
    picture("history")
