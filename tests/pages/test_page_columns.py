"""Columns: how they are written, how numbers are read, and the recipe of a recurring file."""

import io

from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from lib.model.columns import BatchValues, Field, Format, Rings
from lib.model.naming import NameKind
from lib.model.person import LOCAL
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, calm, open_screen, press, told

TEMPLATE = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
TITLES = "Phone;ФИО;Дата;City\n"
PEOPLE = (TITLES + "79160000001;Ким Анна;25.11.2025 9:30:00;Омск\n79160000002;Цой И. С.;завтра;Казань\n").encode()


def columns_of(services: Services, content: bytes = PEOPLE) -> tuple[AppTest, str]:
    draft_id = services.drafts.create(content, "people.csv", by=LOCAL)
    return open_screen(Screen.COLUMNS, draft=draft_id), draft_id


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
