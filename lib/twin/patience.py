"""How long a page waits for one answer to a question of its own, and how much of that is kept."""

from dataclasses import replace

from lib.twin.exchange import Limits

SECONDS = 20
BYTES = 64 * 1024


def for_a_page(limits: Limits) -> Limits:
    """The limits for what somebody sits and waits for: unlike with a batch, giving up early leaves no doubt behind."""
    return replace(
        limits,
        read_timeout=min(limits.read_timeout, SECONDS),
        total_timeout=min(limits.total_timeout, SECONDS),
        answer_bytes=min(limits.answer_bytes, BYTES),
    )
