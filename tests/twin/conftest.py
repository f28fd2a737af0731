"""A sandbox for each test, and the way to it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from lib.model.candidate import Candidate
from lib.twin.client import Client
from lib.twin.exchange import Limits
from lib.twin.payload import body, encode
from lib.twin.sandbox import Sandbox, start


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    running = start()
    yield running
    running.stop()


@pytest.fixture
def client_of() -> Callable[..., Client]:
    def make(sandbox: Sandbox, **changed: Any) -> Client:
        token = changed.pop("token", SecretStr(sandbox.token))
        base_url = changed.pop("base_url", sandbox.url)
        usual = {"connect_timeout": 5, "read_timeout": 5, "total_timeout": 10, "answer_bytes": 100_000}
        return Client(base_url=base_url, token=lambda _: token, limits=Limits(**usual | changed))

    return make


@pytest.fixture
def body_of() -> Callable[[int], bytes]:
    """The body of a request for so many candidates of one number each, with row keys k0, k1…"""

    def make(candidates: int) -> bytes:
        numbers = (f"7900{place:07d}" for place in range(candidates))
        return body([encode(Candidate(place, f"k{place}", (number,))) for place, number in enumerate(numbers)])

    return make
