import codecs

import pytest

from lib.intake.encoding import ENCODINGS, open_text
from lib.intake.read import read
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice, Unread

TABLE = "Телефон;Имя\r\n79161234567;Пётр\r\n79161234568;Мария\r\n"
NUMBER_ONLY = "Телефон\n79161234567\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        pytest.param(TABLE.encode(), "utf-8", id="utf-8"),
        pytest.param(TABLE.encode("utf-8-sig"), "utf-8-sig", id="utf-8 with a mark"),
        pytest.param(codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"), "utf-16-le", id="utf-16 little endian"),
        pytest.param(codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), "utf-16-be", id="utf-16 big endian"),
        pytest.param(TABLE.encode("utf-16-le"), "utf-16-le", id="utf-16 little endian without a mark"),
        pytest.param(TABLE.encode("utf-16-be"), "utf-16-be", id="utf-16 big endian without a mark"),
        pytest.param(TABLE.encode("cp1251"), "cp1251", id="cp1251"),
        pytest.param(b"phone;Name\r\n79161234567;Ann\r\n", "utf-8", id="plain ascii"),
    ],
)
def test_the_encoding_is_found_and_no_mark_is_left_in_the_first_title(content: bytes, encoding: str) -> None:
    file = read(content, "people.csv")

    assert file.reading.encoding == encoding
    assert file.reading.header[0] in ("Телефон", "phone")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_that_is_offered_can_be_chosen(encoding: str) -> None:
    name = "Müller" if encoding == "cp1252" else "Пётр"

    file = read(f"phone;Name\n1;{name}\n".encode(encoding), "people.csv", ReadingChoice(encoding=encoding))

    assert file.reading.encoding == encoding
    assert file.records["cells"].to_pylist() == [["1", name]]


def test_an_encoding_that_is_not_offered_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="not offered"):
        read(TABLE.encode(), "people.csv", ReadingChoice(encoding="latin-1"))


def test_one_western_letter_is_read_as_cp1251_and_never_as_latin_1() -> None:
    text = open_text("phone;Name\n79161234567;Zoë\n".encode("latin-1"))

    assert text.encoding == "cp1251"
    assert "Zoл" in "".join(text.lines)


def test_a_broken_letter_in_a_utf_8_file_is_a_broken_record_and_no_other_encoding() -> None:
    content = TABLE.encode().replace("Пётр".encode(), b"\xd0")

    reading = read(content, "people.csv").reading

    assert reading.encoding == "utf-8"
    assert [(line.row, line.reason, line.raw) for line in reading.unreadable] == [
        (2, Unread.BAD_ENCODING, "79161234567;\ufffd")
    ]
    assert reading.rows == 2


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        pytest.param("Телефон;Имя\n79161234567;\n79161234568;".encode("cp1251") + b"\x98\n", None, id="cp1251"),
        pytest.param(
            "Телефон;Имя\n79161234567;\n79161234568;".encode("utf-16-le") + b"\x00\xd8\n\x00",
            "utf-16-le",
            id="half a pair in utf-16",
        ),
    ],
)
def test_only_the_record_whose_bytes_do_not_fit_is_unreadable(content: bytes, encoding: str | None) -> None:
    file = read(content, "people.csv", ReadingChoice(encoding=encoding))

    assert file.records["row"].to_pylist() == [2]
    assert [(line.row, line.reason) for line in file.reading.unreadable] == [(3, Unread.BAD_ENCODING)]


def test_broken_bytes_in_a_record_over_two_lines_take_its_first_line_only() -> None:
    content = b'phone;Note\n79161234567;"one \x98\ntwo"\n79161234568;x\n'

    reading = read(content, "people.csv", ReadingChoice(encoding="cp1251")).reading

    assert [(line.row, line.reason) for line in reading.unreadable] == [
        (2, Unread.BAD_ENCODING),
        (3, Unread.TOO_FEW_CELLS),
    ]
    assert reading.rows == 3


def test_names_cut_in_the_middle_of_a_letter_are_listed_and_the_other_rows_are_read() -> None:
    cut = [f"7916000000{row};".encode() + "Пётр Васильевич".encode()[:20] for row in range(6)]
    content = b"\n".join(["Телефон;Имя".encode(), *cut, "79160000009;Анна".encode()])

    file = read(content, "people.csv")

    assert (file.reading.encoding, file.reading.broken) == ("utf-8", 6)
    assert {line.reason for line in file.unreadable} == {Unread.BAD_ENCODING}
    assert file.records["cells"].to_pylist() == [["79160000009", "Анна"]]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TABLE.encode("cp1251"), id="header and rows"),
        pytest.param(b"phone;Name\n" + "7;Пётр\n8;Мария\n".encode("cp1251"), id="rows only"),
    ],
)
def test_a_file_that_does_not_fit_the_chosen_encoding_is_unreadable_as_a_whole(content: bytes) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(content, "people.csv", ReadingChoice(encoding="utf-8"))

    assert (refused.value.fault, refused.value.value) == (FileFault.BAD_ENCODING, "utf-8")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", id="a program"),
        pytest.param(b"\x03" + b"79161234567;Ann\n" * 30, id="a database"),
        pytest.param(b"phone;Name\n" + b"7916\x001234567;A\x00nn\n" * 9, id="NULs all over"),
        pytest.param(TABLE.encode("utf-16-le")[:31] + TABLE.encode("utf-16-le")[32:], id="utf-16 without a byte"),
        pytest.param(codecs.BOM_UTF32_LE + TABLE.encode("utf-32-le"), id="utf-32"),
        pytest.param(bytes(range(1, 9)) * 8, id="control characters"),
    ],
)
def test_a_binary_file_is_not_text(content: bytes) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(content, "people.csv")

    assert refused.value.fault is FileFault.NOT_TEXT


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"phone;Name\n7916\x001234567;Ann\n", id="in a small file"),
        pytest.param(b"phone;Name\n7916\x001234567;Ann\n" + b"79161234568;Bob\n" * 900, id="in a larger one"),
        pytest.param("\ufeffphone;Name\n7916\x001234567;Ann\n".encode("utf-16-le"), id="in utf-16"),
    ],
)
def test_a_stray_nul_is_a_fault_of_its_cell_and_not_of_the_file(content: bytes) -> None:
    file = read(content, "people.csv")

    assert file.records["cells"].to_pylist()[0] == ["7916\x001234567", "Ann"]
    assert (file.reading.header, file.unreadable) == (("phone", "Name"), ())


def test_bytes_with_a_nul_in_each_row_at_even_places_are_not_utf_16() -> None:
    content = b"phone;Name;City;Street\n" + b"79161234567;Anna M.;Moscow, the city;Tver\x00skaya 1\n" * 30

    assert read(content, "people.csv").reading.encoding == "utf-8"


@pytest.mark.parametrize(
    ("encoding", "filler"),
    [
        pytest.param("utf-8", b"\x1a", id="end of file mark"),
        pytest.param("cp1251", b"\x00" * 500, id="a sector of NULs"),
        pytest.param("cp1251", b"\x1a\x00\x00", id="both"),
        pytest.param("utf-16-le", b"\x1a\x00\x00\x00", id="utf-16 little endian"),
        pytest.param("utf-16-be", b"\x00\x1a\x00\x00", id="utf-16 big endian"),
    ],
)
def test_fillers_at_the_end_of_a_file_are_no_row(encoding: str, filler: bytes) -> None:
    reading = read(NUMBER_ONLY.encode(encoding) + filler, "people.csv").reading

    assert (reading.encoding, reading.rows, reading.blank) == (encoding, 1, 0)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="no bytes"),
        pytest.param(b" \r\n\t\n", id="white space"),
        pytest.param(codecs.BOM_UTF8, id="a mark"),
        pytest.param(codecs.BOM_UTF16_LE + " \n".encode("utf-16-le"), id="white space in utf-16"),
        pytest.param(b"\x00\x00\x00", id="fillers"),
    ],
)
def test_an_empty_file_is_empty(content: bytes) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(content, "people.csv")

    assert refused.value.fault is FileFault.EMPTY
