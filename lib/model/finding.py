"""What is wrong with a file, as data: words are added where it is shown."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding hinders its row."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """The stable name of a kind of finding."""

    PHONE_MISSING = "phone_missing"
    PHONE_INVALID = "phone_invalid"
    PHONE_DAMAGED = "phone_damaged"
    TIMEZONE_INVALID = "timezone_invalid"
    TIMEZONE_BEYOND = "timezone_beyond"
    ZONE_NOT_OF_NUMBER = "zone_not_of_number"
    ZONE_NOT_OF_CITY = "zone_not_of_city"
    UUID_INVALID = "uuid_invalid"
    UNKNOWN_NAME = "unknown_name"
    FORMAT_UNSURE = "format_unsure"
    CHECK_PHONE_INVALID = "check_phone_invalid"
    EXTERNAL_ID_TOO_LONG = "external_id_too_long"
    LOOKALIKE_IN_ID = "lookalike_in_id"
    DUPLICATE_IN_FILE = "duplicate_in_file"
    AMBIGUOUS_COUNTRY = "ambiguous_country"
    LANDLINE = "landline"
    SEVERAL_NUMBERS = "several_numbers"
    NATIONAL_FORM = "national_form"
    PREMIUM_NUMBER = "premium_number"
    SERVICE_NUMBER = "service_number"
    RESERVED_NAME = "reserved_name"
    COLUMN_NOT_PHONES = "column_not_phones"
    COLUMN_NOT_TIMEZONES = "column_not_timezones"
    COLUMN_NOT_IDS = "column_not_ids"
    COLUMN_NOT_SWITCHES = "column_not_switches"
    NUMBER_TWICE = "number_twice"
    EXTERNAL_ID_AGAIN = "external_id_again"
    NUMBER_OF_TWO_IDS = "number_of_two_ids"
    VARIABLES_CONTRADICT = "variables_contradict"
    NAME_WITH_DOT = "name_with_dot"
    NAME_WITH_BRACES = "name_with_braces"
    NAMES_ALIKE = "names_alike"
    VARIABLE_MISSING = "variable_missing"
    PLACEHOLDER = "placeholder"
    NO_VALUE = "no_value"
    CONTROL_CHARACTERS = "control_characters"
    MOJIBAKE = "mojibake"
    QUOTE_NOT_CLOSED = "quote_not_closed"
    TEXT_CUT_OFF = "text_cut_off"
    FORMULA_TEXT = "formula_text"
    DAY_NUMBER = "day_number"
    VARIABLE_TOO_LONG = "variable_too_long"
    OTHER_CONTENT = "other_content"
    BROKEN_JSON = "broken_json"
    DEEP_JSON = "deep_json"
    BODY_TOO_BIG = "body_too_big"


class PhoneFault(StrEnum):
    """Why a number cannot be called: libphonenumber's own reasons, and ours before it is asked."""

    DIGIT_MISSING = "digit_missing"
    LETTERS = "letters"
    LOOKALIKE = "lookalike"
    EXTENSION = "extension"
    NOT_A_NUMBER = "not_a_number"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_COUNTRY = "unknown_country"
    NO_SUCH_NUMBER = "no_such_number"
    EMERGENCY = "emergency"
    SHORT_NUMBER = "short_number"
    RUN_TOGETHER = "run_together"
    QUESTION_MARK = "question_mark"
    MASKED = "masked"
    CUT_OFF = "cut_off"
    FORMULA_ERROR = "formula_error"
    ZERO_LOST = "zero_lost"
    EXPONENT = "exponent"
    FLOAT_TAIL = "float_tail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one row.

    `row` is the number the spreadsheet shows (header is 1); `column` the file's own title; `detail` a
    `PhoneFault`, the row number that a duplicate repeats, or empty.
    """

    row: int
    column: str
    code: Code
    severity: Severity
    value: str
    detail: str = ""
