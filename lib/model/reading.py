"""How a file was read, and what came out of it."""

from dataclasses import dataclass
from enum import StrEnum


class Unread(StrEnum):
    """Why a record could not be read."""

    TOO_MANY_CELLS = "too_many_cells"
    TOO_FEW_CELLS = "too_few_cells"
    OPEN_QUOTE = "open_quote"
    TEXT_AFTER_QUOTE = "text_after_quote"
    BAD_ENCODING = "bad_encoding"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that could not be read: its spreadsheet row, why, and its text as far as it can be shown."""

    row: int
    reason: Unread
    raw: str


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """What the operator wants read differently; None means: find out."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file was read.

    `encoding` and `delimiter` are empty for a workbook, `sheet` and `sheets` for a text file. `header_row` is the
    spreadsheet's number of the header; `rows` the records below it that are not blank (unreadable ones
    included), `blank` the blank ones.
    """

    file_name: str
    encoding: str
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    header_row: int
    header: tuple[str, ...]
    rows: int
    blank: int
    unreadable: tuple[Unreadable, ...]


class FileFault(StrEnum):
    """Why a whole file cannot be read."""

    EMPTY = "empty"
    NO_ROWS = "no_rows"
    NOT_TEXT = "not_text"
    BAD_ENCODING = "file_bad_encoding"
    NO_HEADER = "no_header"
    NO_PHONE_COLUMN = "no_phone_column"
    REPEATED_TITLE = "repeated_title"
    NOT_A_WORKBOOK = "not_a_workbook"
    PASSWORD = "password"  # noqa: S105  a kind of fault, no secret
    NO_SUCH_SHEET = "no_such_sheet"
    TOO_BIG = "too_big"
    TOO_MANY_COLUMNS = "too_many_columns"


class FileUnreadable(Exception):
    """The file as a whole cannot be read; `fault` says why, `value` what was met (a title, a sheet, a size)."""

    def __init__(self, fault: FileFault, value: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.value = value
