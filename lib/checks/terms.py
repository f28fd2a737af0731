"""What a check depends on beside the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.model.columns import Column
from lib.model.naming import NO_NAMES, KnownNames

BODY_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Terms:
    """What a check depends on beside the file.

    `country` is the ISO code of the default country, `at` decides the offset of a zone with summer time, `names` are
    those that a cell may hold in the place of a UUID, `body_bytes` is how big a request may be; with `mobiles_only` no
    landline is wanted; `timezone` (seconds from UTC) is that of the rows without one of their own.
    """

    columns: Sequence[Column]
    country: str
    duplicates_let_in: bool
    header_row: int
    at: datetime
    names: KnownNames = NO_NAMES
    body_bytes: int = BODY_BYTES
    mobiles_only: bool = False
    timezone: int | None = None
