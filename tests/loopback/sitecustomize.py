"""Loaded by every Python that the tests start (by PYTHONPATH): a connection to anything but loopback is refused.

Each refusal is also written to the file that CALLBOARD_TEST_CONNECTIONS names, which fails the whole run.
"""

import ipaddress
import os
import socket

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


def _is_loopback(address: object) -> bool:
    host = address[0] if isinstance(address, tuple) else "127.0.0.1"  # a path: a Unix socket
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse(address: object) -> None:
    with open(os.environ.get("CALLBOARD_TEST_CONNECTIONS", os.devnull), "a", encoding="utf-8") as file:
        file.write(f"{address!r}\n")
    raise ConnectionRefusedError(f"the tests connect to loopback only, not to {address!r}")


def connect(self, address):
    """Connect if the address is loopback."""
    if not _is_loopback(address):
        _refuse(address)
    return _connect(self, address)


def connect_ex(self, address):
    """Connect if the address is loopback."""
    if not _is_loopback(address):
        _refuse(address)
    return _connect_ex(self, address)


socket.socket.connect = connect
socket.socket.connect_ex = connect_ex
