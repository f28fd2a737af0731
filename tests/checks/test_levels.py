"""A fault of a whole column is said once: a file with the wrong column has no hundred thousand findings."""

from collections.abc import Callable

import pytest

from lib.checks import levels
from lib.checks.levels import FEWEST, judge
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from lib.model.kind import ColumnKind
from lib.store import faulty
from lib.store.connection import Store
from lib.store.faulty import Asked
from tests.checks.conftest import Checked

Check = Callable[..., Checked]
ROWS = FEWEST + 200


def _number(nth: int) -> str:
    return f"7916{1_000_000 + nth}"


def test_a_column_of_something_else_than_phones_is_one_finding_and_no_row_goes(checked: Check, store: Store) -> None:
    texts = ("Иванов", "123", "C-5", "—")
    file = checked(["phone", "zone"], *([texts[nth % 4], "завтра"] for nth in range(ROWS)))
    assert file.found == [(1, "phone", "column_not_phones", ""), (1, "zone", "column_not_timezones", "")]
    assert [(kind.code, kind.rows, kind.columns) for kind in file.review.kinds] == [
        (Code.COLUMN_NOT_PHONES, ROWS, 1), (Code.COLUMN_NOT_TIMEZONES, ROWS, 1),
    ]  # fmt: skip
    assert (file.review.rows, file.review.can_go, file.review.errors) == (ROWS, 0, ROWS)
    with store.read() as reader:
        behind = faulty.hindered(reader, "draft")
    assert [row for row, *_ in behind] == list(range(2, 2 + ROWS))
    assert behind[0][2] == ["column_not_phones", "column_not_timezones"]


def test_a_column_that_is_no_template_no_scenario_or_no_switch_is_said_so_once(checked: Check) -> None:
    file = checked(
        ["phone", "bot", "template", "check"],
        *([_number(nth), "Иванов", "Казань", "может быть"] for nth in range(ROWS)),
    )
    assert file.found == [
        (1, "bot", "column_not_ids", ""),
        (1, "template", "column_not_ids", ""),
        (1, "check", "column_not_switches", ""),
    ]
    assert file.review.can_go == 0


def test_a_column_that_a_spreadsheet_damaged_as_a_whole_is_said_so_once_and_the_good_rows_go(checked: Check) -> None:
    damaged = ROWS // 2 + 50
    cells = [["7,98765E+10"] if nth < damaged else ["8" + _number(nth)[1:]] for nth in range(ROWS)]
    file = checked(["phone"], *cells)
    assert [(kind.detail or kind.code, kind.rows, kind.columns) for kind in file.review.kinds] == [
        ("exponent", damaged, 1), (Code.NATIONAL_FORM, ROWS - damaged, 0),
    ]  # fmt: skip
    assert [each for each in file.found if each[2] != "national_form"] == [(1, "phone", "phone_damaged", "exponent")]
    assert (file.review.can_go, file.review.errors) == (ROWS - damaged, damaged)


def test_a_column_of_landlines_is_said_to_be_one_where_mobiles_alone_are_wanted(checked: Check) -> None:
    file = checked(["phone"], *([f"7495{1_000_000 + nth}"] for nth in range(ROWS)), [_number(0)], mobiles_only=True)
    assert file.found == [(1, "phone", "landline", "")]
    assert (file.review.can_go, file.review.errors) == (1, ROWS)


def test_half_of_a_column_is_not_most_of_it(checked: Check) -> None:
    cells = [["нет"] if nth % 2 else [_number(nth)] for nth in range(ROWS)]
    file = checked(["phone"], *cells)
    assert {each[2] for each in file.found} == {"phone_invalid"}
    assert len(file.found) == ROWS // 2


def test_what_most_numbers_are_written_like_is_noted_once(checked: Check) -> None:
    cells = [["8" + _number(nth)[1:]] if nth % 3 else [_number(nth)] for nth in range(ROWS)]
    file = checked(["phone"], *cells)
    assert [(each.row, each.code, each.severity) for each in file.findings] == [(1, Code.NATIONAL_FORM, Severity.NOTE)]
    assert [kind.rows for kind in file.review.kinds] == [ROWS * 2 // 3]
    assert file.review.can_go == ROWS


def test_a_thousand_rows_without_a_number_are_one_finding(checked: Check) -> None:
    file = checked(["Name"], *(["Анна"] for _ in range(ROWS)))
    assert file.found == [(1, "", "phone_missing", "")]
    assert (file.review.errors, [kind.rows for kind in file.review.kinds]) == (ROWS, [ROWS])


def test_a_smaller_file_names_every_row(checked: Check) -> None:
    assert len(checked(["phone"], *(["нет"] for _ in range(FEWEST - 1))).found) == FEWEST - 1


def test_repeats_stay_findings_of_their_rows_since_each_is_decided_about(checked: Check) -> None:
    file = checked(["phone"], *([_number(nth % 300)] for nth in range(ROWS)))
    assert file.review.duplicates == len(file.found) == ROWS - 300


def test_in_a_damaged_column_what_else_is_wrong_is_said_of_its_own_cells(checked: Check, store: Store) -> None:
    cells = [[f"7916000{nth % 1_000:03}"] if nth % 10 == 0 else [_number(nth) + ".0"] for nth in range(ROWS)]
    file = checked(["phone"], *cells)
    assert [(kind.detail, kind.rows, kind.columns) for kind in file.review.kinds] == [
        ("float_tail", ROWS * 9 // 10, 1), ("digit_missing", ROWS // 10, 0),
    ]  # fmt: skip
    with store.read() as reader:
        shown = faulty.page(reader, "draft", Asked(detail="float_tail"), below=1, offset=0, limit=1)
        behind = {row: details for row, _, _, details, _ in faulty.hindered(reader, "draft")}
    assert [each.row for each in shown] == [3]
    assert (behind[2], behind[3], len(behind)) == (["digit_missing"], ["float_tail"], ROWS)


def test_a_hundred_half_empty_columns_are_said_of_the_columns_and_each_row_knows_its_own(
    checked: Check, store: Store
) -> None:
    names = [f"v{nth}" for nth in range(100)]
    file = checked(
        ["phone", *names],
        *([_number(nth), *("" if (nth + place) % 3 == 0 else str(place) for place in range(100))] for nth in range(30)),
        [_number(30), *"x" * 100],
    )
    assert {each.row for each in file.findings} == {1}
    assert len(file.findings) == 100
    # a row that lacks many is one row
    assert [(kind.code, kind.rows, kind.columns) for kind in file.review.kinds] == [(Code.VARIABLE_MISSING, 30, 100)]
    missing = Asked(code=Code.VARIABLE_MISSING)
    with store.read() as reader:
        (row,) = faulty.page(reader, "draft", missing, below=1, offset=29, limit=25)
        cells = faulty.cells(reader, "draft", missing)
    assert row.row == 31
    assert [found.place for found in row.found] == [1 + place for place in range(100) if (29 + place) % 3 == 0]
    assert cells.num_rows == sum((nth + place) % 3 == 0 for nth in range(30) for place in range(100))


def test_however_many_kinds_of_faults_a_file_has_its_rows_have_no_hundred_thousand_findings(
    checked: Check, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levels, "MOST_OF_ROWS", 100)
    cells = [
        [_number(nth), "завтра" if nth % 10 < 4 else "+3", "" if nth % 50 else "{{name}}"] for nth in range(2, ROWS)
    ]
    file = checked(["phone", "zone", "Name"], *cells, *([_number(4), "+3", "Анна"] for _ in range(60)))
    assert [(kind.code, kind.rows, kind.columns) for kind in file.review.kinds[:3]] == [
        (Code.TIMEZONE_INVALID, 478, 1), (Code.DUPLICATE_IN_FILE, 60, 0), (Code.PLACEHOLDER, 23, 0),
    ]  # fmt: skip
    assert (file.review.errors, sum(each.row > 1 for each in file.findings)) == (478 + 60, 83)
    with store.read() as reader:
        zones = faulty.page(reader, "draft", Asked(code=Code.TIMEZONE_INVALID), below=1, offset=477, limit=9)
    assert [each.cells[1] for each in zones] == ["завтра"]


def test_repeats_that_are_said_of_the_column_are_left_out_like_any_others(
    checked: Check, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levels, "MOST_OF_ROWS", 2)
    file = checked(["phone", "Name"], [_number(0), "Анна"], *([_number(0), name] for name in ("Анна", "Олег", "Анна")))
    repeats = Asked(code=Code.DUPLICATE_IN_FILE)
    assert [(kind.rows, kind.columns) for kind in file.review.kinds if kind.code is repeats.code] == [(3, 1)]
    with store.read() as reader:
        assert faulty.exact_repeats(reader, "draft", repeats)["row"].to_pylist() == [3, 5]
        assert sorted(faulty.rows(reader, "draft", repeats, below=1)["row"].to_pylist()) == [3, 4, 5]


def test_repeats_are_the_last_to_be_said_of_a_column_alone() -> None:
    counts = {
        ColumnKind(0, Code.DUPLICATE_IN_FILE, "", Severity.ERROR): 90_000,
        ColumnKind(0, Code.PHONE_INVALID, "letters", Severity.ERROR): 20_000,
        ColumnKind(1, Code.PLACEHOLDER, "", Severity.ERROR): 30_000,
    }
    fields = {0: Field.PHONE, 1: Field.VARIABLE}
    repeats, letters, placeholders = counts

    def judged(**more: int) -> set[ColumnKind]:
        told = {**counts, repeats: more.get("repeats", 90_000)}
        return set(judge(told, rows=1_000_000, is_most=lambda *_: False, fields=fields).wide)

    assert judged(repeats=0) == set()
    assert judged(repeats=10) == {placeholders}
    assert judged(repeats=40_000) == {placeholders, letters}
    assert judged() == {placeholders, letters, repeats}
