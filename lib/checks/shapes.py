"""What a text looks like, and what nearly all cells of a column hold: a phone number among names is a shifted row."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.sheet import Texts


class Shape(StrEnum):
    """What a text looks like."""

    WORDS = "words"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"
    UUID = "uuid"
    NUMBER = "number"
    DAY_NUMBER = "day_number"
    OTHER = "other"


_DAY = r"[0-9]{1,2}[./\-][0-9]{1,2}[./\-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}[./\-][0-9]{1,2}[./\-][0-9]{1,2}"
_SHAPES = {
    Shape.EMAIL: re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}"),
    Shape.UUID: re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE),
    Shape.DATE: re.compile(rf"(?:{_DAY})(?:[ T][0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?"),
    Shape.PHONE: re.compile(r"\+?(?:[ ().\-]{0,2}[0-9]){10,15}"),
    Shape.NUMBER: re.compile(r"[+\-−]?[0-9][0-9 \u00a0\u202f.,]*%?"),
    Shape.WORDS: re.compile(r"(?=.*[^\W\d_]{2})[^\d@#{}<>]+", re.DOTALL),
}
_STRANGERS = {
    Shape.WORDS: frozenset({Shape.DATE, Shape.PHONE, Shape.EMAIL, Shape.UUID, Shape.NUMBER}),
    Shape.DATE: frozenset({Shape.WORDS, Shape.PHONE, Shape.EMAIL, Shape.UUID, Shape.DAY_NUMBER}),
    Shape.NUMBER: frozenset({Shape.DATE, Shape.PHONE, Shape.EMAIL, Shape.UUID}),
    Shape.EMAIL: frozenset({Shape.WORDS, Shape.DATE, Shape.PHONE, Shape.UUID, Shape.NUMBER}),
}
"""What surely belongs elsewhere, by what the column holds; of other columns nothing is surely out of place."""

_DAY_NUMBER = re.compile(r"[2-6][0-9]{4}")  # days since 1900, as a workbook keeps a date: from 1954 to 2091
_UNLIKELY = {Shape.WORDS: "[0-9].*[0-9]|@"}
_PLAINLY = {
    Shape.DATE: f"^(?:{_DAY})",
    Shape.NUMBER: "^[+-]?[0-9]{1,9}(?:[.,][0-9]+)?%?$|^[+-]?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})*(?:[.,][0-9]+)?$",
    Shape.EMAIL: "@",
}
"""A quick look at all texts of a column: what is worth a closer one, or what surely is none."""

_UNFILLED = re.compile(r"\{\{|[=#]")  # a placeholder, a formula or its error: nothing of what the column holds
_FEWEST = 20
_SHARE = 0.95


def shape(text: str) -> Shape:
    """What a text that is not blank looks like."""
    return next((each for each, pattern in _SHAPES.items() if pattern.fullmatch(text)), Shape.OTHER)


def day(text: str) -> date | None:
    """The date that a workbook keeps as this number, None where it is no likely one."""
    return date(1899, 12, 30) + timedelta(days=int(text)) if _DAY_NUMBER.fullmatch(text) else None


def held(texts: Texts) -> Shape | None:
    """What nearly all cells of a column hold, where that is plain."""
    counts = np.bincount(texts.nth, minlength=len(texts.texts))
    shapes: dict[Shape, int] = {}
    for text, count in zip(texts.texts.to_pylist(), counts.tolist(), strict=True):
        if text and not _UNFILLED.match(text):
            looks = Shape.DAY_NUMBER if _DAY_NUMBER.fullmatch(text) else shape(text)
            shapes[looks] = shapes.get(looks, 0) + count
    filled = sum(shapes.values())
    # a number of a day counts as what most of the others are: a date among dates, an amount among amounts
    days = shapes.pop(Shape.DAY_NUMBER, 0)
    like = max((Shape.NUMBER, Shape.DATE), key=lambda each: shapes.get(each, 0))
    shapes[like] = shapes.get(like, 0) + days
    most = max(shapes, key=lambda each: shapes[each], default=Shape.OTHER)
    return most if most in _STRANGERS and filled >= _FEWEST and shapes[most] >= _SHARE * filled else None


def all_held(columns: Sequence[Texts]) -> dict[int, Shape]:
    """What the columns hold, by place, where it is plain."""
    return {texts.place: found for texts in columns if (found := held(texts))}


def strangers(texts: pa.StringArray, holds: Shape | None) -> pa.StringArray:
    """Of each text, what it looks like if that surely belongs into another column, else null."""
    found: list[str | None] = [None] * len(texts)
    if holds:
        matching = pc.match_substring_regex(texts, _UNLIKELY.get(holds) or _PLAINLY[holds])
        suspicious = matching if holds in _UNLIKELY else pc.invert(matching)
        for nth in np.flatnonzero(suspicious).tolist():
            found[nth] = _stranger(texts[nth].as_py(), holds)
    return pa.array(found, pa.string())


def _stranger(text: str, holds: Shape) -> Shape | None:
    looks = Shape.DAY_NUMBER if holds is Shape.DATE and _DAY_NUMBER.fullmatch(text) else shape(text)
    return looks if looks in _STRANGERS[holds] else None
