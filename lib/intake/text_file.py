"""A text file as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, repeat

from lib.intake import bulk, quotes
from lib.intake import delimiter as delimiters
from lib.intake.encoding import Text
from lib.intake.header import Header
from lib.intake.lines import Lines
from lib.intake.records import Line, Reader, Shape, filled_after, records
from lib.intake.table import Below, Collector, Filled
from lib.model.reading import ReadingChoice

_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 1 << 18


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file whose encoding and delimiter are known, without its hidden first line `sep=`, which is no row; the
    first `blank` lines are blank rows. `as_shown` says that formulas that are texts were taken for these.
    """

    text: Lines
    encoding: str
    fits: bool
    delimiter: str
    blank: int
    as_shown: bool
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def lines(self, shape: Shape | None = None) -> Iterator[Line]:
        """Each record of the file."""
        filled = records(self.text.after(self.blank), self.delimiter, shape, first=self.blank + 1, fits=self.fits)
        return chain(repeat(None, self.blank), filled)

    def fitting(self, header: Header) -> Iterator[Line]:
        """Each record below the header, with as many cells; one that has not is unreadable."""
        width = header.titled
        below = islice(self.lines(Shape(header.row, width, width)), header.row, None)
        return (line[:width] if isinstance(line, list) else line for line in below)

    def width(self, header: Header) -> int:
        """The columns of the table: all with a title, and those up to the last one that has data below the header."""
        titled, whole = header.titled, len(header.cells)
        if titled == whole:
            return titled
        shape = Shape(header.row, titled, whole)
        some = filled_after(islice(self.lines(shape), header.row, header.row + _SAMPLE_LINES), titled)
        # where data comes, it comes early: thousands of columns without any need not be looked at cell by cell
        filled = Filled(whole if some else titled, titled)
        self._give(filled, header.row, shape)
        return min(max(filled.columns, default=titled - 1) + 1, whole)

    def below(self, last_over: int, width: int) -> Below:
        """Every record below row `last_over`, each with `width` cells."""
        into = Collector(width)
        self._give(into, last_over, Shape(last_over, width, width))
        return into.below()

    def _give(self, into: Collector | Filled, last_over: int, shape: Shape) -> None:
        reader = Reader(self.text, self.delimiter, shape, fits=self.fits)
        at = min(self.blank, last_over)
        for row in range(at + 1, last_over + 1):
            at += reader.record(at, row)[1] if at < len(self.text) else 0
        bulk.read_below(self.text, reader, self.delimiter, into, at=at, row=last_over + 1, fits=self.fits)


def open_text_file(text: Text, choice: ReadingChoice) -> TextFile:
    """Find what the choice leaves open."""
    first = next(iter(text.lines), "")
    declared = delimiters.declared(first)
    lines = _without_outer_quotes(text.lines.after(1) if declared else text.lines, fits=text.fits)
    found = choice.delimiter or declared
    if found is None:
        blank = lines.blank("".join(delimiters.DELIMITERS))
        titles = choice.header_row and max(choice.header_row - blank, 1)
        filled = lines.after(blank).first(_SAMPLE_LINES)
        sample = quotes.as_shown(filled, "".join(delimiters.DELIMITERS), len(filled))
        found = delimiters.find(_beginning(sample), titles, fits=text.fits)
    lines = quotes.tight(lines, found, len(_beginning(lines)))
    shown = quotes.as_shown(lines, found, len(_beginning(lines)))
    return TextFile(shown, text.encoding, text.fits, found, lines.blank(found), shown is not lines)


def _without_outer_quotes(lines: Lines, *, fits: bool) -> Lines:
    """The lines as the table that each of them holds as one cell; as they are where they are a table themselves."""
    sample = _beginning(lines)
    first = lines.first(len(sample))
    if not quotes.has_outer(first, delimiters.DELIMITERS) or delimiters.is_known(sample, fits=fits):
        return lines
    return quotes.without_outer(lines) if delimiters.divides(quotes.without_outer(first), fits=fits) else lines


def _beginning(lines: Lines) -> list[str]:
    sample: list[str] = []
    left = _SAMPLE_CHARACTERS
    for line in islice(lines, _SAMPLE_LINES):
        sample.append(line)
        left -= len(line)
        if left <= 0:
            break
    return sample
