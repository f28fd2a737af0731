"""A report from TWIN's cabinet, or pasted text: read, its columns found, its lines told."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.dispatch import report
from lib.dispatch.matching import match
from lib.dispatch.report import Columns, Line, Part
from lib.model.item import Identifiers
from lib.model.reading import FileFault, FileUnreadable
from lib.model.unknown import Sought

KEYS = ("4f1c0a", "9b22de", "c07731")


def person(place: int, external_id: str, key: str) -> Sought:
    return Sought(1, place, place + 2, (f"791600000{place:02}",), external_id, key)


PEOPLE = tuple(person(place, str(place), key) for place, key in enumerate(KEYS))


def told(text: str, columns: Columns | None = None) -> tuple[Line, ...]:
    found = report.brought(text.encode(), "report.csv")
    return report.lines(found, columns or report.guess(found, PEOPLE, "RU"), "RU")


def guessed(text: str) -> Columns:
    return report.guess(report.brought(text.encode(), "report.csv"), PEOPLE, "RU")


def test_a_report_of_the_cabinet_is_understood_by_its_titles() -> None:
    text = (
        "Номер телефона;Внешний идентификатор;ID задачи;ID кандидата;Статус\n+7 916 000-00-01;1;task;candidate;ANSWERED"
    )
    assert told(text) == (Line(2, None, "1", ("79160000001",), "task", "candidate"),)


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("autoCallId", Part.TASK),
        ("taskId", Part.TASK),
        ("id задачи", Part.TASK),
        ("autoCallCandidateId", Part.CANDIDATE),
        ("ID кандидата", Part.CANDIDATE),
        ("callbackData", Part.ROW_KEY),
        ("callboardRow", Part.ROW_KEY),
        ("Client Id", Part.EXTERNAL_ID),
        ("clientExternalId", Part.EXTERNAL_ID),
        ("phone", Part.NUMBER),
        ("Номер телефона", Part.NUMBER),
    ],
)
def test_titles_are_known(title: str, part: Part) -> None:
    assert guessed(f"{title};other\nx;y").of(part) == 0


def test_what_is_called_nothing_but_id_may_be_a_call_and_names_nobody() -> None:
    assert guessed("ID;duration\n1;2") == Columns()


def test_our_row_keys_and_the_numbers_of_these_people_are_found_under_any_title() -> None:
    columns = guessed(f"from;to;what\n74950000000;79160000001;{KEYS[1]}\n74950000000;79160000002;{KEYS[2]}")
    assert (columns.number, columns.row_key) == (1, 2)


def test_a_small_number_under_no_title_of_ours_is_no_external_id() -> None:
    assert guessed("duration;status\n1;OK\n2;OK").external_id is None


@pytest.mark.parametrize(
    "cell",
    [
        '{"callboardRow":"9b22de","id":5}',
        '[{"callboardRow":"9b22de"}]',
        "9b22de",
    ],
)
def test_our_key_is_read_bare_and_inside_callback_data(cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    (line,) = told(f"callbackData;phone\n{quoted};79160000001")
    assert line.row_key == "9b22de"


@pytest.mark.parametrize("cell", ['{"id":5}', "[]", "{}", "{broken"])
def test_callback_data_without_our_key_tells_that_there_is_none(cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    (line,) = told(f"callbackData;phone\n{quoted};79160000001")
    assert line.row_key == ""


def test_an_empty_column_of_keys_tells_nothing() -> None:
    assert [line.row_key for line in told("callbackData;phone\n;79160000001")] == [None]


def test_ids_may_be_written_as_the_receipt_writes_them() -> None:
    (line,) = told('phone;autoCallId\n79160000001;"{""identity"":""task""}"')
    assert line.task_id == "task"


def test_a_cell_that_is_no_number_tells_no_number() -> None:
    assert [line.numbers for line in told("phone;x\n7916•••••01;1\n79160000001;1\nnobody;1")] == [
        (), ("79160000001",), ()
    ]  # fmt: skip


def test_a_person_may_say_which_column_is_which() -> None:
    (line,) = told("a;b;c\n1;task;candidate", Columns(external_id=0, task=1, candidate=2))
    assert line == Line(2, None, "1", (), "task", "candidate")


def test_a_workbook_is_read() -> None:
    book = openpyxl.Workbook()
    for row in (["Phone", "autoCallCandidateId"], [79160000001, "candidate"]):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    found = report.brought(content.getvalue(), "report.xlsx")
    (line,) = report.lines(found, report.guess(found, PEOPLE, "RU"), "RU")
    assert (line.numbers, line.candidate_id) == (("79160000001",), "candidate")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("79160000001\n79160000002", ["79160000001", "79160000002"]),
        ("Phone\n79160000001\n\n 8 916 000-00-02 ", ["79160000001", "79160000002"]),
        ("Phone\tStatus\n79160000001\tOK", ["79160000001"]),
    ],
    ids=["bare", "with a title", "a table"],
)
def test_pasted_text_needs_no_title_where_it_is_one_value_a_line(text: str, numbers: list[str]) -> None:
    found = report.pasted(text)
    lines = report.lines(found, report.guess(found, PEOPLE, "RU"), "RU")
    assert [number for line in lines for number in line.numbers] == numbers


def test_pasted_row_keys_are_known_the_first_one_too() -> None:
    found = report.pasted("\n".join(KEYS))
    assert [line.row_key for line in report.lines(found, report.guess(found, PEOPLE, "RU"), "RU")] == list(KEYS)


def test_lines_that_cannot_be_read_are_counted() -> None:
    assert report.brought(b"Phone;Status\n79160000001;OK\n79160000002;OK;OK;OK", "report.csv").unreadable == 1


@pytest.mark.parametrize(
    ("text", "fault"), [("", FileFault.EMPTY), (" \n", FileFault.EMPTY), ("Phone", FileFault.NO_ROWS)]
)
def test_nothing_is_no_report(text: str, fault: FileFault) -> None:
    with pytest.raises(FileUnreadable) as unreadable:
        report.pasted(text)
    assert unreadable.value.fault is fault


WAYS = ("{}", "+{}", "8{1}", "+7 ({1:.3}) {2}")
"""How a report may write a number."""


def written(number: str, way: str) -> str:
    return way.format(number, number[1:], number[4:])


@settings(deadline=None)
@given(
    there=st.sets(st.integers(0, 9)),
    others=st.sets(st.integers(10, 19), max_size=4),
    titles=st.permutations(["Номер телефона", "ID задачи", "ID кандидата", "Статус"]),
    way=st.sampled_from(WAYS),
    delimiter=st.sampled_from(";,\t"),
)
def test_whoever_is_in_a_report_is_found_with_their_own_ids_and_nobody_else(
    there: set[int], others: set[int], titles: list[str], way: str, delimiter: str
) -> None:
    sought = [person(place, "", f"key {place}") for place in range(10)]
    lines = [delimiter.join(titles), delimiter.join(["x"] * len(titles))]
    for place in sorted(there | others):
        cells = {
            "Номер телефона": written(f"791600000{place:02}", way),
            "ID задачи": "task",
            "ID кандидата": f"c{place}",
            "Статус": "OK",
        }
        lines.append(delimiter.join(cells[title] for title in titles))
    found = report.brought("\n".join(lines).encode("cp1251"), "report.csv")
    matching = match(sought, report.lines(found, report.guess(found, sought, "RU"), "RU"))
    assert {(each.item.ordinal, each.identifiers) for each in matching.matched} == {
        (place, (Identifiers("task", f"c{place}"),)) for place in there
    }
    assert (matching.doubts, matching.strangers) == ((), len(others) + 1)
