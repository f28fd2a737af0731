"""Fixes that write cells and names of variables anew, by what their column holds; each is taken back by an undo."""

from dataclasses import replace

import pytest

from lib.drafts.drafts import Drafts
from lib.drafts.mending import Mending
from lib.model.columns import Column, Field
from lib.model.finding import Code
from lib.model.mending import Change, Fix, Mend
from lib.model.person import LOCAL
from lib.store.connection import Store
from lib.store.faulty import Asked
from tests.drafts.mended import ANNA, cells, findings, version

BRACES = Asked(code=Code.NAME_WITH_BRACES)


def draft_of(drafts: Drafts, header: str, *rows: str) -> str:
    """Bring and check a file of these rows."""
    draft_id = drafts.create("\r\n".join([header, *rows]).encode(), "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    return draft_id


def applied(mending: Mending, draft_id: str, fix: Fix, code: Code) -> Change:
    """The change by a press of this fix."""
    now = version(mending.drafts, draft_id)
    change = mending.apply(draft_id, fix, Asked(code=code), version=now, by=ANNA)
    assert change is not None
    return change


def test_a_day_that_a_spreadsheet_made_a_number_is_a_date_again_as_the_column_writes_dates(
    drafts: Drafts, mending: Mending, store: Store
) -> None:
    dates = [f"7916000{nth:04};{nth % 28 + 1:02}.12.2026" for nth in range(1, 25)]
    draft_id = draft_of(drafts, "phone;Visit", *dates, "79160000100; 46357 ")
    before, found = cells(store, draft_id), findings(drafts, draft_id)
    assert [(row, code) for row, code, _ in found] == [(26, Code.DAY_NUMBER)]
    asked = Asked(code=Code.DAY_NUMBER)
    assert mending.preview(draft_id, Fix.DAY, asked).mends == (Mend(26, 1, " 46357 ", "01.12.2026"),)
    applied(mending, draft_id, Fix.DAY, Code.DAY_NUMBER)
    assert findings(drafts, draft_id) == []
    assert drafts.going(draft_id).candidates[-1].variables == (("Visit", "01.12.2026"),)
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert (cells(store, draft_id), findings(drafts, draft_id)) == (before, found)


def test_an_id_gets_one_alphabet_and_who_may_be_in_either_stays_a_question(
    drafts: Drafts, mending: Mending, store: Store
) -> None:
    draft_id = draft_of(
        drafts, "phone;clientExternalId", "79160000001;CRМ-1", "79160000002;AВС-2", "79160000003;ДОГ-3",
        "79160000004;CRM-4",
    )  # fmt: skip
    before, asked = cells(store, draft_id), Asked(code=Code.LOOKALIKE_IN_ID)
    assert {row for row, code, _ in findings(drafts, draft_id)} == {2, 3}
    assert mending.preview(draft_id, Fix.ALPHABET, asked).mends == (Mend(2, 1, "CRМ-1", "CRM-1"),)
    applied(mending, draft_id, Fix.ALPHABET, Code.LOOKALIKE_IN_ID)
    assert {row for row, code, _ in findings(drafts, draft_id)} == {3}
    assert mending.fixes(draft_id, asked) == {}
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert cells(store, draft_id) == before


def test_an_apostrophe_before_a_time_zone_or_a_switch_goes_and_a_bare_3_stays(drafts: Drafts, mending: Mending) -> None:
    draft_id = draft_of(drafts, "phone;timezone;checkPhone", "79160000001;'+3;'1", "79160000002;'3;'2")
    applied(mending, draft_id, Fix.ZONE, Code.TIMEZONE_INVALID)
    applied(mending, draft_id, Fix.SWITCH, Code.CHECK_PHONE_INVALID)
    assert [(each.timezone, each.check_phone) for each in drafts.going(draft_id).candidates] == [(10_800, True)]
    assert {row for row, _, _ in findings(drafts, draft_id)} == {3}


def test_braces_are_taken_off_a_name_as_one_change_that_an_undo_takes_back(
    drafts: Drafts, mending: Mending, store: Store
) -> None:
    draft_id = draft_of(drafts, "phone;{{Name}};{ Debt }", "79160000001;Anna;100")
    before, found, columns = cells(store, draft_id), findings(drafts, draft_id), drafts.get(draft_id).columns
    assert mending.fixes(draft_id, BRACES) == {Fix.BRACES: 2}
    assert mending.preview(draft_id, Fix.BRACES, BRACES).mends == (
        Mend(1, 1, "{{Name}}", "Name"), Mend(1, 2, "{ Debt }", "Debt"),
    )  # fmt: skip
    change = applied(mending, draft_id, Fix.BRACES, Code.NAME_WITH_BRACES)
    assert (change.cells, change.rows) == (2, 0)
    assert findings(drafts, draft_id) == []
    assert drafts.going(draft_id).candidates[0].variables == (("Name", "Anna"), ("Debt", "100"))
    assert cells(store, draft_id) == before
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert (findings(drafts, draft_id), drafts.get(draft_id).columns) == (found, columns)
    assert drafts.get(draft_id).checked


def test_rows_that_a_long_name_made_too_big_are_looked_at_anew_without_its_braces(
    drafts: Drafts, mending: Mending
) -> None:
    name = "{" * 600 + "Name" + "}" * 600
    draft_id = draft_of(replace(drafts, body_bytes=3_000), f"phone;{name}", f"79160000001;{'x' * 1_000}")
    small = Mending(replace(drafts, body_bytes=3_000))
    assert {code for _, code, _ in findings(drafts, draft_id)} == {
        Code.BODY_TOO_BIG, Code.NAME_WITH_BRACES, Code.VARIABLE_TOO_LONG,
    }  # fmt: skip
    applied(small, draft_id, Fix.BRACES, Code.NAME_WITH_BRACES)
    assert {code for _, code, _ in findings(drafts, draft_id)} == {Code.VARIABLE_TOO_LONG}
    small.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert Code.BODY_TOO_BIG in {code for _, code, _ in findings(drafts, draft_id)}


def test_a_name_that_a_person_changed_since_then_stays_when_the_braces_come_back(
    drafts: Drafts, mending: Mending
) -> None:
    draft_id = draft_of(drafts, "phone;{Name};{Debt}", "79160000001;Anna;100")
    applied(mending, draft_id, Fix.BRACES, Code.NAME_WITH_BRACES)
    phone, _, debt = drafts.get(draft_id).columns
    drafts.set_columns(draft_id, (phone, Column(1, "{Name}", Field.VARIABLE, "Who"), debt), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert [each.name for each in drafts.get(draft_id).columns] == ["", "Who", "{Debt}"]


@pytest.mark.parametrize("titles", ["{Name};Name", "Name;{name}", "{a.b};x", "{};x", "Na{me};x", "a{b}c;x"])
def test_braces_stay_where_no_plain_name_of_its_own_would_be_left(
    drafts: Drafts, mending: Mending, titles: str
) -> None:
    draft_id = draft_of(drafts, f"phone;{titles}", "79160000001;Anna;100")
    assert Code.NAME_WITH_BRACES in {code for _, code, _ in findings(drafts, draft_id)}
    assert mending.fixes(draft_id, BRACES) == {}


def test_of_two_names_that_become_one_only_the_first_loses_its_braces(drafts: Drafts, mending: Mending) -> None:
    draft_id = draft_of(drafts, "phone;{Name};{{Name}}", "79160000001;Anna;Olga")
    assert mending.preview(draft_id, Fix.BRACES, BRACES).mends == (Mend(1, 1, "{Name}", "Name"),)


@pytest.mark.parametrize(
    ("column", "good", "bad", "code", "fix", "mended", "can_go"),
    [
        ("timezone", "+3", "+3 часа", Code.COLUMN_NOT_TIMEZONES, Fix.ZONE, "UTC+03:00", 1_006),
        ("checkPhone", "да", "'да", Code.COLUMN_NOT_SWITCHES, Fix.SWITCH, "true", 1_006),
        ("botSettingsId", "BB973460-2C1F-4F4E-8A7D-6F2F0C5B9E11", "{bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11}",
         Code.COLUMN_NOT_IDS, Fix.UUID, "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11", 1_006),
        ("Name", "Anna", "NULL", Code.NO_VALUE, Fix.EMPTY, "", 1_006),
    ],
)  # fmt: skip
def test_what_is_said_once_of_a_whole_column_has_the_fix_of_its_cells_and_the_good_ones_stay(
    drafts: Drafts, mending: Mending, column: str, good: str, bad: str, code: Code, fix: Fix, mended: str, can_go: int
) -> None:
    rows = [f"7916{nth:07};{good if nth < 3 else bad}" for nth in range(1_006)]
    draft_id = draft_of(replace(drafts, upload_bytes=100_000), f"phone;{column}", *rows)
    assert mending.fixes(draft_id, Asked(code=code)) == {fix: 1_003}
    first = mending.preview(draft_id, fix, Asked(code=code), limit=1).mends
    assert first == (Mend(5, 1, bad, mended),)
    applied(mending, draft_id, fix, code)
    assert drafts.review(draft_id).can_go == can_go
    assert code not in {kind.code for kind in drafts.review(draft_id).kinds}


def test_a_column_of_numbers_that_an_export_has_decorated_is_numbers_by_one_press(
    drafts: Drafts, mending: Mending
) -> None:
    rows = [f"[7916{nth:07}];Anna" for nth in range(1_003)]
    draft_id = draft_of(replace(drafts, upload_bytes=100_000), "phone;Name", *rows, "79161234567;Olga", "no;Ivan")
    assert mending.fixes(draft_id, Asked(code=Code.COLUMN_NOT_PHONES)) == {Fix.DIGITS: 1_003}
    applied(mending, draft_id, Fix.DIGITS, Code.COLUMN_NOT_PHONES)
    review = drafts.review(draft_id)
    assert (review.can_go, review.errors) == (1_004, 1)


def test_time_zones_come_from_the_city_where_none_of_a_column_can_be_read(drafts: Drafts, mending: Mending) -> None:
    rows = [f"7916{nth:07};3;{'Омск' if nth else 'Нигде'}" for nth in range(1_003)]
    draft_id = draft_of(replace(drafts, upload_bytes=100_000), "phone;timezone;Город", *rows, "79161234567;+3;Омск")
    zones = Asked(code=Code.COLUMN_NOT_TIMEZONES)
    assert mending.fixes(draft_id, zones) == {Fix.CITY_ZONE: 1_002}
    applied(mending, draft_id, Fix.CITY_ZONE, Code.COLUMN_NOT_TIMEZONES)
    assert drafts.going(draft_id, limit=1).candidates[0].timezone == 21_600
    assert mending.cells(draft_id, [1_005])[1_005][1] == "+3"
