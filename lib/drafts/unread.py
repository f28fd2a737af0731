"""The rows of a file that are no records, as a file; and the first rows of a file as another choice would read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lib.drafts import files, sheet
from lib.drafts.draft import Draft, Sample
from lib.intake.read import read
from lib.model.reading import FileUnreadable, ReadingChoice, Unreadable
from lib.words import Words

_BEGINNING = 1 << 17
_LOOKED_AT = 200
_ROWS = 3


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a file would begin: its titles and its first records."""

    header: tuple[str, ...]
    samples: tuple[Sample, ...]


def report(rows: Iterable[Unreadable], *, say: Words) -> bytes:
    """A CSV of the rows: number, reason in words, and text as far as it could be read."""
    header = [say(f"listed-{name}") for name in ("row", "why", "text")]
    cells = ([each.row, say(f"unread-{each.reason.value}"), each.raw] for each in rows)
    return sheet.write(header, cells, language=say.language)


def beginning(folder: Path, draft: Draft, choice: ReadingChoice) -> Beginning:
    """Read the first rows of a draft's file as chosen, and change nothing; all rows only where these are no table yet.

    Raises FileUnreadable where the file cannot be read so.
    """
    name, cut = draft.reading.file_name, draft.reading.delimiter  # a workbook and JSON cannot be cut
    content = (
        files.beginning(folder, draft.file_sha256, _BEGINNING) if cut else files.content(folder, draft.file_sha256)
    )
    try:
        found = read(content, name, choice, _LOOKED_AT + (choice.header_row or 0) + choice.skip)
    except FileUnreadable:
        found = read(files.content(folder, draft.file_sha256), name, choice)
    samples = found.records.slice(0, _ROWS).to_pylist()
    return Beginning(found.reading.header, tuple(Sample(each["row"], tuple(each["cells"])) for each in samples))
