"""The language switch: it remembers, and leads nobody away."""

import asyncio
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from lib.routes.language import language


def switch(**query: str) -> Response:
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/language",
        "query_string": urlencode(query).encode(),
        "headers": [],
    }
    return asyncio.run(language(Request(scope)))


def test_the_chosen_language_is_remembered_and_the_page_comes_back() -> None:
    answer = switch(to="ru", back="/history?state=paused")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/history?state=paused"
    assert answer.headers["set-cookie"].startswith("callboard_language=ru;")


def test_an_unknown_language_is_not_remembered() -> None:
    assert "set-cookie" not in switch(to="xx").headers


@pytest.mark.parametrize(
    "back", ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)", ""]
)
def test_nobody_is_led_to_another_server(back: str) -> None:
    assert switch(to="en", back=back).headers["location"] == "/"
