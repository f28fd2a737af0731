"""How a release is sent, as its releaser sets it; everything but the reason may be changed while it runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How many people a request holds, how many requests may be out at once, how many people leave in ten minutes.

    `per_ten_minutes` None: no limit. The submission pauses at its `unknown_limit`-th unknown request; more than one
    needs `unknown_reason`. With `halve`, a request refused as too big (413) goes again in halves.
    """

    batch_size: int
    parallel: int = 1
    per_ten_minutes: int | None = None
    unknown_limit: int = 1
    unknown_reason: str = ""
    halve: bool = False
