"""Several numbers of one cell, put into cells of their own by one press: none is lost, the same people are called."""

from collections.abc import Callable

import pytest

from lib.drafts import own_cells
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Asked, Mending
from lib.model.columns import Field
from lib.model.finding import Code
from lib.model.mending import ChangeState, Fix, Mend
from lib.model.person import LOCAL
from lib.store.connection import Store
from tests.drafts.mended import ANNA, cells, findings, power_cut, version

SEVERAL = Asked(code=Code.SEVERAL_NUMBERS)
A, B, C, D = (f"7916001000{nth}" for nth in range(1, 5))
HEADER = "Телефон;Имя\r\n"


@pytest.fixture
def brought(drafts: Drafts) -> Callable[[str], str]:
    """Bring a file, check it, and return the draft's id."""

    def of(content: str) -> str:
        draft_id = drafts.create(content.encode(), "people.csv", by=LOCAL)
        drafts.check(draft_id, by=LOCAL)
        return draft_id

    return of


def rows(drafts: Drafts, draft_id: str) -> list[object]:
    return [each[1] for each in cells(drafts.store, draft_id)]


def called(drafts: Drafts, draft_id: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(each.row, each.phone) for each in drafts.going(draft_id).candidates]


def test_the_numbers_go_into_columns_that_are_added_and_the_same_people_are_called(
    drafts: Drafts, mending: Mending, brought: Callable[[str], str]
) -> None:
    draft_id = brought(f"{HEADER}{A}, {B};Анна\r\n{C};Ольга\r\n8 (916) 001-00-04 / {A} / {B};Пётр\r\n")
    before, people = rows(drafts, draft_id), called(drafts, draft_id)
    assert mending.fixes(draft_id, SEVERAL) == {Fix.OWN_CELLS: 5}
    shown = mending.preview(draft_id, Fix.OWN_CELLS, SEVERAL)
    assert shown.added == ("Телефон 2", "Телефон 3")
    assert shown.mends[:3] == (Mend(2, 0, f"{A}, {B}", A), Mend(2, 2, None, B), Mend(4, 0, before[2][0], D))

    change = mending.apply(draft_id, Fix.OWN_CELLS, SEVERAL, version=1, by=ANNA)

    assert change is not None and (change.cells, change.added) == (5, 2)
    assert rows(drafts, draft_id) == [[A, "Анна", B, ""], [C, "Ольга", "", ""], [D, "Пётр", A, B]]
    draft = drafts.get(draft_id)
    assert draft.reading.header == ("Телефон", "Имя", "Телефон 2", "Телефон 3")
    assert [column.field for column in draft.columns] == [Field.PHONE, Field.VARIABLE, Field.PHONE, Field.PHONE]
    assert called(drafts, draft_id) == people
    assert Code.SEVERAL_NUMBERS not in {code for _, code, _ in findings(drafts, draft_id)}

    mending.undo(draft_id, version=version(drafts, draft_id), by=LOCAL)

    assert (rows(drafts, draft_id), drafts.get(draft_id).reading.header) == (before, ("Телефон", "Имя"))
    assert called(drafts, draft_id) == people


def test_a_phone_column_that_the_file_has_is_filled_first_and_a_number_alone_keeps_its_spelling(
    drafts: Drafts, mending: Mending, brought: Callable[[str], str]
) -> None:
    draft_id = brought(
        "Phone;Phone 2;Phone 3\r\n"
        f"{A}, {B};;\r\n+7 (916) 001-00-01;{B}, {C};\r\n{A}, {B};{B};{C}\r\n{A}, {B};{C};{D}\r\n{A}, {A};;\r\n"
    )
    people = called(drafts, draft_id)
    mending.apply(draft_id, Fix.OWN_CELLS, SEVERAL, version=1, by=ANNA)
    assert rows(drafts, draft_id) == [
        [A, B, "", ""], ["+7 (916) 001-00-01", B, C, ""], [A, B, C, ""], [A, B, C, D], [A, "", "", ""],
    ]  # fmt: skip
    assert drafts.get(draft_id).reading.header[-1] == "Phone 4"
    assert called(drafts, draft_id) == people


@pytest.mark.parametrize("other", ["7916001000", "4951234567"], ids=["cannot be read", "another country's too"])
def test_a_row_with_a_number_in_doubt_keeps_its_cells(
    drafts: Drafts, mending: Mending, brought: Callable[[str], str], other: str
) -> None:
    draft_id = brought(f"Phone;Phone 2\r\n{A}, {B};{other}\r\n")
    assert mending.fixes(draft_id, SEVERAL) == {}


def test_more_numbers_than_columns_may_be_added_for_stay_in_their_cell(
    drafts: Drafts, mending: Mending, brought: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_cells, "MOST_NEW", 1)
    draft_id = brought(f"{HEADER}{A}, {B};Анна\r\n{A}, {B}, {C};Ольга\r\n")
    mending.apply(draft_id, Fix.OWN_CELLS, SEVERAL, version=1, by=ANNA)
    assert rows(drafts, draft_id) == [[A, "Анна", B], [f"{A}, {B}, {C}", "Ольга", ""]]


def test_a_row_that_was_left_out_gets_the_new_cell_too(
    drafts: Drafts, mending: Mending, brought: Callable[[str], str]
) -> None:
    draft_id = brought(f"{HEADER}{A}, {B};Анна\r\n{C};Ольга\r\n")
    mending.leave_out(draft_id, [3], version=1, by=ANNA)
    mending.apply(draft_id, Fix.OWN_CELLS, SEVERAL, version=2, by=ANNA)
    mending.take_back_in(draft_id, [3], version=3, by=ANNA)
    assert rows(drafts, draft_id) == [[A, "Анна", B], [C, "Ольга", ""]]


def test_numbers_that_ran_together_come_apart_by_two_presses(
    drafts: Drafts, mending: Mending, brought: Callable[[str], str]
) -> None:
    draft_id = brought(f"{HEADER}{A}{B};Анна\r\n")
    ran = Asked(code=Code.PHONE_INVALID, detail="run_together")
    mending.apply(draft_id, Fix.SPLIT, ran, version=1, by=ANNA)
    mending.apply(draft_id, Fix.OWN_CELLS, SEVERAL, version=2, by=ANNA)
    assert rows(drafts, draft_id) == [[A, "Анна", B]]


@pytest.mark.parametrize("chunks_written", [1, 2, 3, 4])
@pytest.mark.parametrize("undoing", [False, True], ids=["change", "undo"])
def test_columns_that_a_change_added_are_gone_when_it_is_taken_back_at_any_point(
    drafts: Drafts, mending: Mending, brought: Callable[[str], str], store: Store, monkeypatch: pytest.MonkeyPatch,
    chunks_written: int, undoing: bool,
) -> None:  # fmt: skip
    draft_id = brought(f"{HEADER}{A}, {B}, {C};Анна\r\n{C};Ольга\r\n{D}, {A};Пётр\r\n")
    before = cells(store, draft_id)
    store.rows_at_once = 2
    if undoing:
        mending.apply(draft_id, Fix.OWN_CELLS, SEVERAL, version=1, by=ANNA)
    now = version(drafts, draft_id)
    with power_cut(monkeypatch, after=chunks_written):
        if undoing:
            mending.undo(draft_id, version=now, by=ANNA)
        else:
            mending.apply(draft_id, Fix.OWN_CELLS, SEVERAL, version=now, by=ANNA)
    drafts.check(draft_id, by=LOCAL)
    state = ChangeState.UNDONE if undoing else ChangeState.DONE if chunks_written == 4 else ChangeState.CUT_OFF
    assert [each.state for each in mending.changes(draft_id)] == [state]
    if state is ChangeState.DONE:
        assert rows(drafts, draft_id) == [[A, "Анна", B, C], [C, "Ольга", "", ""], [D, "Пётр", A, ""]]
    else:
        assert cells(store, draft_id) == before
        assert drafts.get(draft_id).reading.header == ("Телефон", "Имя")
