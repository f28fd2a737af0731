"""A report from TWIN's cabinet, or pasted text, as lines that can be held against the people who are unknown.

What the columns of such a report are called is [U]: they are found by what stands in them and by titles, leniently,
and a person may say otherwise.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from lib.checks.phone.column import read_column
from lib.intake.columns import field_of
from lib.intake.delimiter import DELIMITERS
from lib.intake.header import looks_like_number
from lib.intake.read import read
from lib.model.columns import RESERVED_NAME, Field
from lib.model.unknown import Sought
from lib.twin import webhook

_NO_TITLE = "?"
_SAMPLE = 50
_TITLES = {
    "row_key": "callbackdata callbackjson коллбэкданные",
    "task": "autocallid taskid idautocall idtask idзадачи идзадачи идентификаторзадачи idобзвона идобзвона",
    "candidate": """autocallcandidateid candidateid idcandidate idautocallcandidate
        idкандидата идкандидата идентификаторкандидата""",
}
_NO_LETTER = re.compile(r"[\W_]+")
_NAMES_NOBODY = frozenset({"id", "ид"})
"""Titles that intake takes for the client's own id; in a report of TWIN's they may as well be a call's."""


class Part(StrEnum):
    """What a column of a report says: whose line it is, by each of three marks, and TWIN's two ids."""

    ROW_KEY = "row_key"
    EXTERNAL_ID = "external_id"
    NUMBER = "number"
    TASK = "task"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was read: every line with its spreadsheet row and a cell for each title."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    unreadable: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a report says what; None where none does."""

    row_key: int | None = None
    external_id: int | None = None
    number: int | None = None
    task: int | None = None
    candidate: int | None = None

    def of(self, part: Part) -> int | None:
        """The column of this part."""
        found: int | None = getattr(self, part.value)
        return found


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a report says; whatever it does not say is empty. `row` is its spreadsheet row.

    `row_key` is None where the report tells nobody's key; in one that does, a line without is nobody's of ours.
    """

    row: int
    row_key: str | None = None
    external_id: str = ""
    numbers: tuple[str, ...] = ()
    task_id: str = ""
    candidate_id: str = ""


def brought(content: bytes, file_name: str) -> Report:
    """Read a file, any that may be brought as a batch; raises FileUnreadable."""
    found = read(content, file_name)
    rows = zip(found.records["row"].to_pylist(), found.records["cells"].to_pylist(), strict=True)
    return Report(
        header=found.reading.header,
        rows=tuple((row, tuple(cells)) for row, cells in rows),
        unreadable=found.reading.unread,
    )


def pasted(text: str) -> Report:
    """Read pasted text: a table with its titles, or one value a line, with a title or without.

    Raises FileUnreadable.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    bare = lines and not any(delimiter in line for line in lines for delimiter in DELIMITERS)
    if bare and not _meaning(lines[0]):
        lines = [_NO_TITLE, *lines]
    return brought("\n".join(lines).encode(), "")


def guess(report: Report, items: Sequence[Sought], country: str) -> Columns:
    """What each column says, as far as that can be seen.

    Our row keys and the numbers of these people are known by sight. A client's own id may be as short as a duration,
    and one id of TWIN's looks like the other: these are taken by their titles alone.
    """
    keys = {item.row_key for item in items}
    numbers = {number for item in items for number in item.numbers}
    named = [_meaning(title) for title in report.header]
    return Columns(
        row_key=_most(
            report,
            lambda index: sum(_row_key(cell) in keys for cell in _cells(report, index)),
            otherwise=_titled(named, Part.ROW_KEY),
        ),
        external_id=_titled(named, Part.EXTERNAL_ID),
        number=_most(
            report,
            lambda index: _known_numbers(report, index, numbers, country),
            otherwise=_titled(named, Part.NUMBER),
        ),
        task=_titled(named, Part.TASK),
        candidate=_titled(named, Part.CANDIDATE),
    )


def lines(report: Report, columns: Columns, country: str) -> tuple[Line, ...]:
    """What each line says with these columns; a number may be written as in a file of this country."""
    written = _read_numbers(report, columns.number, country)
    tells_keys = columns.row_key is not None and bool(_cells(report, columns.row_key))

    def cell(cells: tuple[str, ...], part: Part) -> str:
        index = columns.of(part)
        return "" if index is None else cells[index].strip()

    return tuple(
        Line(
            row=row,
            row_key=_row_key(cell(cells, Part.ROW_KEY)) if tells_keys else None,
            external_id=cell(cells, Part.EXTERNAL_ID),
            numbers=written.get(cell(cells, Part.NUMBER), ()),
            task_id=_identity(cell(cells, Part.TASK)),
            candidate_id=_identity(cell(cells, Part.CANDIDATE)),
        )
        for row, cells in report.rows
    )


def _meaning(title: str) -> Part | None:
    key = _NO_LETTER.sub("", title).casefold().replace("ё", "е")
    for name, known in _TITLES.items():
        if key in known.split():
            return Part(name)
    if key == RESERVED_NAME.casefold():
        return Part.ROW_KEY
    field = field_of(title)
    if field is Field.PHONE:
        return Part.NUMBER
    return Part.EXTERNAL_ID if field is Field.CLIENT_EXTERNAL_ID and key not in _NAMES_NOBODY else None


def _titled(named: Sequence[Part | None], part: Part) -> int | None:
    return named.index(part) if part in named else None


def _most(report: Report, hits: Callable[[int], int], *, otherwise: int | None) -> int | None:
    """The column with the most hits, the first of several; `otherwise` where no column has any."""
    counts = [hits(index) for index in range(len(report.header))]
    most = max(counts, default=0)
    return counts.index(most) if most else otherwise


def _cells(report: Report, index: int) -> list[str]:
    return [cell for _, cells in report.rows if (cell := cells[index].strip())]


def _known_numbers(report: Report, index: int, numbers: set[str], country: str) -> int:
    if not any(map(looks_like_number, _cells(report, index)[:_SAMPLE])):
        return 0
    return sum(not numbers.isdisjoint(found) for found in _read_numbers(report, index, country).values())


def _read_numbers(report: Report, index: int | None, country: str) -> dict[str, tuple[str, ...]]:
    """The numbers of each distinct cell of a column; none of a cell that is no number, or several."""
    if index is None:
        return {}
    distinct = pa.array(dict.fromkeys(_cells(report, index)), pa.string())
    found = read_column(distinct, country)
    pairs = zip(found["value"].to_pylist(), found["numbers"].to_pylist(), strict=True)
    return {value: tuple(numbers) for value, numbers in pairs}


def _row_key(cell: str) -> str:
    """Our key, bare or inside TWIN's `callbackData`, which a report may write in any of the ways a webhook does [U]."""
    if not cell.startswith(("{", "[", '"')):
        return cell
    return webhook.read(json.dumps({"callbackData": cell}).encode()).row_key or ""


def _identity(cell: str) -> str:
    """An id, bare or as the receipt writes it, `{"identity": …}` [U]."""
    if not cell.startswith("{"):
        return cell if cell.isprintable() else ""
    return webhook.read(json.dumps({"taskId": _json(cell)}).encode()).task_id or ""


def _json(cell: str) -> object:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return None
