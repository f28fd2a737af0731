"""Most records of a text file a block at a time: those of one line, with the right number of cells and regular quotes.

Every other line goes to the strict reader, so that the outcome is the same as if it had read all of them; a test holds
the two together.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.intake.lines import Lines, Places
from lib.intake.records import Line, Reader
from lib.intake.table import CHUNK, Collector, Filled

_BYTES = 1 << 24
_QUOTE, _TAB, _LF, _CR, _SPACE, _DELETE = 34, 9, 10, 13, 32, 127
_CYRILLIC = (0xD0, 0xD1)
_SURROGATE = 0xED, 0xA0

Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Block:
    """Some lines on end: their bytes, and where in them each line begins and its text ends (its line end left out)."""

    data: Bytes
    starts: Places
    ends: Places


@dataclass(frozen=True, slots=True)
class _Cells:
    """What belongs to the cells of a block: `plain` and `blank` tell the lines that the strict reader need not see,
    `stays` the bytes of the plain ones' cells, `cuts` the places of the delimiters in them, `ends` those of the ends of
    their last cells; `quoted` says that there are quotes at all.
    """

    plain: Flags
    blank: Flags
    stays: Flags
    cuts: Places
    ends: Places
    quoted: bool


def read_below(
    lines: Lines, reader: Reader, delimiter: str, into: Collector | Filled, *, at: int, row: int, fits: bool
) -> None:
    """Collect every record from line `at` on, which is row `row`; `reader` is the strict one, of the same lines."""
    while at < len(lines):
        block = _block(lines, at)
        cells = _cells(block, ord(delimiter), into.width, fits=fits)
        records, odd, done = _odd(reader, cells, at, row)
        rows = (np.cumsum(records) + (row - 1)).astype(np.int32)
        into.block(rows[cells.plain], _strings(block, cells, into.width), odd, int(cells.blank.sum()))
        at, row = at + done, row + done - (len(records) - int(records.sum())) - max(done - len(records), 0)


def _odd(reader: Reader, cells: _Cells, at: int, row: int) -> tuple[Flags, list[tuple[int, Line]], int]:
    """Read the lines that are neither plain nor blank; those that turn out to be inside such a record are neither then.

    Returns which lines begin a record, the odd records, and how many lines are done with: more than the block has
    where its last record goes on after it.
    """
    plain, blank = cells.plain, cells.blank
    records = np.ones(len(plain), np.bool_)
    odd: list[tuple[int, Line]] = []
    read = inside = 0
    for number in np.flatnonzero(~(plain | blank)).tolist():
        if number < read:
            continue
        line, taken = reader.record(at + number, row + number - inside)
        odd.append((row + number - inside, line))
        read, inside = number + taken, inside + taken - 1
        plain[number + 1 : read] = blank[number + 1 : read] = records[number + 1 : read] = False
    return records, odd, max(read, len(plain))


def _block(lines: Lines, at: int) -> _Block:
    most = min(at + CHUNK, len(lines))
    last = int(np.searchsorted(lines.starts[: most + 1], lines.starts[at] + _BYTES, "right")) - 1
    places = lines.starts[at : max(last, at + 1) + 1]
    data = np.frombuffer(lines.utf8, np.uint8)[places[0] : places[-1]]
    starts, ends = places[:-1] - places[0], places[1:] - places[0]
    ends = ends - (data[ends - 1] == _LF)
    ends = ends - ((ends > starts) & (data[np.maximum(ends - 1, 0)] == _CR))
    return _Block(data, starts, ends)


def _cells(block: _Block, delimiter: int, width: int, *, fits: bool) -> _Cells:
    data, starts = block.data, block.starts
    stays = data != delimiter
    cuts = np.flatnonzero(~stays)
    plain = np.ones(len(starts), np.bool_)
    quotes = np.flatnonzero(data == _QUOTE)
    if len(quotes):
        inside, plain, kept = _quoted(block, quotes, delimiter)
        within = inside[cuts]
        stays[cuts[within]] = True
        cuts = cuts[~within]
        stays[quotes] = kept
    after = np.append(starts[1:], len(data))
    ended = block.ends < after
    stays[block.ends[ended]] = stays[after[ended] - 1] = False
    cuts, ends = _without_tails(block, cuts, width)
    plain &= np.diff(np.searchsorted(cuts, starts), append=len(cuts)) == width - 1
    if not fits:
        unfit = np.flatnonzero((data[:-1] == _SURROGATE[0]) & (data[1:] >= _SURROGATE[1]))
        plain[np.searchsorted(starts, unfit, "right") - 1] = False
    plain &= _not_blank(block, delimiter, plain)
    blank = np.zeros(len(plain), np.bool_) if plain.all() else _blank(block, delimiter)
    return _Cells(plain, blank, stays, cuts, ends, len(quotes) > 0)


def _without_tails(block: _Block, cuts: Places, width: int) -> tuple[Places, Places]:
    """The cuts and the ends of the lines as if no line went on with empty cells after the last that is wanted."""
    firsts = np.searchsorted(cuts, block.starts)
    counts = np.diff(firsts, append=len(cuts))
    longer = np.flatnonzero(counts >= width)
    if not len(longer):
        return cuts, block.ends
    last = cuts[firsts[longer] + width - 1]
    empty = block.ends[longer] - last == counts[longer] - (width - 1)
    ends = block.ends.copy()
    ends[longer[empty]] = last[empty]
    return cuts[cuts < np.repeat(ends, counts)], ends


def _quoted(block: _Block, quotes: Places, delimiter: int) -> tuple[Flags, Flags, Flags]:
    """Of each byte whether it is inside quotes, of each line whether its quotes are regular, and which quotes stay.

    In a regular line a quote opens at the start of a cell only and closes at its end only; of two on end inside a cell
    the second stays.
    """
    data, starts = block.data, block.starts
    line = np.searchsorted(starts, quotes, "right") - 1
    first = np.searchsorted(quotes, starts)
    opens = (np.arange(len(quotes)) - first[line]) % 2 == 0
    before, after = data[np.maximum(quotes - 1, 0)], data[np.minimum(quotes + 1, len(data) - 1)]
    begins = (quotes == starts[line]) | (before == delimiter)
    doubled = (before == _QUOTE) & (quotes > starts[line])
    finishes = (quotes + 1 == block.ends[line]) | (after == delimiter) | (after == _QUOTE)
    regular = np.diff(first, append=len(quotes)) % 2 == 0
    regular[line[~np.where(opens, begins | doubled, finishes)]] = False
    steps = np.zeros(len(data), np.int8)
    steps[quotes] = np.where(opens, 1, -1)
    steps[starts[1:][np.diff(first) % 2 == 1]] -= 1  # a quote that the line before left open
    return np.cumsum(steps, dtype=np.int8) > 0, regular, opens & doubled


def _not_blank(block: _Block, delimiter: int, wanted: Flags) -> Flags:
    """Of each line whether it surely has more than white space; most show it by their first letter or digit."""
    data, starts = block.data, block.starts
    first = data[starts]
    second = data[np.minimum(starts + 1, len(data) - 1)]
    sure = _visible(np.where(first == _QUOTE, second, first), delimiter)
    if sure[wanted].all():
        return sure
    return np.add.reduceat(_visible(data, delimiter), starts, dtype=np.int64) > 0


def _blank(block: _Block, delimiter: int) -> Flags:
    """Of each line whether it has nothing but delimiters, spaces and tabs; other white space is seldom."""
    some = ~np.isin(block.data, (delimiter, _SPACE, _TAB, _LF, _CR))
    blank: Flags = np.add.reduceat(some, block.starts, dtype=np.int64) == 0
    return blank


def _visible(data: Bytes, delimiter: int) -> Flags:
    plain = (data > _SPACE) & (data < _DELETE) & (data != delimiter) & (data != _QUOTE)
    visible: Flags = plain | (data == _CYRILLIC[0]) | (data == _CYRILLIC[1])
    return visible


def _strings(block: _Block, cells: _Cells, width: int) -> pa.StringArray:
    """The cells of the plain lines, one after the other."""
    data, plain, stays = block.data, cells.plain, cells.stays
    cuts = cells.cuts
    if not plain.all():
        stays &= np.repeat(plain, np.diff(block.starts, append=len(data)))
        cuts = cuts[np.repeat(plain, np.diff(np.searchsorted(cuts, block.starts), append=len(cuts)))]
    last = cells.ends[plain, None]
    cuts = cuts.reshape(len(last), width - 1)
    ends = np.concatenate([cuts, last], axis=1).ravel()
    offsets = np.zeros(len(ends) + 1, np.int32)
    if cells.quoted:
        kept = np.zeros(len(data) + 1, np.int32)
        np.cumsum(stays, out=kept[1:])
        offsets[1:] = kept[ends]
    else:
        begins = np.concatenate([block.starts[plain, None], cuts + 1], axis=1).ravel()
        np.cumsum(ends - begins, out=offsets[1:])
    return pa.StringArray.from_buffers(len(ends), pa.py_buffer(offsets), pa.py_buffer(data[stays]))
