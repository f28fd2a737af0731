"""Tables in which a row seems to hold several people, one beside the other: «ФИО, Телефон, ФИО, Телефон»."""

import re
from collections import Counter
from collections.abc import Sequence

import pyarrow as pa

from lib.intake.columns import field_of, title_key
from lib.intake.header import numbers
from lib.model.columns import Field

_SAMPLE = 200
_WORD = re.compile(r"[^\W\d_]{2}")


def by_titles(titles: Sequence[str]) -> bool:
    """Whether there are several phone columns, and another title stands there twice."""
    phones = [field_of(title) is Field.PHONE for title in titles]
    others = Counter(title_key(title) for title, phone in zip(titles, phones, strict=True) if not phone)
    return sum(phones) > 1 and any(count > 1 for key, count in others.items() if key)


def by_contents(records: pa.Table) -> bool:
    """Whether there are words between two columns of phone numbers, and others before or after them; `records` as
    `lib.intake.read.FileRead` has them, of a file without titles.
    """
    rows = records["cells"].slice(0, _SAMPLE).to_pylist()
    phones = numbers(rows)
    if len(phones) < 2:
        return False
    words = [place for place, cells in enumerate(zip(*rows, strict=True)) if _are_words(cells)]
    between = [place for place in words if phones[0] < place < phones[-1]]
    return bool(between) and len(words) > 1


def _are_words(cells: Sequence[str]) -> bool:
    return sum(_WORD.search(cell) is not None for cell in cells) * 2 > sum(map(bool, map(str.strip, cells)))
