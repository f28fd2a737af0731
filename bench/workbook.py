"""How long reading a workbook takes, as the operator sees it, against a bare read of its values by python-calamine."""

import io
import statistics
import time
import zipfile
from collections.abc import Callable

from python_calamine import CalamineWorkbook

from lib.intake.read import read

ROWS = 100_000
RUNS = 5
AT_MOST = 3.0

_HEADER = ("Телефон", "Код клиента", "Имя", "Город", "Дата", "Сумма", "Часовой пояс", "Договор", "Заметка", "Согласие")
_NAMES, _CITIES = ("Анна", "Иван", "Пётр", "Мария"), ("Казань", "Москва", "Уфа")
_DATE, _MONEY = 1, 2
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINK_PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_LINK_PARTS}">'
        f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook {_MAIN} xmlns:r="{_LINKS}"><sheets><sheet name="Люди" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_LINK_PARTS}">'
        f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_LINKS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>'
    ),
}


def file(rows: int) -> bytes:
    """An .xlsx with ten columns and this many rows of invented people, written as spreadsheets write it."""
    texts: dict[str, int] = {}

    def text(place: str, value: str) -> str:
        return f'<c r="{place}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'

    lines = ["".join(text(f"{letter}1", title) for letter, title in zip("ABCDEFGHIJ", _HEADER, strict=True))]
    for number in range(rows):
        row = number + 2
        lines.append(
            f'<c r="A{row}"><v>{79_000_000_000 + number * 7}</v></c>'
            + text(f"B{row}", f"CL-{number:06}")
            + text(f"C{row}", _NAMES[number % 4])
            + text(f"D{row}", _CITIES[number % 3])
            + f'<c r="E{row}" s="{_DATE}"><v>{46_000 + number % 300}</v></c>'
            + f'<c r="F{row}" s="{_MONEY}"><v>{number % 90_000}.5</v></c><c r="G{row}"><v>10800</v></c>'
            + text(f"H{row}", f"Д-{number}/26")
            + text(f"I{row}", f"перезвонить {number % 1000}")
            + f'<c r="J{row}" t="b"><v>{number % 2}</v></c>'
        )
    cells = "".join(f'<row r="{row}">{line}</row>' for row, line in enumerate(lines, 1))
    shared = "".join(f"<si><t>{value}</t></si>" for value in texts)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in _PARTS.items():
            package.writestr(name, xml)
        package.writestr("xl/worksheets/sheet1.xml", f"<worksheet {_MAIN}><sheetData>{cells}</sheetData></worksheet>")
        package.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{shared}</sst>")
    return content.getvalue()


def measure() -> None:
    """Print the median ratio of our reading to the bare read over paired runs."""
    content = file(ROWS)
    pairs = [(_seconds(lambda: _read(content)), _seconds(lambda: _bare_read(content))) for _ in range(RUNS + 1)][1:]
    ours, bare = (statistics.median(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(
        f"reading of a workbook, {ROWS:,} rows of {len(_HEADER)}: {ours:.2f} s, python-calamine's bare read:"
        f" {bare:.2f} s, ratio {ratio:.1f} (at most {AT_MOST:.0f}; median of {RUNS} pairs)"
    )


def _read(content: bytes) -> None:
    found = read(content, "people.xlsx")
    if len(found.records) != ROWS or found.reading.header != _HEADER:
        raise SystemExit("the workbook was not read as its table: the measurement means nothing")


def _bare_read(content: bytes) -> None:
    CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
