"""Levels: a fault of a whole column is said once, and not of each of its cells.

A kind of finding that more than half of the filled cells of a column have, of at least a thousand, is the column's.
Where most cells are wrong, and not plainly what the column is matched to, that is its one error, and nothing else is
said of its cells. What is left is said of rows; if that were too many findings, the most frequent kinds are the
columns' too.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lib.model.columns import Field
from lib.model.finding import Code, PhoneFault, Severity
from lib.model.kind import ColumnKind

FEWEST = 1_000
"""A column of fewer filled cells has only findings of its rows."""

_SOME = 0.1
"""A variable that more rows lack than this share of them is one that rows may lack."""

MOST_OF_ROWS = 50_000
"""So many findings at most are said of single rows."""

_OF_ROWS = frozenset({Code.PHONE_MISSING, Code.DUPLICATE_IN_FILE, Code.BODY_TOO_BIG})
"""What a row has rather than a cell: it is no fault of the column."""

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
    """What is said of whole columns, in order, each with its count of cells; by place, the one error of wrong ones."""

    wide: Mapping[ColumnKind, int]
    wrong: Mapping[int, ColumnKind]

    def of_column(self, kind: ColumnKind) -> bool:
        """Whether this kind is not said of single cells."""
        return kind in self.wide or _part_of(kind, self.wrong) is not None

    def counted_as(self, kind: ColumnKind) -> ColumnKind | None:
        """The finding of a whole column that counts a cell with this kind, None where none does."""
        wrong = _part_of(kind, self.wrong)
        if wrong is None:
            return kind if kind in self.wide else None
        return wrong if _counts(wrong, kind) else None


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
    wrong = {place: found for place, counts in errors.items() if (found := _wrong(counts, fields[place], is_most))}
    wide, left = Counter[ColumnKind](), dict[ColumnKind, int]()
    for kind, count in totals.items():
        if found := _part_of(kind, wrong):
            wide[found] += count if _counts(found, kind) else 0
        elif _is_wide(kind, count, rows, is_most):
            wide[kind] = count
        else:
            left[kind] = count
    too_many = sum(left.values()) - MOST_OF_ROWS
    # the last to go are repeats: each says which row it repeats
    for kind in sorted(left, key=lambda kind: (kind.code is Code.DUPLICATE_IN_FILE, -left[kind], kind)):
        if too_many > 0:
            wide[kind] = left[kind]
            too_many -= left[kind]
    return Levels(dict(sorted(wide.items())), wrong)


def _part_of(kind: ColumnKind, wrong: Mapping[int, ColumnKind]) -> ColumnKind | None:
    return wrong.get(kind.place) if kind.code not in _OF_ROWS else None


def _counts(wrong: ColumnKind, kind: ColumnKind) -> bool:
    return kind == wrong or (wrong.code in CODES and kind.severity is Severity.ERROR)


def _is_wide(kind: ColumnKind, count: int, rows: int, is_most: Callable[[int, int], bool]) -> bool:
    match kind.code:
        case Code.DUPLICATE_IN_FILE:
            return False
        case Code.PHONE_MISSING:
            return rows >= FEWEST and 2 * count > rows
        case Code.VARIABLE_MISSING:
            return count > _SOME * rows
    return 2 * count > FEWEST and is_most(kind.place, count)


def is_most(count: int, filled: int) -> bool:
    """Whether so many of the filled cells of a column are most of them."""
    return filled >= FEWEST and 2 * count > filled


def _wrong(counts: Mapping[ColumnKind, int], field: Field, is_most: Callable[[int, int], bool]) -> ColumnKind | None:
    """The one error of a column with these errors, None where they are told apart."""
    dotted = next((kind for kind in counts if kind.code is Code.NAME_WITH_DOT), None)
    code, count = _WRONG_COLUMN.get(field), sum(counts.values())
    most = max(sorted(counts), key=lambda kind: counts[kind])
    still_phones = field is Field.PHONE and (most.detail in _STILL_PHONES or most.code is Code.LANDLINE)
    if dotted or not code or (still_phones and 2 * counts[most] > count):
        return dotted
    return (
        ColumnKind(most.place, code, "", Severity.ERROR) if 2 * count > FEWEST and is_most(most.place, count) else None
    )
