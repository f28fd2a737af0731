"""How grave each finding of a cell or a title is: an error keeps its row from going, a warning and a note do not."""

from pathlib import Path

from lib.drafts.inspection import inspect
from lib.model.finding import Code, Severity

CELLS = (Path(__file__).parent / "golden" / "faults.csv").read_bytes()
TITLES = "phone;a.b;{c};Name;name;callboardRow;Город;timezone\n79161234567;x;y;z;w;v;Омск;+3\n".encode()

LEVELS = {
    Severity.ERROR: {
        Code.PHONE_MISSING, Code.PHONE_INVALID, Code.PHONE_DAMAGED, Code.DUPLICATE_IN_FILE, Code.TIMEZONE_INVALID,
        Code.TIMEZONE_BEYOND, Code.UUID_INVALID, Code.UNKNOWN_NAME, Code.CHECK_PHONE_INVALID,
        Code.EXTERNAL_ID_TOO_LONG, Code.PLACEHOLDER, Code.NAME_WITH_DOT,
    },
    Severity.WARNING: {
        Code.AMBIGUOUS_COUNTRY, Code.PREMIUM_NUMBER, Code.SERVICE_NUMBER, Code.ZONE_NOT_OF_NUMBER,
        Code.ZONE_NOT_OF_CITY, Code.EXTERNAL_ID_AGAIN, Code.NUMBER_OF_TWO_IDS, Code.VARIABLES_CONTRADICT,
        Code.LOOKALIKE_IN_ID, Code.NAME_WITH_BRACES, Code.NAMES_ALIKE, Code.NO_VALUE, Code.OTHER_CONTENT,
        Code.VARIABLE_TOO_LONG, Code.CONTROL_CHARACTERS, Code.QUOTE_NOT_CLOSED, Code.MOJIBAKE, Code.TEXT_CUT_OFF,
        Code.FORMULA_TEXT, Code.DAY_NUMBER, Code.BROKEN_JSON, Code.DEEP_JSON,
    },
    Severity.NOTE: {
        Code.NATIONAL_FORM, Code.SEVERAL_NUMBERS, Code.NUMBER_TWICE, Code.VARIABLE_MISSING, Code.RESERVED_NAME,
    },
}  # fmt: skip


def test_each_finding_has_its_level() -> None:
    found: dict[Severity, set[Code]] = {severity: set() for severity in Severity}
    for content in (CELLS, TITLES):
        with inspect(content, "people.csv", country="RU") as file:
            for each in file.findings():
                found[each.severity].add(each.code)

    assert found == LEVELS
