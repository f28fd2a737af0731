"""How far one request came, recorded where it happens, and the deadline that ends it."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from http.client import HTTPException, IncompleteRead
from types import TracebackType
from typing import Self

import requests
import urllib3

from lib.model.outcome import Fault, Stage

FAULTS = (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError)
"""What a request can fail with; anything else is a fault of ours and is not caught."""


class Step(StrEnum):
    """What is under way before a connection is ready; at `READY` the next byte is the request's."""

    SETTINGS = "settings"
    NAME = "name"
    TCP = "tcp"
    PROXY = "proxy"
    TLS = "tls"
    READY = "ready"


_BEFORE = {
    Step.SETTINGS: Fault.SETTINGS,
    Step.NAME: Fault.NAME,
    Step.TCP: Fault.UNREACHABLE,
    Step.PROXY: Fault.PROXY,
    Step.TLS: Fault.TLS,
}
_AFTER = (
    ((TimeoutError, requests.Timeout, urllib3.exceptions.ReadTimeoutError), Fault.READ_TIMEOUT),
    ((ssl.SSLError, urllib3.exceptions.SSLError), Fault.TLS),
    ((IncompleteRead, urllib3.exceptions.IncompleteRead, urllib3.exceptions.DecodeError), Fault.CUT),
    ((ConnectionError,), Fault.BROKEN),
    ((HTTPException,), Fault.NOT_HTTP),
)
"""The kind of a fault on a connection that stood: the first line that anything in the exception's chain fits."""


class Progress:
    """The progress of one request; a context manager, and the deadline (seconds from its start) runs inside it.

    At the deadline the connection is shut down under whatever waits on it: a drip of bytes outlives every read timeout.
    """

    def __init__(self, total_timeout: float) -> None:
        self.step = Step.SETTINGS
        self.by_proxy = False
        self.expired = False
        self.deadline = time.monotonic() + total_timeout
        self._held: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(total_timeout, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            if self._held:
                self._held.close()
                self._held = None

    @property
    def stage(self) -> Stage:
        """SENT from the moment at which a byte of the request can have left."""
        return Stage.SENT if self.step is Step.READY else Stage.CONNECTING

    def hold(self, sock: socket.socket) -> None:
        """Take a second handle of a connected socket, which the deadline can shut down also when TLS owns the first.

        Raises TimeoutError if the deadline has passed already.
        """
        with self._lock:
            if self.expired:
                raise TimeoutError("past the deadline")
            self._held = sock.dup()

    def ready(self) -> None:
        """The connection stands; raises TimeoutError if the deadline has passed already, so that nothing leaves."""
        if self.expired:
            raise TimeoutError("past the deadline")
        self.step = Step.READY

    def fault(self, error: BaseException) -> Fault:
        """The kind of a failure at this point, whatever the exception's class says of the stage."""
        chain = tuple(_chain(error))
        if self.step is not Step.READY:
            return self._before(chain)
        if self.expired:
            return Fault.DEADLINE
        return next((fault for kinds, fault in _AFTER if _any(chain, kinds)), Fault.BROKEN)

    def _before(self, chain: tuple[BaseException, ...]) -> Fault:
        if self.by_proxy and self.step is not Step.TLS:
            return Fault.PROXY
        if self.step is Step.TCP and _any(chain, (ConnectionRefusedError,)):
            return Fault.REFUSED
        if self.step is Step.TCP and _any(chain, (TimeoutError,)):
            return Fault.CONNECT_TIMEOUT
        return _BEFORE[self.step]

    def _expire(self) -> None:
        with self._lock:
            self.expired = True
            if self._held:
                with suppress(OSError):  # the other side has ended it already
                    self._held.shutdown(socket.SHUT_RDWR)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _any(chain: tuple[BaseException, ...], kinds: tuple[type[BaseException], ...]) -> bool:
    return any(isinstance(each, kinds) for each in chain)
