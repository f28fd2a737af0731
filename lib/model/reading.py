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
    TITLE_ROW = "title_row"
    GROUP_ROW = "group_row"
    TOTAL_ROW = "total_row"
    REPEATED_HEADER = "repeated_header"
    COLUMN_NUMBERS = "column_numbers"
    HIDDEN_ROW = "hidden_row"
    SKIPPED = "skipped"
    NOT_AN_OBJECT = "not_an_object"
    REPEATED_KEY = "repeated_key"
    SEVERAL_PEOPLE = "several_people"


NO_RECORD = frozenset({
    Unread.TITLE_ROW,
    Unread.GROUP_ROW,
    Unread.TOTAL_ROW,
    Unread.REPEATED_HEADER,
    Unread.COLUMN_NUMBERS,
    Unread.HIDDEN_ROW,
    Unread.SKIPPED,
})  # fmt: skip
"""The reasons of rows that were never meant to be people: nothing in them is broken, and nothing is to be mended."""


FIRST = 50
"""So many rows that are no records, of either sort, stand beside what is known of a file; a page shows no more."""


class Unsure(StrEnum):
    """What cannot be known of a file, and is said: whether the value of merged cells belongs to each row; what the
    columns are called, where the row of the titles cannot be read; the values of formulas that were never worked out;
    whose the numbers are where names and numbers have lines of their own by turns; whether a hidden sheet is meant;
    whether formulas that are texts (`="79161234567"`) are meant as what a spreadsheet shows, as which they are taken;
    whether the numbers of a list's items are wanted, which are left out; whether a row holds several people.
    """

    MERGED_CELLS = "merged_cells"
    TITLES_UNREAD = "titles_unread"
    FORMULAS = "formulas"
    BY_TURNS = "by_turns"
    HIDDEN_SHEET = "hidden_sheet"
    TEXT_FORMULAS = "text_formulas"
    NUMBERED_LINES = "numbered_lines"
    SIDE_BY_SIDE = "side_by_side"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that could not be read: its spreadsheet row, why, and its text as far as it can be shown."""

    row: int
    reason: Unread
    raw: str


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """What the operator wants read differently; None means: find out.

    `header_row` 0 means that the file has none; `skip` rows right below the header are no records; `hidden` rows of a
    spreadsheet are left out unless they are wanted.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    skip: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file was read.

    `encoding` is empty for a workbook, `delimiter` for a workbook and for JSON, a blank for free lines; `sheet` and
    `sheets` are a workbook's. `header_row` is the spreadsheet's number of the header, 0 where the file has none (the
    columns are named A, B, C then, or by JSON's keys). `rows` are all rows but the header that are not blank, those
    that are no records included: `listed` counts these by their reason, and `unreadable` are the first of them in
    order, up to `FIRST` of what is broken and as many of the rest. `blank` are the blank rows. `hidden_rows` counts the
    rows that the spreadsheet hides, `hidden_columns` are the places (from 0) of the columns that it hides; `skip` and
    `hidden` as in the choice.
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
    skip: int = 0
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: tuple[int, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    listed: tuple[tuple[Unread, int], ...] = ()

    @property
    def unread(self) -> int:
        """How many rows are no records."""
        return sum(count for _, count in self.listed)

    @property
    def broken(self) -> int:
        """How many of these could not be read, and were meant to be people."""
        return self.unread - sum(count for reason, count in self.listed if reason in NO_RECORD)

    @property
    def choice(self) -> ReadingChoice:
        """What makes the same bytes be read in just this way again."""
        return ReadingChoice(
            encoding=self.encoding or None,
            delimiter=self.delimiter or None,
            sheet=self.sheet or None,
            header_row=self.header_row,
            skip=self.skip,
            hidden=self.hidden,
        )


class FileFault(StrEnum):
    """Why a whole file cannot be read."""

    EMPTY = "empty"
    NO_ROWS = "no_rows"
    NOT_TEXT = "not_text"
    PICTURE = "picture"
    MARKUP = "markup"
    VCARD = "vcard"
    BROKEN_JSON = "broken_json"
    NO_BATCH = "no_batch"
    BAD_ENCODING = "file_bad_encoding"
    NO_HEADER = "no_header"
    NO_PHONE_COLUMN = "no_phone_column"
    NOT_A_WORKBOOK = "not_a_workbook"
    PASSWORD = "password"  # noqa: S105  a kind of fault, no secret
    NO_SUCH_SHEET = "no_such_sheet"
    TOO_BIG = "too_big"
    SWOLLEN = "swollen"
    TOO_MANY_COLUMNS = "too_many_columns"
    SEVERAL_PEOPLE = "file_several_people"


class FileUnreadable(Exception):
    """The file as a whole cannot be read; `fault` says why, `value` what was met (a title, a sheet, a size)."""

    def __init__(self, fault: FileFault, value: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.value = value
