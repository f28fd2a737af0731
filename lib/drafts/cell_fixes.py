"""Fixes that write cells anew one by one, each by what it says itself and what its column holds."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks import mojibake, offers, variables
from lib.drafts.draft import Draft
from lib.model.finding import Code
from lib.model.mending import Fix
from lib.store import checking, faulty
from lib.store.connection import Reader
from lib.store.faulty import Asked
from lib.store.mending import MENDS

_Offer = Callable[[str], str | None]
_Texts = Callable[[], Collection[str]]
"""The distinct texts of a column, read only for whoever needs them."""

_Fix = tuple[Fix, Callable[[datetime, _Texts], _Offer]]


def _plainly(offer: _Offer) -> Callable[[datetime, _Texts], _Offer]:
    return lambda at, texts: offer


_ZONE: _Fix = (Fix.ZONE, lambda at, texts: lambda cell: offers.zone(cell, at))
_SWITCH: _Fix = (Fix.SWITCH, _plainly(offers.switch))
_UUID: _Fix = (Fix.UUID, _plainly(offers.uuid))
_EMPTY: _Fix = (Fix.EMPTY, _plainly(variables.emptied))

_OF_CODES: Mapping[Code, _Fix] = {
    Code.TIMEZONE_INVALID: _ZONE,
    Code.COLUMN_NOT_TIMEZONES: _ZONE,
    Code.CHECK_PHONE_INVALID: _SWITCH,
    Code.COLUMN_NOT_SWITCHES: _SWITCH,
    Code.UUID_INVALID: _UUID,
    Code.COLUMN_NOT_IDS: _UUID,
    Code.LOOKALIKE_IN_ID: (Fix.ALPHABET, lambda at, texts: offers.one_alphabet(texts())),
    Code.PLACEHOLDER: _EMPTY,
    Code.NO_VALUE: _EMPTY,
    Code.MOJIBAKE: (Fix.ENCODING, _plainly(mojibake.meant)),
    Code.CONTROL_CHARACTERS: (Fix.CONTROL, _plainly(variables.without_controls)),
    Code.DAY_NUMBER: (Fix.DAY, lambda at, texts: offers.day(texts())),
}


def mends(reader: Reader, draft: Draft, asked: Asked, at: datetime) -> dict[Fix, pa.Table]:
    """What the fix of this kind of finding would write, with the columns of `MENDS`, by row; nothing where there is
    none. `at` decides the offset of a zone with summer time.
    """
    found = _OF_CODES.get(asked.code) if asked.code else None
    if not found:
        return {}
    fix, offer = found
    cells = faulty.cells(reader, draft.id, asked)
    parts = [
        _written(
            cells.filter(pc.equal(cells["place"], place)),
            offer(at, lambda place=place: _texts(reader, draft.id, place)),  # type: ignore[misc]
        )
        for place in cells["place"].unique().to_pylist()
    ]
    table = pa.concat_tables([MENDS.empty_table(), *parts])
    return {fix: table.sort_by([("row", "ascending"), ("place", "ascending")])}


def _texts(reader: Reader, draft_id: str, place: int) -> list[str]:
    texts: list[str] = checking.cells(reader, draft_id, [place])[f"place_{place}"].unique().to_pylist()
    return texts


def _written(cells: pa.Table, offer: _Offer) -> pa.Table:
    """The cells that become something else; each text is looked at once."""
    texts = cells["before"].unique()
    after = pa.array([offer(text) for text in texts.to_pylist()], pa.string())
    after = after.take(pc.index_in(cells["before"], texts))
    return cells.append_column("after", after).filter(pc.is_valid(after)).cast(MENDS)
