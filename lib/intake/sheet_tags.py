"""The tags of a sheet's rows in the XML of an .xlsx, many at a time, and in what order they come."""

from enum import IntEnum, auto

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]

_SLASH = ord("/")


class Otherwise(Exception):
    """The sheet is written otherwise than spreadsheets write it."""


class Tag(IntEnum):
    """The tags of a sheet's rows; `…_0` are those that end at once."""

    OTHER = 0
    ROW = auto()
    ROW_0 = auto()
    ROW_END = auto()
    CELL = auto()
    CELL_0 = auto()
    CELL_END = auto()
    FORMULA = auto()
    FORMULA_0 = auto()
    FORMULA_END = auto()
    VALUE = auto()
    VALUE_0 = auto()
    VALUE_END = auto()
    INLINE = auto()
    INLINE_END = auto()
    TEXT = auto()
    TEXT_END = auto()


_BETWEEN_ROWS = (Tag.ROW, Tag.ROW_0)
_IN_ROW = (Tag.CELL, Tag.CELL_0, Tag.ROW_END)
_AFTER_FORMULA = (Tag.VALUE, Tag.VALUE_0, Tag.CELL_END)
_FOLLOWS = {
    Tag.ROW: _IN_ROW,
    Tag.ROW_0: _BETWEEN_ROWS,
    Tag.ROW_END: _BETWEEN_ROWS,
    Tag.CELL: (Tag.FORMULA, Tag.FORMULA_0, Tag.INLINE, *_AFTER_FORMULA),
    Tag.CELL_0: _IN_ROW,
    Tag.CELL_END: _IN_ROW,
    Tag.FORMULA: (Tag.FORMULA_END,),
    Tag.FORMULA_0: _AFTER_FORMULA,
    Tag.FORMULA_END: _AFTER_FORMULA,
    Tag.VALUE: (Tag.VALUE_END,),
    Tag.VALUE_0: (Tag.CELL_END,),
    Tag.VALUE_END: (Tag.CELL_END,),
    Tag.INLINE: (Tag.TEXT,),
    Tag.INLINE_END: (Tag.CELL_END,),
    Tag.TEXT: (Tag.TEXT_END,),
    Tag.TEXT_END: (Tag.INLINE_END,),
}
_MAY_FOLLOW = np.zeros((len(Tag), len(Tag)), np.bool_)
for _before, _next in _FOLLOWS.items():
    _MAY_FOLLOW[_before, list(_next)] = True

_BY_LETTERS = np.zeros(1 << 16, np.uint8)  # the tag by the two bytes behind its `<`
for _letters, _tag in (
    (b"ro", Tag.ROW), (b"/r", Tag.ROW_END), (b"c ", Tag.CELL), (b"/c", Tag.CELL_END),
    (b"f>", Tag.FORMULA), (b"f ", Tag.FORMULA), (b"f/", Tag.FORMULA), (b"/f", Tag.FORMULA_END),
    (b"v>", Tag.VALUE), (b"v/", Tag.VALUE), (b"/v", Tag.VALUE_END), (b"is", Tag.INLINE),
    (b"/i", Tag.INLINE_END), (b"t>", Tag.TEXT), (b"t ", Tag.TEXT), (b"/t", Tag.TEXT_END),
):  # fmt: skip
    _BY_LETTERS[_letters[0] << 8 | _letters[1]] = _tag
_ENDS_AT_ONCE = (Tag.ROW, Tag.CELL, Tag.FORMULA, Tag.VALUE)


def tags(data: Bytes, begins: Places, ends: Places) -> Bytes:
    """What each tag is by the places of its `<` and `>`.

    Raises Otherwise unless they follow each other as in whole rows of cells.
    """
    found: Bytes = _BY_LETTERS[(data[begins + 1].astype(np.uint16) << 8) | data[begins + 2]]
    at_once = data[ends - 1] == _SLASH
    found[at_once & np.isin(found, _ENDS_AT_ONCE)] += 1
    if len(found) and not (
        found[0] in _BETWEEN_ROWS and found[-1] in (Tag.ROW_0, Tag.ROW_END) and _MAY_FOLLOW[found[:-1], found[1:]].all()
    ):
        raise Otherwise
    return found
