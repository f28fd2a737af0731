"""What is read of the requests that nobody knows the end of."""

from datetime import timedelta

from lib.model.item import ItemState
from lib.model.outcome import Answer, Fault, Stage
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.store import unknown
from lib.store.connection import Store
from lib.store.evidence import Grounds, Source, settle
from tests.dispatch.scene import CUT, NOW, Clock, Scene, numbers, released, status

CAREFREE = Pace(2, unknown_limit=99, unknown_reason="a test")


def cut(store: Store, *submissions: str, answers: tuple[Answer, ...] = (CUT,) * 3, people: int = 6) -> Scene:
    """Every request of these submissions ends unknown, unless told otherwise; five minutes between them."""
    scene = Scene(store, Clock())
    sender = scene.start()
    for place, each in enumerate(submissions):
        released(store, numbers(people, 1 + 100 * place), each, pace=CAREFREE, file_name=f"{each}.csv")
        scene.twin.answers = list(answers)
        while sender.step():
            scene.clock.pass_(minutes=5)
    return scene


def settled(store: Store, *ordinals: int, to: ItemState = ItemState.ACCEPTED, submission_id: str = "s1") -> None:
    with store.write() as tx:
        settle(
            tx, submission_id, ordinals, Grounds(Source.PERSON, "seen"), source=ItemState.UNKNOWN, to=to, at=NOW,
            by=LOCAL,
        )  # fmt: skip


def test_a_request_says_when_whom_of_which_file_and_what_came_back(store: Store) -> None:
    cut(store, "s1", answers=(status(500, b'{"error": "no"}'),), people=2)
    with store.read() as reader:
        (found,) = unknown.requests(reader)
    assert (found.attempt_id, found.submission_id, found.submission, found.file_name) == (1, "s1", 1, "s1.csv")
    assert (found.request, found.people, found.of, found.opened_at, found.closed_at) == (1, 2, 2, NOW, NOW)
    assert (found.status, found.fault, found.said) == (500, None, '{"error": "no"}')
    assert (found.templates, found.unmatched, found.left) == ((("", 2),), (), ())


def test_where_no_answer_came_the_fault_is_told(store: Store) -> None:
    cut(store, "s1", answers=(CUT,), people=1)
    with store.read() as reader:
        (found,) = unknown.requests(reader)
    assert (found.status, found.fault, found.said) == (None, Fault.READ_TIMEOUT, "")


def test_a_long_answer_is_read_from_its_beginning_only(store: Store) -> None:
    long = Answer(Stage.ANSWERED, status=502, body="Ж".encode() * 5_000)
    cut(store, "s1", answers=(long,), people=1)
    with store.read() as reader:
        (found,) = unknown.requests(reader)
    assert set(found.said) == {"Ж"}
    assert len(found.said.encode()) == unknown.SAID_BYTES


def test_templates_are_those_of_the_frozen_objects(store: Store) -> None:
    scene = Scene(store)
    sender = scene.start()
    released(store, numbers(3), pace=Pace(3))
    tricky = rb'{"variables":{"autoCallTemplateId":"not this"},"autoCallTemplateId":"that"}'
    with store.write() as tx:
        tx.execute("update item set payload = ? where ordinal < 2", [tricky])
    scene.twin.played = lambda _: CUT
    sender.step()
    with store.read() as reader:
        (found,) = unknown.requests(reader)
    assert found.templates == (("that", 2), ("", 1))


def test_requests_that_were_answered_or_settled_are_not_listed(store: Store) -> None:
    cut(store, "s1", answers=(CUT, status(413)))
    settled(store, 0, 1)
    with store.read() as reader:
        assert unknown.requests(reader) == ()
        assert unknown.count(reader) == 0
        assert unknown.items(reader, submission_id="s1") == ()
        assert unknown.items(reader, attempt_id=2) == ()


def test_a_request_of_which_one_is_settled_counts_the_rest(store: Store) -> None:
    cut(store, "s1")
    settled(store, 0)
    with store.read() as reader:
        found = unknown.requests(reader, attempt_id=1)
        people = unknown.items(reader, attempt_id=1)
    assert [(each.people, each.of, each.templates) for each in found] == [(1, 2, (("", 1),))]
    assert [each.ordinal for each in people] == [1]


def test_the_newest_comes_first_and_what_was_left_on_purpose_last(store: Store) -> None:
    cut(store, "s1", "s2")
    with store.write() as tx:
        unknown.leave(tx, 6, "asked TWIN by mail", at=NOW, by=LOCAL)
        unknown.leave(tx, 6, "again", at=NOW + timedelta(hours=1), by=LOCAL)
    with store.read() as reader:
        assert [each.attempt_id for each in unknown.requests(reader)] == [5, 4, 3, 2, 1, 6]
        assert [each.attempt_id for each in unknown.requests(reader, offset=2, limit=2)] == [3, 2]
        assert [each.note for each in unknown.requests(reader, attempt_id=6)[0].left] == ["again", "asked TWIN by mail"]
        assert [each.attempt_id for each in unknown.requests(reader, submission_id="s1")] == [3, 2, 1]
        assert [unknown.count(reader), unknown.count(reader, submission_id="s2")] == [6, 3]
        assert unknown.requests(reader, submission_id="nobody's") == ()


def test_the_people_of_a_request_are_paged_in_the_order_of_the_file(store: Store) -> None:
    cut(store, "s1", "s2")
    with store.read() as reader:
        people = unknown.items(reader, submission_id="s2")
        assert unknown.items(reader, submission_id="s2", offset=2, limit=3) == people[2:5]
        assert unknown.items(reader, attempt_id=5) == people[2:4]
    assert [(each.attempt_id, each.row) for each in people] == [(4, 2), (4, 3), (5, 4), (5, 5), (6, 6), (6, 7)]
    assert people[0].numbers == ("79000000101",)
    assert (people[0].client_external_id, people[0].row_key) == ("c2", "s2:2")


def test_the_standing_tells_what_became_by_whom_and_why(store: Store) -> None:
    cut(store, "s1")
    settled(store, 0)
    with store.read() as reader:
        standing = unknown.standing(reader, 1)
    assert standing
    assert (standing.submission_id, standing.request, standing.unknown) == ("s1", 1, 1)
    assert [(each.became, each.people, each.name, each.note) for each in standing.settled] == [
        (ItemState.ACCEPTED, 1, LOCAL.name, "seen")
    ]


def test_an_attempt_that_was_answered_or_never_was_has_no_standing(store: Store) -> None:
    cut(store, "s1", answers=(status(413),), people=2)
    with store.read() as reader:
        assert unknown.standing(reader, 1) is None
        assert unknown.standing(reader, 99) is None
