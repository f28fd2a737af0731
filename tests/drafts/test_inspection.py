"""A file that is checked from the command line is matched as the pages match it."""

import pytest

from lib.drafts.drafts import Drafts
from lib.drafts.inspection import inspect
from lib.model.columns import Field
from lib.model.person import LOCAL
from tests.intake.packages import SHEET, rewritten
from tests.intake.written import xlsx

HIDDEN = rewritten(
    xlsx([["Телефон", "Заметка"], ["79160010001", "не звонить"]]),
    SHEET,
    lambda xml: xml.replace(b"<sheetData>", b'<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'),
)


@pytest.mark.parametrize(
    ("content", "name", "second"),
    [
        pytest.param(HIDDEN, "people.xlsx", Field.LEFT_OUT, id="a hidden column"),
        pytest.param("Телефон;Номер\n79160010001;0017\n".encode(), "people.csv", Field.VARIABLE, id="another number"),
        pytest.param(b"79160010001;79160010002\n", "people.csv", Field.PHONE, id="no titles"),
    ],
)
def test_the_columns_become_what_the_page_of_a_new_draft_shows(
    drafts: Drafts, content: bytes, name: str, second: Field
) -> None:
    with inspect(content, name, country="RU") as file:
        columns = file.draft.columns

    assert [column.field for column in columns] == [Field.PHONE, second]
    assert drafts.get(drafts.create(content, name, by=LOCAL)).columns == columns
