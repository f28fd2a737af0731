"""The number formats of the styles of an .xlsx."""

import zipfile

from lib.intake import number_format, xml_stream
from lib.intake.number_format import GENERAL, NumberFormat
from lib.intake.xml_stream import Attributes

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    **dict.fromkeys([14, 15, 16, 17, *range(27, 32), 36, *range(50, 59)], "dd.mm.yyyy"),
    **dict.fromkeys([18, 19, 20, 21, 32, 33, 34, 35, 45, 47], "h:mm:ss"),
    22: "dd.mm.yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 46: "[h]:mm:ss", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Codes that have a number and no text in the file (ECMA-376 §18.8.30); which of the dates it is does not matter."""


def read(package: zipfile.ZipFile, part: str) -> tuple[NumberFormat, ...]:
    """The number format of each cell style (`s`). Raises as `xml_stream.parse` does; ValueError for a wrong number."""
    codes = dict(BUILT_IN)
    styles: list[int] = []
    inside = [""]

    def take(name: str, attributes: Attributes) -> None:
        if name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside[0] = name
        elif name == "numFmt" and inside[0] != "dxfs":
            codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif name == "xf" and inside[0] == "cellXfs":
            styles.append(int(attributes.get("numFmtId", 0)))

    xml_stream.elements(package, part, take)
    return tuple(number_format.parse(codes.get(style, GENERAL)) for style in styles)
