"""What people changed, cell by cell, as a file."""

import csv
import io
from collections.abc import Callable
from zoneinfo import ZoneInfo

from lib.drafts import changed_cells
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Edit, Mending
from lib.drafts.releases import Releases
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.store.connection import Store
from lib.words import words
from tests.drafts.mended import ANNA, GOOD, SHORT, TAIL, version

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


def test_a_file_that_nobody_changed_has_a_header_alone(
    drafts: Drafts, checked: Callable[[str], str], store: Store
) -> None:
    told = changed_cells.report(store, drafts.get(checked(GOOD)), say=words("ru"), zone=ZONE)
    assert told.decode("utf-8-sig").splitlines() == ["Когда;Кто;Действует;Строка;Столбец;Было;Стало"]
