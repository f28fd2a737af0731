"""A fault of a whole column is said once: a file with the wrong column has no hundred thousand findings."""

from collections.abc import Callable

from lib.checks.levels import FEWEST, MOST, judge
from lib.model.finding import Code, Severity
from lib.model.kind import ColumnKind
from lib.store import staged
from lib.store.connection import Store
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
        behind = staged.hindered(reader, "draft")
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
    assert file.found == [(1, "phone", "phone_damaged", "exponent")]
    assert [(kind.rows, kind.columns) for kind in file.review.kinds] == [(damaged, 1)]
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


def test_of_a_very_wide_file_the_kinds_that_most_rows_have_are_said_of_the_columns() -> None:
    places = range(MOST + 7)
    totals = {ColumnKind(place, Code.VARIABLE_MISSING, "", Severity.NOTE): 2_000 + place for place in places}
    judged = judge(totals, rows=6_000, is_most=lambda _place, _count: True, fields={})
    assert [kind.place for kind in judged.others] == list(places)[7:]
