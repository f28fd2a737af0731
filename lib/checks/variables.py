"""The checks of what the bot says and of what TWIN gives back: variables and callback data.

A column with a dot in its name is an error, since TWIN keeps such names for itself (twin-api §9); so is a cell with an
unreplaced placeholder, which the bot would read aloud. Whoever does not want the variable empties the cell or leaves
the column out: a blank cell is no variable.
"""

import json
import re
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.checks import mojibake
from lib.checks.formats import is_sure
from lib.checks.shapes import Shape, strangers
from lib.checks.sheet import Texts
from lib.model.check import Check
from lib.model.columns import Field, Format
from lib.model.finding import Code, Severity

LONGEST = 500
"""A longer text is rarely meant to be said by the bot, in characters."""

CUT_AT = 255
"""As many characters as many a database keeps of a text: one that has just these was rather cut there."""

DEEPEST = 16
"""How deep callback data may be nested: whoever reads it back may have a limit of their own."""

GARBLED = "garbled:"
"""What is amiss with a text whose letters were read in another encoding; the right one's name follows, or nothing where
the letters are lost.
"""

_VARIABLE = (Field.VARIABLE,)
_CALLBACK = (Field.CALLBACK_DATA,)
_SHORT = "case when len(value) > 100 then left(value, 100) || '…' else value end"
_AS_DAY = "cast(date '1899-12-30' + try_cast(value as integer) as varchar)"  # a workbook's day 1, from 1 March 1900 on

CHECKS = (
    Check(Code.NAME_WITH_DOT, Severity.ERROR, "dotted", _VARIABLE),
    Check(Code.PLACEHOLDER, Severity.ERROR, "amiss = 'placeholder'", _VARIABLE),
    Check(Code.NO_VALUE, Severity.WARNING, "amiss = 'no_value'", _VARIABLE),
    Check(Code.CONTROL_CHARACTERS, Severity.WARNING, "amiss = 'control'", (*_VARIABLE, *_CALLBACK)),
    Check(
        Code.MOJIBAKE,
        Severity.WARNING,
        f"starts_with(amiss, '{GARBLED}')",
        _VARIABLE,
        detail=f"substr(amiss, {len(GARBLED) + 1})",
    ),
    Check(Code.QUOTE_NOT_CLOSED, Severity.WARNING, "amiss = 'quotes'", _VARIABLE),
    Check(Code.VARIABLE_TOO_LONG, Severity.WARNING, f"len(value) > {LONGEST}", _VARIABLE, value=_SHORT),
    Check(Code.TEXT_CUT_OFF, Severity.WARNING, f"amiss = 'cut_off' or len(value) = {CUT_AT}", _VARIABLE, value=_SHORT),
    Check(Code.FORMULA_TEXT, Severity.WARNING, "amiss = 'formula'", _VARIABLE, value=_SHORT),
    Check(
        Code.OTHER_CONTENT,
        Severity.WARNING,
        f"shape <> '{Shape.DAY_NUMBER}' and amiss is null",
        _VARIABLE,
        detail="shape",
    ),
    Check(Code.DAY_NUMBER, Severity.WARNING, f"shape = '{Shape.DAY_NUMBER}'", _VARIABLE, detail=_AS_DAY),
    Check(Code.FORMAT_UNSURE, Severity.WARNING, "unsure", _VARIABLE),
    Check(Code.BROKEN_JSON, Severity.WARNING, "amiss = 'broken_json'", _CALLBACK, value=_SHORT),
    Check(Code.DEEP_JSON, Severity.WARNING, "amiss = 'deep_json'", _CALLBACK, value=_SHORT),
)

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
_DOTS = r"(?:…|\.\.\.)$"
_NO_VALUE = r"(?:[(\[<]?(?:NULL|null|Null|nil|NaN|nan|NAN|NaT|None|NONE|undefined|N/A|n/a|Н/Д|н/д)[)\]>]?|<NA>|\\N)"
_LOST = "\ufffd"
_LETTERS_LOST = rf"{_LOST}|^[?\s.,()\-0-9]*\?{{3}}[?\s.,()\-0-9]*$"
_SUSPICIOUS = (
    rf"""[{{}}<%\[#"«»“”„]|^=.|\*\||^Err:5|{_DOTS}|{_CONTROL}|^{_NO_VALUE}$|{_LETTERS_LOST}|{mojibake.SUSPICIOUS}"""
)
"""Whatever matches none of this has nothing amiss: one look at each text, the rest at few."""

_NAME = r"[^\W\d][\w .\-]{0,60}"
_PLACEHOLDER = re.compile(
    rf"\{{\{{[^{{}}]*(?:\}}\}}|$)|\*\|\w+\|\*|\$?\{{ ?{_NAME} ?\}}|<%[^%]*%>|\[\[{_NAME}\]\]|%[^\W\d]\w{{2,40}}%"
    r"|#(?:N/A|Н/Д|REF!|ССЫЛКА!|VALUE!|ЗНАЧ!|NAME\?|ИМЯ\?|DIV/0!|ДЕЛ/0!|NUM!|ЧИСЛО!|NULL!|ПУСТО!|SPILL!|ПЕРЕНОС!"
    r"|CALC!|ВЫЧИСЛ!|BUSY!|ЗАНЯТО!)(?!\w)|^Err:5[0-9]{2}$"
    r"|^#{3,}$"
)
_LIKE_JSON = re.compile(r"""\{\s*(?:["'“”}]|\w+\s*:)|\[[\s{\["\]0-9]""")
_INCHES = re.compile(r'(?<=[0-9])"')


def read(texts: Texts, holds: Shape | None) -> dict[str, pa.Array]:
    """What is amiss with each text of a variable; `holds` is what nearly all cells of the column hold."""
    filled = pa.array(texts.filled())
    return {
        "amiss": _amiss(texts.texts, amiss),
        "shape": strangers(texts.texts, holds),
        "dotted": pc.and_(filled, pa.scalar("." in texts.column.name)),
        "unsure": _unsure(texts),
    }


def _unsure(texts: Texts) -> pa.BooleanArray:
    """Of each text, whether the column's format cannot surely read it, so that it stays as it is."""
    form = texts.column.format
    if form is Format.AS_IS:
        return pa.nulls(len(texts.texts), pa.bool_())
    return pa.array([not is_sure(form, text) for text in texts.texts.to_pylist()], pa.bool_())


def callback_data(texts: pa.StringArray) -> pa.StringArray:
    """What is amiss with each text of callback data."""
    return _amiss(texts, _callback)


def emptied(text: str) -> str | None:
    """Nothing, for a cell that is a placeholder, a spreadsheet's error or a word for nothing, without a word beside."""
    bare = text.strip()
    return "" if _PLACEHOLDER.fullmatch(bare) or re.fullmatch(_NO_VALUE, bare) else None


def without_controls(text: str) -> str | None:
    """The text without the characters that nobody sees and no voice can say; None where it has none."""
    plain = re.sub(_CONTROL, "", text)
    return plain if plain != text else None


def amiss(text: str) -> str | None:
    """What is amiss with one text of a variable, None if nothing is."""
    if _PLACEHOLDER.search(text):
        return "placeholder"
    if re.fullmatch(_NO_VALUE, text):
        return "no_value"
    garbled = mojibake.mojibake(text)
    if garbled or re.search(_LETTERS_LOST, text):
        return GARBLED + (garbled or "")
    if re.search(_CONTROL, text):
        return "control"
    if re.match("=.", text):
        return "formula"
    if not _quotes_closed(text):
        return "quotes"
    return "cut_off" if re.search(rf"[^\W_]{_DOTS}", text) else None


def _callback(text: str) -> str | None:
    if re.search(_CONTROL, text):
        return "control"
    return _json(text) if _LIKE_JSON.match(text) else None


def _amiss(texts: pa.StringArray, look: Callable[[str], str | None]) -> pa.StringArray:
    found: list[str | None] = [None] * len(texts)
    for nth in np.flatnonzero(pc.match_substring_regex(texts, _SUSPICIOUS)).tolist():
        found[nth] = look(texts[nth].as_py())
    return pa.array(found, pa.string())


def _quotes_closed(text: str) -> bool:
    bare = _INCHES.sub("", text)
    curly = sum(map(bare.count, "„“”"))
    return bare.count('"') % 2 == 0 and bare.count("«") == bare.count("»") and curly % 2 == 0


def _json(text: str) -> str | None:
    try:
        value = json.loads(text, parse_constant=_no_json)
    except (ValueError, RecursionError):
        return "broken_json"
    return "deep_json" if _depth(value) > DEEPEST else None


def _no_json(constant: str) -> None:
    """NaN and Infinity, which Python reads and JSON does not have (RFC 8259, section 6)."""
    raise ValueError(constant)


def _depth(value: object) -> int:
    depth, level = 0, [value]
    while level := [each for each in level if isinstance(each, dict | list)]:
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
        depth += 1
    return depth
