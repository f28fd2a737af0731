"""What is pasted becomes a draft; how a file is read is shown, tried out and changed."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.intake.free_lines import FREE
from lib.model.columns import Field
from lib.model.mending import Edit
from lib.model.person import LOCAL
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.intake.written import xlsx
from tests.pages.scene import SAY, calm, open_screen, press, told


def paste(text: str, locale: str = "en-US") -> AppTest:
    page = open_screen(Screen.BATCH, locale=locale)
    page.text_area(key="pasted-0").set_value(text)
    return calm(next(each for each in page.button if each.icon == ":material/content_paste:").click().run())


def columns_of(services: Services, content: bytes, name: str = "people.csv") -> tuple[AppTest, str]:
    draft_id = services.drafts.create(content, name, by=LOCAL)
    return open_screen(Screen.COLUMNS, draft=draft_id), draft_id


@pytest.mark.parametrize(("locale", "begins"), [("en-US", "pasted 20"), ("ru-RU", "вставлено 20")])
def test_pasted_lines_become_a_draft_named_in_the_operators_language(
    services: Services, locale: str, begins: str
) -> None:
    page = paste("Иванов Иван, 8 (916) 123-45-67, водитель\nПётр 89161234568", locale)
    draft = services.drafts.get(page.query_params["draft"])
    assert draft.reading.file_name.startswith(begins)
    assert draft.reading.delimiter == FREE
    assert [column.field for column in draft.columns] == [Field.VARIABLE, Field.PHONE, Field.VARIABLE]
    assert (services.drafts.folder / draft.file_sha256).read_text(encoding="utf-8").startswith("Иванов Иван, 8 (916)")
    assert "pasted-0" not in page.session_state


def test_a_pasted_line_with_two_people_is_said_to_be_mended_and_the_text_stays_in_the_box(services: Services) -> None:
    page = paste("Иванов, 89161234567; Петров, 89161234568")

    assert SAY("file-file_several_people") in [each.value for each in page.error]
    assert page.text_area(key="pasted-0").value == "Иванов, 89161234567; Петров, 89161234568"


def test_a_line_with_two_people_is_listed_with_its_number_and_how_it_is_mended(services: Services) -> None:
    lines = "Ким 89161234569\nИванов, 89161234567; Петров, 89161234568\n"
    page, draft_id = columns_of(services, lines.encode(), "pasted.txt")

    why = SAY("columns-listed-row", row="2", why=SAY("unread-several_people"))
    assert why in [each.value for each in page.markdown]
    assert services.drafts.get(draft_id).reading.broken == 1


def test_what_cannot_be_known_of_pasted_lines_is_said(services: Services) -> None:
    page, _ = columns_of(services, "Иванов\n89161234567\nКим\n89161234568\n".encode(), "pasted.txt")

    assert SAY("unsure-by_turns") in [each.value for each in page.info]


def test_an_empty_paste_is_explained_and_leaves_nothing(services: Services) -> None:
    page = paste(" \n")
    assert SAY("batch-paste-empty") in [each.value for each in page.error]
    with services.store.read() as reader:
        assert reader.value("select count(*) from draft") == 0


def test_another_encoding_is_shown_at_once_and_applied_by_the_button_only(services: Services) -> None:
    page, draft_id = columns_of(services, "phone;Name\n79161234567;ля\n".encode("cp866"))
    was = services.drafts.get(draft_id).reading
    page.selectbox(key=f"encoding-{draft_id}-1").set_value("cp866")
    page = calm(page.run())
    assert was.encoding == "cp1251"
    assert "ля" in str(page.table[-1].value.to_dict())
    assert services.drafts.get(draft_id).reading == was
    press(page, f"read-again-{draft_id}-1")
    assert services.drafts.get(draft_id).reading.encoding == "cp866"


def test_another_sheet_is_shown_at_once_and_applied_by_the_button_only(services: Services) -> None:
    content = (Path(__file__).parents[1] / "intake" / "golden" / "people.xlsx").read_bytes()
    page, draft_id = columns_of(services, content, "people.xlsx")
    assert not page.table
    page.selectbox(key=f"sheet-{draft_id}-1").set_value("Старые")
    page = calm(page.run())
    assert "79160000000" in page.table[0].value.to_string()
    assert services.drafts.get(draft_id).reading.sheet == "Люди"
    press(page, f"read-again-{draft_id}-1")
    assert services.drafts.get(draft_id).reading.sheet == "Старые"


def test_of_a_workbook_it_is_said_which_of_its_sheets_was_read(services: Services) -> None:
    golden = Path(__file__).parents[1] / "intake" / "golden"
    page, _ = columns_of(services, (golden / "people.xlsx").read_bytes(), "people.xlsx")
    assert "**Люди**, one of 3" in told(page)
    alone, _ = columns_of(services, xlsx([["phone"], ["79161234567"]]), "one.xlsx")
    assert "**Sheet**" in told(alone)
    assert ", one of" not in told(alone)


def test_changes_that_reading_differently_would_take_away_are_counted_before(services: Services) -> None:
    page, draft_id = columns_of(services, b"phone;Name\n79161234567;Anna\n")
    assert SAY("changes-will-be-lost", count=1) not in [each.value for each in page.warning]
    services.drafts.check(draft_id, by=LOCAL)
    services.mending.edit(draft_id, Edit(2, 1, "Olga"), version=1, by=LOCAL)
    page = calm(page.run())
    assert SAY("changes-will-be-lost", count=1) in [each.value for each in page.warning]


def test_an_encoding_that_does_not_fit_is_said_before_it_is_applied(services: Services) -> None:
    page, draft_id = columns_of(services, "phone;Имя\n79161234567;Пётр\n".encode("cp1251"))
    page.selectbox(key=f"encoding-{draft_id}-1").set_value("utf-8")
    page = calm(page.run())
    assert SAY("file-file_bad_encoding") in [each.value for each in page.error]
    assert not [each for each in page.button if each.key == f"read-again-{draft_id}-1"]


def test_a_file_without_a_header_is_read_and_said_to_have_none(services: Services) -> None:
    page, draft_id = columns_of(services, b"Anna;79161234567\nBob;79161234568\n")
    assert SAY("columns-header-letters") in told(page)
    assert [column.field for column in services.drafts.get(draft_id).columns] == [Field.VARIABLE, Field.PHONE]
    assert not page.button(key="check").disabled


def test_rows_that_are_no_people_are_listed_apart_from_unreadable_ones(services: Services) -> None:
    page, _ = columns_of(services, "Список, ноябрь\nТелефон;Имя\n79161234567;а\n79161234568\n".encode())
    assert SAY("columns-listed-row", row="1", why=SAY("unread-title_row")) in told(page)
    assert SAY("columns-listed-row", row="4", why=SAY("unread-too_few_cells")) in told(page)
    assert SAY("columns-no-record-why") in told(page)


def test_a_request_is_shown_as_json_and_its_encoding_can_be_chosen(services: Services) -> None:
    page, draft_id = columns_of(
        services, b'{"batch":[{"phone":["79161234567"]},{"phone":["79161234568"]}]}', "request.json"
    )
    assert SAY("columns-json") in told(page)
    page.number_input(key=f"skip-{draft_id}-1").set_value(1)
    page = calm(page.run())
    assert "79161234568" in page.table[0].value.to_string()
    press(page, f"read-again-{draft_id}-1")
    assert services.drafts.get(draft_id).reading.skip == 1
