"""One-press fixes and rows left out on the review page: shown page by page, applied as shown, never when stale."""

from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from lib.drafts.mending import Asked, Edit, Mending
from lib.model.finding import Code
from lib.model.mending import Change, ChangeKind, Fix
from lib.model.person import LOCAL, Person
from lib.ui import frame, mending_fix
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.view import Tab
from lib.wiring import Services
from lib.words import finding, formats
from tests.pages.scene import SAY, calm, draft_of, open_screen, people, press, press_in_dialog, told

TAIL_FIX = "fix-float_tail-phone_damaged"


def tails(count: int) -> bytes:
    rows = "".join(f"7916001{nth:04}.0;C-{nth};N{nth}\n" for nth in range(count))
    return f"Phone;Client Id;Name\n79160010001;A;B\n{rows}".encode()


def fix_of(services: Services, content: bytes, kind: str, opener: str) -> tuple[AppTest, str]:
    """The preview of a fix, opened from the entry of its kind."""
    draft_id = draft_of(services, content)
    page = open_screen(Screen.REVIEW, draft=draft_id)
    page.session_state[f"kind-{kind}"] = True
    return press(calm(page.run()), opener), draft_id


def shown(page: AppTest) -> list[tuple[object, ...]]:
    """Row, before and after of the preview."""
    columns = [SAY("review-row"), SAY("fix-before"), SAY("fix-after")]
    return [tuple(row[each] for each in columns) for row in page.dataframe[-1].value.to_dict("records")]


def test_a_long_preview_has_pages_and_the_press_changes_all_of_them(services: Services) -> None:
    page, draft_id = fix_of(services, tails(30), "phone_damaged-float_tail", TAIL_FIX)
    assert [row for row, *_ in shown(page)] == list(range(3, 28))
    page.pagination(key=f"preview-{draft_id}-1-float_tail").set_value(2)
    page = press(page, TAIL_FIX)
    assert shown(page)[0] == (28, "79160010025.0", "79160010025")
    assert [row for row, *_ in shown(page)] == list(range(28, 33))
    assert SAY("fix-which", first="26", last="30", count=30) in told(page)
    press_in_dialog(page, TAIL_FIX, "apply")
    assert [(each.fix, each.cells) for each in services.mending.changes(draft_id)] == [(Fix.FLOAT_TAIL, 30)]
    assert services.drafts.review(draft_id).can_go == 30


def test_a_preview_of_rows_that_have_changed_meanwhile_is_told_and_not_shown(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, draft_id = fix_of(services, tails(2), "phone_damaged-float_tail", TAIL_FIX)
    assert len(shown(page)) == 2
    preview = mending_fix._preview

    def late(*args: object) -> None:
        services.mending.leave_out(draft_id, [3], version=1, by=LOCAL)
        preview(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(mending_fix, "_preview", late)
    page = press(page, TAIL_FIX)

    assert SAY("mending-moved") in [each.value for each in page.warning]
    assert "apply" not in {each.key for each in page.button}


def test_a_press_on_a_preview_that_is_stale_by_then_changes_nothing(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, draft_id = fix_of(services, tails(2), "phone_damaged-float_tail", TAIL_FIX)
    apply = Mending.apply

    def late(self: Mending, *args: object, **named: object) -> Change | None:
        services.mending.leave_out(draft_id, [3], version=1, by=LOCAL)
        return apply(self, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Mending, "apply", late)
    page = press_in_dialog(page, TAIL_FIX, "apply")

    assert SAY("mending-moved") in told(page)
    assert [each.kind for each in services.mending.changes(draft_id)] == [ChangeKind.LEFT_OUT]


def test_a_fix_that_leaves_rows_out_shows_them_whole(services: Services) -> None:
    draft_id = draft_of(services, people(2) + b"\nno;C-7;Word")
    page = open_screen(Screen.REVIEW, draft=draft_id)
    page.session_state["whole-file"] = True
    page = press(calm(page.run()), "fix-errors-file")
    assert page.dataframe[-1].value.to_dict("records") == [
        {SAY("review-row"): 4, "Phone": "no", "Client Id": "C-7", "Name": "Word"}
    ]
    press_in_dialog(page, "fix-errors-file", "apply")
    assert services.drafts.review(draft_id).left_out == 1


def test_columns_of_one_title_and_one_called_as_the_row_number_are_all_shown(services: Services) -> None:
    draft_id = draft_of(services, b"Phone;Phone;Row\n79160010001;;x\nno;79160010002;9")
    page = open_screen(Screen.REVIEW, draft=draft_id)
    page.session_state["whole-file"] = True
    page = press(calm(page.run()), "fix-errors-file")
    assert page.dataframe[-1].value.to_dict("records") == [
        {"Row": 3, "Phone": "no", "Phone (2)": "79160010002", "Row (2)": "9"}
    ]


def test_braces_are_taken_off_a_name_from_its_entry_and_come_back_by_undo(services: Services) -> None:
    opener = "fix-braces-name_with_braces"
    page, draft_id = fix_of(services, b"Phone;{Name}\n79160010001;Anna", "name_with_braces-", opener)
    assert shown(page) == [(1, "{Name}", "Name")]
    page = press_in_dialog(page, opener, "apply")
    assert services.drafts.get(draft_id).columns[1].name == "Name"
    assert page.button(key="undo").label == SAY("change-undo", what=SAY("fix-braces-done", count=1))
    press(page, "undo")
    assert services.drafts.get(draft_id).columns[1].name == "{Name}"


def test_a_name_of_a_file_without_a_header_stands_in_no_row(services: Services) -> None:
    content = b'[{"phone": "79160010001", "variables": {"{Name}": "Anna"}}]'
    page, _ = fix_of(services, content, "name_with_braces-", "fix-braces-name_with_braces")
    assert shown(page) == [(None, "{Name}", "Name")]


def test_every_change_is_listed_with_who_made_it_and_when_and_who_took_it_back_and_when(services: Services) -> None:
    draft_id = draft_of(services, tails(2))
    asked = Asked(code=Code.PHONE_DAMAGED, detail="float_tail")
    services.mending.apply(draft_id, Fix.FLOAT_TAIL, asked, version=1, by=Person("a", "Anna"))
    services.mending.leave_out(draft_id, [3], version=2, by=Person("c", "Clara"))
    services.mending.undo(draft_id, version=3, by=Person("b", "Boris"))

    page = open_screen(Screen.REVIEW, draft=draft_id)

    last, first = services.mending.changes(draft_id)
    assert last.undone_at is not None
    made, left, undone = (
        formats.date_time("en", at, ZoneInfo("Europe/Moscow"), last.undone_at)
        for at in (first.happened_at, last.happened_at, last.undone_at)
    )
    kind = finding.what(SAY, asked.code, asked.detail)
    listed = [each.value for each in page.markdown if each.value.startswith("**") and "undone" in each.value]
    quiet = frame.quiet(f"undone by Boris, {undone}")
    assert listed == [f"**Clara**, {left}: left 1 row out  \n{quiet}"]
    assert f"**Anna**, {made}: took the tail off 2 numbers ({plain(kind)})" in told(page)


def test_numbers_of_one_cell_are_shown_in_the_columns_that_they_go_into(services: Services) -> None:
    opener = "fix-own_cells-several_numbers"
    content = "Телефон;Имя\n79160010001, 79160010002;Анна\n79160010003;Ольга".encode()
    page, draft_id = fix_of(services, content, "several_numbers-", opener)
    assert [each[SAY("fix-where")] for each in page.dataframe[-1].value.to_dict("records")] == ["Телефон", "Телефон 2"]
    assert shown(page) == [(2, "79160010001, 79160010002", "79160010001"), (2, "", "79160010002")]
    press_in_dialog(page, opener, "apply")
    assert services.mending.cells(draft_id, [2])[2] == ("79160010001", "Анна", "79160010002")


def test_rows_left_out_have_pages_and_a_tick_belongs_to_its_page(services: Services) -> None:
    draft_id = draft_of(services, people(40))
    services.mending.leave_out(draft_id, list(range(2, 32)), version=1, by=LOCAL)
    page = open_screen(Screen.REVIEW, draft=draft_id)
    page = calm(page.segmented_control(key=f"review-tab-{draft_id}").set_value(Tab.LEFT_OUT).run())
    assert [row["row"] for row in page.data_editor[0].value.to_dict("records")] == list(range(2, 27))
    page = calm(page.pagination[0].set_value(2).run())
    assert [row["row"] for row in page.data_editor[0].value.to_dict("records")] == list(range(27, 32))
    page.session_state[page.data_editor[0].key] = {
        "edited_rows": {0: {"back": True}}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    press(calm(page.run()), "take-back")
    assert services.mending.cells(draft_id, [2, 27]).keys() == {27}


def test_what_is_written_into_rows_that_are_gone_by_then_is_told_to_be_lost(services: Services) -> None:
    draft_id = draft_of(services, people(2) + b"\n7916123456;C-7;Short\nno;C-8;Word")
    page = open_screen(Screen.REVIEW, draft=draft_id)
    page.session_state[page.data_editor[0].key] = {
        "edited_rows": {0: {"0": "79161234567"}}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    page = calm(page.run())
    assert SAY("mending-moved") not in told(page)
    services.mending.leave_out(draft_id, [5], version=1, by=LOCAL)
    page = calm(page.run())
    assert SAY("mending-moved") in told(page)
    assert services.mending.cells(draft_id, [4])[4][0] == "7916123456"


@pytest.mark.parametrize("tab", [Tab.ERROR, Tab.LEFT_OUT])
def test_a_colleagues_change_of_other_rows_takes_nothing_away_of_what_is_written(services: Services, tab: Tab) -> None:
    rows = b"".join(b"\n79161234%03d;C-%d;Short" % (nth, nth) for nth in range(60))
    draft_id = draft_of(services, people(2) + rows.replace(b"\n7916", b"\n791"))
    services.mending.leave_out(draft_id, range(4, 34), version=1, by=LOCAL)
    page = open_screen(Screen.REVIEW, draft=draft_id)
    page = calm(page.segmented_control(key=f"review-tab-{draft_id}").set_value(tab).run())
    first = int(page.data_editor[0].value["row"][0])
    ticked = {"out": True} if tab is Tab.ERROR else {"back": True}
    page.session_state[page.data_editor[0].key] = {
        "edited_rows": {0: ticked}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    page = calm(page.run())
    services.mending.edit(draft_id, Edit(2, 2, "Anna"), version=2, by=Person("a", "Anna"))

    page = calm(page.run())

    assert SAY("mending-moved") not in told(page)
    press(page, "save" if tab is Tab.ERROR else "take-back")
    assert [(each.by, each.rows) for each in services.mending.changes(draft_id)][:2] == [(LOCAL.name, 1), ("Anna", 0)]
    assert (first in services.mending.cells(draft_id, [first])) is (tab is Tab.LEFT_OUT)


def test_the_recipe_of_an_entry_is_told_for_both_programs_and_an_entry_without_one_has_none(services: Services) -> None:
    page = open_screen(Screen.REVIEW, draft=draft_of(services, tails(1) + b"89160010002;C-99;Home\n"))
    page.session_state["kind-phone_damaged-float_tail"] = True
    said = [each.value for each in calm(page.run()).markdown]
    for program in ("excel", "calc"):
        recipe = f"**{SAY(f'spreadsheet-{program}')}**  \n{SAY(f'spreadsheet-no_decimals-{program}')}"
        assert recipe in said
    page.session_state["kind-phone_damaged-float_tail"] = False
    page.session_state["kind-national_form-"] = True
    said = [each.value for each in calm(page.run()).markdown]
    assert SAY("finding-national_form-why") in said
    assert not [each for each in said if each.startswith(f"**{SAY('spreadsheet-excel')}**")]


@pytest.mark.parametrize(("count", "label"), [(1, "**1**"), (3, "**3**")])
def test_an_entry_of_the_list_says_how_many_rows_it_has(services: Services, count: int, label: str) -> None:
    page = open_screen(Screen.REVIEW, draft=draft_of(services, tails(count) + b"no;C-99;Word\n"))
    (entry,) = [each for each in page.expander if SAY("phone-float_tail") in each.label]
    assert label in entry.label
