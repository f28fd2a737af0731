"""Levels: a fault of a whole column is said once, and wins over what would be said of each of its cells.

A kind of finding that more than half of the filled cells of a column have, of at least a thousand, is the column's.
With errors, whatever they are, it is one error of the column, and nothing else is said of its cells: what it holds is
not what it is matched to, or was damaged as a whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lib.model.columns import Field
from lib.model.finding import Code, PhoneFault, Severity
from lib.model.kind import ColumnKind

FEWEST = 1_000
"""A column of fewer filled cells has only findings of its rows."""

_SOME = 0.1
"""A variable that more rows lack than this share of them is one that rows may lack."""

MOST = 63
"""So many kinds of warnings and notes at most are said of columns: each is a bit in `draft_row.counted`."""

_OF_ROWS = frozenset({Code.PHONE_MISSING, Code.DUPLICATE_IN_FILE, Code.BODY_TOO_BIG})
_WRONG_COLUMN = {
    Field.PHONE: Code.COLUMN_NOT_PHONES,
    Field.TIMEZONE: Code.COLUMN_NOT_TIMEZONES,
    Field.BOT_SETTINGS_ID: Code.COLUMN_NOT_IDS,
    Field.AUTO_CALL_TEMPLATE_ID: Code.COLUMN_NOT_IDS,
    Field.CHECK_PHONE: Code.COLUMN_NOT_SWITCHES,
}
CODES = tuple(dict.fromkeys(_WRONG_COLUMN.values()))
"""What is found here."""

_STILL_PHONES = frozenset({
    PhoneFault.DIGIT_MISSING, PhoneFault.EXPONENT, PhoneFault.FLOAT_TAIL, PhoneFault.CUT_OFF, PhoneFault.FORMULA_ERROR,
    PhoneFault.MASKED, PhoneFault.QUESTION_MARK, PhoneFault.RUN_TOGETHER, PhoneFault.EXTENSION, PhoneFault.LOOKALIKE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Levels:
    """What is said of whole columns: errors by place with the count of cells, and warnings and notes in one order."""

    errors: Mapping[int, tuple[ColumnKind, int]]
    others: tuple[ColumnKind, ...]

    def of_column(self, kind: ColumnKind) -> bool:
        """Whether this kind is not said of single cells."""
        return kind in self.others or (kind.place in self.errors and kind.code is not Code.DUPLICATE_IN_FILE)


def judge(
    totals: Mapping[ColumnKind, int], *, rows: int, is_most: Callable[[int, int], bool], fields: Mapping[int, Field]
) -> Levels:
    """What is said of columns, by how many cells have each kind.

    `rows` is how many the file has, `is_most` whether a column (its place) has so few filled cells that so many are
    most of them, asked for only where they may be; `fields` says what each column fills.
    """
    errors: dict[int, dict[ColumnKind, int]] = {}
    for kind, count in totals.items():
        if kind.severity is Severity.ERROR and kind.code not in _OF_ROWS:
            errors.setdefault(kind.place, {})[kind] = count
    found = {}
    for place, counts in errors.items():
        count = sum(counts.values())
        dotted = [kind for kind in counts if kind.code is Code.NAME_WITH_DOT]
        if dotted:
            found[place] = dotted[0], counts[dotted[0]]
        elif 2 * count > FEWEST and is_most(place, count):
            found[place] = _said_once(counts, fields[place]), count
    for kind, count in totals.items():
        if kind.code is Code.PHONE_MISSING and rows >= FEWEST and 2 * count > rows:
            found[kind.place] = kind, count
    others = [
        kind for kind, count in totals.items() if kind.place not in found and _is_other(kind, count, rows, is_most)
    ]
    # of a very wide file those that most rows have: what is left is said of each row
    others = sorted(others, key=lambda kind: (-totals[kind], kind))[:MOST]
    return Levels(found, tuple(sorted(others)))


def _is_other(kind: ColumnKind, count: int, rows: int, is_most: Callable[[int, int], bool]) -> bool:
    if kind.severity is Severity.ERROR or kind.code is Code.DUPLICATE_IN_FILE:
        return False
    if kind.code is Code.VARIABLE_MISSING:
        return count > _SOME * rows
    return 2 * count > FEWEST and is_most(kind.place, count)


def is_most(count: int, filled: int) -> bool:
    """Whether so many of the filled cells of a column are most of them."""
    return filled >= FEWEST and 2 * count > filled


def _said_once(counts: Mapping[ColumnKind, int], field: Field) -> ColumnKind:
    most = max(sorted(counts), key=lambda kind: counts[kind])
    phones = most.detail in _STILL_PHONES or most.code is Code.LANDLINE
    plain = phones if field is Field.PHONE else field not in _WRONG_COLUMN
    if plain and 2 * counts[most] > sum(counts.values()):
        return most
    code = _WRONG_COLUMN.get(field)
    return ColumnKind(most.place, code, "", Severity.ERROR) if code else most
