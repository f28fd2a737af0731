"""Lines that people wrote for people, the number anywhere: «Иванов Иван 8 (916) 123-45-67 водитель»."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lib.intake import header, quotes
from lib.intake.delimiter import DELIMITERS
from lib.intake.encoding import UNFIT, Text
from lib.intake.records import Line, Shape, as_read
from lib.intake.table import Below, collect
from lib.model.reading import Unread, Unreadable

FREE = " "
"""The delimiter of free lines: none divides them, so that a blank stands for it."""

_SAMPLE = 1_000
_MOST = 0.5
_REGULAR = 0.8

_BETWEEN = r"[ \u00a0\u202f().\u2010-\u2015-]{0,3}"
_DATE = r"(?<!\d)(?:\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d\d-\d\d)(?: \d\d?:\d\d)?(?!\d)"
_EXTENSION = r"(?:[ ,]*(?:доб|вн|ext)\w*\.?[ ]*\d+)?"
_RUN = re.compile(
    rf"{_DATE}|(?P<number>(?<!\d)\(?\+?\d(?:{_BETWEEN}\+?\d){{9,}}\)?[\w?]*{_EXTENSION}|\d[.,]\d+E\+?1\d)",
    re.IGNORECASE,
)
_LOOKED_BACK = 30
_LONGEST = 10_000  # characters: what is longer is no line that a person wrote
_OTHER_THAN_PHONE = re.compile(
    r"(?:\b(?:инн|кпп|снилс|огрн\w*|паспорт\w*|договор\w*|сч[её]т\w*|заказ\w*|карт\w+|полис\w*|inn|order|id)|[№#])"
    r"\W{0,3}$",
    re.IGNORECASE,
)
_BESIDE = " \t\u00a0\u202f,;|:\u2010\u2011\u2012\u2013\u2014\u2015-"


@dataclass(frozen=True, slots=True)
class FreeLines:
    """Each line as a row: what is before the number, the number, what is after it, and so on with every further one.

    Of what stands between two cells only white space, commas, semicolons, bars, colons and dashes are left out.
    """

    text: Text
    columns: int
    delimiter: str = FREE
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def encoding(self) -> str:
        """The name of the encoding."""
        return self.text.encoding

    def lines(self, shape: Shape | None = None) -> Iterator[Line]:
        """Each line of the text, with a cell for each column."""
        return (self._line(row, line) for row, line in enumerate(self.text.lines, 1))

    def width(self, found: header.Header) -> int:
        """The columns of the table."""
        return len(found.cells)

    def below(self, last_over: int, width: int) -> Below:
        """Every line after the first `last_over`, each with `width` cells."""
        return collect(islice(self.lines(), last_over, None), last_over + 1, width)

    def _line(self, row: int, line: str) -> Line:
        if not line.strip():
            return None
        if UNFIT.search(line):
            return Unreadable(row, Unread.BAD_ENCODING, as_read(line))
        cells = parts(line)
        return cells + [""] * (self.columns - len(cells))


def open_free_lines(text: Text) -> FreeLines:
    """Count the columns that the lines need; quotes around whole lines are none of theirs."""
    if quotes.has_outer(text.lines.first(_SAMPLE), DELIMITERS):
        text = replace(text, lines=quotes.without_outer(text.lines))
    return FreeLines(text, max(map(_columns, text.lines), default=1))


def are_free(text: Text, table: Iterable[Line], found: header.Header, delimiter: str) -> bool:
    """Whether the lines are free: most have a number, but the table that they would be has no known title, and nothing
    divides them, or only commas as in sentences, so that there is no column of numbers or the rows have all lengths.

    `found` is the header of that table, and in `table` a row with another number of cells is unreadable.
    """
    if found.has_field or (found.row and found.titled > 1):
        return False
    sample = [line for line in islice(text.lines, _SAMPLE) if line.strip()]
    if sum(_columns(line) > 1 for line in sample) < len(sample) * _MOST:
        return False
    rows = [line for line in islice(table, _SAMPLE) if line is not None]
    fitting = [line for line in rows if isinstance(line, list)]
    if delimiter == ",":
        return not header.numbers(fitting) or len(fitting) < len(rows) * _REGULAR
    columns = {place for line in fitting for place, cell in enumerate(line) if cell.strip()}
    return (found.titled == 1 or len(columns) == 1) and not header.numbers(fitting)


def parts(line: str) -> list[str]:
    """A line as cells: text, number, text, number, text…; text alone where there is no number."""
    cells, end = [], 0
    for run in _RUN.finditer(line if len(line) <= _LONGEST else ""):
        begin = run.start()
        if run["number"] and not _OTHER_THAN_PHONE.search(line, max(end, begin - _LOOKED_BACK), begin):
            cells += [line[end:begin], run[0]]
            end = run.end()
    cells.append(line[end:])
    return [cell.strip().strip(_BESIDE) if cells[1:] else cell.strip() for cell in cells]


def _columns(line: str) -> int:
    cells = parts(line)
    return len(cells) if cells[-1] else len(cells) - 1
