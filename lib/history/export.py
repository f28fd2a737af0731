"""The report of what was sent: the file's own rows, and what became of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache

import pyarrow as pa

from lib.access import people
from lib.drafts import sheet
from lib.history.history import condition
from lib.history.views import HistoryFilter
from lib.store import history as sql
from lib.store import items as item_sql
from lib.store.connection import Reader, Store
from lib.words import Words

ROWS_AT_ONCE = 50_000

BEFORE = ("row",)
AFTER = (
    "state", "why-excluded", "earlier-submission", "request", "auto-call-id", "auto-call-candidate-id", "matched",
    "sent-at", "changed-at", "submission", "file", "released-at", "released-by",
)  # fmt: skip
"""The report's own columns before and after those of the file, as the words name them (`export-…`)."""


@dataclass(frozen=True, slots=True)
class _Submission:
    number: int
    file_name: str
    released_at: datetime
    released_by: str
    places: tuple[int, ...]
    """for each column of this submission's file, its place among the report's"""


@dataclass(frozen=True, slots=True)
class Exports:
    """CSV reports over the same rows that the history shows."""

    store: Store
    country: str = "RU"

    def submission(self, submission_id: str, *, say: Words, zone: tzinfo) -> bytes:
        """Every row of one submission's file."""
        with self.store.read() as reader:
            return _report(reader, [submission_id], say, zone)

    def found(self, wanted: HistoryFilter, *, say: Words, zone: tzinfo) -> bytes:
        """Every row of the submissions that fit; a header alone where none does."""
        with self.store.read() as reader:
            return _report(reader, sql.ids(reader, condition(wanted, self.country)), say, zone)


def _report(reader: Reader, submission_ids: Sequence[str], say: Words, zone: tzinfo) -> bytes:
    titles: dict[str, int] = {}
    about: dict[str, _Submission] = {}
    for row in sql.released(reader, submission_ids):
        submission_id, number, file_name, header, released_at, released_by = row
        own = [title or f"column_{place}" for place, title in enumerate(header, start=1)]
        places = tuple(titles.setdefault(title, len(titles)) for title in own)
        about[submission_id] = _Submission(number, file_name, released_at, released_by, places)
    header = [_title(name, say, zone) for name in BEFORE] + list(titles) + [_title(name, say, zone) for name in AFTER]
    found = item_sql.whole(reader, submission_ids)
    earlier = {key: number for key, (number, _) in sql.names(reader, found["excluded_by"].unique().to_pylist()).items()}
    return sheet.write(header, _rows(found, about, earlier, len(titles), say, zone), language=say.language)


def _title(name: str, say: Words, zone: tzinfo) -> str:
    return f"{say(f'export-{name}')} ({zone})" if name.endswith("-at") else say(f"export-{name}")


def _rows(
    found: pa.Table, about: dict[str, _Submission], earlier: dict[str, int], width: int, say: Words, zone: tzinfo
) -> Iterator[list[object]]:
    named = cache(say)
    for start in range(0, found.num_rows, ROWS_AT_ONCE):
        for row in found.slice(start, ROWS_AT_ONCE).to_pylist():
            submission = about[row["submission_id"]]
            own: list[object] = [None] * width
            for place, cell in zip(submission.places, row["cells"], strict=False):
                own[place] = cell
            yield [
                row["row"],
                *own,
                named(f"state-{row['state']}"),
                named(f"excluded-{row['excluded']}") if row["excluded"] else None,
                earlier.get(row["excluded_by"]),
                row["request"],
                row["auto_call_id"],
                row["auto_call_candidate_id"],
                named(f"matched-{row['matched']}") if row["matched"] else None,
                _moment(row["sent_at"], zone),
                _moment(row["changed_at"], zone),
                submission.number,
                submission.file_name,
                _moment(submission.released_at, zone),
                people.name(say, submission.released_by),
            ]


def _moment(at: datetime | None, zone: tzinfo) -> str | None:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if at else None
