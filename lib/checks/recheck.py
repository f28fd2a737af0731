"""A checked draft checked again after a few of its rows have changed: those rows, and the others that depend on them.

What a row repeats depends on every row that it shares a number or an external id with, and on those that share one with
these, and so on; such a family of rows is looked at as if it were a file of its own, which finds what a look at the
whole file finds. In a large family, of a number or an id that a crowd of rows has, the first row alone is looked at:
where it goes, and says something in each column that rows are compared by, all later ones are held against it and no
other. What is said of whole columns is counted on. Where the change moves what is said of columns, a column is not what
it is matched to, or the family is large all the same, everything is checked.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

from lib.checks import hits, levels
from lib.checks.check import check, of_columns, what_columns_hold
from lib.checks.examine import Examined, examine
from lib.checks.levels import Levels
from lib.checks.terms import BODY_BYTES, Terms
from lib.model.columns import Column, Field
from lib.model.kind import ColumnKind
from lib.model.naming import NO_NAMES, KnownNames
from lib.store import checking, kinds, staged, staging
from lib.store.connection import ROWS_AT_ONCE, Reader, Store

CROWD = 1_000
"""More rows than these that have one number, or one external id, are a crowd."""

_COMPARED = (Field.VARIABLE, Field.CLIENT_EXTERNAL_ID)


def recheck(
    store: Store,
    draft_id: str,
    columns: Sequence[Column],
    rows: Collection[int],
    *,
    country: str,
    duplicates_let_in: bool,
    header_row: int = 1,
    at: datetime | None = None,
    names: KnownNames = NO_NAMES,
    body_bytes: int = BODY_BYTES,
    mobiles_only: bool = False,
    timezone: int | None = None,
) -> None:
    """Replace what was found in `rows` (as the spreadsheet numbers them) and in what depends on them.

    `rows` are the records that have changed, gone or come since the draft was last checked, with the same columns and
    terms; afterwards the draft is as after `check`. The store is locked only to write.
    """
    terms = Terms(
        columns, country, duplicates_let_in, header_row, at or datetime.now(UTC), names, body_bytes, mobiles_only,
        timezone,
    )  # fmt: skip
    if not _few(store, draft_id, terms, frozenset(rows)):
        check(
            store, draft_id, columns, country=country, duplicates_let_in=duplicates_let_in, header_row=header_row,
            at=terms.at, names=names, body_bytes=body_bytes, mobiles_only=mobiles_only, timezone=timezone,
        )  # fmt: skip


def _few(store: Store, draft_id: str, terms: Terms, changed: frozenset[int]) -> bool:
    """Check what the change may have moved; False, and nothing is done, where that may be everything."""
    with store.read() as reader:
        before = kinds.of_draft(reader, draft_id)
        holds, columns = what_columns_hold(reader, draft_id, terms.columns), kinds.columns(reader, draft_id)
        if holds != {place: each.holds for place, each in columns.items() if each.holds} or any(
            kind.code in levels.CODES for kind in before.of_columns
        ):
            return False
        alone = examine(reader, draft_id, terms, holds, changed)
        touched, first = _family(reader, draft_id, changed, alone)
        if len(touched) > ROWS_AT_ONCE:
            touched, first = _family(reader, draft_id, changed, alone, crowd=CROWD)
        if len(touched) > ROWS_AT_ONCE or not _settled(reader, draft_id, first, touched):
            return False
        examined = examine(reader, draft_id, terms, holds, touched | first) if touched | first > changed else alone
        if not _says_all(examined, len(first)):
            return False
        examined = examined.without_first(len(first))
        totals = Counter(before.of_rows) + Counter(before.of_columns)
        totals.subtract(_stood(reader, draft_id, touched, sorted(before.of_columns)))
        totals.update(examined.totals())
        now = {place: each.after(len(touched)) for place, each in columns.items()}
        judged = _judged(reader, draft_id, terms, now, +totals)
    if judged.wide.keys() != before.of_columns.keys():
        return False
    found = hits.findings(examined.sheet, examined.hits, judged, terms.columns)
    of_all = of_columns(terms, judged)
    staging.keep_only(store, draft_id, touched, examined.rows(judged), found, of_all)
    return True


def _stood(reader: Reader, draft_id: str, rows: Collection[int], wide: Sequence[ColumnKind]) -> Counter[ColumnKind]:
    """How many of these rows had each kind, as a finding of their own or counted by that of a column."""
    counts = Counter(kinds.of_rows(reader, draft_id, rows))
    for bits in kinds.counted(reader, draft_id, rows):
        counts.update(kind for nth, kind in enumerate(wide) if bits[nth // kinds.WORD] >> nth % kinds.WORD & 1)
    return counts


def _judged(
    reader: Reader, draft_id: str, terms: Terms, columns: Mapping[int, kinds.Column], totals: Counter[ColumnKind]
) -> Levels:
    @cache
    def filled(place: int) -> int:
        return checking.filled(reader, draft_id, [place])[place]

    def is_most(place: int, count: int) -> bool:
        known = columns[place]
        answers = {levels.is_most(count, each) for each in (known.fewest, known.most)}
        sure = len(answers) == 1 and not known.fewest < levels.FEWEST <= known.most
        return answers.pop() if sure else levels.is_most(count, filled(place))

    fields = {column.index: column.field for column in terms.columns}
    return levels.judge(totals, rows=staged.count(reader, draft_id), is_most=is_most, fields=fields)


def _family(
    reader: Reader, draft_id: str, changed: Collection[int], now: Examined, *, crowd: int | None = None
) -> tuple[frozenset[int], frozenset[int]]:
    """The changed rows with those that share a number or an external id with what they said or say, or with such rows;
    and the first row of each number and id that more than `crowd` rows have, where those are passed over.
    """
    found, first = set(changed), set[int]()
    numbers: set[str] = set()
    ids: set[str] = set()
    related = [*staged.said_by(reader, draft_id, changed), *staged.said(now.says)]
    while related and len(found) <= ROWS_AT_ONCE:
        fresh_numbers = {number for each in related for number in each.numbers} - numbers
        fresh_ids = {each.client_external_id for each in related if each.client_external_id} - ids
        numbers |= fresh_numbers
        ids |= fresh_ids
        if crowd is not None:
            crowds = staged.crowds(reader, draft_id, fresh_numbers, fresh_ids, more_than=crowd)
            fresh_numbers, fresh_ids = fresh_numbers - crowds.numbers.keys(), fresh_ids - crowds.external_ids.keys()
            first |= {*crowds.numbers.values(), *crowds.external_ids.values()}
        if not (fresh_numbers or fresh_ids):
            break
        related = staged.sharing(reader, draft_id, fresh_numbers, fresh_ids, limit=ROWS_AT_ONCE + 1)
        found |= {each.row for each in related}
    return frozenset(found), frozenset(first)


def _settled(reader: Reader, draft_id: str, first: Collection[int], touched: Collection[int]) -> bool:
    """Whether the first rows of crowds stand before whatever the change may move, and go."""
    return not first or (max(first) < min(touched) and not staged.any_hindered(reader, draft_id, first))


def _says_all(examined: Examined, first: int) -> bool:
    """Whether so many first rows are filled in every column that rows with one number are compared by."""
    return all(bool(texts.filled_rows()[:first].all()) for texts in examined.sheet.of(*_COMPARED))
