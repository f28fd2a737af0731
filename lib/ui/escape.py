"""Text from files and from TWIN, made harmless for Streamlit's Markdown."""

import re

# Backslashes hold off Markdown and directives, but icons, emoji and arrows are put in after it is parsed: an invisible
# WORD JOINER parts the characters that would make one.
_MARKS = re.compile(r"([\\`*_{}\[\]()#+.!|~$<>^&-])")
_JOINER = "\N{WORD JOINER}"


def plain(text: str) -> str:
    """The text as it stands, in one line, for a label, a sentence or a cell of `st.table`."""
    joined = " ".join(text.split())
    return _MARKS.sub(r"\\\1", joined).replace(":", rf"\:{_JOINER}")
