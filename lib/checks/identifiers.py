"""The checks of scenario, template and external id."""

from lib.model.check import Check
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.text import DASHES, SPACES, UNSEEN

EXTERNAL_ID_BYTES = 10_240
"""The longest external id that TWIN takes, in bytes of UTF-8 (twin-api §1)."""

CYRILLIC = "АВЕКМНОРСТУХаекорсухіІѕЅјЈ"
LATIN = "ABEKMHOPCTYXaekopcyxiIsSjJ"
"""The Cyrillic letters that look like Latin ones, and those; the last six are not Russian."""

_IN_FIVE_GROUPS = "[0-9a-zA-Z]{8}(-[0-9a-zA-Z]{4}){3}-[0-9a-zA-Z]{8,}"
_PLAIN = (
    f"regexp_replace(translate(value, '{CYRILLIC}{DASHES}', '{LATIN}{'-' * len(DASHES)}'),"
    r" '[\s{}()''’\x{22}«»]', '', 'g')"
)
_LIKE_AN_ID = (
    f"(regexp_full_match(value, '[{{(]?([0-9a-fA-F-]{{8,}}|{_IN_FIVE_GROUPS})[)}}]?')"
    f" or regexp_full_match({_PLAIN}, '[0-9a-fA-F]{{32}}|{_IN_FIVE_GROUPS}'))"
    " and regexp_matches(value, '[0-9]')"
)
"""Rather an id that was cut or mistyped, or that a spreadsheet or a chat has decorated, than a name."""

RUSSIAN_LIKE = LATIN[:-6]
"""The Latin letters that look like Russian ones."""


def _of_both(letters: str, others: str) -> str:
    """A word of letters and digits, with letters of both kinds and no third."""
    word = f"[0-9{letters}{others}]*"
    pair = f"(?:[{letters}]{word}[{others}]|[{others}]{word}[{letters}])"
    return rf"(?:^|[^\p{{L}}\p{{N}}]){word}{pair}{word}(?:[^\p{{L}}\p{{N}}]|$)"


LOOKALIKE = f"{_of_both('A-Za-z', CYRILLIC)}|{_of_both('А-Яа-яЁё', RUSSIAN_LIKE)}"
"""A word of Latin letters with Cyrillic ones among them that look the same, or a Russian one with such Latin letters:
to TWIN it is another client.
"""

_NOT_PLAIN = "".join(f"\\x{{{ord(each):x}}}" for each in SPACES[1:] + UNSEEN) + r"\x00-\x1f\x7f-\x9f"
ODD_SIGN = rf"[\p{{L}}\p{{N}}][{DASHES[1:]}][\p{{L}}\p{{N}}]|[{_NOT_PLAIN}]"
"""A long dash within a word, a space that is no plain one, or a sign that cannot be seen."""

_IDS = (Field.BOT_SETTINGS_ID, Field.AUTO_CALL_TEMPLATE_ID)

CHECKS = (
    Check(Code.UUID_INVALID, Severity.ERROR, f"uuid is null and ({_LIKE_AN_ID})", _IDS),
    Check(Code.UNKNOWN_NAME, Severity.ERROR, f"uuid is null and not ({_LIKE_AN_ID})", _IDS),
    Check(
        Code.EXTERNAL_ID_TOO_LONG,
        Severity.ERROR,
        f"strlen(value) > {EXTERNAL_ID_BYTES}",
        (Field.CLIENT_EXTERNAL_ID,),
        value="left(value, 100) || '…'",
    ),
    Check(
        Code.LOOKALIKE_IN_ID,
        Severity.WARNING,
        f"regexp_matches(value, '{LOOKALIKE}|{ODD_SIGN}')",
        (Field.CLIENT_EXTERNAL_ID,),
    ),
)
