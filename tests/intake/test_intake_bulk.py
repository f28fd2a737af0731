"""Blocks of records are read as the strict reader alone would read them, whatever stands in the file."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.intake import bulk
from lib.intake.lines import divide
from lib.intake.records import Reader, Shape, records
from lib.intake.table import Below, Collector, collect

damaged = st.text(alphabet='7aЖ\u00a0 ;;"""\n\n\r,\udc98', max_size=60)
tables = st.lists(st.lists(st.text(alphabet='7aЖ ;"\n\r', max_size=4), min_size=2, max_size=3), max_size=12)


@pytest.fixture(autouse=True)
def _small_blocks() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "CHUNK", 3)
        yield


def both(text: str, width: int, header_row: int) -> tuple[Below, Below]:
    lines = divide(memoryview(text.encode("utf-8", "surrogatepass")))
    fits = "\udc98" not in text
    shape = Shape(header_row, width, width)
    above = len(list(islice(lines, header_row)))  # a header of one line a row, in these tests
    into = Collector(width)
    reader = Reader(lines, ";", shape, fits=fits)
    bulk.read_below(lines, reader, ";", into, at=above, row=header_row + 1, fits=fits)
    strict = islice(records(lines, ";", shape, fits=fits), header_row, None)
    return into.below(), collect(strict, header_row + 1, width)


def alike(text: str, width: int, header_row: int = 0) -> None:
    quick, strict = both(text, width, header_row)
    assert quick.records.to_pylist() == strict.records.to_pylist()
    assert (quick.unreadable, quick.blank) == (strict.unreadable, strict.blank)
    quick.records.validate(full=True)


@settings(max_examples=200)
@given(text=damaged, width=st.integers(1, 3))
@example(text='"a\nb";7\n1;2\n3;4\n"5\n6\n7\n8";9\n', width=2)
@example(text='"a";"b;c"\n;"""d"""\n"";\n"e""f";g\nh"i;j\n', width=2)
@example(text='"a\r\n";b\r"c;d\n"', width=2)
@example(text="\u00a0;\n ;\u2003\n;Ж\n", width=2)
@example(text="a;\udc98\nb;c\n", width=2)
def test_damaged_text_is_read_alike(text: str, width: int) -> None:
    alike(text, width)


@settings(max_examples=60)
@given(rows=tables, quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), end=st.sampled_from(["\n", "\r\n"]))
def test_tables_are_read_alike(rows: list[list[str]], quoting: int, end: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", lineterminator=end, quoting=quoting).writerows([["phone", "Name"], *rows])

    alike(file.getvalue(), 2, header_row=1)


@pytest.mark.parametrize(
    "text",
    [
        "1;a\n2;b\n3;c\n4;d\n5;e",
        '"1";"a;b"\r\n"2";""\r\n"3";"say ""no"""\r\n',
        "1;a;\r\n2;b;;\r\n3;c\r\n",
        "1;a\n\n;\n; ;\t;\n",
    ],
    ids=["plain", "quoted", "with tails of delimiters", "blank"],
)
def test_regular_records_never_reach_the_strict_reader(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a regular record was read one by one")

    lines = divide(memoryview(text.encode()))
    into = Collector(2)
    reader = Reader(lines, ";", Shape(0, 2, 2), fits=True)
    monkeypatch.setattr(reader, "record", refuse)

    bulk.read_below(lines, reader, ";", into, at=0, row=1, fits=True)

    assert len(into.below().records) + into.below().blank == len(lines)
