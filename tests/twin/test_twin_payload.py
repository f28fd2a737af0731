import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.candidate import Candidate
from lib.twin.payload import body, encode

BARE = Candidate(row=2, row_key="k1", phone=("79876543210",))

WHOLE = Candidate(
    row=3,
    row_key="0f3a",
    phone=("79876543210", "79876543211"),
    variables=(("Name", "Иван"), ("LastName", 'O"Neil\n')),
    client_external_id="123",
    bot_settings_id="a8c57dfe-1111-4222-8333-444455556666",
    auto_call_template_id="bb973460-1111-4222-8333-444455556666",
    timezone=25200,
    callback_data=(("id_client", "123456"),),
    check_phone=True,
)


def test_every_field_stands_in_the_documented_order_compact_and_in_utf8() -> None:
    assert (
        encode(WHOLE)
        == (
            '{"callbackData":{"id_client":"123456","callboardRow":"0f3a"},"phone":["79876543210","79876543211"],'
            '"botSettingsId":"a8c57dfe-1111-4222-8333-444455556666","variables":{"Name":"Иван","LastName":"O\\"Neil\\n"},'
            '"clientExternalId":"123","autoCallTemplateId":"bb973460-1111-4222-8333-444455556666",'
            '"timezone":25200,"checkPhone":true}'
        ).encode()
    )


def test_a_candidate_with_nothing_optional_is_its_row_key_and_its_number() -> None:
    assert encode(BARE) == b'{"callbackData":{"callboardRow":"k1"},"phone":["79876543210"]}'


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"check_phone": False}, b'"checkPhone":false', id="a false is not an absent one"),
        pytest.param({"timezone": 0}, b'"timezone":0', id="UTC is not an absent zone"),
        pytest.param({"timezone": -43200}, b'"timezone":-43200', id="the westernmost zone"),
        pytest.param({"timezone": 43200}, b'"timezone":43200', id="the easternmost zone"),
        pytest.param({"variables": (("n", "7"),)}, b'"variables":{"n":"7"}', id="a number stays a text"),
        pytest.param(
            {"variables": (("n", ""), ("m", "x"))}, b'"variables":{"m":"x"}', id="an empty variable is left out"
        ),
    ],
)
def test_what_is_set_is_sent(change: dict[str, object], expected: bytes) -> None:
    assert expected in encode(replace(BARE, **change))


@pytest.mark.parametrize(
    "name", ["variables", "clientExternalId", "botSettingsId", "autoCallTemplateId", "timezone", "checkPhone"]
)
def test_an_absent_optional_has_no_key(name: str) -> None:
    blank = replace(
        BARE, variables=(("n", ""),), client_external_id="", bot_settings_id="", auto_call_template_id=None
    )  # fmt: skip
    assert name not in json.loads(encode(blank))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"phone": ()}, id="no number"),
        pytest.param({"phone": ("79876543210", "")}, id="an empty number"),
        pytest.param({"phone": ("+79876543210",)}, id="a plus"),
        pytest.param({"phone": ("7987654321٠",)}, id="a digit of another script"),
        pytest.param({"row_key": ""}, id="no row key"),
        pytest.param({"timezone": 43201}, id="too far east"),
        pytest.param({"timezone": -43201}, id="too far west"),
        pytest.param({"variables": (("n", "first"), ("n", "second"))}, id="a variable twice"),
        pytest.param({"variables": (("", "value"),)}, id="a variable without a name"),
        pytest.param({"callback_data": (("callboardRow", "other"),)}, id="the reserved name"),
    ],
)
def test_what_no_check_may_let_through_is_refused_without_naming_a_value(change: dict[str, object]) -> None:
    with pytest.raises(ValueError) as refused:
        encode(replace(BARE, **change))
    assert not any(value in str(refused.value) for value in ("7987654321", "first", "second", "other", "value"))


def test_a_body_is_the_frozen_objects_byte_for_byte() -> None:
    assert body([b'{"a":1}', b'{"b": 2}']) == b'{"batch":[{"a":1},{"b": 2}]}'


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
NAMED = st.dictionaries(TEXTS.filter(lambda name: name not in ("", "callboardRow")), TEXTS, max_size=4)
CANDIDATES = st.builds(
    Candidate,
    row=st.just(2),
    row_key=st.text("0123456789abcdef", min_size=1, max_size=8),
    phone=st.lists(st.text("0123456789", min_size=1, max_size=15), min_size=1, max_size=3).map(tuple),
    variables=NAMED.map(lambda named: tuple(named.items())),
    client_external_id=st.none() | TEXTS,
    bot_settings_id=st.none() | TEXTS,
    auto_call_template_id=st.none() | TEXTS,
    timezone=st.none() | st.integers(-43200, 43200),
    callback_data=NAMED.map(lambda named: tuple(named.items())),
    check_phone=st.none() | st.booleans(),
)


@settings(max_examples=80)
@given(st.lists(CANDIDATES, min_size=1, max_size=4))
def test_a_body_reads_back_as_exactly_its_candidates_with_no_null_and_no_empty_text(
    candidates: list[Candidate],
) -> None:
    batch = json.loads(body([encode(each) for each in candidates]))["batch"]
    assert batch == [_expected(each) for each in candidates]
    assert not list(_holes(batch))


def _expected(candidate: Candidate) -> dict[str, object]:
    own = (*candidate.callback_data, ("callboardRow", candidate.row_key))
    maybe = {
        "variables": {name: value for name, value in candidate.variables if value},
        "clientExternalId": candidate.client_external_id,
        "botSettingsId": candidate.bot_settings_id,
        "autoCallTemplateId": candidate.auto_call_template_id,
    }
    return {
        "callbackData": {name: value for name, value in own if value},
        "phone": list(candidate.phone),
        **{name: value for name, value in maybe.items() if value},
        **({} if candidate.timezone is None else {"timezone": candidate.timezone}),
        **({} if candidate.check_phone is None else {"checkPhone": candidate.check_phone}),
    }  # fmt: skip


def _holes(value: object):
    if value is None or value == "" or value == {} or value == []:
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _holes(each)
