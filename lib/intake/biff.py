"""What Excel's two binary formats, .xls and .xlsb, have in common."""

import struct
from collections.abc import Sequence

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
"""Error values by their code."""

_WIDE, _SPOKEN, _RICH = 1, 4, 8


class Piecewise:
    """Reads bytes and texts that go on from record to record. Raises IndexError where the records end too soon."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self._records = records
        self._record = self._at = 0

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self._record + 1 >= len(self._records) and self._at == len(self._records[-1])

    def take(self, count: int) -> bytes:
        """So many bytes."""
        found = b""
        while len(found) < count:
            found += self._rest(count - len(found))
        return found

    def text(self) -> str:
        """The next text; where it goes on in another record, that begins by saying how wide its characters are."""
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        spoken = struct.unpack("<I", self.take(4))[0] if flags & _SPOKEN else 0
        found = ""
        while len(found) < length:
            if self._at == len(self._records[self._record]):
                self._record, self._at = self._record + 1, 1
                flags = self._records[self._record][0]
            left = length - len(found)
            piece = self._rest(left * 2 if flags & _WIDE else left)
            found += piece.decode("utf-16-le" if flags & _WIDE else "latin-1", "replace") or "\ufffd"
        self.take(4 * runs + spoken)
        return found

    def _rest(self, most: int) -> bytes:
        """At most so many bytes of this record, or of the next if it is at its end."""
        while self._at == len(self._records[self._record]):
            self._record, self._at = self._record + 1, 0
        piece = self._records[self._record][self._at : self._at + most]
        self._at += len(piece)
        return piece


def rk(packed: int) -> float:
    """A number of thirty bits: a whole one or the upper half of a fraction, perhaps a hundredth of it."""
    if packed & 2:
        number = float((packed >> 2) - (1 << 30) * (packed >> 31))
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))
    return number / 100 if packed & 1 else number
