"""Requests that leave when the test says so, in any order that threads could have."""

from collections.abc import Callable
from threading import Event
from types import SimpleNamespace

import pytest

from lib.dispatch import worker
from lib.dispatch.plan import Request
from lib.store import journal


class Held:
    """Stands in for `threading.Thread` in the sender: a request that is out, until it is let meet TWIN."""

    out: list["Held"] = []

    def __init__(self, target: Callable[..., object], args: tuple[Request, ...] = (), **_: object) -> None:
        self.target, self.args = target, args

    @property
    def attempt(self) -> journal.OpenAttempt:
        """Its row of the journal."""
        return self.args[0].attempt

    def start(self) -> None:
        """It leaves."""
        self.out.append(self)

    def is_alive(self) -> bool:
        """No thread is."""
        return False

    def meet(self) -> None:
        """TWIN takes it, and what TWIN answers waits for the sender's next turn."""
        self.target(*self.args)


def hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sender's turns and its requests happen when they are told to."""
    monkeypatch.setattr(worker, "threading", SimpleNamespace(Thread=Held, Event=Event))
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0)
    Held.out.clear()
