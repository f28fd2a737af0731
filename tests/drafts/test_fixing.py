"""Fixes of many rows at once: previewed, counted, applied as they were shown, never a guess."""

from collections.abc import Callable
from dataclasses import replace

from lib.drafts import mapping
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Mending
from lib.model.columns import Field, NumberChoice
from lib.model.finding import Code
from lib.model.mending import Fix, Mend
from lib.model.person import LOCAL
from lib.store.connection import Store
from lib.store.faulty import Asked
from tests.drafts.mended import ANNA, GOOD, HOME, REPEATS, SHORT, TAIL, TAIL_2, TAILS, cells, findings, version


def test_a_fix_is_previewed_counted_and_applied_as_it_was_shown(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + TAIL + SHORT + TAIL_2)
    assert mending.fixes(draft_id, TAILS) == {Fix.FLOAT_TAIL: 2}
    preview = mending.preview(draft_id, Fix.FLOAT_TAIL, TAILS, limit=1)
    assert (preview.total, preview.mends) == (2, (Mend(3, 0, "79160010003.0", "79160010003"),))
    assert mending.preview(draft_id, Fix.FLOAT_TAIL, TAILS, offset=1).mends[0].row == 5
    assert mending.preview(draft_id, Fix.SPLIT, TAILS).total == 0
    change = mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=ANNA)
    assert change is not None
    assert (change.fix, change.cells, change.detail) == (Fix.FLOAT_TAIL, 2, "float_tail")
    assert drafts.review(draft_id).can_go == 3
    assert mending.apply(draft_id, Fix.FLOAT_TAIL, TAILS, version=1, by=ANNA) is None


def test_a_number_that_would_be_a_guess_has_no_fix(mending: Mending, checked: Callable[[str], str]) -> None:
    draft_id = checked("7916001000;A-2;;Olga\r\n7916001000?;A-3;;Ivan\r\n79160010001 доб. 5;A-4;;Ada\r\nO;A;;B\r\n")
    for detail in ("digit_missing", "letters", "extension", "lookalike", "not_a_number", "question_mark"):
        assert mending.fixes(draft_id, Asked(code=Code.PHONE_INVALID, detail=detail)) == {}


def test_numbers_written_as_at_home_get_their_country_code(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + HOME)
    home = Asked(code=Code.NATIONAL_FORM)
    assert mending.preview(draft_id, Fix.COUNTRY_CODE, home).mends == (Mend(3, 0, "8 (916) 001-00-05", "79160010005"),)
    mending.apply(draft_id, Fix.COUNTRY_CODE, home, version=1, by=ANNA)
    assert findings(drafts, draft_id) == []


def test_exact_repeats_are_left_out_and_a_row_that_differs_stays_a_question(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + GOOD + GOOD.replace("Anna", "Olga"))
    assert mending.fixes(draft_id, REPEATS) == {Fix.EXACT_REPEATS: 1}
    mending.apply(draft_id, Fix.EXACT_REPEATS, REPEATS, version=1, by=ANNA)
    assert [each.row for each in mending.left_out(draft_id)] == [3]
    assert (4, Code.DUPLICATE_IN_FILE) in [(row, code) for row, code, _ in findings(drafts, draft_id)]


def test_blanks_around_a_cell_are_trimmed_and_errors_left_out_in_the_whole_file(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked("79160010001;A-1;;\u00a0Anna  B\u200b \r\n" + SHORT)
    assert mending.fixes(draft_id) == {Fix.ERRORS: 1, Fix.TRIM: 1}
    assert mending.preview(draft_id, Fix.TRIM).mends == (Mend(2, 3, "\u00a0Anna  B\u200b ", "Anna  B"),)
    mending.apply(draft_id, Fix.TRIM, version=1, by=ANNA)
    assert mending.fixes(draft_id) == {Fix.ERRORS: 1}
    mending.apply(draft_id, Fix.ERRORS, version=2, by=ANNA)
    assert [(each.row, each.code) for each in mending.left_out(draft_id)] == [(3, "phone_invalid")]
    assert drafts.review(draft_id).errors == 0


def test_rows_with_errors_are_dropped_and_those_with_doubts_stay(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + SHORT + "4951234567;A-7;10800;Ada\r\n")
    assert Code.AMBIGUOUS_COUNTRY in {code for _, code, _ in findings(drafts, draft_id)}
    mending.apply(draft_id, Fix.ERRORS, version=1, by=ANNA)
    assert [each.row for each in mending.left_out(draft_id)] == [3]
    assert drafts.review(draft_id).can_go == 2


def test_digits_are_taken_numbers_split_and_a_word_for_yes_written_where_nothing_else_can_be_meant(
    drafts: Drafts, mending: Mending
) -> None:
    rows = ['"=""79160010001""";yes', "7916001000279160010003;no", "79160010004;д\u200bа", "79160010005;может быть"]
    draft_id = drafts.create("\n".join(["phone;checkPhone", *rows]).encode(), "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    for code, detail, fix, mend in (
        (Code.PHONE_INVALID, "not_a_number", Fix.DIGITS, Mend(2, 0, '="79160010001"', "79160010001")),
        (Code.PHONE_INVALID, "run_together", Fix.SPLIT,
         Mend(3, 0, "7916001000279160010003", "79160010002, 79160010003")),
        (Code.CHECK_PHONE_INVALID, "", Fix.SWITCH, Mend(4, 1, "д\u200bа", "true")),
    ):  # fmt: skip
        asked = Asked(code=code, detail=detail)
        assert mending.preview(draft_id, fix, asked).mends == (mend,)
        mending.apply(draft_id, fix, asked, version=version(drafts, draft_id), by=ANNA)
    assert [each.phone for each in drafts.going(draft_id).candidates] == [
        ("79160010001",), ("79160010002", "79160010003"), ("79160010004",),
    ]  # fmt: skip


def test_zones_and_ids_that_can_mean_one_thing_only_are_written_so(drafts: Drafts, mending: Mending) -> None:
    uid, odd = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11", "BB973460–2C1F–4F4E–8A7D–6F2F0C5B9E11"
    content = f"phone;timezone;autoCallTemplateId\r\n79160010001;UTC+3 (дом);{{{odd}}}\r\n79160010002;3;x\r\n"
    draft_id = drafts.create(content.encode(), "zones.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    for code, fix, mend in (
        (Code.TIMEZONE_INVALID, Fix.ZONE, Mend(2, 1, "UTC+3 (дом)", "UTC+03:00")),
        (Code.UUID_INVALID, Fix.UUID, Mend(2, 2, f"{{{odd}}}", uid)),
    ):
        found = {kind.code for kind in drafts.review(draft_id).kinds}
        assert code in found
        assert mending.preview(draft_id, fix, Asked(code=code)).mends == (mend,)
        mending.apply(draft_id, fix, Asked(code=code), version=version(drafts, draft_id), by=ANNA)
    assert drafts.review(draft_id).can_go == 1


def test_a_placeholder_alone_in_its_cell_is_emptied_and_one_among_words_stays(drafts: Drafts, mending: Mending) -> None:
    content = "phone;Name;Text\r\n79160010001;#N/A;{{date}}\r\n79160010002;Anna;Come on {{date}}\r\n"
    draft_id = drafts.create(content.encode(), "placeholders.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    unfilled = Asked(code=Code.PLACEHOLDER)
    assert mending.preview(draft_id, Fix.EMPTY, unfilled).mends == (Mend(2, 1, "#N/A", ""), Mend(2, 2, "{{date}}", ""))
    mending.apply(draft_id, Fix.EMPTY, unfilled, version=1, by=ANNA)
    assert {row for row, code, _ in findings(drafts, draft_id) if code is Code.PLACEHOLDER} == {3}
    assert drafts.going(draft_id).candidates[0].variables == ()
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert {row for row, code, _ in findings(drafts, draft_id) if code is Code.PLACEHOLDER} == {2, 3}


def test_garbled_letters_and_control_characters_are_put_right_and_back_by_an_undo(
    drafts: Drafts, mending: Mending, store: Store
) -> None:
    garbled = "Пётр".encode().decode("cp1251")
    rows = [f"79160010001;{garbled};x", "79160010002;Анна;y\x07z", "79160010003;Olga;w"]
    draft_id = drafts.create("\r\n".join(["phone;Name;Note", *rows]).encode(), "odd.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    before = cells(store, draft_id)
    for code, fix, mend in (
        (Code.MOJIBAKE, Fix.ENCODING, Mend(2, 1, garbled, "Пётр")),
        (Code.CONTROL_CHARACTERS, Fix.CONTROL, Mend(3, 2, "y\x07z", "yz")),
    ):
        assert mending.preview(draft_id, fix, Asked(code=code)).mends == (mend,)
        mending.apply(draft_id, fix, Asked(code=code), version=version(drafts, draft_id), by=ANNA)
    assert findings(drafts, draft_id) == []
    while mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA):
        pass
    assert cells(store, draft_id) == before


CITIES = "phone;Город;Name\r\n79160010001;Омск;A\r\n79160010002;Нигде;B\r\n79160010003; москва ;C\r\n"


def test_the_city_sets_the_time_zone_in_a_new_column_which_an_undo_takes_away(
    drafts: Drafts, mending: Mending, store: Store
) -> None:
    draft_id = drafts.create(CITIES.encode(), "cities.csv", by=LOCAL)
    drafts.set_columns(draft_id, mapping.city_from(drafts.get(draft_id).columns, 1), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    mending.leave_out(draft_id, [4], version=version(drafts, draft_id), by=ANNA)
    before, columns = cells(store, draft_id), drafts.get(draft_id).columns
    assert mending.fixes(draft_id)[Fix.CITY_ZONE] == 2
    preview = mending.preview(draft_id, Fix.CITY_ZONE)
    assert preview.mends == (Mend(2, 3, None, "Asia/Omsk"), Mend(4, 3, None, "Europe/Moscow"))
    mending.apply(draft_id, Fix.CITY_ZONE, version=version(drafts, draft_id), by=ANNA)
    draft = drafts.get(draft_id)
    assert (draft.reading.header[3], draft.columns[3].field) == ("timezone", Field.TIMEZONE)
    assert [each.timezone for each in drafts.going(draft_id).candidates] == [21_600, None]
    mending.take_back_in(draft_id, [4], version=draft.version, by=ANNA)
    assert [each.timezone for each in drafts.going(draft_id).candidates] == [21_600, None, 10_800]
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert (cells(store, draft_id), drafts.get(draft_id).columns) == (before, columns)
    assert len(drafts.get(draft_id).reading.header) == 3


def test_a_time_zone_of_ones_own_stays_and_an_unclear_one_is_replaced_where_asked(
    drafts: Drafts, mending: Mending
) -> None:
    content = CITIES.replace("Name", "timezone").replace(";A", ";").replace(";C", ";99999").replace(";B", ";+3")
    draft_id = drafts.create(content.encode(), "cities.csv", by=LOCAL)
    drafts.set_columns(draft_id, mapping.city_from(drafts.get(draft_id).columns, 1), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert mending.preview(draft_id, Fix.CITY_ZONE).mends == (Mend(2, 2, "", "Asia/Omsk"),)
    unclear = Asked(code=Code.TIMEZONE_INVALID)
    assert mending.preview(draft_id, Fix.CITY_ZONE, unclear).mends == (Mend(4, 2, "99999", "Europe/Moscow"),)
    mending.apply(draft_id, Fix.CITY_ZONE, unclear, version=version(drafts, draft_id), by=ANNA)
    assert len(drafts.get(draft_id).reading.header) == 3
    assert [each.timezone for each in drafts.going(draft_id).candidates] == [None, 10_800, 10_800]


def test_landlines_go_from_rows_with_another_number_where_mobiles_alone_are_wanted(
    drafts: Drafts, mending: Mending, store: Store
) -> None:
    rows = ["+74951234567;79160010001", " 79160010002 / 84951234567 ;", "84951234567;", "84951234568;7916001000",
            "84951234569;нет, 79160010003", "79160010004;79160010005"]  # fmt: skip
    draft_id = drafts.create("\r\n".join(["phone;phone 2", *rows]).encode(), "people.csv", by=LOCAL)
    drafts.set_numbers(draft_id, NumberChoice(mobiles_only=True), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    before, asked = cells(store, draft_id), Asked(code=Code.LANDLINE)
    assert drafts.review(draft_id).can_go == 1

    assert mending.preview(draft_id, Fix.LANDLINES, asked).mends == (
        Mend(2, 0, "+74951234567", ""), Mend(3, 0, " 79160010002 / 84951234567 ", "79160010002"),
    )  # fmt: skip
    mending.apply(draft_id, Fix.LANDLINES, asked, version=version(drafts, draft_id), by=ANNA)

    assert [each.phone for each in drafts.going(draft_id).candidates] == [
        ("79160010001",), ("79160010002",), ("79160010004", "79160010005"),
    ]  # fmt: skip
    mending.undo(draft_id, version=version(drafts, draft_id), by=ANNA)
    assert cells(store, draft_id) == before


def test_what_is_said_once_of_a_whole_column_has_its_rows_and_its_fix(drafts: Drafts, mending: Mending) -> None:
    tails = "".join(f"7916{each:07}.0;A\r\n" for each in range(1_005))
    homes = "".join(f"8916{each + 5_000:07};A\r\n" for each in range(1_005))
    wide = replace(drafts, upload_bytes=100_000)
    for rows, kind, fix in ((tails, TAILS, Fix.FLOAT_TAIL), (homes, Asked(code=Code.NATIONAL_FORM), Fix.COUNTRY_CODE)):
        draft_id = wide.create(f"phone;Name\r\n{rows}7916001000;B\r\n".encode(), "wide.csv", by=LOCAL)
        wide.check(draft_id, by=LOCAL)
        found = [each for each in wide.review(draft_id).kinds if each.code is kind.code]
        assert [(each.rows >= 1_005, each.columns) for each in found] == [(True, 1)]
        assert mending.rows_count(draft_id, kind) >= 1_005
        assert mending.rows(draft_id, kind, offset=1_003)[0].row == 1_005
        assert mending.fixes(draft_id, kind) == {fix: 1_005}
        mending.apply(draft_id, fix, kind, version=1, by=ANNA)
        review = wide.review(draft_id)
        assert (review.can_go, [each for each in review.kinds if each.code is kind.code]) == (1_005, [])
