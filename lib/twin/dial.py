"""From a name to a connected TCP socket, within a time that also bounds the name lookup."""

import queue
import socket
import threading
import time
from collections.abc import Sequence
from typing import Any

from lib.twin.progress import Progress, Step


def dial(
    host: str, port: int, progress: Progress, *, timeout: float, options: Sequence[tuple[Any, ...]] = ()
) -> socket.socket:
    """A connected socket to the first address of `host` that answers; its own timeout is left at `timeout` seconds.

    Lookup and all addresses together take at most `timeout` seconds, and not longer than the deadline. Raises OSError
    (gaierror for an unknown name, TimeoutError) or UnicodeError for what cannot be a name.
    """
    until = min(time.monotonic() + timeout, progress.deadline)
    progress.step = Step.NAME
    addresses = _look_up(host, port, until)
    progress.step = Step.TCP
    fault = OSError("a name without an address")
    for tried, (family, kind, protocol, _, address) in enumerate(addresses):
        sock = socket.socket(family, kind, protocol)
        try:
            for option in options:
                sock.setsockopt(*option)
            # the rest of the time is shared out, so that one dead address does not use up that of the next
            sock.settimeout(max(until - time.monotonic(), 0.001) / (len(addresses) - tried))
            sock.connect(address)
            progress.hold(sock)
        except OSError as error:
            sock.close()
            fault = error
        else:
            sock.settimeout(timeout)
            return sock
    raise fault


def _look_up(host: str, port: int, until: float) -> list[tuple[Any, ...]]:
    # the resolver takes no timeout, so it is asked on a thread that nobody waits for longer than that
    found: queue.SimpleQueue[list[tuple[Any, ...]] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError) as error:
            found.put(error)

    threading.Thread(target=ask, name="name lookup", daemon=True).start()
    try:
        answer = found.get(timeout=max(until - time.monotonic(), 0))
    except queue.Empty:
        raise TimeoutError("the name lookup took too long") from None
    if isinstance(answer, Exception):
        raise answer
    return answer
