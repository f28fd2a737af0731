"""The journal: no candidate in two attempts that TWIN may have obeyed, whoever asks."""

from collections.abc import Sequence

import pytest

from lib.model.item import Identifiers, ItemState, Matched
from lib.model.mode import Mode
from lib.model.outcome import Answer, Outcome, Stage, Verdict
from lib.model.submission import Pause
from lib.store import journal, owner, submissions
from lib.store.connection import Store
from lib.store.errors import StoreConflict
from tests.dispatch.scene import NOW, numbers, released, states

UNKNOWN = Outcome(Verdict.UNKNOWN, Answer(Stage.SENT), pause=Pause.UNKNOWN)
NOT_SENT = Outcome(Verdict.NOT_SENT, Answer(Stage.CONNECTING))
ACCEPTED = Outcome(Verdict.ACCEPTED, Answer(Stage.ANSWERED, status=200))
REJECTED = Outcome(Verdict.REJECTED, Answer(Stage.ANSWERED, status=413))
WAITING = Outcome(Verdict.WAITING, Answer(Stage.ANSWERED, status=429))


@pytest.fixture
def generation(store: Store) -> int:
    """Four people released, and the generation of a start."""
    released(store, numbers(4))
    return take_over(store)


def take_over(store: Store) -> int:
    """Another start."""
    with store.write() as tx:
        return owner.take_over(tx, mode=Mode.SANDBOX, new_id="store", now=NOW).generation


def opened(store: Store, ordinals: Sequence[int], generation: int = 1) -> journal.OpenAttempt:
    """An attempt, committed."""
    with store.write() as tx:
        return journal.begin(tx, "s1", [journal.Intent(tuple(ordinals), "", 0)], generation=generation, at=NOW)[0]


def closed(
    store: Store, attempt: journal.OpenAttempt, outcome: Outcome, *given: journal.Given, generation: int = 1
) -> None:
    """An outcome, committed, its items left where they are."""
    with store.write() as tx:
        journal.end(tx, [journal.Ending(attempt, outcome, given)], generation=generation, at=NOW)


def attempts(store: Store) -> int:
    """How many times bytes may have gone on the wire."""
    with store.read() as reader:
        return int(reader.value("select count(*) from attempt"))


def test_an_open_attempt_makes_its_people_sending(store: Store, generation: int) -> None:
    attempt = opened(store, [1, 2])
    assert attempt == journal.OpenAttempt(1, "s1", 1, (1, 2))
    assert states(store) == ["waiting", "sending", "sending", "waiting"]
    with store.read() as reader:
        assert journal.open_attempts(reader) == (attempt,)
        assert journal.has_open(reader, "s1")
        assert not journal.has_open(reader, "s2")


@pytest.mark.parametrize("ordinals", [[1], [0, 1, 2, 3], [2, 0], [3, 1]], ids=str)
@pytest.mark.parametrize("outcome", [None, ACCEPTED, UNKNOWN], ids=["open", "accepted", "unknown"])
def test_nobody_of_an_attempt_that_twin_may_have_obeyed_is_in_another(
    store: Store, generation: int, outcome: Outcome | None, ordinals: list[int]
) -> None:
    """Also when, by a defect elsewhere, the item itself says that it waits."""
    first = opened(store, [1, 2] if 1 in ordinals else [2])
    if outcome:
        closed(store, first, outcome)
    assert states(store)[3] == "waiting"
    with pytest.raises(StoreConflict):
        opened(store, ordinals)
    assert attempts(store) == 1
    opened(store, [0])


@pytest.mark.parametrize("outcome", [NOT_SENT, WAITING], ids=["not sent", "back to waiting"])
def test_who_surely_was_not_asked_for_may_go_again_under_the_same_request(
    store: Store, generation: int, outcome: Outcome
) -> None:
    closed(store, opened(store, [0, 1]), outcome)
    again = opened(store, [0, 1])
    assert (again.id, again.request) == (2, 1)


def test_other_people_are_another_request(store: Store, generation: int) -> None:
    closed(store, opened(store, [0, 1]), NOT_SENT)
    assert opened(store, [0, 1, 2]).request == 2


@pytest.mark.parametrize(
    "state", [state.value for state in ItemState if state not in (ItemState.WAITING, ItemState.SENDING)]
)
def test_only_who_waits_may_be_asked_for(store: Store, generation: int, state: str) -> None:
    with store.write() as tx:
        tx.execute("update item set state = ? where ordinal = 1", [state])
    with pytest.raises(StoreConflict):
        opened(store, [0, 1])
    assert attempts(store) == 0


@pytest.mark.parametrize("ordinals", [[], [4], [0, 0]], ids=["nobody", "somebody who is not there", "somebody twice"])
def test_a_request_that_makes_no_sense_is_refused(store: Store, generation: int, ordinals: list[int]) -> None:
    with pytest.raises(StoreConflict):
        opened(store, ordinals)
    assert attempts(store) == 0


def test_an_older_start_opens_nothing(store: Store, generation: int) -> None:
    take_over(store)
    with pytest.raises(StoreConflict):
        opened(store, [0], generation=1)
    assert attempts(store) == 0
    opened(store, [0], generation=2)


def test_an_older_start_closes_nothing(store: Store, generation: int) -> None:
    attempt = opened(store, [0])
    take_over(store)
    with pytest.raises(StoreConflict):
        closed(store, attempt, ACCEPTED, generation=1)
    assert states(store)[0] == "sending"


def test_an_attempt_has_one_outcome(store: Store, generation: int) -> None:
    attempt = opened(store, [0])
    closed(store, attempt, UNKNOWN)
    with pytest.raises(StoreConflict):
        closed(store, attempt, ACCEPTED, given(0))
    with store.read() as reader:
        assert reader.rows("select verdict from attempt") == [("unknown",)]
        assert reader.rows("from identifier") == []


def given(ordinal: int | None, pair: str = "1") -> journal.Given:
    """A pair of a receipt, given to an item."""
    return journal.Given(ordinal, Identifiers(f"task {pair}", f"candidate {pair}"), Matched.BY_ORDER)


def test_the_pairs_of_the_receipt_stand_beside_their_items(store: Store, generation: int) -> None:
    attempt = opened(store, [0, 1])
    closed(store, attempt, ACCEPTED, given(0, "a"), given(1, "b"), given(1, "c"), given(None, "d"))
    with store.read() as reader:
        columns = "ordinal, auto_call_id, auto_call_candidate_id, matched, attempt_id"
        assert reader.rows(f"select {columns} from identifier") == [
            (0, "task a", "candidate a", "by_order", 1),
            (1, "task b", "candidate b", "by_order", 1),
            (1, "task c", "candidate c", "by_order", 1),
            (None, "task d", "candidate d", "by_order", 1),
        ]  # fmt: skip


@pytest.mark.parametrize("to", [ItemState.CANCELLED, ItemState.EXCLUDED, ItemState.HELD, ItemState.ACCEPTED])
def test_while_a_request_is_out_nothing_moves_its_people(store: Store, generation: int, to: ItemState) -> None:
    opened(store, [1])
    with pytest.raises(StoreConflict), store.write() as tx:
        submissions.move_items(tx, "s1", [0, 1], source=ItemState.WAITING, to=to, at=NOW)
    assert states(store) == ["waiting", "sending", "waiting", "waiting"]


def test_while_a_request_is_out_what_waits_is_not_cancelled(store: Store, generation: int) -> None:
    opened(store, [1])
    with pytest.raises(StoreConflict), store.write() as tx:
        submissions.cancel_waiting(tx, "s1", at=NOW)
    assert states(store) == ["waiting", "sending", "waiting", "waiting"]


def test_a_rejected_request_may_be_halved(store: Store, generation: int) -> None:
    """Where a releaser set it so: the store allows it, since TWIN surely did not obey."""
    attempt = opened(store, [0, 1])
    closed(store, attempt, REJECTED)
    with store.write() as tx:
        submissions.move_items(
            tx, "s1", [0, 1], source=ItemState.SENDING, to=ItemState.REJECTED, at=NOW, requests=[1, 1]
        )
        submissions.move_items(tx, "s1", [0, 1], source=ItemState.REJECTED, to=ItemState.WAITING, at=NOW)
    assert opened(store, [0]).request == 2
