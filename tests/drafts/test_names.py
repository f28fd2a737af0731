"""Names of templates and scenarios: one for each id, each once, and nothing forgotten."""

import json
from datetime import timedelta

import pytest

from lib.drafts.drafts import Drafts
from lib.drafts.names import NameFault, NameRefused, Names
from lib.model.columns import BatchValues
from lib.model.finding import Code
from lib.model.naming import NameKind, meant
from lib.model.person import LOCAL
from lib.store.connection import Store
from lib.store.errors import StoreConflict
from tests.drafts.conftest import NOW
from tests.drafts.mended import found_in

FIRST = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
SECOND = "a8c57dfe-0000-4f4e-8a7d-6f2f0c5b9e22"
TEMPLATE, SCENARIO = NameKind.TEMPLATE, NameKind.SCENARIO


@pytest.fixture
def names(store: Store) -> Names:
    return Names(store, lambda: NOW + timedelta(hours=1))


def why(refused: pytest.ExceptionInfo[NameRefused]) -> tuple[NameFault, str]:
    return refused.value.fault, refused.value.value


def test_a_name_is_kept_with_who_and_when(names: Names) -> None:
    names.add(TEMPLATE, f" {FIRST.upper()} ", "  Reminder,   clinic 2 ", by=LOCAL)
    (kept,) = names.all()
    assert (kept.kind, kept.uuid, kept.name, kept.retired) == (TEMPLATE, FIRST, "Reminder, clinic 2", False)
    assert (kept.added_by, kept.added_at) == (LOCAL.name, NOW + timedelta(hours=1))


@pytest.mark.parametrize(
    ("uuid", "name", "fault"),
    [
        (FIRST, "  ", NameFault.BLANK),
        (FIRST, "\u200b \ufeff", NameFault.BLANK),
        (FIRST, "x" * 81, NameFault.TOO_LONG),
        (FIRST, SECOND, NameFault.IS_AN_ID),
        ("bb973460", "Reminder", NameFault.NO_ID),
        (f"{FIRST}0", "Reminder", NameFault.NO_ID),
    ],
)
def test_what_is_no_name_or_no_id_is_refused(names: Names, uuid: str, name: str, fault: NameFault) -> None:
    with pytest.raises(NameRefused) as refused:
        names.add(TEMPLATE, uuid, name, by=LOCAL)
    assert refused.value.fault is fault
    assert names.all() == ()


def test_a_name_is_given_once_of_a_kind_however_it_is_written(names: Names) -> None:
    names.add(TEMPLATE, FIRST, "Reminder", by=LOCAL)
    with pytest.raises(NameRefused) as refused:
        names.add(TEMPLATE, SECOND, " REMIN\u200bDER ", by=LOCAL)
    assert why(refused) == (NameFault.TAKEN, "Reminder")
    names.add(SCENARIO, SECOND, "Reminder", by=LOCAL)
    with pytest.raises(NameRefused) as refused:
        names.add(TEMPLATE, FIRST, "Another", by=LOCAL)
    assert why(refused) == (NameFault.ID_NAMED, "Reminder")


def test_a_retired_name_is_free_and_comes_back_unless_it_is_taken(names: Names) -> None:
    names.add(TEMPLATE, FIRST, "Reminder", by=LOCAL)
    names.retire(TEMPLATE, FIRST, by=LOCAL)
    assert names.known().templates == {}
    names.add(TEMPLATE, SECOND, "Reminder", by=LOCAL)
    with pytest.raises(NameRefused) as refused:
        names.bring_back(TEMPLATE, FIRST, by=LOCAL)
    assert why(refused) == (NameFault.TAKEN, "Reminder")
    names.rename(TEMPLATE, SECOND, "Reminder 2", by=LOCAL)
    names.bring_back(TEMPLATE, FIRST, by=LOCAL)
    assert names.known().templates == {"reminder": FIRST, "reminder 2": SECOND}


def test_who_presses_second_is_told_and_nothing_changes(names: Names) -> None:
    names.add(TEMPLATE, FIRST, "Reminder", by=LOCAL)
    names.retire(TEMPLATE, FIRST, by=LOCAL)
    with pytest.raises(StoreConflict):
        names.retire(TEMPLATE, FIRST, by=LOCAL)
    with pytest.raises(StoreConflict):
        names.rename(SCENARIO, FIRST, "Reminder", by=LOCAL)


def test_every_change_is_in_the_audit(names: Names, store: Store) -> None:
    names.add(TEMPLATE, FIRST, "Reminder", by=LOCAL)
    names.rename(TEMPLATE, FIRST, "Reminder, clinic 2", by=LOCAL)
    names.retire(TEMPLATE, FIRST, by=LOCAL)
    names.bring_back(TEMPLATE, FIRST, by=LOCAL)
    with store.read() as reader:
        rows = reader.rows("select verb, subject, person_id, detail from audit")
    assert [row[0] for row in rows] == ["name added", "name changed", "name retired", "name brought back"]
    assert {(row[1], row[2]) for row in rows} == {(FIRST, LOCAL.id)}
    assert json.loads(rows[1][3])["name"] == "Reminder, clinic 2"


def test_a_cell_may_hold_a_name_instead_of_an_id(names: Names) -> None:
    names.add(TEMPLATE, FIRST, "Напоминание, клиника Ё", by=LOCAL)
    known = names.known().templates
    assert meant(" напоминание,  Клиника Е", known) == FIRST
    assert meant("Напоминание,\u200b клиника\u00a0Е\u0308\ufeff", known) == FIRST
    assert meant(SECOND, known) == SECOND
    assert meant("напоминание", known) is None


def test_a_file_may_hold_names_and_twin_gets_the_ids(names: Names, drafts: Drafts) -> None:
    names.add(TEMPLATE, FIRST, "Напоминание", by=LOCAL)
    names.add(SCENARIO, SECOND, "Reminder", by=LOCAL)
    rows = ("Phone;Template;Scenario", "79160000001; напоминание ;REMINDER", "79160000002;Напоминания;",
            "79160000003;;Напоминание")  # fmt: skip
    draft_id = drafts.create("\n".join(rows).encode(), "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    (candidate,) = drafts.going(draft_id).candidates
    assert (candidate.auto_call_template_id, candidate.bot_settings_id) == (FIRST, SECOND)
    found = [(each.row, each.column, each.code) for each in found_in(drafts, draft_id)]
    assert found == [(3, "Template", Code.UNKNOWN_NAME), (4, "Scenario", Code.UNKNOWN_NAME)]


def test_a_retired_name_is_not_read_and_the_checked_rows_keep_what_they_were_checked_with(
    names: Names, drafts: Drafts
) -> None:
    names.add(TEMPLATE, FIRST, "Reminder", by=LOCAL)
    draft_id = drafts.create(b"Phone;Template\n79160000001;Reminder", "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    names.retire(TEMPLATE, FIRST, by=LOCAL)
    names.add(TEMPLATE, SECOND, "Reminder", by=LOCAL)
    assert drafts.going(draft_id).candidates[0].auto_call_template_id == FIRST
    names.retire(TEMPLATE, SECOND, by=LOCAL)
    again = drafts.create(b"Phone;Template\n79160000001;Reminder", "again.csv", by=LOCAL)
    drafts.check(again, by=LOCAL)
    assert [each.code for each in found_in(drafts, again)] == [Code.UNKNOWN_NAME]


def test_what_a_row_has_of_its_own_is_never_overwritten_by_what_is_set_for_the_batch(
    names: Names, drafts: Drafts
) -> None:
    names.add(TEMPLATE, FIRST, "Reminder", by=LOCAL)
    content = f"Phone;Template;Scenario\n79160000001;Reminder;\n79160000002;;\n79160000003;;{FIRST}"
    draft_id = drafts.create(content.encode(), "people.csv", by=LOCAL)
    drafts.set_values(draft_id, BatchValues(bot_settings_id=SECOND, auto_call_template_id=SECOND), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    found = [(each.auto_call_template_id, each.bot_settings_id) for each in drafts.going(draft_id).candidates]
    assert found == [(FIRST, SECOND), (SECOND, SECOND), (SECOND, FIRST)]


def test_a_zone_of_no_hours_and_a_no_of_a_row_are_its_own_too(drafts: Drafts) -> None:
    content = "Phone;Time Zone;Check phone\n79160000001;0;no\n79160000002;;\n79160000003;UTC;да"
    draft_id = drafts.create(content.encode(), "people.csv", by=LOCAL)
    drafts.set_values(draft_id, BatchValues(timezone=10_800, check_phone=True), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    found = [(each.timezone, each.check_phone) for each in drafts.going(draft_id).candidates]
    assert found == [(0, False), (10_800, True), (0, True)]
