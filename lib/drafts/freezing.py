"""What would leave: every row without an error as frozen bytes, parted by the guard, under one fingerprint."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from lib.drafts import candidates
from lib.drafts.draft import LeftOut
from lib.model.columns import BatchValues, Column, Rings
from lib.model.item import ItemState
from lib.store import guard, history
from lib.store.connection import Reader
from lib.store.submissions import ITEM_SCHEMA
from lib.twin import payload

SCHEMA = pa.schema([
    ("row", pa.int32()),
    ("numbers", pa.list_(pa.string())),
    ("client_external_id", pa.string()),
    ("payload", pa.binary()),
    ("auto_call_template_id", pa.string()),
    ("bot_settings_id", pa.string()),
])  # fmt: skip
"""A frozen row: its numbers and its JSON object as the bytes that will leave."""

ROWS_AT_ONCE = 50_000


def freeze(rows: pa.Table, columns: Sequence[Column], values: BatchValues, rings: Rings = Rings.ALL) -> pa.Table:
    """Encode every row without an error; the result has the columns of `SCHEMA`, in row order."""
    batches = [
        _frozen(rows.slice(start, ROWS_AT_ONCE), columns, values, rings)
        for start in range(0, rows.num_rows, ROWS_AT_ONCE)
    ]
    return pa.Table.from_batches(batches, schema=SCHEMA)


def _frozen(rows: pa.Table, columns: Sequence[Column], values: BatchValues, rings: Rings) -> pa.RecordBatch:
    frozen = [
        (each.row, each.phone, each.client_external_id, payload.encode(each), each.auto_call_template_id,
         each.bot_settings_id)
        for each in candidates.build(rows, columns, values, rings)
    ]  # fmt: skip
    columns_of = zip(*frozen, strict=True)
    return pa.record_batch(
        [pa.array(column, field.type) for column, field in zip(columns_of, SCHEMA, strict=True)], schema=SCHEMA
    )


@dataclass(frozen=True, slots=True)
class Parted:
    """Frozen rows parted by the guard: `going` has the columns of `SCHEMA`; the key of a `Blocked` is its row."""

    frozen: pa.Table
    going: pa.Table
    blocked: tuple[guard.Blocked, ...]


def part(reader: Reader, frozen: pa.Table, *, called_since: datetime) -> Parted:
    """Look every number up among all items of this store."""
    blocked = guard.blocked(reader, frozen["row"], frozen["numbers"], called_since=called_since)
    stays = pa.array([each.key for each in blocked], pa.int32())
    return Parted(frozen, frozen.filter(pc.invert(pc.is_in(frozen["row"], stays))), blocked)


def left_out(reader: Reader, blocked: Sequence[guard.Blocked]) -> tuple[LeftOut, ...]:
    """The guard's verdict by earlier submission, counted."""
    counts = Counter((each.reason, each.submission_id) for each in blocked)
    names = history.names(reader, sorted({submission_id for _, submission_id in counts}))
    return tuple(
        LeftOut(reason, submission_id, *names[submission_id], rows=rows)
        for (reason, submission_id), rows in sorted(counts.items(), key=lambda entry: names[entry[0][1]][0])
    )


def fingerprint(going: pa.Table, *terms: object) -> str:
    """A hash over the frozen objects in order and every term of the release (address, mode, batch size, version)."""
    digest = hashlib.sha256(repr(terms).encode())
    for batch in going.select(["payload"]).to_batches():
        for each in batch.column(0):
            digest.update(len(each.as_py()).to_bytes(8, "big"))
            digest.update(each.as_buffer())
    return digest.hexdigest()


def items(parted: Parted) -> pa.Table:
    """The release's items that have no error: waiting, or excluded as the guard found."""
    blocked = {each.key: each for each in parted.blocked}
    found = [blocked.get(row) for row in parted.frozen["row"].to_pylist()]
    excluded = {
        "state": [(ItemState.EXCLUDED if each else ItemState.WAITING).value for each in found],
        "excluded": [each.reason.value if each else None for each in found],
        "excluded_by": [each.submission_id if each else None for each in found],
    }
    kept = {name: parted.frozen[name] for name in ("row", "numbers", "client_external_id", "payload")}
    return pa.table({**excluded, **kept}, schema=ITEM_SCHEMA)


def counted(names: pa.ChunkedArray) -> tuple[tuple[str, int], ...]:
    """How many candidates name each template or scenario, the most frequent first; "" is TWIN's own choice."""
    counts = pc.value_counts(pc.fill_null(names, "")).to_pylist()
    return tuple(sorted(((each["values"], each["counts"]) for each in counts), key=lambda each: (-each[1], each[0])))
