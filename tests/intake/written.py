"""Workbooks of every kind written by hand, so that any table can be tried: texts and numbers, some rows hidden."""

import io
import struct
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from xml.sax.saxutils import escape

import openpyxl

Row = Sequence[str | float | None]
Writer = Callable[[Sequence[Row], Collection[int]], bytes]


def xlsx(rows: Sequence[Row], hidden: Collection[int] = ()) -> bytes:
    """As openpyxl writes it, without the properties, which tell the time."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, cells in enumerate(rows, 1):
        sheet.row_dimensions[row].hidden = row in hidden
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column).value = value
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.startswith("docProps/")}
    return _package(parts, zipfile.ZIP_DEFLATED)


def xlsm(rows: Sequence[Row], hidden: Collection[int] = ()) -> bytes:
    """The same under the name of a workbook with macros."""
    plain, macros = (
        b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
        b"vnd.ms-excel.sheet.macroEnabled.main",
    )
    with zipfile.ZipFile(io.BytesIO(xlsx(rows, hidden))) as package:
        parts = {name: package.read(name).replace(plain, macros) for name in package.namelist()}
    return _package(parts, zipfile.ZIP_DEFLATED)


def ods(rows: Sequence[Row], hidden: Collection[int] = ()) -> bytes:
    """The content alone, without styles."""
    names = (("office", "office"), ("table", "table"), ("text", "text"))
    spaces = " ".join(f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for each, name in names)
    written = ""
    for row, cells in enumerate(rows, 1):
        seen = "collapse" if row in hidden else "visible"
        written += f'<table:table-row table:visibility="{seen}">{"".join(map(_ods_cell, cells))}</table:table-row>'
    return _package({
        "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{written}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    })  # fmt: skip


def xlsb(rows: Sequence[Row], hidden: Collection[int] = ()) -> bytes:
    """The records that tell sheets, rows and cells, and no others (MS-XLSB)."""
    sheet = b""
    for row, cells in enumerate(rows):
        flags = 0x10 if row + 1 in hidden else 0
        sheet += _xlsb_record(0, struct.pack("<IIHBB", row, 0, 300, 0, flags) + b"\0" * 5)
        for column, value in enumerate(cells):
            place = struct.pack("<II", column, 0)
            if isinstance(value, str):
                sheet += _xlsb_record(6, place + _wide(value))
            elif value is not None:
                sheet += _xlsb_record(5, place + struct.pack("<d", value))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    return _package({
        "xl/workbook.bin": _xlsb_record(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide("S")),
        "xl/_rels/workbook.bin.rels": f'<Relationships><Relationship Id="r1" Type="{kind}"'
        ' Target="worksheets/sheet1.bin"/></Relationships>',
        "xl/worksheets/sheet1.bin": sheet,
    })  # fmt: skip


def xls(rows: Sequence[Row], hidden: Collection[int] = ()) -> bytes:
    """One stream of records (MS-XLS) in a compound file (MS-CFB)."""
    begin, end = _xls_record(0x809, struct.pack("<HH", 0x600, 5)), _xls_record(0x0A)
    behind = len(begin) + len(_sheet_name(0)) + len(end)
    stream = begin + _sheet_name(behind) + end + begin
    for row, cells in enumerate(rows):
        flags = 0x20 if row + 1 in hidden else 0
        stream += _xls_record(0x208, struct.pack("<HHHHHHI", row, 0, 3, 0, 0, 0, flags))
        for column, value in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                stream += _xls_record(0x204, place + struct.pack("<HB", len(text) // 2, 1) + text)
            elif value is not None:
                stream += _xls_record(0x203, place + struct.pack("<d", value))
    return _compound(stream + end)


KINDS: dict[str, Writer] = {"xlsx": xlsx, "xlsm": xlsm, "xlsb": xlsb, "xls": xls, "ods": ods}


def _package(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """The same bytes at any time of the day."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, compression)
    return file.getvalue()


def _ods_cell(value: str | float | None) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    shown = f"<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="float" office:value="{value}">{shown}</table:table-cell>'


def _xlsb_record(kind: int, body: bytes) -> bytes:
    return _varying(kind) + _varying(len(body)) + body


def _varying(number: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    return bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80]) + _varying(number >> 7)


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _xls_record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _sheet_name(begins: int) -> bytes:
    return _xls_record(0x85, struct.pack("<IBBBB", begins, 0, 0, 1, 0) + b"S")


def _compound(stream: bytes) -> bytes:
    """Sector 0 tells which sector follows which, sector 1 the names, and from sector 2 on is the stream."""
    size = max(len(stream), 4096)
    sectors = -(-size // 512)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<9I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 4 * 108
    names = _entry("Root Entry", 5, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 2, size)
    body = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff") + names.ljust(512, b"\0")
    return head + body + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + bytes(48) + struct.pack("<IQ", start, size)
