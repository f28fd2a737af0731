"""Rows that were surely not called go again: a new draft of them alone, linked both ways, guarded like any other."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.drafts.draft import DraftState
from lib.drafts.drafts import Drafts
from lib.drafts.following import _OUR_WAY, AGAIN, Following, NobodyToFollow, Origin, _csv
from lib.drafts.mending import Edit, Mending
from lib.drafts.releases import Releases
from lib.intake.read import read
from lib.model.columns import BatchValues, Field
from lib.model.item import ItemState
from lib.model.outcome import Answer
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.model.reading import ReadingChoice
from lib.store import following as sql
from lib.store.connection import Store
from tests.dispatch.scene import CUT, NEVER_READY, Scene, status
from tests.drafts.conftest import NOW

HEADER = "Phone;Ext;Комментарий\r\n"
ROWS = (
    '79160000001;c1;"semicolon; and ""quotes"""\r\n'
    '79160000002;c2;"two\r\nlines"\r\n'
    "79160000003;c3; Ёлки — 5 % \r\n"
    "79160000004;c4;=1+1\r\n"
    "79160000005;c5;last\r\n"
)
CELLS = (
    ("79160000001", "c1", 'semicolon; and "quotes"'),
    ("79160000002", "c2", "two\r\nlines"),
    ("79160000003", "c3", " Ёлки — 5 % "),
    ("79160000004", "c4", "=1+1"),
    ("79160000005", "c5", "last"),
)
REFUSED, LOST = status(413), NEVER_READY


@pytest.fixture
def following(store: Store, drafts: Drafts) -> Following:
    return Following(store, drafts)


@pytest.fixture
def scene(store: Store) -> Scene:
    found = Scene(store)
    found.clock.now = NOW
    return found


@pytest.fixture
def sent(drafts: Drafts, releases: Releases, scene: Scene) -> Callable[..., str]:
    """Release five people, one in each request; the answers (None: accepted) and a stop decide what becomes of them."""

    def send(*answers: Answer | None, rows: str = HEADER + ROWS, name: str = "вечер.csv", stop: bool = True) -> str:
        sender = scene.start(CALLBOARD_TRIES=1, CALLBOARD_BREAKER=9)
        draft_id = drafts.create(rows.encode("utf-8-sig"), name, by=LOCAL)
        drafts.set_column(draft_id, 1, Field.CALLBACK_DATA, by=LOCAL)
        drafts.set_values(draft_id, BatchValues(timezone=10800, check_phone=True), by=LOCAL)
        drafts.check(draft_id, by=LOCAL)
        plan = releases.plan(draft_id, pace=Pace(1))
        submission_id = releases.release(
            draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=Pace(1), by=LOCAL
        )
        for answer in answers:
            scene.twin.answers.extend([answer] if answer else [])
            sender.step()
            scene.orders.resume(submission_id, by=LOCAL, leaving_unknown=True)
            scene.clock.pass_(minutes=10)
        if stop:
            scene.orders.stop(submission_id, by=LOCAL)
        return submission_id

    return send


def again(following: Following, submission_id: str, *states: ItemState) -> str:
    return following.draft_of(submission_id, states=states or AGAIN, again="again", by=LOCAL)


def staged(drafts: Drafts, draft_id: str) -> tuple[tuple[str, ...], ...]:
    return tuple(each.cells for each in drafts.samples(draft_id, limit=100))


def test_only_those_who_were_surely_not_called_come_into_the_draft_as_the_file_had_them(
    following: Following, drafts: Drafts, sent: Callable[..., str], scene: Scene
) -> None:
    submission_id = sent(REFUSED, LOST, None, CUT)
    assert scene.states(submission_id) == ["rejected", "not_sent", "accepted", "unknown", "cancelled"]
    assert staged(drafts, again(following, submission_id)) == (CELLS[0], CELLS[1], CELLS[4])


@pytest.mark.parametrize(
    ("states", "rows"),
    [
        ((ItemState.REJECTED,), (0,)),
        ((ItemState.NOT_SENT,), (1,)),
        ((ItemState.CANCELLED, ItemState.REJECTED), (0, 2, 3, 4)),
    ],
    ids=["rejected", "not sent", "cancelled and rejected"],
)
def test_a_person_chooses_which_of_them(
    following: Following, drafts: Drafts, sent: Callable[..., str], states: tuple[ItemState, ...], rows: tuple[int, ...]
) -> None:
    draft_id = again(following, sent(REFUSED, LOST), *states)
    assert staged(drafts, draft_id) == tuple(CELLS[row] for row in rows)


@pytest.mark.parametrize("state", sorted(set(ItemState) - set(AGAIN)))
def test_nobody_who_may_have_been_called_can_be_asked_for(following: Following, state: ItemState) -> None:
    with pytest.raises(ValueError, match="may have been called"):
        again(following, "submission1", ItemState.NOT_SENT, state)


def test_columns_and_batch_values_are_those_of_the_release_and_the_decisions_are_new(
    following: Following, drafts: Drafts, sent: Callable[..., str], store: Store
) -> None:
    submission_id = sent()
    with store.read() as reader:
        released = sql.released(reader, submission_id)
        keys = {row[0] for row in reader.rows("select row_key from item")}
    assert released
    old, new = drafts.get(released.draft_id), drafts.get(again(following, submission_id))
    assert (new.columns, new.values, new.reading.header) == (old.columns, old.values, old.reading.header)
    assert new.columns[1].field is Field.CALLBACK_DATA
    assert (new.state, new.version, new.checked, new.duplicates_let_in) == (DraftState.OPEN, 1, False, False)
    assert (new.reading.file_name, new.reading.delimiter, new.reading.encoding) == (
        "вечер (again).csv",
        ";",
        "utf-8-sig",
    )
    with store.read() as reader:
        assert keys.isdisjoint(row[0] for row in reader.rows("select row_key from draft_record"))


def test_all_that_a_draft_can_do_works(following: Following, drafts: Drafts, sent: Callable[..., str]) -> None:
    draft_id = again(following, sent())
    drafts.read_differently(draft_id, ReadingChoice(encoding="utf-8-sig", delimiter=";", header_row=1), by=LOCAL)
    assert staged(drafts, draft_id) == CELLS
    drafts.check(draft_id, by=LOCAL)
    assert drafts.review(draft_id).can_go == 5
    assert drafts.get(draft_id).follows is not None


def test_old_and_new_know_of_each_other(
    following: Following, drafts: Drafts, sent: Callable[..., str], store: Store
) -> None:
    submission_id = sent()
    first, second = again(following, submission_id), again(following, submission_id, ItemState.CANCELLED)
    assert [each.draft_id for each in following.prepared(submission_id)] == [first, second]
    assert following.origin(drafts.get(first)) == Origin(submission_id, 1, "вечер.csv")
    with store.read() as reader:
        old = sql.released(reader, submission_id)
        audit = reader.rows("select subject, detail from audit where verb = 'draft of what was not sent' order by all")
    assert [subject for subject, _ in audit] == [submission_id, submission_id]
    assert all('"cancelled": 5' in detail and "7916" not in detail for _, detail in audit)
    assert old
    assert following.origin(drafts.get(old.draft_id)) is None


def test_a_file_that_went_again_keeps_a_short_name(
    following: Following, drafts: Drafts, sent: Callable[..., str]
) -> None:
    draft_id = again(following, sent(name="книга (again).xlsx.csv"))
    assert drafts.get(draft_id).reading.file_name == "книга (again).xlsx (again).csv"
    other = again(following, sent(rows=HEADER + "79160000009;c9;x\r\n", name="list (again).csv"))
    assert drafts.get(other).reading.file_name == "list (again).csv"


def test_making_a_draft_sends_nothing_and_changes_nothing_of_the_submission(
    following: Following, sent: Callable[..., str], scene: Scene
) -> None:
    submission_id = sent(REFUSED, LOST)
    before, bodies = (scene.states(submission_id), scene.standing(submission_id)), len(scene.twin.bodies)
    again(following, submission_id)
    sender = scene.start()
    assert not sender.step()
    assert (scene.states(submission_id), scene.standing(submission_id)) == before
    assert len(scene.twin.bodies) == bodies


def test_the_guard_leaves_out_who_is_on_the_way_by_another_draft_already(
    following: Following, drafts: Drafts, releases: Releases, sent: Callable[..., str]
) -> None:
    submission_id = sent()
    first, second = again(following, submission_id), again(following, submission_id)
    for draft_id in (first, second):
        drafts.check(draft_id, by=LOCAL)
    plan = releases.plan(first, pace=Pace(2))
    assert plan.candidates == 5
    releases.release(first, fingerprint=plan.fingerprint, typed=5, pace=Pace(2), by=LOCAL)
    late = releases.plan(second, pace=Pace(2))
    assert (late.candidates, [each.rows for each in late.left_out]) == (0, [5])


@pytest.mark.parametrize("answers", [(), (REFUSED,)], ids=["queued", "running"])
def test_while_a_submission_moves_its_rows_are_not_taken(
    following: Following, sent: Callable[..., str], answers: tuple[Answer, ...]
) -> None:
    submission_id = sent(*answers, stop=False)
    with pytest.raises(NobodyToFollow):
        again(following, submission_id)
    assert following.prepared(submission_id) == ()


def test_a_paused_submission_lets_its_rejected_rows_go_again_while_the_others_wait(
    following: Following, drafts: Drafts, sent: Callable[..., str], scene: Scene
) -> None:
    submission_id = sent(REFUSED, stop=False)
    scene.orders.pause(submission_id, by=LOCAL)
    assert staged(drafts, again(following, submission_id)) == (CELLS[0],)


def test_where_nobody_is_left_there_is_no_draft(following: Following, sent: Callable[..., str]) -> None:
    submission_id = sent()
    with pytest.raises(NobodyToFollow):
        again(following, submission_id, ItemState.REJECTED)
    with pytest.raises(NobodyToFollow):
        again(following, "no such submission")


@given(
    cells=st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('";\r\n\t,|'), max_size=12),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=40)
def test_whatever_stands_in_a_cell_comes_back_as_it_was(cells: list[str]) -> None:
    rows = [["79160000001", cell] for cell in cells]
    found = read(_csv(("phone", "text"), rows), "x.csv", _OUR_WAY)
    assert found.records["cells"].to_pylist() == rows
    assert found.reading.unreadable == ()


def test_rejected_rows_are_mended_in_their_new_draft_like_any_file(
    drafts: Drafts, following: Following, sent: Callable[..., str]
) -> None:
    submission_id = sent(status(400), None, None, None, None)
    draft_id = following.draft_of(submission_id, states=[ItemState.REJECTED], again="again", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    mending = Mending(drafts)
    mending.edit(draft_id, Edit(2, 0, "79160000099"), version=drafts.get(draft_id).version, by=LOCAL)
    assert [each.phone for each in drafts.going(draft_id).candidates] == [("79160000099",)]
    mending.undo(draft_id, version=drafts.get(draft_id).version, by=LOCAL)
    assert [each.phone for each in drafts.going(draft_id).candidates] == [("79160000001",)]
