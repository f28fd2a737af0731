"""An .xlsx, .xlsm, .xlsb or .xls: its sheets, and their cells as the operator sees them."""

import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from lib.intake import cell_texts, shared_strings, sheet_xml, styles_xml, xls, xlsb, xml_stream
from lib.intake.grid import grid
from lib.intake.loaded import Loaded
from lib.intake.number_format import NumberFormat
from lib.intake.package import Kind
from lib.intake.package import names as package_names
from lib.intake.package import root as package_root
from lib.intake.raw_cells import ROWS, Raw
from lib.intake.xml_stream import TRUE, Attributes

_Link = tuple[str, str]
_Sheet = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class ExcelBook:
    """A workbook whose sheets are read when they are needed: `parts` says where each worksheet is, by its name.

    `to_calculate` says that whoever opens it shall work out all formulas first.
    """

    parts: dict[str, str]
    visible: tuple[str, ...]
    since_1904: bool
    shared: pa.StringArray
    formats: tuple[NumberFormat, ...]
    read: Callable[[str, int], Raw]
    to_calculate: bool = False

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its worksheets, hidden ones too."""
        return tuple(self.parts)

    def load(self, sheet: str, last: int = ROWS) -> Loaded:
        """A sheet's cells up to a row. Raises as `sheet_xml.read`, `xlsb.read`, `xls.read`, `cell_texts.texts` do."""
        raw = self.read(self.parts[sheet], last)
        texts = cell_texts.texts(raw, self.shared, self.formats, since_1904=self.since_1904)
        open_formulas = raw.formulas.are_open(to_calculate=self.to_calculate)
        cells = grid(raw.rows, raw.columns - 1, texts)
        return Loaded(cells, raw.hidden_rows, raw.hidden_columns, raw.merged, open_formulas)


def open_xlsx(package: zipfile.ZipFile) -> ExcelBook:
    """Read what the sheets of an .xlsx have in common.

    Raises KeyError, ValueError, expat.ExpatError, zlib.error or zipfile.BadZipFile for a broken package.
    """
    names, root, links = _opened(package, Kind.XLSX)
    found: list[_Sheet] = []
    since_1904: list[bool] = []
    to_calculate: list[bool] = []

    def take(name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            since_1904.append(attributes.get("date1904") in TRUE)
        elif name == "calcPr":
            to_calculate.append(attributes.get("fullCalcOnLoad") in TRUE)
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            found.append((attributes["name"], link, attributes.get("state", "visible") == "visible"))

    xml_stream.elements(package, names[root], take)
    shared, styles = _part("sharedStrings", links, names), _part("styles", links, names)
    return ExcelBook(
        *_worksheets(found, links, names),
        any(since_1904),
        shared_strings.read(package, shared) if shared else pa.array([], pa.string()),
        styles_xml.read(package, styles) if styles else (),
        lambda part, last: sheet_xml.read(package, part, last),
        any(to_calculate),
    )


def open_xlsb(package: zipfile.ZipFile) -> ExcelBook:
    """Read what the sheets of an .xlsb have in common. Raises as `open_xlsx` and `xlsb.sheets` do."""
    names, root, links = _opened(package, Kind.XLSB)
    found, since_1904 = xlsb.sheets(package, names[root])
    shared, styles = _part("sharedStrings", links, names), _part("styles", links, names)
    return ExcelBook(
        *_worksheets(found, links, names),
        since_1904,
        xlsb.shared(package, shared) if shared else pa.array([], pa.string()),
        xlsb.formats(package, styles) if styles else (),
        lambda part, last: xlsb.read(package, part, last),
    )


def open_xls(content: bytes) -> ExcelBook:
    """Read what the sheets of an .xls have in common. Raises as `xls.open_stream` does."""
    stream = xls.open_stream(content)
    return ExcelBook(
        {name: str(begins) for name, begins, _ in stream.sheets},
        tuple(name for name, _, visible in stream.sheets if visible),
        stream.since_1904,
        pa.array(stream.shared, pa.string()),
        stream.formats,
        lambda begins, last: xls.read(stream, int(begins), last),
    )


def _worksheets(
    found: list[_Sheet], links: dict[str, _Link], names: dict[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The part of each sheet that has cells, by its name; and the names of those that are not hidden."""
    own = [(name, links[link][1], visible) for name, link, visible in found if links[link][0] == "worksheet"]
    return {name: names[target] for name, target, _ in own}, tuple(name for name, _, visible in own if visible)


def _part(kind: str, links: dict[str, _Link], names: dict[str, str]) -> str | None:
    return next((names[target] for each, target in links.values() if each == kind and target in names), None)


def _opened(package: zipfile.ZipFile, kind: Kind) -> tuple[dict[str, str], str, dict[str, _Link]]:
    """The names of the parts, which of them tells the sheets, and by the ids of its links what the others are: the last
    word of the kind, and how the part's name is looked for.
    """
    names = package_names(package)
    root = package_root(names, kind) or ""
    folder, _, file = root.rpartition("/")
    links = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, _Link] = {}

    def take(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))
            found[attributes["Id"]] = attributes.get("Type", "").rpartition("/")[2], target.lstrip("/").lower()

    xml_stream.elements(package, names[links], take)
    return names, root, found
