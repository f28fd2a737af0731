"""Quotes that some programs set otherwise: around whole lines, or with blanks between them and the delimiters.

A spreadsheet that opened a table as one column saves each line as one cell, and some exports have a blank behind each
delimiter. Others write `="79161234567"`, a formula that is a text, so that a spreadsheet keeps the digits. Lines keep
their numbers and their ends.
"""

import re
from collections.abc import Callable, Sequence

from lib.intake.lines import Lines, divide

_WHOLE = re.compile(rb'(?<![^\r\n])[^\S\r\n]*"([^"\r\n]*(?:""[^"\r\n]*)*)"[^\S\r\n]*(?![^\r\n])')
_WITH_BLANK = re.compile(rb'(?<![^\r\n])[^\r\n]*(?: "|" )[^\r\n]*')
_TEXT_FORMULA = rb'(?<![^\r\nD])(?:="([^"\r\nD]*)"|"=""([^"\r\n]*)""")(?![^\r\nD])'
_MOST = 0.5

_Found = re.Match[bytes]


def has_outer(sample: Lines, delimiters: Sequence[str]) -> bool:
    """Whether most lines with something in them are one quoted cell with a delimiter in it."""
    text, signs = _bytes(sample), [each.encode() for each in delimiters]
    outer = sum(any(sign in inside for sign in signs) for inside in _WHOLE.findall(text))
    return outer > sum(map(bool, map(bytes.strip, text.splitlines()))) * _MOST


def without_outer(lines: Lines) -> Lines:
    """The lines without the quotes around each as a whole."""
    return _changed(lines, _WHOLE, lambda found: found[1].replace(b'""', b'"'))


def tight(lines: Lines, delimiter: str, sample: int) -> Lines:
    """The lines without blanks around quoted cells, where most of the first ones that have quotes have such blanks.

    In one line alone that is no habit, and the line stays as it is.
    """
    cell = re.compile(rb' *("[^"]*(?:""[^"]*)*") *(D|$)|[^D]*D|[^D]+$'.replace(b"D", re.escape(delimiter.encode())))

    def without_blanks(line: bytes) -> bytes:
        return cell.sub(lambda found: found[1] + found[2] if found[1] else found[0], line)

    quoted = [line for line in _bytes(lines.first(sample)).splitlines() if b'"' in line]
    if sum(without_blanks(line) != line for line in quoted) <= max(1, len(quoted) * _MOST):
        return lines
    return _changed(lines, _WITH_BLANK, lambda found: without_blanks(found[0]))


def as_shown(lines: Lines, delimiters: str, sample: int) -> Lines:
    """The lines with each formula that is a text as that text, where half of the first ones with something in them have
    such cells; else the very same lines: of a few such cells nobody can say what made them.
    """
    cell = re.compile(_TEXT_FORMULA.replace(b"D", re.escape(delimiters.encode())))
    filled = [line for line in _bytes(lines.first(sample)).splitlines() if line.strip()]
    found = sum(cell.search(line) is not None for line in filled)
    if not found or found < len(filled) * _MOST:
        return lines
    return _changed(lines, cell, lambda each: b'"' + (each[1] or each[2] or b"") + b'"')


def _bytes(lines: Lines) -> bytes:
    return bytes(lines.utf8[lines.starts[0] : lines.starts[-1]])


def _changed(lines: Lines, pattern: re.Pattern[bytes], change: Callable[[_Found], bytes]) -> Lines:
    return divide(memoryview(pattern.sub(change, _bytes(lines))))
