"""The texts of an .xlsx that its cells share."""

import re
import zipfile
from xml.parsers import expat

import pyarrow as pa

from lib.intake import xml_stream
from lib.intake.raw_cells import TextList
from lib.intake.xml_stream import Attributes, local, resolved, unescaped

_PLAIN = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>|<si><t/></si>')
_ENCODING = re.compile(rb"""encoding=["'](?!utf-8)""", re.IGNORECASE)
_SPECIAL = re.compile(r"[&\r]|_x")
_END = b"</si>"
_CHUNK = 1 << 22
_HEAD = 200


def read(package: zipfile.ZipFile, part: str) -> pa.StringArray:
    """The texts in order.

    Raises FileUnreadable SWOLLEN; KeyError, expat.ExpatError, zlib.error or zipfile.BadZipFile if the part is broken.
    """
    found = TextList()
    if not _plain(package, part, found):
        found = TextList()
        _parse(package, part, found)
    return found.array()


def _plain(package: zipfile.ZipFile, part: str, found: TextList) -> bool:
    """Take the texts many at a time, if none has runs of its own, nor anything else that only the parser can tell."""
    with package.open(part) as file:
        rest = file.read(_CHUNK)
        if _ENCODING.search(rest[:_HEAD]):
            return False
        ended = False
        while not ended:
            piece = file.read(_CHUNK)
            rest, ended = rest + piece, not piece
            cut = len(rest) if ended else rest.rfind(_END) + len(_END)
            if cut < len(_END) or not _take(rest[:cut], found):
                return False
            rest = rest[cut:]
    return True


def _take(chunk: bytes, found: TextList) -> bool:
    if b"<!" in chunk or b":si>" in chunk:
        return False
    try:
        text = chunk.decode()
    except UnicodeDecodeError:
        return False
    texts: list[str] = _PLAIN.findall(text)
    if len(texts) != text.count("<si"):
        return False
    if "&" in text or "\r" in text or "_x" in text:
        texts = [unescaped(resolved(each)) if _SPECIAL.search(each) else each for each in texts]
    found.take(texts)
    return True


def _parse(package: zipfile.ZipFile, part: str, found: TextList) -> None:
    """Take the texts, runs joined; what says how a text is spoken is no part of it."""
    pieces: list[str] = []
    spoken: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, _: Attributes) -> None:
        if local(name) == "si":
            pieces.clear()
        elif local(name) == "rPh":
            spoken.append(name)
        elif local(name) == "t" and not spoken:
            parser.CharacterDataHandler = pieces.append

    def end(name: str) -> None:
        parser.CharacterDataHandler = None
        if local(name) == "rPh":
            spoken.clear()
        elif local(name) == "si":
            found.take((unescaped("".join(pieces)),))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    xml_stream.parse(package, part, parser)
