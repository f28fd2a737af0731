"""When the next request may leave after one that came to nothing."""

import random
from datetime import datetime, timedelta

from lib.settings import Settings

DOUBLINGS = 16
"""Beyond this many the cap has long decided."""


def next_try(settings: Settings, now: datetime, *, fruitless: int, retry_after: float | None) -> datetime:
    """As TWIN asks (`retry_after`, in seconds), capped; else a back-off that doubles with each fruitless one."""
    if retry_after is not None:
        return now + timedelta(seconds=min(retry_after, settings.retry_after_cap))
    back_off = settings.retry_seconds * 2 ** min(max(fruitless - 1, 0), DOUBLINGS)
    return now + timedelta(seconds=min(back_off * random.uniform(1, 1.5), settings.retry_after_cap))  # noqa: S311  jitter, no secret
