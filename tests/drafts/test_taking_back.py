"""The way back: what was changed is remembered, undone, and taken back whole where it was cut off."""

from collections.abc import Callable

import pytest

from lib.drafts.drafts import Drafts
from lib.drafts.mending import Mending
from lib.model.mending import ChangeState, Fix
from lib.model.person import LOCAL
from lib.model.reading import ReadingChoice
from lib.store.connection import Store
from tests.drafts.mended import ANNA, GOOD, SHORT, TAIL, TAILS, cells, power_cut, version


def test_the_list_of_changes_says_who_when_and_what_and_which_were_undone(
    mending: Mending, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(GOOD + SHORT + TAIL)
    mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=ANNA)
    mending.leave_out(draft_id, [3], version=2, by=ANNA)
    undone = mending.undo(draft_id, version=3, by=LOCAL)
    assert undone is not None and undone.number == 2
    last, first = mending.changes(draft_id)
    assert (last.state, last.by, last.undone_by, last.rows) == (ChangeState.UNDONE, "Anna", LOCAL.name, 1)
    assert (first.state, first.fix, first.cells, first.undone_at) == (ChangeState.DONE, Fix.FLOAT_TAIL, 1, None)
    with store.read() as reader:
        verbs = reader.rows("select verb, person_name from audit where verb like 'draft mend%' or verb like '%undone'")
    assert verbs == [("draft mended", "Anna"), ("draft mended", "Anna"), ("draft change undone", LOCAL.name)]


def test_with_nothing_changed_there_is_nothing_to_undo(mending: Mending, checked: Callable[[str], str]) -> None:
    assert mending.undo(checked(GOOD), version=1, by=ANNA) is None


def test_a_file_read_differently_has_none_of_the_changes_and_remembers_them(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(GOOD + SHORT)
    mending.leave_out(draft_id, [3], version=1, by=ANNA)
    drafts.read_differently(draft_id, ReadingChoice(delimiter=";"), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert [each.state for each in mending.changes(draft_id)] == [ChangeState.VOID]
    assert mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA) is None
    assert drafts.review(draft_id).left_out == 0
    assert len(cells(store, draft_id)) == 2


@pytest.mark.parametrize("chunks_written", [1, 2, 3])
@pytest.mark.parametrize("undoing", [False, True], ids=["change", "undo"])
def test_a_change_that_is_cut_off_is_taken_back_whole(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str], store: Store, monkeypatch: pytest.MonkeyPatch,
    chunks_written: int, undoing: bool,
) -> None:  # fmt: skip
    draft_id = checked("".join(TAIL.replace("A-3", f"A-{each}") for each in range(6)) + SHORT)
    before = cells(store, draft_id)
    store.rows_at_once = 2
    if undoing:
        mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=ANNA)
    with power_cut(monkeypatch, after=chunks_written):
        if undoing:
            mending.undo(draft_id, version=2, by=ANNA)
        else:
            mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=ANNA)
    assert not drafts.get(draft_id).checked
    if chunks_written < 3:
        assert mending.leave_out(draft_id, [8], version=version(drafts, draft_id), by=ANNA) is None
    drafts.check(draft_id, by=LOCAL)
    if undoing or chunks_written < 3:
        assert cells(store, draft_id) == before
    state = ChangeState.UNDONE if undoing else ChangeState.DONE if chunks_written == 3 else ChangeState.CUT_OFF
    assert [each.state for each in mending.changes(draft_id)] == [state]
