"""The template to download: what is filled in comes back with every column known, and every digit."""

import io
from collections.abc import Sequence

import openpyxl
import pytest

from lib.drafts import template
from lib.drafts.drafts import Drafts
from lib.drafts.template import Kind
from lib.model.columns import Column, Field
from lib.model.person import LOCAL
from lib.model.reading import FileFault, FileUnreadable
from lib.store import staged
from lib.store.connection import Store
from lib.words import words

NAMES = ("Имя", "Дата визита", "callbackData.order", "id")
SCENARIO, TEMPLATE = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11", "2c1fbb97-3460-4f4e-8a7d-6f2f0c5b9e12"
FILLED = (
    "0079161234567", "+7 (916) 123-45-68", "0007", "+3", SCENARIO, TEMPLATE, "да", "Анна", "25 ноября", "0042", "0815",
)  # fmt: skip
FIELDS = [
    Field.PHONE, Field.PHONE, Field.CLIENT_EXTERNAL_ID, Field.TIMEZONE, Field.BOT_SETTINGS_ID,
    Field.AUTO_CALL_TEMPLATE_ID, Field.CHECK_PHONE, Field.VARIABLE, Field.VARIABLE, Field.CALLBACK_DATA, Field.VARIABLE,
]  # fmt: skip
ENCODINGS = {Kind.SEMICOLON: ("cp1251", ";"), Kind.COMMA: ("utf-8", ",")}


def made(kind: Kind, names: Sequence[str] = NAMES, language: str = "ru") -> bytes:
    say = words(language)
    return template.write(template.columns_for(names, say), kind, say)


def titles(names: Sequence[str], language: str = "en") -> list[str]:
    """The titles of the operator's own columns."""
    return [each.title for each in template.columns_for(names, words(language))[7:]]


def filled(content: bytes, kind: Kind) -> bytes:
    """The template with a row typed into it, as a spreadsheet writes what is typed into a column of text."""
    if kind is not Kind.WORKBOOK:
        encoding, delimiter = ENCODINGS[kind]
        return content + f"{delimiter.join(FILLED)}\r\n".encode(encoding)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    for place, text in enumerate(FILLED, start=1):
        cell = sheet.cell(2, place, text)
        cell.number_format = sheet.column_dimensions[cell.column_letter].number_format
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", Kind)
def test_a_filled_in_template_is_read_without_a_finding_and_every_column_is_known(
    drafts: Drafts, store: Store, kind: Kind, language: str
) -> None:
    name = "people.xlsx" if kind is Kind.WORKBOOK else "people.csv"
    draft_id = drafts.create(filled(made(kind, language=language), kind), name, by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    draft = drafts.get(draft_id)
    assert [each.field for each in draft.columns] == FIELDS
    assert [each.name for each in draft.columns if each.name] == ["Имя", "Дата визита", "order", "id"]
    with store.read() as reader:
        assert not staged.findings(reader, draft_id)
        (row,) = staged.going(reader, draft_id).to_pylist()
    assert row["numbers"] == ["79161234567", "79161234568"]
    assert (draft.reading.rows, draft.reading.unreadable, draft.reading.unsure) == (1, (), ())
    assert [each.cells for each in drafts.samples(draft_id)] == [FILLED]


def test_every_column_of_the_workbook_takes_text_and_the_second_sheet_explains_each() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(Kind.WORKBOOK, language="en")))
    people, explained = book.worksheets
    assert book.sheetnames == [words("en")("form-sheet"), words("en")("form-sheet-what")]
    head = [cell.value for cell in people[1]]
    assert {people.column_dimensions[cell.column_letter].number_format for cell in people[1]} == {"@"}
    rows = list(explained.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == head
    assert all(row[1] for row in rows)
    assert "Имя" in str(rows[8][1])


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", Kind)
def test_a_template_in_which_nobody_stands_yet_is_said_to_have_no_rows(
    drafts: Drafts, kind: Kind, language: str
) -> None:
    name = "people.xlsx" if kind is Kind.WORKBOOK else "people.csv"
    with pytest.raises(FileUnreadable) as refused:
        drafts.create(made(kind, language=language), name, by=LOCAL)
    assert refused.value.fault is FileFault.NO_ROWS


def test_what_is_explained_is_in_the_chosen_language() -> None:
    english, russian = (
        {each.what for each in template.columns_for(NAMES, words(language))} for language in ("en", "ru")
    )
    assert not english & russian


def test_the_text_files_are_what_spreadsheets_open() -> None:
    assert made(Kind.SEMICOLON).decode("cp1251").startswith("Телефон;Телефон 2;")
    assert made(Kind.COMMA).decode("utf-8").startswith("\ufeffТелефон,Телефон 2,")


def test_a_name_outside_cp1251_is_offered_without_that_file_instead_of_question_marks() -> None:
    assert template.kinds(template.columns_for(["名前"], words("ru"))) == (Kind.WORKBOOK, Kind.COMMA)
    assert template.kinds(template.columns_for(NAMES, words("ru"))) == tuple(Kind)
    assert "名前" in made(Kind.COMMA, ["名前"]).decode()


def test_a_variable_that_is_named_like_a_field_stays_a_variable() -> None:
    assert titles(["телефон", "Name", "callbackData.id"]) == ["variables.телефон", "Name", "callbackData.id"]


def test_a_name_that_is_there_or_that_cannot_be_one_is_left_out() -> None:
    assert titles(["Name", " Name ", "variables.Name", "", "callboardRow", "Callboard: reasons"]) == ["Name"]


def test_a_name_that_the_check_would_object_to_is_no_column_and_is_said() -> None:
    wanted = ["Имя", "system.now", "variables.a.b", "имя", "callbackData.a.b", "{{Долг}}", "callboardRow", "", "Имя"]
    assert titles(wanted) == ["Имя", "callbackData.a.b", "Долг"]
    assert template.unfit(wanted) == ("system.now", "variables.a.b", "имя", "callboardRow")
    assert template.unfit(NAMES) == ()


def test_callback_data_without_a_name_is_explained_as_what_comes_back() -> None:
    (column,) = template.columns_for(["callbackData"], words("en"))[7:]
    assert column.what == words("en")("form-callback", name="callbackData")


def test_the_names_of_a_draft_are_its_variables_and_its_callback_data() -> None:
    columns = [
        Column(0, "Phone", Field.PHONE),
        Column(1, "Имя", Field.VARIABLE, "name"),
        Column(2, "Заказ", Field.CALLBACK_DATA, "order"),
        Column(3, "Прочее", Field.LEFT_OUT),
    ]
    assert template.names(columns) == ("name", "callbackData.order")
