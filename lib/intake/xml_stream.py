"""A part of a package, read as XML piece by piece; and what the XML of spreadsheets has of its own."""

import re
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from lib.intake.raw_cells import Area, column_number

_CHUNK = 1 << 18

_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

Attributes = dict[str, str]

TRUE = ("1", "true")
"""How an attribute says yes."""


def local(name: str) -> str:
    """An element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def parse(
    package: zipfile.ZipFile, part: str, parser: expat.XMLParserType, enough: Callable[[], bool] = lambda: False
) -> None:
    """Feed a part to a parser, until there is enough.

    Raises KeyError, expat.ExpatError, zlib.error or zipfile.BadZipFile if it is broken.
    """
    with package.open(part) as file:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk)
            if enough():
                return
    parser.Parse(b"", True)


def elements(package: zipfile.ZipFile, part: str, take: Callable[[str, Attributes], None]) -> None:
    """Hand over each element of a part, as it begins: its name without a prefix, and its attributes."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: take(local(name), attributes)
    parse(package, part, parser)


def resolved(text: str) -> str:
    """The text between two tags as XML has it: references resolved (`&amp;`), line ends as LF."""
    pieces: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    parser.Parse(f"<t>{text}</t>", True)
    return "".join(pieces)


def unescaped(text: str) -> str:
    """A text with the characters that XML does not have, which a spreadsheet writes as `_x0001_`."""
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def hidden_stretch(attributes: Attributes) -> list[tuple[int, int]]:
    """The first and last column of a `col` element that hides them."""
    return [(int(attributes["min"]), int(attributes["max"]))] if attributes.get("hidden") in TRUE else []


def merged_area(reference: str) -> list[Area]:
    """The area of merged cells (`A5:B7`); none where that is no area."""
    match = _AREA.fullmatch(reference)
    return [Area(int(match[2]), int(match[3]), column_number(match[1]))] if match else []


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code < 0xE000 else chr(code)  # half of a character: none that can be written
