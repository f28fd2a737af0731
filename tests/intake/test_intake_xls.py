"""Records of an .xls that LibreOffice does not write, made by hand; and its container, damaged."""

import struct
from pathlib import Path

import pytest

from lib.intake import xls
from lib.intake.biff import Piecewise, rk
from lib.intake.compound_file import CompoundFile
from lib.intake.raw_cells import Kind

BEGIN, END, LABEL, FORMULA, STRING, MANY_RK, NUMBER = 0x809, 0x0A, 0x204, 0x06, 0x207, 0xBD, 0x203
GOLDEN = Path(__file__).parent / "golden"


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def cells(*records: bytes, wide: bool = True, code_page: str = "cp1251") -> list[tuple[int, int, Kind, str]]:
    stream = xls.Stream(record(BEGIN, b"\0\6") + b"".join(records) + record(END), wide=wide, code_page=code_page)
    raw = xls.read(stream, 0)
    values = raw.values.to_pylist()
    return list(zip(raw.columns.tolist(), raw.rows.tolist(), map(Kind, raw.kinds.tolist()), values, strict=True))


def test_a_text_of_excel_5_is_read_in_its_code_page() -> None:
    label = record(LABEL, struct.pack("<HHHH", 1, 2, 0, 4) + "Анна".encode("cp1251"))

    assert cells(label, wide=False) == [(3, 2, Kind.TEXT, "Анна")]
    assert cells(label, wide=False, code_page="cp866") != [(3, 2, Kind.TEXT, "Анна")]


def test_a_formulas_text_comes_from_the_record_behind_it() -> None:
    formula = record(FORMULA, struct.pack("<HHH", 0, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + bytes(8))
    text = record(STRING, struct.pack("<HB", 3, 1) + "Уфа".encode("utf-16-le"))

    assert cells(formula, record(0x4BC), text) == [(1, 1, Kind.TEXT, "Уфа")]
    assert cells(formula) == []


@pytest.mark.parametrize(
    ("result", "kind", "value"),
    [
        (b"\1\0\1\0\0\0\xff\xff", Kind.BOOL, "1"),
        (b"\2\0\x2a\0\0\0\xff\xff", Kind.ERROR, "#N/A"),
        (struct.pack("<d", 2.5), Kind.NUMBER, "2.5"),
    ],
)
def test_a_formulas_value_is_the_one_that_was_saved(result: bytes, kind: Kind, value: str) -> None:
    assert cells(record(FORMULA, bytes(6) + result + bytes(8))) == [(1, 1, kind, value)]


def test_several_numbers_in_one_record_stand_side_by_side() -> None:
    many = record(MANY_RK, struct.pack("<HHHIHIH", 4, 1, 0, 7 << 2 | 2, 0, 250 << 2 | 3, 2))

    assert cells(many) == [(2, 5, Kind.NUMBER, "7.0"), (3, 5, Kind.NUMBER, "2.5")]


def test_the_cells_of_a_chart_inside_a_sheet_are_none_of_its_own() -> None:
    number = record(NUMBER, bytes(6) + struct.pack("<d", 5))

    assert cells(record(BEGIN, b"\0\6"), number, record(END)) == []
    assert cells(record(BEGIN, b"\0\6"), record(END), number) == [(1, 1, Kind.NUMBER, "5.0")]


def test_a_column_that_no_such_sheet_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no column"):
        cells(record(NUMBER, struct.pack("<HHHd", 0, 256, 0, 1)))


@pytest.mark.parametrize(
    ("packed", "number"),
    [(79 << 2 | 2, 79.0), ((-5 << 2 | 2) & 0xFFFFFFFF, -5.0), (12345 << 2 | 3, 123.45), (0x3FF00000, 1.0)],
)
def test_a_packed_number_is_unpacked(packed: int, number: float) -> None:
    assert rk(packed) == number


def test_shared_texts_go_on_in_the_next_record_where_they_may_get_wider() -> None:
    first = struct.pack("<HB", 6, 0) + b"abc"
    second = b"\1" + "где".encode("utf-16-le") + struct.pack("<HBH", 2, 8, 1) + b"hi" + b"\0\0\0\0"
    pieces = Piecewise([first, second])

    assert (pieces.text(), pieces.text(), pieces.ended) == ("abcгде", "hi", True)


def test_a_stream_whose_sectors_go_in_a_circle_is_refused() -> None:
    content = bytearray((GOLDEN / "people.xls").read_bytes())
    table = (struct.unpack_from("<I", content, 76)[0] + 1) * 512
    directory = struct.unpack_from("<I", content, 48)[0]
    struct.pack_into("<I", content, table + 4 * directory, directory)

    with pytest.raises(ValueError, match="circle"):
        CompoundFile(bytes(content))
