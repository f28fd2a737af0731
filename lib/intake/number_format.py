"""A spreadsheet's number format: how a number in a cell looks to whoever opens the sheet.

The codes are those of ECMA-376 §18.8.31. What depends on the language of the operator's machine is left out: thousands
stand together, the decimal sign is a dot, and dates are ISO, as much of them as is shown. A format that would hide
digits (an exponent, a fraction, thousands cut off) is not followed: the number comes with all of them. Nor are zeros
added behind a whole number as long as a phone, which is what it is where a column was made a number by hand.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum

from lib.intake import cells

GENERAL = "General"
"""The code of a cell that has no format of its own."""

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
  | \\(?P<escaped>.)
  | \[\$(?P<currency>[^\]-]*)[^\]]*\]
  | \[(?P<condition>[<>=]{1,2}-?\d+(?:\.\d+)?)\]
  | \[(?P<elapsed>h+|m+|s+)\]
  | (?P<colour>\[[^\]]*\])
  | (?P<filler>[_*].?)
  | (?P<general>General|Standard|Основной)
  | (?P<half>AM/PM|A/P)
  | (?P<exponent>E[+-])
  | (?P<date>[ymdhs]+)
  | (?P<digit>[0#?])
  | (?P<mark>[.,%/@])
  | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"([<>=]+)(.+)")
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": float.__lt__, "<=": float.__le__, "=": float.__eq__, ">=": float.__ge__, ">": float.__gt__,
    "<>": float.__ne__,
}  # fmt: skip
PHONE = 10  # digits from which on a whole number may be a phone
_LONGEST = 255  # characters of a code; what is longer is no code of a spreadsheet
_EXACT = Context(prec=2_000)  # as many digits as the largest number has with the longest code
_FLAG = 1  # a word in place of a number is what is seen for a yes or a no; in place of anything else it hides digits


class Kind(Enum):
    """What a section of a format makes of a number."""

    PLAIN = "plain"
    NUMBER = "number"
    WORDS = "words"
    DATE = "date"
    DAY = "day"
    TIME = "time"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class _Section:
    """`whole` and `decimals` are placeholders (`0 # ?`) and literals, the latter longer than one or another sign."""

    kind: Kind
    condition: tuple[str, float] | None = None
    before: str = ""
    whole: tuple[tuple[str, bool], ...] = ()
    decimals: tuple[tuple[str, bool], ...] = ()
    after: str = ""
    percents: int = 0


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A parsed code: one section, or several for positive, negative and zero numbers, or with conditions."""

    sections: tuple[_Section, ...]

    @property
    def is_plain(self) -> bool:
        """Whether a whole number above zero looks as it is: all its digits and nothing else."""
        first = self.sections[0]
        if first.condition or first.before or first.after or first.percents or first.decimals:
            return False
        needed = sum(sign in "0?" for sign, _ in first.whole)
        whole = first.kind is Kind.NUMBER and needed <= 1 and all(is_digit for _, is_digit in first.whole)
        return whole or first.kind is Kind.PLAIN

    def text(self, number: float, *, since_1904: bool = False) -> str:
        """The number as it is seen; `since_1904` says where the workbook's days are counted from."""
        section, magnitude = self._section(number)
        if section.kind is Kind.NUMBER:
            return _number(section, magnitude)
        if section.kind is Kind.WORDS:
            return section.before if section.before and abs(number) <= _FLAG else cells.text(number)
        if section.kind is Kind.PLAIN:
            return (section.before + cells.text(magnitude) + section.after).strip()
        moment = cells.moment(number, since_1904=since_1904)
        if moment is None:
            return cells.text(number)
        if section.kind is Kind.DURATION:
            return cells.text(cells.duration(number))
        return cells.seen(moment, day=section.kind is not Kind.TIME and number >= 1, hour=section.kind is not Kind.DAY)

    def _section(self, number: float) -> tuple[_Section, float]:
        """The section that shows this number, and the number without a sign that the section stands for."""
        sections = self.sections
        if any(section.condition for section in sections):
            for section in sections:
                if section.condition is None or _COMPARED[section.condition[0]](float(number), section.condition[1]):
                    return section, number
            return sections[-1], number
        if number < 0 and len(sections) > 1:
            return sections[1], -number
        if number == 0 and len(sections) > 2:
            return sections[2], number
        return sections[0], number


def parse(code: str) -> NumberFormat:
    """A format by its code; one that says nothing is General, and so is one that no spreadsheet takes."""
    sections = [_section(tokens) for tokens in _divided(code if len(code) <= _LONGEST else GENERAL)]
    return NumberFormat(tuple(sections[:3]) or (_Section(Kind.PLAIN),))


def _divided(code: str) -> list[list[tuple[str, str]]]:
    """The tokens of each section, as pairs of what they are and their text."""
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        name = str(match.lastgroup)
        if name == "literal" and match["literal"] == ";":
            sections.append([])
        else:
            sections[-1].append((name, match[name]))
    return sections


def _section(tokens: Sequence[tuple[str, str]]) -> _Section:
    names = [name for name, _ in tokens]
    marks = [text for name, text in tokens if name == "mark"]
    condition = next((_condition(text) for name, text in tokens if name == "condition"), None)
    if "date" in names or "elapsed" in names:
        return _Section(_moment(tokens), condition)
    literals = [(name, _literal(name, text)) for name, text in tokens]
    if "general" in names:
        at = names.index("general")
        before, after = ("".join(text for _, text in part) for part in (literals[:at], literals[at + 1 :]))
        return _Section(Kind.PLAIN, condition, before=before, after=after)
    if "digit" not in names:
        words = "".join(text for _, text in literals).strip()
        return _Section(Kind.PLAIN if "@" in marks else Kind.WORDS, condition, before="" if "@" in marks else words)
    if "exponent" in names or "/" in marks:
        return _Section(Kind.PLAIN, condition)
    return _digits(tokens, condition, marks.count("%"))


def _digits(tokens: Sequence[tuple[str, str]], condition: tuple[str, float] | None, percents: int) -> _Section:
    places = [place for place, (name, _) in enumerate(tokens) if name == "digit"]
    first, last = places[0], places[-1]
    point = next((place for place, token in enumerate(tokens) if token == ("mark", ".")), len(tokens))
    whole_last = max((place for place in places if place < point), default=first - 1)
    if ("mark", ",") in tokens[whole_last + 1 : point]:
        return _Section(Kind.PLAIN, condition)  # thousands are cut off
    first, last = min(first, point), max(last, point if point < len(tokens) else last)

    def part(begin: int, end: int) -> tuple[tuple[str, bool], ...]:
        pieces = (
            (_literal(name, text) or text * (name == "digit"), name == "digit") for name, text in tokens[begin:end]
        )
        return tuple(piece for piece in pieces if piece[0])

    def words(begin: int, end: int) -> str:
        return "".join(_literal(name, text) for name, text in tokens[begin:end])

    return _Section(
        Kind.NUMBER,
        condition,
        before=words(0, first),
        whole=part(first, min(point, last + 1)),
        decimals=part(point + 1, last + 1),
        after=words(last + 1, len(tokens)),
        percents=percents,
    )


def _literal(name: str, text: str) -> str:
    """What a token shows, whatever the number is."""
    if name in ("quoted", "escaped", "literal", "currency"):
        return text
    if name == "filler":
        return " " if text.startswith("_") else ""
    return text if name == "mark" and text in "%/." else ""


def _condition(text: str) -> tuple[str, float] | None:
    match = _CONDITION.fullmatch(text)
    return (match[1], float(match[2])) if match and match[1] in _COMPARED else None


def _moment(tokens: Sequence[tuple[str, str]]) -> Kind:
    if any(name == "elapsed" for name, _ in tokens):
        return Kind.DURATION
    letters = "".join(text.lower() for name, text in tokens if name == "date")
    if not set(letters) & set("hs"):
        return Kind.DAY
    return Kind.DATE if "y" in letters or "d" in letters else Kind.TIME


def _number(section: _Section, number: float) -> str:
    value = cells.decimal(number).scaleb(2 * section.percents, _EXACT)
    places = sum(is_digit for _, is_digit in section.decimals)
    rounded = value.copy_abs().quantize(Decimal(1).scaleb(-places, _EXACT), ROUND_HALF_UP, _EXACT)
    whole, _, decimals = f"{rounded:f}".partition(".")
    sign = "-" if value < 0 and rounded else ""
    shown = section.before + _whole(section.whole, whole.lstrip("0"))
    if len(whole) < PHONE or decimals.strip("0"):
        shown += _decimals(section.decimals, decimals)
    return (sign + shown + section.after).strip() or cells.text(number)


def _whole(pattern: tuple[tuple[str, bool], ...], digits: str) -> str:
    """Digits from the right into their places; those that find none stand before the first."""
    left = sum(is_digit for _, is_digit in pattern)
    padded = digits.rjust(left, "\0")
    shown = [padded[: len(padded) - left]] if not left else []
    for sign, is_digit in pattern:
        if not is_digit:
            shown.append(sign)
            continue
        taken, padded = padded[: len(padded) - left + 1], padded[len(padded) - left + 1 :]
        left -= 1
        shown.append(taken.replace("\0", {"0": "0", "?": " "}.get(sign, "")))
    return "".join(shown)


def _decimals(pattern: tuple[tuple[str, bool], ...], digits: str) -> str:
    optional = "".join(sign for sign, is_digit in pattern if is_digit)
    kept = len(digits.rstrip("0"))
    needed = max(kept, optional.rfind("0") + 1)
    shown: list[str] = []
    at = 0
    for sign, is_digit in pattern:
        if not is_digit:
            shown.append(sign)
        else:
            shown.append(digits[at] if at < needed else "")
            at += 1
    return "." + "".join(shown) if needed else "".join(shown)
