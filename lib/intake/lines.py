"""The physical lines of a text, each found by its number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
"""Offsets into a text's bytes."""

_CHUNK = 1 << 22
_LF, _CR = 10, 13


@dataclass(frozen=True, slots=True)
class Lines(Sequence[str]):
    """Lines with their own ends (LF, CR or CRLF, mixed as they come).

    Line n is `utf8[starts[n]:starts[n + 1]]`; a byte that did not fit the file's encoding is a lone surrogate there.
    """

    utf8: memoryview
    starts: Places

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[str]: ...
    def __getitem__(self, number: int | slice) -> str | Sequence[str]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        number %= len(self)
        return str(self.utf8[self.starts[number] : self.starts[number + 1]], "utf-8", "surrogatepass")

    def first(self, count: int) -> "Lines":
        """The first lines alone."""
        return Lines(self.utf8, self.starts[: count + 1])

    def after(self, count: int) -> "Lines":
        """The lines without the first ones."""
        return Lines(self.utf8, self.starts[count:])

    def blank(self, beside: str = "") -> int:
        """How many of the first lines have nothing but white space and these signs."""
        begin = int(self.starts[0])
        found = re.match(rb"[\s%s]*" % re.escape(beside.encode()), self.utf8[begin : int(self.starts[-1])])
        return int(np.searchsorted(self.starts, begin + (found.end() if found else 0), "right")) - 1


def divide(utf8: memoryview) -> Lines:
    """Find where the lines of a text begin."""
    data = np.frombuffer(utf8, np.uint8)
    ends = [_ends(data, start) for start in range(0, len(data), _CHUNK)]
    starts = np.concatenate([np.zeros(1, np.int64), *ends])
    if starts[-1] != len(data):
        starts = np.append(starts, len(data))
    return Lines(utf8, starts)


def _ends(data: npt.NDArray[np.uint8], start: int) -> Places:
    """The places right after each line end that begins in this chunk, a CRLF counted once."""
    piece = data[start : start + _CHUNK]
    ends = piece == _LF
    returns = np.flatnonzero(piece == _CR)
    if len(returns):
        followed = data[np.minimum(returns + start + 1, len(data) - 1)] == _LF
        ends[returns[~followed]] = True
    return np.flatnonzero(ends) + (start + 1)
