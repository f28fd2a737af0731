"""A JSON file as rows: TWIN's request `{"batch": [...]}` or a bare list, one record for each object (twin-api §1)."""

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lib.intake import header
from lib.intake.columns import field_of, unprefixed
from lib.intake.encoding import Text
from lib.intake.json_values import JsonObject, Value, cell, decoder
from lib.intake.records import Line, Shape, as_read, blank
from lib.intake.table import Below, collect
from lib.model.columns import Field
from lib.model.reading import FileFault, FileUnreadable, Unread, Unreadable

_LIST = "batch"
_KEYS = 1 << 12
_LOOKED_AT = 1_000
_DELIMITERS = (";", ",", "\t", "|")
_OBJECT = re.compile(r'\[?\s*\{\s*(?:"|\})')
_SPACE = re.compile(r"[ \t\n\r]*")

Element = tuple[int, int, Value]
"""Where one element of the list begins and ends in the text, and what it is."""


@dataclass(frozen=True, slots=True)
class JsonFile:
    """The objects of a JSON text as rows, numbered from 1 by their place in the list; there is no header row.

    `titles` are all keys in the order in which they are met: `phone`, `phone 2` for the second number of a list of
    numbers, `variables.Name`, `callbackData.id`. `beside` is what stands beside the list and holds for every object
    that has no such key of its own. Of the objects those up to the `last` are read, if there is such a one.
    """

    text: str
    encoding: str
    titles: tuple[str, ...]
    beside: dict[str, str]
    last: int | None = None
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def lines(self, shape: Shape | None = None) -> Iterator[Line]:
        """Each element of the list; every object fits the titles, whatever the shape."""
        for row, (start, end, value) in enumerate(islice(_people(self.text, {}), self.last), 1):
            yield self._line(row, value, self.text[start:end])

    def width(self, found: header.Header) -> int:
        """The columns of the table: one for each title."""
        return len(found.cells)

    def below(self, last_over: int, width: int) -> Below:
        """Every element after the first `last_over`, each with `width` cells."""
        return collect(islice(self.lines(), last_over, None), last_over + 1, width)

    def _line(self, row: int, value: Value, raw: str) -> Line:
        if not isinstance(value, JsonObject):
            return Unreadable(row, Unread.NOT_AN_OBJECT, as_read(raw))
        pairs = list(_pairs(value))
        own = {title: cell(each) for title, each in pairs}
        if len(own) < len(pairs):
            return Unreadable(row, Unread.REPEATED_KEY, as_read(raw))
        cells = [own.get(title, self.beside.get(title, "")) for title in self.titles]
        if not _fits("".join((*own, *cells))):
            return Unreadable(row, Unread.BAD_ENCODING, as_read(raw))
        return None if blank(list(own.values())) else cells


def is_json(text: Text, file_name: str) -> bool:
    """Whether a text is JSON by its name, or begins as no table does; a list may be one only if it goes on as one."""
    if file_name.lower().endswith(".json"):
        return True
    first = "".join(line.strip() for line in islice(text.lines, 1_000))[:_LOOKED_AT]
    if not first.startswith(("[", "{")):
        return False
    whole = _whole(text)
    try:
        for _ in islice(_people(whole, {}), 2):  # what follows the first one tells a list from «[30.11.2026, 9:30] …»
            pass
    except FileUnreadable:
        return _OBJECT.match(first) is not None and not _is_cell(whole)
    return True


def _is_cell(text: str) -> bool:
    """Whether the text begins with an object that is a cell of a table: a delimiter stands behind it."""
    try:
        _, end = _value(text, _skip(text, 0))
    except FileUnreadable:
        return False
    return text.startswith(_DELIMITERS, end)


def open_json(text: Text, last: int | None = None) -> JsonFile:
    """Find the titles of the objects up to the `last`.

    Raises FileUnreadable: BROKEN_JSON (its place as `line:column`), NO_BATCH where there is no list
    of people, TOO_MANY_COLUMNS.
    """
    whole = _whole(text)
    beside: dict[str, str] = {}
    titles: dict[str, None] = {}
    for _, _, value in islice(_people(whole, beside), last):
        if isinstance(value, JsonObject):
            titles.update((title, None) for title, _ in _pairs(value) if title not in titles and _fits(title))
            header.check_columns(len(titles))
    titles.update(dict.fromkeys(filter(_fits, beside)))
    header.check_columns(len(titles))
    return JsonFile(whole, text.encoding, tuple(titles), beside, last)


def _pairs(value: JsonObject) -> Iterator[tuple[str, Value]]:
    """The titles of an object and what stands under them."""
    for key, inner in value:
        if isinstance(inner, JsonObject) and _is_prefix(key):
            yield from ((f"{key}.{name}", each) for name, each in inner)
        elif isinstance(inner, list) and _is_phone(key):
            yield from ((f"{key} {place}" if place > 1 else key, each) for place, each in enumerate(inner or [None], 1))
        else:
            yield key, inner


@lru_cache(_KEYS)
def _is_prefix(key: str) -> bool:
    return unprefixed(f"{key}.x")[0] is not None


@lru_cache(_KEYS)
def _is_phone(key: str) -> bool:
    return field_of(key) is Field.PHONE


def _people(text: str, beside: dict[str, str]) -> Iterator[Element]:
    """Each element of the list; what stands beside the list is put into `beside`."""
    at = _skip(text, 0)
    if text.startswith("[", at):
        at = yield from _elements(text, at + 1)
    elif text.startswith("{", at):
        at = yield from _members(text, at + 1, beside)
    else:
        raise FileUnreadable(FileFault.NO_BATCH) if _value(text, at) else _broken(text, at)
    if _skip(text, at) != len(text):
        raise _broken(text, at)


def _elements(text: str, at: int) -> Generator[Element, None, int]:
    at = _skip(text, at)
    if text.startswith("]", at):
        return at + 1
    while True:
        value, end = _value(text, at)
        yield at, end, value
        at = _skip(text, end)
        if text.startswith("]", at):
            return at + 1
        at = _after(text, at, ",")


def _members(text: str, at: int, beside: dict[str, str]) -> Generator[Element, None, int]:
    at, lists = _skip(text, at), 0
    while not text.startswith("}", at):
        key, end = _value(text, at)
        if not text.startswith('"', at):
            raise _broken(text, at)
        at = _after(text, _skip(text, end), ":")
        if key == _LIST and text.startswith("[", at):
            lists += 1
            at = yield from _elements(text, at + 1)
        else:
            value, at = _value(text, at)
            beside.update((title, cell(each)) for title, each in _pairs(JsonObject([(str(key), value)])))
        at = _skip(text, at)
        if not text.startswith("}", at):
            at = _after(text, at, ",")
    if not lists:
        raise FileUnreadable(FileFault.NO_BATCH)
    return at + 1


def _value(text: str, at: int) -> tuple[Value, int]:
    try:
        return decoder.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise _broken(text, error.pos) from None
    except RecursionError:
        raise _broken(text, at) from None


def _after(text: str, at: int, sign: str) -> int:
    if not text.startswith(sign, at):
        raise _broken(text, at)
    return _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _broken(text: str, at: int) -> FileUnreadable:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return FileUnreadable(FileFault.BROKEN_JSON, f"{line}:{column}")


def _whole(text: Text) -> str:
    return str(text.lines.utf8, "utf-8", "surrogatepass")


def _fits(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
