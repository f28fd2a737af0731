"""Whether bytes are a workbook that may be unpacked."""

import io
import struct
import zipfile
import zlib

from lib.model.reading import FileFault, FileUnreadable

UNPACKED = 1 << 30
"""The most bytes that the parts of a workbook may have together: a workbook of a million rows has half of that."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_CHUNK = 1 << 16


def is_workbook(content: bytes, file_name: str) -> bool:
    """Whether the file is a workbook by its first bytes, or claims to be one by its name."""
    return content.startswith((*_ZIP, _OLE)) or file_name.lower().endswith(_SUFFIXES)


def open_package(content: bytes, file_name: str) -> zipfile.ZipFile:
    """Open an .xlsx whose parts are no larger than they say, and not too large.

    Raises FileUnreadable: PASSWORD, TOO_BIG, NOT_A_WORKBOOK (an old .xls among them), or NOT_TEXT for another kind of
    archive that does not claim to be a workbook.
    """
    if content.startswith(_OLE):
        raise FileUnreadable(FileFault.PASSWORD if _ENCRYPTED in content else FileFault.NOT_A_WORKBOOK)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        _check_sizes(package.infolist(), content)
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, OverflowError, NotImplementedError):
        raise FileUnreadable(FileFault.NOT_A_WORKBOOK) from None
    if "xl/workbook.xml" not in map(str.lower, package.namelist()):
        claims = file_name.lower().endswith(_SUFFIXES)
        raise FileUnreadable(FileFault.NOT_A_WORKBOOK if claims else FileFault.NOT_TEXT)
    return package


def _check_sizes(parts: list[zipfile.ZipInfo], content: bytes) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise FileUnreadable(FileFault.PASSWORD)
    if sum(part.file_size for part in parts) > UNPACKED:
        raise FileUnreadable(FileFault.TOO_BIG)
    left = UNPACKED
    for part in parts:
        left -= _unpacked(content, part, left)
        if left < 0:
            raise FileUnreadable(FileFault.TOO_BIG)


def _unpacked(content: bytes, part: zipfile.ZipInfo, enough: int) -> int:
    """How many bytes a part really has; counting ends soon after `enough`, and nothing is kept."""
    if part.compress_type == zipfile.ZIP_STORED:
        return part.compress_size
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile
    name, extra = struct.unpack_from("<HH", content, part.header_offset + 26)
    start = part.header_offset + 30 + name + extra
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    for at in range(start, start + part.compress_size, _CHUNK):
        piece = content[at : min(at + _CHUNK, start + part.compress_size)]
        while piece and size <= enough:
            size += len(inflater.decompress(piece, _CHUNK * 16))
            piece = inflater.unconsumed_tail
    return size
