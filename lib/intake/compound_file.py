"""A stream of a compound file (MS-CFB), the container of an .xls."""

import struct
from collections.abc import Sequence

_END = 0xFFFFFFFA  # from here on a number is no sector
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class CompoundFile:
    """A compound file. Raises ValueError, IndexError, KeyError or struct.error, here and later, if it is broken."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("no sectors of a known size")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, _, self._cutoff, mini_table, _, more, _ = struct.unpack_from("<7I", content, 48)
        self._table = self._sector_table(more)
        entries = self._chain(directory)
        self._entries = [entries[at : at + _ENTRY] for at in range(0, len(entries) - _ENTRY + 1, _ENTRY)]
        numbers = self._chain(mini_table) if mini_table < _END else b""
        self._mini_table = struct.unpack(f"<{len(numbers) // 4}I", numbers)
        self._mini = next((self._chain(_start(each)) for each in self._entries if each[66] == _ROOT), b"")

    def stream(self, *names: str) -> bytes:
        """The first stream with one of these names; KeyError if there is none."""
        for name in names:
            for entry in self._entries:
                if entry[66] == _STREAM and _name(entry) == name:
                    return self._stream(entry)
        raise KeyError(names)

    def __contains__(self, name: str) -> bool:
        return any(_name(entry) == name for entry in self._entries)

    def _stream(self, entry: bytes) -> bytes:
        (size,) = struct.unpack_from("<I", entry, 120)
        if size >= self._cutoff:
            return self._chain(_start(entry))[:size]
        sectors = _followed(_start(entry), self._mini_table)
        return b"".join(self._mini[at * self._mini_size : (at + 1) * self._mini_size] for at in sectors)[:size]

    def _sector_table(self, more: int) -> Sequence[int]:
        """The sector that follows each sector; where these numbers stand is told by the header, and further on."""
        places = [place for place in struct.unpack_from("<109I", self._content, 76) if place < _END]
        seen: set[int] = set()
        while more < _END and more not in seen:
            seen.add(more)
            *found, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            places += [place for place in found if place < _END]
        if len(places) > len(self._content) // self._size:
            raise ValueError("more sectors than there are")
        return [number for place in places for number in struct.unpack(f"<{self._size // 4}I", self._sector(place))]

    def _sector(self, place: int) -> bytes:
        return self._content[(place + 1) * self._size : (place + 2) * self._size].ljust(self._size, b"\0")

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, _followed(first, self._table)))


def _followed(first: int, table: Sequence[int]) -> list[int]:
    """The sectors from the first on; ValueError where they come back to one that was met."""
    found: list[int] = []
    while first < _END:
        found.append(first)
        if len(found) > len(table):
            raise ValueError("sectors in a circle")
        first = table[first]
    return found


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")


def _start(entry: bytes) -> int:
    (start,) = struct.unpack_from("<I", entry, 116)
    return int(start)
