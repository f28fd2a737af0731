"""What the tests of the pages do: bring files, release them, open screens, read what is said."""

import base64
import json
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.ui import screens
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import words

SHELL = Path(screens.__file__).parent / "shell" / "script.py"
SAY = words("en")
HEADER = "Phone;Client Id;Name"
KINDS = (
    "title", "header", "subheader", "markdown", "error", "warning", "info", "success", "metric", "button",
    "progress", "table", "dataframe", "text_input",
)  # fmt: skip


def open_screen(screen: Screen = Screen.OVERVIEW, *, locale: str = "en-US", **query: str) -> AppTest:
    """A screen at its address in a new session, run to its end."""
    page = AppTest.from_file(str(SHELL), default_timeout=30)
    page.context = {"locale": locale, "timezone": "Europe/Moscow"}
    return go(page, screen, **query)


def go(page: AppTest, screen: Screen, **query: str) -> AppTest:
    """The same session on another screen."""
    page.switch_page(str(screens.script(screen)))
    for name, value in query.items():
        page.query_params[name] = value
    return calm(page.run())


def press(page: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    return calm(page.button(key=key).click().run())


def press_in_dialog(page: AppTest, opener: str, key: str) -> AppTest:
    """Press a button of a dialog; the tester only runs whole pages, so what opened the dialog is pressed with it."""
    page.button(key=key).click()
    return press(page, opener)


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


def released(
    services: Services, content: bytes, name: str = "people.csv", *, batch_size: int = 100, per_ten: int | None = None
) -> str:
    """A released submission of which nothing has left yet."""
    draft_id, pace = draft_of(services, content, name), Pace(batch_size, per_ten_minutes=per_ten)
    plan = services.releases.plan(draft_id, pace=pace)
    return services.releases.release(draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=pace, by=LOCAL)


def sent(services: Services, content: bytes, name: str = "people.csv", *, batch_size: int = 100) -> str:
    """A submission whose every request that may leave has left."""
    submission_id = released(services, content, name, batch_size=batch_size)
    drain(services)
    return submission_id


def drain(services: Services) -> None:
    """Let every request leave that may leave now."""
    while services.sender.step():
        pass


def keys(page: AppTest) -> set[str]:
    """The keys of the buttons that the page has."""
    return {str(each.key) for each in page.button}


def token(*, minutes: float) -> str:
    """A token that tells its company and that it ends in so many minutes."""

    def part(told: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none'})}.{part({'exp': int(time.time() + 60 * minutes), 'company_id': '1'})}.c2ln"


def told(page: AppTest) -> str:
    """Everything that the page says."""
    found = [each for kind in KINDS for each in page.get(kind)]
    return "\n".join(f"{getattr(each, 'label', '')} {getattr(each, 'text', '')} {each.value}" for each in found)


def linked(page: AppTest) -> str:
    """The words of all links to other screens."""
    return " ".join(each.proto.label for each in page.get("page_link"))
