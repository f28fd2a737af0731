"""An .xlsb: the same workbook as an .xlsx, with records in the place of XML (MS-XLSB)."""

import struct
import zipfile
from collections.abc import Iterator

import pyarrow as pa

from lib.intake import number_format
from lib.intake.biff import ERRORS, rk
from lib.intake.number_format import GENERAL, NumberFormat
from lib.intake.raw_cells import ROWS, Area, CellList, Kind, Raw, TextList
from lib.intake.styles_xml import BUILT_IN

_ROW, _COLUMN, _MERGED, _SHEET, _WORKBOOK, _XF, _FORMAT, _SHARED = 0, 60, 176, 156, 153, 47, 44, 19
_STYLES_BEGIN, _STYLES_END = 617, 618
_HIDDEN_ROW = 0x10

# Cells by their record: after a place and a style of eight bytes (of four, the style's, where it stands beside the cell
# before, as other programs than Excel write it) comes a value.
_RK, _ERROR, _BOOL, _REAL, _TEXT, _IN_SHARED = range(6)
_CELLS = {
    2: _RK, 3: _ERROR, 4: _BOOL, 5: _REAL, 6: _TEXT, 7: _IN_SHARED, 8: _TEXT, 9: _REAL, 10: _BOOL, 11: _ERROR,
    13: _RK, 14: _ERROR, 15: _BOOL, 16: _REAL, 17: _TEXT, 18: _IN_SHARED,
}  # fmt: skip
_BLANK, _SHORT_BLANK = 1, 12
_SHORT = range(_SHORT_BLANK, 19)
_RICH = 62  # a text with runs in the cell itself


def sheets(package: zipfile.ZipFile, part: str) -> tuple[list[tuple[str, str, bool]], bool]:
    """Name, link and whether it is visible of each sheet, and whether days are counted from 1904.

    Raises KeyError, IndexError, struct.error or ValueError for a broken package, as all here do.
    """
    found: list[tuple[str, str, bool]] = []
    since_1904 = False
    for kind, body in _records(package.read(part)):
        if kind == _SHEET:
            link, at = _wide(body, 8)
            found.append((_wide(body, at)[0], link, body[:4] == b"\0\0\0\0"))
        elif kind == _WORKBOOK:
            since_1904 = bool(body[0] & 1)
    return found, since_1904


def formats(package: zipfile.ZipFile, part: str) -> tuple[NumberFormat, ...]:
    """The number format of each cell style."""
    codes = dict(BUILT_IN)
    styles: list[int] = []
    inside = False
    for kind, body in _records(package.read(part)):
        if kind == _FORMAT:
            codes[int.from_bytes(body[:2], "little")] = _wide(body, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _XF and inside:
            styles.append(int.from_bytes(body[2:4], "little"))
    return tuple(number_format.parse(codes.get(style, GENERAL)) for style in styles)


def shared(package: zipfile.ZipFile, part: str) -> pa.StringArray:
    """The texts that cells share."""
    found = TextList()
    for kind, body in _records(package.read(part)):
        if kind == _SHARED:
            found.take((_wide(body, 1)[0],))
    return found.array()


def read(package: zipfile.ZipFile, part: str, last: int = ROWS) -> Raw:
    """The cells of a sheet up to row `last`. Raises FileUnreadable SWOLLEN besides."""
    found = CellList(last)
    row = column = 0
    for kind, body in _records(package.read(part)):
        if kind == _ROW:
            row, column = int.from_bytes(body[:4], "little") + 1, 0
            if row > last:
                break
            if body[11] & _HIDDEN_ROW:
                found.collector.hidden_rows.add(row)
        elif kind in _CELLS or kind in (_BLANK, _SHORT_BLANK, _RICH):
            column = column + 1 if kind in _SHORT else int.from_bytes(body[:4], "little") + 1
            at = 4 if kind in _SHORT else 8
            style = int.from_bytes(body[at - 4 : at - 1], "little")
            if kind not in (_BLANK, _SHORT_BLANK):
                value = (Kind.TEXT, _wide(body, 9)[0]) if kind == _RICH else _value(_CELLS[kind], body[at:])
                found.take(column, row, style, *value)
        elif kind == _MERGED:
            top, bottom, left = struct.unpack_from("<III", body)
            found.collector.merged.append(Area(top + 1, bottom + 1, left + 1))
        elif kind == _COLUMN and body[16] & 1:
            begins, ends = struct.unpack_from("<II", body)
            found.collector.hidden_columns.append((begins + 1, ends + 1))
    return found.raw()


def _value(kind: int, body: bytes) -> tuple[Kind, str]:
    if kind == _RK:
        return Kind.NUMBER, repr(rk(int.from_bytes(body[:4], "little")))
    if kind == _REAL:
        return Kind.NUMBER, repr(struct.unpack_from("<d", body)[0])
    if kind == _IN_SHARED:
        return Kind.SHARED, str(int.from_bytes(body[:4], "little"))
    if kind == _BOOL:
        return Kind.BOOL, str(body[0])
    if kind == _ERROR:
        return Kind.ERROR, ERRORS.get(body[0], "#ERROR!")
    return Kind.TEXT, _wide(body, 0)[0]


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record's kind and body."""
    at = 0
    while at < len(data):
        kind, at = _varying(data, at, 2)
        size, at = _varying(data, at, 4)
        if at + size > len(data):
            raise ValueError("a record is cut off")
        yield kind, data[at : at + size]
        at += size


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and the place behind it."""
    number = 0
    for place in range(most):
        byte = data[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return number, at + place + 1
    return number, at + most


def _wide(body: bytes, at: int) -> tuple[str, int]:
    """A text whose length stands before it, and the place behind it."""
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * length
    if end > len(body):
        raise ValueError("a text is cut off")
    return body[at + 4 : end].decode("utf-16-le"), end
