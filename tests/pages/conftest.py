"""The pages on real services in a temporary folder, driven without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit import config

from lib import wiring
from lib.settings import Settings
from lib.wiring import Services


@pytest.fixture(autouse=True)
def _let_the_tester_keep_functions() -> Iterator[None]:
    """AppTest itself keeps functions in the session, which Callboard's configuration forbids."""
    name = "runner.enforceSerializableSessionState"
    before = config.get_option(name)
    config.set_option(name, False)
    yield
    config.set_option(name, before)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Services]]:
    """Build services by settings and let the pages in; no sender runs: a test steps it."""
    opened: list[Services] = []

    def build(**settings: object) -> Services:
        given: dict[str, object] = {"CALLBOARD_DATA": tmp_path, "CALLBOARD_SANDBOX_LATENCY": 0, **settings}
        services = wiring.build(Settings(**given))  # type: ignore[arg-type]
        wiring.set_running(services)
        opened.append(services)
        return services

    yield build
    for services in opened:
        wiring.close(services)


@pytest.fixture
def services(serve: Callable[..., Services]) -> Services:
    """The sandbox."""
    return serve()
