"""The pages on real services in a temporary folder, driven without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from lib import wiring
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.ui import screens
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import words

SHELL = Path(screens.__file__).parent / "shell" / "script.py"
SAY = words("en")
HEADER = "Phone;Client Id;Name"


@pytest.fixture(autouse=True)
def _keep_what_the_tester_keeps() -> Iterator[None]:
    """AppTest itself keeps functions in the session, which the pages' own setting forbids."""
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
        services = wiring.build(
            Settings(**{"CALLBOARD_DATA": tmp_path, "CALLBOARD_SANDBOX_LATENCY": 0, **settings})  # type: ignore[arg-type]
        )
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


@pytest.fixture
def visit(services: Services) -> Callable[..., AppTest]:
    """Open a screen in a new session, from the shell."""
    return open_screen


def open_screen(screen: Screen = Screen.OVERVIEW, *, locale: str = "en-US", **query: str) -> AppTest:
    """A screen at its address, run to its end."""
    page = AppTest.from_file(str(SHELL), default_timeout=30)
    page.context = {"locale": locale, "timezone": "Europe/Moscow"}
    page.run()
    for name, value in query.items():
        page.query_params[name] = value
    return calm(page.switch_page(str(screens.script(screen))).run())


def calm(page: AppTest) -> AppTest:
    """The page, if nothing unexpected was raised in it."""
    assert not page.exception
    assert SAY("trouble-unexpected") not in [each.value for each in page.error]
    return page


def people(count: int, *, first: int = 0) -> bytes:
    """A file of so many invented people, one number each."""
    rows = [f"7916{first + each:07};C-{first + each};Person {first + each}" for each in range(count)]
    return "\n".join([HEADER, *rows]).encode()


def draft_of(services: Services, content: bytes, name: str = "people.csv") -> str:
    """A checked draft."""
    draft_id = services.drafts.create(content, name, by=LOCAL)
    services.drafts.check(draft_id, by=LOCAL)
    return draft_id


def released(services: Services, content: bytes, name: str = "people.csv", *, batch_size: int = 100) -> str:
    """A released submission of which nothing has left yet."""
    draft_id = draft_of(services, content, name)
    plan = services.releases.plan(draft_id, batch_size=batch_size)
    return services.releases.release(
        draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, batch_size=batch_size, by=LOCAL
    )


def texts(page: AppTest) -> str:
    """Everything that the page says, one line each."""
    kinds = ("title", "header", "subheader", "markdown", "error", "warning", "info", "success", "metric", "button")
    found = [each for kind in kinds for each in page.get(kind)]
    return "\n".join(f"{getattr(each, 'label', '')} {getattr(each, 'value', '')}" for each in found)
