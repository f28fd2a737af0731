"""What the workbook reader does not tell of a sheet: how far it reaches, and the text of its error cells.

The reader keeps a sheet as a full rectangle, so that one stray cell in the last corner would take hundreds of gigabytes
and end the process; and it gives `#N/A` as an empty cell. So each sheet is looked through before it is read.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

_CHUNK = 1 << 18
_ROOT = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"

# A cell's tag as every spreadsheet writes it, with its place; and what shows that this is not all there is to know:
# error cells, tags that end or are spaced otherwise, and tags with a prefix.
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_UNUSUAL = (re.compile(rb"""t\s*=\s*["']e["']"""), re.compile(rb"<c[\t\r\n/>]"), re.compile(rb":c[\s/>]"))

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Extent:
    """The last row and column (from 1) with a value, and the text of each error cell by row and column."""

    rows: int
    columns: int
    errors: dict[int, dict[int, str]]


def parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet and of the part of the package that holds it.

    Raises KeyError, ValueError, expat.ExpatError or zipfile.BadZipFile for a broken package, as `extent` does.
    """
    names = {name.lower(): name for name in package.namelist()}
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def link(name: str, attributes: Attributes) -> None:
        if name.rpartition(":")[2] == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", attributes["Target"]))
            targets[attributes["Id"]] = target.lstrip("/").lower()

    def sheet(name: str, attributes: Attributes) -> None:
        if name.rpartition(":")[2] == "sheet":
            link_id = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets[attributes["name"]] = names[targets[link_id]]

    _parse(package, names[_LINKS], _parser(link))
    _parse(package, names[_ROOT], _parser(sheet))
    return sheets


def at_most(package: zipfile.ZipFile, part: str) -> Extent | None:
    """Look through a sheet quickly, cells without a value counted; None where only `extent` can tell.

    That is a sheet with error cells, or one written otherwise than spreadsheets write it.
    """
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    rest = b""
    with package.open(part) as file:
        while chunk := file.read(_CHUNK):
            chunk = rest + chunk
            end = chunk.rfind(b"<")
            chunk, rest = chunk[:end], chunk[end:]
            cells = _CELL.findall(chunk)
            if len(cells) != chunk.count(b"<c ") or any(unusual.search(chunk) for unusual in _UNUSUAL):
                return None
            columns.update(column for column, _ in cells)
            rows.update(row for _, row in cells)
    return Extent(max(map(int, rows), default=0), max((_number(name.decode()) for name in columns), default=0), {})


def extent(package: zipfile.ZipFile, part: str) -> Extent:
    """Look through a sheet exactly; cells without a value, however they are formatted, do not count."""
    look = _Look()
    _parse(package, part, look.parser)
    return Extent(look.rows, look.columns, look.errors)


class _Look:
    """Follows the cells of a sheet; a cell that does not say where it is stands beside the one before."""

    def __init__(self) -> None:
        self.parser = _parser(self.start)
        self.rows = self.columns = 0
        self.errors: dict[int, dict[int, str]] = {}
        self._row = self._column = 0
        self._is_error = False
        self._numbers: dict[str, int] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins: a row, a cell, or the value that makes a cell count."""
        if name == "c":
            self._place(attributes.get("r"))
            if self._is_error:
                self.parser.CharacterDataHandler = None
            self._is_error = attributes.get("t") == "e"
        elif name in ("v", "is"):
            if self._row > self.rows:
                self.rows = self._row
            if self._column > self.columns:
                self.columns = self._column
            if self._is_error:
                self.parser.CharacterDataHandler = self.text
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif ":" in name:
            self.start(name.rpartition(":")[2], attributes)

    def text(self, data: str) -> None:
        """A piece of the text of an error cell."""
        row = self.errors.setdefault(self._row, {})
        row[self._column] = (row.get(self._column, "") + data).strip()

    def _place(self, reference: str | None) -> None:
        if not reference:
            self._column += 1
            return
        letters = reference.rstrip("0123456789")
        if letters not in self._numbers:
            self._numbers[letters] = _number(letters)
        self._column = self._numbers[letters]
        self._row = int(reference[len(letters) :])


def _number(letters: str) -> int:
    """`A` → 1, `AA` → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _parser(start: Callable[[str, Attributes], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    return parser


def _parse(package: zipfile.ZipFile, part: str, parser: expat.XMLParserType) -> None:
    with package.open(part) as file:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk)
    parser.Parse(b"", True)
