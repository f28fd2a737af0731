"""The real server and the sandbox as processes of their own, and what is asked of them while they run."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30
KEY = "the sandbox's key"
TOKEN = "a-fixed-token"


def wait_until(holds: Callable[[], object], what: str, *, seconds: float = SECONDS) -> None:
    """Wait for something to hold; fails with `what` was waited for."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"in vain waited for {what}"
        time.sleep(0.004)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class SandboxProcess:
    """A stand-in TWIN in a process of its own."""

    url: str

    def ledger(self) -> dict[str, Any]:
        """Who was asked for and called, how often, by row key and by number; and the totals."""
        return dict(json.loads(self._answer("ledger")))

    def requests(self) -> int:
        """How many requests it was asked."""
        return int(self.ledger()["requests"])

    def forget(self) -> None:
        """Forget everybody."""
        self._answer("reset", b"{}")

    def _answer(self, verb: str, body: bytes | None = None) -> bytes:
        request = urllib.request.Request(f"{self.url}/_sandbox/{verb}", data=body, headers={"x-sandbox-key": KEY})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return bytes(answer.read())


@contextmanager
def sandbox(latency: float) -> Iterator[SandboxProcess]:
    """A sandbox that waits so many seconds before each answer."""
    command = [sys.executable, "-m", "lib", "sandbox", "--port", "0", "--latency", str(latency), "--token", TOKEN]
    process = subprocess.Popen([*command, "--control-key", KEY], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        said = process.stdout.readline()
        yield SandboxProcess(next(word for word in said.split() if word.startswith("http://")))
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


@dataclass(slots=True)
class Server:
    """Callboard as it is run; one process at a time on its data folder."""

    environment: dict[str, str]
    log: Path
    command: tuple[str, ...] = ("streamlit", "run", "app.py", "--server.port")
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.port = free_port()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command, str(self.port)],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
            )
        wait_until(self.health, "the server to answer")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """End it as an administrator would and return its exit code."""
        return self._end(signal.SIGTERM)

    def health(self) -> dict[str, Any]:
        """What it says of itself; empty while it does not answer yet."""
        assert self.process
        assert self.process.poll() is None, f"the server has ended by itself: {self.log.read_text(encoding='utf-8')}"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5) as answer:
                return dict(json.load(answer))
        except urllib.error.HTTPError as refused:
            return dict(json.load(refused))
        except OSError:
            return {}

    def rests(self) -> bool:
        """Whether no submission moves any more."""
        return not self.health()["submissions"].keys() & {"queued", "running", "stopping"}

    def _end(self, how: signal.Signals) -> int:
        assert self.process
        self.process.send_signal(how)
        return self.process.wait(SECONDS)
