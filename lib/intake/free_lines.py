"""Lines that people wrote for people, the number anywhere: «Иванов Иван 8 (916) 123-45-67 водитель»."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, repeat

from lib.intake import header, list_items, quotes
from lib.intake.delimiter import DELIMITERS
from lib.intake.encoding import UNFIT, Text
from lib.intake.records import Line, Shape, as_read
from lib.intake.table import Below, collect
from lib.model.reading import FileFault, FileUnreadable, Unread, Unreadable

FREE = " "
"""The delimiter of free lines: none divides them, so that a blank stands for it."""

_SAMPLE = 1_000
_MOST = 0.5
_REGULAR = 0.8
_ONE_NUMBER = 3  # cells: text, number, text

_BETWEEN = r"[ \u00a0\u202f().\u2010-\u2015-]{0,3}"
_DATE = r"(?<!\d)(?:\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d\d-\d\d)(?: \d\d?:\d\d)?(?!\d)"
_EXTENSION = r"(?:[ ,]*(?:доб|вн|ext)\w*\.?[ ]*\d+)?"
_MOBILE = rf"(?:\+?7|8)?{_BETWEEN}9\d(?:{_BETWEEN}\d){{8}}(?!\d)"
_HOUSE = rf"\b(?:кв|квартира|д|дом|корп|корпус|к|стр|оф|офис|каб|под|подъезд|эт|этаж)\.? ?\d{{1,4}}(?=[ ,]+{_MOBILE})"
_RUN = re.compile(
    rf"{_DATE}|{_HOUSE}|(?P<number>(?<!\d)\(?\+?\d(?:{_BETWEEN}\+?\d){{9,}}\)?[\w?]*{_EXTENSION}|\d[.,]\d+E\+?1\d)",
    re.IGNORECASE,
)
_MESSAGE = (
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?:\s[AP]M)?\]?(?: [\u2010-\u2015-])? [^:]{1,60}: "
)
_BEFORE = re.compile(rf"\s*{_MESSAGE}|{list_items.ONE.pattern}(?=\(?\+?\d(?:{_BETWEEN}\+?\d){{9,}})")
"""What is no part of a number: when and by whom a message was sent, and which of a list's items this is."""

_LOOKED_BACK = 30
_LONGEST = 10_000  # characters: what is longer is no line that a person wrote
_OTHER_THAN_PHONE = re.compile(
    r"(?:\b(?:инн|кпп|снилс|огрн\w*|паспорт\w*|договор\w*|сч[её]т\w*|заказ\w*|карт\w+|полис\w*|inn|order|id)|[№#])"
    r"\W{0,3}$",
    re.IGNORECASE,
)
_KINDS = """
    и или либо еще также м моб мобильный с сот сотовый р раб рабочий д дом домашний личный городской т тел телефон номер
    факс доб доп дополнительный второй другой основной запасной новый старый резервный жена муж мама папа мать отец сын
    дочь брат сестра бабушка дедушка родители whatsapp вотсап ватсап вацап viber вайбер telegram телеграм телега тг
    or and also m mob mobile c cell h home w work o office p phone t tel telephone number fax ext second other main
    spare new old wife husband mother father mom mum dad son daughter brother sister parents
"""
_KINDS_OF_NUMBER = frozenset(_KINDS.split())
_WORD = re.compile(r"[^\W\d_]+")

_BESIDE = " \t\u00a0\u202f,;|:\u2010\u2011\u2012\u2013\u2014\u2015-\u2022\u2023\u25aa\u25cb\u25cf\u25e6\u00b7*"


@dataclass(frozen=True, slots=True)
class FreeLines:
    """Each line as a row, the first `blank` of them blank: what is before the number, the number, what is after it, and
    so on with every further one.

    A line with several people is listed: one row is one person. Of what stands between two cells only white space,
    commas, semicolons, bars, colons, dashes and bullets are left out, and the numbers of the items where the lines are
    numbered from 1 on, by a sign that `item` matches.
    """

    text: Text
    columns: int
    blank: int
    item: re.Pattern[str] | None
    delimiter: str = FREE
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def encoding(self) -> str:
        """The name of the encoding."""
        return self.text.encoding

    def lines(self, shape: Shape | None = None) -> Iterator[Line]:
        """Each line of the text, with a cell for each column."""
        filled = enumerate(self.text.lines.after(self.blank), self.blank + 1)
        return chain(repeat(None, self.blank), (self._line(row, line) for row, line in filled))

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
        cells = parts(list_items.without(line, self.item))
        if are_people(cells):
            return Unreadable(row, Unread.SEVERAL_PEOPLE, as_read(line))
        return (cells + [""] * (self.columns - len(cells)))[: self.columns]


def open_free_lines(text: Text) -> FreeLines:
    """Count the columns that the lines of one person each need; quotes around whole lines are none of theirs.

    Raises FileUnreadable SEVERAL_PEOPLE where every line holds several.
    """
    if quotes.has_outer(text.lines.first(_SAMPLE), DELIMITERS):
        text = replace(text, lines=quotes.without_outer(text.lines))
    blank = text.lines.blank()
    lines = text.lines.after(blank)
    item = list_items.counted(lines)
    cut = [parts(list_items.without(line, item)) for line in lines]
    widths = [0 if are_people(cells) else _width(cells) for cells in cut if any(cells)]
    if widths and not any(widths):
        raise FileUnreadable(FileFault.SEVERAL_PEOPLE)
    return FreeLines(text, max(widths, default=1), blank, item)


def are_free(text: Text, table: Iterable[Line], found: header.Header, delimiter: str) -> bool:
    """Whether the lines are free: most have a number, but the table that they would be has no known title, and nothing
    divides them, or only commas as in sentences, so that there is no column of numbers, the rows have all lengths or
    most hold several people.

    So are names and numbers by turns, and a numbered list. `found` is the header of that table, and in `table` a row
    with another number of cells is unreadable.
    """
    if found.has_field or (found.row and found.titled > 1):
        return False
    if are_by_turns(text):
        return True
    sample = _sample(text)
    if sum(_width(cells) > 1 for cells in sample) < max(1, len(sample) * _MOST):
        return False
    if delimiter != "\t" and list_items.counted(text.lines.after(text.lines.blank())):
        return True
    several = sum(map(are_people, sample)) > len(sample) * _MOST
    rows = list(islice((line for line in table if line is not None), _SAMPLE))
    fitting = [line for line in rows if isinstance(line, list)]
    if delimiter == ",":
        return several or not header.numbers(fitting) or len(fitting) < len(rows) * _REGULAR
    columns = {place for line in fitting for place, cell in enumerate(line) if cell.strip()}
    return (several or found.titled == 1 or len(columns) == 1) and not header.numbers(fitting)


def _sample(text: Text) -> list[list[str]]:
    lines = text.lines.after(text.lines.blank())
    item = list_items.counted(lines)
    return [parts(list_items.without(line, item)) for line in islice(lines, _SAMPLE) if line.strip()]


def are_by_turns(text: Text) -> bool:
    """Whether names and numbers have lines of their own by turns: then it is not said whose each number is."""
    sample = _sample(text)
    names = [len(cells) == 1 and _says_more(cells[0]) and not header.Header(0, cells).has_field for cells in sample]
    numbers = [len(cells) > 1 and not any(map(_says_more, cells[::2])) for cells in sample]
    by_turns = names[::2] + numbers[1::2], numbers[::2] + names[1::2]
    return len(sample) > 1 and any(map(all, by_turns))


def parts(line: str) -> list[str]:
    """A line as cells: text, number, text, number, text…; text alone where there is no number."""
    cells, end = [], 0
    before = _BEFORE.match(line)
    for run in _RUN.finditer(line if len(line) <= _LONGEST else "", before.end() if before else 0):
        begin = run.start()
        if run["number"] and not _OTHER_THAN_PHONE.search(line, max(end, begin - _LOOKED_BACK), begin):
            cells += [line[end:begin], run[0]]
            end = run.end()
    cells.append(line[end:])
    return [cell.strip().strip(_BESIDE) if cells[1:] else cell.strip() for cell in cells]


def are_people(cells: list[str]) -> bool:
    """Whether a parted line has words between two numbers, and others beside them: a name for each number, perhaps.

    «Иванов, 8 916…, 8 917…» is one person, and so is «Иванов, моб. 8 916…, жена 8 917…».
    """
    if len(cells) <= _ONE_NUMBER:
        return False
    named = [_says_more(words) for words in cells[::2]]
    return any(named[1:-1]) and sum(named) > 1


def _says_more(words: str) -> bool:
    """Whether there are words that do not tell which number of a person it is."""
    return any(word.casefold().replace("ё", "е") not in _KINDS_OF_NUMBER for word in _WORD.findall(words))


def _width(cells: list[str]) -> int:
    return len(cells) if cells[-1] else len(cells) - 1
