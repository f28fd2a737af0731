"""A webhook's body: the shapes that TWIN documents, those that were seen, and anything else."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.columns import RESERVED_NAME
from lib.model.event import Event
from lib.twin.webhook import read

KEY = "0123456789abcdef"
CALLBACK = {"id_client": "123456", RESERVED_NAME: KEY}
ENDED = {
    "event": "CALL_ENDED", "type": "OUTGOING", "botId": "b", "id": "call-1", "taskId": "task-1", "status": "ANSWERED",
    "callFrom": "74992868344", "callTo": "79001112233", "startedAt": "2026-07-10T10:49:36+00:00", "variables": {},
    "result": {"confirmation": "yes", "initialVariables": {"recordPath": "https://example.com/1"}},
    "flow": [{"messages": [{"author": "bot", "text": "Hello"}]}], "callbackData": CALLBACK,
}  # fmt: skip
REDIRECTED = (
    b'{"event":"CALL_REDIRECTED","id":"call-1","redirectAdditional":null,"redirectAnons":null,'
    b'"redirectDestination":"ch","redirectDestinationId":"10103","callbackData":[]}'
)


def event(**fields: object) -> Event:
    return read(json.dumps(fields).encode())


def test_the_end_of_a_call_names_call_task_number_and_our_row() -> None:
    found = event(**ENDED)
    assert (found.name, found.call_id, found.task_id) == ("CALL_ENDED", "call-1", "task-1")
    assert (found.row_key, found.number, found.candidate_id) == (KEY, "79001112233", None)


def test_the_end_of_a_candidate_names_its_last_call() -> None:
    found = event(event="CANDIDATE_CHANGED", taskId="task-1", lastCallId="call-2", callbackData=CALLBACK)
    assert (found.name, found.call_id, found.task_id, found.row_key) == ("CANDIDATE_CHANGED", "call-2", "task-1", KEY)


def test_a_redirected_call_whose_empty_object_came_as_a_list_names_no_row() -> None:
    found = read(REDIRECTED)
    assert (found.name, found.call_id, found.row_key) == ("CALL_REDIRECTED", "call-1", None)


@pytest.mark.parametrize(
    "sent",
    [CALLBACK, [CALLBACK], [{}, CALLBACK], [CALLBACK, CALLBACK], json.dumps(CALLBACK), json.dumps([CALLBACK])],
    ids=["object", "array", "second of an array", "twice the same", "string", "string of an array"],
)
def test_our_key_is_found_in_every_form_that_callback_data_was_seen_in(sent: object) -> None:
    assert event(event="CALL_ENDED", callbackData=sent).row_key == KEY


@pytest.mark.parametrize(
    "sent",
    [
        None, {}, [], "", "[]", "no JSON", 7, {RESERVED_NAME: None}, {RESERVED_NAME: 7}, {RESERVED_NAME: " "},
        {RESERVED_NAME: [KEY]}, {"other": KEY}, [KEY], [CALLBACK, {RESERVED_NAME: "another"}],
    ],
    ids=str,
)  # fmt: skip
def test_nothing_else_is_taken_for_our_key(sent: object) -> None:
    assert event(event="CALL_ENDED", callbackData=sent).row_key is None


@pytest.mark.parametrize("name", ["autoCallCandidateId", "candidateId"])
@pytest.mark.parametrize("value", ["cand-1", {"identity": "cand-1"}], ids=["text", "as in the receipt"])
def test_a_candidates_id_is_taken_where_it_could_stand(name: str, value: object) -> None:
    assert event(**ENDED, **{name: value}).candidate_id == "cand-1"


@pytest.mark.parametrize(("sent", "kept"), [("+79001112233", "79001112233"), (79001112233, "79001112233"),
                                            ("8 900", None), (True, None), (1.5, None), ({}, None)])  # fmt: skip
def test_a_number_is_digits_or_nothing(sent: object, kept: str | None) -> None:
    assert event(callTo=sent).number == kept


def test_an_unknown_event_is_kept_by_its_name_and_whole() -> None:
    body = b'{"event":"SOMETHING_NEW","novel":{"field":[1]}}'
    found = read(body)
    assert (found.name, found.body) == ("SOMETHING_NEW", body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no JSON",
        b"[]",
        b'"CALL_ENDED"',
        b"7",
        b"null",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"event":',
        b"1" * 9000,
    ],
    ids=lambda body: body[:12].decode("latin-1"),
)
def test_what_is_no_object_is_kept_without_a_name(body: bytes) -> None:
    assert read(body) == Event(body)


def test_half_a_character_is_no_id() -> None:
    found = read(rb'{"event":"\ud800","id":"\udc00","taskId":"a\u0000b"}')
    assert (found.name, found.call_id, found.task_id) == ("", None, None)


def test_the_same_bytes_are_the_same_event() -> None:
    assert read(REDIRECTED).id == read(bytes(REDIRECTED)).id
    assert read(REDIRECTED).id != read(REDIRECTED + b" ").id


def test_an_event_does_not_show_the_number_or_the_body_when_it_is_printed() -> None:
    assert "79001112233" not in repr(event(**ENDED))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
NAMES = ("event", "id", "lastCallId", "taskId", "autoCallCandidateId", "candidateId", "callbackData", "callTo")


@settings(max_examples=60)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, ANYTHING)) | ANYTHING)
def test_whatever_json_came_what_is_read_can_be_stored(value: object) -> None:
    found = read(json.dumps(value).encode())
    for text in (found.name, found.call_id, found.task_id, found.candidate_id, found.row_key, found.number):
        assert text is None or text.encode().decode() == text


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_whatever_bytes_came_they_are_kept(body: bytes) -> None:
    assert read(body).body == body
