"""`python -m lib`: a file is checked as the pages do it."""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

import openpyxl
import pytest

from lib.__main__ import main

FILE = "phone;Name\r\n79160010001;Anna\r\n7916001000;Olga\r\n\r\n79160010002\r\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_bytes(FILE.encode())
    return path


def test_json_says_what_was_read_and_found(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(people), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "file": "people.csv",
        "encoding": "utf-8",
        "delimiter": ";",
        "rows": 3,
        "candidates": 1,
        "numbers": 1,
        "unreadable": [{"row": 5, "reason": "too_few_cells"}],
        "findings": [
            {
                "row": 3,
                "column": "phone",
                "code": "phone_invalid",
                "severity": "error",
                "value": "7916001000",
                "detail": "digit_missing",
            }
        ],
        "by_code": {"phone_invalid": 1},
    }


def test_a_file_whose_records_can_all_go_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"phone\r\n89160010001\r\n")
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == (
        "people.csv: 1 row, 1 can go with 1 phone number, 0 have errors, 0 cannot be read.\n"
        "  Note: Written without the country code, which is added (1 row)\n"
    )


def test_what_cannot_be_known_of_a_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "people.txt"
    path.write_bytes(b"Anna\n+79160010001\nOlga\n+79160010002\n")
    main(["check", str(path), "--language", "en"])
    assert "  Names and numbers stand by turns here" in capsys.readouterr().out


@contextmanager
def full_disk() -> Iterator[None]:
    """No file grows; only for as long as the test's own step takes, since pytest's own may be one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_rows_that_find_no_room_end_with_two_and_one_sentence(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with full_disk():
        ended = main(["check", str(people)])
    assert ended == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("The rows found no room.")
    assert gettempdir() in told.err
    assert len(told.err.splitlines()) == 1


def test_nothing_of_the_file_is_left_behind(people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "passing").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "passing"))
    assert main(["check", str(people)]) == 1
    assert not list((tmp_path / "passing").iterdir())


def test_the_report_holds_the_rows_that_stay_behind(people: Path, tmp_path: Path) -> None:
    assert main(["check", str(people), "--report", str(tmp_path / "out.csv"), "--language", "ru"]) == 1
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["phone", "7916001000", "79160010002"]


def test_a_line_with_two_people_is_told_to_become_two_and_not_to_be_put_into_columns(tmp_path: Path) -> None:
    path, out = tmp_path / "people.txt", tmp_path / "out.csv"
    path.write_bytes(b"Anna +79160010001; Olga +79160010002\nIvan +79160010003\n")
    assert main(["check", str(path), "--report", str(out), "--language", "en"]) == 1
    _, line = out.read_text(encoding="utf-8-sig").splitlines()
    assert "put each person on a line of their own" in line
    assert "Keep one of them in this row" in line


def test_a_report_as_a_workbook_tells_each_kind_of_error_once_for_both_programs(people: Path, tmp_path: Path) -> None:
    assert main(["check", str(people), "--report", str(tmp_path / "out.xlsx"), "--language", "en"]) == 1
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Rows to mend", "How to mend"]
    titles, *kinds = book["How to mend"].values
    assert titles == ("What is wrong", "Rows", "What it means", "In Excel", "In LibreOffice")
    assert [kind[:2] for kind in kinds] == [("A digit is missing", 1)]


def test_a_kind_that_two_columns_have_is_counted_by_its_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"phone;Name;Note\r\n79160010001;{{a}};{{b}}\r\n79160010002;Anna;\r\n")
    main(["check", str(path), "--language", "en"])
    assert "  Error: A placeholder that was not filled (1 row)" in capsys.readouterr().out
    rows = "".join(f"7916{nth:07};;\r\n" for nth in range(20))
    path.write_bytes(f"phone;Name;Note\r\n79160010001;Anna;x\r\n{rows}".encode())
    main(["check", str(path), "--language", "en"])
    assert "(20 rows)" in capsys.readouterr().out.splitlines()[1]


def test_how_to_mend_it_is_said_where_it_is_asked_for(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(people), "--how", "--language", "en"])
    _, kind, means, excel, calc = capsys.readouterr().out.splitlines()
    assert kind == "  Error: A digit is missing (1 row)"
    assert means.startswith("    A Russian number has ten digits")
    assert excel.startswith("    Excel: Press F5")
    assert calc.startswith("    LibreOffice: ")
    main(["check", str(people), "--language", "en"])
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_nothing_is_said_of_the_spreadsheet_where_nothing_is_to_be_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"phone\r\n89160010001\r\n")
    main(["check", str(path), "--how", "--language", "en"])
    assert "Excel" not in capsys.readouterr().out


def test_a_row_is_too_big_by_the_size_that_is_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(f"phone;Name\r\n79160010001;{'x' * 2_000}\r\n".encode())
    assert main(["check", str(path)]) == 0
    monkeypatch.setenv("CALLBOARD_BODY_BYTES", "2000")
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["by_code"]["body_too_big"] == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"  \r\n", b"phone;Name\r\n", b"\x89PNG\r\n\x1a\n\x00\x01", b"a;b\r\n1;2\r\n", b'[{"phone": 1}'],
    ids=["empty", "blank", "no rows", "no text", "no phone column", "broken JSON"],
)
def test_a_file_that_cannot_be_read_ends_with_two_and_one_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("odd.csv: ")
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nothing.csv")]) == 2
    assert "nothing.csv" in capsys.readouterr().err


def test_nothing_is_left_on_disk(people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLBOARD_DATA", str(tmp_path / "data"))
    main(["check", str(people)])
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["sandbox", "--help"]])
def test_help_is_there(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0
    assert "usage: python -m lib" in capsys.readouterr().out
