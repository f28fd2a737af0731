"""A cell that came back from a spreadsheet: what the program did to a number by itself is no mending of anybody's."""

import pytest

from lib.drafts import brought, mend
from lib.drafts.came_back import CameBack, came_back
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Mending
from lib.model.mending import Mend
from lib.model.person import LOCAL
from lib.words import words

EN = words("en")


@pytest.mark.parametrize(
    ("was", "brought_back", "how"),
    [
        ("79160010003", "79160010003", CameBack.AS_IT_WENT),
        (" 79160010003", "79160010003 ", CameBack.AS_IT_WENT),
        ("79160010003", "7,916E+10", CameBack.ROUNDED),
        ("79160010003", "7.91600E+10", CameBack.ROUNDED),
        ("79160010003", "8E+10", CameBack.ROUNDED),
        ("+79160010003", "7,916E+10", CameBack.ROUNDED),
        ("7,98765E+10", "7.98765E+10", CameBack.ROUNDED),
        ("1234567890123456789", "1,23457E+18", CameBack.ROUNDED),
        ("1234567890123456789", "1234567890123450000", CameBack.ROUNDED),
        ("1234567890123456789", "1234567890123460000", CameBack.ROUNDED),
        ("+79160010003", "79160010003", CameBack.RESPELT),
        ("0007", "7", CameBack.RESPELT),
        ("2500.50", "2500,5", CameBack.RESPELT),
        ("1\u00a0500,00", "1500", CameBack.RESPELT),
        ("79160010003.0", "79160010003", CameBack.RESPELT),
        ("2026-12-01", "01.12.2026", CameBack.RESPELT),
        ("2026-12-01", "12/1/2026", CameBack.RESPELT),
        ("25.11.2025 9:30:00", "25.11.2025 9:30", CameBack.RESPELT),
        ("25/11/2025", "25.11.2025", CameBack.RESPELT),
        ("true", "ИСТИНА", CameBack.RESPELT),
        ("2026-12-01", "02.12.2026", CameBack.CHANGED),
        ("25.11.2025 9:30", "25.11.2025 10:30", CameBack.CHANGED),
        ("01/02/2026", "01.02.2026", CameBack.CHANGED),  # somebody has said which is the day
        ("true", "ЛОЖЬ", CameBack.CHANGED),
        ("79160010003", "7,917E+10", CameBack.CHANGED),
        ("79160010003", "7,916E+09", CameBack.CHANGED),
        ("79160010003", "79160010000", CameBack.CHANGED),
        ("7", "0007", CameBack.CHANGED),
        ("380501234567", "+380501234567", CameBack.CHANGED),
        ("79160010003", "", CameBack.CHANGED),
        ("", "0", CameBack.CHANGED),
        ("1234567890123456789", "1234567890123456788", CameBack.CHANGED),
        ("1" * 41, "1E+40", CameBack.CHANGED),
    ],
)
def test_what_a_spreadsheet_makes_of_a_number_is_told_from_what_a_person_wrote(
    was: str, brought_back: str, how: CameBack
) -> None:
    assert came_back(was, brought_back) is how


def test_a_csv_that_excel_opened_and_saved_replaces_what_was_mended_and_no_number_beside_it(
    drafts: Drafts, mending: Mending
) -> None:
    content = (
        "Телефон;ID клиента;Имя;Часовой пояс\r\n7916001000;0002;Ольга;10800\r\n+79160010003;0003;Пётр;вчера\r\n"
        "79160010004.0;0004;Иван;10800\r\n"
    )
    draft = drafts.get(drafts.create(content.encode("cp1251"), "people.csv", by=LOCAL))
    drafts.check(draft.id, by=LOCAL)
    draft = drafts.get(draft.id)
    told = mend.report(drafts.store, draft, say=EN).decode("cp1251")
    for went, came in (
        ("7916001000;0002;", "79160010002;2;"),
        ("+79160010003;0003;Пётр;вчера", "7,916E+10;3;Пётр;UTC+3"),
        ("79160010004.0;0004", "79160010004;4"),
    ):
        assert went in told
        told = told.replace(went, came)

    found = brought.compare(mending, draft, told.encode("cp1251"), "saved.csv")

    assert found.page() == (
        Mend(2, 0, "7916001000", "79160010002"),
        Mend(3, 3, "вчера", "UTC+3"),
        Mend(4, 0, "79160010004.0", "79160010004"),
    )
    assert (found.replaced, found.not_found, found.respelt) == (3, (), 4)


def test_a_rounded_number_proves_no_row(drafts: Drafts, mending: Mending) -> None:
    draft = drafts.get(drafts.create(b"phone;id;timezone\r\n79160010003;79160010003;x\r\n", "a.csv", by=LOCAL))
    drafts.check(draft.id, by=LOCAL)
    draft = drafts.get(draft.id)
    told = mend.report(drafts.store, draft, say=EN).decode("utf-8-sig")
    told = told.replace("79160010003;79160010003;x", "7,916E+10;7,916E+10;UTC+3")

    assert brought.compare(mending, draft, told.encode(), "a.csv").page() == (Mend(2, 2, "x", "UTC+3"),)
    other = told.replace(EN("finding-timezone_invalid"), "A digit is missing")
    assert brought.compare(mending, draft, other.encode(), "a.csv").not_found == ("2",)
