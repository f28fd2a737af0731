"""The numbers before the items of a list, which are no part of what is listed.

«1. 9162345678» is the first of several Russian numbers; with the 1 it would be somebody's number in America.
"""

import re

from lib.intake.lines import Lines

ONE = re.compile(r"\s*(\d{1,4})[.)][ \t\u00a0]+")
"""What is the number of an item wherever it stands: `1. ` and `1) `."""

_OF_SEVERAL = re.compile(r"\s*(?:№ ?)?(\d{1,4})(?:[.):-][ \t\u00a0]*|[ \t\u00a0]+)(?=[^\s;,|])")
_SAMPLE = 1_000
_MOST = 0.5


def counted(lines: Lines) -> re.Pattern[str] | None:
    """What the numbers of the items look like, where most lines have one and all of these count 1, 2, 3…

    «1 916 234-56-78» alone is a number; two such lines are counted where the second has a 2.
    """
    for item, least in ((ONE, 1), (_OF_SEVERAL, 2)):
        if _count(lines.first(_SAMPLE), item, least) and _count(lines, item, least):
            return item
    return None


def without(line: str, item: re.Pattern[str] | None) -> str:
    """The line without the number of its item, if it has one."""
    found = item.match(line) if item else None
    return line[found.end() :] if found else line


def _count(lines: Lines, item: re.Pattern[str], least: int) -> bool:
    filled = [line for line in lines if line.strip()]
    found = [int(each[1]) for each in map(item.match, filled) if each]
    return len(found) >= max(least, len(filled) * _MOST) and found == list(range(1, len(found) + 1))
