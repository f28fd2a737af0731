"""The sandbox on its socket: loopback only, a thread for each connection, TLS if it is given a certificate."""

import logging
import secrets
import socket
import ssl
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lib.settings import BATCH_PATH
from lib.twin.sandbox import cabinet, control
from lib.twin.sandbox.faults import Misbehaviour, Plan, Reply, as_json
from lib.twin.sandbox.iam import Iam, make_token
from lib.twin.sandbox.ledger import Ledger
from lib.twin.sandbox.receipts import Shape
from lib.twin.sandbox.spoil import spoil, whole
from lib.twin.sandbox.twin import Twin

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
LOGIN_PATH = "/api/v1/auth/login"
BODY_BYTES = 64 * 1024 * 1024
IDLE_SECONDS = 60
STOP_SECONDS = 5

_HELLO = Reply(200, b"Callboard's sandbox: a stand-in TWIN that calls nobody.\n", "text/plain")
_NOT_FOUND = as_json(404, {"error": "Not found"})
_NO_METHOD = as_json(405, {"error": "Method not allowed"})
_NO_LENGTH = as_json(411, {"error": "Content-Length is expected"})
_TOO_BIG = as_json(413, {"error": "The body is too big"})


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A running sandbox: where it is, the token it takes, the key of its control, and what it was asked."""

    url: str
    token: str = field(repr=False)
    control_key: str = field(repr=False)
    twin: Twin = field(repr=False)
    _server: "_Server" = field(repr=False)
    _thread: threading.Thread = field(repr=False)

    @property
    def ledger(self) -> Ledger:
        """Who was asked for and called, how often."""
        return self.twin.ledger

    @property
    def faults(self) -> Plan:
        """The misbehaviour to come."""
        return self.twin.plan

    def plan(self, misbehaviour: Misbehaviour, *, times: int | None = 1) -> None:
        """Misbehave in the next `times` batch requests after those planned already; None: until cleared."""
        self.twin.plan.add(misbehaviour, times)

    def stop(self) -> None:
        """Take no more connections and end those that are open; returns within `STOP_SECONDS`."""
        self._server.ends.set()
        self._server.shutdown()
        self._thread.join(STOP_SECONDS)
        self._server.server_close()
        self._server.end_connections()
        self.twin.webhooks.stop()


def start(
    port: int = 0,
    *,
    latency: float = 0.0,
    shape: Shape = Shape.GROUPS,
    token: str | None = None,
    any_token: bool = False,
    control_key: str | None = None,
    tls: tuple[Path, Path | None] | None = None,
) -> Sandbox:
    """Start a sandbox on 127.0.0.1; port 0 takes a free one, `latency` is in seconds, `tls` a certificate and its key
    (None: in the same file).

    Without `token` and `control_key` it makes its own. With `any_token` every bearer token is taken that has not run
    out. Raises OSError if the port is taken.
    """
    token, key = token or make_token(), control_key or secrets.token_urlsafe(16)
    twin = Twin(Iam(token, any_token=any_token), latency=latency, shape=shape)
    server = _Server(port, twin, key)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*tls)
        # each connection's own thread shakes hands, at its first read
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="sandbox", daemon=True)
    thread.start()
    url = f"{'https' if tls else 'http'}://{LOOPBACK}:{server.server_address[1]}"
    return Sandbox(url, token, key, twin, server, thread)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, twin: Twin, control_key: str) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.twin = twin
        self.control_key = control_key
        self.ends = threading.Event()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection, and serve it on a thread of its own."""
        self.twin.ledger.connected()
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection, and close it."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log the kind of a fault of ours; a client that leaves is its own affair."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            log.error("the sandbox failed: %s", type(error).__name__)

    def end_connections(self) -> None:
        """End what is still open, under whatever waits on it."""
        with self._lock:
            for each in self._open:
                try:
                    socket.socket.shutdown(each, socket.SHUT_RDWR)
                except OSError:
                    continue  # it has ended by itself


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    server: _Server

    def do_GET(self) -> None:
        """The control's ledger, and a word for people who look."""
        self._came = time.monotonic()
        path = urlsplit(self.path).path
        if path == BATCH_PATH:
            self._send(_NO_METHOD)
        elif path.startswith(control.PATH):
            self._send(self._control("GET", path, b""))
        elif cabinet.is_address(path):
            self._cabinet("GET")
        else:
            self._send(_HELLO if path == "/" else _NOT_FOUND)

    def do_POST(self) -> None:
        """The batch address, the login, the control's orders."""
        self._came = time.monotonic()
        path = urlsplit(self.path).path
        misbehaviour = self.server.twin.plan.take() if path == BATCH_PATH else None
        if misbehaviour is Misbehaviour.CUT_BEFORE_READING:
            self.server.twin.ledger.refused()
            self.close_connection = True
            return
        body = self._body()
        if body is None:
            self.close_connection = True
        elif path == BATCH_PATH:
            self._batch(body, misbehaviour)
        elif path == LOGIN_PATH:
            self._send(self.server.twin.login(body))
        elif path.startswith(control.PATH):
            self._send(self._control("POST", path, body))
        elif cabinet.is_address(path):
            self._cabinet("POST")
        else:
            self._send(_NOT_FOUND)

    def _batch(self, body: bytes, misbehaviour: Misbehaviour | None) -> None:
        self._answer(self.server.twin.batch(self._headers(), body, misbehaviour), misbehaviour)

    def _cabinet(self, method: str) -> None:
        twin = self.server.twin
        misbehaviour = twin.cabinet.plan.take()
        if misbehaviour is Misbehaviour.CUT_BEFORE_READING:
            self.close_connection = True
        else:
            self._answer(twin.cabinet_reply(self._headers(), method, self.path, misbehaviour), misbehaviour)

    def _answer(self, reply: Reply, misbehaviour: Misbehaviour | None) -> None:
        """Send what was answered, late and spoilt as ordered: the stand-in's own work counts as latency."""
        twin = self.server.twin
        if self.server.ends.wait(max(self._came + twin.latency - time.monotonic(), 0)):
            self.close_connection = True
            return
        obeyed = reply.status == 200
        if misbehaviour and obeyed and spoil(misbehaviour, reply, self.connection, self._write, self.server.ends):
            self.close_connection = True
        else:
            self._send(reply)

    def _control(self, method: str, path: str, body: bytes) -> Reply:
        return control.answer(self.server.twin, self.server.control_key, method, path, self._headers(), body)

    def _body(self) -> bytes | None:
        """The body, or None if there is none to read; the client has then been told why, or has left."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self._send(_NO_LENGTH)
        elif int(length) > BODY_BYTES:
            self._send(_TOO_BIG)
        else:
            body = self.rfile.read(int(length))
            return body if len(body) == int(length) else None
        return None

    def _headers(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.headers.items()}

    def _send(self, reply: Reply) -> None:
        whole(reply, self._write, close=self.close_connection)

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the address and headers of a request may hold what no log may."""
