"""The real server and the real browser, for what only these can tell."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

READY = "[data-testid=stApp][data-test-script-state=notRunning]"
"""A page whose script has ended."""

QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
"""What Chromium is started with."""

_PORT = 8655


def chromium() -> str:
    """Where Chromium is; ends the measurement with a sentence where there is none."""
    found = os.environ.get("CALLBOARD_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("This measurement needs Chromium: apt-get install chromium (or set CALLBOARD_BROWSER).")
    return found


@contextmanager
def serve(environment: Mapping[str, str]) -> Iterator[str]:
    """The server with these settings, until the block ends; yields its address."""
    command = ["streamlit", "run", "app.py", "--server.port", str(_PORT), "--server.headless", "true"]
    address = f"http://127.0.0.1:{_PORT}"
    with subprocess.Popen(
        [sys.executable, "-m", *command], cwd=Path(__file__).parents[1], env={**os.environ, **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        try:
            _wait(address)
            yield address
        finally:
            server.terminate()


def _wait(address: str) -> None:
    until = time.monotonic() + 60
    while not _answers(address):
        if time.monotonic() > until:
            raise SystemExit("the server did not start: the measurement means nothing")
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
