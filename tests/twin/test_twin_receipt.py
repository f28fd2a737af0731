import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.item import Identifiers, Matched
from lib.twin.receipt import Receipt, match, read


def pair(name: str) -> dict[str, object]:
    return {"autoCallId": {"identity": "task"}, "autoCallCandidateId": {"identity": name}}


def ids(*names: str) -> tuple[Identifiers, ...]:
    return tuple(Identifiers("task", name) for name in names)


A, B, C, D = (pair(name) for name in "abcd")

MATCHES = [
    pytest.param([[A]], (1,), Matched.CERTAIN, (0,), id="one candidate, one pair"),
    pytest.param([[A, B]], (2,), Matched.CERTAIN, (0, 0), id="one candidate, a pair for each number"),
    pytest.param([[A, B, C]], (1,), Matched.CERTAIN, (0, 0, 0), id="one candidate, more pairs than numbers"),
    pytest.param([[A], [B]], (1,), Matched.CERTAIN, (0, 0), id="one candidate, two groups"),
    pytest.param([A], (1,), Matched.CERTAIN, (0,), id="one candidate, not nested"),
    pytest.param([[A], [B]], (1, 1), Matched.BY_ORDER, (0, 1), id="as many groups as candidates"),
    pytest.param([[A], [B]], (2, 2), Matched.BY_ORDER, (0, 1), id="groups of one, candidates of two numbers"),
    pytest.param([[A, B], [C, D]], (2, 2), Matched.BY_ORDER, (0, 0, 1, 1), id="groups of a pair for each number"),
    pytest.param([[A], [B, C]], (2, 2), Matched.BY_ORDER, (0, 1, 1), id="groups of both kinds"),
    pytest.param([[A, B]], (1, 1), Matched.BY_ORDER, (0, 1), id="one group with a pair for each candidate"),
    pytest.param([[A, B]], (2, 2), Matched.BY_ORDER, (0, 1), id="one group, candidates of two numbers"),
    pytest.param([[A]], (1, 1), Matched.NOT_MATCHED, (None,), id="the page's example: one pair for two candidates"),
    pytest.param([[A, B, C, D]], (2, 2), Matched.NOT_MATCHED, (None,) * 4, id="one group with a pair for each number"),
    pytest.param([[A, B], [C]], (1, 1), Matched.NOT_MATCHED, (None,) * 3, id="a group larger than its candidate"),
    pytest.param([[A], []], (1, 1), Matched.NOT_MATCHED, (None,), id="an empty group"),
    pytest.param([[A], [B], [C]], (1, 1), Matched.NOT_MATCHED, (None,) * 3, id="more groups than candidates"),
    pytest.param([A, B], (1, 1), Matched.NOT_MATCHED, (None,) * 2, id="pairs that are not in groups"),
    pytest.param([[A], [B, "?"]], (1, 1), Matched.NOT_MATCHED, (None,) * 2, id="something else in a group"),
    pytest.param([[A], [{"autoCallId": {"identity": "task"}}]], (1, 1), Matched.NOT_MATCHED, (None,), id="half a pair"),
    pytest.param([[[A]], [[B]]], (1, 1), Matched.NOT_MATCHED, (None,) * 2, id="nested deeper"),
]


@pytest.mark.parametrize(("answer", "numbers", "matched", "owners"), MATCHES)
def test_pairs_come_to_candidates_by_the_table_alone(
    answer: object, numbers: tuple[int, ...], matched: Matched, owners: tuple[int | None, ...]
) -> None:
    found = match(read(json.dumps(answer).encode()), numbers)
    assert (found.matched, found.owners) == (matched, owners)


def test_pairs_are_read_in_their_order_and_the_shape_is_kept() -> None:
    assert read(json.dumps([[A, B], [C]]).encode()) == Receipt(ids("a", "b", "c"), (2, 1))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html>502</html>", id="a page"),
        pytest.param(b'[[{"autoCallId":{"iden', id="broken off"),
        pytest.param(b"\xff\xfe\x00garbage", id="no text"),
        pytest.param(b"{}", id="an empty object"),
        pytest.param(b"[]", id="an empty list"),
        pytest.param(b"[[]]", id="an empty group"),
        pytest.param(b"null", id="null"),
        pytest.param(b"5", id="a number"),
        pytest.param(b"[" * 100_000, id="nested beyond reading"),
        pytest.param(b"[" * 500 + b"]" * 500, id="nested deeply"),
        pytest.param(b"1" * 10_000, id="a number beyond reading"),
        pytest.param(json.dumps({"data": [[A]]}).encode(), id="a receipt inside an object"),
        pytest.param(
            json.dumps([[{"autoCallId": "task", "autoCallCandidateId": "a"}]]).encode(), id="no identity objects"
        ),
    ],
)
def test_an_answer_without_a_whole_pair_gives_nothing(body: bytes) -> None:
    assert read(body).pairs == ()


@pytest.mark.parametrize(
    "identity",
    [
        pytest.param("", id="empty"),
        pytest.param("  ", id="blank"),
        pytest.param(None, id="null"),
        pytest.param(7, id="a number"),
        pytest.param(["a"], id="a list"),
        pytest.param("a\u0000b", id="a control character"),
        pytest.param("\ud800", id="half a character, which no store takes"),
    ],
)
def test_an_identity_that_is_no_readable_text_makes_no_pair(identity: object) -> None:
    broken = {"autoCallId": {"identity": "task"}, "autoCallCandidateId": {"identity": identity}}
    assert read(json.dumps([[broken]]).encode()).pairs == ()
    assert read(json.dumps([[A, broken]]).encode()) == Receipt(ids("a"), None)


def test_an_identity_need_not_be_a_uuid() -> None:
    odd = "019c8e5e-1ааа-.........-5аf94939f9f0"
    assert read(json.dumps([[pair(odd)]], ensure_ascii=False).encode()).pairs == ids(odd)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from([A, B, C]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["autoCallId", "autoCallCandidateId", "identity", "data"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=100)
@given(JSON, st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_whatever_comes_each_pair_has_at_most_one_owner_in_the_request(answer: object, numbers: list[int]) -> None:
    receipt = read(json.dumps(answer).encode())
    found = match(receipt, numbers)
    assert len(found.owners) == len(receipt.pairs)
    if found.matched is Matched.NOT_MATCHED:
        assert set(found.owners) <= {None}
    else:
        assert set(found.owners) == set(range(len(numbers)))
