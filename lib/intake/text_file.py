"""A text file as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lib.intake import delimiter as delimiters
from lib.intake import encoding as encodings
from lib.intake.header import Header
from lib.intake.records import Line, Shape, filled_after, records
from lib.model.reading import ReadingChoice

_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 1 << 18


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file whose encoding and delimiter are known; `hidden` says that its first line is `sep=`, no row."""

    text: encodings.Text
    delimiter: str
    hidden: bool
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def encoding(self) -> str:
        """The name of the encoding."""
        return self.text.encoding

    def lines(self, shape: Shape | None = None) -> Iterator[Line]:
        """Each record of the file."""
        lines = islice(self.text.lines(), int(self.hidden), None)
        return records(lines, self.delimiter, shape, fits=self.text.fits)

    def width(self, header: Header) -> int:
        """The columns of the table: all with a title, and those up to the last one that has data below the header."""
        titled = header.titled
        if titled == len(header.cells):
            return titled
        below = islice(self.lines(Shape(header.row, titled, len(header.cells))), header.row, None)
        return min(max(filled_after(below, titled), default=titled - 1) + 1, len(header.cells))


def open_text_file(content: bytes, choice: ReadingChoice) -> TextFile:
    """Find what the choice leaves open. Raises FileUnreadable as `encoding.open_text` does; ValueError for a delimiter
    that is not offered.
    """
    if choice.delimiter is not None and choice.delimiter not in delimiters.DELIMITERS:
        raise ValueError("a delimiter that is not offered")
    text = encodings.open_text(content, choice.encoding)
    sample = list(_beginning(text.lines()))
    declared = delimiters.declared(sample[0]) if sample else None
    found = choice.delimiter or declared
    if found is None:
        found = delimiters.find(sample, choice.header_row, fits=text.fits)
    return TextFile(text, found, hidden=declared is not None)


def _beginning(lines: Iterator[str]) -> Iterator[str]:
    left = _SAMPLE_CHARACTERS
    for line in islice(lines, _SAMPLE_LINES):
        yield line
        left -= len(line)
        if left <= 0:
            return
