"""The real server, and the harness that ends itself at a step of the journal, as processes of their own."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults import killed_at
from tests.faults.killed_at import How, Step
from tests.faults.live import SECONDS, wait_until
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Server:
    """Callboard as it is run; one process at a time on its data folder."""

    environment: dict[str, str]
    log: Path
    command: tuple[str, ...] = ("streamlit", "run", "app.py", "--server.port")
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start it and wait until it answers."""
        self.start()
        wait_until(self.health, "the server to answer")

    def start(self) -> subprocess.Popen[bytes]:
        """Start it."""
        self.port = free_port()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command, str(self.port)],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
            )
        return self.process

    def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """End it, as a power cut would or (SIGTERM) an administrator, and return its exit code."""
        assert self.process
        self.process.send_signal(how)
        return self.process.wait(SECONDS)

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


@dataclass(slots=True)
class Harness:
    """Runs of `killed_at` on an installation with a released file; their output is kept in files beside its data."""

    environment: Mapping[str, str]
    folder: Path
    submission_id: str
    process: subprocess.Popen[bytes] | None = None

    def start(self, step: Step = Step.NEVER, nth: int = 1, how: How = How.KILL) -> subprocess.Popen[bytes]:
        """Start it."""
        with (self.folder / "harness.out").open("ab") as out, (self.folder / "harness.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _WITHOUT_ROOT, "-m", killed_at.__name__, step.value, str(nth), how.value],
                cwd=ROOT, env={**os.environ, **self.environment}, stdout=out, stderr=log,
            )  # fmt: skip
        return self.process

    def begin(self) -> None:
        """Start it, to send until it is ended from outside, and wait until it begins."""
        before = self.said()
        self.start()
        wait_until(lambda: "open" in self.said()[len(before) :], "the store to be open")

    def run(self, step: Step, nth: int, how: How) -> int:
        """Let it come to its end and return its exit code, -9 if it was killed."""
        return self.start(step, nth, how).wait(SECONDS)

    def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """Send it this signal, if it still runs, and return its exit code."""
        assert self.process
        self.process.send_signal(how)
        return self.process.wait(SECONDS)

    def said(self) -> list[str]:
        """Its lines on stdout."""
        told = self.folder / "harness.out"
        return told.read_text(encoding="utf-8").splitlines() if told.exists() else []

    def log(self) -> str:
        """What it logged, and why it could not start."""
        return (self.folder / "harness.log").read_text(encoding="utf-8")

    def committed(self) -> dict[int, str]:
        """What became of each attempt whose outcome was committed."""
        return {int(words[1]): words[2] for words in map(str.split, self.said()) if words[0] == "committed"}


_WITHOUT_ROOT = """
import ctypes, os, sys
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Root may write what is read-only, so the program begins without CAP_DAC_OVERRIDE; nobody else has it to give up."""
