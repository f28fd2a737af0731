"""A store in memory and what plays on it."""

from collections.abc import Iterator

import pytest

from tests.dispatch.scene import Scene
from tests.in_memory import fresh_store


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A fresh store, nothing released yet, nothing started."""
    with fresh_store() as store:
        yield Scene(store)
