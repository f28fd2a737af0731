"""The review: what was found, the rows as they will go, what the file lacks, the exact request."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from lib.drafts.mending import Asked, Edit, Mending
from lib.model.columns import BatchValues
from lib.model.finding import Code
from lib.model.mending import ChangeKind
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.ui.screens import Screen
from lib.ui.view import Tab
from lib.wiring import Services
from tests.pages.scene import SAY, calm, draft_of, open_screen, people, press, told

TEMPLATE = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
FAULTY = people(3) + b"\n7916123456;C-7;Short\n79160000001;C-8;Again\nno;C-9;Word"


def review_of(services: Services, content: bytes = FAULTY) -> tuple[AppTest, str]:
    draft_id = draft_of(services, content)
    return open_screen(Screen.REVIEW, draft=draft_id), draft_id


def opened(page: AppTest, kind: str) -> AppTest:
    """The page with an entry of the to-do list open."""
    page.session_state[f"kind-{kind}"] = True
    return calm(page.run())


def shown(page: AppTest, draft_id: str, tab: Tab) -> AppTest:
    return calm(page.segmented_control(key=f"review-tab-{draft_id}").set_value(tab).run())


def rows(page: AppTest) -> list[dict[str, object]]:
    found: list[dict[str, object]] = page.dataframe[0].value.to_dict("records")
    return found


def place(within: Block, key: str) -> tuple[int, ...]:
    """The way from this part of the page to the widget with the key; empty where there is none."""
    for nth, child in within.children.items():
        if getattr(child, "key", None) == key:
            return (nth,)
        if isinstance(child, Block) and (found := place(child, key)):
            return (nth, *found)
    return ()


def write(page: AppTest, **cells: dict[str, object]) -> AppTest:
    """Write into the cells of a page of rows: `_0` is the first of them, each cell by its column."""
    edited = {int(place.removeprefix("_")): changes for place, changes in cells.items()}
    key = page.data_editor[0].key
    page.session_state[key] = {"edited_rows": edited, "added_rows": [], "deleted_rows": []}
    return calm(page.run())


def save(page: AppTest) -> AppTest:
    return calm(next(each for each in page.button if each.label == SAY("values-save")).click().run())


def test_the_counts_add_up_to_the_file(services: Services) -> None:
    page, draft_id = review_of(services)
    assert [metric.value for metric in page.metric] == ["3", "3", ":gray[0]", ":gray[0]", "6"]
    services.mending.leave_out(draft_id, [7], version=1, by=LOCAL)
    assert [metric.value for metric in calm(page.run()).metric] == ["3", "2", "1", ":gray[0]", "6"]
    assert SAY("review-stay-behind", count=3) in told(page)


def test_the_bar_has_a_piece_for_each_part_with_rows_in_it_and_is_read_aloud_in_words(services: Services) -> None:
    page, _ = review_of(services)
    (bar,) = [each.proto.body for each in page.get("html")]
    told = f"{SAY('review-can-go')} 3, {SAY('review-errors')} 3"
    assert f'role="img" aria-label="{told}"' in bar
    assert bar.count("flex:3;") == 2
    assert "flex:0" not in bar
    # a chart has a toolbar of its own, in English, over what stands around it
    assert not page.get("arrow_vega_lite_chart")


def test_rows_with_findings_stand_under_the_spreadsheets_own_numbers_and_those_that_go_when_none_are_left(
    services: Services,
) -> None:
    page, draft_id = review_of(services)
    found = [(row["row"], row["0"], row["2"]) for row in rows(page)]
    assert found == [(5, "7916123456", "Short"), (6, "79160000001", "Again"), (7, "no", "Word")]
    services.mending.leave_out(draft_id, [5, 6, 7], version=1, by=LOCAL)
    assert [row["Name"] for row in rows(calm(page.run()))] == ["Person 0", "Person 1", "Person 2"]


def test_the_cell_to_mend_stands_beside_the_number_of_its_row_before_what_is_wrong_with_it(services: Services) -> None:
    page, _ = review_of(services, b"Name;Phone\nAnna;79160010001\nOlga;7916123456")
    assert list(page.data_editor[0].value.columns) == ["row", "1", "what", "out", "0"]


def test_every_fold_keeps_its_chevron_which_an_icon_of_its_own_would_replace(services: Services) -> None:
    page, _ = review_of(services)
    assert len(page.expander) > 1
    assert {each.icon for each in page.expander} == {""}


def test_an_entry_of_the_list_opens_its_own_rows(services: Services) -> None:
    page, draft_id = review_of(services)
    page.session_state[f"review-kind-{draft_id}"] = ("phone_invalid", "digit_missing")
    page = calm(page.run())
    assert [row["row"] for row in rows(page)] == [5]
    page = press(page, "all")
    assert len(rows(page)) == 3


def test_an_entry_says_how_many_rows_why_and_what_to_do_in_either_spreadsheet_program(services: Services) -> None:
    page, _ = review_of(services, people(2) + b"\n79161234567.0;C-7;Tail\n79161234568.0;C-8;Tail")
    (entry,) = [each for each in page.expander if SAY("phone-float_tail") in each.label]
    assert "**2**" in entry.label
    said = told(opened(page, "phone_damaged-float_tail"))
    for words in ("phone-float_tail-why", "spreadsheet-no_decimals-excel", "spreadsheet-no_decimals-calc"):
        assert SAY(words) in said
    assert SAY("todo-phone-float_tail", count=2) in said


def test_many_rows_to_mend_have_pages_and_what_is_written_belongs_to_its_page(services: Services) -> None:
    rows = "".join(f"7916{nth:06};C-{nth};N{nth}\n" for nth in range(30))
    page, draft_id = review_of(services, f"Phone;Client Id;Name\n79160010001;A;B\n{rows}".encode())
    assert [row["row"] for row in page.data_editor[0].value.to_dict("records")] == list(range(3, 28))
    page = calm(page.pagination[0].set_value(2).run())
    assert [row["row"] for row in page.data_editor[0].value.to_dict("records")] == list(range(28, 33))
    press(write(page, _0={"2": "Anna"}), "save")
    assert services.mending.cells(draft_id, [3, 28])[28][2] == "Anna"
    assert services.mending.cells(draft_id, [3])[3][2] == "N0"


def test_what_is_written_into_cells_is_saved_as_one_change_and_undone(services: Services) -> None:
    page, draft_id = review_of(services)
    page = write(page, _0={"0": "79161234567"}, _2={"out": True, "2": None})
    assert SAY("mending-unsaved", count=3) in told(page)
    # what is not saved is not left behind: there is no way on, and no other rows
    assert page.button(key="release").disabled
    assert page.segmented_control(key=f"review-tab-{draft_id}").proto.disabled
    assert services.mending.changes(draft_id) == ()
    page = press(page, "save")
    review = services.drafts.review(draft_id)
    assert (review.can_go, review.errors, review.left_out) == (4, 1, 1)
    assert len(services.mending.changes(draft_id)) == 1
    assert page.button(key="undo").label == SAY(
        "change-undo", what=f"{SAY('change-edited', count=2)}, {SAY('change-left_out', count=1)}"
    )
    press(page, "undo")
    assert services.drafts.review(draft_id).can_go == 3


def test_the_way_on_stands_where_it_stood_while_cells_are_written(services: Services) -> None:
    # what moves is drawn twice until the run ends: an old button that can still be pressed beside the new one
    page, _ = review_of(services)
    before = place(page.main.root, "release")
    page = write(page, _0={"0": "79161234567"})
    assert before
    assert place(page.main.root, "release") == before
    assert place(page.main.root, "save")[: len(before) - 2] != before[:-2]


@pytest.mark.parametrize("entry", ["phone_damaged-float_tail", "duplicate_in_file-"])
def test_nothing_else_that_changes_the_draft_can_be_pressed_while_cells_are_written(
    services: Services, entry: str
) -> None:
    # each of these draws the rows anew, and what was written would be gone
    page, draft_id = review_of(services, FAULTY + b"\n79160000009.0;C-9;Tail")
    services.mending.edit(draft_id, Edit(2, 2, "Anna"), version=1, by=LOCAL)
    others = {"undo", "values-save", "outside", "back", "release", f"out-{entry}"}
    others |= {"duplicates"} if entry.startswith("duplicate") else {"fix-float_tail-phone_damaged"}
    page = opened(page, entry)
    assert {each.key for each in page.button if each.key in others and not each.disabled} == others
    page = write(page, _0={"0": "79161234567"})
    assert {each.key for each in page.button if each.key in others and each.disabled} == others
    assert not page.button(key="save").disabled


def test_an_emptied_cell_is_empty_and_no_word(services: Services) -> None:
    page, draft_id = review_of(services, b"phone;Name\n79160010001;Anna\n7916123456;Olga\nno;nan")
    press(write(page, _0={"1": None}, _1={"0": "79160010002"}), "save")
    assert services.mending.cells(draft_id, [3, 4]) == {3: ("7916123456", ""), 4: ("79160010002", "nan")}


def test_what_is_written_can_be_dropped(services: Services) -> None:
    page, draft_id = review_of(services)
    page = press(write(page, _0={"0": "79161234567"}), "discard")
    assert not page.button(key="release").disabled
    assert services.mending.changes(draft_id) == ()


def test_a_press_on_rows_that_have_changed_meanwhile_does_nothing_and_says_so(services: Services) -> None:
    page, draft_id = review_of(services)
    page = write(page, _0={"0": "79161234567"})
    draft, edit = services.drafts.get(draft_id), services.mending.edit_many

    def late(*args: object, **named: object) -> object:
        services.mending.leave_out(draft_id, Asked(code=Code.DUPLICATE_IN_FILE), version=draft.version, by=LOCAL)
        return edit(*args, **named)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Mending, "edit_many", lambda self, *args, **named: late(*args, **named))
        page = press(page, "save")
    assert SAY("mending-moved") in told(page)
    assert [each.kind for each in services.mending.changes(draft_id)] == [ChangeKind.LEFT_OUT]


def test_a_fix_shows_before_and_after(services: Services) -> None:
    page, draft_id = review_of(services, people(2) + b"\n79161234567.0;C-7;Tail")
    page = opened(page, "phone_damaged-float_tail")
    page = press(page, "fix-float_tail-phone_damaged")
    assert SAY("fix-float_tail-what") in told(page)
    before_after = page.dataframe[-1].value.to_dict("records")[0]
    assert (before_after[SAY("fix-before")], before_after[SAY("fix-after")]) == ("79161234567.0", "79161234567")
    assert page.button(key="apply").label == SAY("fix-float_tail", count=1)
    # a look changes nothing
    assert services.drafts.review(draft_id).can_go == 2


def test_the_rows_of_an_entry_are_left_out_and_taken_back(services: Services) -> None:
    page, draft_id = review_of(services)
    page = press(opened(page, "phone_invalid-digit_missing"), "out-phone_invalid-digit_missing")
    assert services.drafts.review(draft_id).left_out == 1
    page = shown(page, draft_id, Tab.LEFT_OUT)
    assert [(row["row"], row["why"]) for row in rows(page)] == [(5, SAY("phone-digit_missing"))]
    press(write(page, _0={"back": True}), "take-back")
    assert services.drafts.review(draft_id).left_out == 0


def test_what_was_changed_is_still_told_of_the_submission(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    services.mending.leave_out(draft_id, [3], version=1, by=LOCAL)
    plan = services.releases.plan(draft_id, pace=Pace(10))
    assert SAY("release-bar-by-hand") in told(open_screen(Screen.RELEASE, draft=draft_id))
    submission_id = services.releases.release(draft_id, fingerprint=plan.fingerprint, typed=2, pace=Pace(10), by=LOCAL)
    page = open_screen(Screen.SUBMISSION, id=submission_id)
    assert SAY("change-left_out", count=1) in told(page)
    assert SAY("excluded-left_out") in told(page)
    assert {"original", "changed"} <= {each.key for each in page.download_button}


def test_the_rows_as_they_will_go_are_shown_without_those_that_stay(services: Services) -> None:
    page, draft_id = review_of(services)
    page = shown(page, draft_id, Tab.GOING)
    assert [row[SAY("review-row")] for row in rows(page)] == [2, 3, 4]
    assert rows(page)[0]["Name"] == "Person 0"


def test_a_number_as_it_will_go_stands_beside_what_the_file_has_for_it(services: Services) -> None:
    page, draft_id = review_of(services, b"phone;phone 2;Name\n8 (916) 123-45-67;;Anna\n79160010002;9160010003;Olga")
    page = shown(page, draft_id, Tab.GOING)
    assert [(row[SAY("field-phone")], row[SAY("review-as-written")]) for row in rows(page)] == [
        ("+7 916 123-45-67", "8 (916) 123-45-67"),
        ("+7 916 001-00-02, +7 916 001-00-03", "79160010002, 9160010003"),
    ]


def test_a_variable_called_as_a_column_of_the_table_hides_none(services: Services) -> None:
    content = b"Phone;variables.Time zone;callbackData.Name;variables.Name\n79160000001;at noon;A-1;Anna"
    page, draft_id = review_of(services, content)
    told = rows(shown(page, draft_id, Tab.GOING))[0]
    zone, number = SAY("field-timezone"), SAY("field-phone")
    assert (told[zone], told["Time zone (2)"], told["Name"], told["Name (2)"]) == ("", "at noon", "Anna", "A-1")
    assert list(told)[:2] == [SAY("review-row"), number]


def test_repeated_numbers_go_only_when_they_are_let_in_and_come_out_again(services: Services) -> None:
    page, draft_id = review_of(services)
    page = opened(page, "duplicate_in_file-")
    assert page.button(key="duplicates").label == SAY("review-let-duplicates-in", count=1)
    page = opened(press(page, "duplicates"), "duplicate_in_file-")
    assert services.drafts.review(draft_id).can_go == 4
    assert page.button(key="duplicates").label == SAY("review-leave-duplicates-out", count=1)
    press(page, "duplicates")
    assert services.drafts.review(draft_id).can_go == 3


def test_values_for_the_whole_batch_are_kept_with_the_draft(services: Services) -> None:
    page, draft_id = review_of(services)
    of = f"{draft_id}-{services.drafts.get(draft_id).version}"
    page = calm(page.selectbox(key=f"template-{of}").set_value("another").run())
    page.text_input(key=f"template-id-{of}").set_value(f" {TEMPLATE.upper()} ")
    page.selectbox(key=f"timezone-{of}").set_value(10800)
    page.selectbox(key=f"check-phone-{of}").set_value(True)
    page = save(page)
    kept = services.drafts.get(draft_id).values
    assert kept.auto_call_template_id == TEMPLATE
    assert (kept.bot_settings_id, kept.timezone, kept.check_phone) == (None, 10800, True)
    assert "UTC+3" in told(page).replace("\\", "")


def test_what_is_no_id_of_twin_is_not_kept_and_the_page_shows_how_one_looks(services: Services) -> None:
    page, draft_id = review_of(services)
    of = f"{draft_id}-{services.drafts.get(draft_id).version}"
    page = calm(page.selectbox(key=f"scenario-{of}").set_value("another").run())
    page.text_input(key=f"scenario-id-{of}").set_value("my scenario")
    page = save(page)
    assert SAY("values-no-uuid", field=SAY("values-scenario")) in [each.value for each in page.error]
    assert services.drafts.get(draft_id).values == BatchValues()


def test_the_exact_request_shows_the_bytes_that_would_leave(services: Services) -> None:
    page, draft_id = review_of(services, people(2))
    page = press(page, "request")
    body = services.releases.request(draft_id, 1, batch_size=100).body
    assert page.code[0].value == body.decode()


def test_with_nobody_to_call_there_is_no_way_to_the_release(services: Services) -> None:
    page, _ = review_of(services, b"Phone\nno\nnone")
    assert page.button(key="release").disabled
    assert SAY("review-stay-behind", count=2) in told(page)


def test_a_draft_that_is_not_checked_shows_its_columns_first(services: Services) -> None:
    draft_id = services.drafts.create(people(2), "people.csv", by=LOCAL)
    page = open_screen(Screen.REVIEW, draft=draft_id)
    assert SAY("columns-which") in told(page)
