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
    UUID_INVALID = "uuid_invalid"
    CHECK_PHONE_INVALID = "check_phone_invalid"
    EXTERNAL_ID_TOO_LONG = "external_id_too_long"
    DUPLICATE_IN_FILE = "duplicate_in_file"
    AMBIGUOUS_COUNTRY = "ambiguous_country"
    SEVERAL_NUMBERS = "several_numbers"
    NATIONAL_FORM = "national_form"
    RESERVED_NAME = "reserved_name"


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
