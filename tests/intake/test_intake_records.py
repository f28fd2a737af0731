import pytest

from lib.intake import records as engine
from lib.intake.read import FileRead, read
from lib.intake.records import LINES_IN_RECORD, Shape, records
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice, Unread, Unreadable


def rows(file: FileRead) -> list[tuple[int, list[str]]]:
    return [(record["row"], record["cells"]) for record in file.records.to_pylist()]


def unread(file: FileRead) -> list[tuple[int, Unread, str]]:
    return [(line.row, line.reason, line.raw) for line in file.reading.unreadable]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=["LF", "CR", "CRLF"])
def test_each_kind_of_line_end_divides_records(end: str) -> None:
    file = read(end.join(["phone;Name", "1;Ann", "2;Bob"]).encode(), "people.csv")

    assert rows(file) == [(2, ["1", "Ann"]), (3, ["2", "Bob"])]


def test_mixed_line_ends_divide_records_and_other_separators_do_not() -> None:
    file = read("phone;Name\r\n1;A\r2;B\n3;C\u2028D\x0b\x85\n".encode(), "people.csv")

    assert rows(file) == [(2, ["1", "A"]), (3, ["2", "B"]), (4, ["3", "C\u2028D\x0b\x85"])]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        pytest.param('"a;b"', "a;b", id="the delimiter"),
        pytest.param('"said ""later"""', 'said "later"', id="doubled quotes"),
        pytest.param('"one\r\ntwo\nthree\rfour"', "one\r\ntwo\nthree\rfour", id="line ends"),
        pytest.param('""', "", id="nothing"),
        pytest.param('5" pipe', '5" pipe', id="a quote inside an unquoted cell"),
        pytest.param(' "a" ', ' "a" ', id="a space before a quote"),
        pytest.param("  x\u00a0", "  x\u00a0", id="white space around"),
        pytest.param("x" * 200_000, "x" * 200_000, id="a very long cell"),
    ],
)
def test_a_cell_comes_as_it_stands_in_the_file(cell: str, value: str) -> None:
    file = read(f"phone;Note\n1;{cell}\n2;x\n".encode(), "people.csv")

    assert rows(file) == [(2, ["1", value]), (3, ["2", "x"])]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("1", Unread.TOO_FEW_CELLS, id="too few cells"),
        pytest.param("1;a;b", Unread.TOO_MANY_CELLS, id="too many cells"),
        pytest.param('1;"a"b', Unread.TEXT_AFTER_QUOTE, id="text after a quote"),
        pytest.param('1;"a" ', Unread.TEXT_AFTER_QUOTE, id="a space after a quote"),
        pytest.param('1;"a', Unread.OPEN_QUOTE, id="an open quote"),
    ],
)
def test_a_record_that_cannot_be_read_is_listed_and_takes_no_other_with_it(line: str, reason: Unread) -> None:
    file = read(f"phone;Name\n0;x\n{line}\n2;y\n3;z\n".encode(), "people.csv")

    assert unread(file) == [(3, reason, line)]
    assert rows(file) == [(2, ["0", "x"]), (4, ["2", "y"]), (5, ["3", "z"])]
    assert file.reading.rows == 4


def test_cells_after_the_last_title_may_be_there_if_they_are_blank() -> None:
    file = read(b"phone;Name\n1;a;;\n2;b; ;\t\n3;c\n", "people.csv")

    assert rows(file) == [(2, ["1", "a"]), (3, ["2", "b"]), (4, ["3", "c"])]
    assert file.reading.unreadable == ()


def test_a_record_over_several_lines_is_one_row() -> None:
    file = read(b'phone;Note\n1;"a\nb\nc"\n2;d\n', "people.csv")

    assert rows(file) == [(2, ["1", "a\nb\nc"]), (3, ["2", "d"])]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param('b"c', id="text after the quote"),
        pytest.param('b";c;d', id="too many cells"),
        pytest.param("b", id="never closed"),
    ],
)
def test_of_a_broken_record_over_two_lines_only_the_first_is_unreadable_for_it(second: str) -> None:
    file = read(f'phone;Note\n1;"a\n{second}\n2;d\n'.encode(), "people.csv")

    assert [line.row for line in file.reading.unreadable] == [2, 3]
    assert file.reading.unreadable[0].raw == '1;"a'
    assert rows(file) == [(4, ["2", "d"])]
    assert file.reading.rows == 3


def test_the_second_line_of_a_broken_record_may_be_a_record_itself() -> None:
    file = read(b'phone;Note\n1;"a\n2;"b"\n3;d\n', "people.csv")

    assert unread(file) == [(2, Unread.OPEN_QUOTE, '1;"a')]
    assert rows(file) == [(3, ["2", "b"]), (4, ["3", "d"])]


def test_a_stray_quote_loses_its_own_line_only() -> None:
    lines = [f"{number};name {number}" for number in range(3_000)]
    lines[1_000] = '1000;"name'

    file = read("\n".join(["phone;Name", *lines]).encode(), "people.csv")

    assert unread(file) == [(1_002, Unread.OPEN_QUOTE, '1000;"name')]
    assert len(file.records) == 2_999


def test_blank_records_are_counted_and_keep_their_row_numbers() -> None:
    file = read(b'phone;Name\n\n1;a\n;\n  ; \n" \n";\n;;;;\n2;b\n\n', "people.csv")

    assert rows(file) == [(3, ["1", "a"]), (8, ["2", "b"])]
    assert (file.reading.rows, file.reading.blank) == (2, 6)


def test_a_record_may_have_as_many_lines_as_the_limit_and_no_more() -> None:
    fits = '1;"' + "\n" * (LINES_IN_RECORD - 1) + '"\n'
    longer = '2;"' + "\n" * LINES_IN_RECORD + '"\n'

    file = read(f"phone;Note\n{fits}{longer}".encode(), "people.csv", ReadingChoice(delimiter=";"))

    assert [row for row, _ in rows(file)] == [2]
    assert file.reading.unreadable[0] == Unreadable(3, Unread.OPEN_QUOTE, '2;"')


def test_a_file_of_stray_quotes_is_not_read_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_READ_AHEAD", 1_000)
    given = 0

    class Counted(engine._Feed):
        def __next__(self) -> str:
            nonlocal given
            given += 1
            return super().__next__()

    monkeypatch.setattr(engine, "_Feed", Counted)
    lines = ['x";"y\n'] * 3_000

    read_lines = list(records(lines, ";", Shape(0, 2, 2)))

    assert len(read_lines) == len(lines)
    assert all(isinstance(line, Unreadable) for line in read_lines)
    assert given < 60 * len(lines)


def test_a_header_without_rows_is_refused() -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(b"phone;Name\n\n;\n", "people.csv")

    assert refused.value.fault is FileFault.NO_ROWS


def test_rows_that_are_all_unreadable_are_listed_and_no_fault_of_the_file() -> None:
    file = read(b"phone;Name\n1\n2\n", "people.csv", ReadingChoice(delimiter=";"))

    assert len(file.records) == 0
    assert file.reading.rows == 2


def test_a_long_file_comes_in_chunks_and_in_order() -> None:
    text = "phone;Name\n" + "".join(f"{number};n\n" for number in range(120_000))

    file = read(text.encode(), "people.csv")

    assert file.records["row"].to_pylist() == list(range(2, 120_002))
    assert max(len(batch) for batch in file.records.to_batches()) <= 50_000
    assert file.records.schema.field("row").type == "int32"
    assert str(file.records.schema.field("cells").type.value_type) == "string"
