"""A draft is mended: edits, rows left out, fixes, and the way back from each."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.drafts import mapping
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Edit, Mending
from lib.drafts.releases import Releases
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.item import Exclusion
from lib.model.mending import ChangeKind, ChangeState, Fix, Mend
from lib.model.pace import Pace
from lib.model.person import LOCAL, Person
from lib.model.reading import ReadingChoice
from lib.store.connection import Store
from lib.store.faulty import Asked

GOOD = "79160010001;A-1;10800;Anna\r\n"
SHORT = "7916001000;A-2;10800;Olga\r\n"
TAIL = "79160010003.0;A-3;10800;Ivan\r\n"
TAIL_2 = "79160010004,0;A-4;10800;Oleg\r\n"
HOME = "8 (916) 001-00-05;A-5;10800;Petr\r\n"
TAILS = Asked(code=Code.PHONE_DAMAGED, detail="float_tail")
REPEATS = Asked(code=Code.DUPLICATE_IN_FILE)
ERRORS = Asked(severity=Severity.ERROR)
ANNA = Person("anna", "Anna")


@pytest.fixture
def mending(drafts: Drafts) -> Mending:
    return Mending(drafts)


def cells(store: Store, draft_id: str) -> list[tuple[object, ...]]:
    """Every record as it stands, and every one that is left out, keys included."""
    with store.read() as reader:
        return [
            *reader.rows("select row, cells, row_key from draft_record where draft_id = ? order by row", [draft_id]),
            *reader.rows("select * exclude (draft_id) from draft_left_out where draft_id = ? order by row", [draft_id]),
        ]


def findings(drafts: Drafts, draft_id: str) -> list[tuple[int, Code, str]]:
    return [(each.row, each.code, each.value) for each in drafts.findings(draft_id, limit=1_000)]


def version(drafts: Drafts, draft_id: str) -> int:
    return drafts.get(draft_id).version


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


def test_a_fix_is_previewed_counted_and_applied_as_it_was_shown(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + TAIL + SHORT + TAIL_2)
    assert mending.fixes(draft_id, TAILS) == {Fix.FLOAT_TAIL: 2}
    preview = mending.preview(draft_id, Fix.FLOAT_TAIL, TAILS, limit=1)
    assert (preview.total, preview.mends) == (2, (Mend(3, 0, "79160010003.0", "79160010003"),))
    assert mending.preview(draft_id, Fix.FLOAT_TAIL, TAILS, offset=1).mends[0].row == 5
    assert mending.preview(draft_id, Fix.SPLIT, TAILS).total == 0
    change = mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=ANNA)
    assert change is not None
    assert (change.fix, change.cells, change.detail) == (Fix.FLOAT_TAIL, 2, "float_tail")
    assert drafts.review(draft_id).can_go == 3
    assert mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=ANNA) is None


def test_a_number_that_would_be_a_guess_has_no_fix(mending: Mending, checked: Callable[[str], str]) -> None:
    draft_id = checked("7916001000;A-2;;Olga\r\n7916001000?;A-3;;Ivan\r\n79160010001 доб. 5;A-4;;Ada\r\nO;A;;B\r\n")
    for detail in ("digit_missing", "letters", "extension", "lookalike", "not_a_number", "question_mark"):
        assert mending.fixes(draft_id, Asked(code=Code.PHONE_INVALID, detail=detail)) == {}


def test_numbers_written_as_at_home_get_their_country_code(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + HOME)
    home = Asked(code=Code.NATIONAL_FORM)
    assert mending.preview(draft_id, Fix.COUNTRY_CODE, home).mends == (Mend(3, 0, "8 (916) 001-00-05", "79160010005"),)
    mending.apply(draft_id, Fix.COUNTRY_CODE, home, version=1, by=ANNA)
    assert findings(drafts, draft_id) == []


def test_exact_repeats_are_left_out_and_a_row_that_differs_stays_a_question(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + GOOD + GOOD.replace("Anna", "Olga"))
    assert mending.fixes(draft_id, REPEATS) == {Fix.EXACT_REPEATS: 1}
    mending.apply(draft_id, Fix.EXACT_REPEATS, REPEATS, version=1, by=ANNA)
    assert [each.row for each in mending.left_out(draft_id)] == [3]
    assert (4, Code.DUPLICATE_IN_FILE) in [(row, code) for row, code, _ in findings(drafts, draft_id)]


def test_blanks_around_a_cell_are_trimmed_and_errors_left_out_in_the_whole_file(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked("79160010001;A-1;;\u00a0Anna \r\n" + SHORT)
    assert mending.fixes(draft_id) == {Fix.ERRORS: 1, Fix.TRIM: 1}
    mending.apply(draft_id, Fix.TRIM, version=1, by=ANNA)
    assert mending.fixes(draft_id) == {Fix.ERRORS: 1}
    mending.apply(draft_id, Fix.ERRORS, version=2, by=ANNA)
    assert [(each.row, each.code) for each in mending.left_out(draft_id)] == [(3, "phone_invalid")]
    assert drafts.review(draft_id).errors == 0


def test_zones_and_ids_that_can_mean_one_thing_only_are_written_so(drafts: Drafts, mending: Mending) -> None:
    uid = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
    content = f"phone;timezone;autoCallTemplateId\r\n79160010001;UTC+3 (дом);{{{uid.upper()}}}\r\n79160010002;3;x\r\n"
    draft_id = drafts.create(content.encode(), "zones.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    for code, fix, mend in (
        (Code.TIMEZONE_INVALID, Fix.ZONE, Mend(2, 1, "UTC+3 (дом)", "UTC+03:00")),
        (Code.UUID_INVALID, Fix.UUID, Mend(2, 2, f"{{{uid.upper()}}}", uid)),
    ):
        found = {kind.code for kind in drafts.review(draft_id).kinds}
        assert code in found
        assert mending.preview(draft_id, fix, Asked(code=code)).mends == (mend,)
        mending.apply(draft_id, fix, Asked(code=code), version=version(drafts, draft_id), by=ANNA)
    assert drafts.review(draft_id).can_go == 1


def test_a_placeholder_alone_in_its_cell_is_emptied_and_one_among_words_stays(drafts: Drafts, mending: Mending) -> None:
    content = "phone;Name;Text\r\n79160010001;#N/A;{{date}}\r\n79160010002;Anna;Come on {{date}}\r\n"
    draft_id = drafts.create(content.encode(), "placeholders.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    unfilled = Asked(code=Code.PLACEHOLDER)
    assert mending.preview(draft_id, Fix.EMPTY, unfilled).mends == (Mend(2, 1, "#N/A", ""), Mend(2, 2, "{{date}}", ""))
    mending.apply(draft_id, Fix.EMPTY, unfilled, version=1, by=ANNA)
    assert {row for row, code, _ in findings(drafts, draft_id) if code is Code.PLACEHOLDER} == {3}
    assert drafts.going(draft_id).candidates[0].variables == ()
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert {row for row, code, _ in findings(drafts, draft_id) if code is Code.PLACEHOLDER} == {2, 3}


CITIES = "phone;Город;Name\r\n79160010001;Омск;A\r\n79160010002;Нигде;B\r\n79160010003; москва ;C\r\n"


def test_the_city_sets_the_time_zone_in_a_new_column_which_an_undo_takes_away(
    drafts: Drafts, mending: Mending, store: Store
) -> None:
    draft_id = drafts.create(CITIES.encode(), "cities.csv", by=LOCAL)
    drafts.set_columns(draft_id, mapping.city_from(drafts.get(draft_id).columns, 1), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    mending.leave_out(draft_id, [4], version=version(drafts, draft_id), by=ANNA)
    before, columns = cells(store, draft_id), drafts.get(draft_id).columns
    assert mending.fixes(draft_id)[Fix.CITY_ZONE] == 2
    preview = mending.preview(draft_id, Fix.CITY_ZONE)
    assert preview.mends == (Mend(2, 3, None, "Asia/Omsk"), Mend(4, 3, None, "Europe/Moscow"))
    mending.apply(draft_id, Fix.CITY_ZONE, version=version(drafts, draft_id), by=ANNA)
    draft = drafts.get(draft_id)
    assert (draft.reading.header[3], draft.columns[3].field) == ("timezone", Field.TIMEZONE)
    assert [each.timezone for each in drafts.going(draft_id).candidates] == [21_600, None]
    mending.take_back_in(draft_id, [4], version=draft.version, by=ANNA)
    assert [each.timezone for each in drafts.going(draft_id).candidates] == [21_600, None, 10_800]
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert (cells(store, draft_id), drafts.get(draft_id).columns) == (before, columns)
    assert len(drafts.get(draft_id).reading.header) == 3


def test_a_time_zone_of_ones_own_stays_and_an_unclear_one_is_replaced_where_asked(
    drafts: Drafts, mending: Mending
) -> None:
    content = CITIES.replace("Name", "timezone").replace(";A", ";").replace(";C", ";99999").replace(";B", ";+3")
    draft_id = drafts.create(content.encode(), "cities.csv", by=LOCAL)
    drafts.set_columns(draft_id, mapping.city_from(drafts.get(draft_id).columns, 1), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert mending.preview(draft_id, Fix.CITY_ZONE).mends == (Mend(2, 2, "", "Asia/Omsk"),)
    unclear = Asked(code=Code.TIMEZONE_INVALID)
    assert mending.preview(draft_id, Fix.CITY_ZONE, unclear).mends == (Mend(4, 2, "99999", "Europe/Moscow"),)
    mending.apply(draft_id, Fix.CITY_ZONE, unclear, version=version(drafts, draft_id), by=ANNA)
    assert len(drafts.get(draft_id).reading.header) == 3
    assert [each.timezone for each in drafts.going(draft_id).candidates] == [None, 10_800, 10_800]


def test_what_is_said_once_of_a_whole_column_has_its_rows_and_its_fix(drafts: Drafts, mending: Mending) -> None:
    tails = "".join(f"7916{each:07}.0;A\r\n" for each in range(1_005))
    homes = "".join(f"8916{each + 5_000:07};A\r\n" for each in range(1_005))
    wide = replace(drafts, upload_bytes=100_000)
    for rows, kind, fix in ((tails, TAILS, Fix.FLOAT_TAIL), (homes, Asked(code=Code.NATIONAL_FORM), Fix.COUNTRY_CODE)):
        draft_id = wide.create(f"phone;Name\r\n{rows}7916001000;B\r\n".encode(), "wide.csv", by=LOCAL)
        wide.check(draft_id, by=LOCAL)
        found = [each for each in wide.review(draft_id).kinds if each.code is kind.code]
        assert [(each.rows >= 1_005, each.columns) for each in found] == [(True, 1)]
        assert mending.rows_count(draft_id, kind) >= 1_005
        assert mending.rows(draft_id, kind, offset=1_003)[0].row == 1_005
        assert mending.fixes(draft_id, kind) == {fix: 1_005}
        mending.apply(draft_id, fix, kind, version=1, by=ANNA)
        review = wide.review(draft_id)
        assert (review.can_go, [each for each in review.kinds if each.code is kind.code]) == (1_005, [])


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


class PowerCut(Exception):
    """The server stops."""


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
    written, real = 0, Store.write

    def write(self: Store) -> object:
        nonlocal written
        written += 1
        if written > chunks_written:
            raise PowerCut
        return real(self)

    with monkeypatch.context() as cut, pytest.raises(PowerCut):
        cut.setattr(Store, "write", write)
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


TEXTS = st.sampled_from(
    ["79160010001", "79160010003.0", "8 916 001 00 05", " x ", "", "7916001000", "A-1", "+3", "é\u200b"]
)
STEP = st.one_of(
    st.tuples(st.just("edit"), st.lists(st.tuples(st.integers(2, 6), st.integers(0, 3), TEXTS), max_size=3)),
    st.tuples(st.just("out"), st.lists(st.integers(2, 7), max_size=3)),
    st.tuples(st.just("back"), st.lists(st.integers(2, 7), max_size=3)),
    st.tuples(st.just("fix"), st.sampled_from(Fix)),
    st.tuples(st.just("undo"), st.none()),
)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=1, max_size=4))
def test_changes_and_undos_in_any_order_are_inverse(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str], store: Store, steps: list[tuple[str, object]]
) -> None:
    draft_id = checked(GOOD + TAIL + HOME + SHORT + "\u00a079160010001 ;A-9;мск+2; B \r\n")
    seen = [cells(store, draft_id)]
    for verb, what in steps:
        now = version(drafts, draft_id)
        if verb == "undo":
            if mending.undo(draft_id, version=now, by=ANNA):
                seen.pop()
            assert cells(store, draft_id) == seen[-1]
        elif _step(mending, draft_id, verb, what, now):
            assert cells(store, draft_id) != seen[-1]
            seen.append(cells(store, draft_id))
        review = drafts.review(draft_id)
        assert review.rows == review.can_go + review.errors + review.left_out == 5
    while mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA):
        seen.pop()
        assert cells(store, draft_id) == seen[-1]
    assert len(seen) == 1


def _step(mending: Mending, draft_id: str, verb: str, what: object, now: int) -> bool:
    if verb == "edit":
        unique = {(row, place): text for row, place, text in what}  # type: ignore[attr-defined]
        edits = [Edit(row, place, text) for (row, place), text in unique.items()]
        return mending.edit_many(draft_id, edits, version=now, by=ANNA) is not None
    if verb == "out":
        return mending.leave_out(draft_id, sorted(set(what)), version=now, by=ANNA) is not None  # type: ignore[call-overload]
    if verb == "back":
        return mending.take_back_in(draft_id, sorted(set(what)), version=now, by=ANNA) is not None  # type: ignore[call-overload]
    asked = [None, TAILS, REPEATS, Asked(code=Code.NATIONAL_FORM)]
    assert isinstance(what, Fix)
    applied = [mending.apply(draft_id, what, each, version=now, by=ANNA) for each in asked]
    return any(applied)
