"""Rows that are no records: kept with the draft whatever their number, and taken away as a file."""

from dataclasses import replace

from lib.drafts import mend, unread
from lib.drafts.drafts import Drafts
from lib.drafts.releases import Releases
from lib.intake.read import read
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.model.reading import FIRST, Unread
from lib.store import drafts as rows
from lib.store import migrations
from lib.store.connection import Store
from lib.words import words

TOTALS, BROKEN = 300, 80
LONG = "Телефон;Имя\n79161234567;Пётр\n" + "Итого;\n" * TOTALS + "79161234568\n" * BROKEN


def test_the_rows_come_with_number_reason_and_text_as_a_spreadsheet_reads_them() -> None:
    content = 'Список\nТелефон;Имя\n1;"а;б\n2;в\n3;=cmd()\n4\n'.encode()

    report = unread.report(read(content, "people.csv").unreadable, say=words("ru")).decode("utf-8-sig")

    assert report.splitlines() == [
        "Строка;Почему это не запись;Текст строки",
        "1;Стоит над названиями столбцов;Список",
        '3;Кавычка открыта и не закрыта;"1;""а;б"',
        "6;Ячеек меньше, чем названий столбцов;4",
    ]


def test_however_many_there_are_the_draft_keeps_the_first_and_counts_and_all_can_be_taken_away(
    drafts: Drafts, store: Store
) -> None:
    draft_id = drafts.create(LONG.encode(), "people.csv", by=LOCAL)

    reading = drafts.get(draft_id).reading

    assert (reading.rows, reading.unread, reading.broken) == (1 + TOTALS + BROKEN, TOTALS + BROKEN, BROKEN)
    assert reading.listed == ((Unread.TOTAL_ROW, TOTALS), (Unread.TOO_FEW_CELLS, BROKEN))
    assert [each.row for each in reading.unreadable] == [*range(3, 3 + FIRST), *range(303, 303 + FIRST)]
    broken, rest = (drafts.unread(draft_id, broken=each) for each in (True, False))
    assert [each.row for each in broken] == list(range(303, 303 + BROKEN))
    assert {(each.reason, each.raw) for each in broken} == {(Unread.TOO_FEW_CELLS, "79161234568")}
    assert [each.row for each in rest] == list(range(3, 303))
    drafts.check(draft_id, by=LOCAL)
    assert mend.report(store, drafts.get(draft_id), say=words("en")).count(b"79161234568") == BROKEN


def test_each_of_them_is_in_a_bucket_after_the_release(drafts: Drafts, releases: Releases, store: Store) -> None:
    draft_id = drafts.create(LONG.encode(), "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    plan = releases.plan(draft_id, pace=Pace(2))
    assert (plan.rows, plan.unreadable, plan.errors) == (1 + TOTALS + BROKEN, TOTALS + BROKEN, 0)

    releases.release(draft_id, fingerprint=plan.fingerprint, typed=1, pace=Pace(2), by=LOCAL)

    with store.read() as reader:
        assert reader.value("select count(*) from item where excluded = 'unreadable'") == TOTALS + BROKEN
        assert reader.value("select count(*) from draft_unread") == 0


def test_a_draft_of_a_file_read_otherwise_lists_what_is_no_record_then(drafts: Drafts) -> None:
    draft_id = drafts.create(LONG.encode(), "people.csv", by=LOCAL)
    drafts.read_differently(draft_id, replace(drafts.get(draft_id).reading.choice, delimiter=","), by=LOCAL)
    assert (drafts.get(draft_id).reading.unread, drafts.unread(draft_id, broken=True)) == (0, ())


def test_rows_that_were_not_listed_to_the_end_are_listed_again(drafts: Drafts, store: Store) -> None:
    draft_id = drafts.create(LONG.encode(), "people.csv", by=LOCAL)
    with store.write() as tx:
        tx.execute("delete from draft_unread where row > 100")
    drafts.check(draft_id, by=LOCAL)
    assert len(drafts.unread(draft_id, broken=True)) == BROKEN


def test_drafts_of_an_earlier_version_list_theirs_as_they_were(store: Store, drafts: Drafts) -> None:
    """The step that brings the table, on a draft whose reading has all of its rows."""
    draft_id = drafts.create(LONG.encode(), "people.csv", by=LOCAL)
    before = drafts.get(draft_id).reading
    step = next(each for each in migrations.STEPS if "unread" in each.name).read_text(encoding="utf-8")
    with store.write() as tx:
        tx.execute("drop table draft_unread")
        tx.execute("update draft set reading = json_merge_patch(reading, '{\"listed\": null}')")
        tx.execute(step)
        reading, _, _ = rows.parts(tx, draft_id)
    assert reading.unreadable == before.unreadable
    assert dict(reading.listed) == {Unread.TOTAL_ROW: FIRST, Unread.TOO_FEW_CELLS: FIRST}
    assert drafts.unread(draft_id, broken=True) == tuple(
        each for each in before.unreadable if each.reason is Unread.TOO_FEW_CELLS
    )
