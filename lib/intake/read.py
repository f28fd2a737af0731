"""A file's bytes into a table."""

from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from lib.intake import delimiter, encoding, header
from lib.intake.records import Shape, records
from lib.intake.table import collect
from lib.model.reading import FileFault, FileUnreadable, Reading, ReadingChoice

SAMPLE = 200


@dataclass(frozen=True, slots=True)
class FileRead:
    reading: Reading
    records: pa.Table


def read(content: bytes, file_name: str, choice: ReadingChoice = ReadingChoice()) -> FileRead:
    if not content.strip():
        raise FileUnreadable(FileFault.EMPTY)
    text = encoding.open_text(content, choice.encoding)
    sample = list(islice(text.lines(), SAMPLE))
    found = choice.delimiter or delimiter.find(sample, choice.header_row, fits=text.fits)
    lines = list(records(iter(sample), found, fits=text.fits))
    head = header.sure(header.chosen(lines, choice.header_row) if choice.header_row else header.find(lines))
    titles = tuple(head.cells[: head.titled])
    header.check_titles(titles)
    shape = Shape(head.row, len(titles), len(titles))
    below = collect(islice(records(text.lines(), found, shape, fits=text.fits), head.row, None), head.row + 1, len(titles))
    rows = below.records.num_rows + len(below.unreadable)
    if not rows:
        raise FileUnreadable(FileFault.NO_ROWS)
    return FileRead(Reading(file_name, text.encoding, found, "", (), head.row, titles, rows, below.blank, below.unreadable), below.records)
