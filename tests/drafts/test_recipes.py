"""A recurring file is read and sent as last time, and what differs is said."""

import io
from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from lib.drafts import mapping
from lib.drafts.draft import Draft, DraftReleased
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Mending
from lib.drafts.names import NameFault, NameRefused
from lib.drafts.recipes import NoSuchRecipe, Recipes
from lib.drafts.releases import Releases
from lib.model.columns import BatchValues, Field, Format, NumberChoice, Rings
from lib.model.mending import Fix
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.model.reading import FileUnreadable, ReadingChoice
from lib.model.recipe import Difference
from lib.store.connection import Store
from tests.drafts.conftest import NOW
from tests.intake.written import xlsx

TEMPLATE = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
SCENARIO = "2c1fbb97-3460-4f4e-8a7d-6f2f0c5b9e12"
HEADER = "Телефон;Код;ФИО;Город;Примечание"
ROW = "79160010001;A-1;Иванов Иван Иванович;Омск;перезвонить"


@pytest.fixture
def recipes(store: Store, drafts: Drafts) -> Recipes:
    numbers = count(1)
    return Recipes(store, drafts, lambda: NOW, lambda: f"recipe{next(numbers)}")


def file(header: str = HEADER, row: str = ROW) -> bytes:
    return f"{header}\r\n{row}\r\n".encode()


def brought(drafts: Drafts, recipes: Recipes, content: bytes, name: str = "monday.csv") -> Draft:
    """A draft as the page of uploads makes one."""
    draft_id = drafts.create(content, name, by=LOCAL)
    recipes.recognise(draft_id, by=LOCAL)
    return drafts.get(draft_id)


def set_up(drafts: Drafts, draft_id: str) -> None:
    """What an operator chooses on the first Monday."""
    drafts.set_column(draft_id, 1, Field.CLIENT_EXTERNAL_ID, by=LOCAL)
    drafts.set_column(draft_id, 4, Field.LEFT_OUT, by=LOCAL)
    columns = mapping.formatted(drafts.get(draft_id).columns, 2, Format.FIRST_NAME)
    drafts.set_columns(draft_id, mapping.renamed(columns, 2, "Name"), by=LOCAL)
    drafts.set_values(draft_id, BatchValues(SCENARIO, TEMPLATE, timezone=10_800, check_phone=True), by=LOCAL)
    drafts.set_numbers(draft_id, NumberChoice("KZ", Rings.FIRST, mobiles_only=True), by=LOCAL)


@pytest.fixture
def saved(drafts: Drafts, recipes: Recipes) -> Draft:
    """The draft of the first Monday, whose recipe is saved."""
    draft_id = drafts.create(file(), "monday.csv", by=LOCAL)
    set_up(drafts, draft_id)
    recipes.save(draft_id, "Clinic 2 Monday", by=LOCAL)
    return drafts.get(draft_id)


def test_the_same_file_is_read_and_sent_as_last_time(drafts: Drafts, recipes: Recipes, saved: Draft) -> None:
    draft = brought(drafts, recipes, file(row=ROW.replace("0001", "0002")))
    assert (draft.columns, draft.values, draft.numbers) == (saved.columns, saved.values, saved.numbers)
    used = recipes.of(draft)
    assert used is not None
    assert (used.recipe.name, used.difference.none, used.likeness) == ("Clinic 2 Monday", True, 1)
    drafts.set_numbers(draft.id, NumberChoice(), by=LOCAL)
    drafts.check(draft.id, by=LOCAL)
    (candidate,) = drafts.going(draft.id).candidates
    assert (candidate.client_external_id, candidate.auto_call_template_id) == ("A-1", TEMPLATE)
    assert candidate.variables == (("Name", "Иван"), ("Город", "Омск"))


def test_what_differs_from_last_time_is_said_and_the_rest_holds(drafts: Drafts, recipes: Recipes, saved: Draft) -> None:
    draft = brought(drafts, recipes, file("Филиал;код;фио;Город;ТЕЛЕФОН", "Север;A-1;Ким Анна;Омск;79160010001"))
    used = recipes.of(draft)
    assert used is not None
    assert used.difference == Difference(new=("Филиал",), missing=("Примечание",))
    assert [(column.field, column.name) for column in draft.columns] == [
        (Field.VARIABLE, "Филиал"), (Field.CLIENT_EXTERNAL_ID, ""), (Field.VARIABLE, "Name"),
        (Field.VARIABLE, "Город"), (Field.PHONE, ""),
    ]  # fmt: skip


def test_another_file_is_read_by_no_recipe(drafts: Drafts, recipes: Recipes, saved: Draft) -> None:
    draft = brought(drafts, recipes, file("Телефон;Имя;Долг", "79160010001;Анна;12"))
    assert (draft.recipe_id, draft.values, recipes.fitting(draft)) == (None, BatchValues(), ())


def test_a_file_that_is_only_alike_is_offered_the_recipe_and_decides(
    drafts: Drafts, recipes: Recipes, saved: Draft
) -> None:
    draft = brought(drafts, recipes, file("Телефон;Код;ФИО;Врач", "79160010001;A-1;Ким Анна;Цой"))
    assert draft.recipe_id is None
    (offered,) = recipes.fitting(draft)
    assert offered.difference == Difference(new=("Врач",), missing=("Город", "Примечание"))
    recipes.apply(draft.id, offered.recipe.id, by=LOCAL)
    assert drafts.get(draft.id).values == saved.values


def test_a_file_without_the_phone_column_of_the_recipe_is_never_read_by_it_unasked(
    drafts: Drafts, recipes: Recipes, saved: Draft
) -> None:
    draft = brought(drafts, recipes, file(HEADER.replace("Телефон", "Контакт")))
    assert (draft.recipe_id, len(recipes.fitting(draft))) == (None, 1)


def test_the_city_is_the_column_that_said_it_last_time_and_no_new_one(drafts: Drafts, recipes: Recipes) -> None:
    draft_id = drafts.create(file("Телефон;Филиал", "79160010001;Омск"), "monday.csv", by=LOCAL)
    drafts.set_columns(draft_id, mapping.city_from(drafts.get(draft_id).columns, 1), by=LOCAL)
    recipes.save(draft_id, "Branches", by=LOCAL)
    again = brought(drafts, recipes, file("Город;Телефон;Филиал", "Уфа;79160010001;Омск"))
    assert again.recipe_id is not None
    assert [column.says_city for column in again.columns] == [False, False, True]


def test_of_two_that_fit_none_is_taken_unasked_but_the_one_that_fits_exactly_is(
    drafts: Drafts, recipes: Recipes, saved: Draft
) -> None:
    recipes.save(saved.id, "Clinic 3 Monday", by=LOCAL)
    draft = brought(drafts, recipes, file())
    assert draft.recipe_id is None
    assert {each.recipe.name for each in recipes.fitting(draft)} == {"Clinic 2 Monday", "Clinic 3 Monday"}
    other = drafts.create(file(f"{HEADER};Филиал", f"{ROW};Север"), "tuesday.csv", by=LOCAL)
    recipes.save(other, "Tuesday", by=LOCAL)
    again = recipes.of(brought(drafts, recipes, file(f"{HEADER};Филиал", f"{ROW};Юг")))
    assert again is not None
    assert again.recipe.name == "Tuesday"


def test_not_this_one_reads_the_file_as_if_there_were_no_recipe(drafts: Drafts, recipes: Recipes, saved: Draft) -> None:
    draft = brought(drafts, recipes, file())
    recipes.leave(draft.id, by=LOCAL)
    fresh = drafts.get(drafts.create(file(), "monday.csv", by=LOCAL))
    left = drafts.get(draft.id)
    assert (left.columns, left.values, left.numbers) == (fresh.columns, fresh.values, fresh.numbers)
    assert (left.recipe_id, left.reading) == (None, fresh.reading)


def test_without_the_recipe_the_number_of_a_contract_is_no_phone_again(drafts: Drafts, recipes: Recipes) -> None:
    content = file("Номер;Телефон", "0017;79160010001")
    draft_id = drafts.create(content, "monday.csv", by=LOCAL)
    drafts.set_column(draft_id, 0, Field.PHONE, by=LOCAL)
    recipes.save(draft_id, "Contracts", by=LOCAL)
    draft = brought(drafts, recipes, content)
    assert draft.columns[0].field is Field.PHONE
    recipes.leave(draft.id, by=LOCAL)
    assert drafts.get(draft.id).columns[0].field is Field.VARIABLE


def test_how_the_file_was_read_otherwise_is_kept_and_what_was_found_out_is_not(
    drafts: Drafts, recipes: Recipes
) -> None:
    content = "Отчёт;;\r\nТелефон;Имя;Город\r\nPhone;Name;City\r\n79160010001;Анна;Омск\r\n".encode("cp1251")
    draft_id = drafts.create(content, "report.csv", by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(header_row=3), by=LOCAL)
    recipes.save(draft_id, "Report", by=LOCAL)
    (recipe,) = recipes.all()
    assert recipe.reading == ReadingChoice(header_row=3)
    assert (recipe.seen[0], recipe.header) == ("Телефон", ("Phone", "Name", "City"))
    again = brought(drafts, recipes, content)
    assert (again.reading.header_row, again.recipe_id, drafts.samples(again.id)[0].row) == (3, recipe.id, 4)
    recipes.leave(again.id, by=LOCAL)
    assert drafts.get(again.id).reading.header_row == 2


def test_encoding_delimiter_and_rows_to_skip_are_read_as_they_were_chosen(drafts: Drafts, recipes: Recipes) -> None:
    content = "phone|a;b|Name\r\nsample|x;y|no\r\n79160010001|1;2|Ян\r\n".encode("koi8-r")
    draft_id = drafts.create(content, "odd.csv", by=LOCAL)
    assert drafts.get(draft_id).reading.encoding == "cp1251"
    drafts.read_differently(draft_id, ReadingChoice(encoding="koi8-r", delimiter=";", skip=1), by=LOCAL)
    drafts.set_column(draft_id, 0, Field.PHONE, by=LOCAL)
    recipes.save(draft_id, "Odd", by=LOCAL)
    again = brought(drafts, recipes, content)
    assert again.recipe_id == recipes.all()[0].id
    assert (again.reading.encoding, again.reading.delimiter, again.reading.skip) == ("koi8-r", ";", 1)
    assert [each.cells for each in drafts.samples(again.id)] == [("79160010001|1", "2|Ян")]
    assert again.columns == drafts.get(draft_id).columns


def test_hidden_rows_are_taken_again_where_they_were(drafts: Drafts, recipes: Recipes) -> None:
    content = xlsx([["Телефон", "Имя"], ["79160010001", "Анна"], ["79160010002", "Ольга"]], hidden=[3])
    draft_id = drafts.create(content, "book.xlsx", by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(hidden=True), by=LOCAL)
    recipes.save(draft_id, "Hidden", by=LOCAL)
    again = brought(drafts, recipes, content, "book.xlsx")
    assert (again.reading.hidden, again.reading.rows, again.reading.unread) == (True, 2, 0)


def test_a_column_that_mending_added_is_no_part_of_the_recipe(
    drafts: Drafts, recipes: Recipes, mending: Mending
) -> None:
    content = file("Телефон;Город", "79160010001;Омск")
    draft_id = drafts.create(content, "monday.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    mending.apply(draft_id, Fix.CITY_ZONE, version=drafts.get(draft_id).version, by=LOCAL)
    recipes.save(draft_id, "Cities", by=LOCAL)
    assert (recipes.all()[0].header, len(recipes.all()[0].columns)) == (("Телефон", "Город"), 2)
    again = brought(drafts, recipes, content)
    used = recipes.of(again)
    assert used is not None
    assert (used.difference.none, len(again.columns), again.columns[1].says_city) == (True, 2, True)


def test_a_recipe_that_cannot_read_the_file_leaves_it_as_it_was_found(drafts: Drafts, recipes: Recipes) -> None:
    draft_id = drafts.create(b"Phone;Name\r\nTelephone;Who\r\n79160010001;Anna\r\n", "people.csv", by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(header_row=2), by=LOCAL)
    recipes.save(draft_id, "Second row", by=LOCAL)
    draft = brought(drafts, recipes, b"Phone;Name\r\n79160010001;Anna\r\n")
    assert (draft.recipe_id, draft.reading.header_row, draft.reading.rows) == (None, 1, 1)
    with pytest.raises(FileUnreadable):
        recipes.apply(draft.id, recipes.all()[0].id, by=LOCAL)
    assert drafts.get(draft.id) == draft


def book(**sheets: str) -> bytes:
    """A workbook with these sheets, each of lines and cells."""
    made, content = Workbook(), io.BytesIO()
    del made["Sheet"]
    for title, text in sheets.items():
        sheet = made.create_sheet(title)
        for line in text.splitlines():
            sheet.append(line.split(";"))
    made.save(content)
    return content.getvalue()


def test_the_sheet_is_kept_and_one_that_is_not_there_is_said_before_the_recipe_is_used(
    drafts: Drafts, recipes: Recipes
) -> None:
    first = "Телефон;Имя\n79160000001;Анна"
    november = book(Итог=first, Ноябрь="Телефон;Врач\n79160000002;Цой")
    draft_id = drafts.create(november, "book.xlsx", by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(sheet="Ноябрь"), by=LOCAL)
    recipes.save(draft_id, "Врачи", by=LOCAL)
    assert brought(drafts, recipes, november, "book.xlsx").reading.sheet == "Ноябрь"
    other = book(Итог=first, Декабрь="Телефон;Врач\n79160000002;Цой")
    december = brought(drafts, recipes, other, "book.xlsx")
    assert (december.recipe_id, december.reading.sheet) == (None, "Итог")
    (offered,) = recipes.fitting(december)
    assert offered.difference == Difference(sheet="Ноябрь")
    recipes.apply(december.id, offered.recipe.id, by=LOCAL)
    used = recipes.of(drafts.get(december.id))
    assert used is not None
    assert used.difference == Difference(new=("Имя",), missing=("Врач",), sheet="Ноябрь")


def test_a_sheet_that_was_chosen_by_hand_stays_where_its_titles_are_those_of_the_recipe(
    drafts: Drafts, recipes: Recipes
) -> None:
    first = "Телефон;Имя\n79160000001;Анна"
    draft_id = drafts.create(book(Итог=first, Ноябрь="Номер;Врач\n79160000002;Цой"), "book.xlsx", by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(sheet="Ноябрь"), by=LOCAL)
    drafts.set_columns(draft_id, mapping.renamed(drafts.get(draft_id).columns, 1, "Doctor"), by=LOCAL)
    recipes.save(draft_id, "Врачи", by=LOCAL)
    december = brought(drafts, recipes, book(Итог=first, Декабрь="Врач;Номер\nКим;79160000002"), "book.xlsx")
    drafts.read_differently(december.id, ReadingChoice(sheet="Декабрь"), by=LOCAL)
    (offered,) = recipes.fitting(drafts.get(december.id))
    assert (offered.likeness, offered.difference) == (1, Difference(sheet="Ноябрь"))
    recipes.apply(december.id, offered.recipe.id, by=LOCAL)
    draft = drafts.get(december.id)
    assert (draft.reading.sheet, [column.name for column in draft.columns]) == ("Декабрь", ["Doctor", ""])


def test_a_header_row_that_was_chosen_by_hand_stays_and_rows_below_it_are_skipped_as_last_time(
    drafts: Drafts, recipes: Recipes
) -> None:
    rows = "Phone;Name;City\r\nsample;x;y\r\n79160010001;Anna;Omsk\r\n"
    draft_id = drafts.create(f"Телефон;Имя;Город\r\n{rows}".encode(), "report.csv", by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(header_row=2, skip=1), by=LOCAL)
    recipes.save(draft_id, "Report", by=LOCAL)
    lower = brought(drafts, recipes, f"Номер;Кто;Где\r\nТелефон;Имя;Город\r\n{rows}".encode())
    assert (lower.recipe_id, recipes.fitting(lower)) == (None, ())
    drafts.read_differently(lower.id, ReadingChoice(header_row=3), by=LOCAL)
    recipes.apply(lower.id, recipes.fitting(drafts.get(lower.id))[0].recipe.id, by=LOCAL)
    reading = drafts.get(lower.id).reading
    assert (reading.header_row, reading.skip, reading.header) == (3, 1, ("Phone", "Name", "City"))
    assert [each.row for each in drafts.samples(lower.id)] == [5]


def test_a_file_whose_titles_moved_away_from_the_row_of_the_recipe_is_never_read_by_it_unasked(
    drafts: Drafts, recipes: Recipes
) -> None:
    above, rows = "Телефон;Имя;Город\r\n", "Phone;Name;City\r\n79160010001;Anna;Omsk\r\n"
    draft_id = drafts.create(f"{above}{rows}".encode(), "report.csv", by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(header_row=2), by=LOCAL)
    recipes.save(draft_id, "Report", by=LOCAL)
    assert brought(drafts, recipes, f"{above}{rows}".encode()).recipe_id is not None
    bare = brought(drafts, recipes, rows.encode())
    assert (bare.recipe_id is not None, bare.reading.header_row, bare.reading.rows) == (True, 1, 1)
    moved = brought(drafts, recipes, f"{above}как;в;таблице\r\n{rows}".encode())
    assert (moved.recipe_id, moved.reading.header_row, moved.reading.header[0]) == (None, 1, "Телефон")
    assert [each.recipe.name for each in recipes.fitting(moved)] == ["Report"]


def test_another_number_that_would_ring_alone_is_said_and_never_rings_unasked(drafts: Drafts, recipes: Recipes) -> None:
    draft_id = drafts.create(file("Телефон;Телефон 2;Имя", "79160010001;79160010002;Анна"), "monday.csv", by=LOCAL)
    recipes.save(draft_id, "All", by=LOCAL)
    drafts.set_numbers(draft_id, NumberChoice(rings=Rings.FIRST), by=LOCAL)
    turned = file("Телефон 2;ТЕЛЕФОН;Имя", "79160010002;79160010001;Анна")
    assert brought(drafts, recipes, turned).recipe_id is not None
    recipes.save(draft_id, "All", by=LOCAL)
    assert brought(drafts, recipes, file("ТЕЛЕФОН;Имя;Телефон 2", "79160010001;Анна;79160010002")).recipe_id is not None
    draft = brought(drafts, recipes, turned)
    assert draft.recipe_id is None
    (offered,) = recipes.fitting(draft)
    assert (offered.difference, offered.difference.none) == (Difference(first_number="Телефон 2"), False)
    recipes.apply(draft.id, offered.recipe.id, by=LOCAL)
    used = recipes.of(drafts.get(draft.id))
    assert used is not None
    assert used.difference.first_number == "Телефон 2"


def test_a_new_column_of_numbers_in_front_of_the_one_that_rang_is_said(drafts: Drafts, recipes: Recipes) -> None:
    draft_id = drafts.create(file("Телефон;Имя;Город", "79160010001;Анна;Омск"), "monday.csv", by=LOCAL)
    drafts.set_numbers(draft_id, NumberChoice(rings=Rings.FIRST), by=LOCAL)
    recipes.save(draft_id, "First", by=LOCAL)
    content = file("Доп. телефон;Телефон;Имя;Город", "79160010002;79160010001;Анна;Омск")
    draft = brought(drafts, recipes, content)
    (offered,) = recipes.fitting(draft)
    assert (draft.recipe_id, offered.difference.first_number) == (None, "Доп. телефон")


def test_of_two_that_fit_the_one_by_which_the_same_number_rings_is_taken(drafts: Drafts, recipes: Recipes) -> None:
    content = file("Телефон;Телефон 2;Имя", "79160010001;79160010002;Анна")
    draft_id = drafts.create(content, "monday.csv", by=LOCAL)
    recipes.save(draft_id, "All", by=LOCAL)
    drafts.set_column(draft_id, 0, Field.CALLBACK_DATA, by=LOCAL)
    drafts.set_numbers(draft_id, NumberChoice(rings=Rings.FIRST), by=LOCAL)
    recipes.save(draft_id, "Second", by=LOCAL)
    draft = brought(drafts, recipes, file("Телефон 2;Имя;Долг", "79160010002;Анна;5"))
    assert draft.recipe_id is None
    draft = brought(
        drafts, recipes, file("Доп. тел.;Телефон 2;Телефон;Имя", "79160010003;79160010002;79160010001;Анна")
    )
    used = recipes.of(draft)
    assert used is not None
    assert (used.recipe.name, used.difference) == ("All", Difference(new=("Доп. тел.",)))


def test_a_file_without_titles_is_offered_a_recipe_and_never_read_by_it_unasked(
    drafts: Drafts, recipes: Recipes
) -> None:
    bare = "Анна;79160000001\nОльга;79160000002\n".encode()
    draft_id = drafts.create(bare, "bare.csv", by=LOCAL)
    drafts.set_columns(draft_id, mapping.renamed(drafts.get(draft_id).columns, 0, "Name"), by=LOCAL)
    recipes.save(draft_id, "Bare", by=LOCAL)
    draft = brought(drafts, recipes, bare)
    assert (draft.reading.header_row, draft.recipe_id) == (0, None)
    recipes.apply(draft.id, recipes.fitting(draft)[0].recipe.id, by=LOCAL)
    assert [column.name for column in drafts.get(draft.id).columns] == ["Name", ""]
    recipes.leave(draft.id, by=LOCAL)
    assert drafts.get(draft.id).columns == draft.columns
    assert draft.columns[1].field is Field.PHONE


def test_saving_under_the_same_name_replaces_and_another_name_stands_beside(
    drafts: Drafts, recipes: Recipes, saved: Draft
) -> None:
    (before,) = recipes.all()
    drafts.set_column(saved.id, 4, Field.CALLBACK_DATA, by=LOCAL)
    assert recipes.save(saved.id, " clinic 2  MONDAY ", by=LOCAL) == before.id
    (after,) = recipes.all()
    assert after.columns[4].field is Field.CALLBACK_DATA
    recipes.save(saved.id, "Clinic 3", by=LOCAL)
    assert [each.name for each in recipes.all()] == ["clinic 2 MONDAY", "Clinic 3"]


def test_a_retired_recipe_is_offered_no_more_and_can_come_back(drafts: Drafts, recipes: Recipes, saved: Draft) -> None:
    (recipe,) = recipes.all()
    recipes.retire(recipe.id, by=LOCAL)
    assert brought(drafts, recipes, file()).recipe_id is None
    recipes.bring_back(recipe.id, by=LOCAL)
    assert brought(drafts, recipes, file()).recipe_id == recipe.id


def test_a_recipe_is_renamed_but_not_to_the_name_of_another(drafts: Drafts, recipes: Recipes, saved: Draft) -> None:
    other = recipes.save(saved.id, "Other", by=LOCAL)
    recipes.rename(other, "Evening", by=LOCAL)
    with pytest.raises(NameRefused) as refused:
        recipes.rename(other, "clinic 2 monday", by=LOCAL)
    assert refused.value.fault is NameFault.TAKEN
    with pytest.raises(NameRefused):
        recipes.save(saved.id, " ", by=LOCAL)
    assert [each.name for each in recipes.all()] == ["Clinic 2 Monday", "Evening"]


def test_what_is_released_is_not_read_otherwise(
    drafts: Drafts, recipes: Recipes, releases: Releases, saved: Draft, checked: Callable[[str], str]
) -> None:
    draft_id = checked("79160010001;A-1;10800;Anna\r\n")
    plan = releases.plan(draft_id, pace=Pace(10))
    releases.release(draft_id, fingerprint=plan.fingerprint, typed=1, pace=Pace(10), by=LOCAL)
    with pytest.raises(DraftReleased):
        recipes.apply(draft_id, recipes.all()[0].id, by=LOCAL)
    with pytest.raises(NoSuchRecipe):
        recipes.apply(saved.id, "none", by=LOCAL)


def test_every_change_of_recipes_is_in_the_audit(drafts: Drafts, recipes: Recipes, saved: Draft, store: Store) -> None:
    draft = brought(drafts, recipes, file())
    recipes.leave(draft.id, by=LOCAL)
    recipes.rename("recipe1", "Evening", by=LOCAL)
    recipes.retire("recipe1", by=LOCAL)
    recipes.bring_back("recipe1", by=LOCAL)
    with store.read() as reader:
        verbs = [row[0] for row in reader.rows("select verb from audit where verb like 'recipe%'")]
    assert verbs == [
        "recipe saved", "recipe applied", "recipe left", "recipe renamed", "recipe retired", "recipe brought back",
    ]  # fmt: skip


TITLES = st.lists(
    st.sampled_from(["Phone", "Телефон 2", "Имя", "Город", "Client Id", "Сумма", "variables.x", "Заметка"]),
    min_size=2, max_size=6, unique=True,
)  # fmt: skip


@given(TITLES, st.lists(st.sampled_from(Field), min_size=6, max_size=6))
def test_a_recipe_gives_the_same_header_the_same_mapping(header: list[str], fields: list[Field]) -> None:
    columns = mapping.carried((), header)
    for place, field in zip(range(len(header)), fields, strict=False):
        columns = mapping.becomes(columns, place, field)
    assert mapping.carried(columns, header) == columns
    backwards = mapping.carried(columns, header[::-1])
    assert {(each.title, each.field, each.name) for each in backwards} == {
        (each.title, each.field, each.name) for each in columns
    }
