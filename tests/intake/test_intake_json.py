"""JSON as TWIN's request has it: every object is a record, and nothing of it is lost."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.columns import match
from lib.intake.read import FileRead, read
from lib.model.columns import Field
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice, Unread

BODY = """
{"batch": [
 {"callbackData": {"id_client": "1"}, "phone": ["79161234567", "79161234568"], "variables": {"Name": "Анна", "n": 7},
  "clientExternalId": "123", "timezone": 25200, "checkPhone": true},
 {"phone": "79161234569", "variables": {"Name": null}, "autoCallTemplateId": "t"}
]}
"""


def rows(file: FileRead) -> list[dict[str, str]]:
    return [
        {title: cell for title, cell in zip(file.reading.header, record["cells"], strict=True) if cell}
        for record in file.records.to_pylist()
    ]


def listed(text: str) -> list[tuple[int, Unread, str]]:
    return [(each.row, each.reason, each.raw) for each in read(text.encode(), "x.json").reading.unreadable]


@pytest.mark.parametrize("name", ["request.json", "request.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_request_is_read_with_a_column_for_every_key(name: str, encoding: str) -> None:
    file = read(BODY.encode(encoding), name)

    assert rows(file) == [
        {"callbackData.id_client": "1", "phone": "79161234567", "variables.Name": "Анна", "variables.n": "7",
         "clientExternalId": "123", "timezone": "25200", "checkPhone": "true", "phone 2": "79161234568"},
        {"phone": "79161234569", "autoCallTemplateId": "t"},
    ]  # fmt: skip
    assert (file.reading.header_row, file.reading.delimiter, file.records["row"].to_pylist()) == (0, "", [1, 2])


def test_the_columns_become_the_fields_that_they_were() -> None:
    fields = {each.title: (each.field, each.name) for each in match(read(BODY.encode(), "x.json").reading.header)}

    assert fields["phone 2"] == (Field.PHONE, "")
    assert fields["variables.Name"] == (Field.VARIABLE, "Name")
    assert fields["callbackData.id_client"] == (Field.CALLBACK_DATA, "id_client")
    assert fields["checkPhone"] == (Field.CHECK_PHONE, "")


def test_values_come_as_they_are_written_and_deeper_ones_as_json() -> None:
    text = '[{"phone": 79161234567, "a": 1.50, "b": 12345678901234567890123, "c": {"d": [1, "x", null]}, "e": NaN}]'

    assert rows(read(text.encode(), "x.json")) == [
        {"phone": "79161234567", "a": "1.50", "b": "12345678901234567890123", "c": '{"d": [1, "x", null]}', "e": "NaN"}
    ]


def test_what_stands_beside_the_list_holds_for_objects_without_a_value_of_their_own() -> None:
    text = '{"timezone": 3600, "batch": [{"phone": "1"}, {"phone": "2", "timezone": 7200}], "checkPhone": false}'

    assert rows(read(text.encode(), "x.json")) == [
        {"phone": "1", "timezone": "3600", "checkPhone": "false"},
        {"phone": "2", "timezone": "7200", "checkPhone": "false"},
    ]


def test_an_element_that_is_no_record_is_listed_with_its_place_and_text() -> None:
    text = '[{"phone": "1"}, 5, "x", {"a": 1, "a": 2}, {"phone": "\\ud83d"}, {}, null, {"phone": "2"}]'

    assert listed(text) == [
        (2, Unread.NOT_AN_OBJECT, "5"),
        (3, Unread.NOT_AN_OBJECT, '"x"'),
        (4, Unread.REPEATED_KEY, '{"a": 1, "a": 2}'),
        (5, Unread.BAD_ENCODING, '{"phone": "\\ud83d"}'),
        (7, Unread.NOT_AN_OBJECT, "null"),
    ]
    reading = read(text.encode(), "x.json").reading
    assert (reading.rows, reading.blank) == (7, 1)


def test_elements_can_be_passed_over() -> None:
    file = read(b'[{"phone": "1"}, {"phone": "2"}]', "x.json", ReadingChoice(skip=1))

    assert (rows(file), file.records["row"].to_pylist()) == ([{"phone": "2"}], [2])
    assert [(each.row, each.reason) for each in file.reading.unreadable] == [(1, Unread.SKIPPED)]


@pytest.mark.parametrize(
    ("text", "fault", "value"),
    [
        pytest.param('[\n {"phone": "1"},\n {"phone" "2"}]', FileFault.BROKEN_JSON, "3:11", id="a colon is missing"),
        pytest.param('[{"phone": "1"}', FileFault.BROKEN_JSON, "1:16", id="cut off"),
        pytest.param('[{"phone": "1"},]', FileFault.BROKEN_JSON, "1:17", id="a comma too much"),
        pytest.param('[{"phone": "1"}]\nx', FileFault.BROKEN_JSON, "1:17", id="something after the end"),
        pytest.param("[" * 100_000, FileFault.BROKEN_JSON, "1:2", id="very deep"),
        pytest.param('{"phone": "1"}', FileFault.NO_BATCH, "", id="one person"),
        pytest.param('{"batch": {}}', FileFault.NO_BATCH, "", id="no list"),
        pytest.param('"phone"', FileFault.NO_BATCH, "", id="a text"),
        pytest.param("[]", FileFault.NO_ROWS, "", id="nobody"),
        pytest.param(json.dumps([{f"k{n}": n for n in range(1_001)}]), FileFault.TOO_MANY_COLUMNS, "1001", id="wide"),
    ],
)
def test_a_file_that_is_no_list_of_people_is_refused_with_the_place(text: str, fault: FileFault, value: str) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(text.encode(), "people.json")

    assert (refused.value.fault, refused.value.value) == (fault, value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param('{"phone": "79161234567"}\n{"phone": "79161234568"}\n', FileFault.NO_BATCH, id="an object a line"),
        pytest.param('{"items": [{"phone": "79161234567"}]}', FileFault.NO_BATCH, id="a list of another name"),
        pytest.param('{\n "batch": [{"phone": "79161234567",}]}', FileFault.BROKEN_JSON, id="broken in its beginning"),
        pytest.param('[\n{"phone": "79161234567', FileFault.BROKEN_JSON, id="cut off"),
        pytest.param("{}", FileFault.NO_BATCH, id="nothing"),
    ],
)
def test_what_is_pasted_as_json_is_never_taken_for_lines_of_text(text: str, fault: FileFault) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(text.encode(), "pasted")

    assert refused.value.fault is fault


@pytest.mark.parametrize(
    "text",
    ["[id];phone\n1;79161234567\n", "{phone};Name\n79161234567;a\n", '{"id":1};79161234567\n{"id":2};79161234568\n'],
)
def test_a_table_that_begins_with_a_bracket_is_no_json(text: str) -> None:
    assert read(text.encode(), "people.csv").reading.delimiter == ";"


def test_messages_that_begin_with_their_time_are_no_json() -> None:
    assert read("[30.11.2026, 18:05] Иван: Анна 79161234567\n".encode(), "pasted.txt").reading.delimiter == " "


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
people = st.dictionaries(st.sampled_from(["phone", "variables", "callbackData", "x", "phone 2"]), values, max_size=4)


@settings(max_examples=60)
@given(batch=st.lists(people | values, min_size=1, max_size=5), cut=st.integers(0, 400))
def test_any_json_is_read_or_refused_and_every_element_is_somewhere(batch: list[object], cut: int) -> None:
    text = json.dumps({"batch": batch}, ensure_ascii=False)
    for content in (text.encode("utf-8", "surrogatepass"), text[:cut].encode("utf-8", "surrogatepass")):
        try:
            file = read(content, "x.json")
        except FileUnreadable:
            continue
        assert len(file.records) + len(file.reading.unreadable) == file.reading.rows
        assert file.reading.rows + file.reading.blank == len(batch)


@settings(max_examples=60)
@given(batch=st.lists(people, min_size=1, max_size=5), data=st.data())
def test_of_a_json_with_wrong_bytes_every_element_is_somewhere_or_it_is_refused(
    batch: list[object], data: st.DataObject
) -> None:
    content = bytearray(json.dumps(batch).encode())
    for _ in range(data.draw(st.integers(1, 2))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.sampled_from(b'"\\{}[],: 0x\x00\xff\xd0'))

    try:
        file = read(bytes(content), "x.json", ReadingChoice(encoding="utf-8"))
    except FileUnreadable:
        return
    elements = json.loads(content.decode("utf-8", "replace"), strict=False)
    assert file.reading.rows + file.reading.blank == len(elements)
    assert len(file.records) + len(file.unreadable) == file.reading.rows


def test_the_first_objects_alone_are_read_as_they_are_in_the_whole_file() -> None:
    text = '[{"phone":"1","x":"a"},{"phone":"2"},{"phone":"3","y":"b"}'

    file = read(text.encode(), "x.json", last=2)

    assert file.reading.header == ("phone", "x")
    assert file.records["cells"].to_pylist() == [["1", "a"], ["2", ""]]
