"""What the bot would say, and what TWIN gives back: each kind of mistake, and what is none."""

from collections.abc import Callable

import pyarrow as pa
import pytest

from lib.checks.variables import DEEPEST, LONGEST, amiss, callback_data
from lib.model.columns import Field
from lib.model.finding import Code, Severity
from tests.checks.conftest import Checked

Check = Callable[..., Checked]
A, B, C, D = "79161234567", "79161234568", "79161234569", "79161234571"


@pytest.mark.parametrize(
    "text",
    ["{{name}}", "Здравствуйте, {{ Имя }}!", "{name}", "${name}", "<%= name %>", "[[name]]", "%first_name%",
     "#N/A", "#Н/Д", "#REF!", "#ССЫЛКА!", "#ЗНАЧ!", "#NAME?", "#DIV/0!", "#####", "{{}}",
     "Здравствуйте, {{ name", "*|FNAME|*", "#CALC!", "Err:502"],
)  # fmt: skip
def test_a_placeholder_that_nobody_filled_is_found(text: str) -> None:
    assert amiss(text) == "placeholder"


def test_a_placeholder_keeps_its_row_back(checked: Check) -> None:
    file = checked(["phone", "Name"], [A, "Здравствуйте, {{ Имя }}!"], [B, "Анна"], [C, "Err:502"], [D, "*|NAME|*"])
    assert file.found == [(row, "Name", "placeholder", "") for row in (2, 4, 5)]
    assert list(file.numbers()) == [3]


@pytest.mark.parametrize(
    "text",
    ["Анна", "ООО «Ромашка»", 'Завод "Луч"', "10% и 20% скидки", "№ 5", "#5", "C#", "1 500,00", "a < b", "12 {}", ":)",
     'Труба 15"', "Нулл", "Нан", "van der Berg", "Петров-Водкин", "e.g. [see below]", "O'Neill", "50%", "#1 выбор",
     "“Анна”", "„Анна“", "Err: 5", "Кто там???", "5??", "?", "NA", "нет", "none of us", "[Имя]"],
)  # fmt: skip
def test_what_people_write_is_left_alone(text: str) -> None:
    assert amiss(text) is None


@pytest.mark.parametrize(
    "text",
    ["NULL", "null", "nan", "NaN", "None", "undefined", "(null)", "N/A", "н/д",
     "NaT", "<NA>", "[NULL]", "NAN", "NONE", "<null>", r"\N"],
)  # fmt: skip
def test_what_a_program_writes_for_nothing_is_found(text: str) -> None:
    assert amiss(text) == "no_value"


@pytest.mark.parametrize("text", ["Пётр\ufffd", "????", "????? ??????? (??)", "??. ???????, 5"])
def test_letters_that_are_lost_are_told_as_read_in_a_wrong_encoding_and_none_is_named(
    checked: Check, text: str
) -> None:
    assert checked(["phone", "Name"], [A, text], [B, "Пётр"]).found == [(2, "Name", "mojibake", "")]


def test_what_the_bot_cannot_say_well_is_a_warning_and_a_long_value_is_shown_shortened(checked: Check) -> None:
    texts = ["nan", "Ан\x07на", "ООО «Ромашка", '"Луч', "я" * (LONGEST + 1), "я" * LONGEST, "“Анна"]
    file = checked(["phone", "Note"], *([f"7916123456{nth}", text] for nth, text in enumerate(texts)))
    assert [(each.row, each.code) for each in file.findings] == [
        (2, Code.NO_VALUE), (3, Code.CONTROL_CHARACTERS), (4, Code.QUOTE_NOT_CLOSED), (5, Code.QUOTE_NOT_CLOSED),
        (6, Code.VARIABLE_TOO_LONG), (8, Code.QUOTE_NOT_CLOSED),
    ]  # fmt: skip
    assert {each.severity for each in file.findings} == {Severity.WARNING}
    assert file.findings[-2].value == "я" * 100 + "…"
    assert file.review.can_go == len(texts)


def test_what_belongs_to_another_column_stands_out_among_words(checked: Check) -> None:
    words = ["Анна", "Пётр Ильич", "Zoë", "Петров-Водкин"] * 60
    strangers = [A, "8 (916) 123-45-67", "01.12.2026", "a@b.ru", "1 500,00"]
    near = ["Москва-2", "Екатеринбург 5", "ул. Ленина, д. 5", "3-я смена"]
    texts = [*words, *strangers, *near]
    file = checked(["phone", "Name"], *([f"7916123{nth:04}", text] for nth, text in enumerate(texts)))
    assert [(each.value, each.code, each.severity) for each in file.findings] == [
        (text, Code.OTHER_CONTENT, Severity.WARNING) for text in strangers
    ]
    assert file.review.can_go == len(texts)


def test_words_stand_out_among_dates_and_nothing_does_in_a_column_of_all_sorts(checked: Check) -> None:
    rows = [[f"7916123{nth:04}", f"{1 + nth:02}.11.2026", ("Анна", "5", A)[nth % 3]] for nth in range(24)]
    assert checked(["phone", "Date", "Any"], *rows, [B, "уточнить", "02.12.2026"]).found == [
        (26, "Date", "other_content", "words")
    ]


def test_what_belongs_to_another_column_stands_out_among_amounts_and_addresses(checked: Check) -> None:
    amounts = [*["1500", "1 500,00", "1500.5", "-3", "10%"] * 60, "1 500 000 000", "нет", "~ 20"]
    strangers = [A, "01.12.2026", "a@b.ru"]
    rows = [[f"7916123{nth:04}", text, f"a{nth}@b.ru"] for nth, text in enumerate([*amounts, *strangers])]
    found = checked(["phone", "Debt", "Email"], *rows, [B, "5", "Анна"], [C, "нет", B]).findings
    assert [(each.column, each.value, each.code) for each in found] == [
        *(("Debt", text, Code.OTHER_CONTENT) for text in strangers),
        *(("Email", text, Code.OTHER_CONTENT) for text in ("Анна", B)),
    ]


def test_where_a_third_of_the_dates_came_as_numbers_each_is_told(checked: Check) -> None:
    dates = [[f"7916123{nth:04}", "46357" if nth % 3 == 0 else f"{1 + nth % 28:02}.11.2026"] for nth in range(30)]
    found = checked(["phone", "Date"], *dates).findings
    assert {(each.code, each.detail) for each in found} == {(Code.DAY_NUMBER, "2026-12-01")}
    assert len(found) == 10


@pytest.mark.parametrize("text", ["{{date}}", "=A1+1", "#Н/Д", "#REF!"])
def test_what_a_column_holds_is_told_by_its_values_and_not_by_what_was_never_filled_in(
    checked: Check, text: str
) -> None:
    cells = ["01.12.2026", "2026-12-01", "46357", text]
    rows = [[f"7916123{nth:04}", cells[nth % 4]] for nth in range(60)]
    found = checked(["phone", "Date"], *rows).findings
    assert [each.row for each in found if each.code is Code.DAY_NUMBER] == list(range(4, 62, 4))
    assert Code.OTHER_CONTENT not in {each.code for each in found}


def test_a_number_among_dates_is_told_as_the_day_that_a_spreadsheet_means_by_it(checked: Check) -> None:
    dates = [[f"7916123{nth:04}", f"{1 + nth % 28:02}.11.2026"] for nth in range(40)]
    assert checked(["phone", "Date"], *dates, [B, "46357"], [A, "2026"]).found == [
        (42, "Date", "day_number", "2026-12-01")
    ]


@pytest.mark.parametrize("text", ["Анна Кузнец…", "Позвонить после...", "ж" * 255])
def test_a_text_that_was_cut_off_is_a_warning(checked: Check, text: str) -> None:
    file = checked(["phone", "Note"], [A, text], [B, "ж" * 254])
    assert [(each.row, each.code, each.severity) for each in file.findings] == [
        (2, Code.TEXT_CUT_OFF, Severity.WARNING)
    ]
    assert file.review.can_go == 2


@pytest.mark.parametrize("text", ["…", "...", "«…»", "от 5 … до 7", "так... да", "ж" * 256])
def test_dots_that_end_no_word_cut_nothing_off(text: str) -> None:
    assert amiss(text) is None


@pytest.mark.parametrize("text", ["=A1+1", '=СЦЕПИТЬ(A2;" руб.")', "='Лист 2'!B4"])
def test_a_formula_in_place_of_its_value_is_found(checked: Check, text: str) -> None:
    assert checked(["phone", "Note"], [A, text], [B, "= "], [C, "a = b"]).found == [(2, "Note", "formula_text", "")]


def test_a_few_cells_say_nothing_about_their_column(checked: Check) -> None:
    assert checked(["phone", "Name"], [B, "Анна"], [A, C]).found == []


@pytest.mark.parametrize(("words", "phones", "found"), [(18, 1, 0), (19, 1, 1), (57, 3, 3), (80, 20, 0)])
def test_what_a_column_holds_is_plain_where_twenty_cells_and_nineteen_in_twenty_agree(
    checked: Check, words: int, phones: int, found: int
) -> None:
    cells = [*["Анна"] * words, *[A] * phones]
    file = checked(["phone", "Name"], *([f"7916123{nth:04}", cell] for nth, cell in enumerate(cells)))
    assert [each.code for each in file.findings] == [Code.OTHER_CONTENT] * found


def test_a_name_with_a_dot_keeps_back_the_rows_that_have_it_and_is_said_once(checked: Check) -> None:
    file = checked(["phone", "system.now"], [A, "x"], [B, ""])
    assert [each[:3] for each in file.found if each[2] != "variable_missing"] == [(1, "system.now", "name_with_dot")]
    assert list(file.numbers()) == [3]
    assert [(kind.code, kind.rows, kind.columns) for kind in file.review.kinds][0] == (Code.NAME_WITH_DOT, 1, 1)


def test_names_with_braces_and_names_alike_are_warnings_at_the_header(checked: Check) -> None:
    file = checked(["phone", "{Name}", "{City}", "Debt", "debt"], [A, "a", "x", "b", "c"])
    assert sorted(file.found) == [
        (1, "debt", "names_alike", "Debt"),
        (1, "{City}", "name_with_braces", ""), (1, "{Name}", "name_with_braces", ""),
    ]  # fmt: skip
    assert [(kind.code, kind.rows) for kind in file.review.kinds] == [
        (Code.NAME_WITH_BRACES, 2), (Code.NAMES_ALIKE, 1),
    ]  # fmt: skip
    assert file.review.can_go == 1


def test_names_alike_differ_in_any_letters_case_and_callback_data_has_names_of_its_own(checked: Check) -> None:
    fields = {"Lead": Field.CALLBACK_DATA, "LEAD": Field.CALLBACK_DATA, "ДОЛГ": Field.CALLBACK_DATA}
    file = checked(["phone", "Долг", "ДОЛГ", "долГ", "Lead", "LEAD"], [A, *"abcde"], fields=fields)
    assert sorted(file.found) == [(1, "LEAD", "names_alike", "Lead"), (1, "долГ", "names_alike", "Долг")]


def test_a_variable_that_few_rows_lack_is_noted_at_each_and_one_that_many_lack_at_the_column(checked: Check) -> None:
    rows = [[f"7916123{nth:04}", "" if nth == 3 else "Анна", "" if nth % 2 else "x"] for nth in range(20)]
    file = checked(["phone", "Name", "Note"], *rows)
    assert file.found == [(1, "Note", "variable_missing", ""), (5, "Name", "variable_missing", "")]
    # one row lacks both
    assert [(kind.rows, kind.columns) for kind in file.review.kinds] == [(10, 1)]
    assert file.review.can_go == 20


@pytest.mark.parametrize(
    ("text", "found"),
    [('{"id": 5}', None), ("[1, 2]", None), ("plain", None), ("{a}", None), ('{"id": 5', "broken_json"),
     ("[1, 2", "broken_json"), ("{'id': 5}", "broken_json"), ("{id: 5}", "broken_json"), ("{“id”: 5}", "broken_json"),
     ('{"id": NaN}', "broken_json"), ("{}", None), ("[" * 5000, "broken_json"),
     ("[" * DEEPEST + "]" * DEEPEST, None), ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "deep_json")],
)  # fmt: skip
def test_callback_data_that_looks_like_json_is_read_as_such(text: str, found: str | None) -> None:
    assert callback_data(pa.array([text])).to_pylist() == [found]


def test_what_is_amiss_in_callback_data_is_a_warning(checked: Check) -> None:
    file = checked(["phone", "lead"], [A, '{"id": 5'], [B, "5"], fields={"lead": Field.CALLBACK_DATA})
    assert [(each.row, each.code, each.severity) for each in file.findings] == [(2, Code.BROKEN_JSON, Severity.WARNING)]


def test_a_control_character_in_callback_data_is_a_warning_too_and_a_line_break_is_none(checked: Check) -> None:
    file = checked(["phone", "note"], [A, "a\x07b"], [B, "a\nb\tc"], fields={"note": Field.CALLBACK_DATA})
    assert file.found == [(2, "note", "control_characters", "")]


def test_a_row_that_is_too_big_for_a_request_stays_behind(checked: Check) -> None:
    rows = [A, "x" * 5_000, '"' * 4_000], [B, "x" * 5_000, "x" * 3_000]
    file = checked(["phone", "Name", "Note"], *rows, body_bytes=10_000)
    found = [(each.row, each.column, each.value) for each in file.findings if each.code is Code.BODY_TOO_BIG]
    assert found == [(2, "Name", "x" * 100 + "…")]
    assert list(file.numbers()) == [3]


def test_a_row_is_measured_in_bytes_and_not_in_letters(checked: Check) -> None:
    file = checked(["phone", "Name"], [A, "я" * 4_600], [B, "x" * 4_600], [C, "y" * 8_900], body_bytes=10_000)
    assert [each.row for each in file.findings if each.code is Code.BODY_TOO_BIG] == [2]


def test_a_column_that_is_left_out_is_not_looked_at(checked: Check) -> None:
    assert checked(["phone", "x"], [A, "{{name}}"], fields={"x": Field.LEFT_OUT}).found == []
