"""A real server on a free port of loopback, and a real Chromium."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.ports import free_port

ROOT = Path(__file__).parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
SECONDS = 30


@dataclass(slots=True)
class Server:
    """Callboard as `make run` starts it; `kill` and `stop` end only this process."""

    data: Path
    environment: dict[str, str]
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of the first page."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        quiet = ["--server.address", "127.0.0.1", "--server.headless", "true"]
        environment = {**os.environ, **self.environment, "CALLBOARD_DATA": str(self.data)}
        with (self.data.parent / f"server-{self.port}.log").open("ab") as log:
            self.process = subprocess.Popen([*command, *quiet], cwd=ROOT, env=environment, stdout=log, stderr=log)
        wait_for_answer(f"{self.url}/health", self.process)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as an administrator would."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(SECONDS)


def wait_for_answer(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a server answers at all; fail at once if its process ends."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the server ended with exit code {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nothing answered at {url} within {SECONDS} s")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start a server on a fresh data folder; settings are environment variables by name."""
    servers: list[Server] = []

    def start(**environment: str) -> Server:
        server = Server(tmp_path / f"data{len(servers)}", environment, free_port())
        server.data.mkdir()
        server.start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the session."""
    path = os.environ.get("CALLBOARD_BROWSER") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        pytest.fail("The browser tests need Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in a fresh profile; anything but loopback that it asks for fails the test."""
    contexts: list[BrowserContext] = []
    strange: list[str] = []

    def open_page(url: str, **options: object) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, "locale": "en-US", **options})
        context.on("request", lambda request: None if _is_ours(request.url) else strange.append(request.url))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SECONDS * 1000)
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not strange, f"the page asked for addresses that are not ours: {strange}"


def _is_ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
