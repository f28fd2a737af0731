"""What only claims to be a workbook, what is one under another name, and what is broken, swollen or locked."""

import io
import re
import struct
import zipfile
from collections.abc import Callable

import pytest

from lib.intake import package
from lib.intake.read import read
from lib.model.reading import FileFault
from tests.intake.packages import SHEET, fault, rewritten

Workbook = Callable[..., bytes]


@pytest.mark.parametrize(
    ("content", "name", "refused"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "people.xlsx", FileFault.PICTURE, id="a picture"),
        pytest.param(b"\x00" * 40 + bytes(range(256)), "people.xlsx", FileFault.NOT_A_WORKBOOK, id="nothing known"),
        pytest.param(b"PK\x03\x04rest", "people.csv", FileFault.NOT_A_WORKBOOK, id="a broken package"),
        pytest.param(b"\xef\xbb\xbf <HTML><table>", "people.xls", FileFault.MARKUP, id="a web page"),
        pytest.param("\ufeff<html>".encode("utf-16-le"), "people.xls", FileFault.MARKUP, id="a web page in UTF-16"),
        pytest.param(b"<?xml version='1.0'?><Workbook/>", "people.xls", FileFault.MARKUP, id="XML"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
            "people.xls",
            FileFault.NOT_A_WORKBOOK,
            id="a broken .xls",
        ),
        pytest.param("\ufeffBEGIN:VCARD\nTEL:1".encode("utf-16-le"), "people.vcf", FileFault.VCARD, id="contacts"),
        pytest.param(
            b"BEGIN:VCARD\r\nTEL:79161234567\r\nEND:VCARD\r\n", "a.txt", FileFault.VCARD, id="pasted contacts"
        ),
        pytest.param(b"", "people.xlsx", FileFault.EMPTY, id="nothing"),
    ],
)
def test_what_only_claims_to_be_a_workbook_is_refused(content: bytes, name: str, refused: FileFault) -> None:
    assert fault(content, name)[0] is refused


def test_a_text_under_a_workbooks_name_is_read_as_text() -> None:
    assert read(b"phone;Name\n1;a\n", "people.xls").reading.header == ("phone", "Name")


def test_another_archive_is_no_text_and_no_workbook() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("people.csv", "phone\n1\n")

    assert fault(file.getvalue(), "people.zip")[0] is FileFault.NOT_TEXT
    assert fault(file.getvalue(), "people.xlsx")[0] is FileFault.NOT_A_WORKBOOK


def test_a_workbook_under_another_name_is_read_as_one(workbook: Workbook) -> None:
    assert read(workbook(S={"A1": "phone", "A2": 1}), "people.csv").reading.sheet == "S"


def test_a_text_that_begins_with_the_letters_of_a_package_is_text() -> None:
    assert read(b"PK_id;phone\n1;2\n", "people.csv").reading.header == ("PK_id", "phone")


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda xml: xml[: len(xml) // 2], id="cut off"),
        pytest.param(lambda xml: b"", id="empty"),
        pytest.param(lambda xml: xml.replace(b'"', b""), id="no quotes"),
        pytest.param(lambda xml: re.sub(rb'(r|r:id|Id)="(\w)', rb'\1="9\2', xml), id="wrong links and places"),
    ],
)
def test_a_broken_part_makes_a_broken_workbook(workbook: Workbook, part: str, change: Callable[[bytes], bytes]) -> None:
    content = rewritten(workbook(S={"A1": "phone", "A2": "x"}), part, change)

    assert fault(content)[0] is FileFault.NOT_A_WORKBOOK


@pytest.mark.parametrize("flag", [0x20, 0x40], ids=["patched", "encrypted beyond what is known"])
def test_a_part_that_cannot_be_unpacked_makes_a_broken_workbook(workbook: Workbook, flag: int) -> None:
    content = bytearray(workbook(S={"A1": "phone", "A2": "x"}))
    styles = content.rindex(b"xl/styles.xml") - 46  # its entry in the directory at the end of a package
    content[styles + 8] |= flag

    assert fault(bytes(content))[0] is FileFault.NOT_A_WORKBOOK


def test_a_bomb_is_refused_by_what_it_declares(workbook: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    content = rewritten(workbook(S={"A1": "phone", "A2": 1}), SHEET, lambda xml: xml + b" " * 3_000_000)
    monkeypatch.setattr(package, "UNPACKED", 2_000_000)
    monkeypatch.setattr(package, "_unpacked", lambda *_: pytest.fail("it was unpacked"))

    assert fault(content)[0] is FileFault.SWOLLEN


def test_a_bomb_is_refused_by_what_it_holds_when_it_declares_less(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(rewritten(workbook(S={"A1": "phone", "A2": 1}), SHEET, lambda xml: xml + b" " * 3_000_000))
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
    struct.pack_into("<I", content, entry + 24, 1_000)
    monkeypatch.setattr(package, "UNPACKED", 2_000_000)

    assert fault(bytes(content))[0] is FileFault.SWOLLEN


def test_an_encrypted_part_needs_a_password(workbook: Workbook) -> None:
    content = bytearray(workbook(S={"A1": "phone", "A2": 1}))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert fault(bytes(content))[0] is FileFault.PASSWORD
