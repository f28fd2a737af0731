"""What a one-press fix would change in a draft: the cells before and after, or the rows that it leaves out."""

from collections.abc import Mapping
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.phone.offer import Mend as NumberMend
from lib.drafts import braces, cell_fixes, city_zone, landlines, number_offers, own_cells
from lib.drafts.draft import Draft
from lib.model.columns import Field
from lib.model.finding import Code, PhoneFault, Severity
from lib.model.mending import Fix
from lib.model.text import BLANK
from lib.store import faulty
from lib.store.connection import Reader
from lib.store.faulty import Asked
from lib.store.mending import MENDS

_OF_NUMBERS = frozenset({
    Code.PHONE_INVALID, Code.PHONE_DAMAGED, Code.NATIONAL_FORM, Code.AMBIGUOUS_COUNTRY, Code.COLUMN_NOT_PHONES,
})  # fmt: skip
_LOST = frozenset({
    PhoneFault.DIGIT_MISSING, PhoneFault.LETTERS, PhoneFault.LOOKALIKE, PhoneFault.EXTENSION, PhoneFault.QUESTION_MARK,
    PhoneFault.MASKED, PhoneFault.CUT_OFF, PhoneFault.FORMULA_ERROR, PhoneFault.EXPONENT,
})  # fmt: skip
"""Faults of which no cell has an offer: what is missing cannot be got out of it."""

_FIXES = {
    NumberMend.DIGITS: Fix.DIGITS,
    NumberMend.FLOAT_TAIL: Fix.FLOAT_TAIL,
    NumberMend.SPLIT: Fix.SPLIT,
    NumberMend.NATIONAL: Fix.COUNTRY_CODE,
}

_OF_CITIES = frozenset({Code.TIMEZONE_INVALID, Code.COLUMN_NOT_TIMEZONES, Code.ZONE_NOT_OF_CITY})

Proposals = Mapping[Fix, pa.Table]
"""What each fix would change, with the columns of `MENDS`; a fix that would change nothing is not among them."""


def of_kind(reader: Reader, draft: Draft, asked: Asked, *, country: str, at: datetime) -> Proposals:
    """The fixes of one kind of finding; `country` is the ISO code of the default country, `at` is for summer times."""
    if asked.code is Code.DUPLICATE_IN_FILE:
        return _with_something({Fix.EXACT_REPEATS: _exact_repeats(reader, draft, asked)})
    if asked.code is Code.LANDLINE:
        return _with_something({Fix.LANDLINES: landlines.mends(reader, draft, asked, country)})
    if asked.code is Code.SEVERAL_NUMBERS:
        return _with_something({Fix.OWN_CELLS: own_cells.mends(reader, draft, asked, country)})
    if asked.code in _OF_NUMBERS and asked.detail not in _LOST:
        return _of_numbers(reader, draft, asked, country)
    if asked.code is Code.NAME_WITH_BRACES:
        return _with_something({Fix.BRACES: braces.mends(draft)})
    found = {Fix.CITY_ZONE: city_zone.mends(reader, draft, asked)} if asked.code in _OF_CITIES else {}
    return _with_something(found | cell_fixes.mends(reader, draft, asked, at))


def of_file(reader: Reader, draft: Draft) -> Proposals:
    """The fixes that are about the whole file, whatever was found in it."""
    return _with_something({
        Fix.ERRORS: _errors(reader, draft),
        Fix.TRIM: _trim(reader, draft),
        Fix.CITY_ZONE: city_zone.mends(reader, draft, None),
    })  # fmt: skip


def count(mends: pa.Table) -> int:
    """How many cells or rows change: a cell that a new column merely has is no change; such cells come last."""
    merely = pc.and_(pc.is_valid(mends["place"]), pc.and_(pc.is_null(mends["before"]), pc.equal(mends["after"], "")))
    return int(mends.num_rows - (pc.sum(merely).as_py() or 0))


def of_rows(reader: Reader, draft: Draft, asked: Asked) -> pa.Table:
    """Every row with such a finding left out, because of the first one."""
    return _left_out(faulty.rows(reader, draft.id, asked, below=draft.reading.header_row))


def _with_something(proposals: Proposals) -> Proposals:
    return {fix: mends for fix, mends in proposals.items() if mends.num_rows}


def _of_numbers(reader: Reader, draft: Draft, asked: Asked, country: str) -> Proposals:
    phones = [column.index for column in draft.columns if column.field is Field.PHONE]
    cells = faulty.cells(reader, draft.id, asked)
    cells = cells.filter(pc.is_in(cells["place"], pa.array(phones, pa.int32()))).sort_by("row")
    filled = cells["before"].filter(pc.not_equal(pc.utf8_trim(cells["before"], characters=BLANK), ""))
    found = number_offers.offers(pa.array(filled.unique(), pa.string()), country)
    at = pc.index_in(cells["before"], found["value"])
    cells = cells.append_column("after", found["text"].take(at)).append_column("mend", found["mend"].take(at))
    return _with_something({
        fix: cells.filter(pc.equal(cells["mend"], mend.value)).drop_columns(["mend"]).cast(MENDS)
        for mend, fix in _FIXES.items()
    })  # fmt: skip


def _trim(reader: Reader, draft: Draft) -> pa.Table:
    """Every cell with something before or after its text that cannot be seen."""
    cells = faulty.every_cell(reader, draft.id)
    trimmed = pc.utf8_trim(cells["before"], characters=BLANK)
    mends = cells.append_column("after", trimmed).filter(pc.not_equal(cells["before"], trimmed))
    return mends.cast(MENDS)


def _exact_repeats(reader: Reader, draft: Draft, asked: Asked) -> pa.Table:
    """The rows with this finding that are, cell by cell, a row before them."""
    return _left_out(faulty.exact_repeats(reader, draft.id, asked))


def _errors(reader: Reader, draft: Draft) -> pa.Table:
    return of_rows(reader, draft, Asked(severity=Severity.ERROR))


def _left_out(rows: pa.Table) -> pa.Table:
    """`rows` has row, code and detail: why each is left out."""
    reasons = pc.binary_join_element_wise(rows["code"], rows["detail"], ":")
    nothing = pa.nulls(rows.num_rows)
    mends = pa.table({
        "row": rows["row"], "place": nothing.cast(pa.int32()), "before": nothing.cast(pa.string()), "after": reasons,
    })  # fmt: skip
    return mends.cast(MENDS).sort_by("row")
