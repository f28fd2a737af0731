"""What people changed, cell by cell, as a file."""

import csv
import io
from collections.abc import Callable
from zoneinfo import ZoneInfo

from lib.drafts import changed_cells
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Asked, Edit, Mending
from lib.drafts.releases import Releases
from lib.model.finding import Code
from lib.model.mending import Fix
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.model.reading import ReadingChoice
from lib.store.connection import Store
from lib.words import words
from tests.drafts.mended import ANNA, GOOD, SHORT, TAIL, TAILS, version

ZONE = ZoneInfo("Europe/Moscow")


def test_every_change_is_told_with_who_and_what_also_after_the_release(
    drafts: Drafts, mending: Mending, releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(GOOD + SHORT + TAIL)
    mending.edit(draft_id, Edit(3, 0, "79160010002"), version=1, by=ANNA)
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    mending.edit_many(draft_id, [Edit(4, 3, "=1+1")], leave_out=[3], version=version(drafts, draft_id), by=LOCAL)
    mending.take_back_in(draft_id, [3], version=version(drafts, draft_id), by=ANNA)
    plan = releases.plan(draft_id, pace=Pace(2))
    releases.release(draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=Pace(2), by=LOCAL)

    told = changed_cells.report(store, drafts.get(draft_id), say=words("en"), zone=ZONE)

    header, *lines = csv.reader(io.StringIO(told.decode("utf-8-sig")))
    assert header == ["When", "Who", "Holds", "Row", "Column", "Before", "After"]
    assert [line[1:] for line in lines] == [
        ["Anna", "no, undone", "3", "phone", "7916001000", "79160010002"],
        ["Local user", "yes", "3", "", "", "left out"],
        ["Local user", "yes", "4", "Name", "Ivan", "'=1+1"],
        ["Anna", "yes", "3", "", "", "taken back into the file"],
    ]


def test_of_a_column_that_was_added_only_the_cells_with_something_in_them_are_told(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(GOOD.replace(";A-1", ", 79160010009;A-1") + GOOD.replace("A-1", "A-2"))
    mending.apply(draft_id, Fix.OWN_CELLS, Asked(code=Code.SEVERAL_NUMBERS), version=1, by=ANNA)

    told = changed_cells.report(store, drafts.get(draft_id), say=words("en"), zone=ZONE)

    assert [line[3:] for line in list(csv.reader(io.StringIO(told.decode("utf-8-sig"))))[1:]] == [
        ["2", "phone", "79160010001, 79160010009", "79160010001"],
        ["2", "phone 2", "", "79160010009"],
    ]


def test_the_file_stays_byte_for_byte_as_it_was_brought_whatever_is_changed_and_after_the_release(
    drafts: Drafts, mending: Mending, releases: Releases
) -> None:
    content = "phone;Имя\r\n79160010001;Анна\n\n7916001000;Ия\r\n79160010003.0;Ян\r79160010004;Эд".encode("cp1251")
    draft_id = drafts.create(content, "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=ANNA)
    mending.apply(draft_id, Fix.ERRORS, version=2, by=ANNA)
    assert mending.original(draft_id) == content
    drafts.read_differently(draft_id, ReadingChoice(encoding="koi8-r"), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    plan = releases.plan(draft_id, pace=Pace(2))
    releases.release(draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=Pace(2), by=LOCAL)
    assert mending.original(draft_id) == content


def test_a_file_that_nobody_changed_has_a_header_alone(
    drafts: Drafts, checked: Callable[[str], str], store: Store
) -> None:
    told = changed_cells.report(store, drafts.get(checked(GOOD)), say=words("ru"), zone=ZONE)
    assert told.decode("utf-8-sig").splitlines() == ["Когда;Кто;Действует;Строка;Столбец;Было;Стало"]
