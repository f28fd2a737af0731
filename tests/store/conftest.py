"""A store in memory."""

from collections.abc import Iterator

import pytest

from lib.store.connection import Store
from tests.in_memory import fresh_store


@pytest.fixture
def store() -> Iterator[Store]:
    """A fresh store."""
    with fresh_store() as opened:
        yield opened
