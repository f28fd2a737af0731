"""An .ods (OpenDocument 1.3, part 3): its sheets, and their cells as the operator sees them."""

import re
import zipfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.parsers import expat

from lib.intake import cells, shown, xml_stream
from lib.intake.grid import grid
from lib.intake.loaded import Loaded
from lib.intake.raw_cells import CELLS, ROWS, Area, CellList, Formulas, Kind
from lib.intake.xml_stream import Attributes, local
from lib.model.reading import FileFault, FileUnreadable

_ANOTHER = "calcext:"  # tells the type of a value a second time, in words of its own
_HIDDEN = ("collapse", "filter")
_ASIDE = ("annotation", "frame", "custom-shape")  # a note on a cell and a box over it have texts of their own
_NUMBERS = ("float", "percentage", "currency")
_DURATION = re.compile(r"(-?)PT(\d{1,9})H(\d{1,9})M(\d{1,9}(?:[.,]\d*)?)S")
_TIME = re.compile(r"\s*\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\s*(?:[AP]M)?\s*")
_MOST = 1 << 21
"""The most times that a row, a column or a space may be repeated: spreadsheets do not have more."""


@dataclass(frozen=True, slots=True)
class OdsBook:
    """A workbook, whose sheets are all read when it is opened, up to the same row."""

    found: dict[str, CellList]
    visible: tuple[str, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets, hidden ones too."""
        return tuple(self.found)

    def load(self, sheet: str, _last: int = ROWS) -> Loaded:
        """A sheet's cells. Raises FileUnreadable SWOLLEN."""
        raw = self.found[sheet].raw()
        return Loaded(
            grid(raw.rows, raw.columns - 1, raw.values),
            raw.hidden_rows,
            raw.hidden_columns,
            raw.merged,
            raw.formulas.are_open(to_calculate=False),
        )


def open_ods(package: zipfile.ZipFile, last: int = ROWS, sheet: str | None = None) -> OdsBook:
    """Read the sheets up to row `last`; where only one is wanted, none behind it.

    Raises FileUnreadable SWOLLEN for more cells or repeats than a spreadsheet has room for; KeyError, ValueError,
    expat.ExpatError, zlib.error or zipfile.BadZipFile for a broken package.
    """
    reader = _Reader(last, sheet)
    xml_stream.parse(package, "content.xml", reader.parser, enough=lambda: reader.full)
    return OdsBook(reader.sheets, tuple(reader.visible))


@dataclass(slots=True)
class _Cell:
    """The cell that is being read: its attributes, the text it shows, how many columns it stands for."""

    own: Attributes = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    columns: int = 1


class _Reader:
    """Follows the rows of each sheet."""

    def __init__(self, last: int, wanted: str | None) -> None:
        self._last, self._wanted = last, wanted
        self.sheets: dict[str, CellList] = {}
        self.visible: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self._sheet = CellList()
        self._row = self._column = self._columns_told = 0
        self._rows = 1
        self._cell = _Cell()
        self._aside = 0
        self._spaces = 0
        self._style = ""
        self._hidden_styles: set[str] = set()

    @property
    def full(self) -> bool:
        """Whether the sheet that is wanted goes on beyond the last row that is."""
        return self._beyond and self._sheet is self.sheets.get(self._wanted or "")

    @property
    def _beyond(self) -> bool:
        """Whether this row is passed over; a row that no spreadsheet has is not, so that it is found to be broken."""
        return self._last < ROWS and self._row > self._last

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        local_name = local(name)
        if self._beyond and local_name != "table":
            return
        if local_name == "p" and not self._aside:
            self._begin_text(local_name, attributes)
            return
        own = {local(key): value for key, value in attributes.items() if not key.startswith(_ANOTHER)}
        match local_name:
            case "table":
                self._begin_sheet(own)
            case "table-column":
                self._begin_column(own)
            case "table-row":
                self._begin_row(own)
            case "table-cell" | "covered-table-cell":
                self._cell = _Cell(own, [], _times(own, "number-columns-repeated"))
            case _ if local_name in _ASIDE:
                self._aside += 1
            case "style" | "table-properties":
                self._begin_style(local_name, own)
            case _ if not self._aside:
                self._begin_text(local_name, own)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._beyond:
            return
        local_name = local(name)
        match local_name:
            case "p":
                self.parser.CharacterDataHandler = None
            case _ if local_name in _ASIDE:
                self._aside -= 1
            case "table-cell" | "covered-table-cell":
                self._end_cell()
            case "table-row":
                self._row += self._rows

    def _begin_style(self, name: str, own: Attributes) -> None:
        if name == "style":
            self._style = own.get("name", "")
        elif own.get("display") == "false":
            self._hidden_styles.add(self._style)

    def _begin_sheet(self, own: Attributes) -> None:
        name = own.get("name", "")
        self._sheet = self.sheets.setdefault(name, CellList(self._last))
        self._row = self._columns_told = 0
        if own.get("style-name") not in self._hidden_styles:
            self.visible.append(name)

    def _begin_row(self, own: Attributes) -> None:
        self._column = 0
        self._rows = _times(own, "number-rows-repeated")
        if own.get("visibility") in _HIDDEN:
            last = min(self._row + self._rows, ROWS)
            self._sheet.collector.hidden_rows.update(range(self._row + 1, last + 1))

    def _begin_column(self, own: Attributes) -> None:
        times = _times(own, "number-columns-repeated")
        if own.get("visibility") in _HIDDEN:
            self._sheet.collector.hidden_columns.append((self._columns_told + 1, self._columns_told + times))
        self._columns_told += times

    def _begin_text(self, name: str, own: Attributes) -> None:
        text = self._cell.text
        if name == "p":
            text += ["\n"] * bool(text)
            self.parser.CharacterDataHandler = text.append
        elif name == "s":
            self._spaces += _times(own, "c")
            if self._spaces > _MOST:
                raise FileUnreadable(FileFault.SWOLLEN)
            text.append(" " * _times(own, "c"))
        elif name in ("tab", "line-break"):
            text.append("\t" if name == "tab" else "\n")

    def _end_cell(self) -> None:
        spans = _times(self._cell.own, "number-rows-spanned")
        if spans > 1:
            self._sheet.collector.merged.append(Area(self._row + 1, self._row + spans, self._column + 1))
        value = _value(self._cell.own, "".join(self._cell.text))
        if not value and "formula" in self._cell.own and "value-type" not in self._cell.own:
            self._sheet.collector.formulas = self._sheet.collector.formulas.plus(Formulas(lacking=1))
        if value and self._rows * self._cell.columns > CELLS:
            raise FileUnreadable(FileFault.SWOLLEN)
        for row in range(self._row + 1, self._row + self._rows + 1) if value else ():
            for column in range(self._column + 1, self._column + self._cell.columns + 1):
                self._sheet.take(column, row, 0, Kind.TEXT, value)
        self._column += self._cell.columns


def _value(own: Attributes, text: str) -> str:
    kind = own.get("value-type")
    if kind in _NUMBERS:
        return shown.number(float(own["value"]), text)
    if kind == "boolean":
        return own.get("boolean-value", text)
    if kind == "date":
        return _date(own.get("date-value", ""), text)
    if kind == "time" and (match := _DURATION.fullmatch(own.get("time-value", ""))):
        sign, hours, minutes, seconds = match.groups()
        lasts = timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds.replace(",", ".")))
        return cells.text(-lasts if sign else lasts)
    return text or own.get("string-value", "")


def _date(value: str, text: str) -> str:
    """A date as much of it as is shown."""
    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:  # before the year 1, or after 9999
        return text or value
    is_shown = any(map(str.isdigit, text))
    return cells.seen(moment, day=not _TIME.fullmatch(text), hour=not is_shown or ":" in text)


def _times(own: Attributes, name: str) -> int:
    times = int(own.get(name, 1))
    if times > _MOST:
        raise FileUnreadable(FileFault.SWOLLEN)
    return max(times, 1)
