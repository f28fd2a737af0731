"""Templates: the names of templates and scenarios and the recipes, kept on a page and shown wherever an id would be."""

from streamlit.testing.v1 import AppTest

from lib.model.columns import BatchValues, Field
from lib.model.naming import NameKind
from lib.model.person import LOCAL
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, calm, draft_of, open_screen, people, press, told

TEMPLATE = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
SCENARIO = "a8c57dfe-0000-4f4e-8a7d-6f2f0c5b9e22"
KEY = f"template-{TEMPLATE}"


def add(page: AppTest, name: str, uuid: str, turn: int = 0) -> AppTest:
    page.text_input(key=f"names-add-name-{turn}").set_value(name)
    page.text_input(key=f"names-add-id-{turn}").set_value(uuid)
    return calm(next(each for each in page.button if each.label == SAY("names-add")).click().run())


def test_an_empty_page_says_what_names_are_for(services: Services) -> None:
    said = told(open_screen(Screen.NAMES))
    for key in ("names-what", "names-no-templates", "names-no-scenarios", "recipes-none"):
        assert SAY(key) in said


def test_a_name_is_added_renamed_retired_and_brought_back(services: Services) -> None:
    page = add(open_screen(Screen.NAMES), "Reminder, clinic 2", TEMPLATE)
    assert "Reminder, clinic 2" in told(page).replace("\\", "")
    assert page.text_input(key="names-add-name-1").value == ""
    page.text_input(key=f"name-{KEY}-Reminder, clinic 2").set_value("Reminder")
    page = press(page, f"rename-{KEY}")
    assert [each.name for each in services.names.all()] == ["Reminder"]
    page = press(page, f"retire-{KEY}")
    assert services.names.known().templates == {}
    press(page, f"back-{KEY}")
    assert services.names.known().templates == {"reminder": TEMPLATE}


def test_what_cannot_be_kept_is_explained_and_the_form_keeps_what_was_written(services: Services) -> None:
    page = add(open_screen(Screen.NAMES), "Reminder", "bb973460")
    assert SAY("names-refused-no_id") in [each.value for each in page.error]
    assert page.text_input(key="names-add-name-0").value == "Reminder"
    assert services.names.all() == ()


def test_a_template_is_chosen_by_its_name_and_shown_by_it(services: Services) -> None:
    services.names.add(NameKind.TEMPLATE, TEMPLATE, "Reminder, clinic 2", by=LOCAL)
    draft_id = draft_of(services, people(2))
    of = f"{draft_id}-{services.drafts.get(draft_id).version}"
    page = open_screen(Screen.REVIEW, draft=draft_id)
    page = calm(page.selectbox(key=f"template-{of}").set_value(TEMPLATE).run())
    page = press(page, "values-save")
    assert services.drafts.get(draft_id).values == BatchValues(auto_call_template_id=TEMPLATE)
    for screen in (Screen.REVIEW, Screen.RELEASE):
        assert "**Reminder, clinic 2** :small[:gray[bb973460…]]" in told(open_screen(screen, draft=draft_id))


def test_the_release_says_whether_it_is_as_in_the_recipe(services: Services) -> None:
    draft_id = draft_of(services, people(2))
    services.recipes.save(draft_id, "Monday", by=LOCAL)
    assert SAY("recipe-as-in", name="**Monday**") in told(open_screen(Screen.RELEASE, draft=draft_id))
    services.drafts.set_values(draft_id, BatchValues(auto_call_template_id=TEMPLATE), by=LOCAL)
    said = told(open_screen(Screen.RELEASE, draft=draft_id))
    assert SAY("recipe-other-than-in", name="**Monday**") in said
    assert SAY("recipe-as-in", name="**Monday**") not in said


def test_a_recipe_is_saved_in_the_review_and_retired_on_the_page(services: Services) -> None:
    draft_id = services.drafts.create(people(2), "people.csv", by=LOCAL)
    services.drafts.set_column(draft_id, 2, Field.LEFT_OUT, by=LOCAL)
    services.drafts.check(draft_id, by=LOCAL)
    page = open_screen(Screen.REVIEW, draft=draft_id)
    page.text_input(key=f"recipe-name-{draft_id}-None").set_value("Monday")
    press(page, "recipe-save")
    (recipe,) = services.recipes.all()
    page = open_screen(Screen.NAMES)
    assert "**Monday**" in told(page)
    assert SAY("recipes-columns", count=2, of=3) in told(page)
    press(page, f"retire-recipe-{recipe.id}")
    assert services.recipes.all()[0].retired


def test_what_the_rows_say_themselves_is_not_told_as_the_choice_of_twin(services: Services) -> None:
    draft_id = draft_of(services, f"Phone;Template\n79160000001;{TEMPLATE}".encode())
    said = told(open_screen(Screen.REVIEW, draft=draft_id))
    assert said.count(SAY("values-as-rows-say")) == 1
    assert SAY("values-template-default") not in said
    assert SAY("values-scenario-default") in said


def test_a_retired_name_is_not_offered_for_a_batch(services: Services) -> None:
    services.names.add(NameKind.TEMPLATE, TEMPLATE, "Reminder", by=LOCAL)
    services.names.add(NameKind.TEMPLATE, SCENARIO, "Old", by=LOCAL)
    services.names.retire(NameKind.TEMPLATE, SCENARIO, by=LOCAL)
    draft_id = draft_of(services, people(2))
    page = open_screen(Screen.REVIEW, draft=draft_id)
    of = f"{draft_id}-{services.drafts.get(draft_id).version}"
    offered = page.selectbox(key=f"template-{of}").options
    assert offered == [SAY("values-template-default"), "Reminder", SAY("values-another-id")]


def test_a_recipe_without_a_name_is_not_saved_and_the_page_says_why(services: Services) -> None:
    draft_id = draft_of(services, people(2))
    page = press(open_screen(Screen.REVIEW, draft=draft_id), "recipe-save")
    assert SAY("names-refused-blank", value="") in [each.value for each in page.error]
    assert services.recipes.all() == ()
