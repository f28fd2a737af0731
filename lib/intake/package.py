"""What kind of workbook bytes are, and whether it may be unpacked."""

import io
import struct
import zipfile
import zlib
from enum import Enum

from lib.model.reading import FileFault, FileUnreadable

UNPACKED = 1 << 30
"""The most bytes that the parts of a workbook may have together: a workbook of a million rows has half of that."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""How the names of workbooks end."""

_MANIFEST, _ENCRYPTED = "meta-inf/manifest.xml", b"encryption-data"
_ENCRYPTED_PACKAGE = "encrypted-package"
_CHUNK = 1 << 16


class Kind(Enum):
    """A kind of workbook, by the part of the package that tells its sheets; some programs have it in another folder."""

    XLSX = "workbook.xml"
    XLSB = "workbook.bin"
    ODS = "content.xml"


def is_old(content: bytes) -> bool:
    """Whether the file is an .xls, or an .xlsx with a password, by its first bytes."""
    return content.startswith(_OLE)


def is_workbook(content: bytes) -> bool:
    """Whether the file is a workbook by its first bytes; a text may be named like one."""
    return content.startswith(_ZIP) or is_old(content)


def claims_to_be_one(file_name: str) -> bool:
    """Whether the file is a workbook by its name."""
    return file_name.lower().endswith(WORKBOOKS)


def open_package(content: bytes, file_name: str) -> tuple[zipfile.ZipFile, Kind]:
    """Open a workbook whose parts are no larger than they say, and not too large.

    Raises FileUnreadable: PASSWORD, SWOLLEN, NOT_A_WORKBOOK, or NOT_TEXT for another kind of archive that does not
    claim to be a workbook.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        _check_sizes(package.infolist(), content)
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, OverflowError, NotImplementedError):
        raise FileUnreadable(FileFault.NOT_A_WORKBOOK) from None
    found = names(package)
    if _is_encrypted(package, found):
        raise FileUnreadable(FileFault.PASSWORD)
    for kind in Kind:
        if root(found, kind):
            return package, kind
    raise FileUnreadable(FileFault.NOT_A_WORKBOOK if claims_to_be_one(file_name) else FileFault.NOT_TEXT)


def names(package: zipfile.ZipFile) -> dict[str, str]:
    """The parts' names by how they are looked for: in lower case, with `/` between folders."""
    return {name.lower().replace("\\", "/"): name for name in package.namelist()}


def root(found: dict[str, str], kind: Kind) -> str | None:
    """The part that tells the sheets of such a workbook, as it is looked for."""
    roots = [name for name in found if name.rpartition("/")[2] == kind.value]
    return min(roots, key=len, default=None)


def _is_encrypted(package: zipfile.ZipFile, found: dict[str, str]) -> bool:
    """Whether an .ods has a password: its manifest says so of each part, or all of them are in one."""
    return _ENCRYPTED_PACKAGE in found or (_MANIFEST in found and _ENCRYPTED in package.read(found[_MANIFEST]))


def _check_sizes(parts: list[zipfile.ZipInfo], content: bytes) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise FileUnreadable(FileFault.PASSWORD)
    if sum(part.file_size for part in parts) > UNPACKED:
        raise FileUnreadable(FileFault.SWOLLEN)
    left = UNPACKED
    for part in parts:
        left -= _unpacked(content, part, left)
        if left < 0:
            raise FileUnreadable(FileFault.SWOLLEN)


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
