"""A line between the browser and the server on which files wait: a slow connection, as long as a test wants it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

SECONDS = 30
_FILE = b"GET /media/"


@dataclass(frozen=True, slots=True)
class SlowLine:
    """Everything goes through at once, but a file that is asked for, which waits until `go` is set."""

    to: int
    listener: socket.socket
    asked: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The address of the first page, by this line."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def carry(self) -> None:
        """Join each connection to one of its own at the server, until the listener is closed."""
        with suppress(OSError):
            while True:
                browser, _ = self.listener.accept()
                threading.Thread(target=self._join, args=(browser,), daemon=True).start()

    def _join(self, browser: socket.socket) -> None:
        with browser, socket.create_connection(("127.0.0.1", self.to)) as server:
            back = threading.Thread(target=self._one_way, args=(server, browser), daemon=True)
            back.start()
            self._one_way(browser, server)
            back.join(SECONDS)

    def _one_way(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(1 << 16):
                if piece.startswith(_FILE):
                    self.asked.set()
                    self.go.wait(SECONDS)
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)


@contextmanager
def slow_line(to: int) -> Iterator[SlowLine]:
    """A line to the server on this port of loopback."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        line = SlowLine(to, listener)
        threading.Thread(target=line.carry, daemon=True).start()
        try:
            yield line
        finally:
            line.go.set()
            listener.shutdown(socket.SHUT_RDWR)
