"""A draft is mended by hand: cells edited, rows left out, and what a release makes of that."""

from collections.abc import Callable

import pytest

from lib.drafts.drafts import Drafts
from lib.drafts.mending import Edit, Mending
from lib.drafts.releases import Releases
from lib.model.finding import Code
from lib.model.item import Exclusion
from lib.model.mending import ChangeKind, Fix
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.store.connection import Store
from lib.store.faulty import Asked
from tests.drafts.mended import ANNA, GOOD, SHORT, TAIL, cells, findings, version


def test_a_cell_is_edited_and_its_row_can_go(drafts: Drafts, mending: Mending, checked: Callable[[str], str]) -> None:
    draft_id = checked(GOOD + SHORT)
    change = mending.edit(draft_id, Edit(3, 0, "79160010002"), version=1, by=ANNA)
    assert change is not None
    assert (change.kind, change.cells, change.rows, change.by) == (ChangeKind.EDITED, 1, 0, "Anna")
    draft = drafts.get(draft_id)
    assert (draft.version, draft.checked) == (2, True)
    assert drafts.review(draft_id).can_go == 2
    assert [each.phone for each in drafts.going(draft_id).candidates] == [("79160010001",), ("79160010002",)]


def test_pressed_twice_or_after_somebody_else_nothing_happens(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(GOOD + SHORT)
    mending.edit(draft_id, Edit(3, 0, "79160010002"), version=1, by=ANNA)
    before = cells(store, draft_id)
    assert mending.edit(draft_id, Edit(3, 0, "79160010009"), version=1, by=LOCAL) is None
    assert mending.leave_out(draft_id, [2], version=1, by=LOCAL) is None
    assert mending.undo(draft_id, version=1, by=LOCAL) is None
    assert cells(store, draft_id) == before
    assert version(drafts, draft_id) == 2


def test_what_a_cell_holds_already_is_no_change(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD)
    assert mending.edit(draft_id, Edit(2, 3, "Anna"), version=1, by=ANNA) is None
    assert mending.changes(draft_id) == ()
    assert drafts.get(draft_id).checked


def test_a_column_that_the_file_lacks_cannot_be_written(mending: Mending, checked: Callable[[str], str]) -> None:
    draft_id = checked(GOOD)
    for place in (-1, 4):
        with pytest.raises(ValueError, match="column"):
            mending.edit(draft_id, Edit(2, place, "x"), version=1, by=ANNA)


def test_rows_left_out_are_counted_and_nobody_checks_them(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + SHORT + GOOD.replace("A-1", "A-9"))
    mending.leave_out(draft_id, [2], version=1, by=ANNA)
    review = drafts.review(draft_id)
    assert (review.rows, review.can_go, review.errors, review.unreadable, review.left_out) == (3, 1, 1, 0, 1)
    # the row that repeated it repeats nothing any more
    assert [row for row, _, _ in findings(drafts, draft_id)] == [3]
    assert [(each.row, each.cells[3], each.code) for each in mending.left_out(draft_id)] == [(2, "Anna", "")]


def test_rows_are_left_out_by_what_was_found_in_them_and_come_back(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + SHORT + SHORT + TAIL)
    asked = Asked(code=Code.PHONE_INVALID, detail="digit_missing")
    change = mending.leave_out(draft_id, asked, version=1, by=ANNA)
    assert change is not None
    assert (change.kind, change.cells, change.rows, change.code) == (ChangeKind.LEFT_OUT, 0, 2, "phone_invalid")
    assert [(each.row, each.code, each.detail) for each in mending.left_out(draft_id)] == [
        (3, "phone_invalid", "digit_missing"), (4, "phone_invalid", "digit_missing"),
    ]  # fmt: skip
    mending.take_back_in(draft_id, [4, 99], version=2, by=ANNA)
    assert [each.row for each in mending.left_out(draft_id)] == [3]
    assert drafts.review(draft_id).errors == 2


def test_rows_left_out_are_items_of_the_release_that_do_not_go(
    drafts: Drafts, mending: Mending, releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(GOOD + SHORT + TAIL + "79160010009;A-9\r\n")
    mending.leave_out(draft_id, [2], version=1, by=ANNA)
    mending.edit(draft_id, Edit(4, 0, "79160010003"), version=2, by=ANNA)
    plan = releases.plan(draft_id, pace=Pace(10))
    assert (plan.rows, plan.candidates, plan.errors, plan.unreadable, plan.by_hand) == (4, 1, 1, 1, 1)
    submission = releases.release(draft_id, fingerprint=plan.fingerprint, typed=1, pace=Pace(10), by=LOCAL)
    with store.read() as reader:
        items = reader.rows("select row, excluded, cells from item where submission_id = ? order by row", [submission])
        assert reader.value("select count(*) from draft_left_out") == 0
    assert items == [
        (2, Exclusion.LEFT_OUT, ["79160010001", "A-1", "10800", "Anna"]),
        (3, Exclusion.ERROR, ["7916001000", "A-2", "10800", "Olga"]),
        (4, None, ["79160010003", "A-3", "10800", "Ivan"]),
        (5, Exclusion.UNREADABLE, ["79160010009;A-9"]),
    ]
    # what was changed, by whom and when, outlives the release
    assert [(each.kind, each.by) for each in mending.changes(draft_id)] == [
        (ChangeKind.EDITED, "Anna"), (ChangeKind.LEFT_OUT, "Anna"),
    ]  # fmt: skip
    assert mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA) is None


def test_a_row_or_cell_that_is_named_twice_is_changed_once(
    mending: Mending, drafts: Drafts, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(GOOD + SHORT)
    before = cells(store, draft_id)
    mending.leave_out(draft_id, [2, 2], version=1, by=ANNA)
    mending.take_back_in(draft_id, [2, 2], version=version(drafts, draft_id), by=ANNA)
    assert cells(store, draft_id) == before

    twice = [Edit(3, 0, "79160010001"), Edit(3, 0, "79160010002")]
    mending.edit_many(draft_id, twice, version=version(drafts, draft_id), by=ANNA)
    assert mending.cells(draft_id, [3])[3][0] == "79160010002"
    while mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA):
        pass
    assert cells(store, draft_id) == before


def test_while_a_change_is_checked_nothing_is_offered_by_what_was_found_before(
    mending: Mending, drafts: Drafts, checked: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = checked(GOOD + SHORT)
    check, offered = Drafts.check_alone, list[object]()

    def a_colleague_looks_first(self: Drafts, *args: object, **named: object) -> None:
        offered.append(mending.fixes(draft_id))
        check(self, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Drafts, "check_alone", a_colleague_looks_first)
    mending.edit(draft_id, Edit(3, 0, "79160010002"), version=1, by=ANNA)

    assert offered == [{}]
    assert Fix.ERRORS not in mending.fixes(draft_id)


def test_an_edited_cell_is_checked_without_a_look_at_the_whole_file(
    mending: Mending, drafts: Drafts, checked: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = checked(GOOD + SHORT + TAIL)

    def whole(*_: object, **__: object) -> None:
        pytest.fail("the whole file was checked")

    monkeypatch.setattr("lib.drafts.checked.check", whole)
    monkeypatch.setattr("lib.checks.recheck.check", whole)
    mending.edit(draft_id, Edit(3, 0, "79160010002"), version=1, by=ANNA)
    assert drafts.review(draft_id).can_go == 2
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert drafts.review(draft_id).can_go == 1
