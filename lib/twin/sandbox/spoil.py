"""Answers on the wire: whole, and spoilt in each way that the sandbox is asked for."""

import socket
import threading
from collections.abc import Callable
from http import HTTPStatus

from lib.twin.sandbox.faults import Misbehaviour, Reply

DRIP_SECONDS = 0.05
GARBAGE = b"\x00this is neither TLS nor HTTP\r\n" * 3

Send = Callable[[bytes], object]


def whole(reply: Reply, send: Send, *, close: bool) -> None:
    """Send an answer as it should be."""
    headers = (("Content-Length", str(len(reply.body))), *((("Connection", "close"),) if close else ()))
    send(_head(reply, headers) + reply.body)


def spoil(
    misbehaviour: Misbehaviour, reply: Reply, connection: socket.socket, send: Send, ends: threading.Event
) -> bool:
    """Send an answer spoilt; returns whether this was a misbehaviour of the wire. The caller then hangs up.

    Raises OSError when the client leaves.
    """
    length = ("Content-Length", str(len(reply.body)))
    endless = _head(reply, (("Content-Length", str(10**9)),))
    half = reply.body[: len(reply.body) // 2]
    match misbehaviour:
        case Misbehaviour.CUT_AFTER_ACCEPTING:
            pass
        case Misbehaviour.CUT_IN_BODY:
            send(_head(reply, (length,)) + half)
        case Misbehaviour.CUT_IN_CHUNK:
            send(_head(reply, (("Transfer-Encoding", "chunked"),)) + b"%x\r\n" % len(reply.body) + half)
        case Misbehaviour.GARBAGE:
            # past the TLS layer, if there is one: straight to the socket under it
            socket.socket.sendall(connection, GARBAGE)
        case Misbehaviour.DRIP:
            _drip(endless + reply.body, send, ends)
        case Misbehaviour.DRIP_BODY:
            send(endless)
            _drip(reply.body, send, ends)
        case _:
            return False
    return True


def _drip(data: bytes, send: Send, ends: threading.Event) -> None:
    """One byte at a time, and then blanks without an end, until the client leaves or the sandbox ends."""
    left = iter(data)
    while not ends.wait(DRIP_SECONDS):
        send(bytes((next(left, 0x20),)))


def _head(reply: Reply, framing: tuple[tuple[str, str], ...]) -> bytes:
    headers = (("Content-Type", reply.content_type), *reply.headers, *framing)
    lines = [
        f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}",
        *(f"{name}: {value}" for name, value in headers),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
