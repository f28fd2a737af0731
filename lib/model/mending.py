"""What people change in a file under review."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Fix(StrEnum):
    """A change of many rows by one press. Cells and names are changed by the first, rows left out by the last two."""

    DIGITS = "digits"
    FLOAT_TAIL = "float_tail"
    SPLIT = "split"
    OWN_CELLS = "own_cells"
    COUNTRY_CODE = "country_code"
    ZONE = "zone"
    SWITCH = "switch"
    UUID = "uuid"
    ALPHABET = "alphabet"
    DAY = "day"
    EMPTY = "empty"
    ENCODING = "encoding"
    CONTROL = "control"
    TRIM = "trim"
    CITY_ZONE = "city_zone"
    BRACES = "braces"
    LANDLINES = "landlines"
    EXACT_REPEATS = "exact_repeats"
    ERRORS = "errors"


class ChangeKind(StrEnum):
    """How a change came about."""

    EDITED = "edited"
    LEFT_OUT = "left_out"
    TAKEN_BACK = "taken_back"
    FIXED = "fixed"
    BROUGHT = "brought"


class ChangeState(StrEnum):
    """Whether a change holds: `cut_off` by a stop of the server, or `void` since the file was read differently."""

    WRITING = "writing"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    CUT_OFF = "cut_off"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a draft: `cells` and `rows` (left out or taken back) count what it touched.

    `code` and `detail` name the kind of finding it was about; of a file brought back, `detail` is its name. `added` is
    the place of the first column that it added to the file.
    """

    number: int
    kind: ChangeKind
    state: ChangeState
    happened_at: datetime
    by: str
    cells: int
    rows: int
    fix: Fix | None = None
    code: str = ""
    detail: str = ""
    added: int | None = None
    undone_at: datetime | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Mend:
    """One cell before and after, None where there is none; without a `place`: why the row is left out, None: it is in.

    `row` is the spreadsheet's number, `place` that of the column, from 0. In the header's row: of its name.
    """

    row: int
    place: int | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell as a person wrote it: `row` is the spreadsheet's number, `place` that of the column, from 0."""

    row: int
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A page of what a fix would change, how many cells or rows in all, and the titles of the columns that it adds."""

    total: int
    mends: tuple[Mend, ...]
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that a person left out: its cells, and the kind of finding it was left out for, if it was for one."""

    row: int
    cells: tuple[str, ...]
    code: str
    detail: str
