"""How a variable is written: where it is sure, and the operator is told where it is not."""

from lib.drafts import mapping
from lib.drafts.drafts import Drafts
from lib.drafts.following import Following
from lib.drafts.releases import Releases
from lib.model.columns import Field, Format, NumberChoice, Rings
from lib.model.finding import Code, Severity
from lib.model.item import ItemState
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.store.connection import Store
from tests.drafts.mended import found_in

ROWS = (
    "Phone;Phone 2;ФИО;Date\n79160000001;79160000011;Иванов Иван Иванович;25.11.2025 9:30:00\n"
    "79160000002;79160000012;Цой И. С.;завтра\n79160000003;;;\n"
).encode()


def brought(drafts: Drafts) -> str:
    draft_id = drafts.create(ROWS, "people.csv", by=LOCAL)
    columns = mapping.formatted(drafts.get(draft_id).columns, 2, Format.FIRST_NAME)
    drafts.set_columns(draft_id, mapping.formatted(columns, 3, Format.DATE_RU), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    return draft_id


def test_the_bot_gets_what_is_sure_and_else_the_cell_as_it_stands(drafts: Drafts) -> None:
    draft_id = brought(drafts)
    assert [each.variables for each in drafts.going(draft_id).candidates] == [
        (("ФИО", "Иван"), ("Date", "25 ноября")),
        (("ФИО", "Цой И. С."), ("Date", "завтра")),
        (),
    ]
    assert drafts.samples(draft_id)[0].cells[2:] == ("Иванов Иван Иванович", "25.11.2025 9:30:00")


def test_whoever_stays_as_it_is_is_a_warning_and_a_blank_cell_is_none(drafts: Drafts) -> None:
    draft_id = brought(drafts)
    found = [each for each in found_in(drafts, draft_id) if each.code is Code.FORMAT_UNSURE]
    assert [(each.row, each.column, each.severity) for each in found] == [
        (3, "ФИО", Severity.WARNING),
        (3, "Date", Severity.WARNING),
    ]


def test_callback_data_comes_back_as_it_was_sent(drafts: Drafts) -> None:
    draft_id = brought(drafts)
    drafts.set_column(draft_id, 2, Field.CALLBACK_DATA, by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert drafts.going(draft_id).candidates[0].callback_data == (("ФИО", "Иванов Иван Иванович"),)
    assert [each.column for each in found_in(drafts, draft_id) if each.code is Code.FORMAT_UNSURE] == ["Date"]


def test_only_the_first_number_rings_where_that_is_chosen_and_also_when_the_rows_go_again(
    drafts: Drafts, releases: Releases, store: Store
) -> None:
    draft_id = brought(drafts)
    assert [each.phone for each in drafts.going(draft_id).candidates][0] == ("79160000001", "79160000011")
    drafts.set_numbers(draft_id, NumberChoice(rings=Rings.FIRST), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert [each.phone for each in drafts.going(draft_id).candidates] == [
        ("79160000001",), ("79160000002",), ("79160000003",),
    ]  # fmt: skip
    plan = releases.plan(draft_id, pace=Pace(10))
    assert (plan.candidates, plan.numbers) == (3, 3)
    submission_id = releases.release(draft_id, fingerprint=plan.fingerprint, typed=3, pace=Pace(10), by=LOCAL)
    with store.write() as tx:
        tx.execute("update submission set state = 'stopped'")
        tx.execute("update item set state = 'cancelled'")
    with store.read() as reader:
        numbers = reader.rows("select numbers from item where submission_id = ? order by row", [submission_id])
    assert numbers == [(["79160000001"],), (["79160000002"],), (["79160000003"],)]
    again = Following(store, drafts).draft_of(submission_id, states=[ItemState.CANCELLED], again="again", by=LOCAL)
    assert drafts.get(again).numbers == NumberChoice(rings=Rings.FIRST)
    assert drafts.get(again).columns[2].format is Format.FIRST_NAME


def test_numbers_are_read_as_of_the_country_of_the_draft(drafts: Drafts) -> None:
    draft_id = drafts.create(b"Phone\n0501234567\n", "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert drafts.going(draft_id).total == 0
    drafts.set_numbers(draft_id, NumberChoice("UA"), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert drafts.going(draft_id).candidates[0].phone == ("380501234567",)


def test_a_landline_stays_behind_where_mobiles_alone_are_wanted(drafts: Drafts) -> None:
    draft_id = drafts.create(b"Phone\n74951234567\n79160000002\n", "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert drafts.going(draft_id).total == 2
    drafts.set_numbers(draft_id, NumberChoice(mobiles_only=True), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert [each.row for each in drafts.going(draft_id).candidates] == [3]
    assert [(each.row, each.code) for each in found_in(drafts, draft_id)] == [(2, Code.LANDLINE)]
