"""What the operator sees in the cells of an .xlsx."""

import math
import re
from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lib.intake import cells, number_format
from lib.intake.number_format import GENERAL, NumberFormat
from lib.intake.raw_cells import TEXT, Kind, Raw
from lib.model.reading import FileFault, FileUnreadable

_PLAIN = number_format.parse(GENERAL)
_WHOLE = r"^[1-9][0-9]{0,14}$"
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d{1,4})?\s*", re.IGNORECASE | re.ASCII)

Flags = npt.NDArray[np.bool_]


def texts(
    raw: Raw, shared: pa.StringArray, formats: Sequence[NumberFormat], *, since_1904: bool = False
) -> pa.StringArray:
    """The text of each cell; `formats` are those of the styles.

    Raises FileUnreadable SWOLLEN; ValueError or IndexError for a place that the shared texts do not have.
    """
    found = raw.values
    is_shared = raw.kinds == Kind.SHARED
    if is_shared.any():
        found = pc.replace_with_mask(found, is_shared, _shared(found.filter(pa.array(is_shared)), shared))
    for kind, seen in ((Kind.BOOL, _bool), (Kind.ISO, _iso)):
        found = _changed(found, raw.kinds == kind, seen)
    numbers = raw.kinds == Kind.NUMBER
    plain = [style for style, each in enumerate(formats) if each.is_plain]
    is_plain = np.isin(raw.styles, plain) | (raw.styles >= len(formats))
    whole = pc.match_substring_regex(found, _WHOLE).to_numpy(zero_copy_only=False)
    found = _changed(found, numbers & is_plain & ~whole, lambda text: _seen(text, _PLAIN, since_1904=since_1904))
    for style in np.unique(raw.styles[numbers & ~is_plain]):
        own = formats[style]
        found = _changed(
            found,
            numbers & (raw.styles == style),
            lambda text, own=own: _seen(text, own, since_1904=since_1904),  # type: ignore[misc]
        )
    return found


def _changed(found: pa.StringArray, which: Flags, seen: Callable[[str], str]) -> pa.StringArray:
    """The texts, with some of them changed; each distinct one is looked at once."""
    if not which.any():
        return found
    encoded = found.filter(pa.array(which)).dictionary_encode()
    changed = pa.array([seen(text) for text in encoded.dictionary.to_pylist()], pa.string())
    return pc.replace_with_mask(found, which, changed.take(encoded.indices))


def _shared(places: pa.StringArray, shared: pa.StringArray) -> pa.StringArray:
    wanted = places.cast(pa.int32())
    lengths = pc.binary_length(shared).take(wanted)
    if (pc.sum(lengths).as_py() or 0) > TEXT:
        raise FileUnreadable(FileFault.SWOLLEN)
    return shared.take(wanted)


def _seen(text: str, own: NumberFormat, *, since_1904: bool) -> str:
    """A number as it is seen; what is no number stays as it stands."""
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    return own.text(number, since_1904=since_1904) if math.isfinite(number) else text


def _bool(text: str) -> str:
    return {"1": "true", "0": "false"}.get(text, text)


def _iso(text: str) -> str:
    try:
        return cells.text(datetime.fromisoformat(text).replace(tzinfo=None))
    except ValueError:
        return text
