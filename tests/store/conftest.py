"""A store in memory."""

from collections.abc import Iterator

import pytest

from lib.store.connection import MEMORY, Store, open_store


@pytest.fixture
def store() -> Iterator[Store]:
    """A fresh store."""
    opened = open_store(MEMORY)
    yield opened
    opened.close()
