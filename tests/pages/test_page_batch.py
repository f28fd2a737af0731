"""A file is brought, and its columns are matched."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.intake.package import WORKBOOKS
from lib.model.columns import Field
from lib.model.person import LOCAL
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import LANGUAGES
from tests.pages.scene import HEADER, SAY, calm, open_screen, people, press, told


def bring(content: bytes, name: str = "people.csv") -> AppTest:
    page = open_screen(Screen.BATCH)
    return calm(page.file_uploader(key="upload-0").upload(name, content).run())


def test_a_file_becomes_a_draft_at_once_and_its_bytes_leave_the_session(services: Services) -> None:
    page = bring(people(3))
    draft = services.drafts.get(page.query_params["draft"])
    assert draft.reading.file_name == "people.csv"
    assert page.session_state["upload_turn"] == 1
    assert "upload-0" not in page.session_state


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"", "file-empty"), (HEADER.encode(), "file-no_rows"), (bytes(range(256)), "file-not_text")],
    ids=["empty", "header alone", "a picture"],
)
def test_what_cannot_be_read_is_explained_and_leaves_nothing(services: Services, content: bytes, key: str) -> None:
    page = bring(content)
    assert SAY(key, value="") in [each.value for each in page.error]
    with services.store.read() as reader:
        assert reader.value("select count(*) from draft") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_field_names_every_kind_that_is_read_and_refuses_none_by_its_name(
    services: Services, language: str
) -> None:
    field = open_screen(Screen.BATCH, locale=f"{language}-{language.upper()}").file_uploader(key="upload-0")
    assert {f".{each.lower()}" for each in re.findall(r"[A-Z]{3,4}", field.label)} == {
        ".csv", ".tsv", ".txt", ".json", *WORKBOOKS,
    }  # fmt: skip
    assert not field.allowed_type  # whatever is not read gets a sentence of its own


def columns_of(services: Services, content: bytes) -> tuple[AppTest, str]:
    draft_id = services.drafts.create(content, "people.csv", by=LOCAL)
    return open_screen(Screen.COLUMNS, draft=draft_id), draft_id


def test_the_columns_say_how_the_file_was_read(services: Services) -> None:
    page, _ = columns_of(services, people(3))
    for said in (SAY("encoding-utf-8"), SAY("columns-semicolon"), "79160000000", "Person 0"):
        assert said in told(page).replace("\\", "")


def test_a_column_becomes_what_the_operator_says(services: Services) -> None:
    page, draft_id = columns_of(services, people(3))
    calm(page.selectbox(key=f"becomes-{draft_id}-2").set_value(Field.LEFT_OUT).run())
    assert services.drafts.get(draft_id).columns[2].field is Field.LEFT_OUT


def test_a_field_that_one_column_may_fill_is_given_to_the_last_that_asked(services: Services) -> None:
    page, draft_id = columns_of(services, people(3))
    calm(page.selectbox(key=f"becomes-{draft_id}-2").set_value(Field.CLIENT_EXTERNAL_ID).run())
    fields = [column.field for column in services.drafts.get(draft_id).columns]
    assert fields == [Field.PHONE, Field.VARIABLE, Field.CLIENT_EXTERNAL_ID]


def test_without_a_phone_column_nothing_is_checked_and_the_page_says_why(services: Services) -> None:
    page, _ = columns_of(services, b"Name;City\nAnna;Omsk")
    assert page.button(key="check").disabled
    assert SAY("columns-no-phone") in told(page)


def test_unreadable_records_are_listed_with_their_row_and_reason(services: Services) -> None:
    page, _ = columns_of(services, people(2) + b"\n79160000009;C-9;Anna;one;two;three")
    assert SAY("columns-listed-row", row="4", why=SAY("unread-too_many_cells")) in told(page)


def test_the_file_is_read_differently_as_chosen(services: Services) -> None:
    page, draft_id = columns_of(services, b"Phone;Name\nTelephone;First name\n79160000001;Anna")
    page.number_input(key=f"header-{draft_id}-1").set_value(2)
    page = calm(next(each for each in page.button if each.label == SAY("columns-read-again")).click().run())
    assert services.drafts.get(draft_id).reading.header_row == 2


def test_text_of_a_file_does_not_become_markup(services: Services) -> None:
    page, _ = columns_of(services, b"Phone;:red[alarm] *x*\n79160000001;:material/home: <- $5$")
    read_as_markdown = [each.value for each in page.markdown]
    assert read_as_markdown
    assert not [text for text in read_as_markdown if ":red[alarm]" in text or ":material/home:" in text]


def test_the_check_leads_to_the_review(services: Services) -> None:
    page, draft_id = columns_of(services, people(3))
    page = press(page, "check")
    assert services.drafts.get(draft_id).checked
    assert SAY("review-can-go") in told(page)
