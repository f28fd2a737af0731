"""Text from files stays text on a page."""

import pytest

from lib.ui.escape import plain

JOINER = "\N{WORD JOINER}"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("https://example.com", "://"),
        ("HTTP://example.com", "://"),
        ("see www.example.com", "www."),
        ("anna@example.com", "a@"),
        (":smile:", ":smile:"),
        ("a -> b", "->"),
    ],
)
def test_what_a_page_would_make_a_link_or_an_icon_of_is_parted(text: str, made: str) -> None:
    shown = plain(text).replace("\\", "")
    assert made not in shown
    assert shown.replace(JOINER, "") == text


def test_markdown_is_escaped_and_lines_become_one() -> None:
    assert plain("**bold**\n# [x](y)") == r"\*\*bold\*\* \# \[x\]\(y\)"
