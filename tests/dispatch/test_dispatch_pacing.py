"""When the next request may leave."""

from datetime import timedelta

import pytest

from lib.dispatch.pacing import next_try
from lib.settings import Settings
from tests.dispatch.scene import NOW


@pytest.mark.parametrize(
    ("fruitless", "least", "most"), [(1, 2, 3), (2, 4, 6), (3, 8, 12), (8, 256, 300), (9, 300, 300), (5000, 300, 300)]
)
def test_the_pause_doubles_up_to_the_cap(fruitless: int, least: float, most: float) -> None:
    settings = Settings.model_validate({"CALLBOARD_RETRY_SECONDS": 2, "CALLBOARD_RETRY_AFTER_CAP": 300})
    for _ in range(20):
        pause = next_try(settings, NOW, fruitless=fruitless, retry_after=None) - NOW
        assert timedelta(seconds=least) <= pause <= timedelta(seconds=most)


@pytest.mark.parametrize(("asked", "kept"), [(0, 0), (7.5, 7.5), (300, 300), (999_999_999, 300)])
def test_what_twin_asks_for_is_kept_up_to_the_cap(asked: float, kept: float) -> None:
    settings = Settings.model_validate({"CALLBOARD_RETRY_AFTER_CAP": 300})
    assert next_try(settings, NOW, fruitless=1, retry_after=asked) == NOW + timedelta(seconds=kept)
