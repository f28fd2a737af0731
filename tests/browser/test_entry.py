"""The first request after a start, to any address, meets the shell first."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import operator_at_work as operator
from tests.browser.conftest import Server

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "address",
    ["", "batch", "history", "settings", "columns?draft=none", "review?draft=none", "release?draft=none",
     "submission?id=none"],
)  # fmt: skip
def test_the_first_deep_link_after_a_start_runs_the_shell(
    serve: Callable[..., Server], visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"{serve().url}/{address}")
    operator.ready(page)
    expect(page.get_by_text("Sender runs")).to_be_visible()
    expect(page.get_by_role("link", name="History", exact=True)).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_an_address_of_nothing_ends_in_a_sentence(serve: Callable[..., Server], visit: Callable[..., Page]) -> None:
    server = serve()
    for address in ("review?draft=none", "submission?id=none", "release", "submission"):
        page = visit(f"{server.url}/{address}")
        operator.ready(page)
        expect(page.get_by_role("alert").first).to_be_visible()
