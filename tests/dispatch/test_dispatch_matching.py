"""Who of the unknown is in a report, surely; never the wrong one."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lib.dispatch.matching import By, Matching, Why, match
from lib.dispatch.report import Line
from lib.model.item import Identifiers
from lib.model.unknown import Sought


def person(ordinal: int, *numbers: str, external_id: str = "", key: str = "") -> Sought:
    return Sought(1, ordinal, ordinal + 2, numbers, external_id, key or f"key-{ordinal}")


ANNA = person(0, "79160000001", "79160000002", external_id="A")
BORIS = person(1, "79160000003", external_id="B")
NAMELESS = person(2, "79160000004")
PEOPLE = (ANNA, BORIS, NAMELESS)


def taken(found: Matching) -> list[tuple[int, str, tuple[tuple[str, str], ...]]]:
    return [
        (
            each.item.ordinal,
            each.by.value,
            tuple((ids.auto_call_id, ids.auto_call_candidate_id) for ids in each.identifiers),
        )
        for each in found.matched
    ]


def doubted(found: Matching) -> list[tuple[str, tuple[int, ...], list[int]]]:
    return [(each.why.value, each.rows, [item.ordinal for item in each.items]) for each in found.doubts]


def test_a_line_is_known_by_our_key_whatever_else_it_says() -> None:
    found = match(PEOPLE, [Line(2, "key-1", "A", ("79160000001",), "task", "candidate")])
    assert taken(found) == [(1, "row_key", (("task", "candidate"),))]
    assert [item.ordinal for item in found.without] == [0, 2]


def test_a_line_is_known_by_the_clients_own_id_before_the_number() -> None:
    found = match(PEOPLE, [Line(2, None, "A", ("79160000002",), "task", "candidate")])
    assert taken(found) == [(0, "external_id", (("task", "candidate"),))]


def test_a_line_is_known_by_any_of_the_numbers() -> None:
    found = match(PEOPLE, [Line(2, None, "", ("79160000002",)), Line(3, None, "", ("79160000004",))])
    assert taken(found) == [(0, "number", ()), (2, "number", ())]


def test_lines_of_others_are_counted() -> None:
    found = match(PEOPLE, [Line(2, None, "Z", ("79169999999",)), Line(3)])
    assert (found.matched, found.doubts, found.strangers, len(found.without)) == ((), (), 2, 3)


def test_in_a_report_that_tells_our_keys_a_line_without_one_is_nobodys() -> None:
    found = match(PEOPLE, [Line(2, "", "A", ("79160000001",)), Line(3, "another's", "B", ("79160000003",))])
    assert (found.matched, found.doubts, found.strangers) == ((), (), 2)


def test_a_clients_id_with_another_number_is_not_this_person() -> None:
    found = match(PEOPLE, [Line(2, None, "A", ("79169999999",), "task", "candidate")])
    assert (taken(found), doubted(found)) == ([], [("disagrees", (2,), [0])])


def test_a_number_with_another_clients_id_is_not_this_person() -> None:
    found = match(PEOPLE, [Line(2, None, "Z", ("79160000003",))])
    assert (taken(found), doubted(found)) == ([], [("disagrees", (2,), [1])])


def test_whom_we_gave_no_id_may_have_one_that_twin_made_up() -> None:
    assert taken(match(PEOPLE, [Line(2, None, "made up", ("79160000004",))])) == [(2, "number", ())]


def test_a_number_that_two_of_them_have_is_not_taken() -> None:
    twin = person(3, "79160000003", external_id="C")
    found = match((*PEOPLE, twin), [Line(2, None, "", ("79160000003",), "task", "candidate")])
    assert (taken(found), doubted(found)) == ([], [("several_people", (2,), [1, 3])])
    told_apart = match((*PEOPLE, twin), [Line(2, None, "C", ("79160000003",))])
    assert taken(told_apart) == [(3, "external_id", ())]


def test_an_id_of_ours_that_two_of_them_have_is_told_apart_by_number_or_not_taken() -> None:
    twin = person(3, "79160000009", external_id="A")
    assert doubted(match((*PEOPLE, twin), [Line(2, None, "A")])) == [("several_people", (2,), [0, 3])]
    assert taken(match((*PEOPLE, twin), [Line(2, None, "A", ("79160000009",))])) == [(3, "external_id", ())]


def test_lines_of_one_person_with_ids_that_contradict_are_not_taken() -> None:
    lines = [Line(2, None, "B", (), "task", "one"), Line(3, None, "", ("79160000003",), "task", "two")]
    found = match(PEOPLE, lines)
    assert (taken(found), doubted(found)) == ([], [("several_ids", (2, 3), [1])])


def test_lines_that_say_the_same_or_less_are_one() -> None:
    lines = [
        Line(2, None, "B", (), "task", "one"),
        Line(3, None, "B", (), "task", "one"),
        Line(4, None, "B", (), "task", ""),
        Line(5, None, "B"),
    ]
    assert taken(match(PEOPLE, lines)) == [(1, "external_id", (("task", "one"),))]


def test_with_our_key_several_ids_are_one_persons() -> None:
    lines = [Line(2, "key-0", "", (), "task", "one"), Line(3, "key-0", "", (), "task", "two")]
    assert taken(match(PEOPLE, lines)) == [(0, "row_key", (("task", "one"), ("task", "two")))]


def test_with_our_key_one_candidate_in_two_tasks_is_not_taken() -> None:
    lines = [Line(2, "key-0", "", (), "one", "candidate"), Line(3, "key-0", "", (), "two", "candidate")]
    assert doubted(match(PEOPLE, lines)) == [("several_ids", (2, 3), [0])]


def test_an_id_that_two_people_share_is_no_candidates_id() -> None:
    lines = [Line(2, None, "A", (), "", "task"), Line(3, None, "B", (), "", "task")]
    assert doubted(match(PEOPLE, lines)) == [("shared_id", (2,), [0]), ("shared_id", (3,), [1])]


def test_an_earlier_call_of_the_same_number_is_not_this_one() -> None:
    found = match(PEOPLE, [Line(2, None, "B", ("79160000003",), "task", "old")], elsewhere={"old"})
    assert (found.matched, found.doubts, found.strangers) == ((), (), 1)


def test_our_key_with_an_id_that_is_known_elsewhere_is_in_doubt() -> None:
    found = match(PEOPLE, [Line(2, "key-1", "", (), "task", "old")], elsewhere={"old"})
    assert doubted(found) == [("others_id", (2,), [1])]


NUMBERS = st.sampled_from(["1", "2", "3", "4"])
IDS = st.sampled_from(["", "a", "b", "c"])
KEYS = st.sampled_from(["key-0", "key-1", "key-9", ""])


@st.composite
def people(draw: st.DrawFn) -> tuple[Sought, ...]:
    return tuple(
        person(place, *sorted(draw(st.sets(NUMBERS, min_size=1, max_size=2))), external_id=draw(IDS))
        for place in range(draw(st.integers(0, 4)))
    )


@st.composite
def reports(draw: st.DrawFn) -> list[Line]:
    keys = KEYS if draw(st.booleans()) else st.none()
    numbers = st.sets(NUMBERS, max_size=1).map(tuple)
    texts = st.tuples(keys, IDS, numbers, st.sampled_from(["", "t", "u"]), st.sampled_from(["", "x", "y", "z"]))
    return [Line(row, *line) for row, line in enumerate(draw(st.lists(texts, max_size=6)), 2)]


def consistent(line: Line, item: Sought, unknown: Sequence[Sought]) -> bool:
    """Nothing that the line says speaks against this person, and something for them.

    An id that we gave to one of them was not made up by TWIN for another.
    """
    if line.row_key is not None:
        return line.row_key == item.row_key
    ours = any(line.external_id == each.client_external_id for each in unknown)
    same_number = bool(set(line.numbers) & set(item.numbers))
    same_id = bool(line.external_id) and line.external_id == item.client_external_id
    made_up = not ours and not item.client_external_id
    agree = (same_number or not line.numbers) and (same_id or not line.external_id or made_up)
    return agree and (same_number or same_id)


@given(people(), reports(), st.sets(st.sampled_from(["x", "y", "z"]), max_size=2))
def test_nobody_is_ever_taken_for_another(unknown: Sequence[Sought], lines: list[Line], elsewhere: set[str]) -> None:
    found = match(unknown, lines, elsewhere=elsewhere)
    assert len({each.item.ordinal for each in found.matched}) == len(found.matched)
    given_ids: list[str] = []
    for each in found.matched:
        fitting = [line for line in lines if consistent(line, each.item, unknown)]
        alone = [line for line in fitting if sum(consistent(line, other, unknown) for other in unknown) == 1]
        assert alone, "no line tells this person from the others"
        told = {(line.task_id, line.candidate_id) for line in alone}
        assert {(ids.auto_call_id, ids.auto_call_candidate_id) for ids in each.identifiers} <= told
        if each.by is not By.ROW_KEY:
            assert len(each.identifiers) <= 1
        given_ids += [ids.auto_call_candidate_id for ids in each.identifiers if ids.auto_call_candidate_id]
    assert not elsewhere.intersection(given_ids)
    assert len(given_ids) == len(set(given_ids)), "one id for two people"


@given(people(), reports())
def test_everybody_and_every_line_is_accounted_for(unknown: Sequence[Sought], lines: list[Line]) -> None:
    found = match(unknown, lines)
    told_of = {each.item.ordinal for each in found.matched}
    told_of |= {item.ordinal for doubt in found.doubts for item in doubt.items}
    assert told_of.isdisjoint(item.ordinal for item in found.without)
    assert len(told_of) + len(found.without) == len(unknown)
    in_doubt = {row for doubt in found.doubts for row in doubt.rows}
    assert len(in_doubt) + found.strangers <= len(lines)
    assert all(isinstance(each.why, Why) for each in found.doubts)
    assert all(isinstance(ids, Identifiers) for each in found.matched for ids in each.identifiers)
