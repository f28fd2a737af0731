"""A store in memory and what plays on it."""

from collections.abc import Iterator

import pytest

from lib.store.connection import MEMORY, open_store
from tests.dispatch.scene import Scene


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A fresh store, nothing released yet, nothing started."""
    store = open_store(MEMORY)
    yield Scene(store)
    store.close()
