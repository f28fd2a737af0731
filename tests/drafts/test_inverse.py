"""Mapping, fix and undo are inverse: of every fix, and of whatever people do to a draft in whatever order."""

import os
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.drafts import brought, mapping, mend
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Edit, Mending
from lib.model.columns import MANY, Field, NumberChoice
from lib.model.finding import Code
from lib.model.mending import Fix
from lib.model.person import LOCAL
from lib.store.connection import Store
from lib.store.faulty import Asked
from lib.words import words
from tests.drafts.mended import ANNA, REPEATS, TAILS, cells, found_in, version

WITH_ZONES = "phone;clientExternalId;timezone;checkPhone;autoCallTemplateId;{{Name}};City;Visit"
WITHOUT_ZONES = WITH_ZONES.replace("timezone", "Note")
FAULTY = (
    '"=""79160010001""";A-1;;;;Anna;;01.12.2026', "79160010003.0;A-2;;;;Anna;;01.12.2026",
    "7916001000479160010005;A-3;;;;Anna;;01.12.2026", "8 (916) 001-00-06;A-4;;;;Anna;;01.12.2026",
    "79160010007;A-5;'+3;'1;{BB973460-2C1F-4F4E-8A7D-6F2F0C5B9E11};Anna;;01.12.2026",
    "79160010008;CRМ-1;;;;{{date}};;46357", f"79160010009;A-7;;;;{'Пётр'.encode().decode('cp1251')};;01.12.2026",
    "79160010010;A-8;;;;y\x07z;;01.12.2026", "79160010011;A-9;;;; Anna\u200b;Омск;01.12.2026",
    "79160010012, +74951234567;A-10;;;;Anna;;01.12.2026", "79160010013;A-11;;;;Anna;;01.12.2026",
    "79160010013;A-11;;;;Anna;;01.12.2026", "7916001000;A-12;+3;;;Anna;;01.12.2026",
)  # fmt: skip
GOOD = tuple(f"7916002{nth:04};B-{nth};;;;Anna;;02.12.2026" for nth in range(20))
ROWS = len(FAULTY) + len(GOOD)

ASKED = {
    Fix.DIGITS: Asked(code=Code.PHONE_INVALID, detail="not_a_number"),
    Fix.FLOAT_TAIL: TAILS,
    Fix.SPLIT: Asked(code=Code.PHONE_INVALID, detail="run_together"),
    Fix.OWN_CELLS: Asked(code=Code.SEVERAL_NUMBERS),
    Fix.COUNTRY_CODE: Asked(code=Code.NATIONAL_FORM),
    Fix.ZONE: Asked(code=Code.TIMEZONE_INVALID),
    Fix.SWITCH: Asked(code=Code.CHECK_PHONE_INVALID),
    Fix.UUID: Asked(code=Code.UUID_INVALID),
    Fix.ALPHABET: Asked(code=Code.LOOKALIKE_IN_ID),
    Fix.DAY: Asked(code=Code.DAY_NUMBER),
    Fix.EMPTY: Asked(code=Code.PLACEHOLDER),
    Fix.ENCODING: Asked(code=Code.MOJIBAKE),
    Fix.CONTROL: Asked(code=Code.CONTROL_CHARACTERS),
    Fix.TRIM: None,
    Fix.CITY_ZONE: None,
    Fix.BRACES: Asked(code=Code.NAME_WITH_BRACES),
    Fix.LANDLINES: Asked(code=Code.LANDLINE),
    Fix.EXACT_REPEATS: REPEATS,
    Fix.ERRORS: None,
}


@pytest.fixture
def bring(drafts: Drafts) -> Callable[[str], str]:
    """A checked draft with every fault that a fix is for, under this header."""

    def of(header: str) -> str:
        content = "\r\n".join([header, *FAULTY, *GOOD]).encode()
        draft_id = replace(drafts, upload_bytes=100_000).create(content, "people.csv", by=LOCAL)
        drafts.set_numbers(draft_id, NumberChoice(mobiles_only=True), by=LOCAL)
        drafts.check(draft_id, by=LOCAL)
        return draft_id

    return of


def state(drafts: Drafts, draft_id: str) -> list[object]:
    """All that a change may touch: header, columns, cells, rows left out, what was found, and how many may go."""
    draft, review = drafts.get(draft_id), drafts.review(draft_id)
    found = sorted(found_in(drafts, draft_id), key=repr)
    return [draft.reading.header, draft.columns, draft.checked, cells(drafts.store, draft_id), found, review]


def test_every_fix_changes_something_and_its_undo_leaves_nothing_of_it(
    drafts: Drafts, mending: Mending, bring: Callable[[str], str]
) -> None:
    draft_id = bring(WITH_ZONES)
    seen = [state(drafts, draft_id)]
    for fix in Fix:
        assert mending.apply(draft_id, fix, ASKED[fix], version=version(drafts, draft_id), by=ANNA), fix
        seen.append(state(drafts, draft_id))
        assert seen[-1] != seen[-2], fix
    for fix in reversed(Fix):
        seen.pop()
        assert mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
        assert state(drafts, draft_id) == seen[-1], fix


ROW, PLACE = st.integers(2, ROWS + 2), st.integers(0, 7)
TEXTS = st.sampled_from(
    ["79160010001", "79160010003.0", "8 916 001 00 05", " x ", "", "7916001000", "A-1", "+3", "é\u200b", "{{x}}"]
)
STEP = st.one_of(
    st.tuples(st.just("fix"), st.sampled_from(Fix)),
    st.tuples(st.just("edit"), st.dictionaries(st.tuples(ROW, PLACE), TEXTS, min_size=1, max_size=3)),
    st.tuples(st.just("out"), st.sets(ROW, min_size=1, max_size=3)),
    st.tuples(st.just("back"), st.sets(ROW, min_size=1, max_size=3)),
    st.tuples(st.just("bring"), st.sampled_from(["79169990001", "8 916 999 00 02, 79169990003", "no"])),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("map"), st.tuples(PLACE, st.sampled_from(Field))),
)


@pytest.mark.full
@settings(
    max_examples=12 if os.environ.get("CALLBOARD_FULL") else 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(header=st.sampled_from([WITH_ZONES, WITHOUT_ZONES]), steps=st.lists(STEP, min_size=2, max_size=4))
def test_changes_and_undos_in_any_order_are_inverse(
    drafts: Drafts, mending: Mending, bring: Callable[[str], str], store: Store, header: str,
    steps: list[tuple[str, object]],
) -> None:  # fmt: skip
    draft_id = bring(header)
    seen = [state(drafts, draft_id)]
    for verb, what in steps:
        now = version(drafts, draft_id)
        if verb == "undo":
            if mending.undo(draft_id, version=now, by=ANNA):
                seen.pop()
        elif verb == "map":
            _there_and_back(drafts, draft_id, *what)  # type: ignore[misc]
        elif _step(mending, draft_id, verb, what, now):
            before = seen[-1]
            seen.append(state(drafts, draft_id))
            assert seen[-1] != before
        assert state(drafts, draft_id) == seen[-1]
        review = drafts.review(draft_id)
        assert review.rows == review.can_go + review.errors + review.left_out == ROWS
    while mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA):
        seen.pop()
        assert state(drafts, draft_id) == seen[-1]
    assert len(seen) == 1


def _step(mending: Mending, draft_id: str, verb: str, what: object, now: int) -> bool:
    if verb == "edit":
        edits = [Edit(row, place, text) for (row, place), text in what.items()]  # type: ignore[attr-defined]
        return mending.edit_many(draft_id, edits, version=now, by=ANNA) is not None
    if verb == "out":
        return mending.leave_out(draft_id, sorted(what), version=now, by=ANNA) is not None  # type: ignore[call-overload]
    if verb == "back":
        return mending.take_back_in(draft_id, sorted(what), version=now, by=ANNA) is not None  # type: ignore[call-overload]
    if verb == "bring":
        return _bring_back(mending, draft_id, str(what), now)
    assert isinstance(what, Fix)
    return mending.apply(draft_id, what, ASKED[what], version=now, by=ANNA) is not None


def _bring_back(mending: Mending, draft_id: str, number: str, now: int) -> bool:
    """The rows to mend come back with this in the place of a short number, if there are any."""
    drafts = mending.drafts
    if not drafts.review(draft_id).errors:
        return False
    taken = mend.report(drafts.store, drafts.get(draft_id), say=words("en"), kind=mend.Format.TEXT)
    mended = taken.decode("utf-8-sig").replace("7916001000;", f"{number};").encode()
    change = brought.replace_rows(mending, drafts.get(draft_id), mended, "mended.csv", version=now, by=ANNA)
    return change is not None


def _there_and_back(drafts: Drafts, draft_id: str, place: int, field: Field) -> None:
    """A column becomes something else, and then again what it was."""
    columns = drafts.get(draft_id).columns
    if field not in MANY and any(column.field is field for column in columns):
        return
    for becomes in (mapping.becomes(columns, place, field), columns):
        drafts.set_columns(draft_id, becomes, by=LOCAL)
        drafts.check(draft_id, by=LOCAL)
