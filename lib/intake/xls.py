"""An .xls: the workbook as a stream of records (MS-XLS), as Excel 5 and later write it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from lib.intake import number_format
from lib.intake.biff import ERRORS, Piecewise, rk
from lib.intake.compound_file import CompoundFile
from lib.intake.number_format import GENERAL, NumberFormat
from lib.intake.raw_cells import ROWS, Area, CellList, Kind, Raw
from lib.intake.styles_xml import BUILT_IN
from lib.model.reading import FileFault, FileUnreadable

_BEGIN, _END, _CONTINUE, _PASSWORD, _DATES, _CODE_PAGE = 0x809, 0x0A, 0x3C, 0x2F, 0x22, 0x42
_SHEET, _FORMAT, _XF, _SHARED = 0x85, 0x41E, 0xE0, 0xFC
_ROW, _COLUMN, _FORMULA, _STRING = 0x208, 0x7D, 0x06, 0x207
_MERGED = 0xE5
_NUMBER, _RK, _MANY_RK, _BOOL_OR_ERROR, _IN_SHARED = 0x203, 0x27E, 0xBD, 0x205, 0xFD
_TEXTS = (0x204, 0xD6)
_VERSION_8 = 0x600  # from here on a text says whether its characters have two bytes
_HIDDEN_ROW = 0x20
_NO_NUMBER = b"\xff\xff"
_MOST_COLUMNS = 256


@dataclass(slots=True)
class Stream:
    """A workbook's stream, and what its sheets have in common; of each worksheet the name, where it begins, and whether
    it is visible.
    """

    data: bytes
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)
    since_1904: bool = False
    shared: list[str] = field(default_factory=list)
    formats: tuple[NumberFormat, ...] = ()
    wide: bool = True
    code_page: str = "cp1251"


def open_stream(content: bytes) -> Stream:
    """Read what the sheets have in common.

    Raises FileUnreadable PASSWORD; ValueError, LookupError or struct.error if the file is broken, as `read` does.
    """
    file = CompoundFile(content)
    if "EncryptedPackage" in file:
        raise FileUnreadable(FileFault.PASSWORD)
    stream = Stream(file.stream("Workbook", "Book", "WORKBOOK", "BOOK"))
    codes = dict(BUILT_IN)
    styles: list[int] = []
    texts: list[bytes] = []
    last = 0
    for kind, body in _records(stream.data, 0):
        last = last if kind == _CONTINUE else kind
        if last == _SHARED:
            texts.append(body)
        elif kind == _FORMAT:
            codes[_u16(body, 0)] = _text(body, 2, stream) if stream.wide else _short_text(body, 2, stream)
        elif kind == _XF:
            styles.append(_u16(body, 2))
        else:
            _common(kind, body, stream)
    stream.shared = _shared(texts)
    stream.formats = tuple(number_format.parse(codes.get(style, GENERAL)) for style in styles)
    return stream


def read(stream: Stream, begins: int, last: int = ROWS) -> Raw:
    """The cells of the sheet that begins at this place of the stream, up to row `last`.

    Raises FileUnreadable SWOLLEN besides.
    """
    found = CellList(last)
    waiting: tuple[int, int, int] | None = None  # the place of a formula whose text comes in a record of its own
    for kind, body in _records(stream.data, begins):
        if found.collector.full:
            break
        if kind == _FORMULA:
            waiting = _formula(body, found)
        elif kind == _STRING and waiting:
            found.take(*waiting, Kind.TEXT, _text(body, 0, stream))
            waiting = None
        elif kind == _ROW and body[12] & _HIDDEN_ROW:
            found.collector.hidden_rows.add(_u16(body, 0) + 1)
        elif kind == _COLUMN and body[8] & 1:
            found.collector.hidden_columns.append((_u16(body, 0) + 1, _u16(body, 2) + 1))
        elif kind == _MERGED:
            areas = (struct.unpack_from("<HHH", body, at) for at in range(2, len(body) - 7, 8))
            found.collector.merged.extend(Area(top + 1, bottom + 1, left + 1) for top, bottom, left in areas)
        elif kind == _MANY_RK:
            row, column = struct.unpack_from("<HH", body)
            for at in range(4, len(body) - 2, 6):
                style, packed = struct.unpack_from("<HI", body, at)
                found.take(*_place(row, column + at // 6, style), Kind.NUMBER, repr(rk(packed)))
        else:
            _cell(kind, body, stream, found)
    return found.raw()


def _common(kind: int, body: bytes, stream: Stream) -> None:
    if kind == _BEGIN:
        stream.wide = _u16(body, 0) == _VERSION_8
    elif kind == _PASSWORD:
        raise FileUnreadable(FileFault.PASSWORD)
    elif kind == _DATES:
        stream.since_1904 = _u16(body, 0) == 1
    elif kind == _CODE_PAGE and _u16(body, 0) in (866, *range(1250, 1259)):
        stream.code_page = f"cp{_u16(body, 0)}"
    elif kind == _SHEET and body[5] == 0:
        begins, state = struct.unpack_from("<IB", body)
        name = _characters(body, 8, body[6], wide=bool(body[7] & 1)) if stream.wide else _short_text(body, 6, stream)
        stream.sheets.append((name, begins, not state & 3))


def _cell(kind: int, body: bytes, stream: Stream, found: CellList) -> None:
    if kind == _NUMBER:
        found.take(*_place(*struct.unpack_from("<HHH", body)), Kind.NUMBER, repr(struct.unpack_from("<d", body, 6)[0]))
    elif kind == _RK:
        found.take(
            *_place(*struct.unpack_from("<HHH", body)), Kind.NUMBER, repr(rk(*struct.unpack_from("<I", body, 6)))
        )
    elif kind == _IN_SHARED:
        found.take(*_place(*struct.unpack_from("<HHH", body)), Kind.SHARED, str(*struct.unpack_from("<I", body, 6)))
    elif kind == _BOOL_OR_ERROR:
        _bool_or_error(_place(*struct.unpack_from("<HHH", body)), body[6], found, is_error=bool(body[7]))
    elif kind in _TEXTS:
        found.take(*_place(*struct.unpack_from("<HHH", body)), Kind.TEXT, _text(body, 6, stream))


def _formula(body: bytes, found: CellList) -> tuple[int, int, int] | None:
    """Take a formula's value, or return its place if that is a text."""
    place = _place(*struct.unpack_from("<HHH", body))
    if body[12:14] != _NO_NUMBER:
        found.take(*place, Kind.NUMBER, repr(struct.unpack_from("<d", body, 6)[0]))
    elif body[6] == 0:
        return place
    elif body[6] in (1, 2):
        _bool_or_error(place, body[8], found, is_error=body[6] == 2)
    return None


def _bool_or_error(place: tuple[int, int, int], value: int, found: CellList, *, is_error: bool) -> None:
    if is_error:
        found.take(*place, Kind.ERROR, ERRORS.get(value, "#ERROR!"))
    else:
        found.take(*place, Kind.BOOL, str(value))


def _place(row: int, column: int, style: int) -> tuple[int, int, int]:
    """Column and row from 1, and the style."""
    if column >= _MOST_COLUMNS:
        raise ValueError("no column of such a sheet")
    return column + 1, row + 1, style


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Each record's kind and body, up to the end of the sheet or of what the sheets have in common.

    Raises ValueError where that end is not there: then rows may be missing, too.
    """
    depth = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if depth < 2:  # a chart inside a sheet begins and ends as a sheet does, and has cells of its own
            yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
    raise ValueError("the sheet is cut off")


def _u16(body: bytes, at: int) -> int:
    return int.from_bytes(body[at : at + 2], "little")


def _text(body: bytes, at: int, stream: Stream) -> str:
    """A text whose length of two bytes stands before it."""
    length = _u16(body, at)
    if not stream.wide:
        return body[at + 2 : at + 2 + length].decode(stream.code_page, "replace")
    return _characters(body, at + 3, length, wide=bool(body[at + 2] & 1))


def _short_text(body: bytes, at: int, stream: Stream) -> str:
    """A text of one-byte characters, whose length of one byte stands before it."""
    return body[at + 1 : at + 1 + body[at]].decode(stream.code_page, "replace")


def _characters(body: bytes, at: int, length: int, *, wide: bool) -> str:
    if wide:
        return body[at : at + 2 * length].decode("utf-16-le", "replace")
    return body[at : at + length].decode("latin-1")


def _shared(records: list[bytes]) -> list[str]:
    """The shared texts, which go on from record to record."""
    if not records:
        return []
    pieces = Piecewise(records)
    pieces.take(8)  # how many there are, which some programs count wrongly
    found: list[str] = []
    while not pieces.ended:
        found.append(pieces.text())
    return found
