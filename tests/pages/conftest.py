"""The pages on real services in a temporary folder, driven without a browser."""

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import app_test, local_script_runner

from lib import wiring
from lib.store.connection import Store
from lib.wiring import Services
from tests.dispatch.scene import settled
from tests.in_memory import fresh_database


@pytest.fixture(scope="session", autouse=True)
def _look_through_the_installed_packages_once() -> Iterator[None]:
    """Every AppTest looks for components in all installed packages: 0.3 s each time, two thirds of a page's test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", functools.cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _keep_what_is_the_same_for_every_run_of_a_page() -> Iterator[None]:
    """AppTest makes its stand-in for the server, and compiles the scripts, anew for every run."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("MagicMock", "ScriptCache"):
            patch.setattr(app_test, name, functools.cache(getattr(app_test, name)))
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


@pytest.fixture
def kept_in_memory() -> bool:
    """Whether the tables are in memory: opening a file is most of what starting the services costs."""
    return True


@pytest.fixture
def serve(tmp_path: Path, kept_in_memory: bool) -> Iterator[Callable[..., Services]]:
    """Build services by settings and let the pages in, again on the same data if asked for; a test steps the sender."""
    opened: list[Services] = []
    databases: dict[Path, Callable[[], Store]] = {}

    def build(**settings: object) -> Services:
        given: dict[str, object] = {"CALLBOARD_SANDBOX_LATENCY": 0, **settings}
        data = given.pop("CALLBOARD_DATA", tmp_path)
        services = wiring.build(settled(**given).model_copy(update={"data": data}))
        wiring.set_running(services)
        opened.append(services)
        return services

    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:

        def open_in_memory(path: Path) -> Store:
            if path not in databases:
                # the seal beside it looks at the file
                path.touch(0o600)
                databases[path] = stack.enter_context(fresh_database())
            return databases[path]()

        if kept_in_memory:
            patch.setattr(wiring, "open_store", open_in_memory)
        yield build
        for services in opened:
            wiring.close(services)


@pytest.fixture
def services(serve: Callable[..., Services]) -> Services:
    """The sandbox."""
    return serve()
