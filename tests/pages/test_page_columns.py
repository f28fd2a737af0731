"""Columns: how they are written, how numbers are read, and the recipe of a recurring file."""

import io

from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from lib.model.columns import BatchValues, Field, Format, NumberChoice, Rings
from lib.model.naming import NameKind
from lib.model.person import LOCAL
from lib.model.reading import ReadingChoice
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, calm, open_screen, press, told

TEMPLATE = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
TITLES = "Phone;ФИО;Дата;City\n"
PEOPLE = (TITLES + "79160000001;Ким Анна;25.11.2025 9:30:00;Омск\n79160000002;Цой И. С.;завтра;Казань\n").encode()


def columns_of(services: Services, content: bytes = PEOPLE) -> tuple[AppTest, str]:
    draft_id = services.drafts.create(content, "people.csv", by=LOCAL)
    return open_screen(Screen.COLUMNS, draft=draft_id), draft_id


def workbook(*titles: str) -> bytes:
    """A workbook with these sheets, a person on each."""
    made, content = Workbook(), io.BytesIO()
    del made["Sheet"]
    for title in titles:
        sheet = made.create_sheet(title)
        sheet.append(["Phone", "Name"])
        sheet.append(["79160000001", "Anna"])
    made.save(content)
    return content.getvalue()


def bring(content: bytes) -> tuple[AppTest, str]:
    page = open_screen(Screen.BATCH)
    page = calm(page.file_uploader(key="upload-0").upload("people.csv", content).run())
    return page, str(page.query_params["draft"])


def test_a_variable_is_written_in_a_format_with_what_it_was_and_what_it_becomes(services: Services) -> None:
    page, draft_id = columns_of(services)
    page = calm(page.selectbox(key=f"format-{draft_id}-1-as_is").set_value(Format.FIRST_NAME).run())
    assert services.drafts.get(draft_id).columns[1].format is Format.FIRST_NAME
    said = told(page)
    assert SAY("variable-becomes", before="Ким Анна", after="**Анна**") in said
    assert SAY("variable-stays", before="Цой И. С.") in said.replace("\\", "")
    assert SAY("variable-samples", count=1, of=2) in said


def test_a_variable_is_renamed_and_a_name_that_is_taken_is_explained(services: Services) -> None:
    page, draft_id = columns_of(services)
    page = calm(page.text_input(key=f"named-{draft_id}-2-variables-Дата").set_value("City").run())
    assert SAY("variable-name-taken", name="City") in [each.value for each in page.error]
    calm(page.text_input(key=f"named-{draft_id}-2-variables-Дата").set_value("Day").run())
    assert services.drafts.get(draft_id).columns[2].name == "Day"


def test_how_numbers_are_read_is_kept_with_the_draft(services: Services) -> None:
    page, draft_id = columns_of(services)
    page = calm(page.selectbox(key=f"country-{draft_id}-1").set_value("KZ").run())
    page = calm(page.radio(key=f"rings-{draft_id}-2").set_value(Rings.FIRST).run())
    page = calm(page.checkbox(key=f"mobiles-{draft_id}-3").check().run())
    page = calm(page.selectbox(key=f"city-{draft_id}-4").select_index(0).run())
    draft = services.drafts.get(draft_id)
    assert (draft.numbers.country, draft.numbers.rings, draft.numbers.mobiles_only) == ("KZ", Rings.FIRST, True)
    assert not any(column.says_city for column in draft.columns)
    calm(page.selectbox(key=f"country-{draft_id}-5").set_value("RU").run())
    assert services.drafts.get(draft_id).numbers.country == ""


def test_mondays_file_is_read_as_the_recipe_says_and_what_differs_is_shown(services: Services) -> None:
    page, draft_id = columns_of(services)
    services.drafts.set_values(draft_id, BatchValues(timezone=10_800), by=LOCAL)
    page.text_input(key=f"recipe-name-{draft_id}-None").set_value("Clinic 2 Monday")
    press(page, "recipe-save")
    page, monday = bring(PEOPLE.replace(b"City", "Филиал;City".encode()).replace(b":00;", b":00;x;"))
    said = told(page)
    assert SAY("recipe-read-as", name="**Clinic 2 Monday**") in said
    assert SAY("recipe-new", count=1, titles="**Филиал**") in said
    assert services.drafts.get(monday).values.timezone == 10_800
    page = press(open_screen(Screen.COLUMNS, draft=monday), "recipe-none")
    assert services.drafts.get(monday).values == BatchValues()
    assert SAY("recipe-which", count=1) in told(page)
    (recipe,) = services.recipes.all()
    press(page, f"recipe-use-{recipe.id}")
    assert services.drafts.get(monday).recipe_id == recipe.id


def test_what_a_file_lacks_and_another_number_that_would_ring_is_said_before_a_recipe_is_used(
    services: Services,
) -> None:
    page, draft_id = columns_of(services, b"Phone;Phone 2;Name;City\n79160000001;79160000002;Anna;Omsk\n")
    services.drafts.set_numbers(draft_id, NumberChoice(rings=Rings.FIRST), by=LOCAL)
    services.recipes.save(draft_id, "First", by=LOCAL)
    page, monday = bring(b"Phone 2;Phone;Name\n79160000002;79160000001;Anna\n")
    said = told(page)
    assert services.drafts.get(monday).recipe_id is None
    assert SAY("recipe-missing", count=1, titles="**City**") in said
    assert SAY("recipe-first-number", title="Phone 2") in said


def test_a_sheet_that_is_missing_is_said_before_a_recipe_is_used(services: Services) -> None:
    draft_id = services.drafts.create(workbook("Nov", "Dec"), "book.xlsx", by=LOCAL)
    services.drafts.read_differently(draft_id, ReadingChoice(sheet="Dec"), by=LOCAL)
    services.recipes.save(draft_id, "December", by=LOCAL)
    january = services.drafts.create(workbook("Nov", "Jan"), "book.xlsx", by=LOCAL)
    assert SAY("recipe-no-sheet", sheet="Dec") in told(open_screen(Screen.COLUMNS, draft=january))


def test_a_recipe_of_the_same_name_is_replaced_and_that_is_said(services: Services) -> None:
    _, draft_id = columns_of(services)
    services.recipes.save(draft_id, "Monday", by=LOCAL)
    page, _ = columns_of(services, b"Phone;Debt\n79160000001;5\n")
    assert SAY("recipe-replaces") not in told(page)
    (field,) = [each for each in page.text_input if each.label == SAY("recipe-name")]
    assert SAY("recipe-replaces") in told(calm(field.set_value(" monday").run()))


def test_all_other_columns_become_one_thing_at_once(services: Services) -> None:
    page, draft_id = columns_of(services)
    menu = page.get("menu_button")[0]
    menu.set_value(Field.CALLBACK_DATA)
    calm(page.run())
    columns = services.drafts.get(draft_id).columns
    assert [column.field for column in columns] == [Field.PHONE, *[Field.CALLBACK_DATA] * 3]
    assert [column.name for column in columns[1:]] == ["ФИО", "Дата", "City"]


def test_three_values_of_a_column_are_shown_and_no_fourth(services: Services) -> None:
    rows = "".join(f"7916000000{each};Name {each}\n" for each in range(5))
    page, _ = columns_of(services, f"Phone;Name\n{rows}".encode())
    said = told(page).split(SAY("form-lead"))[0]
    assert [f":small[Name {each}]" in said for each in range(5)] == [True] * 3 + [False] * 2


def test_a_column_that_begins_empty_is_shown_by_the_first_values_that_it_has(services: Services) -> None:
    rows = "".join(f"7916000000{each};{'' if each < 6 else f'Note {each}'};\n" for each in range(10))
    page, _ = columns_of(services, f"Phone;Note;Nothing\n{rows}".encode())
    said = told(page).split(SAY("form-lead"))[0]
    for each, row in ((6, 8), (7, 9), (8, 10)):
        assert f":small[Note {each}]  \n:small[:gray[{SAY('columns-row', row=str(row))}]]" in said
    assert "Note 9" not in said
    assert said.count(SAY("columns-empty")) == 3


def test_a_long_value_is_shown_by_its_beginning_and_says_so(services: Services) -> None:
    page, _ = columns_of(services, f"Phone;Note\n79160000001;{'x' * 40}\n79160000002;{'y' * 41}\n".encode())
    assert f":small[{'x' * 40}]" in told(page)
    assert f":small[{'y' * 40}…]" in told(page)


def test_of_many_columns_those_left_out_fold_away_and_can_be_taken_all_the_same(services: Services) -> None:
    titles = ";".join(f"Name {each}" for each in range(16))
    page, draft_id = columns_of(services, f"Phone;{titles}\n79160000001{';x' * 16}\n".encode())
    assert not page.expander
    page = calm(page.selectbox(key=f"becomes-{draft_id}-16").set_value(Field.LEFT_OUT).run())
    assert [each.label for each in page.expander] == [SAY("columns-unused", count=1)]
    calm(page.selectbox(key=f"becomes-{draft_id}-16").set_value(Field.VARIABLE).run())
    assert services.drafts.get(draft_id).columns[16].field is Field.VARIABLE


def test_what_was_changed_by_hand_is_said_beside_the_recipe(services: Services) -> None:
    _, draft_id = columns_of(services)
    services.recipes.save(draft_id, "Monday", by=LOCAL)
    page, monday = bring(PEOPLE)
    assert f"{SAY('recipe-read-as', name='**Monday**')}, {SAY('recipe-as-last-time')}" in told(page)
    page = open_screen(Screen.COLUMNS, draft=monday)
    page = calm(page.selectbox(key=f"becomes-{monday}-3").set_value(Field.LEFT_OUT).run())
    assert f"{SAY('recipe-read-as', name='**Monday**')}, {SAY('recipe-except', count=1)}" in told(page)


def test_the_column_of_the_city_is_marked_also_where_it_never_leaves(services: Services) -> None:
    page, draft_id = columns_of(services)
    assert any(SAY("mapping-city") in each.proto.popover.label for each in page.get("popover"))
    page = calm(page.selectbox(key=f"becomes-{draft_id}-3").set_value(Field.LEFT_OUT).run())
    assert SAY("mapping-city-alone") in told(page)


def test_a_hidden_column_is_left_out_and_said(services: Services) -> None:
    made, content = Workbook(), io.BytesIO()
    sheet = made.active
    for row in (("Phone", "Name", "Note"), ("79160000001", "Anna", "x")):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    made.save(content)
    draft_id = services.drafts.create(content.getvalue(), "book.xlsx", by=LOCAL)
    assert services.drafts.get(draft_id).columns[2].field is Field.LEFT_OUT
    assert SAY("mapping-hidden") in told(open_screen(Screen.COLUMNS, draft=draft_id))


def test_a_template_in_a_file_is_shown_by_its_name(services: Services) -> None:
    services.names.add(NameKind.TEMPLATE, TEMPLATE, "Reminder, clinic 2", by=LOCAL)
    page, _ = columns_of(services, f"Phone;Template\n79160000001;{TEMPLATE.upper()}\n".encode())
    assert "→ Reminder, clinic 2" in told(page)
