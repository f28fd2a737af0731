"""The cells of a sheet of an .xlsx many at a time, where its XML is written as spreadsheets write it.

That is: cells begin `<c r="B7"`, then perhaps ` s="1"`, then perhaps ` t="s"`; inside are at most a formula and a value
or a plain inline text. A sheet that has anything else is left to the XML parser, and a test holds the two together.
"""

import re
import zipfile

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.intake import xml_stream
from lib.intake.raw_cells import KINDS, ROWS, Collector, Formulas, Ints, Kind, Kinds, Raw
from lib.intake.sheet_tags import Bytes, Otherwise, Places, Tag, tags

_CHUNK = 1 << 22
_UNEVEN = 1 << 26  # so many bytes without the end of a row are no sheet as spreadsheets write it

_ENCODING = re.compile(rb"""encoding=["'](?!utf-8)""", re.IGNORECASE)
_COLUMN = re.compile(r"<col ([^<>]*)>")
_MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]*)"')
_ROW = re.compile(r"<row ([^<>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_SPECIAL = (b"&", b"\r", b"_x")
_QUOTE, _SPACE, _LESS, _GREATER, _ZERO = b'" <>0'
_NO_KIND = 255
_KINDS = np.full(256, _NO_KIND, np.uint8)  # by the first letter of a `t`
for _letter, _one in zip(b"snbedi", "snbedi", strict=True):
    _KINDS[_letter] = KINDS.get(_one, Kind.TEXT)


def scan(package: zipfile.ZipFile, part: str, last: int = ROWS) -> Raw | None:
    """The cells of a sheet up to a row, or None where only the parser can tell. Raises as `sheet_xml.read` does."""
    found = Collector(last)
    try:
        with package.open(part) as file:
            head, begins, rest = file.read(_CHUNK).partition(b"<sheetData>")
            if not begins or b"<!" in head or _ENCODING.search(head):
                return None
            _hide_columns(head.decode(errors="replace"), found)
            ended, tail = False, b""
            while not (ended or found.full):
                piece = file.read(_CHUNK)
                rows, ends, tail = (rest + piece).partition(b"</sheetData>")
                ended = bool(ends) or not piece
                cut = len(rows) if ended else rows.rfind(b"</row>") + 6
                rest = rows[cut:]
                if len(rest) > _UNEVEN:
                    return None
                if cut >= 6:
                    _take(rows[:cut], found)
            if ended and not ends:
                return None
            _merge(tail + file.read() if ended else b"", found)
    except (Otherwise, pa.ArrowInvalid, UnicodeDecodeError):
        return None
    return found.raw()


def _merge(tail: bytes, found: Collector) -> None:
    for reference in _MERGED.findall(tail):
        found.merged.extend(xml_stream.merged_area(reference.decode()))


def _hide_columns(head: str, found: Collector) -> None:
    for attributes in _COLUMN.findall(head):
        found.hidden_columns.extend(xml_stream.hidden_stretch(dict(_ATTRIBUTE.findall(attributes))))


def _hide_rows(chunk: bytes, found: Collector) -> None:
    for attributes in _ROW.findall(chunk.decode()):
        if "hidden" in attributes:
            row = dict(_ATTRIBUTE.findall(attributes))
            if "r" not in row:
                raise Otherwise
            if row.get("hidden") in xml_stream.TRUE:
                found.hidden_rows.add(int(row["r"]))


def _take(chunk: bytes, found: Collector) -> None:
    """Take the cells of some whole rows."""
    data = np.frombuffer(chunk + b">" * 16, np.uint8)  # so that looking a little ahead stays inside
    begins = np.flatnonzero(data[: len(chunk)] == _LESS)
    ends = np.flatnonzero(data[: len(chunk)] == _GREATER)
    if len(begins) != len(ends) or (begins > ends).any() or (ends[:-1] > begins[1:]).any():
        raise Otherwise
    found_tags = tags(data, begins, ends)
    if b"hidden" in chunk:
        _hide_rows(chunk, found)
    if b"<f" in chunk:
        found.formulas = found.formulas.plus(_formulas(data, begins, ends, found_tags))
    valued = np.flatnonzero((found_tags == Tag.VALUE) | (found_tags == Tag.TEXT))
    valued = valued[ends[valued] + 1 < begins[valued + 1]]
    if not len(valued):
        return
    cell = np.flatnonzero(found_tags == Tag.CELL)
    owner = cell[np.searchsorted(cell, valued) - 1]
    values = _strings(data, ends[valued] + 1, begins[valued + 1])
    if any(sign in chunk for sign in _SPECIAL):
        values = _resolved(values)
    columns, rows, at = _places(data, begins[owner])
    styles, kinds = _attributes(data, at, ends[owner])
    found.take(columns, rows, styles, kinds, values)


def _formulas(data: Bytes, begins: Places, ends: Places, found_tags: Bytes) -> Formulas:
    """Count the formulas; a text may be an empty one."""
    cell = np.flatnonzero(found_tags == Tag.CELL)
    after = np.flatnonzero((found_tags[:-1] == Tag.FORMULA_END) | (found_tags[:-1] == Tag.FORMULA_0)) + 1
    valued = (found_tags[after] == Tag.VALUE) & (ends[after] + 1 < begins[np.minimum(after + 1, len(begins) - 1)])
    values = ends[after[valued]]
    zeros = int(((data[values + 1] == _ZERO) & (data[values + 2] == _LESS)).sum())
    owner = cell[np.searchsorted(cell, after[~valued]) - 1]
    _, _, at = _places(data, begins[owner])
    _, kinds = _attributes(data, at, ends[owner])
    return Formulas(int((kinds != Kind.TEXT).sum()), zeros, int(valued.sum()) - zeros)


def _strings(data: Bytes, starts: Places, ends: Places) -> pa.StringArray:
    offsets = np.zeros(len(starts) + 1, np.int32)
    np.cumsum(ends - starts, out=offsets[1:])
    places = np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], ends - starts)
    strings = pa.StringArray.from_buffers(len(starts), pa.py_buffer(offsets), pa.py_buffer(data[places]))
    strings.validate(full=True)
    return strings


def _resolved(values: pa.StringArray) -> pa.StringArray:
    special = pc.match_substring_regex(values, r"[&\r]|_x")
    mended = [xml_stream.unescaped(xml_stream.resolved(text)) for text in values.filter(special).to_pylist()]
    return pc.replace_with_mask(values, special, pa.array(mended, pa.string()))


def _places(data: Bytes, begins: Places) -> tuple[Ints, Ints, Places]:
    """Column, row and the place behind the closing quote of cells that begin `<c r="`."""
    if not _is(data, begins + 3, b'r="'):
        raise Otherwise
    at = begins + 6
    columns = np.zeros(len(at), np.int32)
    for _ in range(3):
        byte = data[at]
        letter = (byte >= ord("A")) & (byte <= ord("Z"))
        columns = np.where(letter, columns * 26 + byte - 64, columns)
        at = at + letter
    rows, at = _number(data, at, 7)
    return columns, rows, _behind_quote(data, at)


def _attributes(data: Bytes, at: Places, ends: Places) -> tuple[Ints, Kinds]:
    """Styles and kinds of cells, whose other attributes begin at `at` and end at `ends`."""
    styles = np.zeros(len(at), np.int32)
    kinds = np.zeros(len(at), np.uint8)
    at = at.copy()
    styled = np.flatnonzero((data[at] == _SPACE) & (data[at + 1] == ord("s")))
    if len(styled):
        if not _is(data, at[styled] + 1, b's="'):
            raise Otherwise
        styles[styled], after = _number(data, at[styled] + 4, 6)
        at[styled] = _behind_quote(data, after)
    typed = np.flatnonzero(data[at] == _SPACE)
    if len(typed):
        if not _is(data, at[typed] + 1, b't="'):
            raise Otherwise
        kinds[typed], at[typed] = _kind(data, at[typed] + 4)
    if (at != ends).any():
        raise Otherwise
    return styles, kinds


def _kind(data: Bytes, at: Places) -> tuple[Kinds, Places]:
    """What a `t` says, whose text begins at `at`, and the place behind its closing quote."""
    kinds = _KINDS[data[at]]
    lengths = np.ones(len(at), np.int64)
    for word in (b"str", b"inlineStr"):
        long = np.flatnonzero((data[at] == word[0]) & (data[at + 1] != _QUOTE))
        if len(long):
            if not _is(data, at[long], word):
                raise Otherwise
            kinds[long], lengths[long] = Kind.TEXT, len(word)
    if (kinds == _NO_KIND).any():
        raise Otherwise
    return kinds, _behind_quote(data, at + lengths)


def _number(data: Bytes, at: Places, most: int) -> tuple[Ints, Places]:
    """The numbers that begin at `at`, of at most so many digits, and the places behind them."""
    numbers = np.zeros(len(at), np.int32)
    for _ in range(most):
        byte = data[at]
        digit = (byte >= ord("0")) & (byte <= ord("9"))
        if not digit.any():
            break
        numbers = np.where(digit, numbers * 10 + byte - ord("0"), numbers)
        at = at + digit
    return numbers, at


def _behind_quote(data: Bytes, at: Places) -> Places:
    if (data[at] != _QUOTE).any():
        raise Otherwise
    return at + 1


def _is(data: Bytes, at: Places, word: bytes) -> bool:
    """Whether the word stands at each place."""
    return all((data[at + place] == letter).all() for place, letter in enumerate(word))
