"""Which encoding a text file is in, and its text."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lib.intake import letters
from lib.intake.lines import Lines, divide
from lib.model.reading import FileFault, FileUnreadable

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866", "cp1252")
"""The encodings that are found, and that an operator may choose."""

UNFIT = re.compile("[\udc00-\udcff]")
"""What stands in a line for each byte that does not fit the encoding; no strict decoder ever yields these."""

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
_FILLERS = {"utf-16-le": (b"\x00\x00", b"\x1a\x00"), "utf-16-be": (b"\x00\x00", b"\x00\x1a")}
_HIGH_BYTES = bytes(range(6))  # of Latin, Greek and Cyrillic letters in UTF-16
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1a\x1b"})
_CHUNK = 1 << 20
_SAMPLE = 1 << 12
_CONTROLS_AT_MOST = 0.02  # of a text: a stray one is a fault of its cell
_UTF16_LEAST = 3  # a stray NUL or two are no sign of UTF-16
_ENOUGH = 10_000  # letters by which one encoding is ahead of the other when the rest of a file need not be looked at


def _unfit_bytes(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler, `surrogateescape` for every byte: in UTF-16 also an ASCII byte may not fit."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("callboard-unfit", _unfit_bytes)


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a text file (fillers at its end taken off), its encoding, and whether every byte fits it."""

    lines: Lines
    encoding: str
    fits: bool


def open_text(content: bytes, chosen: str | None = None) -> Text:
    """Decide the encoding: the chosen one, else by byte order mark, by NULs, by what UTF-8 makes of the bytes, and of
    the single-byte ones by the letters.

    A stray control character stays in its cell. Raises FileUnreadable: NOT_TEXT for a binary file, BAD_ENCODING (with
    its name) where the chosen encoding makes it one; ValueError for an encoding that is not offered.
    """
    if chosen is not None and chosen not in ENCODINGS:
        raise ValueError("an encoding that is not offered")
    encoding = chosen or _found(content)
    content = _without_fillers(content, encoding)
    if _has_controls(content, encoding):
        raise _no_text(chosen)
    utf8, fits = _as_utf8(content, encoding)
    if _are_too_many(int(np.count_nonzero(np.frombuffer(utf8, np.uint8) == 0)), len(utf8)):
        raise _no_text(chosen)
    return Text(divide(utf8), encoding, fits)


def _no_text(chosen: str | None) -> FileUnreadable:
    return FileUnreadable(FileFault.BAD_ENCODING, chosen) if chosen else FileUnreadable(FileFault.NOT_TEXT)


def _found(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16-le", "utf-16-be"):
        if _mark(content, encoding):
            return encoding
    return _utf16_without_mark(content[:_SAMPLE]) or ("utf-8" if _is_utf8(content) else letters.encoding(content))


def _utf16_without_mark(sample: bytes) -> str | None:
    """Digits, delimiters and line ends have a NUL beside them in UTF-16, all on the same side; there most letters of
    Europe have a byte hardly larger, where in other texts it is a letter itself.
    """
    sample = sample.rstrip(b"\x00\x1a")
    sides = {"utf-16-be": sample[0::2], "utf-16-le": sample[1::2]}
    (few, _, _), (many, encoding, side) = sorted((each.count(0), name, each) for name, each in sides.items())
    if many < _UTF16_LEAST or many * 20 < len(sample) or few * 20 > many:
        return None
    return encoding if len(side.translate(None, _HIGH_BYTES)) * 2 <= len(side) else None


def _is_utf8(content: bytes) -> bool:
    """Whether it is UTF-8, a few broken bytes allowed: hardly two Russian letters of CP-1251 look like UTF-8."""
    if _fits(content, "utf-8"):
        return True
    good = bad = 0
    for piece in _pieces(content, "utf-8", _errors("utf-8")):
        unfit = len(piece) - len(UNFIT.sub("", piece))
        bad += unfit
        good += len(piece) - len(piece.encode("ascii", "ignore")) - unfit
        if abs(good - bad) > _ENOUGH:
            break
    return good > bad


def _fits(content: bytes, encoding: str) -> bool:
    try:
        for _ in _pieces(content, encoding, "strict"):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _has_controls(content: bytes, encoding: str) -> bool:
    if encoding in _FILLERS:
        return False
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return _are_too_many(controls, len(sample)) or any(each in _CONTROLS for each in sample[:1])


def _are_too_many(controls: int, length: int) -> bool:
    return controls > max(1, length * _CONTROLS_AT_MOST)


def _as_utf8(content: bytes, encoding: str) -> tuple[memoryview, bool]:
    """The text as UTF-8 without its mark, and whether every byte fits; what is UTF-8 already is not copied."""
    mark = len(_mark(content, encoding))
    if _codec(encoding) == "utf-8" and _fits(content, encoding):
        return memoryview(content)[mark:], True
    try:
        return _encoded(content, encoding, "strict")[mark and 3 :], True
    except UnicodeDecodeError:
        return _encoded(content, encoding, _errors(encoding))[mark and 3 :], False


def _encoded(content: bytes, encoding: str, errors: str) -> memoryview:
    return memoryview(b"".join(piece.encode("utf-8", "surrogatepass") for piece in _pieces(content, encoding, errors)))


def _without_fillers(content: bytes, encoding: str) -> bytes:
    """Take off the NULs and the ^Z with which old programs fill up the end of a file."""
    if encoding not in _FILLERS:
        return content.rstrip(b"\x00\x1a")
    end = len(content) - len(content) % 2
    while content[max(end - 2, 0) : end] in _FILLERS[encoding]:
        end -= 2
    return content if end == len(content) - len(content) % 2 else content[:end]


def _pieces(content: bytes, encoding: str, errors: str) -> Iterator[str]:
    """The text a piece at a time, so that a large file is never held decoded as a whole."""
    decoder = codecs.getincrementaldecoder(_codec(encoding))(errors)
    for start in range(0, len(content), _CHUNK):
        yield decoder.decode(content[start : start + _CHUNK])
    yield decoder.decode(b"", final=True)


def _mark(content: bytes, encoding: str) -> bytes:
    mark = _MARKS.get(encoding, b"")
    return mark if content.startswith(mark) else b""


def _codec(encoding: str) -> str:
    return encoding.removesuffix("-sig")


def _errors(encoding: str) -> str:
    return "callboard-unfit" if encoding in _FILLERS else "surrogateescape"
