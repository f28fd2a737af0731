"""When the next request may leave, and when the last one is likely to."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from lib.model.pace import Pace
from lib.settings import Settings

WINDOW = timedelta(minutes=10)
"""The stretch of time in which `Pace.per_ten_minutes` counts people."""
USUAL_SECONDS = 1.0
"""What a request is taken to last while TWIN has not answered any."""
DOUBLINGS = 16
"""Beyond this many the cap has long decided."""


def next_try(settings: Settings, now: datetime, *, fruitless: int, retry_after: float | None) -> datetime:
    """As TWIN asks (`retry_after`, in seconds), capped; else a back-off that doubles with each fruitless one."""
    if retry_after is not None:
        return now + timedelta(seconds=min(retry_after, settings.retry_after_cap))
    back_off = settings.retry_seconds * 2 ** min(max(fruitless - 1, 0), DOUBLINGS)
    return now + timedelta(seconds=min(back_off * random.uniform(1, 1.5), settings.retry_after_cap))  # noqa: S311  jitter, no secret


def room(per_ten_minutes: int, called: int) -> int:
    """How many more people may leave when `called` have left in the window."""
    return max(per_ten_minutes - called, 0)


def until(pace: Pace, left: Sequence[tuple[datetime, int]], waiting: int) -> datetime | None:
    """Until when the pace lets nothing leave: `left` are the moments and people of the window, the oldest first."""
    if pace.per_ten_minutes is None or not waiting:
        return None
    called = sum(people for _, people in left)
    size = min(pace.batch_size, pace.per_ten_minutes)
    if room(pace.per_ten_minutes, called) >= size:
        return None
    for moment, people in left:
        called -= people
        if room(pace.per_ten_minutes, called) >= size:
            return moment + WINDOW
    return None


def expected_seconds(people: int, pace: Pace, seconds: float | None) -> float:
    """How long so many people are likely to take, if a request lasts `seconds` (None: nothing is known of TWIN yet)."""
    requests = -(-people // pace.batch_size)
    on_the_wire = requests * (USUAL_SECONDS if seconds is None else seconds) / pace.parallel
    if pace.per_ten_minutes is None:
        return on_the_wire
    windows = (people - 1) // pace.per_ten_minutes
    return max(on_the_wire, windows * WINDOW.total_seconds())
