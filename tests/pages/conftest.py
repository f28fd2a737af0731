"""The pages on real services in a temporary folder, driven without a browser."""

import functools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner

from lib import wiring
from lib.model.mode import Mode
from lib.store.connection import open_store
from lib.wiring import Services
from tests.dispatch.scene import settled


@pytest.fixture(scope="session", autouse=True)
def _look_through_the_installed_packages_once() -> Iterator[None]:
    """Every AppTest looks for components in all installed packages: 0.3 s each time, two thirds of a page's test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", functools.cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _wait_for_a_page_without_asking() -> Iterator[None]:
    """AppTest asks every millisecond whether the page has run: it is told instead, and the page has the processor."""
    ask = local_script_runner.require_widgets_deltas

    def wait(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
        if runner._script_thread:
            runner._script_thread.join(timeout)
        ask(runner, timeout)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(autouse=True)
def _let_the_tester_keep_functions() -> Iterator[None]:
    """AppTest itself keeps functions in the session, which Callboard's configuration forbids."""
    name = "runner.enforceSerializableSessionState"
    before = config.get_option(name)
    config.set_option(name, False)
    yield
    config.set_option(name, before)


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store that nothing has happened in: making its tables is half of what opening one costs."""
    path = tmp_path_factory.mktemp("new") / "sandbox.duckdb"
    open_store(path).close()
    return path


@pytest.fixture
def serve(tmp_path: Path, new_store: Path) -> Iterator[Callable[..., Services]]:
    """Build services by settings and let the pages in; no sender runs: a test steps it."""
    opened: list[Services] = []

    def build(**settings: object) -> Services:
        given: dict[str, object] = {"CALLBOARD_SANDBOX_LATENCY": 0, **settings}
        data = given.pop("CALLBOARD_DATA", tmp_path)
        there = settled(**given).model_copy(update={"data": data})
        path = there.data / new_store.name
        if wiring.mode_of(there) is Mode.SANDBOX and not path.exists():
            shutil.copy(new_store, path)
        services = wiring.build(there)
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
