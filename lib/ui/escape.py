"""Text from files and from TWIN, made harmless for Streamlit's Markdown."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+.!|~$<>^&:=-])")

# Backslashes hold off Markdown and directives, but icons, emoji (:name:), arrows and links (of https://, www. and
# a@b.c) are put in after it is parsed: an invisible WORD JOINER parts the characters that would make one.
_JOINER = "\N{WORD JOINER}"
_MADE = re.compile(r":(?=[\w+/-]+:)|[<~>-](?=[=>-])|:(?=//)|www(?=\.)|[\w.+-](?=@)", re.IGNORECASE)


def plain(text: str) -> str:
    """The text as it stands, in one line, for a label, a sentence or a cell of `st.table`."""
    one_line = " ".join(text.split())
    return _MARKS.sub(r"\\\1", _MADE.sub(rf"\g<0>{_JOINER}", one_line))
