"""The cells of a sheet of an .xlsx, as its part of the package has them.

Most are written in one way, which `sheet_scan` reads many cells at a time; any other goes through the XML parser here,
with the same outcome. Only cells with a value are kept, so that stray cells far away cost nothing.
"""

import zipfile
from xml.parsers import expat

from lib.intake import sheet_scan, xml_stream
from lib.intake.raw_cells import KINDS, ROWS, CellList, Formulas, Kind, Raw, column_number
from lib.intake.xml_stream import TRUE, Attributes, hidden_stretch, local, merged_area, unescaped


def read(package: zipfile.ZipFile, part: str, last: int = ROWS) -> Raw:
    """The cells of a sheet up to row `last`.

    Raises FileUnreadable SWOLLEN; KeyError, ValueError, expat.ExpatError, zlib.error or zipfile.BadZipFile for a part
    that is broken.
    """
    return sheet_scan.scan(package, part, last) or by_parser(package, part, last)


def by_parser(package: zipfile.ZipFile, part: str, last: int = ROWS) -> Raw:
    """The cells of a sheet up to a row, whatever way its XML is written."""
    reader = _Reader(last)
    xml_stream.parse(package, part, reader.parser, enough=lambda: reader.found.collector.full)
    return reader.found.raw()


class _Reader:
    """Follows the cells of a sheet; a cell that does not say where it is stands beside the one before."""

    def __init__(self, last: int) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.found = CellList(last)
        self._row = self._column = 0
        self._style, self._kind = 0, Kind.NUMBER
        self._text: list[str] = []
        self._spoken = 0
        self._formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins: a row, a cell, its value, or a run of its text; a run that says how to speak is none."""
        name = local(name)
        if name == "c":
            self._place(attributes.get("r"))
            self._style = int(attributes.get("s") or 0)
            self._kind = KINDS.get(attributes.get("t", "n"), Kind.TEXT)
            self._text = []
            self._formula = False
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self.parser.CharacterDataHandler = self._text.append
        elif name == "is":
            self._text = []  # a text beside a value: the text is what is seen
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if attributes.get("hidden") in TRUE:
                self.found.collector.hidden_rows.add(self._row)
        elif name == "rPh":
            self._spoken = len(self._text)
        elif name == "mergeCell":
            self.found.collector.merged.extend(merged_area(attributes.get("ref", "")))
        elif name == "col":
            self.found.collector.hidden_columns.extend(hidden_stretch(attributes))

    def end(self, name: str) -> None:
        """An element ends; with a cell it is clear whether it has a value."""
        name = local(name)
        if name in ("v", "t"):
            self.parser.CharacterDataHandler = None
        elif name == "rPh":
            del self._text[self._spoken :]
        elif name == "c":
            text = unescaped("".join(self._text))
            if self._formula:
                self._count(text)
            self.found.take(self._column, self._row, self._style, self._kind, text)

    def _count(self, text: str) -> None:
        """Count a formula by its value; a text may be an empty one."""
        one = Formulas(zeros=1) if text == "0" else Formulas(others=bool(text))
        lacks = not text and self._kind is not Kind.TEXT
        self.found.collector.formulas = self.found.collector.formulas.plus(Formulas(lacking=1) if lacks else one)

    def _place(self, reference: str | None) -> None:
        if not reference:
            self._column += 1
            return
        letters = reference.rstrip("0123456789")
        self._column = column_number(letters)
        self._row = int(reference[len(letters) :])
